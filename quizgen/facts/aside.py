"""A phrase without the aside that trails behind it, and with the quotation mark that ends it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quizgen.read import tree

if TYPE_CHECKING:
    from spacy.tokens import Token

_ASIDES = frozenset({"advcl", "relcl", "appos", "parataxis", "acl"})
_BREAKS = frozenset({",", "—", "–", "-", "--"})


def without_aside(tokens: Sequence[Token], head: Token, opener: Token) -> list[Token]:
    """Return the tokens of a phrase up to the first aside behind a comma or dash, without loose marks at the end.

    head: of the phrase, which is no aside itself. opener: the token with which the phrase begins.
    """
    kept = list(tokens)
    for token in kept:
        aside = token.i != head.i and token.dep_ in _ASIDES
        if aside and token.left_edge.i > opener.i and tree.word_before(token.left_edge) in _BREAKS:
            kept = [t for t in kept if t.i < token.left_edge.i]
            break
    while kept and (kept[-1].is_punct or kept[-1].dep_ == "cc") and not kept[-1].is_quote:
        kept.pop()
    return _closed(kept)


def _closed(tokens: list[Token]) -> list[Token]:
    """Add the quotation mark that ends the words, with a stop before it, where the parser hung it elsewhere."""
    if not tokens or sum(t.is_quote for t in tokens) % 2 == 0:
        return tokens
    doc, end = tokens[-1].doc, tokens[-1].i + 1
    if end < len(doc) and doc[end].text in {",", "."}:
        end += 1
    return [*tokens, *doc[tokens[-1].i + 1 : end + 1]] if end < len(doc) and doc[end].is_quote else tokens
