"""Descriptions: which nouns the text itself ties to a name, so that "the ferry" can be read as "the Nordstjernen".

A noun is tied to a name by apposition ("Norlink, a ferry company,"), by standing
before it ("the ferry Nordstjernen", "Senator Ruiz") or by "is" ("Norlink is a
ferry company"). A definite description takes up a name only where the noun was
tied to one name alone, and before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from quizgen.model import BlockKind
from quizgen.read import tree
from quizgen.read.entities import Entity, EntityKind
from quizgen.read.roles import find_roles

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read.reading import Reading

_NAMED_KINDS = frozenset({EntityKind.ORGANISATION, EntityKind.PLACE, EntityKind.OTHER})
_INDEFINITE = frozenset({"a", "an"})


def named_by(reading: Reading, noun: Token) -> Entity | None:
    """Return the one name that "the ``noun``" can take up, or None.

    noun: the head of a definite description without further modifiers.
    """
    tied = [(first, entity) for first, entity in _tied(reading).get(noun.lemma_.lower(), ()) if first < noun.i]
    names = {entity.name for _, entity in tied}
    return tied[0][1] if len(names) == 1 else None


@lru_cache(maxsize=1)
def _tied(reading: Reading) -> Mapping[str, tuple[tuple[int, Entity], ...]]:
    """Return for each noun the names it is tied to, with the token where that happens."""
    found: dict[str, list[tuple[int, Entity]]] = {}
    for lemma, first, entity in (*_of_things(reading), *_of_people(reading)):
        found.setdefault(lemma, []).append((first, entity))
    return {lemma: tuple(ties) for lemma, ties in found.items()}


def _of_people(reading: Reading) -> Iterator[tuple[str, int, Entity]]:
    """Yield the nouns of people's roles, former ones among them: "the president" may be either."""
    doc = reading.parse.doc
    for role in find_roles(reading):
        yield doc[role.head].lemma_.lower(), role.first, role.person


def _of_things(reading: Reading) -> Iterator[tuple[str, int, Entity]]:
    """Yield the nouns tied to organisations, places, ships, works."""
    for entity in reading.entities:
        if entity.kind not in _NAMED_KINDS or entity.ambiguous:
            continue
        for mention in entity.mentions:
            name = reading.parse.doc[mention.first : mention.end].root
            if reading.parse.sentence_of(name).kind is BlockKind.BODY and not reading.in_quotation(name):
                yield from ((noun.lemma_.lower(), noun.i, entity) for noun in _nouns_at(name, mention.first))


def _nouns_at(name: Token, first: int) -> Iterator[Token]:
    """Yield the nouns that apposition, position or "is" ties to a name."""
    yield from (c for c in tree.children(name, "appos") if c.tag_ == "NN" and _is_indefinite(c))
    if first and name.doc[first - 1].tag_ == "NN" and name.doc[first - 1].head.i == name.i:
        yield name.doc[first - 1]
    if name.dep_ == "nsubj" and name.head.lemma_ == "be":
        yield from (c for c in tree.children(name.head, "attr") if c.tag_ == "NN" and _is_indefinite(c))


def _is_indefinite(noun: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ in _INDEFINITE for c in noun.children)
