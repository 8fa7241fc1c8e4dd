"""Where sentences begin and end."""

from __future__ import annotations

import pytest
from spacy.language import Language

from quizgen.load.text import article_from_text
from quizgen.read import read

PAGE = "A report on the matter at hand\n\n{}\n"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Norlink lost more than $4m. Assistant captain Leo Brandt left Oslo.", 2),
        ("Norlink lost more than 4 million. Captain Leo Brandt left Oslo.", 2),
        ("Norlink lost more than $4m in Oslo.", 1),
    ],
)
def test_a_sum_with_its_unit_may_end_a_sentence(text: str, count: int, nlp: Language) -> None:
    reading = next(iter(read([article_from_text(PAGE.format(text), "a.txt")], nlp)))
    assert len(list(reading.body())) == count


def test_a_percent_sign_is_a_word(nlp: Language) -> None:
    reading = next(iter(read([article_from_text(PAGE.format("Prices in Oslo fell by 2%."), "a.txt")], nlp)))
    assert [t.text for t in next(reading.body()).tokens if t.is_punct] == ["."]
