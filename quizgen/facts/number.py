"""FAC-4: where a figure begins and ends: "$717m", "1.47m yuan", "40,000 tonnes", "4.2 percent", the count of a plural."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.facts.clause import is_year
from quizgen.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from quizgen.read import Reading

SIGNS = ("$", "£", "€", "¥")
_NUMBER = re.compile(r"(?P<sign>[A-Z]{0,2}[$£€¥])?(?P<digits>\d+(?:,\d{3})*(?:\.\d+)?)(?P<unit>%|[A-Za-z]{1,3})?")
_JOINTS = frozenset({"-", "–", "—", "/", "x", ":"})
_DATED = frozenset({"DATE", "TIME", "ORDINAL"})
_PERIODS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"})
_RATES = frozenset({"per", "every", "no", "number", "age", "aged", "radio", "section", "article", "page"})
"""Words in front of a number that is no count: "per 100 people", "No 10"."""
_CHOICE = frozenset({"or", "and", "to"})
_SMALL = 13
"""A bare count below this is seldom what a sentence is about."""


@dataclass(frozen=True)
class Number:
    """The tokens of a figure; kind: "money", "share", "measure" or "count"."""

    tokens: tuple[Token, ...]
    kind: str

    @property
    def first(self) -> int:
        """Return the index of the first token."""
        return int(self.tokens[0].i)

    @property
    def last(self) -> int:
        """Return the index of the last token."""
        return int(self.tokens[-1].i)


def numbers_in(reading: Reading, tokens: Sequence[Token], *, quoted: bool = False) -> Iterator[Number]:
    """Yield the figures among ``tokens``, each whole, with sign, scale and unit; quoted: those in quotations, too."""
    inside = {t.i for t in tokens}
    end = -1
    for token in tokens:
        if token.i <= end:
            continue
        number = number_at(token)
        if number is None:
            continue
        end = number.last
        if not {t.i for t in number.tokens} <= inside or (reading.in_quotation(token) and not quoted):
            continue
        if _is_telling(reading, number):
            yield number


def is_conversion(tokens: Sequence[Token]) -> bool:
    """Tell whether tokens between brackets hold nothing but sums and measures: "(£379m; 540m euros)"."""
    words = [t for t in tokens if not t.is_punct or t.text == "%"]
    return any(_digits(t) for t in words) and all(
        _digits(t) or t.text.endswith(SIGNS) or _unit(t) or t.ent_type_ in {"NORP", "MONEY", "QUANTITY"} for t in words
    )


def _digits(token: Token) -> re.Match[str] | None:
    return _NUMBER.fullmatch(token.text)


def _unit(token: Token) -> str:
    """Return what a word makes of the number before it, or nothing."""
    entry = lexicon("figure_units").first(
        (token.lower_.rstrip("."), token.lemma_.lower(), token.lower_.removesuffix("s"))
    )
    return entry.cls if entry is not None else ""


def number_at(token: Token) -> Number | None:
    """Return the figure whose number is ``token``, with the currency sign before it and the units behind it."""
    match = _digits(token)
    if match is None or is_year(token):
        return None
    entry = lexicon("figure_units").get((match["unit"] or "").lower())
    if match["unit"] and entry is None:
        return None  # "44th", "3G"
    kind = entry.cls if entry is not None else "count"
    doc, first, last = token.doc, token.i, token.i
    while first and doc[first - 1].text.endswith(SIGNS):
        first -= 1
    if first < token.i or match["sign"]:
        kind = "money"
    for index in range(token.i + 1, len(doc)):
        found = _unit(doc[index]) or _behind_nation(doc, index)
        if not found or (kind == "share" and doc[index].lower_ not in {"point", "points"}) or _stands_alone(doc, index):
            break
        kind = found if kind in {"count", "scale", found} else kind
        last = index
    return Number(tuple(doc[first : last + 1]), "count" if kind == "scale" else kind)


def scaled_at(token: Token) -> Number | None:
    """Return a number in words with its scale, "three million", or None."""
    if not token.is_alpha or not token.like_num or token.i + 1 >= len(token.doc) or _unit(token):
        return None
    scale = token.doc[token.i + 1]
    return Number((token, scale), "count") if _unit(scale) == "scale" else None


def _behind_nation(doc: Doc, index: int) -> str:
    """Return "money" where a nation stands before its currency ("Indian rupees"), "share" for the "per" of "per cent"."""
    if index + 1 >= len(doc):
        return ""
    if doc[index].lower_ == "per" and doc[index + 1].lower_ == "cent":
        return "share"
    return "money" if doc[index].text[:1].isupper() and _unit(doc[index + 1]) == "money" else ""


def _stands_alone(doc: Doc, index: int) -> bool:
    """Tell whether a word that may be a unit is another here: "23 points", "20 square", "he *won*"."""
    word = doc[index]
    if word.lower_ in {"point", "points"}:
        return doc[index - 1].lower_ != "percentage"
    return word.pos_ in {"VERB", "AUX"} and word.lower_ == "won"


def _is_telling(reading: Reading, number: Number) -> bool:
    """Tell whether a figure measures or counts, and is not part of a name, a date, a range or another word."""
    first, last = number.tokens[0], number.tokens[-1]
    doc = first.doc
    before = doc[first.i - 1] if first.i else None
    after = doc[last.i + 1] if last.i + 1 < len(doc) else None
    if any(t is not None and t.text in _JOINTS and not (t.whitespace_ and t is after) for t in (before, after)):
        return False
    if any(t.i in reading.mentions for t in number.tokens):
        return False
    if before is not None and before.lower_.strip(".") in _RATES:
        return False
    if _is_one_of_two(doc, number):
        return False
    if number.kind not in {"money", "share"} and any(t.ent_type_ in _DATED for t in number.tokens):
        return False
    return number.kind != "count" or _is_count(number)


def _is_one_of_two(doc: Doc, number: Number) -> bool:
    """Tell whether a figure is one of two that stand together: "9% and 8%", "between 10 and 20", "one in 20"."""
    before = doc[max(0, number.first - 2) : number.first]
    after = doc[number.last + 1 : number.last + 3]
    if len(before) == 2 and before[1].lower_ in {*_CHOICE, "in"} and (before[0].like_num or _unit(before[0])):
        return before[1].lower_ != "to" or _unit(before[0]) == _unit(number.tokens[-1])
    behind = [t.text for t in after]
    return len(after) == 2 and (
        (behind[0].lower() in {"or", "and"} and (after[1].like_num or behind[1].endswith(SIGNS)))
        or (behind[0].lower() == "to" and number.kind == "count" and after[1].like_num)
    )


def _is_count(number: Number) -> bool:
    """Tell whether a bare number counts the plural behind it, and more of them than one would count by heart."""
    last = number.tokens[-1]
    head = last.head
    if last.dep_ != "nummod" or head.tag_ != "NNS" or head.i < last.i or head.lemma_.lower() in _PERIODS:
        return False
    match = next(m for t in number.tokens if (m := _digits(t)))
    scaled = len(number.tokens) > 1 or bool(match["unit"])
    return scaled or float(match["digits"].replace(",", "")) >= _SMALL
