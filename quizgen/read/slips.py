"""Slips of the parser that show in a phrase, and make every statement about it unsafe."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from quizgen.lexicon import lexicon
from quizgen.read import tree
from quizgen.read.entities import EntityKind, is_role_noun
from quizgen.read.standalone.names import COURTESY

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read.reading import Reading


def runs_into_name(reading: Reading, tokens: Sequence[Token]) -> bool:
    """Tell whether "the" noun that is no role runs into a person's name: "the yard Leo Brandt" of "the yard Brandt was running".

    The name began a relative clause without its "that", which the parser did not see.
    """
    words = [t for t in tokens if t.lower_ not in COURTESY]
    return any(
        _clash(reading, one, other) or _meets(reading, one, other)
        for one, other in pairwise(words)
        if other.i == one.i + 1 or tree.word_before(other) in COURTESY
    )


def _meets(reading: Reading, one: Token, other: Token) -> bool:
    """Tell whether a body with "the" runs into a person's name: "told the Herald Mr Brandt had left"."""
    body, person = reading.mentions.get(one.i), reading.mentions.get(other.i)
    if body is None or person is None or body is person or person.kind is not EntityKind.PERSON:
        return False
    first = next(m.first for m in body.mentions if m.first <= one.i < m.end)
    return body.kind is not EntityKind.PERSON and first > one.sent.start and one.doc[first - 1].lower_ == "the"


def _clash(reading: Reading, noun: Token, name: Token) -> bool:
    entity = reading.mentions.get(name.i)
    if noun.tag_ not in {"NN", "NNS"} or entity is None or entity.kind is not EntityKind.PERSON:
        return False
    if noun.i in reading.mentions or is_role_noun(noun) or noun.lower_ in lexicon("titles"):
        return False
    singular = noun.lemma_.lower()
    if singular in lexicon("role_nouns") or singular in lexicon("gendered_nouns"):
        return False
    return any(t.lower_ in {"the", "a", "an"} for t in noun.doc[max(noun.sent.start, noun.i - 3) : noun.i])
