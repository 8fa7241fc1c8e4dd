"""The tense of a reported clause behind a cue in the past: "says he *wants* peace" is "said that he *wanted* peace"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from quizgen.grammar import past_tense
from quizgen.lexicon import lexicon
from quizgen.read import tree

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading

_TENSED = frozenset({"VBZ", "VBP"})
_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "compound"})
"""Places of nouns: what the tagger takes for a verb there ("ferries") is none."""
_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj", "csubjpass")


def behind_past(reading: Reading, tokens: Sequence[Token]) -> Mapping[int, str] | None:
    """Return the words that change where a clause is told behind a cue in the past; None where that is unsafe.

    What stands between quotation marks keeps its tense.
    """
    changed: dict[int, str] = {}
    for token in tokens:
        if reading.in_quotation(token) or not _is_present(token):
            continue
        past = _past_of(token)
        if past is None:
            return None
        changed[token.i] = past
    return changed


def _is_present(token: Token) -> bool:
    """Tell whether a token carries the present or the future; an infinitive that the tagger took for a present does not."""
    if token.tag_ == "MD":
        return True
    return token.tag_ in _TENSED and token.dep_ not in _NOMINAL and not _is_bare(token)


def _is_bare(verb: Token) -> bool:
    if any(c.tag_ in {"TO", "MD"} and c.i < verb.i for c in tree.auxiliaries_of(verb)):
        return True
    shares = verb.dep_ == "conj" and tree.child(verb, *_SUBJECTS) is None
    return shares and (verb.head.tag_ == "VB" or (verb.head.tag_ in _TENSED and _is_bare(verb.head)))


def _past_of(token: Token) -> str | None:
    """Return the past form, with a space before one that takes the place of a short form ("he’s"); None where in doubt."""
    word = token.lower_.replace("’", "'")
    entry = lexicon("past_forms").get(word)
    if entry is not None:
        return entry.cls or None
    if token.tag_ == "MD":
        return token.text
    if word == "'s":
        return " had" if _is_perfect(token) else " was"
    if token.pos_ != "VERB" or not _has_subject(token):
        return None
    return past_tense(token.lemma_)


def _is_perfect(short: Token) -> bool:
    """Tell whether "’s" is short for "has": "he’s been told", not "he’s told by …"."""
    if tree.word_after(short) == "been":
        return True
    verb = short.head if short.dep_ in tree.AUXILIARIES else short
    return short.dep_ == "aux" and verb.tag_ in {"VBN", "VBD"}


def _has_subject(verb: Token) -> bool:
    """Tell whether the clause of a verb has a subject: what has none may be a noun or an infinitive, wrongly tagged."""
    if tree.child(verb, *_SUBJECTS) is not None:
        return True
    return verb.dep_ == "conj" and verb.head.tag_ in {verb.tag_, "VBD"} and tree.subject_of(verb) is not None
