"""Words written with hyphens, which the parser takes apart: "tone-deaf", "flip-flopped"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_HYPHENS = frozenset({"-", "–"})


def hyphened(token: Token) -> tuple[Token, ...]:
    """Return the tokens of the hyphened word that ``token`` ends, or the token alone."""
    doc, first = token.doc, token.i
    if first < 2 or doc[first - 1].text not in _HYPHENS:
        return (token,)  # as nearly every word
    while (
        first >= 2
        and doc[first - 1].text in _HYPHENS
        and not (doc[first - 1].whitespace_ or doc[first - 2].whitespace_)
    ):
        first -= 2
    return tuple(doc[first : token.i + 1])


def goes_on(token: Token) -> bool:
    """Tell whether a hyphen ties a token to the word behind it: "*tone*-deaf"."""
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return following is not None and following.text in _HYPHENS and not token.whitespace_ and not following.whitespace_
