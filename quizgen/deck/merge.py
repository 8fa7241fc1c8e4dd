"""Merging: what several articles tell alike is asked once, with all of them named as its sources."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quizgen.grammar.dates import MONTHS
from quizgen.lint.text import content_words
from quizgen.model import Card

_DATES = frozenset(month.lower() for month in MONTHS)


def merge(chosen: Sequence[tuple[Card, ...]]) -> list[tuple[Card, ...]]:
    """Return the cards of each article without those that ask what a card of an earlier article asks.

    The earlier card's context line names the later reports, too. Two cards ask the same if one question rule made them
    of the same fact and their questions and answers differ in nothing but the date of the report.
    """
    first: dict[tuple[object, ...], str] = {}
    reports: dict[str, list[str]] = {}
    repeated: set[tuple[int, str]] = set()
    for number, cards in enumerate(chosen):
        for card in cards:
            key = first.setdefault(_subject(card), f"{number}\x1f{card.key}")
            if key.startswith(f"{number}\x1f"):
                continue
            repeated.add((number, card.key))
            reports.setdefault(key, []).append(card.context)
    return [
        tuple(
            _with_reports(card, reports.get(f"{number}\x1f{card.key}", []))
            for card in cards
            if (number, card.key) not in repeated
        )
        for number, cards in enumerate(chosen)
    ]


def _subject(card: Card) -> tuple[object, ...]:
    words = frozenset(word for word in content_words(card.question) if word not in _DATES and not word.isdigit())
    return card.fact, card.rules, re.sub(r"\W+", " ", card.answer.casefold()), words


def _with_reports(card: Card, contexts: Sequence[str]) -> Card:
    """Return the card with further reports in its context line; a report is not named twice."""
    others = [context for context in dict.fromkeys(contexts) if context != card.context]
    return replace(card, context=" — also: ".join((card.context, *others))) if others else card
