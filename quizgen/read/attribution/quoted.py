"""Quotations: read from the quotation marks outward, since a parser loses its way in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quizgen.model import Span
from quizgen.read import tree
from quizgen.read.attribution.asides import Aside, aside_of
from quizgen.read.attribution.extent import end_of_report
from quizgen.read.attribution.model import Attributed, Page, attributed, entry_of
from quizgen.read.attribution.quote_cues import DASHES, LEADS_IN, QuoteCue, cue_after, cue_before, invites_cue
from quizgen.read.attribution.units import Unit, is_speech

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read.quotations import Quotation


def of_quotations(page: Page, units: Sequence[Unit]) -> Iterator[Attributed]:
    """Yield the attributions of quotations; the parts of one sentence that one cue joins are one content."""
    for number, unit in enumerate(units):
        speech = [q for q in unit.quotations if is_speech(page, q)]
        if unit.floating and number and units[number - 1].block == unit.block - 1:
            yield from _after_colon(page, units[number - 1], unit)
        elif speech and not unit.floating:
            yield from _in_unit(page, unit, speech)


def _after_colon(page: Page, before: Unit, unit: Unit) -> Iterator[Attributed]:
    """Yield the attribution of a quoted paragraph whose cue ends the one before: “Smith wrote:”."""
    tokens = list(page.parse.doc[before.first : before.end])
    if tokens[-1].text != ":":
        return
    cue = cue_before(page, tokens)
    if cue is not None:
        spans = tuple(q.span for q in unit.quotations)
        yield _attributed(page, cue, spans, None, direct=True)


def _in_unit(page: Page, unit: Unit, speech: list[Quotation]) -> Iterator[Attributed]:
    """Yield the attributions of the quotations in a sentence, from left to right."""
    floor = unit.first  # the token behind what has been claimed: quotations and cue phrases
    last: Attributed | None = None
    for number, quotation in enumerate(speech):
        if last is not None and last.content[-1].end >= quotation.span.end:
            continue
        limit = speech[number + 1].span.start if number + 1 < len(speech) else page.parse.ends[unit.end - 1]
        following = _between(page, quotation.span.end, limit)
        preceding = _between(page, page.parse.starts[floor], quotation.span.start) if floor < unit.end else []
        if last is not None and _goes_on(page, last, preceding):
            joined = any(t.dep_ == "cc" and page.parse.starts[t.i] > last.content[-1].end for t in preceding)
            spans = (*last.content, _to_the_end(page, last, quotation, following))
            last = replace(last, content=spans, mode="mixed" if joined else last.mode)
            floor = _next_token(page, quotation)
            continue
        if last is not None:
            yield last
        last, floor = _opened(page, unit, quotation, preceding, following, floor)
    if last is not None:
        yield last


def _between(page: Page, start: int, end: int) -> list[Token]:
    """Return the tokens that lie wholly between two offsets."""
    return [
        t
        for t in page.parse.tokens(Span(start, end))
        if page.parse.starts[t.i] >= start and page.parse.ends[t.i] <= end
    ]


def _opened(
    page: Page, unit: Unit, quotation: Quotation, preceding: list[Token], following: list[Token], floor: int
) -> tuple[Attributed | None, int]:
    """Return the attribution that a quotation opens, if it has a cue, and the token behind what it claims."""
    cue = cue_after(page, following) if invites_cue(quotation, page.parse.article.text) else None
    if cue is not None:
        made = _trailing(page, cue, quotation, preceding)
        floor = _after_phrase(cue, following)
        rest = _rest(page, cue, floor, following)
        if rest is None:
            return made, floor
        return replace(made, content=(*made.content, rest), mode="mixed"), following[-1].i + 1
    cue = cue_before(page, preceding)
    if cue is None:
        return None, floor
    return _leading(page, unit, cue, quotation), max(floor, cue.verb.i + 1)


def _next_token(page: Page, quotation: Quotation) -> int:
    tokens = page.parse.tokens(quotation.span)
    return tokens[-1].i + 1 if len(tokens) else 0


def _after_phrase(cue: QuoteCue, following: list[Token]) -> int:
    """Return the token behind the cue phrase and the comma that ends it."""
    last = max(cue.verb.i, cue.source.i)
    for token in following:
        if token.i > last and token.text in {",", ";", ":", *DASHES}:
            return int(token.i) + 1
    return int(last) + 1


def _rest(page: Page, cue: QuoteCue, first: int, following: list[Token]) -> Span | None:
    """Return what goes on with a quotation behind the comma of the cue phrase: “The port,” she said, *will close*."""
    tokens = [t for t in following if t.i >= first]
    if len(tokens) < 3 or first == following[0].i or tree.word_before(tokens[0]) != ",":
        return None
    head = tokens[0]
    if head.lower_ != "that" and not (head.tag_ in {"MD", "VBD", "VBZ", "VBP"} and not _speaks(head)):
        return None
    end = end_of_report(page, cue.verb, first, tokens[-1].i + 1)
    return Span(page.parse.starts[first], end) if end > page.parse.starts[first] else None


def _goes_on(page: Page, last: Attributed, preceding: list[Token]) -> bool:
    """Tell whether a quotation goes on with the one before: no cue of its own stands between."""
    words = [t for t in preceding if not t.is_punct and t.i not in page.quoted]
    if not words or all(t.dep_ == "cc" for t in words):
        return True
    if preceding[-1].text not in LEADS_IN:
        return False
    return not any(t.pos_ in {"VERB", "AUX"} and (tree.is_finite(t) or _speaks(t)) for t in words)


def _speaks(verb: Token) -> bool:
    return entry_of(verb, "quote") is not None or entry_of(verb, "ccomp") is not None


def _to_the_end(page: Page, last: Attributed, quotation: Quotation, following: list[Token]) -> Span:
    """Return a quotation with the reported words that go on behind it: “we do not know” how many."""
    words = [t for t in following if not t.is_punct]
    if not words or last.cue_head is None or following[0].is_punct or any(_speaks(t) for t in words):
        return quotation.span
    end = end_of_report(page, page.parse.doc[last.cue_head], following[0].i, following[-1].i + 1)
    return Span(quotation.span.start, max(end, quotation.span.end))


def _trailing(page: Page, cue: QuoteCue, quotation: Quotation, preceding: list[Token]) -> Attributed:
    """Return the attribution of a quotation with its cue behind; reporter's words before it belong to it."""
    opened = max((n for n, t in enumerate(preceding) if t.text in {"(", "["}), default=-1)
    words = [t for t in preceding[opened + 1 :] if not (t.is_punct and t.i not in page.quoted)]
    first = words[0] if words else None
    if (
        first is None
        or all(t.dep_ in {"cc", "advmod"} or t.is_punct for t in words)
        or _stands_alone(page, quotation, preceding)
    ):
        return _attributed(page, cue, (quotation.span,), None, direct=True)
    start = page.parse.starts[first.i]
    return _attributed(page, cue, (Span(start, quotation.span.end),), None, direct=False)


def _stands_alone(page: Page, quotation: Quotation, preceding: list[Token]) -> bool:
    """Tell whether a quotation after comma or colon is a sentence of its own."""
    if not preceding or preceding[-1].text not in LEADS_IN:
        return False
    inner = [t for t in page.parse.tokens(quotation.inner) if not t.is_punct]
    return bool(inner) and inner[0].text[:1].isupper() and any(tree.is_finite(t) for t in inner)


def _leading(page: Page, unit: Unit, cue: QuoteCue, quotation: Quotation) -> Attributed:
    """Return the attribution of a quotation with its cue in front; inside a reported clause, of the whole clause."""
    aside = aside_of(page, unit, cue.verb)
    if aside is not None and _goes_through(page, aside, quotation):
        return _attributed(page, cue, aside.content, None, direct=False)
    lead = _lead_in(page, cue, quotation)
    if lead is None:
        return _attributed(page, cue, (quotation.span,), None, direct=True)
    clause = tree.clause_complement_of(cue.verb)
    names = "ccomp" not in cue.entry.gate
    end = (
        quotation.span.end
        if names
        else end_of_report(page, cue.verb, _next_token(page, quotation), unit.end, dash=True)
    )
    return _attributed(
        page, cue, (Span(lead, max(end, quotation.span.end)),), clause.i if clause is not None else None, direct=False
    )


def _goes_through(page: Page, aside: Aside, quotation: Quotation) -> bool:
    """Tell whether a cue phrase interrupts a sentence that ends in a quotation: “The port, he said, “is closed””."""
    if not any(span.overlaps(quotation.span) for span in aside.content[1:]):
        return False
    starts_low = not quotation.inner.of(page.parse.article.text)[:1].isupper()
    return starts_low or any(tree.is_finite(t) for t in page.parse.tokens(aside.content[0]))


def _lead_in(page: Page, cue: QuoteCue, quotation: Quotation) -> int | None:
    """Return where the reported words begin behind the cue ("said the plan was “mad”"), or None.

    None where comma or colon shows that the quotation itself is all that is reported.
    """
    parse = page.parse
    between = [t for t in parse.tokens(Span(parse.ends[cue.verb.i], quotation.span.start)) if t.i > cue.verb.i]
    if cue.inverted or not between:
        return None
    if all(t.is_punct or t.i in page.quoted for t in between) or _stands_apart(page, between, quotation):
        return None
    that = next((t for t in between if t.lower_ == "that" and t.dep_ == "mark"), None)
    if that is not None and not any(t.pos_ in {"VERB", "AUX"} for t in between if t.i < that.i):
        return parse.starts[that.i]
    told = (
        {t.i for c in tree.children(cue.verb, "dobj", "dative") for t in c.subtree}
        if "told" in cue.entry.gate
        else set()
    )
    words = [
        t
        for t in between
        if t.i not in told and not (t.dep_ in {"prt", "advmod", "npadvmod"} and t.head.i == cue.verb.i)
    ]
    return parse.starts[words[0].i] if words else None


def _stands_apart(page: Page, between: list[Token], quotation: Quotation) -> bool:
    """Tell whether colon or comma sets a quotation apart from its cue, rather than from the clause that it ends."""
    if between[-1].text not in LEADS_IN:
        return False
    if between[-1].text == ":" or not any(tree.is_finite(t) and t.pos_ in {"VERB", "AUX"} for t in between):
        return True
    return quotation.inner.of(page.parse.article.text)[:1].isupper()


def _attributed(page: Page, cue: QuoteCue, content: tuple[Span, ...], head: int | None, *, direct: bool) -> Attributed:
    return attributed(
        page, cue.verb, cue.entry, cue.source, content,
        pattern="inverted" if cue.inverted else "quote", content_head=head, mode="direct" if direct else "mixed",
    )  # fmt: skip
