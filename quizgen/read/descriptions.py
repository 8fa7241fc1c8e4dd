"""Descriptions: which nouns the text itself ties to a name, so that "the ferry" can be read as "the Nordstjernen".

A noun is tied to a name by apposition ("Norlink, a ferry company,"), by standing
before it ("the ferry Nordstjernen", "Senator Ruiz") or by "is" ("Norlink is a
ferry company"). A definite description takes up a name only where the noun was
tied to one name alone, and before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from quizgen.model import BlockKind
from quizgen.read import tree
from quizgen.read.entities import Entity, EntityKind
from quizgen.read.pronouns import may_be_person
from quizgen.read.roles import find_roles

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read.reading import Reading

_NAMED_KINDS = frozenset({EntityKind.ORGANISATION, EntityKind.PLACE, EntityKind.OTHER})
_INDEFINITE = frozenset({"a", "an"})
_LEVELS = frozenset({"state", "county", "city", "town", "district", "country", "nation", "world", "region", "party"})
"""Nouns before a name that say whose it is, not what it is: "the *state* Supreme Court"."""


def named_by(reading: Reading, noun: Token) -> Entity | None:
    """Return the one name that "the ``noun``" can take up, or None.

    noun: the head of a definite description. Names before it ("the *Vermont* senator") must not speak against
    the phrase that ties the noun; where they stand in one such phrase alone, they decide.
    """
    ties = [tie for tie in _tied(reading).get(noun.lemma_.lower(), ()) if tie.first < noun.i]
    told = {t.lower_ for t in noun.children if t.i < noun.i and t.pos_ == "PROPN"}
    if told:
        agreeing = [tie for tie in ties if told <= tie.words]
        ties = agreeing or [tie for tie in ties if not tie.places]
    return ties[0].entity if len({tie.entity.name for tie in ties}) == 1 else None


def holder_of(reading: Reading, noun: Token) -> Entity | None:
    """Return the person whom "the ``noun``" takes up though several have that role: the only one told of right before.

    That is in the same sentence or the one before it; nobody else may be named or meant by a pronoun there.
    """
    holders = {t.entity.name: t.entity for t in _tied(reading).get(noun.lemma_.lower(), ()) if t.first < noun.i}
    number = reading.parse.sentence_number(noun)
    near = (t for s in reading.parse.sentences[max(0, number - 1) : number + 1] for t in s.tokens if t.i < noun.i)
    people: dict[str, Entity] = {}
    for token in near:
        entity = reading.entity(token)
        if entity is not None and entity.kind is EntityKind.PERSON:
            people[entity.name] = entity
        elif may_be_person(token, reading.mentions) and token.lemma_.lower() != noun.lemma_.lower():
            return None
    name, entity = next(iter(people.items()), ("", None))
    return entity if len(people) == 1 and name in holders else None


@dataclass(frozen=True)
class _Tie:
    """A noun tied to a name at token ``first``, with the words of the phrase, and whether places stand in it."""

    first: int
    entity: Entity
    words: frozenset[str]
    places: bool


@lru_cache(maxsize=1)
def _tied(reading: Reading) -> Mapping[str, tuple[_Tie, ...]]:
    """Return for each noun the names it is tied to."""
    found: dict[str, list[_Tie]] = {}
    for lemma, tie in (*_of_things(reading), *_of_people(reading)):
        found.setdefault(lemma, []).append(tie)
    return {lemma: tuple(ties) for lemma, ties in found.items()}


def _of_people(reading: Reading) -> Iterator[tuple[str, _Tie]]:
    """Yield the nouns of people's roles, former ones among them: "the president" may be either."""
    doc = reading.parse.doc
    for role in find_roles(reading):
        words = doc[role.first : role.end]
        places = any(t.pos_ == "PROPN" for t in words)
        tie = _Tie(role.first, role.person, frozenset(t.lower_ for t in words), places)
        yield doc[role.head].lemma_.lower(), tie


def _of_things(reading: Reading) -> Iterator[tuple[str, _Tie]]:
    """Yield the nouns tied to organisations, places, ships, works."""
    for entity in reading.entities:
        if entity.kind not in _NAMED_KINDS or entity.ambiguous:
            continue
        for mention in entity.mentions:
            name = reading.parse.doc[mention.first : mention.end].root
            if reading.parse.sentence_of(name).kind is BlockKind.BODY and not reading.in_quotation(name):
                for noun in _nouns_at(name, mention.first):
                    words = frozenset(t.lower_ for t in noun.subtree)
                    yield noun.lemma_.lower(), _Tie(noun.i, entity, words, places=False)


def _nouns_at(name: Token, first: int) -> Iterator[Token]:
    """Yield the nouns that apposition, position or "is" ties to a name."""
    yield from (c for c in tree.children(name, "appos") if c.tag_ == "NN" and _is_indefinite(c))
    before = name.doc[first - 1] if first else None
    if before is not None and before.tag_ == "NN" and before.head.i == name.i and before.lower_ not in _LEVELS:
        yield before
    if name.dep_ == "nsubj" and name.head.lemma_ == "be":
        yield from (c for c in tree.children(name.head, "attr") if c.tag_ == "NN" and _is_indefinite(c))


def _is_indefinite(noun: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ in _INDEFINITE for c in noun.children)
