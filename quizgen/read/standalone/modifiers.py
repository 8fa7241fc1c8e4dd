"""Modifiers: which words around a noun make it definite by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEICTIC_ADJECTIVES = frozenset(
    {"latest", "last", "next", "previous", "following", "same", "other", "new", "current", "present", "recent", "two"}
)
_LOOSE_PREPOSITIONS = frozenset({"in", "at", "on", "by", "after", "before", "during", "within"})
"""Prepositions whose phrase often belongs to the verb; only a name makes it define the noun."""
_RESTRICTING = ("relcl", "acl", "poss", "appos")
_PREMODIFIERS = frozenset({"amod", "compound", "nmod", "nummod", "poss"})
_YEAR_DIGITS = 4


def restricts(child: Token) -> bool:
    """Tell whether a modifier makes its noun definite: a name, a superlative, a clause, a prepositional phrase."""
    if child.dep_ in {"amod", "compound", "nmod"}:
        if child.lower_ in _DEICTIC_ADJECTIVES:
            return False
        return child.pos_ == "PROPN" or child.tag_ == "JJS" or bool(child.ent_type_ in {"GPE", "NORP", "ORG", "PERSON"})
    if child.dep_ == "prep":
        return any(c.dep_ in {"pobj", "pcomp"} and _tells_which(child, c) for c in child.children)
    return child.dep_ in _RESTRICTING


def _tells_which(preposition: Token, noun: Token) -> bool:
    """Tell whether a prepositional phrase defines its noun: "of the union" does, "in the future" does not."""
    if noun.pos_ in {"NUM", "PRON"} and noun.tag_ != "WP":
        return noun.text.isdigit() and preposition.lower_ == "of" and noun.ent_type_ == "DATE"
    if noun.ent_type_ in {"DATE", "TIME"}:
        return noun.text.isdigit() and preposition.lower_ == "of"
    if preposition.lower_ == "from":
        return False  # "drew criticism for the move from both sides": from whom the criticism came
    return preposition.lower_ not in _LOOSE_PREPOSITIONS or noun.pos_ == "PROPN"


def premodifiers(head: Token) -> list[Token]:
    """Return the adjectives, nouns, numerals and owners before a noun."""
    return [c for c in head.children if c.dep_ in _PREMODIFIERS and c.i < head.i]


def is_year(token: Token) -> bool:
    """Tell whether a modifier is a year ("the 2012 election")."""
    return token.text.isdigit() and len(token) == _YEAR_DIGITS


def event_class(lemma: str) -> str | None:
    """Return the class of a noun for an event, or None."""
    entry = lexicon("event_nouns").get(lemma)
    return entry.cls if entry is not None else None
