"""Dates in words, whatever the locale of the machine."""

from __future__ import annotations

import datetime as dt

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def long_date(day: dt.date) -> str:
    """Return day, month and year.

    >>> long_date(dt.date(2018, 6, 27))
    '27 June 2018'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def month_year(day: dt.date) -> str:
    """Return month and year: "June 2018"."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def dated_report(day: dt.date) -> str:
    """Return the words for a report by its month.

    >>> dated_report(dt.date(2018, 6, 27)), dated_report(dt.date(2016, 4, 1))
    ('a June 2018 report', 'an April 2016 report')
    """
    month = month_year(day)
    return f"{'an' if month[0] in 'AO' else 'a'} {month} report"


def weekday_name(day: dt.date) -> str:
    """Return the day of the week: "Wednesday"."""
    return WEEKDAYS[day.weekday()]
