"""Whose word a clause is: the article's own, or that of a source which the question must then carry."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from quizgen.read import tree
from quizgen.read.entities import EntityKind
from quizgen.read.standalone import standalone

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read.attribution import Attributed
    from quizgen.read.reading import Reading

_VOUCHED = frozenset({"neutral", "endorse", "force"})
"""Stances whose content may be retold as "according to …"; beliefs, plans, doubts and denials may not."""


@dataclass(frozen=True)
class Voice:
    """``source`` is None for the article's own voice, else the source in words fit for "according to"."""

    source: str | None


_FIRST_PERSON = frozenset({"i", "my", "me", "myself"})
_OPINION_WORDS = 2
"""First-person words outside quotations from which a text is taken for a column, not a report."""


@lru_cache(maxsize=1)
def is_opinion(reading: Reading) -> bool:
    """Tell whether the writer speaks of himself: what such a text asserts may be his view; the last answer is remembered."""
    found = 0
    for sentence in reading.body():
        for token in sentence.tokens:
            if token.lower_ in _FIRST_PERSON and token.pos_ == "PRON" and not reading.in_quotation(token):
                found += 1
                if found >= _OPINION_WORDS:
                    return True
    return False


def voice_of(reading: Reading, token: Token) -> Voice | None:
    """Return whose word the clause around ``token`` is, or None where that cannot be told safely."""
    attribution = reading.attribution_around(token)
    if attribution is None:
        return Voice(None)
    if attribution.stance not in _VOUCHED or attribution.negated or attribution.question:
        return None
    if not attribution.sure or attribution.nested is not None or attribution.mode == "direct":
        return None
    source = source_in_words(reading, attribution)
    return None if source is None else Voice(source)


def source_in_words(reading: Reading, attribution: Attributed) -> str | None:
    """Return the source's full name, or its description made to stand alone; None where it is absent or unsafe."""
    if attribution.entity is not None:
        entity = attribution.entity
        if entity.ambiguous:
            return None
        if entity.kind is EntityKind.PERSON:
            return entity.name
    if attribution.source_head is None or not attribution.source:
        return None
    head = reading.parse.doc[attribution.source_head]
    if head.i in reading.mentions:
        return standalone(reading, tree.noun_phrase(head))
    if len(attribution.source) > 1:
        return None
    tokens = list(reading.parse.tokens(attribution.source[0]))
    return standalone(reading, tokens) if not _lost_name(tokens) else None


def _lost_name(tokens: list[Token]) -> bool:
    """Tell whether the name behind the last noun was cut off, and with it the article: "figures of [the] ferry watchdog, Fersk"."""
    last = tokens[-1]
    cut = any(c.dep_ == "appos" and c not in tokens for c in last.children)
    return cut and last.tag_ == "NN" and tree.child(last, "det", "poss") is None
