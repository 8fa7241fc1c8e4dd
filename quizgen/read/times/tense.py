"""On which side of the report a time lies, by the tense of the verb group around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.lexicon import lexicon
from quizgen.read import tree
from quizgen.read.times.words import JOINTS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LIMITS = frozenset({"by", "until", "till", "before", "through", "for", "to", "of"})
"""Prepositions behind which a day may lie ahead of what is told in the past: "the strike was called for Friday"."""
_BETWEEN = frozenset({"the", "early", "late", "mid", "-", "of", "end", "start", "beginning", "middle"})
"""Words between a preposition and the date it governs: "by the end of March"."""


def side_of(doc: Doc, token: Token) -> str | None:
    """Return "past" or "future" by the verb that the expression belongs to, or None where it does not tell."""
    index = token.i - 1
    while index > token.sent.start and doc[index].lower_ in _BETWEEN:
        index -= 1
    before = doc[index].lower_ if index >= token.sent.start else ""
    if before == "since":
        return "past"
    side = tense_around(token)
    if side == "past" and before in _LIMITS:
        joined = before in JOINTS and index > 0 and doc[index - 1].ent_type_ == "DATE"
        return side if joined else None
    if side is None and before in {"until", "till", "by"}:
        verb = tree.verb_above(token)
        return "future" if verb is not None and verb.tag_ in {"VBZ", "VBP"} else None
    return side


def tense_around(token: Token) -> str | None:
    """Return "past" or "future" for the clause around ``token``; None for the present, and where a plan is told of."""
    verb = tree.verb_above(token)
    if verb is None:
        return None
    side = _tense(verb)
    if side == "past" and (_plans(verb, "planning") or _is_of_object(token, verb)):
        return None
    if side is None and verb.tag_ in {"VBZ", "VBP"} and not tree.auxiliaries_of(verb) and _plans(verb, "timetable"):
        return "future" if token.dep_ != "nsubj" and token.head in {verb, *verb.children} else None
    return side


def _is_of_object(token: Token, verb: Token) -> bool:
    """Tell whether an expression may be that of what is announced: it stands behind the object."""
    thing = tree.object_of(verb)
    return _plans(verb, "announcing") and thing is not None and verb.i < thing.i < token.i


def _tense(verb: Token) -> str | None:
    """Return "past" or "future" for a clause by its verb group; a bare participle and "to" go by the clause above."""
    auxiliaries = {aux.lower_ for aux in tree.auxiliaries_of(verb)}
    above = tree.verb_above(verb)
    if "to" in auxiliaries:
        return "future" if not auxiliaries & {"have"} and (above is None or _tense(above) != "past") else None
    if auxiliaries & {"could", "might"}:  # "could not be reached Saturday" is past, "could vote Saturday" is not
        return None
    if auxiliaries & {"will", "would", "shall", "'ll", "should", "may", "can", "must"}:
        vague = auxiliaries & {"have"} or ("would" in auxiliaries and (above is None or _is_dated_clause(above)))
        return None if vague else "future"
    if verb.tag_ == "VBD" or auxiliaries & {"was", "were", "had", "has", "have", "did", "been"}:
        return "past"
    if auxiliaries & {"is", "are", "am", "'s", "'re", "'m"}:
        return (
            "future"
            if verb.tag_ == "VBG" and (verb.lower_ == "going" or verb.lemma_ in lexicon("arranged_verbs"))
            else None
        )
    return _tense_of_bare(verb, above)


def _tense_of_bare(verb: Token, above: Token | None) -> str | None:
    """Return the tense of a verb without auxiliaries and tense: "a poll *released* Friday", "*speaking* on Monday, he …"."""
    side = _tense(above) if above is not None and verb.tag_ in {"VB", "VBG", "VBN"} else None
    if verb.dep_ == "conj":
        return side
    if verb.tag_ == "VBN" and tree.child(verb, "nsubj") is not None:
        return "past"  # "debated" with a subject of its own is no participle, whatever the tagger says
    if verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl"}:
        return None if side == "future" else "past"
    return side if verb.tag_ == "VBG" and side == "past" else None


def _is_dated_clause(verb: Token) -> bool:
    """Tell whether a verb has a date of its own, from which "would" counts: "he said on Monday that he would …"."""
    parts = [*verb.children, *(noun for c in verb.children if c.dep_ == "prep" for noun in c.children)]
    return any(t.ent_type_ in {"DATE", "TIME"} for t in parts)


def is_on_a_day(token: Token) -> bool:
    """Tell whether the clause tells what is done on one day: in the simple past or with "will".

    "It has dropped to 56 percent today" and "they are losing today" are no news of a day.
    """
    verb = tree.verb_above(token)
    if verb is None or verb.tag_ in {"VBZ", "VBP"} or tense_around(token) is None:
        return False
    return not any(aux.tag_ in {"VBZ", "VBP"} for aux in tree.auxiliaries_of(verb))


def _plans(verb: Token, cls: str) -> bool:
    entry = lexicon("planning_verbs").get(verb.lemma_)
    return entry is not None and entry.cls == cls
