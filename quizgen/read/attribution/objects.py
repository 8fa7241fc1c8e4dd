"""What a verb of speech or attitude has for its object: "praised the plan", "called it a mistake", "warned of delays"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quizgen.lexicon import Entry
from quizgen.read import tree
from quizgen.read.attribution.model import Page, entry_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_OBJECTS = frozenset({"dobj", "oprd", "ccomp"})
_LOOSE = frozenset({"punct", "cc", "conj", "advmod", "npadvmod", "prt", "parataxis", "neg", "nsubj", "dep", "preconj"})
_SET_OFF = frozenset({",", "—", "–", "-", "--", ":", ";"})
_TIMES = frozenset({"after", "before", "during", "since", "until", "amid"})
_EACH_OTHER = frozenset({"other", "another", "himself", "herself", "itself", "themselves"})
_OCCASIONS = frozenset({
    "interview", "statement", "speech", "letter", "email", "tweet", "rally", "event", "debate", "conference", "post",
    "address", "appearance", "op-ed", "column", "article", "meeting", "report", "twitter", "facebook", "show",
})  # fmt: skip
"""Nouns that say where words were spoken, not what they were."""


def object_of(verb: Token, entry: Entry) -> tuple[Token, list[Token]] | None:
    """Return the head and the tokens of what ``verb`` attributes, with the phrases that belong to it."""
    right = [c for c in verb.children if c.i > verb.i and c.dep_ not in _LOOSE]
    objects = [c for c in right if c.dep_ in _OBJECTS and not (c.dep_ == "ccomp" and tree.is_finite(c))]
    if not objects or objects[0].tag_ in {"WP", "WDT"}:
        return None
    head = objects[0]
    if "as" in entry.gate and not any(c.lower_ == "as" for c in right):
        return None
    first = min(c.left_edge.i for c in objects)
    parts = [c for c in right if c.left_edge.i >= first and not _is_loose(c)]
    tokens = sorted({t for c in parts for t in c.subtree}, key=lambda t: t.i)
    if "named" in entry.gate and len(objects) < 2 and head.dep_ == "dobj" and not any(t.is_quote for t in tokens):
        return None
    return (head, tokens) if tokens and tokens[-1].lower_ not in _EACH_OTHER else None


def complement_of(page: Page, verb: Token) -> tuple[Entry, Token, list[Token]] | None:
    """Return entry, head and tokens of what stands behind a cue's preposition: "warned of *delays*"."""
    for preposition in verb.children:
        if preposition.dep_ != "prep" or preposition.i < verb.i:
            continue
        entry = entry_of(verb, f"prep:{preposition.lower_}")
        if entry is not None:
            entry = replace(entry, lemma=f"{entry.lemma} {preposition.lower_}")
        noun = tree.child(preposition, "pobj", "pcomp")
        if entry is not None and noun is not None and noun.lower_ not in _OCCASIONS:
            asked = [t for c in tree.children(verb, "xcomp") if c.i > noun.i for t in c.subtree]
            return entry, noun, [*(t for t in preposition.subtree if t.i != preposition.i), *asked]
    return None


def _is_loose(part: Token) -> bool:
    """Tell whether a phrase says when, where or why something was said, or is set off by punctuation."""
    start = part.left_edge.i
    if start and part.doc[start - 1].text in _SET_OFF:
        return True
    if part.dep_ == "advcl":
        return tree.is_finite(part) or any(c.dep_ in {"mark", "advmod"} and c.i < part.i for c in part.children)
    if part.dep_ != "prep":
        return False
    if part.lower_ in _TIMES:
        return True
    return any(
        c.dep_ == "pobj" and (c.ent_type_ in {"DATE", "TIME"} or c.lemma_.lower() in _OCCASIONS) for c in part.children
    )
