"""Phrases that name a source beside the clause: "according to Smith, …", "in the words of Smith, …", "in Smith's view"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.lexicon import Entry, lexicon
from quizgen.read import tree
from quizgen.read.attribution.extent import end_of_report, trimmed
from quizgen.read.attribution.model import Attributed, Page, attributed, merged, mode_of, source_phrase
from quizgen.read.attribution.units import Unit

if TYPE_CHECKING:
    from spacy.tokens import Token

_ACCORDING = Entry("according to", cls="neutral")
_OPENS = frozenset({",", "(", "—", "–", "--", "-"})
_CLOSES = frozenset({",", ")", ";", "—", "–", "--", "."})
_SOME = frozenset({"many", "most", "several", "few", "some", "others", "none", "all", "both"})
_HEARSAY = frozenset({"reportedly", "allegedly", "supposedly", "purportedly"})
_VIEWS = {"view": "belief", "opinion": "belief", "eyes": "belief", "mind": "belief", "words": "neutral"}
_MIN_WORDS = 3
_MAX_PHRASE = 40
_CUE_LENGTH = 2
"""Tokens of "according to", before a source that opens the sentence."""


def of_phrase(page: Page, unit: Unit, token: Token) -> Attributed | None:
    """Return the attribution of a phrase that begins at ``token``, or None."""
    found = _according(token) or _in_words(token)
    if found is None:
        return None
    entry, source, cue = found
    first = cue[0].i
    alone = first == unit.first or token.doc[first - 1].text in _OPENS
    if source.pos_ == "VERB" or not (alone or can_speak(page, source)):
        return None
    end = _phrase_end(unit, source, cue[-1].i)
    tokens = _around(page, unit, source, first, end)
    if len(tokens) < _MIN_WORDS:
        return None
    content = merged(page.parse.spans(tokens), page.parse.article.text)
    inside = {t.i for t in tokens}
    head = next((t for t in (token, *token.ancestors) if t.i in inside and t.pos_ in {"VERB", "AUX"}), tokens[0])
    return attributed(
        page, token, entry, source, content, pattern="according", content_head=head.i,
        mode=mode_of(page, content), cue_tokens=cue,
        source_tokens=[t for t in source_phrase(page, source, token, content) if t.i < end],
    )  # fmt: skip


def of_adverb(page: Page, adverb: Token) -> Attributed | None:
    """Return the attribution of "reportedly" or "allegedly": a clause whose source is not named."""
    verb = adverb.head
    if adverb.lower_ not in _HEARSAY or verb.pos_ not in {"VERB", "AUX"} or not tree.is_finite(verb):
        return None
    parts = [c for c in verb.children if _belongs(c) and c.i != adverb.i]
    tokens = [verb, *(t for c in parts for t in c.subtree)]
    tokens = trimmed(sorted(tokens, key=lambda t: t.i))
    if len(tokens) < _MIN_WORDS:
        return None
    content = merged(page.parse.spans(tokens), page.parse.article.text)
    return attributed(
        page, adverb, Entry(adverb.lower_, cls="doubt"), None, content, pattern="adverb", content_head=verb.i,
        mode=mode_of(page, content), cue_tokens=[adverb],
    )  # fmt: skip


def _belongs(part: Token) -> bool:
    """Tell whether a dependent of a hedged verb is hedged with it: not the next clause."""
    return part.dep_ not in {"conj", "cc", "parataxis", "mark", "punct"}


def _according(token: Token) -> tuple[Entry, Token, list[Token]] | None:
    if token.lower_ != "according" or token.i + 1 >= len(token.doc) or tree.word_after(token) != "to":
        return None
    to = token.nbor()
    source = tree.child(to, "pobj") or next(
        (t for t in token.doc[to.i + 1 : to.i + 6] if t.pos_ in {"NOUN", "PROPN"}), None
    )
    return (_ACCORDING, source, [token, to]) if source is not None else None


def _in_words(token: Token) -> tuple[Entry, Token, list[Token]] | None:
    """Return "in the words of X" and "in X's view"."""
    if token.lower_ != "in":
        return None
    noun = tree.child(token, "pobj")
    if noun is None or noun.lower_ not in _VIEWS:
        return None
    entry = Entry(f"in the {noun.lower_} of", cls=_VIEWS[noun.lower_])
    owner = tree.child(noun, "poss")
    if owner is not None and owner.lower_ not in {"my", "our", "your"}:
        return entry, owner, [token, noun]
    of = next((c for c in noun.children if c.lower_ == "of"), None)
    source = tree.child(of, "pobj") if of is not None else None
    return (entry, source, [*token.doc[token.i : of.i + 1]]) if of is not None and source is not None else None


def _phrase_end(unit: Unit, source: Token, cue_end: int) -> int:
    """Return the token behind the phrase: the comma after the source and its apposition, or the end."""
    doc = source.doc
    index = max(source.i, cue_end) + 1
    behind = source.right_edge.i + 1
    if (
        source.left_edge.i - unit.first <= _CUE_LENGTH
        and index <= behind < unit.end
        and doc[behind].text not in _CLOSES
    ):
        return behind  # "According to the ministry over 300 people …": the comma is left out
    while index < unit.end and doc[index].text not in _CLOSES:
        index += 1
    apposed = index + 1 < unit.end and doc[index].text == "," and _is_apposition(source, index + 1)
    if not apposed:
        return index
    further = index + 1
    while further < unit.end and doc[further].text not in _CLOSES:
        further += 1
    return further


def _is_apposition(source: Token, index: int) -> bool:
    """Tell whether an apposition or relative clause of the source begins at ``index``."""
    heads = [c for c in source.children if c.dep_ in {"appos", "relcl", "acl"} and c.i >= index]
    if source.doc[index].pos_ == "NUM":
        return False  # "According to the agency, 571 of the boats …": the clause begins
    return any(c.left_edge.i == index and c.i - index <= _MAX_PHRASE for c in heads)


def _around(page: Page, unit: Unit, source: Token, first: int, end: int) -> list[Token]:
    """Return the words of the sentence around the phrase; inside brackets, those between the brackets."""
    doc = page.parse.doc
    start, stop = unit.first, unit.end
    for index in range(first - 1, unit.first - 1, -1):
        if doc[index].text in {";", "("} and index not in page.quoted:
            start = index + 1
            break
        if doc[index].text == ")" and index not in page.quoted:
            break
    if start > unit.first and doc[start - 1].text == "(":
        stop = next((i for i in range(first, unit.end) if doc[i].text == ")"), unit.end)
    before = trimmed(list(doc[start:first]))
    behind = trimmed(list(doc[min(end, stop) : stop]))
    if behind and (not before or _goes_on(behind)):
        reach = end_of_report(page, source, behind[0].i, stop)
        return before + [t for t in behind if page.parse.starts[t.i] < reach]
    return before


def _goes_on(behind: list[Token]) -> bool:
    """Tell whether the reported sentence goes on behind the phrase, rather than the reporter's own words."""
    return (
        len(behind) > 1
        and behind[0].lower_ not in {"who", "which", "and", "but", "while", "though"}
        and behind[0].tag_ != "VBG"
    )


def can_speak(page: Page, noun: Token) -> bool:
    """Tell whether a noun can be a source at all: a name, a pronoun, or a word for people, bodies and documents."""
    if noun.pos_ in {"PROPN", "PRON", "NUM"} or noun.lower_ in _SOME or noun.i in page.mentions or noun.ent_type_:
        return True
    return noun.lemma_.lower() in lexicon("sayers") or noun.lemma_.lower() in lexicon("role_nouns")


def is_document(noun: Token) -> bool:
    """Tell whether a noun names a text or a count: a poll, a report, figures."""
    entry = lexicon("sayers").get(noun.lemma_.lower())
    return entry is not None and entry.cls == "document"
