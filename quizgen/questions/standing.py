"""SRC-3 questions: how a source can know."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.standing import Standing
from quizgen.facts.who import Role
from quizgen.model import Dossier
from quizgen.questions.draft import Draft
from quizgen.questions.wording import lowered, report
from quizgen.rules import Fires, QuestionRule, Silent


def ask_standing(fact: Standing, dossier: Dossier) -> Iterator[Draft]:
    """Ask what puts a source in a position to speak; not of those whom the report is about."""
    posts = {f.noun for f in dossier.facts if isinstance(f, Role) and f.person == fact.person and f.affiliated}
    if len(posts) > 1:
        return  # which of them?
    if fact.person.split()[-1] not in (dossier.headline or "") and (dossier.headline or dossier.when):
        yield Draft(
            question=f"In {lowered(report(dossier))}, what is said of the post or experience of {fact.person}, one of its sources?",
            answer=f"{fact.person} {fact.told}",
        )


RULES = (
    QuestionRule(
        id="SRC-3-Q1",
        family="SRC-3",
        skill="SRC",
        level=2,
        finds="What puts a source in a position to speak.",
        why="Ask of every source how it can know: by office, by work, or because it was there.",
        about=Standing,
        ask=ask_standing,
        default=False,
        fires=(
            Fires(
                "Mary Jones, who runs the coast guard of Norway, said that two ferries had collided.",
                (
                    {
                        "question": "In a March 2024 report, what is said of the post or experience of Mary Jones, "
                        "one of its sources?",
                        "answer": "Mary Jones ran the coast guard of Norway",
                    },
                ),
            ),
        ),
        silent=(
            Silent(
                "Mary Jones, who runs the coast guard of Norway, said that two ferries had collided. "
                "Mary Jones, a former minister of Sweden and head of the Oslo harbour board, left.",
                "two posts",
            ),
            Silent(
                "Mary Jones, who runs the coast guard of Norway, said that two ferries had collided.",
                "the report is about her",
                headline="Jones under fire",
            ),
            Silent("Mary Jones, who is 58, said that two ferries had collided.", "an age is no office"),
        ),
    ),
)
