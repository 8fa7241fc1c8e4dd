"""Units: sentences as a reader hears them, in which a quotation of several sentences is one piece.

A parser breaks inside quotation marks, and takes “…?” for the end of what goes on with “he asked”.
A unit ends where the reporter's own sentence ends, or with a quotation that ends one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.read.attribution.model import READ, Page, entry_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read.quotations import Quotation

_ENDERS = frozenset({".", "!", "?", "...", "…"})
_CLOSERS = frozenset({")", "]", '"', "''", "'"})
_MIN_WORDS = 2
_MAX_TITLE_WORDS = 12
_SHORT_WORD = 4
_CUE_REACH = 14


@dataclass(frozen=True)
class Unit:
    """Tokens ``first`` up to, not including, ``end`` of the document, with the quotations among them.

    floating: nothing but quotations stands in it.
    """

    block: int
    first: int
    end: int
    quotations: tuple[Quotation, ...]
    floating: bool


def units_of(page: Page) -> Iterator[Unit]:
    """Yield the units of headline and body in the order of the text."""
    by_block: dict[int, list[Quotation]] = {}
    for quotation in page.quotations:
        by_block.setdefault(quotation.block, []).append(quotation)
    for number, block in enumerate(page.parse.article.blocks):
        if block.kind in READ:
            tokens = page.parse.tokens(block.span)
            if len(tokens):
                yield from _in_block(page, number, list(tokens), by_block.get(number, []))


def is_speech(page: Page, quotation: Quotation) -> bool:
    """Tell whether a quotation holds spoken words: at least two, and not the title of a work or programme."""
    words = [t for t in page.parse.tokens(quotation.inner) if not t.is_punct]
    return len(words) >= _MIN_WORDS and not _is_title(words)


def _is_title(words: list[Token]) -> bool:
    """Tell whether every longer word has a capital: “Meet the Press”."""
    if len(words) > _MAX_TITLE_WORDS or not words[0].text[:1].isupper():
        return False
    return all(not w.text[:1].islower() for w in words if len(w) >= _SHORT_WORD or w.pos_ in {"NOUN", "VERB", "PRON"})


def _in_block(page: Page, block: int, tokens: list[Token], quotations: list[Quotation]) -> Iterator[Unit]:
    holders = _holders(page, tokens, quotations)
    first = 0
    for position in range(1, len(tokens) + 1):
        if position < len(tokens) and not _breaks(page, tokens, holders, position):
            continue
        held = sorted({h for h in holders[first:position] if h >= 0})
        floating = bool(held) and all(
            h >= 0 or t.is_punct for h, t in zip(holders[first:position], tokens[first:position], strict=True)
        )
        yield Unit(block, tokens[first].i, tokens[position - 1].i + 1, tuple(quotations[h] for h in held), floating)
        first = position


def _holders(page: Page, tokens: list[Token], quotations: list[Quotation]) -> list[int]:
    """Return for every token the number of the quotation that holds it, marks included, or -1."""
    starts = [q.span.start for q in quotations]
    holders = []
    for token in tokens:
        number = bisect_right(starts, page.parse.starts[token.i]) - 1
        holders.append(number if number >= 0 and page.parse.starts[token.i] < quotations[number].span.end else -1)
    return holders


def _breaks(page: Page, tokens: list[Token], holders: list[int], position: int) -> bool:
    """Tell whether a unit begins at ``position``."""
    before, here = holders[position - 1], holders[position]
    if here >= 0 and before == here:
        return False
    token = tokens[position]
    if before < 0:
        return (
            _ends_sentence(tokens, holders, position)
            and not token.text[:1].islower()
            and (here >= 0 or token.text not in _CLOSERS)
        )
    last = _last_word_mark(tokens, holders, position - 1)
    if token.text[:1].islower() or (token.is_punct and here < 0 and token.text not in {"(", "[", "-", "–", "—"}):
        return False
    if last in {".", "...", "…"}:
        return True
    return last in {"!", "?"} and not (here < 0 and _leads_cue(tokens[position : position + _CUE_REACH]))


def _ends_sentence(tokens: list[Token], holders: list[int], position: int) -> bool:
    last = position - 1
    while last > 0 and tokens[last].text in _CLOSERS and holders[last] < 0:
        last -= 1
    return tokens[last].text in _ENDERS or (bool(tokens[position].is_sent_start) and tokens[last].text.endswith("."))


def _last_word_mark(tokens: list[Token], holders: list[int], position: int) -> str:
    """Return the last token inside the quotation that ends at ``position``, before the closing marks."""
    number = holders[position]
    while position > 0 and holders[position] == number and (tokens[position].is_quote or tokens[position].text == "'"):
        position -= 1
    return tokens[position].text


def _leads_cue(tokens: list[Token]) -> bool:
    """Tell whether a cue follows before the sentence ends: “…?” Smith asked."""
    for token in tokens:
        if token.text in _ENDERS:
            return False
        if token.pos_ == "VERB" and token.tag_ != "VB" and entry_of(token, "quote") is not None:
            return True
    return False
