"""Bytes to text, text to article, and what cannot be used."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.load.dates import is_date_line
from quizgen.load.errors import SourceError
from quizgen.load.text import article_from_text, check_article, decode
from quizgen.model import DatePlace


@given(st.binary())
def test_any_bytes_are_decoded_or_refused_in_one_sentence(data: bytes) -> None:
    message = refusal(data)
    assert message is None or (message.startswith("any.txt is ") and message.endswith("."))


def refusal(data: bytes) -> str | None:
    try:
        decode(data, "any.txt")
    except SourceError as error:
        return str(error)
    return None


def test_line_ends_and_byte_order_mark_are_kept() -> None:
    assert decode("\ufeffA line\r\nand one\n".encode(), "a.txt") == "\ufeffA line\r\nand one\n"


def test_windows_text_is_read() -> None:
    assert decode("“Déjà vu”".encode("cp1252"), "a.txt") == "“Déjà vu”"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("19.04.2024", True),
        ("Monday, May 18, 2015", True),
        ("Published: 9 October 2023, 10:15 GMT", True),
        ("2024-03-12", True),
        ("3/4/2016", False),
        ("Anna Berg was born on 3 March 1970", False),
        ("31.02.2024", False),
    ],
)
def test_date_lines(line: str, expected: bool) -> None:
    assert is_date_line(line) is expected


def test_dates_are_found_with_their_place_and_weekday() -> None:
    page = "A headline\n\nMonday, May 18, 2015\n\nA storm on 3 March 1970 closed a bridge in Oslo for a week.\n"
    found = [(d.date, d.place, d.weekday) for d in article_from_text(page, "a.txt").dates]
    assert found == [
        (dt.date(2015, 5, 18), DatePlace.DATE_LINE, 0),
        (dt.date(1970, 3, 3), DatePlace.BODY, None),
    ]


def test_the_id_survives_a_move_and_an_edited_body() -> None:
    page = "A headline\n\n18 May 2015\n\nA bridge was closed in Oslo after a storm hit the coast.\n"
    moved = article_from_text(page, "elsewhere/b.txt")
    edited = article_from_text(page.replace("a storm", "two storms"), "a.txt")
    other = article_from_text(page.replace("headline", "title"), "a.txt")
    assert article_from_text(page, "a.txt").id == moved.id == edited.id != other.id


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Les ferries sont arrêtés depuis lundi, a déclaré la ministre des transports à la presse jeudi.\n", "English"),
        ("Ferries\n\nBridges and trams\n", "no usable sentence"),
    ],
)
def test_what_cannot_give_cards_is_refused(text: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        check_article(article_from_text(text, "a.txt"))
