"""Entities: the people, organisations and places of an article, their mentions joined.

The parser labels every mention by itself and often wrongly; here the whole
text votes, a surname takes the person of the full name, and a name beside a
role noun is a person whatever the label.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from quizgen.lexicon import lexicon
from quizgen.read import tree
from quizgen.read.names import Name, fullest, is_full_name, is_given_name_of, is_surname_of, same_person

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from quizgen.read.parse import Parse


class EntityKind(StrEnum):
    """What an entity is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"
    OTHER = "other"


_KINDS = {
    "PERSON": EntityKind.PERSON, "ORG": EntityKind.ORGANISATION, "GPE": EntityKind.PLACE, "LOC": EntityKind.PLACE,
    "FAC": EntityKind.PLACE, "NORP": EntityKind.GROUP, "PRODUCT": EntityKind.OTHER, "WORK_OF_ART": EntityKind.OTHER,
    "EVENT": EntityKind.OTHER, "LAW": EntityKind.OTHER,
}  # fmt: skip


@dataclass(frozen=True)
class Mention:
    """A name as printed: tokens ``first`` up to, not including, ``end`` of the document."""

    first: int
    end: int
    text: str


@dataclass(frozen=True)
class Entity:
    """One person, organisation or place across the article.

    name: the fullest name in the text, without title.
    gender: "m" or "f" where a title or a role noun tells it, else None.
    ambiguous: the name could be that of two or more people of the article.
    """

    name: str
    kind: EntityKind
    mentions: tuple[Mention, ...]
    gender: str | None = None
    ambiguous: bool = False


Mentions = Mapping[int, Entity]


@dataclass(frozen=True)
class _Found:
    """A mention with the parser's label and, for a person, the parts of the name."""

    mention: Mention
    kind: EntityKind
    name: Name


def find_entities(parse: Parse) -> tuple[tuple[Entity, ...], Mentions]:
    """Return the entities in the order of first mention, and the entity of every token in a name."""
    found = _vote(list(_mentions(parse)))
    found = sorted((*found, *_overlooked(parse, found)), key=lambda one: one.mention.first)
    people = _people(parse.doc, found)
    others = _others(found, {m.first for person in people for m in person.mentions})
    entities = tuple(sorted((*people, *others), key=lambda entity: entity.mentions[0].first))
    return entities, {i: e for e in entities for m in e.mentions for i in range(m.first, m.end)}


def _mentions(parse: Parse) -> Iterator[_Found]:
    """Yield cleaned mentions: no article, possessive ending or title; names beside a role noun are people."""
    doc = parse.doc
    for ent in doc.ents:
        kind = _KINDS.get(ent.label_)
        if kind is None:
            continue
        first, end = _trimmed(doc, ent.start, ent.end, kind)
        if first >= end:
            continue
        if kind is EntityKind.PERSON:
            first, end = _whole_name(doc, first, end)
        text = parse.text(doc[first:end])
        name = tuple(token.text for token in doc[first:end])
        if kind is not EntityKind.PERSON and is_full_name(name) and _stands_by_role(doc, first, end):
            kind = EntityKind.PERSON
        yield _Found(Mention(first, end, text), kind, name)


def _trimmed(doc: Doc, first: int, end: int, kind: EntityKind) -> tuple[int, int]:
    """Cut the article, the possessive ending and, of a person, titles off a mention."""
    while end > first and (doc[end - 1].tag_ == "POS" or doc[end - 1].is_punct):
        end -= 1
    while first < end and (doc[first].lower_ in {"the", "a", "an"} or doc[first].is_punct):
        first += 1
    if kind is EntityKind.PERSON:
        while first < end - 1 and doc[first].lower_ in lexicon("titles"):
            first += 1
    return first, end


def _whole_name(doc: Doc, first: int, end: int) -> tuple[int, int]:
    """Take in a given name that the parser left outside ("Suleiman al-Amr", "Kevin *De Bruyne*")."""
    if first and _is_name_part(doc[first - 1]) and not doc[first - 1].ent_type_:
        first -= 1
    return first, end


def _is_name_part(token: Token) -> bool:
    return (
        token.tag_ == "NNP"
        and token.dep_ == "compound"
        and token.text[:1].isupper()
        and token.text[1:].islower()
        and token.lower_ not in lexicon("titles")
        and token.lower_ not in lexicon("role_nouns")
    )


def _stands_by_role(doc: Doc, first: int, end: int) -> bool:
    """Tell whether a name is tied to a role noun: "Kari Mellum, head of …", "the rector, Ana Ruiz", "singer Jo Bo"."""
    head = doc[first:end].root
    if head.dep_ == "appos" and is_role_noun(head.head):
        return True
    if any(is_role_noun(child) for child in tree.children(head, "appos")):
        return True
    return first > 0 and is_role_noun(doc[first - 1]) and doc[first - 1].head.i == head.i


def is_role_noun(token: Token) -> bool:
    """Tell whether a token names a post, an occupation or a kind of relative, in the singular."""
    return token.tag_ in {"NN", "NNP"} and token.lower_ in lexicon("role_nouns")


def _vote(found: list[_Found]) -> list[_Found]:
    """Give all mentions of one string the label most of them have; the first label wins a tie."""
    votes: dict[str, Counter[EntityKind]] = {}
    for one in found:
        votes.setdefault(one.mention.text, Counter())[one.kind] += 1
    kinds = {text: counts.most_common(1)[0][0] for text, counts in votes.items()}
    return [_Found(one.mention, kinds[one.mention.text], one.name) for one in found]


def _overlooked(parse: Parse, found: Sequence[_Found]) -> Iterator[_Found]:
    """Yield surnames of known people that the parser took for no name at all."""
    surnames = {one.name[-1] for one in found if one.kind is EntityKind.PERSON and is_full_name(one.name)}
    covered = {i for one in found for i in range(one.mention.first, one.mention.end)}
    for token in parse.doc:
        if token.text in surnames and token.i not in covered and token.pos_ == "PROPN" and not _joined(token):
            yield _Found(Mention(token.i, token.i + 1, token.text), EntityKind.PERSON, (token.text,))


def _joined(token: Token) -> bool:
    """Tell whether a name stands inside a longer one ("the *Trump* Organization")."""
    return token.dep_ == "compound" or any(c.dep_ == "compound" for c in token.children)


def _people(doc: Doc, found: Sequence[_Found]) -> list[Entity]:
    groups = _full_names(found)
    taken: dict[int, list[_Found]] = {number: [] for number in range(len(groups))}
    loose: dict[tuple[str, bool], list[_Found]] = {}
    for one in found:
        holders = _holders(one, groups)
        if len(holders) == 1:
            taken[holders[0]].append(one)
        elif len(holders) > 1 or one.kind is EntityKind.PERSON:
            loose.setdefault((one.mention.text, len(holders) > 1), []).append(one)
    people = [_person(doc, fullest(groups[n]), mentions, False) for n, mentions in taken.items() if mentions]
    return people + [_person(doc, ones[0].name, ones, unclear) for (_, unclear), ones in loose.items()]


def _full_names(found: Iterable[_Found]) -> list[list[Name]]:
    """Return the full names of people, the spellings of one person together."""
    groups: list[list[Name]] = []
    for one in found:
        if one.kind is not EntityKind.PERSON or not is_full_name(one.name):
            continue
        group = next((g for g in groups if any(same_person(one.name, name) for name in g)), None)
        if group is None:
            groups.append([one.name])
        elif one.name not in group:
            group.append(one.name)
    return groups


def _holders(one: _Found, groups: Sequence[Sequence[Name]]) -> list[int]:
    """Return the numbers of the people whom a mention can name."""
    exact = [n for n, names in enumerate(groups) if one.name in names]
    if exact or len(one.name) > 2:
        return exact
    if one.kind in {EntityKind.GROUP} or not one.name[0][:1].isupper():
        return []
    by_surname = [n for n, names in enumerate(groups) if any(is_surname_of(one.name, name) for name in names)]
    if by_surname or one.kind is not EntityKind.PERSON:
        return by_surname
    return [n for n, names in enumerate(groups) if any(is_given_name_of(one.name, name) for name in names)]


def _person(doc: Doc, name: Name, found: Sequence[_Found], ambiguous: bool) -> Entity:
    mentions = tuple(one.mention for one in found)
    text = next((one.mention.text for one in found if one.name == name), " ".join(name))
    genders = {g for g in (_gender(doc, m) for m in mentions) if g}
    return Entity(text, EntityKind.PERSON, mentions, genders.pop() if len(genders) == 1 else None, ambiguous)


def _gender(doc: Doc, mention: Mention) -> str | None:
    """Return the gender that the title before a name tells."""
    entry = lexicon("titles").get(doc[mention.first - 1].lower_) if mention.first else None
    return entry.cls or None if entry is not None else None


def _others(found: Sequence[_Found], people: set[int]) -> list[Entity]:
    groups: dict[str, list[_Found]] = {}
    for one in found:
        if one.mention.first not in people and one.kind is not EntityKind.PERSON:
            groups.setdefault(one.mention.text, []).append(one)
    return [Entity(text, ones[0].kind, tuple(one.mention for one in ones)) for text, ones in groups.items()]
