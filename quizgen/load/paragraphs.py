"""Paragraphs of plain text: separated by empty lines, one to a line, or hard-wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.model import Span

_GAP = re.compile(r"\n[^\S\n]*(?:\n\s*)+")
_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
BLANK = "".join(letter for letter in map(chr, range(0x3001)) if letter.isspace()) + "\u200b\ufeff"
"""White space, and the invisible marks that stand at the ends of pasted text."""
_WRAP_WIDTHS = range(45, 116)
"""Lengths of full lines, in characters, by which hard-wrapped text is known."""


def paragraphs(text: str) -> Iterator[Span]:
    """Yield the paragraphs of ``text`` without the white space around them, in order."""
    start = 0
    for gap in [*_GAP.finditer(text.replace("\r", " ")), None]:
        yield from _split(text, start, gap.start() if gap else len(text))
        start = gap.end() if gap else len(text)


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield a stretch without empty lines as one paragraph where it is hard-wrapped, else line by line."""
    lines = [line for line in (_stripped(text, m.start(), m.end()) for m in _LINE.finditer(text, start, end)) if line]
    if len(lines) > 1 and _is_wrapped(text, lines):
        yield Span(lines[0].start, lines[-1].end)
    else:
        yield from lines


def _stripped(text: str, start: int, end: int) -> Span | None:
    part = text[start:end]
    inner = part.strip(BLANK)
    if not inner:
        return None
    first = start + len(part) - len(part.lstrip(BLANK))
    return Span(first, first + len(inner))


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    """Tell whether every line but the last is about full, and few end as a paragraph ends."""
    full = lines[:-1]
    if not all(line.end - line.start in _WRAP_WIDTHS for line in full):
        return False
    ended = sum(text[line.end - 1] in '.!?”"' for line in full)
    return ended <= len(full) / 3
