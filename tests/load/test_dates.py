"""Dates on a page: which are read, as what, and where they stand."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.grammar.dates import MONTHS, WEEKDAYS
from quizgen.load.dates import date_in_name, dates_in, is_date_line, leading_date
from quizgen.load.text import article_from_text
from quizgen.model import DatePlace, Span
from quizgen.read.anchor import find_anchor

DAYS = st.dates(dt.date(1600, 1, 1), dt.date(2099, 12, 31))


def read(text: str) -> list[dt.date]:
    return [day for day, _, _ in dates_in(text, Span(0, len(text)))]


def found(page: str) -> list[tuple[dt.date, DatePlace, int | None]]:
    return [(date.date, date.place, date.weekday) for date in article_from_text(page, "a.txt").dates]


@pytest.mark.parametrize(
    "printed",
    [
        "5 June 2018",
        "5th of June, 2018",
        "June 5, 2018",
        "June 5th 2018",
        "Jun. 5, 2018",
        "JUNE 5, 2018",
        "2018-06-05",
        "2018-06-05T10:30:00Z",
        "05.06.2018",
    ],
)
def test_one_day_in_many_spellings(printed: str) -> None:
    assert read(printed) == [dt.date(2018, 6, 5)]


@pytest.mark.parametrize("printed", ["13/06/2018", "06/13/2018"])
def test_a_numeric_date_is_read_where_only_one_number_can_be_the_month(printed: str) -> None:
    assert read(printed) == [dt.date(2018, 6, 13)]


@pytest.mark.parametrize(
    "printed",
    ["05/06/2018", "31.02.2024", "February 30, 2020", "2020-13-01", "2020-02-30", "0 June 2018", "June 5", "June 2018"],
)
def test_no_date_where_the_day_is_unsure_or_does_not_exist(printed: str) -> None:
    assert read(printed) == []


@given(DAYS)
def test_every_day_is_read_back(day: dt.date) -> None:
    month = MONTHS[day.month - 1]
    printed = f"{day.isoformat()} | {month} {day.day}, {day.year} | {day.day} {month} {day.year}"
    assert read(printed) == [day] * 3


@given(DAYS, st.booleans())
def test_the_weekday_is_kept_as_printed(day: dt.date, short: bool) -> None:
    name = WEEKDAYS[day.weekday()]
    line = f"{name[:3] if short else name}, {day.day} {MONTHS[day.month - 1]} {day.year}"
    assert [weekday for _, _, weekday in dates_in(line, Span(0, len(line)))] == [day.weekday()]


def test_a_wrong_weekday_is_kept_too() -> None:
    assert found("A headline\n\nMonday, 5 June 2018\n\nA bridge fell in Aldermoor.\n") == [
        (dt.date(2018, 6, 5), DatePlace.DATE_LINE, 0)
    ]


@pytest.mark.parametrize(
    "line",
    [
        "19.04.2024",
        "Monday, May 18, 2015",
        "Published: 9 October 2023, 10:15 GMT",
        "PUBLISHED: 12:04, 6 JUNE 2019 | UPDATED: 15:20, 7 JUNE 2019",
        "Last modified on Wed 5 Jun 2019 10.30 EDT",
        "June 5, 2018 at 6 p.m. ET",
        "June 5, 2018 6:05 PM PST",
        "2018-06-05T10:30:00+02:00",
        "Thu 6 June 2019 · 3 min read",
        "(2024-03-12)",
    ],
)
def test_date_lines(line: str) -> None:
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "3/4/2016",
        "31.02.2024",
        "10:15 GMT",
        "Anna Berg was born on 3 March 1970",
        "The bridge fell on June 5, 2018",
        "By Anna Berg, 6 June 2019",
        "Updated",
        "",
    ],
)
def test_lines_that_are_no_date_lines(line: str) -> None:
    assert not is_date_line(line)


def test_a_line_of_many_times_is_judged_at_once() -> None:
    assert not is_date_line("6 June 2019 " + "10:30:00am -10:30 " * 2_000 + "bridge")


def test_a_leading_date_is_measured() -> None:
    assert leading_date("Thursday, May 7, 2015 On Tuesday, a bridge fell.") == len("Thursday, May 7, 2015")
    assert leading_date("On Thursday, May 7, 2015 a bridge fell.") is None
    assert leading_date("May 32, 2015 was no day.") is None


def test_dates_are_found_with_their_place_and_weekday() -> None:
    page = "A headline\n\nMonday, May 18, 2015\n\nA storm on 3 March 1970 closed a bridge in Oslo for a week.\n"
    assert found(page) == [
        (dt.date(2015, 5, 18), DatePlace.DATE_LINE, 0),
        (dt.date(1970, 3, 3), DatePlace.BODY, None),
    ]


def test_dates_of_bylines_and_posts_are_told_apart() -> None:
    page = (
        "Bridge to close\n\nBy Anna Berg, 6 June 2019\n\nThe mayor spoke of the bridge on Thursday.\n\n"
        "Town hall\n(@town_hall)\n\nWe are sorry\n\nJune 5, 2019\n"
    )
    assert found(page) == [
        (dt.date(2019, 6, 6), DatePlace.BYLINE, None),
        (dt.date(2019, 6, 5), DatePlace.POST, None),
    ]


def test_a_dateline_takes_its_year_from_the_date_line() -> None:
    page = "Bridge to close\n\n7 June 2019\n\nALDERMOOR, June 6 — The bridge is to close, the mayor said.\n"
    assert (dt.date(2019, 6, 6), DatePlace.DATELINE, None) in found(page)


def test_a_dateline_without_a_year_anywhere_gives_no_date() -> None:
    assert found("Bridge to close\n\nALDERMOOR, June 6 — The bridge is to close, the mayor said.\n") == []


def test_dates_of_captions_and_page_furniture_are_left_out() -> None:
    page = (
        "Bridge to close\n\nThe bridge is to close, the mayor said.\n\n"
        "The bridge on 3 March 1970. Image: Lars Moen\n\nCopyright 5 June 2019 Aldermoor Courier\n"
    )
    assert found(page) == []


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("news/2016-09-03_tax-returns.txt", "2016-09-03"),
        ("tribune_2016_09_03.txt", "2016-09-03"),
        ("2016-13-03.txt", None),
        ("tel-02016-09-031.txt", None),
        ("2016-09-03/story.txt", None),
    ],
)
def test_a_file_name_may_carry_the_date(path: str, expected: str | None) -> None:
    found = date_in_name(path)
    assert [one.date.isoformat() for one in found] == ([expected] if expected else [])


def test_a_printed_date_outranks_that_of_the_file_name() -> None:
    text = "A ferry sank\n\nMarch 6, 2024\n\nA ferry sank off the coast of Norway on Tuesday.\n"
    anchor = find_anchor(article_from_text(text, "2016-09-03.txt"))
    assert anchor is not None
    assert (anchor.date.isoformat(), anchor.inferred) == ("2024-03-06", False)


def test_the_file_name_dates_a_page_without_a_date() -> None:
    text = "A ferry sank\n\nA ferry sank off the coast of Norway on Tuesday.\n"
    anchor = find_anchor(article_from_text(text, "2016-09-03.txt"))
    assert anchor is not None
    assert (anchor.date.isoformat(), anchor.inferred) == ("2016-09-03", True)
