"""Entities: the people, organisations and places of an article, their mentions joined."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizgen.read.parse import Parse


class EntityKind(StrEnum):
    """What an entity is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"
    OTHER = "other"


@dataclass(frozen=True)
class Mention:
    """A name as printed: tokens ``first`` up to, not including, ``end`` of the document."""

    first: int
    end: int
    text: str


@dataclass(frozen=True)
class RoleMention:
    """A role that the text gives a person.

    phrase: as printed, without the person's name ("the US national security adviser").
    first, end: its tokens. former: the text says that it is over ("former", "then", "ex-").
    person: the mention it stands beside.
    """

    phrase: str
    first: int
    end: int
    former: bool
    person: Mention


@dataclass(frozen=True)
class Entity:
    """One person, organisation or place across the article.

    name: the fullest name in the text. gender: "m", "f" or None, from titles only.
    """

    name: str
    kind: EntityKind
    mentions: tuple[Mention, ...]
    roles: tuple[RoleMention, ...] = ()
    gender: str | None = None
    ambiguous: bool = False


Mentions = Mapping[int, Entity]


def find_entities(parse: Parse) -> tuple[tuple[Entity, ...], Mentions]:
    """Return the entities in the order of first mention, and the entity of every token in a name."""
    kinds = {"PERSON": EntityKind.PERSON, "ORG": EntityKind.ORGANISATION, "GPE": EntityKind.PLACE, "NORP": EntityKind.GROUP}
    mentions: dict[str, list[Mention]] = {}
    labels: dict[str, EntityKind] = {}
    for ent in parse.doc.ents:
        if ent.label_ in kinds:
            mentions.setdefault(ent.text, []).append(Mention(ent.start, ent.end, ent.text))
            labels.setdefault(ent.text, kinds[ent.label_])
    entities = tuple(Entity(name, labels[name], tuple(found)) for name, found in mentions.items())
    return entities, {i: e for e in entities for m in e.mentions for i in range(m.first, m.end)}
