"""FAC-1 questions for causes, and for what came of something."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.cause import Cause
from quizgen.grammar import ask_inverted, capitalised
from quizgen.model import Dossier
from quizgen.questions.clause import sourced, wording_of
from quizgen.questions.draft import Draft
from quizgen.questions.wording import curly
from quizgen.rules import Fires, QuestionRule, Silent

_WHY = "Reports tell what happened; the cause they give, and who gives it, is what explains it."


def ask_cause(fact: Cause, dossier: Dossier) -> Iterator[Draft]:
    """Ask why."""
    question = sourced(fact, dossier, ask_inverted("Why", wording_of(fact)))
    if question is not None:
        yield Draft(question=question, answer=capitalised(curly(fact.answer)))


RULES = (
    QuestionRule(
        id="FAC-1-Q8",
        family="FAC-1",
        skill="FAC",
        level=2,
        finds="Why, by the report or by a source in it.",
        why=_WHY,
        about=Cause,
        ask=ask_cause,
        default=False,
        fires=(
            Fires(
                "John Smith said that he had left Norway because his pay was too low.",
                (
                    {
                        "question": "According to John Smith, cited in a March 2024 report, why did he leave Norway?",
                        "answer": "Because his pay was too low",
                    },
                ),
            ),
        ),
        silent=(Silent("John Smith said that he had left Norway.", "no cause is given"),),
    ),
)
