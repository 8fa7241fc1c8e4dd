"""WHO-4 questions: what the letters stand for."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.acronym import Acronym
from quizgen.grammar import capitalised
from quizgen.model import Dossier
from quizgen.questions.draft import Draft
from quizgen.questions.wording import lowered, report
from quizgen.rules import Fires, QuestionRule, Silent

_OFTEN = 4
"""Times a report has an abbreviation from which it is about what that stands for."""


def ask_full_name(fact: Acronym, dossier: Dossier) -> Iterator[Draft]:
    """Ask for the name in full."""
    yield Draft(
        question=f"In {lowered(report(dossier))}, what does “{fact.short}” stand for?",
        answer=capitalised(fact.full),
        spare=dossier.text.count(fact.short) < _OFTEN,
    )


RULES = (
    QuestionRule(
        id="WHO-4-Q1",
        family="WHO-4",
        skill="WHO",
        level=1,
        finds="What an abbreviation stands for.",
        why="Who hides behind the letters? A name in full tells what the body is for.",
        about=Acronym,
        ask=ask_full_name,
        fires=(
            Fires(
                "The Fjord Safety Authority (FSA) closed two ports. The FSA gave no reason.",
                (
                    {
                        "question": "In a March 2024 report, what does “FSA” stand for?",
                        "answer": "Fjord Safety Authority",
                    },
                ),
            ),
        ),
        silent=(Silent("The Fjord Safety Authority closed two ports.", "no abbreviation"),),
    ),
)
