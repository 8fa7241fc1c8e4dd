"""HDG-4 questions: how many, where the report has no exact number."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.vague import VagueNumber
from quizgen.grammar import ask_inverted, ask_subject
from quizgen.model import Dossier
from quizgen.questions.clause import sourced, wording_of
from quizgen.questions.draft import Draft
from quizgen.rules import Fires, QuestionRule, Silent


def ask_number(fact: VagueNumber, dossier: Dossier) -> Iterator[Draft]:
    """Ask how many; the answer teaches that no exact number is given."""
    wh = f"How many {fact.counted}"
    asked = ask_subject(wh, wording_of(fact), singular=False) if fact.of_subject else ask_inverted(wh, wording_of(fact))
    question = sourced(fact, dossier, asked)
    if question is not None:
        yield Draft(question=question, answer=f"No exact number is given, only “{fact.answer}”")


RULES = (
    QuestionRule(
        id="HDG-4-Q1",
        family="HDG-4",
        skill="HDG",
        level=2,
        finds="That a report gives no exact number.",
        why="“Dozens” may be 24 or 90: notice where a report has no exact number.",
        about=VagueNumber,
        ask=ask_number,
        default=False,
        fires=(
            Fires(
                "Hundreds of passengers left the ferry Nordstjernen in Bergen.",
                (
                    {
                        "question": "According to a March 2024 report, how many passengers left the ferry Nordstjernen in Bergen?",
                        "answer": "No exact number is given, only “hundreds”",
                    },
                ),
            ),
        ),
        silent=(Silent("At least 14 passengers left the ferry Nordstjernen in Bergen.", "a figure"),),
    ),
)
