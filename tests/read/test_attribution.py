"""Attributions and quotations: source, cue, content, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from quizgen.load.text import article_from_text
from quizgen.read import Attributed, Reading, read
from quizgen.read.quotations import find_quotations

PAGE = "A report on the matter at hand\n\n{}\n"


def reading_of(text: str, nlp: Language) -> Reading:
    return next(iter(read([article_from_text(PAGE.format(text), "a.txt")], nlp)))


def shown(reading: Reading, attribution: Attributed) -> tuple[str, str, str]:
    text = reading.article.text
    parts = (attribution.source, attribution.cue, attribution.content)
    return tuple(" … ".join(span.of(text) for span in spans) for spans in parts)  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("John Smith said that the port was closed.", "John Smith", "said", "that the port was closed"),
        ("The port was closed, John Smith said.", "John Smith", "said", "The port was closed"),
        ("“The port is closed,” said John Smith.", "John Smith", "said", "“The port is closed,”"),
        ("“The port is closed,” John Smith told reporters.", "John Smith", "told", "“The port is closed,”"),
        ("John Smith said: “The port is closed.”", "John Smith", "said", "“The port is closed.”"),
        ('"The port is closed," John Smith said.', "John Smith", "said", '"The port is closed,"'),
        (
            "“The port is closed,” John Smith said. “Nobody may enter it.”",
            "John Smith",
            "said",
            "“The port is closed,” … “Nobody may enter it.”",
        ),
        ("According to police, the port was closed.", "police", "According to", "the port was closed"),
        ("John Smith said the port was “a danger to all”.", "John Smith", "said", "the port was “a danger to all”"),
        ("Norway hopes to close the port.", "Norway", "hopes", "to close the port"),
    ],
)
def test_source_cue_and_content(text: str, source: str, cue: str, content: str, nlp: Language) -> None:
    reading = reading_of(text, nlp)
    assert [shown(reading, a) for a in reading.attributions] == [(source, cue, content)]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("John Smith closed the port.", "nobody speaks"),
        ("The ship “Nordstjernen” left the port.", "a name in quotation marks"),
        ("The boats were sorted according to size.", "“according to” means “by”"),
        ("I think that the port is closed.", "the writer speaks of himself"),
        ("It said in the paper that ports close.", "“it” is no source"),
    ],
)
def test_what_is_no_attribution(text: str, why: str, nlp: Language) -> None:
    assert reading_of(text, nlp).attributions == (), why


def test_negation_and_questions_are_marked(nlp: Language) -> None:
    denied = reading_of("John Smith did not say that the port was closed.", nlp).attributions[0]
    asked = reading_of("John Smith asked whether the port was closed.", nlp).attributions[0]
    assert denied.negated
    assert asked.question


def test_a_nested_attribution_knows_the_outer_one(nlp: Language) -> None:
    reading = reading_of("John Smith said that Mary Jones believed that the port was closed.", nlp)
    outer, inner = sorted(reading.attributions, key=lambda a: min(a.cue))
    assert outer.nested is None
    assert inner.nested is not None


def test_the_source_is_the_person_it_names(nlp: Language) -> None:
    reading = reading_of("His lawyer, Mary Jones, said that the port was closed.", nlp)
    entity = reading.attributions[0].entity
    assert entity is not None
    assert entity.name == "Mary Jones"


def test_an_unclosed_mark_costs_one_paragraph() -> None:
    page = PAGE.format("“The port is closed, he said.\n\n“Nobody may enter,” she said.")
    quotations = find_quotations(article_from_text(page, "a.txt"))
    assert [q.closed for q in quotations] == [False, True]


@given(st.text(alphabet="ab. \n“”\"'’", max_size=60))
def test_quotations_never_overlap_and_hold_their_marks(text: str) -> None:
    article = article_from_text(PAGE.format(text), "a.txt")
    end = 0
    for quotation in find_quotations(article):
        assert end <= quotation.span.start < quotation.inner.start <= quotation.inner.end <= quotation.span.end
        end = quotation.span.end
