"""LNG-7 questions: what a small word tells beyond the event."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.telling import TellingWord
from quizgen.model import Dossier, Form
from quizgen.questions.draft import Draft
from quizgen.questions.wording import cited, report
from quizgen.rules import Fires, QuestionRule, Silent

_NOT = "tell the reader that a plain “not” would not"
_ADD = "add to the bare news"
_FIGURE = "add to the figure"
_OPEN = "leave open"
_ASKED: dict[str, tuple[str, str, tuple[str, str, str]]] = {
    "owed": (
        _NOT,
        "That it was tried, or was to be expected",
        ("That somebody else had forbidden it", "That it was put off to a later day", "That it was done by others instead"),
    ),
    "refusal": (
        _NOT,
        "That it was a deliberate no",
        ("That it was tried without success", "That it was simply forgotten", "That it was no longer possible"),
    ),
    "unable": (
        _NOT,
        "That it was not for lack of will",
        ("That it was a deliberate no", "That it was simply forgotten", "That nobody had thought of it"),
    ),
    "attempt": (
        _OPEN,
        "Whether the aim is reached",
        ("What the aim is", "Whose aim it is", "Whether there is an aim at all"),
    ),
    "nearly": (
        _ADD,
        "That it is nearly so, but not quite",
        ("That it is so beyond any doubt", "That it is so, but only for now", "That it is so, but kept secret"),
    ),
    "practice": (
        _ADD,
        "That it is so in practice, if not in name",
        ("That it is so in name, if not in practice", "That it was so once, but is no longer", "That it is so by law, and always was"),
    ),
    "ceiling": (
        _FIGURE,
        "That the true figure may be lower",
        ("That the true figure may be higher", "That it has been counted exactly", "That it has been disputed"),
    ),
    "open": (
        _ADD,
        "That it may still change",
        ("That it is beyond dispute", "That it came too late", "That it was a surprise"),
    ),
    "unplanned": (
        _ADD,
        "That it had not been planned that way",
        ("That it had been planned for long", "That it was done in secret", "That it was against the law"),
    ),
    "needless": (
        _NOT,
        "That it was not thought worth the trouble",
        ("That it was tried, but without success", "That somebody else had forbidden it", "That it was done by others instead"),
    ),
    "pending": (
        _NOT,
        "That it might be expected to happen",
        ("That it was tried without success", "That somebody has forbidden it", "That it will never happen"),
    ),
    "ignored": (
        "tell the reader that “overlooked” would not",
        "That it was known, but not heeded",
        ("That it was forgotten by mistake", "That it was kept secret by others", "That it was not important"),
    ),
    "brink": (
        _ADD,
        "That it came close to going that far",
        ("That it went too far in the end", "That it was planned from the start", "That somebody had forbidden it"),
    ),
    "hard": (
        _ADD,
        "That it was not easy to do",
        ("That it was done in secret", "That it was done by mistake", "That it was done too late"),
    ),
    "forced": (
        _ADD,
        "That there was no real choice",
        ("That it was easy to do", "That it had been planned for long", "That it was done in secret"),
    ),
    "choice": (
        _ADD,
        "That there was another way",
        ("That there was no other way", "That it was done in a hurry", "That it was hard to do"),
    ),
    "late": (
        _ADD,
        "That it came after a long wait",
        ("That it came as a surprise", "That it was done in secret", "That it came too early"),
    ),
    "beyond": (
        _ADD,
        "That this goes further than one might expect",
        ("That this came later than it was planned", "That this is not yet quite certain", "That this was meant to be kept secret"),
    ),
    "few": (
        _FIGURE,
        "That it is less than one might expect",
        ("That it is no more than an estimate", "That it has been called into question", "That it is likely to change soon"),
    ),
    "uphill": (
        _ADD,
        "Great effort, and no sure success",
        ("Great effort, and sure success", "Little effort, and sure success", "Little effort, and no success"),
    ),
    "known": (
        _ADD,
        "That readers are taken to know of it",
        ("That it was kept from the public", "That it was later denied", "That it happened by mistake"),
    ),
    "trend": (
        "claim there without a figure",
        "That it is more so than it used to be",
        ("That it is more so than elsewhere", "That it is more so than one might expect", "That it will be more so in future"),
    ),
    "fate": (
        _ADD,
        "That it could not have gone otherwise",
        ("That it came as a surprise", "That it came after a long wait", "That it was done in secret"),
    ),
    "message": (
        _ADD,
        "That it was meant as a message",
        ("That it happened by mistake", "That it was meant to be secret", "That it came too late"),
    ),
    "quiet": (
        _ADD,
        "That no attention was drawn to it",
        ("That it came after a long wait", "That it happened by mistake", "That there was no choice"),
    ),
    "sure": (
        _ADD,
        "That nobody should be surprised by it",
        ("That it has not been confirmed yet", "That it came later than planned", "That it was hard to achieve"),
    ),
    "contrary": (
        _ADD,
        "That one might have thought otherwise",
        ("That it came later than planned", "That it was done in a hurry", "That it has not been confirmed"),
    ),
}  # fmt: skip
"""By class of the word: what is asked, the answer, and what the word does not tell."""


def ask_more(fact: TellingWord, dossier: Dossier) -> Iterator[Draft]:
    """Show the sentence and ask what its word tells more than the event."""
    asked, answer, others = _ASKED[fact.sort]
    yield Draft(
        question=f"{report(dossier)} says: {cited(fact.told)} What does “{fact.word}” {asked}?",
        answer=answer,
        form=Form.CHOICE,
        distractors=others,
    )


RULES = (
    QuestionRule(
        id="LNG-7-Q1",
        family="LNG-7",
        skill="LNG",
        level=2,
        finds="What a small word tells beyond the event.",
        why="“Failed to” and “did not” tell the same event; only one of them says what should have been.",
        about=TellingWord,
        ask=ask_more,
        fires=(
            Fires(
                "Norlink failed to warn the harbour board of Bergen of the storm.",
                (
                    {
                        "question": "A March 2024 report says: “Norlink failed to warn the harbour board of Bergen of the storm”. What "
                        "does “failed to” tell the reader that a plain “not” would not?",
                        "answer": "That it was tried, or was to be expected",
                        "form": Form.CHOICE,
                    },
                ),
            ),
        ),
        silent=(Silent("Norlink did not warn the harbour board of Bergen of the storm.", "no such word"),),
    ),
)
