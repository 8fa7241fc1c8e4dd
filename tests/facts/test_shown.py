"""Passages shown as printed: names in brackets, nothing that leans on the sentence before."""

from __future__ import annotations

import pytest
from spacy.language import Language

from quizgen.facts.shown import shown
from quizgen.load.text import article_from_text
from quizgen.model import Span
from quizgen.read import Reading, read

PAGE = "A report on the matter at hand\n\nWednesday, March 6, 2024\n\n{}\n"


def reading_of(text: str, nlp: Language) -> Reading:
    return next(iter(read([article_from_text(PAGE.format(text), "a.txt")], nlp)))


def last_shown(text: str, nlp: Language, hidden: str | None = None) -> str | None:
    """Return the last sentence of a text as it is shown."""
    reading = reading_of(text, nlp)
    sentence = list(reading.body())[-1].span
    start = reading.article.text.rindex(hidden) if hidden is not None else 0
    return shown(reading, sentence, hidden=Span(start, start + len(hidden)) if hidden is not None else None)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Anna Berg said that the old port of Bergen was closed.",
            "Anna Berg said that the old port of Bergen was closed.",
        ),
        (
            "The harbour board of Bergen met Anna Berg on Monday. She said that the old port of Bergen was closed.",
            "[Anna Berg] said that the old port of Bergen was closed.",
        ),
        (
            "The harbour board of Bergen met Anna Berg on Monday. But Berg said that the old port of Bergen was closed.",
            "[Anna Berg] said that the old port of Bergen was closed.",
        ),
        (
            "The harbour board of Bergen met Anna Berg on Monday. “We will close the port, and it is a shame,” Ms. Berg said.",
            "“We will close the port, and it is a shame,” [Anna Berg] said.",
        ),
        (
            "Anna Berg, who leads the harbour board, said that she would close the port and its two quays.",
            "Anna Berg, who leads the harbour board, said that she would close the port and its two quays.",
        ),
        (
            "Karl Dahl met Anders Berg on Monday. Berg said Tuesday that he would close his port at once.",
            "[Anders Berg] said Tuesday that he would close his port at once.",
        ),
    ],
)
def test_a_sentence_is_shown_with_names_for_pronouns(text: str, wanted: str, nlp: Language) -> None:
    assert last_shown(text, nlp) == wanted


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("They said that the old port of Bergen was closed for good.", "who?"),
        ("This meant that the old port of Bergen was closed for good.", "what did?"),
        ("Anna Berg and Ida Moen spoke. She said that the old port of Bergen was closed.", "which of them?"),
        ("The port is closed.", "too short"),
        ("Others said that the old port of Bergen was closed for good.", "other than whom?"),
        ("“It is over. “The port of Bergen is closed for good, Anna Berg said to Norlink.", "half a quotation"),
        ("We said that the old port of Bergen was closed for good.", "the writer speaks"),
        ("“They will close it, and it is a shame for Bergen,” Anna Berg said.", "they in a quotation: who?"),
        ("“I told him that the port of Bergen was closed for good,” Anna Berg said.", "him in a quotation: whom?"),
        ("The company said that the old port of Bergen was closed for good.", "which company?"),
        ("Closed for good in March after two years: the old port of Bergen and its quays.", "no sentence"),
    ],
)
def test_what_leans_on_other_sentences_is_not_shown(text: str, because: str, nlp: Language) -> None:
    assert last_shown(text, nlp) is None, because


def test_words_can_be_hidden(nlp: Language) -> None:
    text = "Two officials close to Anna Berg said that the old port of Bergen was closed."
    wanted = "[…] said that the old port of Bergen was closed."
    assert last_shown(text, nlp, hidden="Two officials close to Anna Berg") == wanted
