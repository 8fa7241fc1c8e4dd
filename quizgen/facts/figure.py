"""HDG-6: figures that a word may stand before, also those in words: "two-thirds of", "4 in 10", "five years in prison"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.facts.clause import is_year
from quizgen.facts.number import Number, number_at, numbers_in, scaled_at
from quizgen.grammar.numbers import value_of
from quizgen.lexicon import lexicon
from quizgen.read import tree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from quizgen.read import Reading

_PARTS = frozenset({"half", "third", "thirds", "quarter", "quarters", "fourth", "fourths", "fifth", "fifths"})
_COUNTS = frozenset({"a", "one", "two", "three", "four"})
_WHOLE = frozenset({"of", "the", "all"})
_OUT_OF = (("in",), ("out", "of"))
_WHOLES = frozenset({"3", "4", "5", "10", "three", "four", "five", "ten", "100"})
_LONGEST = 3
_CROWDS = frozenset({"crowd", "staff", "audience", "workforce", "population", "membership", "force", "total"})
_TIMES = frozenset({"DATE", "TIME", "ORDINAL"})
_PERIODS = frozenset(
    {"second", "minute", "hour", "day", "night", "week", "weekend", "month", "year", "decade", "century", "time"}
)
_PRISON = frozenset({"prison", "jail", "custody", "bars"})


def figure_at(reading: Reading, tokens: Sequence[Token], first: int, *, least: int) -> Number | None:
    """Return the figure of ``tokens`` that begins with the token ``first``, or None; least: the smallest count that matters.

    It is a share, a sum, a measure, a count of people or things, or the length of a prison sentence (kind "term").
    """
    token = reading.parse.doc[first]
    number = fraction_at(token) or _term(token)
    if number is not None:
        return number
    found = next((n for n in numbers_in(reading, tokens, quoted=True) if n.first == first), None)
    number = number_at(token) or scaled_at(token)
    if found is None and number is not None and number.kind == "count" and _counts(number):
        return number
    return found or _toll(token) or _few(reading, token, least)


def _term(token: Token) -> Number | None:
    """Return "five years" of "five years in prison"."""
    following = [t.lower_ for t in token.doc[token.i + 1 : token.i + 4]]
    if not token.like_num or len(following) < 3 or following[0].removesuffix("s") not in {"year", "month"}:
        return None
    held = following[1] in {"in", "behind"} and following[2] in _PRISON
    return Number((token, token.nbor()), "term") if held else None


def _toll(token: Token) -> Number | None:
    """Return a number of people killed, hurt or held, which matters however small it is, in figures or in words."""
    noun, plain = token.head, token.like_num and token.dep_ == "nummod" and not is_year(token)
    entry = lexicon("casualty_verbs").first(tree.lemmas(noun.head)) if plain and noun.tag_ == "NNS" else None
    return Number((token,), "count") if entry is not None and noun.dep_ in entry.gate else None


def _few(reading: Reading, token: Token, least: int) -> Number | None:
    """Return a small number in words or figures before the plural it counts."""
    value, noun = value_of(token.text), token.head
    if value is None or value < least or token.dep_ != "nummod" or noun.tag_ != "NNS" or noun.i < token.i:
        return None
    timed = token.ent_type_ in _TIMES or noun.ent_type_ in _TIMES or noun.lemma_.lower() in _PERIODS
    unit = noun.lemma_.lower() in lexicon("figure_units")
    return (
        None
        if timed or unit or token.i in reading.mentions or is_year(token) or tree.word_after(token) == "-"
        else Number((token,), "count")
    )


def _counts(number: Number) -> bool:
    """Tell whether a bare count is of people ("17 million Americans"), or of a group told by "of": "44 *of the* 50 seats"."""
    last = number.tokens[-1]
    if any(t.ent_type_ in _TIMES for t in number.tokens):
        return False
    if len(number.tokens) == 1 and len(last.text) == 1:
        return False
    crowd = last.dep_ == "pobj" and last.head.lower_ == "of" and last.head.head.lemma_.lower() in _CROWDS
    group = last.head.tag_ == "NNPS" or (len(number.tokens) > 1 and last.head.tag_ == "NNS")
    return crowd or tree.word_after(last) == "of" or (last.dep_ == "nummod" and last.head.i > last.i and group)


_AHEAD = 6
"""Tokens within which a share is told: "three out of every ten"."""


def fraction_at(token: Token) -> Number | None:
    """Return the share that begins with ``token``, or None; a part must be one of something ("a third *of* voters")."""
    following = list(token.doc[token.i : token.i + _AHEAD])
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
