"""When something was said, as far as the sentence that reports it tells: in the month of the report or in another."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.grammar.dates import month_year
from quizgen.model import BlockKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading
    from quizgen.read.attribution import Attributed
    from quizgen.read.times import RelativeTime

_TELLS_WHEN = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|fall"
    r"|winter|1[5-9]\d\d|20\d\d|ago|last|previous|earlier|past|years?|decades?|\w+day)\b",
    re.IGNORECASE,
)
_DURATION = re.compile(r"^(?:the )?(?:\w+[- ])?\w+[- ](?:day|week|month|year)s?(?:[- ]old)?$", re.IGNORECASE)


@dataclass(frozen=True)
class Said:
    """month: the month that the sentence tells, in words. undated: a time is told that is not known."""

    month: str | None = None
    undated: bool = False


def said_when(reading: Reading, a: Attributed) -> Said:
    """Return what the sentence of the cue tells of the time of the statement, outside the statement and its source.

    Where it tells none, the sentence before it may: a report goes on with the day of which it has begun to tell.
    """
    day = reading.anchor.date if reading.anchor is not None else None
    if a.cue_head is None or day is None:
        return Said()
    cue = reading.parse.doc[a.cue_head]
    here = _told(reading, list(_around(reading, a)))
    if here is None:
        return Said(undated=True)
    now = day.replace(day=1)
    if not here:
        return Said(undated=_is_led_away(reading, cue, now))
    months = {_month(time) for time in here}
    month = months.pop() if len(months) == 1 else None
    if month is None or not all(_is_of(cue, time) for time in here):
        return Said(undated=True)
    return Said(month=month_year(month))


def _is_led_away(reading: Reading, cue: Token, now: dt.date) -> bool:
    """Tell whether the sentence before tells of another month or of a time that is not known."""
    number = reading.parse.sentence_number(cue)
    before = reading.parse.sentences[number - 1] if number else None
    if before is None or before.kind is not BlockKind.BODY:
        return False
    times = _told(reading, [t for t in before.tokens if not reading.in_quotation(t)])
    return times is None or any(_month(time) != now for time in times)


def _told(reading: Reading, tokens: list[Token]) -> list[RelativeTime] | None:
    """Return the relative times among tokens; None where a date stands there that is none of them."""
    times = [reading.times[t.i] for t in tokens if t.i in reading.times]
    covered = {i for time in times for i in range(time.first - 1, time.end)}
    return None if _tells_more(reading, tokens, covered) else times


def _around(reading: Reading, a: Attributed) -> Iterator[Token]:
    """Yield the tokens of the cue's sentence that belong to no statement, quotation or source."""
    cue = reading.parse.doc[a.cue_head or 0]
    for token in reading.parse.sentence_of(cue).tokens:
        start = reading.parse.starts[token.i]
        told = any(s.start <= start < s.end for s in (*a.content, *a.source, *a.relative))
        if not told and not reading.in_quotation(token):
            yield token


def _month(time: RelativeTime) -> dt.date | None:
    """Return the first day of the month in which a time lies, or None where it may lie in two."""
    if time.resolved is None or time.precision not in {"day", "week", "month"}:
        return None
    if time.precision == "week" and (time.resolved + dt.timedelta(days=6)).month != time.resolved.month:
        return None
    return time.resolved.replace(day=1)


def _tells_more(reading: Reading, tokens: list[Token], covered: set[int]) -> bool:
    """Tell whether a date stands there besides the relative ones, that is no span of time ("a two-day visit")."""
    inside = {t.i for t in tokens}
    if not tokens:
        return False
    found = reading.parse.entities_in(min(inside), max(inside) + 1)
    dates = (e for e in found if e.label_ == "DATE" and e.start in inside)
    return any(
        not covered.intersection(range(e.start, e.end)) and _TELLS_WHEN.search(e.text) and not _DURATION.match(e.text)
        for e in dates
    )


def _is_of(cue: Token, time: RelativeTime) -> bool:
    """Tell whether a time belongs to the cue: its verb, or a noun beside it ("said in an interview last week")."""
    token = cue.doc[time.first]
    verb = next((t for t in token.ancestors if t.pos_ in {"VERB", "AUX"}), None)
    return verb is not None and verb.i == cue.i
