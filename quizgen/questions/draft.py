"""Drafts: what a question rule decides of a card; the rest follows from the fact and the rule."""

from __future__ import annotations

from dataclasses import dataclass

from quizgen.model import Form, Span


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A question with its answer, before it becomes a card.

    slot: tells the drafts of one rule about one fact apart; part of the card's key,
    so it never changes with the wording.
    mark: the span to highlight in the evidence; the fact's ``answer`` span, else its sentence.
    distractors: wrong options of a choice card, at most three are used.
    spare: sound, but worth a card only where the article gives few others.
    """

    question: str
    answer: str
    form: Form = Form.BASIC
    slot: str = ""
    mark: Span | None = None
    distractors: tuple[str, ...] = ()
    spare: bool = False
