"""When: what the article dates, in the order of the calendar."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from quizgen.export.overview.clauses import clause_rows
from quizgen.export.overview.wording import short
from quizgen.facts.dated import AbsoluteDate
from quizgen.facts.tim import RelativeDate
from quizgen.grammar.dates import long_date, month_year
from quizgen.model import Dossier, Span

_MOST = 180
_WIDTH = {"day": 0, "week": 1, "month": 2, "season": 3, "year": 4}


@dataclass(frozen=True)
class DateRow:
    """A date with what the article tells of it.

    when: in words ("27 June 2018", "2017"). phrase: the relative expression it was worked out from, or None.
    text: the clause, made to stand alone where a fact does so, else as printed. planned: still to come in the report.
    span: of the expression in the text.
    """

    resolved: dt.date
    when: str
    phrase: str | None
    text: str
    planned: bool
    span: Span


def timeline(dossier: Dossier) -> tuple[DateRow, ...]:
    """Return the dates in order, the wider (a year) after the narrower that begins with it; each clause once a date."""
    rows: dict[tuple[str, str], DateRow] = {}
    for fact in dossier.facts:
        if isinstance(fact, RelativeDate | AbsoluteDate):
            row = _row(dossier, fact)
            rows.setdefault((row.when, row.text), row)
    width = {row.span: _WIDTH[precision] for row, precision in _with_precision(dossier, rows)}
    return tuple(sorted(rows.values(), key=lambda row: (row.resolved, width[row.span], row.span)))


def _with_precision(dossier: Dossier, rows: dict[tuple[str, str], DateRow]) -> list[tuple[DateRow, str]]:
    precisions = {_place(f): f.precision for f in dossier.facts if isinstance(f, RelativeDate | AbsoluteDate)}
    return [(row, precisions[row.span]) for row in rows.values()]


def _row(dossier: Dossier, fact: RelativeDate | AbsoluteDate) -> DateRow:
    relative = isinstance(fact, RelativeDate)
    return DateRow(
        resolved=fact.resolved,
        when=fact.meaning if isinstance(fact, RelativeDate) else _in_words(fact.resolved, fact.precision),
        phrase=fact.phrase if relative else None,
        text=_text(dossier, fact),
        planned=fact.planned,
        span=_place(fact),
    )


def _place(fact: RelativeDate | AbsoluteDate) -> Span:
    return fact.span("answer") or fact.sentence


def _in_words(day: dt.date, precision: str) -> str:
    return {"day": long_date(day), "month": month_year(day)}.get(precision, str(day.year))


def _text(dossier: Dossier, fact: RelativeDate | AbsoluteDate) -> str:
    """Return the clause that holds the date, in the words of a fact where one has it, else as printed around the date."""
    place = _place(fact)
    around = [row for row in clause_rows(dossier) if row.span.contains(place)]
    if around:
        row = min(around, key=lambda row: row.span.end - row.span.start)
        return row.text + (f" (according to {row.source})" if row.source else "")
    return _window(fact.passage or fact.sentence.of(dossier.text), place.of(dossier.text))


def _window(text: str, phrase: str) -> str:
    """Return the passage, or where it is long the part of it around the date."""
    text, phrase = " ".join(text.split()), " ".join(phrase.split())
    at = text.find(phrase)
    if len(text) <= _MOST or at + len(phrase) < _MOST:
        return short(text, _MOST)
    start = text.find(" ", max(0, at + len(phrase) - _MOST + 40)) + 1
    return short(f"…{text[start:]}", _MOST)
