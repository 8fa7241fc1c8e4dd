"""WHO-3 questions: what stands behind the name."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.metonym import Metonym
from quizgen.model import Dossier
from quizgen.questions.draft import Draft
from quizgen.questions.wording import quoted, report
from quizgen.rules import Fires, QuestionRule, Silent


def ask_meaning(fact: Metonym, dossier: Dossier) -> Iterator[Draft]:
    """Ask which institution the name stands for."""
    phrase = fact.phrase[:1].lower() + fact.phrase[1:] if fact.phrase.startswith("The ") else fact.phrase
    yield Draft(
        question=f"{report(dossier)} uses the words {quoted(phrase)}. "
        f"Which institution does “{fact.name}” stand for there?",
        answer=fact.gloss[:1].upper() + fact.gloss[1:],
    )


RULES = (
    QuestionRule(
        id="WHO-3-Q1",
        family="WHO-3",
        skill="WHO",
        level=2,
        finds="What stands behind a place name that speaks.",
        why="“The White House said” is shorthand: somebody spoke, and the report may not tell who.",
        about=Metonym,
        ask=ask_meaning,
        fires=(
            Fires(
                "The Kremlin has said that Russia will take part.",
                (
                    {
                        "question": "A March 2024 report uses the words “the Kremlin has said”. "
                        "Which institution does “Kremlin” stand for there?",
                        "answer": "The Russian presidency",
                    },
                ),
            ),
        ),
        silent=(Silent("Anna Berg met Rui Sousa in the Kremlin.", "a place"),),
    ),
)
