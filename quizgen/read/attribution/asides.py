"""Cue phrases that interrupt or end what they report: “The port, Smith said, is closed”, “… closed, said Smith”.

Punctuation shows them more surely than the parse does: comma, source and cue, comma or full stop.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.lexicon import Entry
from quizgen.model import Span
from quizgen.read import tree
from quizgen.read.attribution.extent import end_of_report, is_speech_cue, trimmed
from quizgen.read.attribution.model import Page, entry_of
from quizgen.read.attribution.sources import noun_before, subject_of
from quizgen.read.attribution.units import Unit

if TYPE_CHECKING:
    from spacy.tokens import Token

_DASHES = frozenset({"—", "–", "--", "-"})
_OPENS = frozenset({",", "(", *_DASHES})
_CLOSES = frozenset({",", ".", ")", ";", ":", "?", "!", *_DASHES})
_ADJUNCTS = frozenset({"advmod", "npadvmod", "prep", "dobj", "dative", "tmod", "prt", "pobj"})
_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "PRON"})
_MAX_PHRASE = 24


@dataclass(frozen=True)
class Aside:
    """A cue phrase set off by punctuation: tokens ``first`` to ``end``, and the words it reports before and behind it."""

    verb: Token
    entry: Entry
    source: Token
    content: tuple[Span, ...]


def aside_of(page: Page, unit: Unit, verb: Token) -> Aside | None:
    """Return the aside that ``verb`` is the cue of, or None."""
    if verb.tag_ not in {"VBD", "VBZ", "VBP"}:
        return None
    entry = entry_of(verb, "aside")
    return (_plain(page, unit, verb, entry) or _inverted(page, unit, verb, entry)) if entry is not None else None


def _plain(page: Page, unit: Unit, verb: Token, entry: Entry) -> Aside | None:
    """Return "…, Smith said, …" or "…, Smith said."."""
    source = subject_of(verb)
    if source is None or source.i > verb.i:
        source = noun_before(page, verb)
    if source is None or source.tag_ in {"WP", "WDT"} or source.ent_type_ in {"DATE", "TIME"}:
        return None
    first = _phrase_start(page, unit, source, verb)
    end = _phrase_end(unit, verb, entry)
    if first is None or end is None or end - first > _MAX_PHRASE:
        return None
    return _around(page, unit, verb, entry, source, first, end)


def _inverted(page: Page, unit: Unit, verb: Token, entry: Entry) -> Aside | None:
    """Return "…, said Smith, …" or "…, said Smith."."""
    if verb.i == unit.first or tree.word_before(verb) not in _OPENS:
        return None
    source = next((t for t in verb.doc[verb.i + 1 : min(unit.end, verb.i + 8)] if _heads_name(t)), None)
    if source is None or source.ent_type_ in {"DATE", "TIME"}:
        return None
    if any(t.pos_ not in _NOMINAL for t in verb.doc[verb.i + 1 : source.i]):
        return None
    end = source.i + 1
    while end < unit.end and verb.doc[end].text not in _CLOSES:
        if verb.doc[end].pos_ in {"VERB", "AUX"} and tree.is_finite(verb.doc[end]) and verb.doc[end].dep_ != "relcl":
            return None
        if verb.doc[end].tag_ == "TO" and "told" in entry.gate:
            return None  # "Smith, a captain, warned the union to wait": it was warned
        end += 1
    if tree.child(source, "appos") is not None and end < unit.end and verb.doc[end].text == ",":
        end = max(end, min(unit.end, source.right_edge.i + 1))
    return _around(page, unit, verb, entry, source, verb.i, end)


def _heads_name(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN", "PRON"} and token.dep_ not in {"compound", "poss", "nmod", "amod"}


def _phrase_start(page: Page, unit: Unit, source: Token, verb: Token) -> int | None:
    """Return the first token of source and cue if punctuation stands before it; "as" may lead it in."""
    doc = verb.doc
    index = max(source.left_edge.i, unit.first)
    if any(i in page.quoted or doc[i].is_quote for i in range(index, source.i)):
        index = max(i for i in range(index, source.i) if i in page.quoted or doc[i].is_quote) + 1
    while index < source.i and doc[index].is_punct:
        index += 1
    if index > unit.first and doc[index - 1].lower_ == "as":
        index -= 1
    if index <= unit.first or not (doc[index - 1].text in _OPENS or doc[index - 1].is_quote):
        return None
    return index


def _phrase_end(unit: Unit, verb: Token, entry: Entry) -> int | None:
    """Return the token behind the cue and its adjuncts if punctuation stands there."""
    index = verb.i + 1
    while index < unit.end and verb.doc[index].text not in _CLOSES:
        token = verb.doc[index]
        adjunct = token
        while adjunct.head.i > verb.i and adjunct.head.i != adjunct.i:
            adjunct = adjunct.head
        if adjunct.head.i != verb.i or adjunct.dep_ not in _ADJUNCTS or token.pos_ == "AUX":
            return None
        if adjunct.dep_ == "dobj" and "told" not in entry.gate:
            return None
        index += 1
    return index


def _around(page: Page, unit: Unit, verb: Token, entry: Entry, source: Token, first: int, end: int) -> Aside | None:
    """Return the aside with the words before it, and those behind it where the sentence goes on."""
    doc, parse = page.parse.doc, page.parse
    before = trimmed(list(doc[_content_start(page, unit, first) : first]))
    if not before:
        return None
    content = [parse.span(before)]
    goes_on = end < unit.end and doc[end].text in {",", *_DASHES} and doc[first - 1].text in {",", *_DASHES}
    behind = trimmed(list(doc[end : unit.end]))
    if goes_on and len(behind) > 1 and not _new_cue(verb, behind):
        reach = end_of_report(page, verb, behind[0].i, unit.end)
        if reach > parse.starts[behind[0].i]:
            content.append(Span(parse.starts[behind[0].i], reach))
    reported = [t for span in content for t in parse.tokens(span)]
    if not any(tree.is_finite(t) and t.dep_ not in {"relcl", "acl"} and t.pos_ in {"VERB", "AUX"} for t in reported):
        return None
    return Aside(verb, entry, source, tuple(content))


def _new_cue(verb: Token, behind: list[Token]) -> bool:
    """Tell whether another cue follows at once: ", adding that", ", but", "and added"."""
    head = behind[0]
    if head.tag_ == "VBG" and head.head.i == verb.i:
        return True
    if head.tag_ == "VBG" and is_speech_cue(head):
        return True
    return head.lower_ in {"who", "which", "according"}


def _content_start(page: Page, unit: Unit, first: int) -> int:
    """Return where the reported words begin: the sentence, or the clause behind a semicolon or bracket."""
    for index in range(first - 2, unit.first - 1, -1):
        if page.parse.doc[index].text in {";", "("} and index not in page.quoted:
            return index + 1
    return unit.first
