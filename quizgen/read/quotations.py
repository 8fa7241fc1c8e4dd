"""Quotations: what stands between double quotation marks, found paragraph by paragraph.

An unclosed mark costs one quotation, not the article: a paragraph is read on
its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quizgen.model import Article, BlockKind, Span

_MARK = re.compile(r"[\"“”„«»]|``|''")
_SPEAKING = (BlockKind.BODY, BlockKind.HEADLINE, BlockKind.CAPTION, BlockKind.HEADING)


@dataclass(frozen=True)
class Quotation:
    """The characters from the opening to the closing mark.

    span: with the marks. inner: without them.
    closed: False where the paragraph ends before the mark.
    block: index of its block in ``Article.blocks``.
    """

    span: Span
    inner: Span
    closed: bool
    block: int


def find_quotations(article: Article) -> tuple[Quotation, ...]:
    """Return the quotations of body, headings and captions in order; they never overlap."""
    return tuple(
        quotation
        for number, block in enumerate(article.blocks)
        if block.kind in _SPEAKING
        for quotation in _in_block(article.text, block.span, number)
    )


def _in_block(text: str, block: Span, number: int) -> Iterator[Quotation]:
    opening: re.Match[str] | None = None
    for mark in _MARK.finditer(text, block.start, block.end):
        if opening is None:
            if _may_open(text, mark, block):
                opening = mark
        elif mark.group() in "“„«" and _may_open(text, mark, block):
            opening = mark
        else:
            yield _quotation(opening, mark.start(), mark.end(), number, closed=True)
            opening = None
    if opening is not None and block.end > opening.end():
        yield _quotation(opening, block.end, block.end, number, closed=False)


def _quotation(opening: re.Match[str], inner_end: int, end: int, number: int, *, closed: bool) -> Quotation:
    return Quotation(Span(opening.start(), end), Span(opening.end(), inner_end), closed, number)


def _may_open(text: str, mark: re.Match[str], block: Span) -> bool:
    """Tell whether a mark can open: not a closing curly one, not an inch sign after a figure."""
    if mark.group() in {"”", "»"}:
        return False
    before = text[mark.start() - 1] if mark.start() > block.start else " "
    after = text[mark.end()] if mark.end() < block.end else " "
    return not before.isalnum() and not (after.isspace() and not before.isspace())
