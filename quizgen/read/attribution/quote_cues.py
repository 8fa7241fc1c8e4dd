"""The cue of a quotation: behind it (“…,” said Smith) or in front of it (Smith said: “…”)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.lexicon import Entry
from quizgen.read import tree
from quizgen.read.attribution.model import Page, entry_of
from quizgen.read.attribution.sources import antecedent_of, source_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read.quotations import Quotation


DASHES = frozenset({"—", "–", "--"})
LEADS_IN = frozenset({",", ":", *DASHES})
"""Marks between a cue and the quotation it leads into."""
_REACH = 14
"""Tokens between a quotation and its cue, at most."""
_SENTENCE_END = frozenset({".", "!", "?"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN", "VBG"})


@dataclass(frozen=True)
class QuoteCue:
    """A cue verb with its entry in the lexicon, its source, and where the quotation lies."""

    verb: Token
    entry: Entry
    source: Token
    inverted: bool


def invites_cue(quotation: Quotation, text: str) -> bool:
    """Tell whether a quotation ends with a comma, or with a mark that can stand before a cue."""
    inside = quotation.inner.of(text).rstrip(" '’\"”")[-1:]
    outside = text[quotation.span.end : quotation.span.end + 1]
    return inside in {",", "?", "!", "—", "-", "…"} or outside == ","


def cue_after(page: Page, tokens: list[Token]) -> QuoteCue | None:
    """Find the cue right behind a quotation: “…,” said Smith / Smith, the mayor, told reporters."""
    if tokens and tokens[0].text == ",":
        tokens = tokens[1:]
    for position, token in enumerate(tokens[:_REACH]):
        if token.text in _SENTENCE_END and position:
            return None
        entry = entry_of(token, "quote")
        if entry is None or token.tag_ not in _FINITE:
            continue
        if _reports_on(page, token):
            return None
        subject = tree.child(token, "nsubj")
        if position == 0 or (subject is not None and subject.i > token.i):
            source = subject if subject is not None and subject.i > token.i else _noun_after(tokens, position)
            return QuoteCue(token, entry, source, inverted=True) if source is not None else None
        source = subject if subject is not None and subject.i >= tokens[0].i else _noun_before(tokens, position)
        return QuoteCue(token, entry, source, inverted=False) if source is not None else None
    return None


def _reports_on(page: Page, verb: Token) -> bool:
    """Tell whether a cue behind a quotation has a report of its own behind it: “…,” Smith said the port was closed."""
    clause = tree.clause_complement_of(verb)
    if clause is None or clause.i < verb.i or clause.i in page.quoted or not tree.is_finite(clause):
        return False
    subject = tree.subject_of(clause)
    return subject is not None and verb.i < subject.i < clause.i


def _noun_after(tokens: list[Token], position: int) -> Token | None:
    """Return the head of the noun phrase behind an inverted cue, where the parser lost it."""
    for token in tokens[position + 1 : position + 8]:
        if token.pos_ in {"PROPN", "NOUN", "PRON"} and (token.head.i <= tokens[position].i or token.dep_ == "ROOT"):
            return token
        if token.is_punct:
            return None
    return None


def _noun_before(tokens: list[Token], position: int) -> Token | None:
    """Return the first noun or pronoun between quotation and cue."""
    nouns = [t for t in tokens[:position] if t.pos_ in {"PROPN", "NOUN", "PRON"}]
    heads = [t for t in nouns if t.dep_ not in {"compound", "poss", "pobj", "appos", "conj", "nmod"}]
    return next(iter((*heads, *nouns)), None)


def cue_before(page: Page, tokens: list[Token]) -> QuoteCue | None:
    """Find the cue that leads into a quotation: Smith said: “…”, Smith called it “…”."""
    window = [t for t in tokens[-3 * _REACH :] if t.i not in page.quoted]
    near = bool(window) and window[-1].text in LEADS_IN
    while window and window[-1].text in LEADS_IN:
        window.pop()
    for token in reversed(window):
        if token.text in _SENTENCE_END or token.text == ";":
            return None
        if token.pos_ not in {"VERB", "AUX"} or token.tag_ not in _FINITE | {"VB"}:
            continue
        entry = entry_of(token, "quote") or entry_of(token, "ccomp") or entry_of(token, "oprd")
        if entry is None or not (near or {"ccomp", "oprd"} & set(entry.gate) or token.i == window[-1].i):
            continue
        if token.tag_ == "VBN" and tree.child(token, "nsubjpass") is not None:
            return None
        source = source_of(page, token) or _subject_before(window, token)
        if source is None:
            return None
        return QuoteCue(token, entry, source, inverted=source.i > token.i)
    return None


def _subject_before(window: list[Token], verb: Token) -> Token | None:
    """Return the last subject before a cue whose own the parser lost."""
    before = [t for t in window if t.i < verb.i and t.dep_ in {"nsubj", "nsubjpass"} and t.tag_ not in {"WDT", "EX"}]
    return antecedent_of(before[-1]) if before else None
