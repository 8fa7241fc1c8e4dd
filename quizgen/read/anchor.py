"""The time anchor: the day on which the report was written, and how that is known.

A page may carry two dates, years apart: that of the page (a copy, an archive)
and that of an embedded post. Which of them fits is decided by proof from the
text, a weekday or a year, never by preference.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.grammar.dates import WEEKDAYS, long_date, weekday_name
from quizgen.model import BlockKind, DatePlace, FoundDate

if TYPE_CHECKING:
    from quizgen.model import Article

CONFLICT_DAYS = 30
"""Two dates further apart than this cannot both be the date of one report."""
_HEAD = (DatePlace.DATE_LINE, DatePlace.BYLINE, DatePlace.DATELINE)
_ON_WEEKDAY = re.compile(rf"\bon\s+({'|'.join(WEEKDAYS)})\b(?!\s*,?\s*(?:\d|[A-Z][a-z]+\s+\d))", re.IGNORECASE)


@dataclass(frozen=True)
class Anchor:
    """The day from which relative expressions count.

    date: the day. source: the printed date it rests on.
    inferred: True where the date at the head of the page was overruled by one in the text.
    conflict: the overruled date, or None. reason: one sentence for the back of a card.
    """

    date: dt.date
    source: FoundDate
    inferred: bool
    reason: str
    conflict: FoundDate | None = None


def find_anchor(article: Article) -> Anchor | None:
    """Return the proven anchor of ``article``, or None where no date is printed or two contradict without proof."""
    head = next((d for place in _HEAD for d in article.dates if d.place is place), None)
    posts = [d for d in article.dates if d.place is DatePlace.POST]
    if head is None:
        return _without_date_line(article, posts)
    if head.weekday is not None and head.weekday != head.date.weekday():
        return None
    rival = next((d for d in posts if abs((d.date - head.date).days) > CONFLICT_DAYS), None)
    if rival is None:
        return Anchor(head.date, head, False, "It is the date printed at the head of the report.")
    return _settle(article, head, rival)


def _without_date_line(article: Article, posts: list[FoundDate]) -> Anchor | None:
    """Return the anchor of a page whose head carries no date: an embedded post's, else that of the file's name."""
    if posts:
        return Anchor(posts[0].date, posts[0], True, "The embedded post carries the only date.")
    named = next((d for d in article.dates if d.place is DatePlace.FILE_NAME), None)
    return Anchor(named.date, named, True, "The name of the file carries the only date.") if named is not None else None


def _settle(article: Article, head: FoundDate, rival: FoundDate) -> Anchor | None:
    """Decide between page date and post date by the weekday that the text gives to the day of its events."""
    if rival.date > head.date:
        return None
    named = {m.group(1).capitalize() for m in _ON_WEEKDAY.finditer(_body(article))}
    fits_rival = weekday_name(rival.date) in named
    fits_head = weekday_name(head.date) in named
    if fits_rival and not fits_head:
        weekday = weekday_name(rival.date)
        reason = (
            f"The text tells of a {weekday}; {long_date(rival.date)} was a {weekday}, "
            f"{long_date(head.date)} a {weekday_name(head.date)}."
        )
        return Anchor(rival.date, rival, True, reason, conflict=head)
    return None


def _body(article: Article) -> str:
    return "\n".join(block.span.of(article.text) for block in article.blocks_of(BlockKind.BODY))
