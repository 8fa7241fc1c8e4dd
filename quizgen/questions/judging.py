"""LNG-5 questions: which word of a speaker judges rather than describes."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.judging import JudgingWord
from quizgen.lint.text import words
from quizgen.model import Dossier
from quizgen.questions.draft import Draft
from quizgen.questions.wording import cited, ended, lowered, report
from quizgen.read.standalone.phrase import possessive
from quizgen.rules import Fires, QuestionRule, Silent

_WHY = "A judging word tells how the speaker sees a thing, not what the thing is: take it out, and see what is left."


def ask_word(fact: JudgingWord, dossier: Dossier) -> Iterator[Draft]:
    """Show the statement and ask for its judging word."""
    if fact.word in words(dossier.headline or ""):
        return  # the card shows the headline
    if fact.printed:
        shown = f"{report(dossier)} says: {cited(fact.told)} Which word quoted there"
    else:
        shown = f"According to {lowered(report(dossier))}, {ended(lowered(fact.told))} Which word in {possessive(fact.source)} statement"
    yield Draft(question=f"{shown} judges rather than describes?", answer=f"“{fact.word}”")


RULES = (
    QuestionRule(
        id="LNG-5-Q1",
        family="LNG-5",
        skill="LNG",
        level=2,
        finds="The one word of a statement that judges.",
        why=_WHY,
        about=JudgingWord,
        ask=ask_word,
        default=False,
        fires=(
            Fires(
                "“The harbour board closed the port of Bergen in a disgraceful vote,” Anna Berg said.",
                (
                    {
                        "question": "According to a March 2024 report, Anna Berg said: “The harbour board closed the port of Bergen in a "
                        "disgraceful vote”. Which word in Anna Berg’s statement judges rather than describes?",
                        "answer": "“disgraceful”",
                    },
                ),
            ),
        ),
        silent=(
            Silent(
                "“The harbour board closed the port of Bergen in a public vote,” Anna Berg said.",
                "nothing judges",
            ),
            Silent(
                "“The harbour board closed the port of Bergen in a disgraceful public vote,” Anna Berg said.",
                "the card shows the headline",
                headline="Berg calls vote on port disgraceful",
            ),
        ),
    ),
)
