"""LNG-1 questions: which verb would tell the same without the heat."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.loaded import LoadedVerb
from quizgen.grammar import capitalised
from quizgen.model import Dossier, Form
from quizgen.questions.draft import Draft
from quizgen.questions.wording import cited, report
from quizgen.rules import Fires, QuestionRule, Silent


def ask_plain_verb(fact: LoadedVerb, dossier: Dossier) -> Iterator[Draft]:
    """Offer the plain verb beside two that are as hot as the printed one."""
    yield Draft(
        question=f"{report(dossier)} says: {cited(fact.told)} "
        f"Which verb would be the most neutral in place of “{fact.verb}”?",
        answer=capitalised(fact.plain),
        form=Form.CHOICE,
        distractors=tuple(capitalised(verb) for verb in fact.hot),
    )


RULES = (
    QuestionRule(
        id="LNG-1-Q1",
        family="LNG-1",
        skill="LNG",
        level=2,
        finds="A plain verb for a heated one.",
        why="“Slammed” and “criticised” tell the same event at different temperatures: notice who turns up the heat.",
        about=LoadedVerb,
        ask=ask_plain_verb,
        fires=(
            Fires(
                "The price of oil soared in Norway in May 2019.",
                (
                    {
                        "question": "A March 2024 report says: “The price of oil soared in Norway in May 2019”. "
                        "Which verb would be the most neutral in place of “soared”?",
                        "answer": "Rose",
                        "form": Form.CHOICE,
                    },
                ),
            ),
        ),
        silent=(Silent("The price of oil rose in Norway in May 2019.", "plain"),),
    ),
)
