"""Lint: cards that ask what another card of the same article asks."""

from __future__ import annotations

from quizgen.lint.text import words
from quizgen.model import Card
from quizgen.rules import Drops, Keeps, LintRule


def check_second_answer(card: Card, cards: tuple[Card, ...]) -> str | None:
    """Return another answer that the text gives to the same question."""
    for other in cards:
        if words(other.question) == words(card.question) and words(other.answer) != words(card.answer):
            return f"by the text “{other.answer}” is right as well"
    return None


def check_repeated(card: Card, cards: tuple[Card, ...]) -> str | None:
    """Return why an earlier card makes this one superfluous."""
    for other in cards:
        if other is card:
            return None
        if words(other.question) == words(card.question) and other.form is card.form:
            return "an earlier card asks the same"
    return None


_CARD = {"question": "Who closed the bridge over the Vanna?", "answer": "Anna Berg"}
_OTHER = {"question": "Who closed the bridge over the Vanna?", "answer": "Leo Brandt"}
_ELSE = {"question": "Who opened the bridge over the Vanna?", "answer": "Leo Brandt"}

RULES = (
    LintRule(
        id="DUP-1",
        finds="A question that has two right answers by the text.",
        why="A learner who gives the other right answer is told to be wrong.",
        check=check_second_answer,
        drops=(Drops(_CARD, "Leo Brandt closed it as well", beside=(_OTHER,)),),
        keeps=(Keeps(_CARD, "the other card asks something else", beside=(_ELSE,)),),
    ),
    LintRule(
        id="DUP-2",
        finds="A question that an earlier card asks already.",
        why="The same card twice is a waste of the learner's time.",
        check=check_repeated,
        drops=(Drops(_CARD, "asked already", beside=(_CARD,)),),
        keeps=(Keeps(_CARD, beside=(_ELSE,)),),
    ),
)
