"""The overview of an article: rows from its dossier, without a terminal."""

from __future__ import annotations

import pytest
from spacy.language import Language

from quizgen.export.overview import clause_rows, sources, timeline, who_is_who
from quizgen.export.overview.clauses import open_rows
from quizgen.export.overview.people import without_role
from quizgen.export.overview.sources import unclear_sources
from quizgen.load.text import article_from_text
from quizgen.model import Dossier
from quizgen.pipeline import make_dossier
from quizgen.read import read
from quizgen.rules.registry import RuleSet

PAGE = """Ferry runs aground near Bergen

Wednesday, March 6, 2024

The Norwegian transport minister, Anna Berg, told reporters on Tuesday that the ferry would be raised. Berg’s spokesman, \
Leo Brandt, said that the minister would visit Bergen in May.

Norlink bought three old ships from a Danish yard in May 2019. Norlink will close its harbour in Oslo on 3 June 2025.

Portugal’s Prime Minister Rui Sousa met former banker Ines Prado. Prado praised Mary Jones. \
The Maritime Safety Authority (MSA) sent two inspectors to Bergen.

Norlink isn’t a Danish company. The Danish government may close three bridges near Bergen.

An official who asked not to be named said that the steering had failed. Berg said that Norlink would pay.
"""


@pytest.fixture(scope="module")
def dossier(nlp: Language, rules: RuleSet) -> Dossier:
    (reading,) = read([article_from_text(PAGE, "ferry.txt")], nlp)
    return make_dossier(reading, rules)


def test_one_row_for_each_person_with_a_role(dossier: Dossier) -> None:
    people = {row.name: tuple(map(str, row.notes)) for row in who_is_who(dossier) if row.person}
    assert people["Anna Berg"] == ("the Norwegian transport minister",)
    assert people["Leo Brandt"] == ("Anna Berg’s spokesman",)
    assert "Mary Jones" in without_role(dossier)
    assert "Mary Jones" not in people


def test_a_role_that_is_over_says_so(dossier: Dossier) -> None:
    (row,) = [row for row in who_is_who(dossier) if row.name == "Ines Prado"]
    assert all("former" in str(note) for note in row.notes)


def test_a_body_has_its_other_name(dossier: Dossier) -> None:
    (row,) = [row for row in who_is_who(dossier) if "Maritime" in row.name]
    assert row.aliases == ("MSA",)
    assert not row.person


def test_one_row_for_each_source_the_most_heard_first(dossier: Dossier) -> None:
    rows = sources(dossier)
    assert rows[0].name == "Anna Berg"
    assert rows[0].count == 2
    assert rows[0].channels == ("told reporters",)
    assert rows[0].first == "the ferry would be raised"
    (spokesman,) = [row for row in rows if row.name == "Leo Brandt"]
    assert spokesman.side in {"Anna Berg’s spokesman", "speaks for Anna Berg"}
    (unnamed,) = [row for row in rows if not row.named]
    assert unnamed.name.startswith("an official who asked not to be named")
    assert unclear_sources(dossier) == (0, 0)


def test_dates_stand_in_order_with_their_clauses(dossier: Dossier) -> None:
    rows = timeline(dossier)
    assert [row.when for row in rows] == ["May 2019", "5 March 2024", "May 2024", "3 June 2025"]
    assert [row.phrase for row in rows] == [None, "Tuesday", "May", None]
    assert [row.planned for row in rows] == [False, False, True, True]
    assert "Norlink bought three old ships" in rows[0].text


def test_a_clause_is_told_once_and_whole(dossier: Dossier) -> None:
    texts = [row.text for row in clause_rows(dossier)]
    assert len(texts) == len(set(texts))
    assert any("bought three old ships from a Danish yard" in text for text in texts)


def test_what_is_not_vouched_for_stands_apart(dossier: Dossier) -> None:
    rows = dict(open_rows(dossier))
    assert rows["not so"] == "Norlink isn’t a Danish company"
    assert rows["possible"] == "the Danish government may close three bridges near Bergen"
    assert not set(rows.values()) & {row.text for row in clause_rows(dossier)}
