"""What was published: the text as it came, its blocks, and the dates found in it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

from quizgen.model.span import Span


class BlockKind(StrEnum):
    """What a stretch of the page is; decides which rules may read it.

    ``QUOTE`` is a quotation set off from the text, without the words that say whose it is: never the article's voice.
    """

    DATE_LINE = "date line"
    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    HEADING = "heading"
    BODY = "body"
    POST = "post"
    CAPTION = "caption"
    QUOTE = "quote"
    BOILERPLATE = "boilerplate"


_DECK = re.compile(r";\s*\n")


@dataclass(frozen=True)
class Block:
    """One stretch of the page, without the white space around it.

    A ``DATELINE`` block ("MOSCOW, June 27 (Agency) —") stands before the body
    paragraph it opens; both are blocks of their own and do not overlap.
    """

    kind: BlockKind
    span: Span


class DatePlace(StrEnum):
    """Where on the page an absolute date was found."""

    DATE_LINE = "date line"
    DATELINE = "dateline"
    BYLINE = "byline"
    POST = "post"
    BODY = "body"
    FILE_NAME = "file name"
    """Not in the text: the name of the file begins with, or holds, a date such as 2016-09-03."""
    CONTRADICTED = "contradicted"
    """Declared by the page as its date, and contradicted by another date so declared."""


@dataclass(frozen=True)
class FoundDate:
    """An absolute calendar date in the text, with its place on the page; that of a file name has an empty span.

    ``weekday`` is the day of the week printed beside it (Monday is 0), if any;
    it is kept as printed, also where it contradicts ``date``.
    """

    date: dt.date
    span: Span
    place: DatePlace
    weekday: int | None = None


@dataclass(frozen=True)
class Article:
    """A published text. ``text`` of plain text is the source decoded, every character kept; of any other format it is
    the text extracted, under lines with the title, the authors and the dates that the source declares.

    ``id`` is stable: it is derived from headline and date, not from the path,
    so that a moved or lightly edited file keeps its cards.
    """

    path: str
    id: str
    text: str
    blocks: tuple[Block, ...]
    dates: tuple[FoundDate, ...]
    language: str = "en"
    publisher: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()

    @property
    def headline(self) -> str | None:
        """The headline as printed, without a deck line behind a semicolon, or None where the page has none."""
        for block in self.blocks:
            if block.kind is BlockKind.HEADLINE:
                title = _DECK.split(block.span.of(self.text), maxsplit=1)[0]
                return " ".join(title.split()).removesuffix(";")
        return None

    def blocks_of(self, *kinds: BlockKind) -> tuple[Block, ...]:
        """Return the blocks of the given kinds in the order of the text."""
        return tuple(block for block in self.blocks if block.kind in kinds)
