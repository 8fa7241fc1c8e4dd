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
        ("Norway closed a bridge in late April.", "April 2015"),
        ("Norway closed a bridge in mid-April.", "April 2015"),
        ("Norway closed a bridge on Feb. 9.", "on 9 February 2015"),
        ("Norway closed a bridge on the 9th of February.", "on 9 February 2015"),
        ("Norway opened a bridge on Friday, April 24.", "on 24 April 2015"),
        ("Norway opened a bridge on Friday 24 April.", "on 24 April 2015"),
        ("A poll released Monday showed that Norway favours a bridge.", "on 4 May 2015"),
        ("Norway will have a new bridge by Monday.", "11 May 2015"),
        ("Norway has had a new bridge since Monday.", "4 May 2015"),
        ("The talks on the bridge are on Monday.", "on 11 May 2015"),
        ("Norway closed a bridge last night.", "on 6 May 2015"),
        ("Norway closed a bridge today.", "on 7 May 2015"),
        ("Norway closed a bridge last Saturday.", "on 2 May 2015"),
        ("Norway closed a bridge last July.", "in July 2014"),
        ("Norway will close a bridge this November.", "in November 2015"),
        ("Norway closed a bridge last summer.", "in the summer of 2014"),
        ("Norway will close a bridge next week.", "in May 2015"),
        ("Norway closed a bridge three weeks ago.", "in April 2015"),
        ("The Nordic talks ran from April 20 to April 24.", "20 April 2015"),
    ],
)
def test_relative_dates_are_worked_out(sentence: str, replacement: str, nlp: Language) -> None:
    time = next(iter(reading_of(sentence, nlp).times.values()))
    assert time.replacement == replacement
    assert time.reason


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("Campaign officials could not be reached on Saturday.", "“could” tells neither past nor future"),
        ("Norway closed a bridge last week.", "the week began in April and ended in May"),
        ("Norway closed a bridge on the Monday after.", "it counts from something else"),
        ("Norway closed a bridge ten months ago.", "a round number of months"),
        ("Norway expected that a bridge would be closed on Monday.", "before the report, or after"),
        ("In June 2001 Norway bought a ferry. It was old. In August Norway closed a bridge.", "the August of 2001"),
        ("Norway closed a bridge last Tuesday.", "two days ago, or nine"),
        ("Norway called a vote for Friday.", "it may lie ahead"),
        ("Norway announced a vote on Friday.", "the announcement, or the vote"),
        ("Norway had agreed to close a bridge on Friday.", "before the report, or after"),
        ("Norway closed a bridge on Sept. 11.", "it may be that of 2001"),
        ("Norway has closed four bridges in the last year.", "no calendar year"),
        ("Norway is losing bridges today.", "it means nowadays"),
        ("The talks on the bridge run July 25-28.", "several days"),
        ("The talks on the bridge were held April 6 to 10.", "several days"),
        ("Norway closes a bridge on Tuesday.", "the tense does not tell the side"),
        ("Norway discussed Tuesday’s vote.", "it belongs to a noun"),
        ("Norway prepared for a July summit.", "it belongs to a noun"),
        ("Today, Norway has four bridges.", "it may mean nowadays"),
        ("Norway came into Tuesday with a lead.", "no date reads well behind “into”"),
    ],
)
def test_unsafe_dates_are_recorded_without_a_replacement(sentence: str, why: str, nlp: Language) -> None:
    (time,) = reading_of(sentence, nlp).times.values()
    assert time.replacement is None, why


def test_months_of_an_older_story_are_left_open(nlp: Language) -> None:
    reading = reading_of("Norway elected a council in 2008. It closed a bridge in March.", nlp)
    assert [time.resolved for time in reading.times.values()] == [None]


def test_a_stretch_that_would_end_before_it_begins_is_left_open(nlp: Language) -> None:
    reading = reading_of("Norway closed a bridge from April 20 to August 3.", nlp)
    assert [time.resolved for time in reading.times.values()] == [None, None]


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway remembered the 1963 March on Washington.",
        "Anna Berg joined the March for Life in Oslo.",
        "Norway voted on Super Tuesday.",
        "Anna Berg read a report in USA TODAY.",
        "Anna Berg appeared on This Week.",
    ],
)
def test_names_are_no_dates(sentence: str, nlp: Language) -> None:
    assert reading_of(sentence, nlp).times == {}


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
