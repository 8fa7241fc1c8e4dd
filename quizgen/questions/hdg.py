"""HDG-1 questions: which word shows that the writer does not vouch for it."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.hdg import Hedge
from quizgen.model import Dossier
from quizgen.questions.draft import Draft
from quizgen.questions.wording import quoted, report
from quizgen.rules import Fires, QuestionRule, Silent


def ask_word(fact: Hedge, dossier: Dossier) -> Iterator[Draft]:
    """Show the passage and ask for the hedge."""
    yield Draft(
        question=f"{report(dossier)} has the words: {quoted(fact.passage)}. "
        "Which word shows that the writer does not vouch for what is said there?",
        answer=fact.word,
    )


RULES = (
    QuestionRule(
        id="HDG-1-Q1",
        family="HDG-1",
        skill="HDG",
        level=2,
        finds="The word that keeps the writer from vouching.",
        why="A hedge is honest reporting: without it, a suspicion would stand there as a fact.",
        about=Hedge,
        ask=ask_word,
        fires=(
            Fires(
                "Oil has allegedly leaked from the ferry Nordstjernen into a fjord.",
                (
                    {
                        "question": "A March 2024 report has the words: “Oil has allegedly leaked from the ferry Nordstjernen "
                        "into a fjord”. Which word shows that the writer does not vouch for what is said there?",
                        "answer": "allegedly",
                    },
                ),
            ),
        ),
        silent=(Silent("Oil has leaked from the ferry Nordstjernen into a fjord.", "no hedge"),),
    ),
)
