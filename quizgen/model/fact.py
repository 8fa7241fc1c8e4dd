"""Facts: small typed records of what a text shows, each with its evidence.

A fact holds strings that are ready to stand in a question (names in full,
dates worked out) beside the spans that prove them, so that question rules
never need the parse.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import ClassVar

from quizgen.model.span import Span

Spans = tuple[tuple[str, tuple[Span, ...]], ...]
Value = str | int | float | bool | None | tuple[str, ...]

_FRAME = frozenset({"rule", "spans", "sentence", "importance"})


@dataclass(frozen=True, kw_only=True)
class Fact:
    """What every fact has.

    rule: id of the fact rule that found it.
    spans: role (``"source"``, ``"cue"``, …) and the spans that show it, in code points.
    sentence: the sentence, or run of sentences, that is the evidence.
    importance: 0 to 1; how near the fact is to what the article is about.
    """

    kind: ClassVar[str]
    identity: ClassVar[tuple[str, ...]]
    """Names of the fields that make two facts the same fact, however worded."""

    rule: str
    spans: Spans
    sentence: Span
    importance: float = 0.0

    def span(self, role: str) -> Span | None:
        """Return the first span of ``role``, or None."""
        for name, spans in self.spans:
            if name == role and spans:
                return spans[0]
        return None

    def values(self) -> dict[str, Value]:
        """Return the fact's own fields as plain JSON values."""
        return dict(self._own())

    def key(self) -> str:
        """Return a stable id: the same for the same fact in an edited article."""
        own = dict(self._own())
        parts = [self.kind, *(f"{name}={own[name]}".casefold() for name in self.identity)]
        return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=8).hexdigest()

    def _own(self) -> Iterator[tuple[str, Value]]:
        for field in fields(self):
            if field.name not in _FRAME:
                yield field.name, _plain(getattr(self, field.name))


def _plain(value: object) -> Value:
    if isinstance(value, dt.date):
        return value.isoformat()
    if value is None or isinstance(value, str | int | float | bool | tuple):
        return value
    raise TypeError(f"a fact may not hold a {type(value).__name__}")


def make_spans(roles: Mapping[str, Span | tuple[Span, ...] | None]) -> Spans:
    """Freeze a mapping from role to span(s); roles without a span are left out."""
    return tuple(
        (role, (found,) if isinstance(found, Span) else tuple(found)) for role, found in roles.items() if found
    )
