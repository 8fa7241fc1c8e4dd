"""Verbs by which a report heats or colours what somebody did: "railed against", "brushed off"; for LNG-6."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.facts.hyphened import hyphened
from quizgen.lexicon import lexicon
from quizgen.read import tree
from quizgen.read.entities import EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.lexicon import Entry
    from quizgen.read import Reading

_OBJECTS = frozenset({"object", "about", "name", "none"})
_BEHIND = frozenset({"prt", "prep", "advmod", "npadvmod", "dobj"})
_NAMED = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION})
_OTHERS = ("loaded_verbs", "charging_verbs")
"""Lexicons with a verb of which a strict reader might call it loaded."""


def loaded_verb(reading: Reading, token: Token) -> tuple[Token, ...]:
    """Return a loaded verb with the particle that is part of it, in the order of the text; nothing for any other word."""
    entry = _entry(token)
    if entry is None or entry.cls != "loaded" or token.i in reading.mentions or not _acts(token):
        return ()
    words = {t.lemma_.lower() for c in (token.head, *token.children) for t in (c, *c.children)}
    if words & set(entry.never_with) or not _has_object(reading, token, set(entry.gate) & _OBJECTS):
        return ()
    following = [word for word in entry.gate if word not in _OBJECTS]
    parts = [c for c in token.children if c.i > token.i and c.dep_ in _BEHIND and c.lower_ in following]
    if following and not parts and not set(entry.gate) & _OBJECTS:
        return ()
    end = parts[0] if parts and parts[0].dep_ != "dobj" else None
    return (*hyphened(token), *([end] if end is not None else []))


def may_be_loaded(token: Token) -> bool:
    """Tell whether a strict reader might call a verb loaded, in whatever sense it stands."""
    if token.pos_ != "VERB":
        return False
    lemma = token.lemma_.lower()
    judging = lexicon("judging_words").get(lemma)
    if _entry(token) is not None or (judging is not None and judging.cls == "sure"):
        return True
    return token.lower_ in lexicon("coloured_words") or any(lemma in lexicon(name) for name in _OTHERS)


def _entry(token: Token) -> Entry | None:
    run = "".join(t.lower_ for t in hyphened(token)[:-1])
    return lexicon("reporters_verbs").get(run + token.lemma_.lower()) if token.pos_ == "VERB" else None


def _acts(token: Token) -> bool:
    """Tell whether a verb tells what somebody did, and is no adjective: "a *bungled* plan"."""
    return (token.dep_ not in {"amod", "compound", "nmod", "acl"} and token.tag_ != "VBP") or token.dep_ == "acl"


def _has_object(reading: Reading, verb: Token, gate: set[str]) -> bool:
    """Tell whether the verb has an object such as its loaded sense takes."""
    thing = tree.child(verb, "nsubjpass") or tree.object_of(verb)
    if not gate:
        return True
    if "none" in gate:
        return thing is None and tree.child(verb, "prt") is None
    if thing is None:
        return False
    entity = reading.mentions.get(thing.i)
    if "name" in gate:
        return entity is not None and entity.kind in _NAMED
    return "about" not in gate or thing.pos_ == "PRON" or any(t.i in reading.mentions for t in thing.subtree)
