"""Quotations: read from the quotation marks outward, since a parser loses its way in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quizgen.lexicon import Entry
from quizgen.model import Span
from quizgen.read import tree
from quizgen.read.attribution.model import READ, Attributed, Page, antecedent_of, attributed, entry_of, source_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read.quotations import Quotation


_REACH = 14
"""Tokens between a quotation and its cue, at most."""


_MIN_QUOTE_WORDS = 2


_SENTENCE_END = frozenset({".", "!", "?"})


_DASHES = frozenset({"—", "–", "--"})


@dataclass(frozen=True)
class _Cue:
    """A cue verb with its entry in the lexicon, its source, and where the quotation lies."""

    verb: Token
    entry: Entry
    source: Token | None
    inverted: bool


def of_quotations(page: Page) -> Iterator[Attributed]:
    """Yield the attributions of quotations: parts that one cue joins, or that follow on, are one content."""
    by_block: dict[int, list[Quotation]] = {}
    for quotation in page.quotations:
        by_block.setdefault(quotation.block, []).append(quotation)
    for number, block in enumerate(page.parse.article.blocks):
        if block.kind in READ and number in by_block:
            yield from _in_paragraph(page, block.span, by_block[number])


def _in_paragraph(page: Page, block: Span, quotations: list[Quotation]) -> Iterator[Attributed]:
    last: Attributed | None = None
    previous: Quotation | None = None
    for number, quotation in enumerate(quotations):
        after = quotations[number + 1].span.start if number + 1 < len(quotations) else block.end
        before = previous.span.end if previous else block.start
        if last is not None and _follows_on(page, previous, quotation, last):
            last = replace(last, content=(*last.content, quotation.span))
            previous = quotation
            continue
        cue = _cue_of(page, Span(before, quotation.span.start), Span(quotation.span.end, after), quotation)
        previous = quotation
        if cue is None:
            continue
        if last is not None:
            yield last
        last = _direct(page, cue, quotation)
    if last is not None:
        yield last


def _follows_on(page: Page, previous: Quotation | None, quotation: Quotation, last: Attributed) -> bool:
    """Tell whether a quotation goes on with the speech before: nothing but the cue phrase stands between."""
    if previous is None:
        return False
    gap = page.parse.tokens(Span(previous.span.end, quotation.span.start))
    words = [t for t in gap if not t.is_punct]
    if not words:
        return True
    if len(words) > 2 * _REACH or last.cue_head is None:
        return False
    ends = sum(t.text in _SENTENCE_END for t in gap)
    return ends <= 1 and any(t.i == last.cue_head for t in words) and gap[len(gap) - 1].text in {".", ",", ":", ";"}


def _cue_of(page: Page, before: Span, after: Span, quotation: Quotation) -> _Cue | None:
    """Find the cue of a quotation: after it first (“…,” said Smith), then before it (Smith said: “…”)."""
    inner = page.parse.tokens(quotation.inner)
    if len([t for t in inner if not t.is_punct]) < _MIN_QUOTE_WORDS:
        return None
    text = page.parse.article.text
    if _invites_cue(quotation, text):
        cue = _cue_after(page, list(page.parse.tokens(after)))
        if cue is not None:
            return cue
    return _cue_before(page, list(page.parse.tokens(before)), inner.sent.start if len(inner) else 0)


def _invites_cue(quotation: Quotation, text: str) -> bool:
    """Tell whether a quotation ends with a comma, or with a mark that can stand before a cue."""
    inside = quotation.inner.of(text).rstrip()[-1:]
    outside = text[quotation.span.end : quotation.span.end + 1]
    return inside in {",", "?", "!", "—", "-", "…"} or outside == ","


def _cue_after(page: Page, tokens: list[Token]) -> _Cue | None:
    """Find the cue right behind a quotation: “…,” said Smith / Smith, the mayor, told reporters."""
    if tokens and tokens[0].text == ",":
        tokens = tokens[1:]
    for position, token in enumerate(tokens[:_REACH]):
        if token.text in _SENTENCE_END and position:
            return None
        entry = entry_of(token, "quote")
        if entry is None or token.tag_ not in {"VBD", "VBZ", "VBP", "VBN", "VBG"}:
            continue
        subject = tree.child(token, "nsubj")
        if position == 0 or (subject is not None and subject.i > token.i):
            source = subject or _noun_after(tokens, position)
            return _Cue(token, entry, source, inverted=True) if source is not None else None
        source = subject if subject is not None and subject.i >= tokens[0].i else _noun_before(tokens, position)
        return _Cue(token, entry, source, inverted=False) if source is not None else None
    return None


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


def _cue_before(page: Page, tokens: list[Token], sentence_start: int) -> _Cue | None:
    """Find the cue that leads into a quotation: Smith said: “…”, Smith called it “…”."""
    window = [t for t in tokens[-3 * _REACH :] if t.i not in page.quoted]
    while window and window[-1].text in {",", ":", *_DASHES}:
        window.pop()
    for token in reversed(window):
        if token.text in _SENTENCE_END or (token.text == ";"):
            return None
        entry = entry_of(token, "quote") or entry_of(token, "ccomp") or entry_of(token, "oprd")
        if (
            entry is None
            or token.pos_ not in {"VERB", "AUX"}
            or token.tag_ not in {"VBD", "VBZ", "VBP", "VBG", "VBN", "VB"}
        ):
            continue
        if token.tag_ == "VBN" and tree.child(token, "nsubjpass") is not None:
            return None
        source = source_of(token) or _subject_before(window, token)
        return _Cue(token, entry, source, inverted=source is not None and source.i > token.i)
    return None


def _subject_before(window: list[Token], verb: Token) -> Token | None:
    """Return the last subject before a cue whose own the parser lost."""
    before = [t for t in window if t.i < verb.i and t.dep_ in {"nsubj", "nsubjpass"} and t.tag_ not in {"WDT", "EX"}]
    return antecedent_of(before[-1]) if before else None


def _direct(page: Page, cue: _Cue, quotation: Quotation) -> Attributed:
    """Return the attribution of a quotation; where it stands inside a reported clause, of the whole clause."""
    content: tuple[Span, ...] = (quotation.span,)
    head: int | None = None
    clause = tree.clause_complement_of(cue.verb)
    lead = _lead_in(page, cue, quotation)
    if not cue.inverted and clause is not None and _begins_outside(page, clause, quotation, cue):
        content, head = _clause_content(page, cue.verb, clause, quotation), clause.i
    elif lead is not None:
        content = (lead,)
    whole = len(content) == 1 and content[0] == quotation.span
    return attributed(
        page, cue.verb, cue.entry, cue.source, content,
        pattern="inverted" if cue.inverted else "quote", content_head=head, mode="direct" if whole else "mixed",
    )  # fmt: skip


def _lead_in(page: Page, cue: _Cue, quotation: Quotation) -> Span | None:
    """Return the reported words from behind the cue to the quotation's end ("said the plan was “mad”"), or None.

    None where comma or colon shows that the quotation itself is all that is reported, or the cue stands behind.
    """
    parse = page.parse
    between = [t for t in parse.tokens(Span(parse.ends[cue.verb.i], quotation.span.start)) if t.i > cue.verb.i]
    if cue.inverted or parse.starts[cue.verb.i] > quotation.span.start or not between:
        return None
    if between[-1].text in {",", ":", *_DASHES} or all(t.is_punct or t.i in page.quoted for t in between):
        return None
    told = (
        {t.i for c in tree.children(cue.verb, "dobj", "dative") for t in c.subtree}
        if "ccomp" in cue.entry.gate
        else set()
    )
    words = [t for t in between if t.i not in told and not (t.dep_ in {"prt", "advmod"} and t.head.i == cue.verb.i)]
    if not words:
        return None
    return Span(parse.starts[words[0].i], quotation.span.end)


def _begins_outside(page: Page, clause: Token, quotation: Quotation, cue: _Cue) -> bool:
    """Tell whether the reported clause begins before the quotation that stands in it."""
    start = page.parse.starts[clause.left_edge.i]
    return cue.verb.i < clause.left_edge.i and start < quotation.span.start


def _clause_content(page: Page, verb: Token, clause: Token, quotation: Quotation) -> tuple[Span, ...]:
    span = page.parse.span(list(clause.subtree))
    return (Span(span.start, max(span.end, quotation.span.end)),)
