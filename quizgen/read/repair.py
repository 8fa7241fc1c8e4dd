"""Repairs of the parse where a small parser is known to be wrong, and the words alone show what is right.

Each repair is one shape. It changes heads and labels of a spaCy document in
place, before anything reads it; sentence borders never move.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.read import tree

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ROUNDING = frozenset({"over", "around", "about"})
_ACTORS = frozenset({"ORG", "PERSON", "GPE", "NORP"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")


def repair(doc: Doc) -> None:
    """Mend the known faults of a parse in place."""
    for token in doc:
        if token.lower_ in _ROUNDING and token.dep_ == "prep":
            _free_counted_subject(token)
        elif token.lower_ == "by" and token.dep_ in {"prep", "agent"}:
            _give_agent_to_passive(token)


def _free_counted_subject(over: Token) -> None:
    """Make "over 345 pilgrims" before a verb without subject its subject: "over" rounds the number."""
    noun = tree.child(over, "pobj")
    if noun is None or noun.tag_ != "NNS" or noun.i < over.i:
        return
    verb = next((t for t in over.ancestors if t.pos_ in {"VERB", "AUX"} and t.i > noun.i), None)
    if verb is None:
        return
    number = next((c for c in noun.children if c.dep_ == "nummod" and c.i == over.i + 1), None)
    if number is None or tree.child(verb, *_SUBJECTS) is not None:
        return
    passive = tree.child(verb, "auxpass") is not None
    noun.head = verb
    noun.dep_ = "nsubjpass" if passive else "nsubj"
    over.head = number
    over.dep_ = "quantmod"


def _give_agent_to_passive(by: Token) -> None:
    """Hang "by the ministry" on the passive verb before it instead of on the noun between: "banned from sites by …"."""
    noun = tree.child(by, "pobj")
    if noun is None or by.head.pos_ not in {"NOUN", "PROPN"} or noun.ent_type_ not in _ACTORS:
        return
    verb = next((t for t in by.ancestors if t.pos_ == "VERB"), None)
    while verb is not None and verb.dep_ in {"pcomp", "xcomp"} and not tree.is_passive(verb):
        verb = next((t for t in verb.ancestors if t.pos_ == "VERB"), None)
    if verb is None or not tree.is_passive(verb) or tree.child(verb, "agent") is not None or verb.i > by.i:
        return
    by.head = verb
    by.dep_ = "agent"
