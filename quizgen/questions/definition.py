"""WHO-5 questions: what is it?"""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.definition import Definition
from quizgen.grammar import capitalised
from quizgen.model import Dossier
from quizgen.questions.draft import Draft
from quizgen.rules import Fires, QuestionRule, Silent


def ask_meaning(fact: Definition, dossier: Dossier) -> Iterator[Draft]:
    """Ask what a name stands for."""
    wh = "Who are" if fact.plural else "What is"
    yield Draft(question=f"{wh} {fact.name}?", answer=capitalised(fact.meaning))


RULES = (
    QuestionRule(
        id="WHO-5-Q1",
        family="WHO-5",
        skill="WHO",
        level=1,
        finds="What a group, body or thing is.",
        why="A report is only understood by those who know what its names stand for.",
        about=Definition,
        ask=ask_meaning,
        fires=(
            Fires(
                "Rui Sousa praised the United Nations, a union of almost all states.",
                ({"question": "What is the United Nations?", "answer": "A union of almost all states"},),
            ),
        ),
        silent=(Silent("Rui Sousa praised the United Nations.", "nothing is explained"),),
    ),
)
