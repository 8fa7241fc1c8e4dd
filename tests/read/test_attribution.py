"""Attributions and quotations: source, cue, content, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
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
        ("The port, John Smith said, is closed.", "John Smith", "said", "The port … is closed"),
        ("The port is closed, said John Smith.", "John Smith", "said", "The port is closed"),
        ("The port, as John Smith notes, is closed.", "John Smith", "notes", "The port … is closed"),
        ("John Smith said the port was closed and added nothing.", "John Smith", "said", "the port was closed"),
        ("The port is “closed for good,” John Smith said.", "John Smith", "said", "The port is “closed for good,”"),
        (
            "“The port,” John Smith said, “is closed to ships.”",
            "John Smith",
            "said",
            "“The port,” … “is closed to ships.”",
        ),
        ("John Smith called the port “a danger to all”.", "John Smith", "called", "the port “a danger to all”"),
        (
            "In an interview on “Good Morning Oslo”, John Smith said the port was closed.",
            "John Smith",
            "said",
            "the port was closed",
        ),
        ("In the words of John Smith, the port is closed.", "John Smith", "In the words of", "the port is closed"),
        (
            "The port (closed, according to John Smith, for good) is old.",
            "John Smith",
            "according to",
            "closed … for good",
        ),
        ("John Smith praised the new port.", "John Smith", "praised", "the new port"),
        ("John Smith warned of new delays.", "John Smith", "warned of", "new delays"),
        ("John Smith called for a new port.", "John Smith", "called for", "a new port"),
        ("John Smith accused Norway of negligence.", "John Smith", "accused", "Norway of negligence"),
        ("Norway is expected to close the port.", "", "is expected", "Norway … to close the port"),
        ("John Smith was told that the port was closed.", "", "was told", "that the port was closed"),
        ("John Smith is sure that the port is closed.", "John Smith", "is sure", "that the port is closed"),
        ("John Smith was critical of the port.", "John Smith", "was critical", "the port"),
        ("Norway issued a warning that the port was closed.", "Norway", "warning", "that the port was closed"),
        ("John Smith’s claim that the port is closed has no basis.", "John Smith", "claim", "that the port is closed"),
        ("The port has reportedly closed for good.", "", "reportedly", "The port has … closed for good"),
    ],
)
def test_source_cue_and_content(text: str, source: str, cue: str, content: str, nlp: Language) -> None:
    reading = reading_of(text, nlp)
    assert [shown(reading, a) for a in reading.attributions] == [(source, cue, content)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Norway issued a statement saying that the port was closed.",
            [
                ("Norway", "issued", "a statement saying that the port was closed"),
                ("Norway", "saying", "that the port was closed"),
            ],
        ),
        (
            "John Smith rejected the plan of the port, saying it was too old.",
            [("John Smith", "rejected", "the plan of the port"), ("John Smith", "saying", "it was too old")],
        ),
    ],
)
def test_two_statements_of_one_source(text: str, expected: list[tuple[str, str, str]], nlp: Language) -> None:
    reading = reading_of(text, nlp)
    assert [shown(reading, a) for a in reading.attributions] == expected


@pytest.mark.parametrize("text", ["John Smith said that the port was closed.", "The port is closed, said John Smith."])
def test_one_statement_is_one_attribution(text: str, nlp: Language) -> None:
    assert len(reading_of(text, nlp).attributions) == 1


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("John Smith closed the port.", "nobody speaks"),
        ("The ship “Nordstjernen” left the port.", "a name in quotation marks"),
        ("The boats were sorted according to size.", "“according to” means “by”"),
        ("I think that the port is closed.", "the writer speaks of himself"),
        ("It said in the paper that ports close.", "“it” is no source"),
        ("John Smith called a doctor.", "a telephone call"),
        (
            "Norway is under order to drop port rules, passed by councils, that courts said were unfair to sailors.",
            "told of the rules only",
        ),
        ("They praised each other.", "nothing is said"),
        ("The storm praised by nobody hit the port.", "a participle without a source"),
        ("A second port was named on Monday: the plan is old.", "a colon, but no speaker"),
    ],
)
def test_what_is_no_attribution(text: str, why: str, nlp: Language) -> None:
    assert reading_of(text, nlp).attributions == (), why


def test_negation_and_questions_are_marked(nlp: Language) -> None:
    denied = reading_of("John Smith did not say that the port was closed.", nlp).attributions[0]
    asked = reading_of("John Smith asked whether the port was closed.", nlp).attributions[0]
    doubted = reading_of("Did John Smith say that the port was closed?", nlp).attributions[0]
    assert denied.negated
    assert asked.question
    assert doubted.question


def test_a_nested_attribution_knows_the_outer_one(nlp: Language) -> None:
    reading = reading_of("John Smith said that Mary Jones believed that the port was closed.", nlp)
    outer, inner = sorted(reading.attributions, key=lambda a: min(a.cue))
    assert outer.nested is None
    assert inner.nested is not None


@pytest.mark.parametrize(
    ("text", "floating"),
    [
        ("“The port is closed,” John Smith said. “Nobody may enter it.”", 0),
        ("John Smith said the port was closed. “Nobody may enter it.”", 1),
        ("“The port is closed,” John Smith said.\n\n“Nobody may enter it.”", 1),
        ("“The port is closed,” John Smith said. “Nobody may enter it.\n\n“I mean nobody.”", 1),
        ("“The port is closed,” John Smith said. Then it rained. “Nobody may enter it.”", 0),
    ],
)
def test_quotations_without_a_cue_go_on_with_the_last_speaker(text: str, floating: int, nlp: Language) -> None:
    reading = reading_of(text, nlp)
    assert len(reading.attributions) == 1
    assert len(reading.attributions[0].floating) == floating
    assert set(reading.attributions[0].told).isdisjoint(reading.attributions[0].floating)


def test_a_label_speaks_in_a_headline(nlp: Language) -> None:
    page = "John Smith: The port must be closed\n\nJohn Smith spoke in Oslo on Monday.\n"
    reading = next(iter(read([article_from_text(page, "a.txt")], nlp)))
    assert [shown(reading, a) for a in reading.attributions] == [("John Smith", ":", "The port must be closed")]


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("John Smith said that the port was closed.", True),
        ("The port is closed, John Smith said.", True),
        ("John Smith praised the new port.", False),
        ("Norway is expected to close the port.", False),
        ("The port has reportedly closed for good.", False),
    ],
)
def test_patterns_on_which_no_question_rests_are_marked(text: str, sure: bool, nlp: Language) -> None:
    assert reading_of(text, nlp).attributions[0].sure == sure


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("John Smith believes that the port is closed.", "belief"),
        ("John Smith intends to close the port.", "intention"),
        ("John Smith refused to close the port.", "deny"),
        ("John Smith admitted that the port was closed.", "concession"),
        ("John Smith claimed that the port was closed.", "doubt"),
    ],
)
def test_the_cue_tells_the_stance(text: str, stance: str, nlp: Language) -> None:
    assert reading_of(text, nlp).attributions[0].stance == stance


def test_who_stands_for_the_source_is_kept_beside_it(nlp: Language) -> None:
    reading = reading_of("John Smith, who said that the port was closed, left.", nlp)
    attribution = reading.attributions[0]
    assert [span.of(reading.article.text) for span in attribution.relative] == ["who"]
    assert attribution.entity is not None
    assert attribution.entity.name == "John Smith"


def test_who_is_asked_is_not_the_source(nlp: Language) -> None:
    reading = reading_of("Asked whether the port was closed, John Smith said that it was not.", nlp)
    sources = {a.cue_lemma: shown(reading, a)[0] for a in reading.attributions}
    assert sources["say"] == "John Smith"
    assert sources.get("ask", "") == ""


def test_who_is_warned_to_do_something_did_not_warn(nlp: Language) -> None:
    warned = (
        "The port closed the day after Lars Mandel, former minister and now a harbour commissioner, warned the union{}."
    )
    sources = [
        [shown(reading, a)[0] for a in reading.attributions]
        for reading in (reading_of(warned.format(end), nlp) for end in (" to stop ferries", ""))
    ]
    assert "the union" not in sources[0]
    assert "the union" in sources[1]


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


_PIECES = st.lists(
    st.sampled_from(
        ["John Smith said", "the port is closed", ",", ".", "“", "”", "according to", "and", "that", "who", ":", "(", ")",
         "praised", "the claim that", "is sure that", "\n\n", "reportedly", "was told", "adding", "Norway", "it", "?"]
    ),
    max_size=25,
)  # fmt: skip


@given(_PIECES)
@settings(deadline=None, max_examples=60)
def test_whatever_the_text_attributions_are_sound(nlp: Language, pieces: list[str]) -> None:
    reading = reading_of(" ".join(pieces) or "x", nlp)
    for number, one in enumerate(reading.attributions):
        spans = (*one.source, *one.cue, *one.content)
        assert one.content
        assert one.cue
        assert all(0 <= span.start < span.end <= len(reading.article.text) for span in spans)
        assert not any(content.contains(cue) for content in one.content for cue in one.cue)
        assert one.nested != number
        if one.nested is not None:
            assert reading.attributions[one.nested].nested != number
