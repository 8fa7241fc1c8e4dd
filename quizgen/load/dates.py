"""Absolute dates on a page, each with the place where it stands.

A pattern finds the candidates, ``dateutil`` reads them; a numeric date is
taken only where day and month cannot be confused.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import PurePath

from dateutil import parser as dateutil

from quizgen.grammar.dates import WEEKDAYS
from quizgen.model import Block, BlockKind, DatePlace, FoundDate, Span

_MONTH = (
    r"(?i:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_WEEKDAY = r"(?:(?P<weekday>(?i:(?:Mon|Tues?|Wed(?:nes|s)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?))\.?,?\s+)?"
_DATE = re.compile(
    rf"\b{_WEEKDAY}(?P<date>{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:1[6-9]|20)\d\d\b"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+(?:1[6-9]|20)\d\d\b"
    r"|(?:1[6-9]|20)\d\d-\d\d-\d\d(?:\b|(?=T\d))"
    r"|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d\b"
    r"|\d{1,2}/\d{1,2}/(?:19|20)\d\d\b)"
)
_DAY_MONTH = re.compile(rf"\b(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})\b")
_IN_NAME = re.compile(r"(?<!\d)((?:1[6-9]|20)\d\d)[-_](\d\d)[-_](\d\d)(?!\d)")
_AROUND_DATE = re.compile(
    r"(?:(?:first\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|published|publication|posted|updated|last\s+updated|last\s+modified|created|date|on|at"
    r"|[ecmp][ds]?t|gmt|bst|utc|ces?t|eest|ist|msk|jst|hkt|sast|a[ce]?[ds]t|nz[ds]t|a\.?m\.?|p\.?m\.?)\b"
    r"|t?\d{1,2}[:.]\d\d(?::\d\d)?(?:\.\d+)?z?|\d{1,2}(?=\s?[ap]\.?m\b)|\+\d\d:?\d\d"
    r"|\d{1,2}\s?-?min(?:ute)?s?\s+read\b|[\s:,.|·•—–()/-])*+",
    re.IGNORECASE,
)
"""What a date line holds besides the date: verbs of publishing, weekdays, times of day, time zones, reading time."""
_PLACES = {
    BlockKind.DATE_LINE: DatePlace.DATE_LINE,
    BlockKind.DATELINE: DatePlace.DATELINE,
    BlockKind.BYLINE: DatePlace.BYLINE,
    BlockKind.POST: DatePlace.POST,
    BlockKind.BODY: DatePlace.BODY,
}


def dates_in(text: str, span: Span) -> Iterator[tuple[dt.date, Span, int | None]]:
    """Yield the full dates in ``span`` of ``text``: date, its characters, the weekday printed beside it."""
    for found in _DATE.finditer(text, span.start, span.end):
        day = _read(found.group("date"))
        if day is not None:
            yield day, Span(*found.span()), _weekday(found.group("weekday"))


def find_dates(text: str, blocks: tuple[Block, ...]) -> tuple[FoundDate, ...]:
    """Return the full dates of all blocks that can hold one, in the order of the text."""
    found = [
        FoundDate(day, span, _PLACES[block.kind], weekday)
        for block in blocks
        if block.kind in _PLACES
        for day, span, weekday in dates_in(text, block.span)
    ]
    found += _dateline_dates(text, blocks, found)
    return tuple(sorted(found, key=lambda date: date.span))


def date_in_name(path: str) -> tuple[FoundDate, ...]:
    """Return the date that the name of a file carries in the form 2016-09-03, if any.

    >>> [found.date.isoformat() for found in date_in_name("news/2016-09-03_tax-returns.txt")]
    ['2016-09-03']
    """
    found = _IN_NAME.search(PurePath(path).stem)
    if found is None:
        return ()
    try:
        date = dt.date(*(int(part) for part in found.groups()))
    except ValueError:
        return ()
    return (FoundDate(date, Span(0, 0), DatePlace.FILE_NAME),)


def is_date_line(line: str) -> bool:
    """Tell whether a line holds a full date and nothing else but times and words such as "Published"."""
    found = _DATE.search(line)
    if found is None or _read(found.group("date")) is None:
        return False
    rest = line[: found.start()] + " " + line[found.end() :]
    rest = _DATE.sub(" ", rest)
    return _AROUND_DATE.fullmatch(rest) is not None


def leading_date(line: str) -> int | None:
    """Return the length of a full date with which ``line`` begins, or None."""
    found = _DATE.match(line)
    return found.end() if found and _read(found.group("date")) else None


def _dateline_dates(text: str, blocks: tuple[Block, ...], found: list[FoundDate]) -> list[FoundDate]:
    """Return the dates of datelines that lack the year ("MOSCOW, June 27"), with the year of the date line."""
    years = [date for date in found if date.place is DatePlace.DATE_LINE]
    if not years:
        return []
    added = []
    for block in blocks:
        short = _DAY_MONTH.search(text, block.span.start, block.span.end) if block.kind is BlockKind.DATELINE else None
        if short is not None and not any(date.span.overlaps(block.span) for date in found):
            day = _read(f"{short.group()} {years[0].date.year}")
            if day is not None:
                added.append(FoundDate(day, Span(*short.span()), DatePlace.DATELINE))
    return added


def _read(printed: str) -> dt.date | None:
    """Read one date as printed; None where it does not exist or day and month can be confused."""
    numeric = re.fullmatch(r"(\d{1,2})([./])(\d{1,2})[./](\d{4})", printed)
    if numeric is not None:
        return _numeric(int(numeric[1]), int(numeric[3]), int(numeric[4]), dotted=numeric[2] == ".")
    cleaned = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|\bof\b", "", printed)
    try:
        parsed: dt.datetime = dateutil.parse(cleaned, default=dt.datetime(2000, 1, 1))
        return parsed.date()
    except (ValueError, OverflowError):
        return None


def _numeric(first: int, second: int, year: int, *, dotted: bool) -> dt.date | None:
    """Read DD.MM.YYYY (dots are European) or a date with slashes whose day is over 12."""
    if dotted or first > 12:
        day, month = first, second
    elif second > 12:
        day, month = second, first
    else:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _weekday(printed: str | None) -> int | None:
    if printed is None:
        return None
    return next(number for number, name in enumerate(WEEKDAYS) if name.startswith(printed[:3].capitalize()))
