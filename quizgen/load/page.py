"""Pages: what every format but plain text is turned into before it becomes an article.

A page holds plain values only, so that it can cross from the process that parses a file to ours, and lie beside a
deck as a readable file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from quizgen.load.errors import SourceError
from quizgen.model import BlockKind


@dataclass(frozen=True)
class Part:
    """A paragraph of a page on one line; ``kind`` where the format tells it, None where it is to be found out."""

    text: str
    kind: BlockKind | None = None


@dataclass(frozen=True)
class Page:
    """One article as its format gives it.

    published: the day of publication; more than one where the page contradicts itself.
    plain: the article as plain text for the recogniser of pasted pages, where the format knows no paragraphs;
    ``parts`` is empty then.
    """

    parts: tuple[Part, ...] = ()
    plain: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: tuple[dt.date, ...] = ()
    updated: dt.date | None = None
    url: str | None = None
    language: str | None = None


def to_json(page: Page) -> dict[str, Any]:
    """Return a page as JSON values; empty fields are left out."""
    values: dict[str, Any] = {
        "title": page.title,
        "authors": list(page.authors),
        "publisher": page.publisher,
        "published": [day.isoformat() for day in page.published],
        "updated": page.updated.isoformat() if page.updated else None,
        "url": page.url,
        "language": page.language,
        "plain": page.plain,
        "parts": [[part.kind.value if part.kind else "", part.text] for part in page.parts],
    }
    return {name: value for name, value in values.items() if value}


def from_json(values: Any) -> Page:
    """Return the page that `to_json` wrote; raise `SourceError` for anything else."""
    try:
        return _page(values)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise SourceError("it holds no pages that quizgen has written") from error


def _page(values: Mapping[str, Any]) -> Page:
    updated = values.get("updated")
    return Page(
        parts=tuple(Part(_text(text), BlockKind(kind) if kind else None) for kind, text in values.get("parts", ())),
        plain=_optional(values, "plain"),
        title=_optional(values, "title"),
        authors=tuple(map(_text, values.get("authors", ()))),
        publisher=_optional(values, "publisher"),
        published=tuple(map(dt.date.fromisoformat, values.get("published", ()))),
        updated=dt.date.fromisoformat(updated) if updated else None,
        url=_optional(values, "url"),
        language=_optional(values, "language"),
    )


def _optional(values: Mapping[str, Any], name: str) -> str | None:
    value = values.get(name)
    return None if value is None else _text(value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"a text was expected, not {type(value).__name__}")
    return value
