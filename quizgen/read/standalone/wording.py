"""Wording: tokens put together again after some were reworded or dropped."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read.reading import Reading


_OF_FIRST_RANK = frozenset({"first", "prime"})
"""Words that open the title of a head of government: "First Minister"."""


@dataclass(frozen=True)
class Rewritten:
    """A stretch of tokens with the wording each gets; an empty wording drops the token."""

    reading: Reading
    words: Mapping[int, str]

    def text(self, tokens: Sequence[Token]) -> str:
        """Return ``tokens`` in their new wording, spaced and trimmed, without stray punctuation at the ends."""
        parts: list[str] = []
        previous: Token | None = None
        for token in tokens:
            word = self.words.get(token.i, _lowered(self.reading, token))
            if not word:
                continue
            if previous is not None and _spaced(self.reading, previous, token):
                parts.append(" ")
            parts.append(word)
            previous = token
        return _trimmed("".join(parts))


def is_balanced(text: str) -> bool:
    """Tell whether quotation marks and brackets come in pairs."""
    pairs = (("(", ")"), ("[", "]"), ("“", "”"))
    return all(text.count(a) == text.count(b) for a, b in pairs) and text.count('"') % 2 == 0


def definite_form(phrase: str) -> str:
    """Return a noun phrase with "the" for its article; one with a genitive, or with "the" inside it, needs none.

    >>> definite_form("a treaty with Norway"), definite_form("Oslo’s treaty"), definite_form("today’s game")
    ('the treaty with Norway', 'Oslo’s treaty', 'today’s game')
    """
    if re.match(r"(?:[A-Z][\w .'’-]*|today|yesterday)(?:['’]s|s['’])\s", phrase):
        return phrase
    return "the " + re.sub(r"^(?:an?|the|any|some|one)\s+", "", phrase, flags=re.IGNORECASE)


def _lowered(reading: Reading, token: Token) -> str:
    """Return the token as printed, but without the capital that only the start of a sentence gives it."""
    printed = _printed(reading, token)
    if not token.is_sent_start or printed == "I" or not printed.istitle():
        return printed
    if token.pos_ == "DET":
        return printed.lower()
    small, capital = reading.cases.get(printed.lower(), (0, 0))
    if token.i in reading.mentions or capital > small or _opens_title(token):
        return printed
    if token.pos_ == "PROPN":
        return printed.lower() if small and not capital else printed
    return printed if token.ent_type_ in {"GPE", "NORP", "ORG", "PERSON"} else printed.lower()


def _opens_title(token: Token) -> bool:
    """Tell whether a title or the name of a party goes on behind the word: "*Auditor* General", "*Liberal* Democrat"."""
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    if following is None or not following.text.istitle():
        return False
    post = token.lower_ in lexicon("role_nouns") and following.lower_ in lexicon("title_words")
    post = post or (token.lower_ in _OF_FIRST_RANK and following.lower_ in lexicon("role_nouns"))
    return post or (token.text in lexicon("party_words") and following.text in lexicon("party_words"))


def _printed(reading: Reading, token: Token) -> str:
    start, end = reading.parse.starts[token.i], reading.parse.ends[token.i]
    return reading.article.text[start:end]


def _spaced(reading: Reading, previous: Token, token: Token) -> bool:
    """Tell whether white space stands before ``token``, also where tokens between the two were dropped."""
    if previous.i == token.i - 1:
        return reading.parse.ends[previous.i] < reading.parse.starts[token.i]
    return not (token.is_punct and not token.is_left_punct) and token.tag_ != "POS"


def _trimmed(text: str) -> str:
    text = re.sub(r"\s+([,.;:?!])", r"\1", " ".join(text.split()))
    text = re.sub(r",(?:\s*,)+", ",", text)
    text = text.strip(" ,;:–—-")
    return text if re.search(r"\b(?:[A-Z]|[ap]\.m|Jr|Sr|Inc|Corp|Co|Ltd)\.$", text) else text.removesuffix(".")
