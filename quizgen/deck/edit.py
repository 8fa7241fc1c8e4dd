"""Hand edits: what a recipe drops, rewords and adds; its author answers for it, so no lint rule judges it again."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from quizgen.deck.context import context_line
from quizgen.deck.make import Candidate
from quizgen.load.errors import SourceError
from quizgen.load.recipe import Add, Drop, Recipe, Reword
from quizgen.model import BLANK, Card, Deck, Dossier, Form, Span

BY_HAND = "deck.toml"
"""Stands for a rule in a card that a recipe made or dropped."""
_WHY = "Added by hand."


def edited(candidates: Iterable[Candidate], recipe: Recipe) -> tuple[Candidate, ...]:
    """Return the candidates of one article with the recipe's drops and rewordings; the rest as they are.

    Raises `SourceError` where a new wording does not fit the form of the card.
    """
    drops = {drop.card: drop for drop in recipe.drops}
    rewords = {reword.card: reword for reword in recipe.rewords}
    found = []
    for candidate in candidates:
        key = candidate.card.key
        if key in drops:
            found.append(replace(candidate, dropped_by=BY_HAND, reason=f"line {drops[key].line} drops it"))
        elif key in rewords:
            found.append(Candidate(_reworded(candidate.card, rewords[key], recipe)))
        else:
            found.append(candidate)
    return tuple(found)


def idle_edits(keys: Iterable[str], recipe: Recipe) -> tuple[str, ...]:
    """Return a sentence for every edit whose card is not among ``keys``: the article or a rule has changed under it."""
    there = set(keys)
    edits: tuple[Drop | Reword, ...] = (*recipe.drops, *recipe.rewords)
    idle = sorted((edit.line, edit.card) for edit in edits if edit.card not in there)
    return tuple(f"{recipe.path}, line {line}: there is no card {card!r} to edit." for line, card in idle)


def own_cards(dossiers: Sequence[Dossier], recipe: Recipe) -> tuple[Card, ...]:
    """Return the recipe's own cards, each of the first article that holds its evidence.

    Raises `SourceError` where the evidence of a card stands in none of the articles.
    """
    return tuple(_own(add, dossiers, recipe) for add in recipe.adds)


def with_own(deck: Deck, own: Sequence[Card]) -> Deck:
    """Return ``deck`` with the cards ``own``, each after the others of its article."""
    articles = dict.fromkeys([*(article for article, _ in deck.headlines), *(card.article for card in own)])
    return replace(deck, cards=tuple(card for a in articles for card in (*deck.cards, *own) if card.article == a))


def _reworded(card: Card, reword: Reword, recipe: Recipe) -> Card:
    question, answer = reword.question or card.question, reword.answer or card.answer
    if card.form is Form.CLOZE and question.count(BLANK) != 1:
        raise SourceError(f"{recipe.path}, line {reword.line}: the question must hold the blank {BLANK} once.")
    choices = tuple(answer if option == card.answer else option for option in card.choices)
    if len(set(choices)) != len(choices):
        raise SourceError(f"{recipe.path}, line {reword.line}: the new answer is one of the wrong choices.")
    return replace(card, question=question, answer=answer, choices=choices)


def _own(add: Add, dossiers: Sequence[Dossier], recipe: Recipe) -> Card:
    """Return the user's own card, at the place of its evidence."""
    pattern = re.compile(r"\s+".join(map(re.escape, add.evidence.split())))
    for dossier in dossiers:
        found = pattern.search(dossier.text)
        if found is not None:
            return _card(add, dossier, Span(*found.span()))
    raise SourceError(
        f"{recipe.path}, line {add.line}: the evidence “{add.evidence[:60]}” stands in none of the sources; "
        "give it as printed there."
    )


def _card(add: Add, dossier: Dossier, span: Span) -> Card:
    key = hashlib.blake2b("\x1f".join((dossier.article, "own", add.question)).encode(), digest_size=8).hexdigest()
    evidence = span.of(dossier.text)
    at = evidence.find(add.answer)
    mark = Span(span.start + at, span.start + at + len(add.answer)) if at >= 0 else span
    return Card(
        article=dossier.article,
        key=key,
        form=Form.CHOICE if add.choices else Form.BASIC,
        skill=add.skill,
        family=add.skill,
        level=add.level,
        question=add.question,
        answer=add.answer,
        choices=add.choices,
        context=context_line(dossier),
        evidence=evidence,
        evidence_span=span,
        span=mark,
        why=_WHY,
        rules=(BY_HAND, BY_HAND),
        fact=key,
        url=dossier.url,
    )
