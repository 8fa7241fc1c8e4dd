"""WHO-3 questions: what stands behind the name."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.metonym import Metonym
from quizgen.grammar import capitalised
from quizgen.model import Dossier, Form
from quizgen.questions.draft import Draft
from quizgen.questions.wording import quoted, report
from quizgen.rules import Fires, QuestionRule, Silent


def ask_meaning(fact: Metonym, dossier: Dossier) -> Iterator[Draft]:
    """Ask which institution the name stands for; of a capital, the country's government, its parliament, or only the city."""
    phrase = fact.phrase[:1].lower() + fact.phrase[1:] if fact.phrase.startswith("The ") else fact.phrase
    yield Draft(
        question=f"{report(dossier)} uses the words {quoted(phrase)}. "
        f"Which institution does “{fact.name}” stand for there?",
        answer=capitalised(fact.gloss),
        form=Form.CHOICE if fact.others else Form.BASIC,
        distractors=tuple(map(capitalised, fact.others)),
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
            Fires(
                "Norwegian ships left on Monday. Oslo has denied that the Swedish navy followed them.",
                (
                    {
                        "question": "A March 2024 report uses the words “Oslo has denied”. Which institution does “Oslo” stand for there?",
                        "answer": "The Norwegian government",
                        "choices": ("The city council of Oslo", "The Norwegian parliament", "The Norwegian government"),
                    },
                ),
            ),
        ),
        silent=(Silent("Anna Berg met Rui Sousa in the Kremlin.", "a place"),),
    ),
)
