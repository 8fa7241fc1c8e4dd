"""The shapes of relative time: each function recognises one and works out what it means.

A shape that is recognised but not safe to work out gives a match without a
date, so that nothing is quoted out of its time.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

from quizgen.grammar.numbers import NUMBER_WORDS
from quizgen.lexicon import lexicon
from quizgen.read import tree
from quizgen.read.times import nearest
from quizgen.read.times.nearest import SEASONS
from quizgen.read.times.tense import is_on_a_day, side_of, tense_around
from quizgen.read.times.words import DAY_PARTS, JOINTS, MONTH_NUMBERS, PREPOSITIONS, WEEKDAY_NUMBERS, YEAR

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PERIODS = frozenset({"week", "month", "year", "weekend", "night", "decade", "century", "quarter", "season"})
_UNITS = {"day": "days", "days": "days", "week": "weeks", "weeks": "weeks", "month": "months", "months": "months",
          "year": "years", "years": "years"}  # fmt: skip
_NUMBERS = {"a": 1, "an": 1, **NUMBER_WORDS}
_DAY_SHIFT = {"yesterday": -1, "tomorrow": 1}
_SHIFTS = {"last": -1, "this": 0, "next": 1}
_MAX_COUNT = 1000
_ROUND = 10
_MAX_MONTHS = 3
_STORY = 150
"""Tokens for which a story of a printed year may go on."""
_VAGUE = frozenset({"today", "tonight", "yesterday", "tomorrow"})
_ORDINAL_DAY = re.compile(r"([1-9]|[12]\d|3[01])(?:st|nd|rd|th)?")
_DAYS_ON = re.compile(r"[-–]\d{0,2}")
_MONTH_LEADS = frozenset({*PREPOSITIONS, *JOINTS, "early", "late"})
"""Words before "March" and "May" from which they are surely months."""


@dataclass(frozen=True)
class Match:
    """Tokens and meaning of an expression before its wording is settled."""

    first: int
    end: int
    resolved: dt.date | None = None
    precision: str = "day"
    prefix: str = ""
    token: int = -1
    """The word from which the expression was recognised."""

    def __post_init__(self) -> None:
        if self.token < 0:
            object.__setattr__(self, "token", self.first)


def match_at(doc: Doc, token: Token, day: dt.date | None) -> Match | None:
    """Return the relative expression that begins at ``token``, or None."""
    word = token.lower_
    if word in _VAGUE:
        return None if token.text.isupper() else _near_day(doc, token, day)  # a newspaper: USA TODAY
    if word in WEEKDAY_NUMBERS and token.tag_ in {"NNP", "NNPS", "NN"}:
        return _weekday(doc, token, day)
    if word in _SHIFTS:
        return _period(doc, token, day)
    if word in {"over", "during"} and [t.lower_ for t in doc[token.i + 1 : token.i + 3]] == ["the", "weekend"]:
        return Match(token.i, token.i + 3, _weekend(token, day), "week")
    if word in MONTH_NUMBERS and token.tag_ == "NNP" and token.text[0].isupper():
        return _month(doc, token, day)
    if word in _NUMBERS or word.isdigit():
        return _ago(doc, token, day) or _day_month(doc, token, day)
    if _ORDINAL_DAY.fullmatch(word):
        return _day_month(doc, token, day)
    if word in {"recent", "past", "coming"} and _next_lower(doc, token.i) in {*_UNITS, "few", "two", "three"}:
        return Match(token.i, token.i + 2)
    return None


def _next_lower(doc: Doc, index: int) -> str:
    return doc[index + 1].lower_ if index + 1 < len(doc) else ""


def _near_day(doc: Doc, token: Token, day: dt.date | None) -> Match:
    """Resolve "yesterday" and "tomorrow"; "today" often means nowadays and counts in the past and future tense only."""
    end = token.i + 1
    if end < len(doc) and doc[end].lower_ in DAY_PARTS:
        end += 1
    shift = _DAY_SHIFT.get(token.lower_, 0)
    if day is None or _is_attribute(doc, token.i, end):
        return Match(token.i, end)
    if shift == 0 and not is_on_a_day(token):
        return Match(token.i, end)
    return Match(token.i, end, day + dt.timedelta(days=shift))


def _side_of_day(doc: Doc, token: Token) -> str | None:
    """Return on which side of the report a weekday lies; what "would" happen may have happened before the report, too."""
    side, verb = side_of(doc, token), tree.verb_above(token)
    seen_from_before = verb is not None and any(aux.lower_ == "would" for aux in tree.auxiliaries_of(verb))
    return None if side == "future" and seen_from_before else side


def _weekday(doc: Doc, token: Token, day: dt.date | None) -> Match | None:
    """Resolve a weekday: the nearest day on or before the anchor in the past tense, after it in the future."""
    first = token.i
    end = first + 1
    before = doc[first - 1].lower_ if first else ""
    if before in lexicon("named_day_words"):
        return None
    if end < len(doc) and doc[end].lower_ in DAY_PARTS:
        end += 1
    if before == "on":
        first -= 1
    if _is_dated(doc, end):
        return _weekday_date(doc, token, first, day)
    if day is None or _is_attribute(doc, token.i, end) or _is_other_day(doc, token.i, end):
        return Match(first, end, token=token.i)
    return Match(
        first, end, nearest.nearest_weekday(day, WEEKDAY_NUMBERS[token.lower_], _side_of_day(doc, token)), token=token.i
    )


def _is_other_day(doc: Doc, index: int, end: int) -> bool:
    """Tell whether a weekday counts from something else than the report: "the Monday after", "that Friday"."""
    before = doc[index - 1].lower_ if index else ""
    after = doc[end].lower_ if end < len(doc) else ""
    return before in {"every", "each", "the", "that", "a", "one", "any", "following", "previous"} or after in {
        "after", "before", "following"
    }  # fmt: skip


def _is_dated(doc: Doc, end: int) -> bool:
    """Tell whether a full date follows, as in "Wednesday, June 27"."""
    following = [doc[i] for i in range(end, min(end + 3, len(doc)))]
    return any(t.lower_ in MONTH_NUMBERS or (t.text.isdigit() and len(t) <= 2) for t in following[:2])


def _weekday_date(doc: Doc, token: Token, first: int, day: dt.date | None) -> Match | None:
    """Resolve "Friday, May 6" and "Friday 6 May": the year in which that day is a Friday; None where a year is printed."""
    start = token.i + 1 + (_next_lower(doc, token.i) == ",")
    words = [doc[i].lower_ for i in range(start, min(start + 2, len(doc)))]
    month = next((MONTH_NUMBERS[w] for w in words if w in MONTH_NUMBERS), None)
    number = next((int(m.group(1)) for w in words if (m := _ORDINAL_DAY.fullmatch(w))), None)
    if len(words) < 2 or month is None or number is None or _has_year(doc, start + 2):
        return None
    found = nearest.dated_weekday(day, WEEKDAY_NUMBERS[token.lower_], month, number) if day else None
    return Match(first, start + 2, found, token=token.i)


def _is_attribute(doc: Doc, first: int, end: int) -> bool:
    """Tell whether the expression belongs to a noun: "Wednesday's vote", "a July summit", "Sunday school"."""
    if end < len(doc) and doc[end].tag_ == "POS":
        return True
    return doc[first].dep_ in {"compound", "nmod", "poss", "amod"} and doc[first].head.i >= end


def _period(doc: Doc, token: Token, day: dt.date | None) -> Match | None:
    """Resolve "last year", "this month", "earlier this year", "last Saturday", "this spring", "last week"."""
    end = token.i + 2
    word = _next_lower(doc, token.i)
    shift = _SHIFTS[token.lower_]
    named = (
        word in {*WEEKDAY_NUMBERS, *MONTH_NUMBERS} and doc[token.i + 1].text[0].isupper()
    )  # "this may be" is no month
    if named or word in {*SEASONS, *DAY_PARTS}:
        return _shifted(doc, token, day)
    if word not in _PERIODS or (doc[token.i + 1].text[0].isupper() and not token.is_sent_start):
        return None  # "This Week" is a programme
    first, prefix = token.i, ""
    if first and doc[first - 1].lower_ in {"earlier", "later", "early", "late"}:
        first -= 1
        prefix = f"{doc[first].lower_} "
    if word not in {"week", "weekend", "month", "year"} or (first and doc[first - 1].lower_ in {"the", "within"}):
        return Match(first, end, token=token.i)  # "in the last year" is no calendar year
    if first > 1 and doc[first - 1].lower_ == "of" and doc[first - 2].lower_.isdigit():
        return Match(first, end, token=token.i)  # "March 23 of this year": the date before it has the year
    if day is None or _is_attribute(doc, token.i + 1, end):
        return Match(first, end, token=token.i)
    if word == "weekend" and shift == 0:
        return Match(first, end, _weekend(token, day), "week", token=token.i)
    if word in {"week", "weekend"}:
        monday = day - dt.timedelta(days=day.weekday()) + dt.timedelta(weeks=shift)
        return Match(first, end, nearest.week_in_month(monday), "week", token=token.i)
    if word == "year":
        return Match(first, end, dt.date(day.year + shift, 1, 1), "year", prefix, token.i)
    return Match(first, end, day.replace(day=1) + relativedelta(months=shift), "month", prefix, token.i)


def _shifted(doc: Doc, token: Token, day: dt.date | None) -> Match | None:
    """Resolve "last Saturday", "next June", "this spring", "last night" where every reader takes the same day or month."""
    word, shift = _next_lower(doc, token.i), _SHIFTS[token.lower_]
    end = token.i + 2
    if word in WEEKDAY_NUMBERS and end < len(doc) and doc[end].lower_ in DAY_PARTS:
        end += 1
    if (word in DAY_PARTS and shift != 0 and (word, shift) != ("night", -1)) or (
        word in MONTH_NUMBERS and end < len(doc) and _ORDINAL_DAY.fullmatch(doc[end].text)
    ):
        return None
    if day is None or _is_attribute(doc, token.i + 1, end):
        return Match(token.i, end)
    if word in DAY_PARTS:
        return Match(token.i, end, day + dt.timedelta(days=shift))
    if word in WEEKDAY_NUMBERS:
        weekday = WEEKDAY_NUMBERS[word]
        side = side_of(doc, doc[token.i + 1])
        found = nearest.shifted_weekday(day, weekday, shift) if shift else nearest.nearest_weekday(day, weekday, side)
        return Match(token.i, end, found)
    if word in MONTH_NUMBERS:
        return Match(token.i, end, nearest.shifted_month(day, MONTH_NUMBERS[word], shift), "month")
    return Match(token.i, end, nearest.shifted_season(day, word, shift), "season")


def _month(doc: Doc, token: Token, day: dt.date | None) -> Match | None:
    """Resolve "in July", "in mid-July", "on May 16" and "on Feb. 9" without a year."""
    before = doc[token.i - 1].lower_ if token.i else ""
    end = token.i + 1
    found = _ORDINAL_DAY.fullmatch(doc[end].text) if end < len(doc) else None
    number = int(found.group(1)) if found else None
    end += number is not None
    if number is not None and end < len(doc) and _DAYS_ON.fullmatch(doc[end].text) and not doc[end - 1].whitespace_:
        return Match(token.i, min(end + 1 + (len(doc[end]) == 1), len(doc)))  # "July 25-28"
    if (
        number is not None
        and end + 1 < len(doc)
        and doc[end].lower_ in {"to", "through"}
        and doc[end + 1].text.isdigit()
    ):
        return Match(token.i, end + 2)  # "July 25 to 28"
    if number is None and token.lower_ in {"may", "march"} and not _is_month(doc, token, before):
        return None
    if _has_year(doc, end) or YEAR.fullmatch(before):
        return None
    first = token.i - 1 if number is not None and before == "on" else token.i
    if (
        day is None
        or _is_attribute(doc, token.i, end)
        or before in {"every", "each"}
        or _is_past_story(doc, token, day)
    ):
        return Match(first, end, token=token.i)
    if number is not None:
        return Match(
            first,
            end,
            nearest.nearest_day(day, MONTH_NUMBERS[token.lower_], number, side_of(doc, token)),
            token=token.i,
        )
    if before == "-" and doc[token.i - 2].lower_ != "mid":
        return Match(first, end, token=token.i)
    return Match(
        first, end, nearest.nearest_month(day, MONTH_NUMBERS[token.lower_], side_of(doc, token)), "month", token=token.i
    )


def _is_month(doc: Doc, token: Token, before: str) -> bool:
    """Tell "in March" and "since May" from "the March on Washington", "March for Life" and "May be"."""
    if token.pos_ != "PROPN" or before not in _MONTH_LEADS:
        return False
    following = doc[token.i + 1 : token.i + 3]
    return len(following) == 0 or following[0].lower_ not in {"on", "for"} or not following[-1].text[0].isupper()


def _is_past_story(doc: Doc, token: Token, day: dt.date) -> bool:
    """Tell whether the year printed last before a month, not far off, is an earlier one: the month may be of that year."""
    years = [t.text for t in doc[max(0, token.i - _STORY) : token.i] if YEAR.fullmatch(t.text)]
    return bool(years) and int(years[-1]) < day.year


def _day_month(doc: Doc, token: Token, day: dt.date | None) -> Match | None:
    """Resolve "19 October" and "the 19th of October" without a year."""
    found = _ORDINAL_DAY.fullmatch(token.lower_)
    place = token.i + 1 + (_next_lower(doc, token.i) == "of" and not token.text.isdigit())
    if found is None or place >= len(doc) or doc[place].lower_ not in MONTH_NUMBERS or _has_year(doc, place + 1):
        return None
    first = token.i
    for word in ("the", "on"):
        first -= bool(first and doc[first - 1].lower_ == word)
    month = doc[place]
    told = None
    if day is not None and not _is_past_story(doc, month, day):
        number = int(found.group(1))
        told = nearest.nearest_day(day, MONTH_NUMBERS[month.lower_], number, side_of(doc, month))
    return Match(first, place + 1, told, token=token.i)


def _has_year(doc: Doc, end: int) -> bool:
    following = [doc[i].text for i in range(end, min(end + 2, len(doc)))]
    if following[:1] == [","]:
        following = following[1:]
    return bool(following) and following[0].isdigit() and len(following[0]) == 4


def _ago(doc: Doc, token: Token, day: dt.date | None) -> Match | None:
    """Resolve "two years ago"; weeks give the month, where all days they may mean lie in one."""
    unit = _UNITS.get(_next_lower(doc, token.i))
    if unit is None or token.i + 2 >= len(doc) or doc[token.i + 2].lower_ not in {"ago", "earlier", "later"}:
        return None
    end = token.i + 3
    about = token.i > 0 and doc[token.i - 1].lower_ in {"about", "nearly", "almost", "over", "than", "around", "some"}
    if day is None or doc[end - 1].lower_ != "ago" or about:
        return Match(token.i, end)
    count = _NUMBERS.get(token.lower_) or int(token.text)
    rough = (unit == "years" and count >= _ROUND and count % 5 == 0) or (unit == "months" and count > _MAX_MONTHS)
    if count > _MAX_COUNT or rough:
        return Match(token.i, end)  # "20 years ago" is seldom meant to the year, "ten months ago" to the month
    if unit == "weeks":
        monday = day - dt.timedelta(days=day.weekday(), weeks=count)
        return Match(token.i, end, nearest.week_in_month(monday), "week")
    return Match(token.i, end, nearest.back(day, unit, count), unit.removesuffix("s"))


def _weekend(token: Token, day: dt.date | None) -> dt.date | None:
    """Return the Monday of the week whose weekend is over, where the tense is past and one month tells it."""
    if day is None or tense_around(token) != "past":
        return None
    return nearest.week_in_month(nearest.past_weekend(day))
