"""Definite descriptions: "the meeting" may stand only where the phrase itself, or everybody's knowledge, tells which.

Else it is replaced by the fuller description or the name it takes up, where that is provably one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.lexicon import lexicon
from quizgen.read import tree
from quizgen.read.descriptions import holder_of, named_by
from quizgen.read.entities import EntityKind
from quizgen.read.standalone.antecedents import (
    KINDS_OF_PLACE,
    body_meant,
    fuller_description,
    kind_of_place,
    named_thing,
    party_meant,
    place_meant,
)
from quizgen.read.standalone.modifiers import event_class, is_year, premodifiers, restricts
from quizgen.read.standalone.phrase import UNCHANGED, Change, Phrase, with_article

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read.reading import Reading

_NO_NAMES = frozenset({"", "ORDINAL", "CARDINAL"})
"""Entity labels that do not make a noun a name ("the second", "the two")."""
_UNRESTRICTED_HEADS = frozenset({"one", "thing", "side", "pair", "group", "former", "latter"})
_COMPOUND_PART = 4


def definite(phrase: Phrase, the: Token) -> Change | None:
    """Keep "the …" where the phrase itself tells which; else take the fuller phrase used before, or None."""
    reading, head = phrase.reading, the.head
    if _is_epithet(phrase, head):
        return _person_meant(phrase, head)
    if _is_set_phrase(the, head) or _is_clear(reading, head, phrase.inside):
        return UNCHANGED
    if phrase.nested:
        return UNCHANGED if _in_headline(reading, head) else None
    bare = not any(t.i in phrase.inside for t in premodifiers(head))
    fuller = fuller_description(phrase, head)
    if bare:
        fuller = fuller or named_thing(reading, head) or _described(phrase, head)
        fuller = fuller or body_meant(phrase, head) or party_meant(phrase, head) or place_meant(phrase, head)
    if fuller is None:
        return UNCHANGED if _in_headline(reading, head) else None
    return phrase.replaced(head, fuller)


def _is_set_phrase(the: Token, head: Token) -> bool:
    """Tell whether "the ``head``" belongs to a turn of phrase with the preposition before it: "on the rise"."""
    if the.i == the.sent.start or head.i != the.i + 1:
        return False
    return f"{tree.word_before(the)} the {head.lower_}" in lexicon("set_phrases")


def _is_epithet(phrase: Phrase, head: Token) -> bool:
    """Tell whether "the Vermont senator" stands for a name: a role in the singular, with words before it only.

    An apposition that was left off ("the party chairwoman, Ann Berg,") does not count as words behind it.
    """
    if not _is_role(head):
        return False
    if head.dep_ in {"appos", "attr", "compound", "nmod"} or head.head.dep_ == "appos":
        return False
    behind = [c for c in head.children if c.i > head.i and not c.is_punct]
    if any(c.dep_ != "appos" or c.i in phrase.inside for c in behind):
        return False
    return any(c.dep_ in {"amod", "compound", "nmod"} for c in head.children)


def _is_role(head: Token) -> bool:
    """Tell whether a noun in the singular is a role or a member of a party: "senator", "front-runner", "Republican"."""
    if head.tag_ not in {"NN", "NNP"} or head.lower_ == "guard":
        return False  # a coast guard is a body
    if head.tag_ == "NNP" and head.lower_ not in lexicon("members"):
        return head.text.islower() and head.lemma_.lower() in lexicon("role_nouns")
    return head.lower_ in lexicon("members") or head.lemma_.lower() in lexicon("role_nouns")


def _person_meant(phrase: Phrase, head: Token) -> Change | None:
    """Put the name for "the Vermont senator" where the text gives one person alone that role, else nothing."""
    apposed = next((c for c in head.children if c.dep_ == "appos"), None)
    entity = phrase.reading.mentions.get(apposed.i) if apposed is not None else named_by(phrase.reading, head)
    if entity is None or entity.kind is not EntityKind.PERSON or entity.ambiguous or entity.name in phrase.named:
        return None
    phrase.named.add(entity.name)
    return phrase.replaced(head, entity.name)


def _is_clear(reading: Reading, head: Token, inside: frozenset[int]) -> bool:
    if head.tag_ == "NNPS" and not any(c.dep_ == "compound" for c in head.children) and not head.ent_type_:
        return False
    if _is_bare_title(reading, head):
        return _is_unique(head)
    if head.pos_ == "PROPN" or head.ent_type_ not in _NO_NAMES or head.i in reading.mentions:
        return True
    if _is_unique(head) or head.lemma_.lower() in lexicon("bridged_nouns"):
        return True
    if any(restricts(child) for child in head.children if child.i in inside):
        return True
    if any(is_year(child) for child in premodifiers(head)) and lexicon("event_nouns").get(head.lemma_.lower()):
        return True
    if any(child.dep_ == "compound" and child.lemma_.lower() in reading.headline_nouns for child in head.children):
        return True
    return _mentioned_before(head, inside) or _is_part(reading, head, inside)


def _is_bare_title(reading: Reading, head: Token) -> bool:
    """Tell whether a title with a capital stands for its holder: "the President"."""
    return (
        head.tag_ == "NNP" and head.i not in reading.mentions and head.lower_ in lexicon("role_nouns")
        and not any(c.dep_ != "det" for c in head.children)
    )  # fmt: skip


def _is_part(reading: Reading, head: Token, inside: frozenset[int]) -> bool:
    """Tell whether the noun is a part or a participant of what the phrase tells before it: "an attack … the victims".

    The idea of bridging is Clark's (1975); only pairs of the lexicon count.
    """
    entry = lexicon("parts").get(head.lemma_.lower())
    if entry is None or premodifiers(head):
        return False
    wholes = frozenset(entry.gate)
    return any(
        token.i in inside and not reading.in_quotation(token) and _is_whole(reading, token, wholes)
        for token in head.doc[min(inside) : head.i]
    )


def _is_whole(reading: Reading, token: Token, wholes: frozenset[str]) -> bool:
    if token.pos_ == "NOUN" and token.dep_ not in {"compound", "nmod"}:
        return token.lemma_.lower() in wholes
    entity = reading.mentions.get(token.i)
    return entity is not None and entity.kind is EntityKind.PLACE and f"@{kind_of_place(entity.name)}" in wholes


def _is_unique(head: Token) -> bool:
    """Tell whether there is but one: "the economy", "the minimum wage"."""
    unique = lexicon("unique_nouns")
    modifiers = [c.lower_ for c in head.children if c.dep_ in {"amod", "compound"}]
    if not modifiers:
        return head.lemma_.lower() in unique
    return any(f"{modifier} {head.lemma_.lower()}" in unique for modifier in modifiers)


def _mentioned_before(head: Token, inside: frozenset[int]) -> bool:
    first = min(inside)
    return any(token.lemma_ == head.lemma_ for token in head.doc[first : head.i] if token.i in inside)


def _described(phrase: Phrase, head: Token) -> str | None:
    """Return the name that the text ties to the noun, where "the ``head``" can mean nothing else."""
    if head.tag_ != "NN" or head.lower_ in KINDS_OF_PLACE:
        return None  # where a report goes from state to state, one called so before is not "the state"
    entity = named_by(phrase.reading, head) or holder_of(phrase.reading, head)
    if entity is None or entity.ambiguous or entity.name in phrase.named:
        return None
    if entity.kind is EntityKind.PERSON:
        phrase.named.add(entity.name)
        return entity.name
    return with_article(entity, phrase.reading)


def _in_headline(reading: Reading, head: Token) -> bool:
    """Tell whether the headline, which every card shows, has the noun, or tells of an event by another."""
    lemma = head.lemma_.lower()
    if lemma in reading.headline_nouns or any(_is_last_part(lemma, noun) for noun in reading.headline_nouns):
        return lemma not in _UNRESTRICTED_HEADS
    event = event_class(lemma)
    return event is not None and any(event_class(noun) == event for noun in reading.headline_nouns)


def _is_last_part(lemma: str, noun: str) -> bool:
    """Tell whether a noun of the headline is a compound that ends in ``lemma``: "robocall" has "call"."""
    return len(lemma) >= _COMPOUND_PART and noun.endswith(lemma)
