"""Bytes to text, text to article, and what cannot be used."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.load.errors import SourceError
from quizgen.load.paragraphs import BLANK
from quizgen.load.text import article_from_text, check_article, decode
from quizgen.model import BlockKind


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


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "mac_roman", "cp1252"])
def test_text_of_older_systems_is_read(encoding: str) -> None:
    text = "The bridge didn’t fall, “said” the mayor of Orléans — twice. It’s closed.\r\n"
    assert decode(text.encode(encoding), "a.txt") == text


@given(st.text().filter(lambda text: text.isprintable() and text.strip(BLANK)), st.sampled_from(["utf-8", "utf-16"]))
def test_printable_text_is_decoded_as_it_was_written(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf\n", "empty"),
        ("\u00a0\u200b".encode(), "empty"),
        ("\n".encode("utf-16"), "empty"),
        (b"\xff\xfe\x00", "a binary file"),
        ("A bridge fell.".encode("utf-32"), "a binary file"),
        ("A bridge fell.".encode("utf-16-le") + b"\0", "a binary file"),
        (b"A bridge\0 fell in Oslo.", "a binary file"),
        (b"PK\x03\x04\x14\x00\x06\x00", "a binary file"),
        (b"\x01\x02 A bridge fell.", "a binary file"),
        (b"A bridge fell. " * 14_001, "longer than 200,000 characters"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, fault: str) -> None:
    message = refusal(data)
    assert message is not None
    assert message.startswith(f"any.txt is {fault}; ")


@given(st.binary())
def test_any_bytes_give_an_article_or_a_source_error(data: bytes) -> None:
    with suppress(SourceError):
        article = article_from_text(decode(data, "any.txt"), "any.txt")
        check_article(article)
        assert article.blocks_of(BlockKind.BODY)


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
        ("Die Fähre ist am Montag auf Grund gelaufen, wie die Polizei in Karlsvik mitteilte.\n", "English"),
        ("Паром сел на мель.\n", "English"),
        ("Ferries\n\nBridges and trams\n", "no usable sentence"),
        ("It fell.\n", "no usable sentence"),
        ("the mayor of the town and " * 4000, "no usable sentence"),
    ],
)
def test_what_cannot_give_cards_is_refused(text: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        check_article(article_from_text(text, "a.txt"))


@pytest.mark.parametrize("end", [".", "!", "?", ".”", "?)"])
def test_one_sentence_is_enough(end: str) -> None:
    article = article_from_text(f"The bridge over the Alder fell{end}\n", "a.txt")
    check_article(article)
    assert article.headline is None
