"""Spans: half-open pairs of code-point offsets into ``Article.text``."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """Characters ``start`` up to, not including, ``end`` of one text.

    >>> Span(0, 5).of("Vienna and Helsinki")
    'Vienn'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of ``text`` that the span covers."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Tell whether every character of ``other`` lies in this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


def hull(spans: tuple[Span, ...]) -> Span:
    """Return the smallest span that contains all of ``spans`` (at least one)."""
    return Span(min(s.start for s in spans), max(s.end for s in spans))
