"""What a question calls the one that acts: "who", "what", "which country", "which court"; None where it is unsafe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.gazetteer import place_type
from quizgen.lexicon import lexicon
from quizgen.read import tree
from quizgen.read.entities import Entity, EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading

_PEOPLE = frozenset({"people", "men", "women", "children", "residents", "voters", "protesters", "fans", "students"})
_DOERS = frozenset({"fisherman", "firefighter", "police", "soldier", "scientist", "researcher", "doctor", "rebel", "farmer",
                    "surgeon", "engineer", "astronomer", "archaeologist", "climber", "diver"})  # fmt: skip
"""People whom their work tells apart from the others in most reports."""
_VAGUE = frozenset({"some", "few", "both", "many", "several", "other", "most", "more"})
_ENOUGH_MENTIONS = 2
"""Mentions from which the parser is believed that a name is an organisation's; "who" asks for one named once."""


def asked_as(reading: Reading, head: Token) -> str | None:
    """Return the word that asks for the noun phrase of ``head``, or None.

    "who" for people, "what" for a thing, else the noun that goes with "which": "country", "court", "organisation".
    """
    entity = reading.mentions.get(head.i)
    if entity is not None:
        return _named(entity)
    return _body(head) or _people(head) or None


def _named(entity: Entity) -> str | None:
    if entity.ambiguous:
        return None
    if entity.kind is EntityKind.PERSON:
        return "who"
    if entity.kind is EntityKind.PLACE:
        return "country" if entity.country is not None else place_type(entity.name)
    if entity.kind is EntityKind.ORGANISATION:
        if place_type(entity.name) is not None:
            return "who"  # a capital that stands for its government
        found = lexicon("organisation_nouns").get(entity.name.split()[-1].casefold())
        if found is not None:
            return found.cls or found.lemma
        if len(entity.mentions) >= _ENOUGH_MENTIONS:
            return "organisation"
        return "who" if " " in entity.name else None
    return None


def _body(head: Token) -> str | None:
    """Return "government", "council", … for a body told by a proper name: "the New Zealand government"."""
    entry = lexicon("sayers").get(head.lemma_.lower())
    if entry is None or entry.cls != "body" or head.tag_ != "NN":
        return None
    named = any(c.pos_ == "PROPN" or c.ent_type_ in {"NORP", "GPE"} for c in head.children if c.i < head.i)
    return head.lemma_.lower() if named else None


def _people(head: Token) -> str | None:
    """Return "who" for people in the plural whose work tells them apart, without "the": "local fishermen".

    "Other candidates", "Republicans" and "voters" are no answers.
    """
    if head.tag_ not in {"NNS", "NNPS"} or tree.child(head, "conj") is not None:
        return None
    if any(c.dep_ == "det" and c.lower_ in {"the", "these", "those", "no", "all"} for c in head.children):
        return None
    return "who" if head.lemma_.lower() in _DOERS and head.left_edge.i == _first_modifier(head) else None


def _first_modifier(head: Token) -> int:
    """Return where the phrase begins if no "some", "both" or "few" opens it."""
    vague = any(c.dep_ in {"det", "nummod", "amod"} and c.lower_ in _VAGUE for c in head.children)
    return -1 if vague else head.left_edge.i


def is_people_noun(head: Token) -> bool:
    """Tell whether a noun means people: an occupation, a nationality, a party, or "residents"."""
    lemma = head.lemma_.lower()
    sayer = lexicon("sayers").get(lemma)
    return (
        lemma in lexicon("role_nouns")
        or (sayer is not None and sayer.cls == "anonymous")
        or head.lower_ in _PEOPLE
        or head.ent_type_ == "NORP"
    )
