"""Timelines: where a date lies that a report gives as "last year" or "on Monday", seen from the day of the report."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from quizgen.export.pictures.labels import FONT
from quizgen.grammar.dates import MONTHS, WEEKDAYS, long_date
from quizgen.model import Card

WIDTH, HEIGHT = 640, 170
_LEFT, _RIGHT, _AXIS = 24, 616, 96
_DATE = re.compile(rf"(?:(?:(?P<day>\d{{1,2}}) )?(?P<month>{'|'.join(MONTHS)}) )?(?P<year>\d{{4}})")
_REPORT = re.compile(r" · (?P<date>\d{1,2} \w+ \d{4})(?: \([^()]*\))?$")
_PHRASE = re.compile(r"“([^“”]+)”\?$")
_MOST = {"day": 7, "month": 11, "year": 8}
"""How many days, months or years find room on the axis with their names."""
_FARTHEST = 30
"""Years between a report and a date that a timeline can show."""

Period = tuple[dt.date, dt.date]
"""The first and the last day."""


@dataclass(frozen=True)
class Timeline:
    """What a timeline shows.

    phrase: the words of the report. meaning: the date they mean, in words. period: the same in days.
    report: the day of the report.
    """

    phrase: str
    meaning: str
    period: Period
    report: dt.date

    @property
    def alt(self) -> str:
        """The timeline in words."""
        return f"“{self.phrase}” is {self.meaning}; the report is of {long_date(self.report)}"


def timeline_of(card: Card) -> Timeline | None:
    """Return the timeline of a card that asks which date a phrase means.

    None for other cards, for undated reports, and for dates so far away that a timeline shows nothing.
    """
    period, phrase, report = period_of(card.answer), _PHRASE.search(card.question), _REPORT.search(card.context)
    told = period_of(report["date"]) if report else None
    if period is None or phrase is None or told is None or abs(period[0].year - told[0].year) > _FARTHEST:
        return None
    return Timeline(phrase[1], card.answer, period, told[0])


def period_of(text: str) -> Period | None:
    """Return the days of "2017", "June 2018" or "27 June 2018", or None where the text is no such date.

    >>> period_of("June 2018")
    (datetime.date(2018, 6, 1), datetime.date(2018, 6, 30))
    """
    found = _DATE.fullmatch(text.strip())
    if found is None or found["year"] == "0000":
        return None
    year = int(found["year"])
    if found["month"] is None:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    month = 1 + MONTHS.index(found["month"])
    last = _days_in(year, month)
    if found["day"] is None:
        return dt.date(year, month, 1), dt.date(year, month, last)
    day = int(found["day"])
    return (dt.date(year, month, day), dt.date(year, month, day)) if 1 <= day <= last else None


def _days_in(year: int, month: int) -> int:
    following = dt.date(year + month // 12, month % 12 + 1, 1) if (year, month) != (9999, 12) else None
    return (following - dt.timedelta(days=1)).day if following else 31


def draw_timeline(timeline: Timeline) -> str:
    """Return a timeline as SVG: the period as a bar, the report as a dot, the days, months or years between them."""
    units = _units(timeline)
    first, end = units[0][0].toordinal(), units[-1][1].toordinal() + 1

    def x(day: int) -> float:
        return _LEFT + (_RIGHT - _LEFT) * (day - first) / (end - first)

    start, stop = x(timeline.period[0].toordinal()), x(timeline.period[1].toordinal() + 1)
    report = x(timeline.report.toordinal()) + (x(1) - x(0)) / 2
    drawn = [
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#f3f0e8"/>',
        f'<rect x="{start:.1f}" y="{_AXIS - 38}" width="{stop - start:.1f}" height="38" fill="#a9c6e6"/>',
        f'<path d="M{_LEFT} {_AXIS}H{_RIGHT}" stroke="#45413a" stroke-width="2"/>',
        _text(f"“{timeline.phrase}” = {timeline.meaning}", (start + stop) / 2, _AXIS - 52, 28, bold=True),
    ]
    for begin, last, name in units:
        at, after = x(begin.toordinal()), x(last.toordinal() + 1)
        drawn.append(
            f'<path d="M{at:.1f} {_AXIS - 5}v10M{after:.1f} {_AXIS - 5}v10" stroke="#45413a" stroke-width="2"/>'
        )
        drawn.append(_text(name, (at + after) / 2, _AXIS - 12, 22))
    drawn += [
        f'<path d="M{report:.1f} {_AXIS}V{_AXIS + 30}" stroke="#b3261e" stroke-width="2" stroke-dasharray="4 4"/>',
        f'<circle cx="{report:.1f}" cy="{_AXIS}" r="8" fill="#b3261e" stroke="#fff" stroke-width="3"/>',
        _text(f"the report: {long_date(timeline.report)}", report, _AXIS + 56, 25),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">'
        f"{''.join(drawn)}</svg>\n"
    )


def _text(text: str, x: float, y: float, size: int, *, bold: bool = False) -> str:
    """Return words centred at x, moved as far as needed to stay on the picture."""
    half = 0.29 * size * len(text)
    centre = min(max(x, half + 8), WIDTH - half - 8) if 2 * half < WIDTH - 16 else WIDTH / 2
    return (
        f'<text x="{centre:.1f}" y="{y}" font-family="{FONT}" font-size="{size}" font-weight="{600 if bold else 400}" '
        f'fill="#2b2822" text-anchor="middle">{escape(text)}</text>'
    )


def _units(timeline: Timeline) -> list[tuple[dt.date, dt.date, str]]:
    """Return the stretches of the axis with their names: days where the period is one, else months, else years."""
    first, last = min(timeline.period[0], timeline.report), max(timeline.period[1], timeline.report)
    length = (timeline.period[1] - timeline.period[0]).days
    for unit, longest in (("day", 0), ("month", 30)):
        found = list(_stretches(unit, first, last))
        if length <= longest and len(found) <= _MOST[unit]:
            return found
    years = list(_stretches("year", first, last))
    step = -(-len(years) // _MOST["year"])
    return [(begin, end, name if i % step == 0 else "") for i, (begin, end, name) in enumerate(years)]


def _stretches(unit: str, first: dt.date, last: dt.date) -> Iterator[tuple[dt.date, dt.date, str]]:
    """Yield the days, months or years from ``first`` to ``last``."""
    if unit == "day":
        for day in range(first.toordinal(), last.toordinal() + 1):
            date = dt.date.fromordinal(day)
            yield date, date, f"{WEEKDAYS[date.weekday()][:3]} {date.day}"
    elif unit == "month":
        for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
            year, month = divmod(number, 12)
            begin = dt.date(year, month + 1, 1)
            yield begin, begin.replace(day=_days_in(year, month + 1)), MONTHS[month][:3]
    else:
        for year in range(first.year, last.year + 1):
            yield dt.date(year, 1, 1), dt.date(year, 12, 31), str(year)
