"""The time anchor and relative dates."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from quizgen.grammar.dates import WEEKDAYS, long_date, weekday_name
from quizgen.load.text import article_from_text
from quizgen.read import Reading, read
from quizgen.read.anchor import find_anchor


def reading_of(sentence: str, nlp: Language, day: str = "Thursday, May 7, 2015") -> Reading:
    page = f"A report on the matter at hand\n\n{day}\n\n{sentence}\n"
    return next(iter(read([article_from_text(page, "a.txt")], nlp)))


@pytest.mark.parametrize(
    ("sentence", "replacement"),
    [
        ("On Tuesday, Norway closed a bridge.", "on 5 May 2015"),
        ("Norway closed a bridge on Thursday.", "on 7 May 2015"),
        ("Norway closed a bridge yesterday.", "on 6 May 2015"),
        ("Norway will close a bridge on Monday.", "on 11 May 2015"),
        ("Norway closed a bridge last year.", "in 2014"),
        ("Norway closed a bridge last month.", "in April 2015"),
        ("Norway closed a bridge two years ago.", "in 2013"),
        ("Norway closed a bridge in December.", "December 2014"),
        ("Norway will close a bridge in December.", "December 2015"),
        ("Norway will close a bridge on May 16.", "on 16 May 2015"),
        ("Norway will close a bridge by the end of next year.", "2016"),
    ],
)
def test_relative_dates_are_worked_out(sentence: str, replacement: str, nlp: Language) -> None:
    (time,) = reading_of(sentence, nlp).times.values()
    assert time.replacement == replacement


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("Campaign officials could not be reached on Saturday.", "“could” tells neither past nor future"),
        ("Norway closed a bridge last week.", "a week is no day"),
        ("Norway closes a bridge on Tuesday.", "the tense does not tell the side"),
        ("Norway discussed Tuesday’s vote.", "it belongs to a noun"),
        ("Norway prepared for a July summit.", "it belongs to a noun"),
        ("Today, Norway has four bridges.", "it may mean nowadays"),
    ],
)
def test_unsafe_dates_are_recorded_without_a_replacement(sentence: str, why: str, nlp: Language) -> None:
    (time,) = reading_of(sentence, nlp).times.values()
    assert time.replacement is None, why


def test_full_dates_are_not_relative(nlp: Language) -> None:
    assert reading_of("Norway closed a bridge on Wednesday, March 4, 2015.", nlp).times == {}


@given(st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31)))
def test_a_printed_date_is_the_anchor_whatever_the_day(day: dt.date) -> None:
    page = f"A headline\n\n{weekday_name(day)}, {long_date(day)}\n\nNorway closed a bridge in Oslo after a storm.\n"
    anchor = find_anchor(article_from_text(page, "a.txt"))
    assert anchor is not None
    assert anchor.date == day
    assert not anchor.inferred


@settings(max_examples=20, deadline=None)
@given(day=st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31)), weekday=st.sampled_from(WEEKDAYS))
def test_a_weekday_in_the_past_tense_is_that_weekday_in_the_week_before(
    nlp: Language, day: dt.date, weekday: str
) -> None:
    reading = reading_of(f"Norway closed a bridge on {weekday}.", nlp, f"{weekday_name(day)}, {long_date(day)}")
    (time,) = reading.times.values()
    assert time.resolved is not None
    assert weekday_name(time.resolved) == weekday
    assert 0 <= (day - time.resolved).days < 7


def test_the_page_date_is_overruled_only_with_proof() -> None:
    page = "19.04.2024\n\nA headline\n\nNorway closed a bridge {}.\n\nHarbour\n(@harbour)\n\nClosed\n\nJune 27, 2018\n\nThe end.\n"
    proven = find_anchor(article_from_text(page.format("on Wednesday"), "a.txt"))
    assert proven is not None
    assert (proven.date, proven.inferred) == (dt.date(2018, 6, 27), True)
    assert proven.conflict is not None
    assert find_anchor(article_from_text(page.format("at last"), "a.txt")) is None


def test_a_printed_weekday_that_is_wrong_leaves_no_anchor() -> None:
    page = "A headline\n\nMonday, May 7, 2015\n\nNorway closed a bridge in Oslo after a storm.\n"
    assert find_anchor(article_from_text(page, "a.txt")) is None
