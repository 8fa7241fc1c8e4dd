"""LNG-4 questions: which word leaves no exception."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.absolute import Absolute
from quizgen.model import Dossier
from quizgen.questions.draft import Draft
from quizgen.questions.wording import cited, ended, lowered, report
from quizgen.rules import Fires, QuestionRule, Silent

_WHY = "A claim without exceptions falls with a single counter-example: find the word that makes it so."


def ask_word(fact: Absolute, dossier: Dossier) -> Iterator[Draft]:
    """Show the statement and ask for its absolute."""
    if fact.printed:
        shown = f"{report(dossier)} says: {cited(fact.told)}"
    else:
        shown = f"According to {lowered(report(dossier))}, {ended(lowered(fact.told))}"
    words = "words make" if " " in fact.word else "word makes"
    yield Draft(
        question=f"{shown} Which {words} that claim absolute, so that one counter-example would refute it?",
        answer=f"“{fact.word}”",
    )


RULES = (
    QuestionRule(
        id="LNG-4-Q1",
        family="LNG-4",
        skill="LNG",
        level=2,
        finds="The word that makes a claim absolute.",
        why=_WHY,
        about=Absolute,
        ask=ask_word,
        default=False,
        fires=(
            Fires(
                "“Norlink has never repaired a single ferry on the coast of Norway,” Anna Berg said.",
                (
                    {
                        "question": "According to a March 2024 report, Anna Berg said: “Norlink has never repaired a single ferry "
                        "on the coast of Norway”. Which word makes that claim absolute, so that one counter-example would refute it?",
                        "answer": "“never”",
                    },
                ),
            ),
            Fires(
                "No ferry of the company Norlink has ever sunk in a fjord of Norway.",
                (
                    {
                        "question": "A March 2024 report says: “No ferry of the company Norlink has ever sunk in a fjord of Norway”. "
                        "Which words make that claim absolute, so that one counter-example would refute it?",
                        "answer": "“no … ever”",
                    },
                ),
            ),
        ),
        silent=(
            Silent(
                "“Norlink has rarely repaired a ferry on the coast of Norway,” Anna Berg said.", "exceptions are left"
            ),
        ),
    ),
)
