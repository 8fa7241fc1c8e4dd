"""Repairs of the parse where a small parser is known to be wrong, and the words alone show what is right.

Each repair is one shape. It changes heads and labels of a spaCy document in
place, before anything reads it; sentence borders never move.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ROUNDING = frozenset({"over", "around", "about"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})


def repair(doc: Doc) -> None:
    """Mend the known faults of a parse in place."""
    for token in doc:
        if token.lower_ in _ROUNDING and token.dep_ == "prep":
            _free_counted_subject(token)


def _free_counted_subject(over: Token) -> None:
    """Make "over 345 pilgrims" before a verb without subject its subject: "over" rounds the number."""
    noun = next((c for c in over.children if c.dep_ == "pobj"), None)
    if noun is None or noun.tag_ != "NNS" or noun.i < over.i:
        return
    verb = next((t for t in over.ancestors if t.pos_ in {"VERB", "AUX"} and t.i > noun.i), None)
    if verb is None:
        return
    number = next((c for c in noun.children if c.dep_ == "nummod" and c.i == over.i + 1), None)
    if number is None or any(c.dep_ in _SUBJECTS for c in verb.children):
        return
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    noun.head = verb
    noun.dep_ = "nsubjpass" if passive else "nsubj"
    over.head = number
    over.dep_ = "quantmod"
