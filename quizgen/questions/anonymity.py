"""SRC-4 questions: why a source is not named."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.anonymity import Anonymity
from quizgen.model import Dossier
from quizgen.questions.draft import Draft
from quizgen.questions.wording import cited, quoted, report
from quizgen.rules import Fires, QuestionRule, Silent


def ask_reason(fact: Anonymity, dossier: Dossier) -> Iterator[Draft]:
    """Show the passage without the reason, or else tell the source, and ask for it."""
    names = "names" if fact.plural else "name"
    if fact.passage:
        question = (
            f"{report(dossier)} says: {cited(fact.passage)} What reason for leaving out the {names} is given at “[…]”?"
        )
    else:
        without = names if fact.plural else f"a {names}"
        question = (
            f"{report(dossier)} cites {quoted(fact.source)} without {without}. "
            f"What reason does it give for leaving out the {names}?"
        )
    yield Draft(question=question, answer=quoted(fact.reason))


RULES = (
    QuestionRule(
        id="SRC-4-Q4",
        family="SRC-4",
        skill="SRC",
        level=2,
        finds="Why a source is not named, for a passage shown without the reason.",
        why="A good report tells why it does not name a source; the reason helps to weigh the words.",
        about=Anonymity,
        ask=ask_reason,
        fires=(
            Fires(
                "An employee of Norlink, who spoke on condition of anonymity for fear of losing his job, said that two ferries had "
                "collided.",
                (
                    {
                        "question": "A March 2024 report says: “An employee of Norlink, who spoke on condition of anonymity […], said "
                        "that two ferries had collided”. What reason for leaving out the name is given at “[…]”?",
                        "answer": "“for fear of losing his job”",
                    },
                ),
            ),
            Fires(
                "Her ships, which had been sold twice before, had collided, said a former officer of Norlink, who requested anonymity "
                "to reveal private talks.",
                (
                    {
                        "question": "A March 2024 report cites “a former officer of Norlink” without a name. What reason does it give "
                        "for leaving out the name?",
                        "answer": "“to reveal private talks”",
                    },
                ),
            ),
        ),
        silent=(
            Silent(
                "An employee of Norlink, who spoke on condition of anonymity, said that two ferries had collided.",
                "no reason is told",
            ),
        ),
    ),
)
