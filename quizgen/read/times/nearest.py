"""The day, month or season that is meant, counted from the day of the report; calendar only, no grammar.

``side`` is "past", "future" or None, where the words do not tell; ``shift`` is -1 for "last", 0 for "this", 1 for "next".
Every function returns None where two readers might take two different days.
"""

from __future__ import annotations

import datetime as dt

from dateutil.relativedelta import relativedelta

SEASONS = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12}
"""First month of each season of the northern half of the globe, where the dates of most English-language news lie."""
_REACH_DAYS = 300
"""A day without a year lies no further away; beyond that the tense is likely to mislead."""
_NEAR_DAYS = 4
"""Days from which "last Saturday" and "next Tuesday" mean one day for every reader."""
_NAMED_DAY = (9, 11)
"""11 September without a year is that of 2001."""


def date_or_none(year: int, month: int, number: int) -> dt.date | None:
    """Return the date, or None where the month has no such day."""
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


def nearest_weekday(day: dt.date, weekday: int, side: str | None) -> dt.date | None:
    """Return the nearest such weekday on or before ``day`` in the past, after it in the future."""
    gap = (day.weekday() - weekday) % 7
    if side == "past":
        return day - dt.timedelta(days=gap)
    return day + dt.timedelta(days=7 - gap) if side == "future" and gap else None


def shifted_weekday(day: dt.date, weekday: int, shift: int) -> dt.date | None:
    """Return the day of "last Saturday", "next Tuesday": the nearest, where it also lies in the week beside."""
    gap = ((weekday - day.weekday()) * shift) % 7 or 7
    found = day + dt.timedelta(days=gap * shift)
    return found if gap >= _NEAR_DAYS and found.isocalendar()[:2] != day.isocalendar()[:2] else None


def dated_weekday(day: dt.date, weekday: int, month: int, number: int) -> dt.date | None:
    """Return the day of "Friday, May 6": in the one year near ``day`` in which that day is a Friday."""
    years = (date_or_none(year, month, number) for year in (day.year - 1, day.year, day.year + 1))
    fits = [d for d in years if d is not None and abs((d - day).days) <= _REACH_DAYS and d.weekday() == weekday]
    return fits[0] if len(fits) == 1 else None


def nearest_month(day: dt.date, month: int, side: str | None) -> dt.date | None:
    """Return the first day of the nearest such month up to ``day``, or from it on."""
    if side == "past":
        return dt.date(day.year if month <= day.month else day.year - 1, month, 1)
    if side == "future":
        return dt.date(day.year if month >= day.month else day.year + 1, month, 1)
    return None


def shifted_month(day: dt.date, month: int, shift: int) -> dt.date | None:
    """Return the month of "last July", "next June" where it lies in another year, and that of "this November"."""
    if (shift < 0 and month <= day.month) or (shift > 0 and month >= day.month):
        return None
    return dt.date(day.year + shift, month, 1)


def shifted_season(day: dt.date, season: str, shift: int) -> dt.date | None:
    """Return the start of "last summer" where it lies in the year before, and of "this spring"; winters have two years."""
    start = SEASONS[season]
    if season == "winter" or (shift < 0 and day.month >= start) or (shift > 0 and day.month <= start + 2):
        return None
    return dt.date(day.year + shift, start, 1)


def nearest_day(day: dt.date, month: int, number: int, side: str | None) -> dt.date | None:
    """Return the nearest day of the year with this month and number up to ``day``, or from it on."""
    if (month, number) == _NAMED_DAY:
        return None
    shifts = {"past": (0, -1), "future": (0, 1)}.get(side or "", ())
    for shift in shifts:
        found = date_or_none(day.year + shift, month, number)
        if found is None:
            return None
        if (found <= day) if side == "past" else (found >= day):
            return found if abs((found - day).days) <= _REACH_DAYS else None
    return None


def past_weekend(day: dt.date) -> dt.date:
    """Return the Monday of the week whose weekend was the last to begin up to ``day``."""
    saturday = day - dt.timedelta(days=(day.weekday() - 5) % 7)
    return saturday - dt.timedelta(days=5)


def week_in_month(monday: dt.date) -> dt.date | None:
    """Return ``monday`` where the whole week, begun on Sunday or Monday, lies in one month: then the month tells it."""
    if (monday - dt.timedelta(days=1)).month != (monday + dt.timedelta(days=6)).month:
        return None
    return monday


def back(day: dt.date, unit: str, count: int) -> dt.date:
    """Return the day ``count`` days, or the first of the month or year ``count`` months or years, before ``day``."""
    if unit == "days":
        return day - dt.timedelta(days=count)
    if unit == "months":
        return day.replace(day=1) - relativedelta(months=count)
    return dt.date(day.year - count, 1, 1)
