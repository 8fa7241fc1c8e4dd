"""Attributions: who is made answerable for which words or thoughts (source, cue, content).

The terms, and what counts as an attribution, follow Prasad et al. (PDTB) and
Pareti (PARC 3.0): a source, a cue that links it to a content, and the content.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.model import Span

if TYPE_CHECKING:
    from quizgen.read.entities import Entity, Mentions
    from quizgen.read.parse import Parse
    from quizgen.read.quotations import Quotation


@dataclass(frozen=True)
class Attributed:
    """One attribution.

    pattern: how it is built: "verb" (Smith said that …), "inverted" (… said Smith),
    "according", "noun" (the claim that …), "adverb" (allegedly …), "floating" (a bare quotation).
    source, cue, content: spans into ``Article.text``; source may be empty.
    source_head: token index of the head of the source, or None.
    entity: the entity that the source names or safely refers to, or None.
    cue_lemma: lemma of the cue ("say", "according to"). cue_head: token index of the cue's head word.
    stance: class of the cue: neutral, doubt, endorse, concession, force, deny, belief, intention.
    content_head: token index of the head of the content clause, or None for a bare quotation.
    mode: "direct", "indirect" or "mixed". negated, question: the cue is negated / the content is a question.
    nested: index into the article's attributions of the attribution this one stands in, or None.
    """

    pattern: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    source_head: int | None
    entity: Entity | None
    cue_lemma: str
    cue_head: int | None
    stance: str
    content_head: int | None
    mode: str
    negated: bool = False
    question: bool = False
    nested: int | None = None


def find_attributions(
    parse: Parse,
    quotations: tuple[Quotation, ...],
    entities: tuple[Entity, ...],
    mentions: Mentions,
    references: Mapping[int, Entity],
) -> tuple[Attributed, ...]:
    """Return the attributions of the article in the order of the text."""
    return ()
