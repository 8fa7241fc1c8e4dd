"""Relative time: "on Wednesday", "last year", "two months ago", "in July", worked out from the anchor.

An expression is resolved only where the tense of its clause says on which side
of the anchor it lies. Expressions that cannot be resolved are recorded all the
same, so that nothing is quoted out of its time.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from quizgen.grammar.dates import long_date, month_year, weekday_name
from quizgen.model import BlockKind, Span
from quizgen.read.times.expressions import Match, match_at
from quizgen.read.times.words import JOINTS, PREPOSITIONS

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from quizgen.read.anchor import Anchor
    from quizgen.read.parse import Parse, Sentence
    from quizgen.read.quotations import Quotation


@dataclass(frozen=True)
class RelativeTime:
    """A relative time expression: tokens ``first`` up to, not including, ``end``.

    resolved: the day it means, or the first day of the week, month, season or year; None where unsafe.
    precision: "day", "week", "month", "season" or "year". A week is given by the month it lies in.
    replacement: words that can stand in its place ("on 27 June 2018"), or None.
    phrase: the expression without its preposition, as printed ("last year").
    reason: how it was worked out ("the last Wednesday up to 28 June 2018"), empty where it was not.
    """

    first: int
    end: int
    phrase: str
    span: Span
    resolved: dt.date | None = None
    precision: str = "day"
    replacement: str | None = None
    reason: str = ""

    def answer(self) -> str:
        """Return the day, month, season or year in words."""
        if self.resolved is None:
            raise ValueError(f"{self.phrase!r} is not resolved")
        return _in_words(self.resolved, self.precision, self.phrase)


def _in_words(day: dt.date, precision: str, phrase: str) -> str:
    if precision == "season":
        return f"the {phrase.rsplit(maxsplit=1)[-1].lower()} of {day.year}"
    if precision == "year":
        return str(day.year)
    return long_date(day) if precision == "day" else month_year(day)


def relative_times(
    parse: Parse, quotations: tuple[Quotation, ...], anchor: Anchor | None
) -> Mapping[int, RelativeTime]:
    """Return the relative expressions of the body by the index of their first token; none from quotations."""
    day = anchor.date if anchor else None
    quoted = [q.span for q in quotations]
    found: dict[int, RelativeTime] = {}
    for sentence in parse.sentences:
        if sentence.kind is not BlockKind.BODY:
            continue
        matches = [m for m in _matches(parse.doc, sentence, day) if not _inside(parse.starts[m.token], quoted)]
        for match in _in_order(parse.doc, matches):
            time = _record(parse, match, day)
            found[time.first] = time
    return found


def _matches(doc: Doc, sentence: Sentence, day: dt.date | None) -> list[Match]:
    """Return the relative expressions of one sentence, none inside another."""
    found: list[Match] = []
    last = sentence.tokens.start
    for token in sentence.tokens:
        if token.i < last:
            continue
        match = match_at(doc, token, day)
        if match is not None:
            found.append(match)
            last = match.end
    return found


def _in_order(doc: Doc, matches: list[Match]) -> list[Match]:
    """Leave both ends of a stretch open where the second would lie before the first: "from November 20 to March 1"."""
    unsafe = {
        n
        for n, (one, other) in enumerate(pairwise(matches))
        if other.first == one.end + 1
        and doc[one.end].lower_ in JOINTS
        and one.resolved is not None
        and other.resolved is not None
        and other.resolved < one.resolved
    }
    return [replace(m, resolved=None) if {n, n - 1} & unsafe else m for n, m in enumerate(matches)]


def _inside(offset: int, spans: list[Span]) -> bool:
    return any(span.start <= offset < span.end for span in spans)


def _record(parse: Parse, match: Match, day: dt.date | None) -> RelativeTime:
    tokens = parse.doc[match.first : match.end]
    phrase = tokens[1:] if tokens[0].lower_ in {"on", "over", "during"} else tokens
    time = RelativeTime(match.first, match.end, parse.text(phrase), parse.span(phrase), match.resolved, match.precision)
    if match.resolved is None or day is None or _is_under_unknown(parse.doc, match):
        return time
    return replace(time, replacement=_wording(parse, match, time.answer()), reason=_reason(time, match.resolved, day))


def _reason(time: RelativeTime, resolved: dt.date, day: dt.date) -> str:
    """Return how ``time`` was worked out from the day of the report."""
    if time.precision == "day":
        side = "is" if resolved == day else "is the nearest before" if resolved < day else "is the nearest after"
        return f"{weekday_name(resolved)}, {long_date(resolved)}, {side} {long_date(day)}, the day of the report"
    return f"counted from {long_date(day)}, the day of the report"


def _wording(parse: Parse, match: Match, answer: str) -> str:
    """Return the expression's replacement with the preposition it needs where it stands."""
    before = parse.doc[match.first - 1].lower_ if match.first else ""
    first = parse.doc[match.first].lower_
    if first not in {"on", "over", "during"} and _is_governed(parse.doc, match, before):
        return f"{match.prefix}{answer}"
    preposition = "on" if match.precision == "day" else "in"
    return f"{match.prefix}{preposition} {answer}"


def _is_under_unknown(doc: Doc, match: Match) -> bool:
    """Tell whether a preposition stands before the expression with which no date reads well: "came *into* Tuesday"."""
    before = doc[match.first - 1] if match.first else None
    return (
        before is not None
        and before.dep_ == "prep"
        and before.lower_ not in PREPOSITIONS
        and before.lower_ not in {"on", "as", "over", "than", "like"}
    )


def _is_governed(doc: Doc, match: Match, before: str) -> bool:
    """Tell whether a preposition stands before the expression already, or a word that takes none: "in late June"."""
    if before in PREPOSITIONS or before == "as" or (before in {"early", "late", "-"} and match.precision == "month"):
        return True
    joined = before in JOINTS and match.first > 1
    return joined and doc[match.first - 2].ent_type_ in {"DATE", "TIME"}
