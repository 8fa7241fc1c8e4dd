"""SRC-4 questions: why a source is not named."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.anonymity import Anonymity
from quizgen.grammar import capitalised
from quizgen.model import Dossier
from quizgen.questions.draft import Draft
from quizgen.questions.wording import lowered, report
from quizgen.rules import Fires, QuestionRule, Silent


def ask_reason(fact: Anonymity, dossier: Dossier) -> Iterator[Draft]:
    """Ask which reason the report gives for not naming a source."""
    if dossier.headline or dossier.when:
        yield Draft(
            question=f"What reason does {lowered(report(dossier))} give for leaving a source unnamed?",
            answer=capitalised(fact.reason),
        )


RULES = (
    QuestionRule(
        id="SRC-4-Q2",
        family="SRC-4",
        skill="SRC",
        level=2,
        finds="Why a source is not named.",
        why="A good report tells why it does not name a source; the reason helps to weigh the words.",
        about=Anonymity,
        ask=ask_reason,
        default=False,
        fires=(
            Fires(
                "An employee, who spoke on condition of anonymity for fear of losing his job, said that two ferries had collided.",
                (
                    {
                        "question": "What reason does a March 2024 report give for leaving a source unnamed?",
                        "answer": "For fear of losing his job",
                    },
                ),
            ),
        ),
        silent=(Silent("An employee spoke on condition of anonymity.", "no reason is told"),),
    ),
)
