"""Relative time: "on Wednesday", "last year", "two months ago", "in July", worked out from the anchor.

An expression is resolved only where the tense of its clause says on which side
of the anchor it lies. Expressions that cannot be resolved are recorded all the
same, so that nothing is quoted out of its time.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

from quizgen.grammar.dates import MONTHS, WEEKDAYS, long_date, month_year, weekday_name
from quizgen.model import BlockKind, Span
from quizgen.read import tree

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from quizgen.read.anchor import Anchor
    from quizgen.read.parse import Parse, Sentence
    from quizgen.read.quotations import Quotation

_WEEKDAYS = {name.lower(): number for number, name in enumerate(WEEKDAYS)}
_MONTHS = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
_MONTHS.update({f"{name[:3].lower()}.": number for number, name in enumerate(MONTHS, 1) if name != "May"})
_MONTHS["sept."] = _MONTHS["september"]
_PERIODS = frozenset({"week", "month", "year", "weekend", "night", "decade", "century", "quarter", "season"})
_SEASONS = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12}
"""First month of each season of the northern half of the globe, where the dates of most English-language news lie."""
_UNITS = {"day": "days", "days": "days", "week": "weeks", "weeks": "weeks", "month": "months", "months": "months",
          "year": "years", "years": "years"}  # fmt: skip
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
            "nine": 9, "ten": 10, "twenty": 20}  # fmt: skip
_DAY_SHIFT = {"yesterday": -1, "tomorrow": 1}
_SHIFTS = {"last": -1, "this": 0, "next": 1}
_DAY_PARTS = frozenset({"morning", "afternoon", "evening", "night"})
_PREPOSITIONS = frozenset(
    {"in", "of", "by", "since", "from", "until", "till", "during", "for", "before", "after", "to", "through", "between",
     "around", "about", "throughout"}
)  # fmt: skip
_LIMITS = frozenset({"by", "until", "till", "before", "through", "for", "to", "of"})
"""Prepositions behind which a day may lie ahead of what is told in the past: "the strike was called for Friday"."""
_JOINTS = frozenset({"and", "or", "-", "–", "to", "through"})
_REACH_DAYS = 300
"""A day without a year lies no further away; beyond that the tense is likely to mislead."""
_MAX_COUNT = 1000
_ROUND = 10
_NEAR_DAYS = 4
"""Days from which "last Saturday" and "next Tuesday" mean one day for every reader."""
_VAGUE = frozenset({"today", "tonight", "yesterday", "tomorrow"})
_HOLIDAYS = frozenset(
    {"super", "black", "good", "ash", "palm", "easter", "bloody", "cyber", "giving", "fat", "shrove", "maundy", "holy",
     "whit"}
)  # fmt: skip
"""First words of days that have a name: "Super Tuesday", "Good Friday"."""
_PLANNING = frozenset(
    {"schedule", "plan", "set", "slate", "expect", "postpone", "delay", "move", "push", "reschedule", "book", "arrange"}
)  # fmt: skip
"""Verbs that in the past tense speak of a day ahead: "the vote was postponed on Friday" may mean either."""
_ANNOUNCING = frozenset(
    {"announce", "call", "propose", "promise", "organise", "organize", "prepare", "await", "anticipate", "cancel",
     "discuss", "demand", "promote", "advertise", "unveil"}
)  # fmt: skip
"""Verbs whose object may lie ahead: "he announced a rally on Friday"."""
_TIMETABLE = frozenset({"be", "come", "run", "begin", "start", "end", "expire", "convene", "kick"})
"""Verbs whose present tense with a date tells of a plan: "the session ends on Friday"."""
_BETWEEN = frozenset({"the", "early", "late", "mid", "-", "of", "end", "start", "beginning", "middle"})
"""Words between a preposition and the date it governs: "by the end of March"."""
_ORDINAL_DAY = re.compile(r"([1-9]|[12]\d|3[01])(?:st|nd|rd|th)?")
_DAYS_ON = re.compile(r"[-–]\d{0,2}")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_NAMED_DAY = (9, 11)
"""11 September without a year is that of 2001."""
_MONTH_LEADS = frozenset({*_PREPOSITIONS, *_JOINTS, "early", "late"})
"""Words before "March" and "May" from which they are surely months."""


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


def _matches(doc: Doc, sentence: Sentence, day: dt.date | None) -> list[_Match]:
    """Return the relative expressions of one sentence, none inside another."""
    found: list[_Match] = []
    last = sentence.tokens.start
    for token in sentence.tokens:
        if token.i < last:
            continue
        match = _match(doc, token, day)
        if match is not None:
            found.append(match)
            last = match.end
    return found


def _in_order(doc: Doc, matches: list[_Match]) -> list[_Match]:
    """Leave both ends of a stretch open where the second would lie before the first: "from November 20 to March 1"."""
    unsafe = {
        n
        for n, (one, other) in enumerate(pairwise(matches))
        if other.first == one.end + 1
        and doc[one.end].lower_ in _JOINTS
        and one.resolved is not None
        and other.resolved is not None
        and other.resolved < one.resolved
    }
    return [replace(m, resolved=None) if {n, n - 1} & unsafe else m for n, m in enumerate(matches)]


@dataclass(frozen=True)
class _Match:
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


def _inside(offset: int, spans: list[Span]) -> bool:
    return any(span.start <= offset < span.end for span in spans)


def _match(doc: Doc, token: Token, day: dt.date | None) -> _Match | None:
    """Return the relative expression that begins at ``token``, or None."""
    word = token.lower_
    if word in _VAGUE:
        return None if token.text.isupper() else _near_day(doc, token, day)  # a newspaper: USA TODAY
    if word in _WEEKDAYS and token.tag_ in {"NNP", "NNPS", "NN"}:
        return _weekday(doc, token, day)
    if word in _SHIFTS:
        return _period(doc, token, day)
    if word in {"over", "during"} and [t.lower_ for t in doc[token.i + 1 : token.i + 3]] == ["the", "weekend"]:
        return _Match(token.i, token.i + 3, _week(_weekend(token, day)), "week")
    if word in _MONTHS and token.tag_ == "NNP" and token.text[0].isupper():
        return _month(doc, token, day)
    if word in _NUMBERS or word.isdigit():
        return _ago(doc, token, day) or _day_month(doc, token, day)
    if _ORDINAL_DAY.fullmatch(word):
        return _day_month(doc, token, day)
    if word in {"recent", "past", "coming"} and _next_lower(doc, token.i) in {*_UNITS, "few", "two", "three"}:
        return _Match(token.i, token.i + 2)
    return None


def _next_lower(doc: Doc, index: int) -> str:
    return doc[index + 1].lower_ if index + 1 < len(doc) else ""


def _near_day(doc: Doc, token: Token, day: dt.date | None) -> _Match:
    """Resolve "yesterday" and "tomorrow"; "today" often means nowadays and counts in the past and future tense only."""
    end = token.i + 1
    if end < len(doc) and doc[end].lower_ in _DAY_PARTS:
        end += 1
    shift = _DAY_SHIFT.get(token.lower_, 0)
    if day is None or _is_attribute(doc, token.i, end):
        return _Match(token.i, end)
    if shift == 0 and not _is_on_a_day(token):
        return _Match(token.i, end)
    return _Match(token.i, end, day + dt.timedelta(days=shift))


def _is_on_a_day(token: Token) -> bool:
    """Tell whether the clause tells what is done on one day: in the simple past or with "will".

    "It has dropped to 56 percent today" and "they are losing today" are no news of a day.
    """
    verb = next((t for t in token.ancestors if t.pos_ in {"VERB", "AUX"}), None)
    if verb is None or verb.tag_ in {"VBZ", "VBP"} or _tense_around(token) is None:
        return False
    return not any(aux.tag_ in {"VBZ", "VBP"} for aux in tree.auxiliaries_of(verb))


def _weekday(doc: Doc, token: Token, day: dt.date | None) -> _Match | None:
    """Resolve a weekday: the nearest day on or before the anchor in the past tense, after it in the future."""
    first = token.i
    end = first + 1
    before = doc[first - 1].lower_ if first else ""
    if before in _HOLIDAYS:
        return None
    if end < len(doc) and doc[end].lower_ in _DAY_PARTS:
        end += 1
    if before == "on":
        first -= 1
    if _is_dated(doc, end):
        return _weekday_date(doc, token, first, day)
    if day is None or _is_attribute(doc, token.i, end) or _is_other_day(doc, token.i, end):
        return _Match(first, end, token=token.i)
    return _Match(first, end, _nearest_weekday(day, _WEEKDAYS[token.lower_], _side(doc, token)), token=token.i)


def _is_other_day(doc: Doc, index: int, end: int) -> bool:
    """Tell whether a weekday counts from something else than the report: "the Monday after", "that Friday"."""
    before = doc[index - 1].lower_ if index else ""
    after = doc[end].lower_ if end < len(doc) else ""
    return before in {"every", "each", "the", "that", "a", "one", "any", "following", "previous"} or after in {
        "after", "before", "following"
    }  # fmt: skip


def _nearest_weekday(day: dt.date, weekday: int, side: str | None) -> dt.date | None:
    gap = (day.weekday() - weekday) % 7
    if side == "past":
        return day - dt.timedelta(days=gap)
    return day + dt.timedelta(days=7 - gap) if side == "future" and gap else None


def _is_dated(doc: Doc, end: int) -> bool:
    """Tell whether a full date follows, as in "Wednesday, June 27"."""
    following = [doc[i] for i in range(end, min(end + 3, len(doc)))]
    return any(t.lower_ in _MONTHS or (t.text.isdigit() and len(t) <= 2) for t in following[:2])


def _weekday_date(doc: Doc, token: Token, first: int, day: dt.date | None) -> _Match | None:
    """Resolve "Friday, May 6" and "Friday 6 May": the year in which that day is a Friday; None where a year is printed."""
    start = token.i + 1 + (_next_lower(doc, token.i) == ",")
    words = [doc[i].lower_ for i in range(start, min(start + 2, len(doc)))]
    month = next((_MONTHS[w] for w in words if w in _MONTHS), None)
    number = next((int(m.group(1)) for w in words if (m := _ORDINAL_DAY.fullmatch(w))), None)
    if len(words) < 2 or month is None or number is None or _has_year(doc, start + 2):
        return None
    fits = [
        found
        for year in ((day.year - 1, day.year, day.year + 1) if day else ())
        if (found := _date(year, month, number)) is not None
        and day is not None
        and abs((found - day).days) <= _REACH_DAYS
        and found.weekday() == _WEEKDAYS[token.lower_]
    ]
    return _Match(first, start + 2, fits[0] if len(fits) == 1 else None, token=token.i)


def _date(year: int, month: int, number: int) -> dt.date | None:
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


def _is_attribute(doc: Doc, first: int, end: int) -> bool:
    """Tell whether the expression belongs to a noun: "Wednesday's vote", "a July summit", "Sunday school"."""
    if end < len(doc) and doc[end].tag_ == "POS":
        return True
    return doc[first].dep_ in {"compound", "nmod", "poss", "amod"} and doc[first].head.i >= end


def _period(doc: Doc, token: Token, day: dt.date | None) -> _Match | None:
    """Resolve "last year", "this month", "earlier this year", "last Saturday", "this spring", "last week"."""
    end = token.i + 2
    word = _next_lower(doc, token.i)
    shift = _SHIFTS[token.lower_]
    named = word in {*_WEEKDAYS, *_MONTHS} and doc[token.i + 1].text[0].isupper()  # "this may be" is no month
    if named or word in {*_SEASONS, *_DAY_PARTS}:
        return _shifted(doc, token, day)
    if word not in _PERIODS or (doc[token.i + 1].text[0].isupper() and not token.is_sent_start):
        return None  # "This Week" is a programme
    first, prefix = token.i, ""
    if first and doc[first - 1].lower_ in {"earlier", "later", "early", "late"}:
        first -= 1
        prefix = f"{doc[first].lower_} "
    if word not in {"week", "weekend", "month", "year"} or (first and doc[first - 1].lower_ in {"the", "within"}):
        return _Match(first, end, token=token.i)  # "in the last year" is no calendar year
    if day is None or _is_attribute(doc, token.i + 1, end):
        return _Match(first, end, token=token.i)
    if word == "weekend" and shift == 0:
        return _Match(first, end, _week(_weekend(token, day)), "week", token=token.i)
    if word in {"week", "weekend"}:
        monday = day - dt.timedelta(days=day.weekday()) + dt.timedelta(weeks=shift)
        return _Match(first, end, _week(monday), "week", token=token.i)
    if word == "year":
        return _Match(first, end, dt.date(day.year + shift, 1, 1), "year", prefix, token.i)
    return _Match(first, end, day.replace(day=1) + relativedelta(months=shift), "month", prefix, token.i)


def _shifted(doc: Doc, token: Token, day: dt.date | None) -> _Match | None:
    """Resolve "last Saturday", "next June", "this spring", "last night" where every reader takes the same day or month."""
    word, shift = _next_lower(doc, token.i), _SHIFTS[token.lower_]
    end = token.i + 2
    if word in _WEEKDAYS and end < len(doc) and doc[end].lower_ in _DAY_PARTS:
        end += 1
    if (word in _DAY_PARTS and shift != 0 and (word, shift) != ("night", -1)) or (
        word in _MONTHS and end < len(doc) and _ORDINAL_DAY.fullmatch(doc[end].text)
    ):
        return None
    if day is None or _is_attribute(doc, token.i + 1, end):
        return _Match(token.i, end)
    if word in _DAY_PARTS:
        return _Match(token.i, end, day + dt.timedelta(days=shift))
    if word in _WEEKDAYS:
        return _Match(token.i, end, _shifted_weekday(doc, token, day))
    if word in _MONTHS:
        return _Match(token.i, end, _shifted_month(day, _MONTHS[word], shift), "month")
    return _Match(token.i, end, _shifted_season(day, word, shift), "season")


def _shifted_weekday(doc: Doc, token: Token, day: dt.date) -> dt.date | None:
    """Return the day of "last Saturday": the nearest, where it also lies in the week before; "this" goes by the tense."""
    weekday, shift = _WEEKDAYS[_next_lower(doc, token.i)], _SHIFTS[token.lower_]
    if shift == 0:
        return _nearest_weekday(day, weekday, _side(doc, doc[token.i + 1]))
    gap = ((weekday - day.weekday()) * shift) % 7 or 7
    found = day + dt.timedelta(days=gap * shift)
    return found if gap >= _NEAR_DAYS and found.isocalendar()[:2] != day.isocalendar()[:2] else None


def _shifted_month(day: dt.date, month: int, shift: int) -> dt.date | None:
    """Return the month of "last July", "next June" where it lies in another year, and that of "this November"."""
    if (shift < 0 and month <= day.month) or (shift > 0 and month >= day.month):
        return None
    return dt.date(day.year + shift, month, 1)


def _shifted_season(day: dt.date, season: str, shift: int) -> dt.date | None:
    """Return the start of "last summer" where it lies in the year before, and of "this spring"; winters have two years."""
    start = _SEASONS[season]
    if season == "winter" or (shift < 0 and day.month >= start) or (shift > 0 and day.month <= start + 2):
        return None
    return dt.date(day.year + shift, start, 1)


def _weekend(token: Token, day: dt.date | None) -> dt.date | None:
    """Return the Monday of the week whose weekend is over, where the tense is past."""
    if day is None or _tense_around(token) != "past":
        return None
    saturday = day - dt.timedelta(days=(day.weekday() - 5) % 7)
    return saturday - dt.timedelta(days=5)


def _week(monday: dt.date | None) -> dt.date | None:
    """Return ``monday`` where the whole week, begun on Sunday or Monday, lies in one month: then the month tells it."""
    if monday is None or (monday - dt.timedelta(days=1)).month != (monday + dt.timedelta(days=6)).month:
        return None
    return monday


def _month(doc: Doc, token: Token, day: dt.date | None) -> _Match | None:
    """Resolve "in July", "in mid-July", "on May 16" and "on Feb. 9" without a year."""
    before = doc[token.i - 1].lower_ if token.i else ""
    end = token.i + 1
    found = _ORDINAL_DAY.fullmatch(doc[end].text) if end < len(doc) else None
    number = int(found.group(1)) if found else None
    end += number is not None
    if number is not None and end < len(doc) and _DAYS_ON.fullmatch(doc[end].text) and not doc[end - 1].whitespace_:
        return _Match(token.i, min(end + 1 + (len(doc[end]) == 1), len(doc)))  # "July 25-28"
    if number is None and token.lower_ in {"may", "march"} and not _is_month(doc, token, before):
        return None
    if _has_year(doc, end) or _YEAR.fullmatch(before):
        return None
    first = token.i - 1 if number is not None and before == "on" else token.i
    if (
        day is None
        or _is_attribute(doc, token.i, end)
        or before in {"every", "each"}
        or _is_past_story(doc, token, day)
    ):
        return _Match(first, end, token=token.i)
    if number is not None:
        return _Match(first, end, _nearest_day(doc, token, number, day), token=token.i)
    if before == "-" and doc[token.i - 2].lower_ != "mid":
        return _Match(first, end, token=token.i)
    return _Match(first, end, _nearest_month(doc, token, day), "month", token=token.i)


def _is_month(doc: Doc, token: Token, before: str) -> bool:
    """Tell "in March" and "since May" from "the March on Washington", "March for Life" and "May be"."""
    if token.pos_ != "PROPN" or before not in _MONTH_LEADS:
        return False
    following = doc[token.i + 1 : token.i + 3]
    return len(following) == 0 or following[0].lower_ not in {"on", "for"} or not following[-1].text[0].isupper()


def _is_past_story(doc: Doc, token: Token, day: dt.date) -> bool:
    """Tell whether an earlier year is printed before in the sentence, or in the one before: its months may be meant."""
    sentence = token.sent
    start = doc[sentence.start - 1].sent.start if sentence.start else sentence.start
    return any(_YEAR.fullmatch(t.text) and int(t.text) < day.year for t in doc[start : token.i])


def _day_month(doc: Doc, token: Token, day: dt.date | None) -> _Match | None:
    """Resolve "19 October" and "the 19th of October" without a year."""
    found = _ORDINAL_DAY.fullmatch(token.lower_)
    place = token.i + 1 + (_next_lower(doc, token.i) == "of" and not token.text.isdigit())
    if found is None or place >= len(doc) or doc[place].lower_ not in _MONTHS or _has_year(doc, place + 1):
        return None
    first = token.i
    for word in ("the", "on"):
        first -= bool(first and doc[first - 1].lower_ == word)
    month = doc[place]
    told = (
        None if day is None or _is_past_story(doc, month, day) else _nearest_day(doc, month, int(found.group(1)), day)
    )
    return _Match(first, place + 1, told, token=token.i)


def _has_year(doc: Doc, end: int) -> bool:
    following = [doc[i].text for i in range(end, min(end + 2, len(doc)))]
    if following[:1] == [","]:
        following = following[1:]
    return bool(following) and following[0].isdigit() and len(following[0]) == 4


def _nearest_month(doc: Doc, token: Token, day: dt.date) -> dt.date | None:
    side, month = _side(doc, token), _MONTHS[token.lower_]
    if side == "past":
        return dt.date(day.year if month <= day.month else day.year - 1, month, 1)
    if side == "future":
        return dt.date(day.year if month >= day.month else day.year + 1, month, 1)
    return None


def _nearest_day(doc: Doc, token: Token, number: int, day: dt.date) -> dt.date | None:
    side, month = _side(doc, token), _MONTHS[token.lower_]
    if (month, number) == _NAMED_DAY:
        return None
    shifts = {"past": (0, -1), "future": (0, 1)}.get(side or "", ())
    for shift in shifts:
        found = _date(day.year + shift, month, number)
        if found is None:
            return None
        if (found <= day) if side == "past" else (found >= day):
            return found if abs((found - day).days) <= _REACH_DAYS else None
    return None


def _ago(doc: Doc, token: Token, day: dt.date | None) -> _Match | None:
    """Resolve "two years ago"; weeks give the month, where all days they may mean lie in one."""
    unit = _UNITS.get(_next_lower(doc, token.i))
    if unit is None or token.i + 2 >= len(doc) or doc[token.i + 2].lower_ not in {"ago", "earlier", "later"}:
        return None
    end = token.i + 3
    about = token.i > 0 and doc[token.i - 1].lower_ in {"about", "nearly", "almost", "over", "than", "around", "some"}
    if day is None or doc[end - 1].lower_ != "ago" or about:
        return _Match(token.i, end)
    count = _NUMBERS.get(token.lower_) or int(token.text)
    if count > _MAX_COUNT or (unit == "years" and count >= _ROUND and count % 5 == 0):
        return _Match(token.i, end)  # "20 years ago" is seldom meant to the year
    if unit == "weeks":
        monday = day - dt.timedelta(days=day.weekday(), weeks=count)
        return _Match(token.i, end, _week(monday), "week")
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


def _side(doc: Doc, token: Token) -> str | None:
    """Return "past" or "future" by the verb that the expression belongs to, or None where it does not tell."""
    index = token.i - 1
    while index > token.sent.start and doc[index].lower_ in _BETWEEN:
        index -= 1
    before = doc[index].lower_ if index >= token.sent.start else ""
    if before == "since":
        return "past"
    side = _tense_around(token)
    if side == "past" and before in _LIMITS:
        joined = before in _JOINTS and index > 0 and doc[index - 1].ent_type_ == "DATE"
        return side if joined else None
    if side is None and before in {"until", "till", "by"}:
        verb = next((t for t in token.ancestors if t.pos_ in {"VERB", "AUX"}), None)
        return "future" if verb is not None and verb.tag_ in {"VBZ", "VBP"} else None
    return side


def _tense_around(token: Token) -> str | None:
    """Return "past" or "future" for the clause around ``token``; None for the present, and where a plan is told of."""
    verb = next((t for t in token.ancestors if t.pos_ in {"VERB", "AUX"}), None)
    if verb is None:
        return None
    side = _tense(verb)
    if side == "past" and (verb.lemma_ in _PLANNING or _is_of_object(token, verb)):
        return None
    if side is None and verb.tag_ in {"VBZ", "VBP"} and not tree.auxiliaries_of(verb) and verb.lemma_ in _TIMETABLE:
        return "future" if token.dep_ != "nsubj" and token.head in {verb, *verb.children} else None
    return side


def _is_of_object(token: Token, verb: Token) -> bool:
    """Tell whether an expression may be that of what is announced: it stands behind the object."""
    thing = tree.object_of(verb)
    return verb.lemma_ in _ANNOUNCING and thing is not None and verb.i < thing.i < token.i


def _tense(verb: Token) -> str | None:
    """Return "past" or "future" for a clause by its verb group; a bare participle and "to" go by the clause above."""
    auxiliaries = {aux.lower_ for aux in tree.auxiliaries_of(verb)}
    above = next((t for t in verb.ancestors if t.pos_ in {"VERB", "AUX"}), None)
    if "to" in auxiliaries:
        return "future" if not auxiliaries & {"have"} and (above is None or _tense(above) != "past") else None
    if auxiliaries & {"could", "might"}:  # "could not be reached Saturday" is past, "could vote Saturday" is not
        return None
    if auxiliaries & {"will", "would", "shall", "'ll", "should", "may", "can", "must"}:
        vague = auxiliaries & {"have"} or ("would" in auxiliaries and (above is None or _is_dated_clause(above)))
        return None if vague else "future"
    if verb.tag_ == "VBD" or auxiliaries & {"was", "were", "had", "has", "have", "did", "been"}:
        return "past"
    if auxiliaries & {"is", "are", "am", "'s", "'re", "'m"}:
        return "future" if verb.tag_ == "VBG" else None
    return _tense_of_bare(verb, above)


def _tense_of_bare(verb: Token, above: Token | None) -> str | None:
    """Return the tense of a verb without auxiliaries and tense: "a poll *released* Friday", "*speaking* on Monday, he …"."""
    side = _tense(above) if above is not None and verb.tag_ in {"VB", "VBG", "VBN"} else None
    if verb.dep_ == "conj":
        return side
    if verb.tag_ == "VBN" and tree.child(verb, "nsubj") is not None:
        return "past"  # "debated" with a subject of its own is no participle, whatever the tagger says
    if verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl"}:
        return None if side == "future" else "past"
    return side if verb.tag_ == "VBG" and side == "past" else None


def _is_dated_clause(verb: Token) -> bool:
    """Tell whether a verb has a date of its own, from which "would" counts: "he said on Monday that he would …"."""
    parts = [*verb.children, *(noun for c in verb.children if c.dep_ == "prep" for noun in c.children)]
    return any(t.ent_type_ in {"DATE", "TIME"} for t in parts)


def _record(parse: Parse, match: _Match, day: dt.date | None) -> RelativeTime:
    tokens = parse.doc[match.first : match.end]
    phrase = tokens[1:] if tokens[0].lower_ in {"on", "over", "during"} else tokens
    time = RelativeTime(match.first, match.end, parse.text(phrase), parse.span(phrase), match.resolved, match.precision)
    if match.resolved is None or day is None:
        return time
    return replace(time, replacement=_wording(parse, match, time.answer()), reason=_reason(time, match.resolved, day))


def _reason(time: RelativeTime, resolved: dt.date, day: dt.date) -> str:
    """Return how ``time`` was worked out from the day of the report."""
    if time.precision == "day":
        side = "is" if resolved == day else "is the nearest before" if resolved < day else "is the nearest after"
        return f"{weekday_name(resolved)}, {long_date(resolved)}, {side} {long_date(day)}, the day of the report"
    return f"counted from {long_date(day)}, the day of the report"


def _wording(parse: Parse, match: _Match, answer: str) -> str:
    """Return the expression's replacement with the preposition it needs where it stands."""
    before = parse.doc[match.first - 1].lower_ if match.first else ""
    first = parse.doc[match.first].lower_
    if first not in {"on", "over", "during"} and _is_governed(parse.doc, match, before):
        return f"{match.prefix}{answer}"
    preposition = "on" if match.precision == "day" else "in"
    return f"{match.prefix}{preposition} {answer}"


def _is_governed(doc: Doc, match: _Match, before: str) -> bool:
    """Tell whether a preposition stands before the expression already, or a word that takes none: "in late June"."""
    if before in _PREPOSITIONS or before == "as" or (before in {"early", "late", "-"} and match.precision == "month"):
        return True
    joined = before in _JOINTS and match.first > 1
    return joined and doc[match.first - 2].ent_type_ in {"DATE", "TIME"}
