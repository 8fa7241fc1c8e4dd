"""Relative time: "on Wednesday", "last year", "two months ago", "in July", worked out from the anchor.

An expression is resolved only where the tense of its clause says on which side
of the anchor it lies. Expressions that cannot be resolved are recorded all the
same, so that nothing is quoted out of its time.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

from quizgen.grammar.dates import MONTHS, WEEKDAYS, long_date, month_year
from quizgen.model import BlockKind, Span
from quizgen.read import tree

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from quizgen.read.anchor import Anchor
    from quizgen.read.parse import Parse
    from quizgen.read.quotations import Quotation

_WEEKDAYS = {name.lower(): number for number, name in enumerate(WEEKDAYS)}
_MONTHS = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
_PERIODS = frozenset({"week", "month", "year", "weekend", "night", "decade", "century", "quarter", "season"})
_UNITS = {"day": "days", "days": "days", "week": "weeks", "weeks": "weeks", "month": "months", "months": "months",
          "year": "years", "years": "years"}  # fmt: skip
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
            "nine": 9, "ten": 10, "twenty": 20}  # fmt: skip
_DAY_SHIFT = {"yesterday": -1, "tomorrow": 1}
_SHIFTS = {"last": -1, "this": 0, "next": 1}
_DAY_PARTS = frozenset({"morning", "afternoon", "evening", "night"})
_PREPOSITIONS = frozenset(
    {"in", "of", "by", "since", "from", "until", "till", "during", "for", "before", "after", "to"}
)
_REACH_DAYS = 300
"""A day without a year lies no further away; beyond that the tense is likely to mislead."""
_VAGUE = frozenset({"today", "tonight", "yesterday", "tomorrow"})


@dataclass(frozen=True)
class RelativeTime:
    """A relative time expression: tokens ``first`` up to, not including, ``end``.

    resolved: the day it means, or the first day of the month or year; None where unsafe.
    precision: "day", "month" or "year".
    replacement: words that can stand in its place ("on 27 June 2018"), or None.
    phrase: the expression without its preposition, as printed ("last year").
    """

    first: int
    end: int
    phrase: str
    span: Span
    resolved: dt.date | None = None
    precision: str = "day"
    replacement: str | None = None

    def answer(self) -> str:
        """Return the day, month or year in words."""
        if self.resolved is None:
            raise ValueError(f"{self.phrase!r} is not resolved")
        forms = {"day": long_date, "month": month_year, "year": _year}
        return forms[self.precision](self.resolved)


def _year(day: dt.date) -> str:
    return str(day.year)


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
        last = sentence.tokens.start
        for token in sentence.tokens:
            if token.i < last:
                continue
            match = _match(parse.doc, token, day)
            if match is None or _inside(parse.starts[token.i], quoted):
                continue
            time = _record(parse, match)
            found[time.first] = time
            last = time.end
    return found


@dataclass(frozen=True)
class _Match:
    """Tokens and meaning of an expression before its wording is settled."""

    first: int
    end: int
    resolved: dt.date | None = None
    precision: str = "day"
    prefix: str = ""


def _inside(offset: int, spans: list[Span]) -> bool:
    return any(span.start <= offset < span.end for span in spans)


def _match(doc: Doc, token: Token, day: dt.date | None) -> _Match | None:
    """Return the relative expression that begins at ``token``, or None."""
    word = token.lower_
    if word in _VAGUE:
        return _near_day(doc, token, day)
    if word in _WEEKDAYS and token.tag_ in {"NNP", "NNPS", "NN"}:
        return _weekday(doc, token, day)
    if word in _SHIFTS:
        return _period(doc, token, day)
    if word in _MONTHS and token.tag_ == "NNP":
        return _month(doc, token, day)
    if word in _NUMBERS or word.isdigit():
        return _ago(doc, token, day) or (_day_month(doc, token, day) if word.isdigit() else None)
    if word in {"recent", "past", "coming"} and _next_lower(doc, token.i) in {*_UNITS, "few", "two", "three"}:
        return _Match(token.i, token.i + 2)
    return None


def _next_lower(doc: Doc, index: int) -> str:
    return doc[index + 1].lower_ if index + 1 < len(doc) else ""


def _near_day(doc: Doc, token: Token, day: dt.date | None) -> _Match:
    """Resolve "yesterday" and "tomorrow"; "today" often means nowadays and is left open."""
    end = token.i + 1
    if end < len(doc) and doc[end].lower_ in _DAY_PARTS:
        end += 1
    shift = _DAY_SHIFT.get(token.lower_)
    if day is None or shift is None or _is_attribute(doc, token.i, end):
        return _Match(token.i, end)
    return _Match(token.i, end, day + dt.timedelta(days=shift))


def _weekday(doc: Doc, token: Token, day: dt.date | None) -> _Match | None:
    """Resolve a weekday: the nearest day on or before the anchor in the past tense, after it in the future."""
    first = token.i
    end = first + 1
    if end < len(doc) and doc[end].lower_ in _DAY_PARTS:
        end += 1
    if _is_dated(doc, end):
        return None
    if first and doc[first - 1].lower_ == "on":
        first -= 1
    if day is None or _is_attribute(doc, token.i, end) or (first and doc[first - 1].lower_ in {*_SHIFTS, "every"}):
        return _Match(first, end)
    side = _side(token)
    gap = (day.weekday() - _WEEKDAYS[token.lower_]) % 7
    if side == "past":
        return _Match(first, end, day - dt.timedelta(days=gap))
    if side == "future" and gap:
        return _Match(first, end, day + dt.timedelta(days=7 - gap))
    return _Match(first, end)


def _is_dated(doc: Doc, end: int) -> bool:
    """Tell whether a full date follows, as in "Wednesday, June 27"."""
    following = [doc[i] for i in range(end, min(end + 3, len(doc)))]
    return any(t.lower_ in _MONTHS or (t.text.isdigit() and len(t) <= 2) for t in following[:2])


def _is_attribute(doc: Doc, first: int, end: int) -> bool:
    """Tell whether the expression belongs to a noun: "Wednesday's vote", "a July summit", "Sunday school"."""
    if end < len(doc) and doc[end].tag_ == "POS":
        return True
    return doc[first].dep_ in {"compound", "nmod", "poss", "amod"} and doc[first].head.i >= end


def _period(doc: Doc, token: Token, day: dt.date | None) -> _Match | None:
    """Resolve "last year", "this month", "earlier this year"; weeks, nights and seasons stay open."""
    end = token.i + 2
    word = _next_lower(doc, token.i)
    if word in _WEEKDAYS or word in _MONTHS:
        return _Match(token.i, end)
    if word not in _PERIODS:
        return None
    first, prefix = token.i, ""
    if first and doc[first - 1].lower_ in {"earlier", "later", "early", "late"}:
        first -= 1
        prefix = f"{doc[first].lower_} "
    if day is None or word not in {"month", "year"} or _is_attribute(doc, token.i + 1, end):
        return _Match(first, end)
    shift = _SHIFTS[token.lower_]
    if word == "year":
        return _Match(first, end, dt.date(day.year + shift, 1, 1), "year", prefix)
    return _Match(first, end, day.replace(day=1) + relativedelta(months=shift), "month", prefix)


def _month(doc: Doc, token: Token, day: dt.date | None) -> _Match | None:
    """Resolve "in July" and "on May 16" without a year."""
    if token.lower_ in {"may", "march"} and token.pos_ != "PROPN":
        return None
    end = token.i + 1
    number = int(doc[end].text) if end < len(doc) and doc[end].text.isdigit() and len(doc[end]) <= 2 else None
    end += number is not None
    if _has_year(doc, end):
        return None
    before = doc[token.i - 1].lower_ if token.i else ""
    first = token.i - 1 if number is not None and before == "on" else token.i
    if day is None or _is_attribute(doc, token.i, end) or before in {"mid", "-", "every", "each"}:
        return _Match(first, end)
    if number is None:
        return _Match(first, end, _nearest_month(token, day), "month")
    return _Match(first, end, _nearest_day(token, number, day))


def _day_month(doc: Doc, token: Token, day: dt.date | None) -> _Match | None:
    """Resolve "19 October" without a year."""
    name = _next_lower(doc, token.i)
    if name not in _MONTHS or len(token) > 2 or _has_year(doc, token.i + 2):
        return None
    first = token.i - 1 if token.i and doc[token.i - 1].lower_ == "on" else token.i
    month = doc[token.i + 1]
    return _Match(first, token.i + 2, _nearest_day(month, int(token.text), day) if day else None)


def _has_year(doc: Doc, end: int) -> bool:
    following = [doc[i].text for i in range(end, min(end + 2, len(doc)))]
    if following[:1] == [","]:
        following = following[1:]
    return bool(following) and following[0].isdigit() and len(following[0]) == 4


def _nearest_month(token: Token, day: dt.date) -> dt.date | None:
    side, month = _side(token), _MONTHS[token.lower_]
    if side == "past":
        return dt.date(day.year if month <= day.month else day.year - 1, month, 1)
    if side == "future":
        return dt.date(day.year if month >= day.month else day.year + 1, month, 1)
    return None


def _nearest_day(token: Token, number: int, day: dt.date) -> dt.date | None:
    side, month = _side(token), _MONTHS[token.lower_]
    shifts = {"past": (0, -1), "future": (0, 1)}.get(side or "", ())
    for shift in shifts:
        try:
            found = dt.date(day.year + shift, month, number)
        except ValueError:
            return None
        if (found <= day) if side == "past" else (found >= day):
            return found if abs((found - day).days) <= _REACH_DAYS else None
    return None


def _ago(doc: Doc, token: Token, day: dt.date | None) -> _Match | None:
    """Resolve "two years ago"; weeks are too coarse for a day and too fine for a month."""
    unit = _UNITS.get(_next_lower(doc, token.i))
    if unit is None or token.i + 2 >= len(doc) or doc[token.i + 2].lower_ not in {"ago", "earlier", "later"}:
        return None
    end = token.i + 3
    about = token.i > 0 and doc[token.i - 1].lower_ in {"about", "nearly", "almost", "over", "than", "around", "some"}
    if day is None or unit == "weeks" or doc[end - 1].lower_ != "ago" or about:
        return _Match(token.i, end)
    count = _NUMBERS.get(token.lower_) or int(token.text)
    if count > 1000:
        return _Match(token.i, end)
    then = day - _back(unit, count)
    precision = unit.removesuffix("s")
    start = {"day": then, "month": then.replace(day=1), "year": dt.date(then.year, 1, 1)}[precision]
    return _Match(token.i, end, start, precision)


def _back(unit: str, count: int) -> relativedelta:
    steps = {
        "days": relativedelta(days=count),
        "months": relativedelta(months=count),
        "years": relativedelta(years=count),
    }
    return steps[unit]


def _side(token: Token) -> str | None:
    """Return "past" or "future" by the verb that the expression belongs to, or None where it does not tell."""
    verb = next((t for t in token.ancestors if t.pos_ in {"VERB", "AUX"}), None)
    if verb is None:
        return None
    auxiliaries = {aux.lower_ for aux in tree.auxiliaries_of(verb)}
    if auxiliaries == {"to"} and _head_is_past(verb):
        return None
    if auxiliaries & {"could", "might"}:  # "could not be reached Saturday" is past, "could vote Saturday" is not
        return None
    if auxiliaries & {"will", "would", "shall", "'ll", "to", "should", "may", "can"}:
        return "future" if not auxiliaries & {"have", "had"} else None
    if verb.tag_ == "VBD" or auxiliaries & {"was", "were", "had", "has", "have", "did", "been"}:
        return "past"
    return "past" if verb.tag_ in {"VBG", "VBN"} and _head_is_past(verb) else None


def _head_is_past(verb: Token) -> bool:
    above = next((t for t in verb.ancestors if t.pos_ in {"VERB", "AUX"}), None)
    return above is not None and above.tag_ == "VBD"


def _record(parse: Parse, match: _Match) -> RelativeTime:
    tokens = parse.doc[match.first : match.end]
    phrase = tokens[1:] if tokens[0].lower_ == "on" else tokens
    time = RelativeTime(match.first, match.end, parse.text(phrase), parse.span(phrase), match.resolved, match.precision)
    if match.resolved is None:
        return time
    return RelativeTime(
        time.first,
        time.end,
        time.phrase,
        time.span,
        time.resolved,
        time.precision,
        _wording(parse, match, time.answer()),
    )


def _wording(parse: Parse, match: _Match, answer: str) -> str:
    """Return the expression's replacement with the preposition it needs where it stands."""
    before = parse.doc[match.first - 1].lower_ if match.first else ""
    if before in _PREPOSITIONS and parse.doc[match.first].lower_ != "on":
        return answer
    preposition = "on" if match.precision == "day" else "in"
    return f"{match.prefix}{preposition} {answer}"
