"""Merging: what several articles tell alike is asked once, with all of them named as its sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quizgen.grammar.dates import MONTHS
from quizgen.lint.text import content_words
from quizgen.model import Card

_MONTHS = frozenset(month.lower() for month in MONTHS)


def merge(chosen: Sequence[tuple[Card, ...]]) -> list[tuple[Card, ...]]:
    """Return the cards of each article without those that an earlier article's card makes needless or ambiguous.

    Two cards ask the same if one question rule made them and their questions and answers differ in nothing but the date
    of the report; the context line of the earlier one then names the later reports, too. A question that an earlier
    article answers otherwise is left out: its learner could not know which answer is wanted.
    """
    first: dict[tuple[object, ...], tuple[int, str]] = {}
    asked: dict[str, int] = {}
    reports: dict[tuple[int, str], list[str]] = {}
    needless: set[tuple[int, str]] = set()
    for number, cards in enumerate(chosen):
        for card in cards:
            here = (number, card.key)
            same = first.setdefault(_subject(card), here)
            if same[0] != number:
                needless.add(here)
                reports.setdefault(same, []).append(card.context)
            elif asked.setdefault(card.question.casefold(), number) != number:
                needless.add(here)
    return [
        tuple(
            _with_reports(card, reports.get((number, card.key), []))
            for card in cards
            if (number, card.key) not in needless
        )
        for number, cards in enumerate(chosen)
    ]


def _subject(card: Card) -> tuple[object, ...]:
    """Return what a card asks and answers, without the date of its report and the dots of abbreviations."""
    words = frozenset(word for word in content_words(card.question) if word not in _MONTHS and not word.isdigit())
    return card.rules, "".join(filter(str.isalnum, card.answer.casefold())), words


def _with_reports(card: Card, contexts: Sequence[str]) -> Card:
    """Return the card with further reports in its context line; a report is not named twice."""
    others = [context for context in dict.fromkeys(contexts) if context != card.context]
    return replace(card, context=" — also: ".join((card.context, *others))) if others else card
