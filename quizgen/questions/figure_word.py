"""HDG-6 questions: what a word before a figure tells the reader about it."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.figure_word import FigureWord
from quizgen.model import Dossier, Form
from quizgen.questions.draft import Draft
from quizgen.questions.wording import quoted, report
from quizgen.rules import Fires, QuestionRule, Silent

_TOLD = {
    "floor": "As a lower limit: the true figure may be higher",
    "above": "As a lower limit: how far above it the true figure lies is left open",
    "ceiling": "As an upper limit: the true figure may be lower",
    "below": "As an upper limit: how far below it the true figure lies is left open",
    "short": "As rounded up: the true figure is a little lower",
    "rough": "As a ballpark figure: the true figure may be higher or lower",
    "small": "As it stands, but made to sound small",
    "large": "As it stands, but made to sound large",
}
_OTHERS = {
    "floor": ("ceiling", "rough", "small"),
    "above": ("below", "rough", "small"),
    "ceiling": ("floor", "rough", "small"),
    "below": ("above", "rough", "large"),
    "short": ("above", "rough", "small"),
    "rough": ("floor", "ceiling", "small"),
    "small": ("floor", "ceiling", "rough"),
    "large": ("floor", "ceiling", "rough"),
}
"""The wrong answers for each effect: never one that the word has as well, as "as many as" makes a figure sound large."""


_PLAIN = frozenset({"rough", "above", "below"})
"""What "about" and "more than" tell, half of the readers took for known to every child."""


def ask(fact: FigureWord, dossier: Dossier) -> Iterator[Draft]:
    """Show the passage and offer four ways to take the figure."""
    yield Draft(
        question=f"{report(dossier)} says: {quoted(fact.passage)}. How is the figure after “{fact.word}” to be taken?",
        answer=_TOLD[fact.effect],
        form=Form.CHOICE,
        distractors=tuple(_TOLD[other] for other in _OTHERS[fact.effect]),
        spare=fact.effect in _PLAIN,
    )


RULES = (
    QuestionRule(
        id="HDG-6-Q1",
        family="HDG-6",
        skill="HDG",
        level=2,
        finds="What a word before a figure tells the reader about it.",
        why="“At least”, “about”, “up to” and “only” are easily read over; each tells what the writer knows, or wants felt.",
        about=FigureWord,
        ask=ask,
        fires=(
            Fires(
                "At least 14 passengers were hurt when the ferry Nordstjernen ran aground.",
                (
                    {
                        "question": "A March 2024 report says: “At least 14 passengers were hurt when the ferry Nordstjernen ran "
                        "aground”. How is the figure after “at least” to be taken?",
                        "answer": "As a lower limit: the true figure may be higher",
                        "form": Form.CHOICE,
                    },
                ),
            ),
            Fires(
                "About 140 passengers were hurt when the ferry Nordstjernen ran aground.",
                ({"answer": "As a ballpark figure: the true figure may be higher or lower", "spare": True},),
            ),
        ),
        silent=(Silent("Exactly 14 passengers were hurt when the ferry Nordstjernen ran aground.", "no such word"),),
    ),
)
