"""Attributions: who is made answerable for which words or thoughts (source, cue, content).

The terms, and what counts as an attribution, follow Prasad et al. (PDTB) and
Pareti (PARC 3.0): a source, a cue that links it to a content, and the content.
Quotations are read from the quotation marks outward, since a parser loses its
way in them; everything else from the parse, verb by verb, through the gates of
the lexicon.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quizgen.read.attribution.clauses import of_clauses
from quizgen.read.attribution.floating import with_floating
from quizgen.read.attribution.model import Attributed, Page
from quizgen.read.attribution.quoted import of_quotations
from quizgen.read.attribution.units import units_of

if TYPE_CHECKING:
    from quizgen.read.entities import Entity, Mentions
    from quizgen.read.parse import Parse
    from quizgen.read.quotations import Quotation

__all__ = ["Attributed", "find_attributions"]


def find_attributions(
    parse: Parse,
    quotations: tuple[Quotation, ...],
    entities: tuple[Entity, ...],
    mentions: Mentions,
    references: Mapping[int, Entity],
) -> tuple[Attributed, ...]:
    """Return the attributions of the article in the order of the text; quotations are claimed first."""
    quoted = frozenset(t.i for q in quotations for t in parse.tokens(q.inner))
    page = Page(parse, quotations, mentions, references, quoted)
    units = tuple(units_of(page))
    direct = list(of_quotations(page, units))
    indirect = [a for a in of_clauses(page, units) if not _claimed(a, direct)]
    found = with_floating(page, units, [*direct, *indirect])
    return _nested(tuple(sorted(found, key=lambda a: (min(a.content), min(a.cue)))))


def _claimed(attribution: Attributed, direct: Sequence[Attributed]) -> bool:
    """Tell whether a quotation with the same cue, or the same words, has been attributed already."""
    return any(
        attribution.cue_head == other.cue_head
        or any(c.contains(own) for own in attribution.content for c in other.content)
        for other in direct
    )


def _nested(found: tuple[Attributed, ...]) -> tuple[Attributed, ...]:
    """Mark each attribution whose cue stands in the content of another."""
    return tuple(
        replace(a, nested=next((n for n, b in enumerate(found) if b is not a and _is_told_in(a, b)), None))
        for a in found
    )


def _is_told_in(inner: Attributed, outer: Attributed) -> bool:
    """Tell whether one attribution is part of what another reports; of two in each other, the longer is the outer."""
    if not _inside(inner, outer):
        return False
    return not _inside(outer, inner) or _length(outer) > _length(inner)


def _inside(inner: Attributed, outer: Attributed) -> bool:
    return any(c.contains(cue) for c in outer.content for cue in inner.cue)


def _length(attribution: Attributed) -> int:
    return sum(span.end - span.start for span in attribution.content)
