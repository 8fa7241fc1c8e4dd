"""The context line: with the headline, or without it where that would give the answer away."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from quizgen.deck.context import context_line, stands_without_headline
from quizgen.model import Dossier

DOSSIER = Dossier(
    "a", "a.txt", "", "Berg wins vote on Oslo ferry", None, None, dt.date(2024, 3, 6), inferred=False, facts=()
)


def test_the_headline_stands_on_the_line_unless_it_is_left_off() -> None:
    assert context_line(DOSSIER) == "News report · Berg wins vote on Oslo ferry · 6 March 2024"
    assert context_line(DOSSIER, headline=False) == "News report · 6 March 2024"


@pytest.mark.parametrize(
    ("question", "clear"),
    [
        ("According to a March 2024 report, who has beaten Jonas Eide in Bergen?", True),
        ("According to a March 2024 report, who lost the vote to Jonas Eide?", False),
        ("According to a March 2024 report, who has opened a second office?", False),
        ("In March 2024, who said: “Norway has lost its way”?", False),
        ("In March 2024, who said: “Nobody in Norway will notice”?", True),
    ],
    ids=["a name", "a noun of the headline", "no name", "a name only at the start", "a name in the quotation"],
)
def test_a_question_is_clear_without_the_headline_by_a_name_of_its_own(question: str, clear: bool) -> None:
    assert stands_without_headline(question, "Anna Berg", DOSSIER) is clear


def test_without_a_date_the_headline_is_needed() -> None:
    undated = replace(DOSSIER, when=None)
    assert not stands_without_headline("Who has beaten Jonas Eide in Bergen?", "Anna Berg", undated)
