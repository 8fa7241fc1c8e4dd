"""Shares in words or as one in so many: "half of", "two-thirds of", "three quarters of", "4 in 10"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.facts.number import Number
from quizgen.read import tree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

_PARTS = frozenset({"half", "third", "thirds", "quarter", "quarters", "fourth", "fourths", "fifth", "fifths"})
_COUNTS = frozenset({"a", "one", "two", "three", "four"})
_WHOLE = frozenset({"of", "the", "all"})
_OUT_OF = (("in",), ("out", "of"))
_WHOLES = frozenset({"3", "4", "5", "10", "three", "four", "five", "ten", "100"})
_LONGEST = 3


def fraction_at(token: Token) -> Number | None:
    """Return the share that begins with ``token``, or None; a part must be one of something ("a third *of* voters")."""
    following = list(token.doc[token.i : token.sent.end])
    return _part(following) or _ratio(following)


def _part(tokens: Sequence[Token]) -> Number | None:
    """Return "half", "a third", "two-thirds" with what they are a part of behind them."""
    for length, token in enumerate(tokens[:_LONGEST], start=1):
        if token.lower_ not in _PARTS:
            continue
        before = [t.lower_ for t in tokens[: length - 1] if t.text != "-"]
        counted = len(before) == 1 and before[0] in _COUNTS
        if not (counted or (not before and token.lower_ == "half")) or tree.word_after(token) not in _WHOLE:
            return None
        return Number(tuple(tokens[:length]), "share")
    return None


def _ratio(tokens: Sequence[Token]) -> Number | None:
    """Return "4 in 10", "three out of four"."""
    for middle in _OUT_OF:
        length = len(middle) + 2
        words = [t.lower_ for t in tokens[:length]]
        if len(words) == length and tokens[0].like_num and tuple(words[1:-1]) == middle and words[-1] in _WHOLES:
            return Number(tuple(tokens[:length]), "share")
    return None
