"""Make cards of facts: every question rule on every fact of its type, then every lint rule on every card."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import ftfy

from quizgen.deck.context import context_line, stands_without_headline
from quizgen.lint.answer import headline_tells
from quizgen.model import Card, Dossier, Fact, Form

if TYPE_CHECKING:
    from quizgen.questions.draft import Draft
    from quizgen.rules.registry import RuleSet
    from quizgen.rules.rule import QuestionRule

MAX_DISTRACTORS = 3
_SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True)
class Candidate:
    """A card with the verdict of the lint rules.

    dropped_by: id of the lint rule that dropped it, or None. reason: why, for people.
    """

    card: Card
    dropped_by: str | None = None
    reason: str | None = None


def candidates(dossier: Dossier, rules: RuleSet) -> tuple[Candidate, ...]:
    """Return every card the question rules make of ``dossier``, in the order of the text, with its verdict."""
    cards = tuple(_shown_fairly(card, dossier) for card in ask(dossier, rules))
    return tuple(_judge(card, cards, rules) for card in cards)


def _shown_fairly(card: Card, dossier: Dossier) -> Card:
    """Leave the headline off the context line where it gives the answer away and the question is clear without it."""
    if headline_tells(card) is None or not stands_without_headline(card.question, card.answer, dossier):
        return card
    return replace(card, context=context_line(dossier, headline=False))


def ask(dossier: Dossier, rules: RuleSet) -> Iterator[Card]:
    """Yield the cards of all question rules, fact by fact."""
    context = context_line(dossier)
    for fact in dossier.facts:
        for rule in rules.questions:
            if isinstance(fact, rule.about):
                for draft in rule.ask(fact, dossier):
                    yield _card(draft, fact, rule, dossier, context)


def _judge(card: Card, cards: tuple[Card, ...], rules: RuleSet) -> Candidate:
    for rule in rules.lint:
        reason = rule.check(card, cards)
        if reason is not None:
            return Candidate(card, rule.id, reason)
    return Candidate(card)


def _card(draft: Draft, fact: Fact, rule: QuestionRule, dossier: Dossier, context: str) -> Card:
    key = _digest(dossier.article, fact.key(), rule.id, draft.slot)
    return Card(
        article=dossier.article,
        key=key,
        form=draft.form,
        skill=rule.skill,
        family=rule.family,
        level=rule.level,
        question=_readable(draft.question),
        answer=_readable(draft.answer),
        choices=_options(draft, key) if draft.form is Form.CHOICE else (),
        context=_readable(context),
        evidence=fact.sentence.of(dossier.text),
        evidence_span=fact.sentence,
        span=draft.mark or fact.span("answer") or fact.sentence,
        why=rule.why,
        rules=(fact.rule, rule.id),
        fact=fact.key(),
        url=dossier.url,
        importance=fact.importance,
        spare=draft.spare,
    )


def _options(draft: Draft, key: str) -> tuple[str, ...]:
    """Shuffle answer and distractors by a hash of the card's key: no order to learn, the same every time."""
    options = dict.fromkeys(map(_readable, (draft.answer, *draft.distractors[:MAX_DISTRACTORS])))
    return tuple(sorted(options, key=lambda option: _digest(key, option)))


def _readable(words: str) -> str:
    """Undo a wrong decoding of the source ("FranÃ§ois"), also of letters that were taken apart since; evidence stays as it is."""
    return ftfy.fix_encoding(unicodedata.normalize("NFC", words)).replace(_SOFT_HYPHEN, "")


def _digest(*parts: str) -> str:
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=8).hexdigest()
