"""TIM-2: the dates that the text prints in full, from the year up."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.tim import is_ahead, passage_around
from quizgen.grammar.dates import MONTHS
from quizgen.model import Fact, Span, make_spans
from quizgen.read.times.words import MONTH_NUMBERS
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from quizgen.read import Reading

_MONTH = "(?P<month>(?:" + "|".join(month[:3] for month in MONTHS) + r")(?:[a-z]*|\.))"
_DAY = r"(?P<day>[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)(?![\d,]*\d|[-–]\d|s\b|[’']s\b)"
_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_MONTH} {_DAY},? {_YEAR}",
        rf"\b{_DAY}(?: of)? {_MONTH},? {_YEAR}",
        rf"\b{_MONTH},? (?:of )?{_YEAR}",
        rf"(?:(?<=\b[Ii]n )|(?<=\b[Ss]ince )){_YEAR}(?! [a-z]+s\b)",
    )
)
"""The fuller a pattern, the earlier it stands. A bare year needs "in" or "since": other figures look like years."""


@dataclass(frozen=True, kw_only=True)
class AbsoluteDate(Fact):
    """A date with its year, as printed.

    phrase: as printed ("March 2018"). resolved: the day, or the first of the month or year. precision: "day", "month"
    or "year". passage: the clause around it as printed, or None where it cannot be read alone.
    planned: its clause tells of what is to come.
    """

    kind: ClassVar[str] = "absolute_date"
    identity: ClassVar[tuple[str, ...]] = ("phrase", "passage")
    phrase: str
    resolved: dt.date
    precision: str
    passage: str | None
    planned: bool = False


def find(reading: Reading) -> Iterator[AbsoluteDate]:
    """Yield the dates with a year that stand outside quotations in the body."""
    for sentence in reading.body():
        for span, day, precision in _dates_in(reading.article.text, sentence.span):
            tokens = reading.parse.tokens(span)
            if not len(tokens) or reading.in_quotation(tokens[0]):
                continue
            phrase = " ".join(span.of(reading.article.text).split())
            passage = passage_around(reading, tokens[0].i, tokens[-1].i + 1, phrase)
            yield AbsoluteDate(
                rule="TIM-2-DATE", spans=make_spans({"answer": span}), sentence=sentence.span, phrase=phrase,
                resolved=day, precision=precision, passage=reading.parse.text(passage) if passage else None,
                planned=is_ahead(reading, tokens[0], day),
            )  # fmt: skip


def _dates_in(text: str, within: Span) -> Iterator[tuple[Span, dt.date, str]]:
    """Yield the dates of one sentence in the order of the text, none inside another."""
    taken: list[Span] = []
    found: list[tuple[Span, dt.date, str]] = []
    for pattern in _DATES:
        for match in pattern.finditer(text, within.start, within.end):
            span = Span(*match.span())
            read = _read(match.groupdict())
            if read is not None and not any(span.overlaps(other) for other in taken):
                taken.append(span)
                found.append((span, *read))
    return iter(sorted(found))


def _read(parts: dict[str, str | None]) -> tuple[dt.date, str] | None:
    """Return the first day of a date and its precision; None for a day that the month does not have."""
    year, month, day = parts["year"], parts.get("month"), parts.get("day")
    number = MONTH_NUMBERS.get(month.lower()) if month else 1
    if year is None or number is None:
        return None
    try:
        return dt.date(int(year), number, int(day or 1)), "day" if day else "month" if month else "year"
    except ValueError:
        return None


RULES = (
    FactRule(
        id="TIM-2-DATE",
        family="TIM-2",
        skill="TIM",
        level=1,
        finds="A date that the text prints with its year, and whether what it dates is still to come.",
        why="Put in order, the dates of a report show what is news in it and what came before.",
        find=find,
        fires=(
            Fires(
                "Norlink bought three old ships from a Danish yard in May 2019.",
                (
                    {
                        "phrase": "May 2019",
                        "resolved": "2019-05-01",
                        "precision": "month",
                        "passage": "Norlink bought three old ships from a Danish yard in May 2019",
                        "planned": False,
                    },
                ),
            ),
            Fires(
                "The bridge over the Vanna will close for good on 3 June 2025.",
                ({"phrase": "3 June 2025", "resolved": "2025-06-03", "precision": "day", "planned": True},),
            ),
            Fires("The answer may come from a law of May 2019.", ({"phrase": "May 2019", "planned": False},)),
            Fires("She has run Norlink since 2011.", ({"phrase": "2011", "precision": "year"},)),
        ),
        silent=(
            Silent("Norlink bought three ships last year.", "relative: TIM-1"),
            Silent("Norlink carried 2019 passengers.", "a number, no year"),
            Silent("“We bought the ships in May 2019,” Anna Berg said.", "in a quotation"),
            Silent("Norlink was founded in the 1990s.", "a decade"),
            Silent("In 2016 elections were free of charges.", "“2016 elections” may be one phrase"),
        ),
    ),
)
