"""People: names joined across the article, spellings, pronouns."""

from __future__ import annotations

import pytest
from spacy.language import Language

from quizgen.load.text import article_from_text
from quizgen.read import EntityKind, Reading, read
from quizgen.read.names import is_full_name, same_person


def reading_of(text: str, nlp: Language) -> Reading:
    return next(iter(read([article_from_text(f"A report on the matter at hand\n\n{text}\n", "a.txt")], nlp)))


def people(reading: Reading) -> dict[str, int]:
    return {e.name: len(e.mentions) for e in reading.entities if e.kind is EntityKind.PERSON and not e.ambiguous}


def test_a_surname_takes_the_full_name(nlp: Language) -> None:
    assert people(reading_of("John Smith met Mary Jones in Oslo. Smith thanked Jones.", nlp)) == {
        "John Smith": 2,
        "Mary Jones": 2,
    }


def test_two_people_of_one_surname_are_never_joined(nlp: Language) -> None:
    reading = reading_of("John Smith and his sister Mary Smith live in Oslo. On Monday Smith left Norway.", nlp)
    assert set(people(reading)) == {"John Smith", "Mary Smith"}
    assert any(e.ambiguous and e.name == "Smith" for e in reading.entities)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Sergei Lavrov", "Sergey Lavrov", True),
        ("Donald J. Trump", "Donald Trump", True),
        ("George H. Bush", "George W. Bush", False),
        ("Daniel Ortega", "Daniela Ortega", False),
        ("Bill Clinton", "Hillary Clinton", False),
        ("John Smith", "John Smith Jr.", False),
    ],
)
def test_spellings_of_one_name(first: str, second: str, same: bool) -> None:
    assert same_person(tuple(first.split()), tuple(second.split())) is same


@pytest.mark.parametrize(
    ("name", "full"), [("Ludwig van Beethoven", True), ("Center for Policy", False), ("Smith", False)]
)
def test_full_names(name: str, full: bool) -> None:
    assert is_full_name(tuple(name.split())) is full


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("John Smith left Oslo. He will return in May.", {"John Smith"}),
        ("John Smith met Peter Jones in Oslo. He will return in May.", set()),
        ("John Smith left Oslo with his lawyer. He will return in May.", {"John Smith"}),
        ("Mr John Smith left Oslo. She will return in May.", set()),
    ],
)
def test_a_pronoun_is_resolved_only_where_one_reading_is_possible(text: str, resolved: set[str], nlp: Language) -> None:
    assert {e.name for e in reading_of(text, nlp).references.values()} == resolved
