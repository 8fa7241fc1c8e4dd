"""LNG-6 questions: which word of a report judges rather than reports."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.reporters_word import ReportersWord
from quizgen.lint.text import stems, words
from quizgen.model import Dossier
from quizgen.questions.draft import Draft
from quizgen.questions.wording import cited, report
from quizgen.rules import Fires, QuestionRule, Silent

_HEATING = frozenset({"verb", "noun"})
"""Kinds of word that heat what they name; adjectives and adverbs judge it."""


def ask_word(fact: ReportersWord, dossier: Dossier) -> Iterator[Draft]:
    """Show the sentence and ask for its judging word; the kind of word leaves no second answer."""
    parts = frozenset(part for word in fact.words for part in words(word))
    if stems(parts) & stems(frozenset(words(dossier.headline or ""))):
        return  # the card shows the headline
    one, two = ("judges rather than reports", "judge rather than report")
    if fact.sort in _HEATING:
        one, two = ("is loaded rather than neutral", "are loaded rather than neutral")
    asked = f"Which {fact.sort} there {one}?"
    if len(fact.words) > 1:
        asked = f"Which two {fact.sort}s there {two}?"
    yield Draft(
        question=f"{report(dossier)} says: {cited(fact.told)} {asked}",
        answer=" and ".join(f"“{word}”" for word in fact.words),
    )


RULES = (
    QuestionRule(
        id="LNG-6-Q1",
        family="LNG-6",
        skill="LNG",
        level=2,
        finds="The one word by which a report judges.",
        why="Reports are to tell, readers to judge: find the word by which the report judged for you.",
        about=ReportersWord,
        ask=ask_word,
        fires=(
            Fires(
                "Anna Berg launched a blistering attack on the harbour board of Bergen.",
                (
                    {
                        "question": "A March 2024 report says: “Anna Berg launched a blistering attack on the harbour board of "
                        "Bergen”. Which adjective there judges rather than reports?",
                        "answer": "“blistering”",
                    },
                ),
            ),
            Fires(
                "Anna Berg launched a blistering and fiery attack on the harbour board of Bergen.",
                (
                    {
                        "question": "A March 2024 report says: “Anna Berg launched a blistering and fiery attack on the harbour board of "
                        "Bergen”. Which two adjectives there judge rather than report?",
                        "answer": "“blistering” and “fiery”",
                    },
                ),
            ),
        ),
        silent=(
            Silent("Anna Berg launched a new attack on the harbour board of Bergen.", "nothing judges"),
            Silent(
                "Anna Berg launched a blistering attack on the harbour board of Bergen.",
                "the card shows the headline",
                headline="Berg in blistering attack on harbour board",
            ),
        ),
    ),
)
