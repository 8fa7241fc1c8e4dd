"""The context line: which report a card comes from, and when that was."""

from __future__ import annotations

import datetime as dt

from quizgen.model import Dossier

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def long_date(day: dt.date) -> str:
    """Return a date as readers print it, whatever the locale.

    >>> long_date(dt.date(2018, 6, 27))
    '27 June 2018'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def month_year(day: dt.date) -> str:
    """Return month and year: "June 2018"."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def context_line(dossier: Dossier) -> str:
    """Return "News report · headline · date", with the publisher's name where the text gives it."""
    parts = [dossier.publisher or "News report"]
    if dossier.headline:
        parts.append(dossier.headline)
    if dossier.when:
        parts.append(long_date(dossier.when) + (" (date inferred from the text)" if dossier.inferred else ""))
    return " · ".join(parts)
