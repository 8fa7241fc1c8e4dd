"""Slips of the parser that show in a phrase, and make every statement about it unsafe."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from quizgen.lexicon import lexicon
from quizgen.read.entities import EntityKind, is_role_noun

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read.reading import Reading


def runs_into_name(reading: Reading, tokens: Sequence[Token]) -> bool:
    """Tell whether "the" noun that is no role runs into a person's name: "the yard Leo Brandt" of "the yard Brandt was running".

    The name began a relative clause without its "that", which the parser did not see.
    """
    return any(_clash(reading, one, other) for one, other in pairwise(tokens) if other.i == one.i + 1)


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
