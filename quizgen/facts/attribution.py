"""The record of an attribution: who said what, put into words that stand alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, ClassVar

from quizgen.facts.claim import aim_of, claim_of, naming_of
from quizgen.facts.clarity import is_clear
from quizgen.facts.private import is_private
from quizgen.facts.said import said_when
from quizgen.facts.statement import is_hearsay
from quizgen.lexicon import lexicon
from quizgen.lint.text import unquoted
from quizgen.model import Fact, Span, hull, make_spans
from quizgen.read import tree
from quizgen.read.entities import EntityKind
from quizgen.read.role_words import leads_party
from quizgen.read.voice import source_in_words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading
    from quizgen.read.attribution import Attributed

_CHANNELS = (
    re.compile(r"\btold (?:reporters|journalists|a news conference|a press conference|parliament|the court)\b"),
    re.compile(
        r"\bin (?:a|an) (?:\w+ ){0,2}(?:statement|interview|speech|letter|email|e-mail|report|tweet|post|op-ed)\b"
    ),
    re.compile(r"\bat (?:a|an) (?:\w+ )?(?:news|press) conference\b"),
    re.compile(r"\bon (?:Twitter|Facebook|Instagram|X|Telegram)\b"),
)


_MAX_WORDS_BETWEEN = 12
_SPEAKS_FOR = frozenset({
    "spokesman", "spokeswoman", "spokesperson", "lawyer", "attorney", "aide", "adviser", "advisor", "representative",
    "strategist", "manager", "ally", "supporter", "surrogate", "chief", "secretary", "assistant", "deputy", "envoy",
    "counsel", "campaign",
})  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Attribution(Fact):
    """Who said, thought or planned what.

    source: full name of the person or body, or the description made to stand alone; None where unsafe or absent.
    source_text: the source as printed. source_kind: "person", "organisation", "described", "pronoun" or "absent".
    source_role: the person's role elsewhere in the article, or None.
    source_noun: lemma of the head of a described source. source_class: "anonymous" (people without a name),
    "body", "document" or "".
    cue: lemma of the cue. stance: neutral, doubt, endorse, concession, force, deny, belief or intention.
    content: as printed. claim: the reported clause made to stand alone, without "that"; None where unsafe.
    claim_bound: a pronoun in the claim takes up the source.
    claim_topic: the subject of the claim, a noun phrase; None where it has another. claim_about: what the claim tells of it,
    as it stands behind "said that". claim_deed: what the source said that it would itself do, an infinitive without "to".
    aim: what the source undertakes or refuses, an infinitive made to stand alone ("to close two ports"); else None.
    naming: what the source calls something, the thing first, then the name in quotation marks; else None.
    claim_past: the claim with its verbs as they stand behind "said"; None where that is unsafe.
    claim_present: its verb is in the present or the future.
    perfect: its cue is in the present perfect ("has said"): when it was said is left open.
    said_in: the month of the statement in words where the sentence tells another than that of the report, or None.
    undated: the sentence tells a time of its own that cannot be worked out, or one that may be of another deed.
    private: the text gives the person an age or a private calling, or tells that he was there by chance.
    quote: the words in quotation marks as printed, without the marks, where the whole content is quoted; else None.
    clear: the quotation can be understood without the text around it.
    channel: "told reporters", "in a statement", … as printed, or None.
    when: the day or time of the statement, worked out where it is relative and can be, or None.
    side: whom the source speaks or works for ("Putin's spokesman": Vladimir Putin), or None.
    sure: the pattern shows source and content so plainly that a question may rest on it.
    """

    kind: ClassVar[str] = "attribution"
    identity: ClassVar[tuple[str, ...]] = ("source_text", "cue", "content")
    source: str | None
    source_text: str | None
    source_kind: str
    source_role: str | None
    source_noun: str | None
    source_class: str
    named: bool
    cue: str
    stance: str
    mode: str
    pattern: str
    content: str
    claim: str | None
    claim_past: str | None
    claim_bound: bool
    claim_topic: str | None
    claim_about: str | None
    claim_deed: str | None
    aim: str | None
    naming: str | None
    claim_present: bool
    perfect: bool
    said_in: str | None
    undated: bool
    private: bool
    quote: str | None
    clear: bool
    channel: str | None
    when: str | None
    side: str | None
    sure: bool
    negated: bool
    question: bool
    nested: bool


@dataclass(frozen=True, kw_only=True)
class NestedAttribution(Attribution):
    """An attribution that somebody else reports: the article vouches for neither ("Smith said Jones believed that …").

    within: the source, as printed, of the statement that it is part of; None where that is absent.
    """

    kind: ClassVar[str] = "nested_attribution"
    within: str | None


def fields_of(reading: Reading, a: Attributed, rule: str) -> dict[str, Any]:
    """Return the fields of the fact that an attribution makes."""
    text = reading.article.text
    kind = _source_kind(reading, a)
    source = source_in_words(reading, a) if kind != "pronoun" else None
    quote = _quote(reading, a)
    claim = claim_of(reading, a) if a.sure else None
    aim = aim_of(reading, a) if a.sure else None
    said = said_when(reading, a)
    return {
        "rule": rule,
        "spans": make_spans({"answer": a.source, "source": a.source + a.relative, "cue": a.cue, "content": a.content}),
        "sentence": _evidence(reading, a),
        "source": source,
        "source_text": folded(text, a.source) or None,
        "source_kind": kind,
        "source_role": reading.posts.get(source or ""),
        "source_noun": _noun(reading, a) if kind == "described" else None,
        "source_class": _class(reading, a) if kind == "described" else "",
        "named": kind in {"person", "organisation"},
        "cue": a.cue_lemma,
        "stance": a.stance,
        "mode": a.mode,
        "pattern": a.pattern,
        "content": folded(text, a.content),
        "claim": claim.text if claim is not None else None,
        "claim_past": claim.past if claim is not None else None,
        "claim_bound": claim is not None and claim.bound,
        "claim_topic": claim.topic if claim is not None else None,
        "claim_about": claim.about if claim is not None else None,
        "claim_deed": claim.deed if claim is not None else None,
        "aim": aim.text if aim is not None else None,
        "naming": naming_of(reading, a),
        "claim_present": _is_present(reading, a),
        "perfect": a.cue_head is not None and tree.is_present_perfect(reading.parse.doc[a.cue_head]),
        "said_in": said.month,
        "undated": said.undated,
        "private": a.entity is not None and is_private(reading, a.entity),
        "quote": quote,
        "clear": quote is not None and is_clear(quote),
        "channel": _channel(reading, a),
        "when": _when(reading, a),
        "side": _side(reading, a),
        "sure": a.sure and not is_hearsay(reading, a),
        "negated": a.negated,
        "question": a.question,
        "nested": a.nested is not None,
    }


def folded(text: str, spans: tuple[Span, ...]) -> str:
    """Return the printed words of ``spans`` in one line."""
    return " ".join(" ".join(span.of(text).split()) for span in spans)


def _source_kind(reading: Reading, a: Attributed) -> str:
    if not a.source or a.source_head is None:
        return "absent"
    head = reading.parse.doc[a.source_head]
    if a.entity is not None and not a.entity.ambiguous:
        if a.entity.kind is EntityKind.PERSON:
            return "person"
        if a.entity.kind is EntityKind.ORGANISATION and head.i in reading.mentions:
            return "organisation"
    if head.pos_ == "PRON":
        return "pronoun"
    return "described"


def _noun(reading: Reading, a: Attributed) -> str | None:
    return reading.parse.doc[a.source_head].lemma_.lower() if a.source_head is not None else None


def _class(reading: Reading, a: Attributed) -> str:
    """Return what kind of source a description names; a proper name in apposition makes it no description."""
    entry = lexicon("sayers").get(_noun(reading, a) or "")
    named = any(t.i in reading.mentions and reading.mentions[t.i].kind is EntityKind.PERSON
                for s in a.source for t in reading.parse.tokens(s))  # fmt: skip
    return entry.cls if entry is not None and not named and not _is_told_elsewhere(reading, a) else ""


def _is_told_elsewhere(reading: Reading, a: Attributed) -> bool:
    """Tell whether a description goes on with a name ("analysts Berg & Co"), or means the one holder of a post ("the Tory leader")."""
    tokens = reading.parse.tokens(a.source[-1])
    after = reading.parse.doc[tokens.end : tokens.end + 1]
    if a.pattern == "according" and len(after) and after[0].pos_ == "PROPN" and not after[0].is_sent_start:
        return True
    head = reading.parse.doc[a.source_head] if a.source_head is not None else None
    return head is not None and leads_party(head) and any(c.lower_ == "the" for c in head.children)


def _evidence(reading: Reading, a: Attributed) -> Span:
    """Return the sentences from the first to the last that hold part of the attribution."""
    spans = [reading.parse.sentence_of(t).span for s in (*a.source, *a.cue, *a.content) for t in _ends(reading, s)]
    return hull(tuple(spans))


def _ends(reading: Reading, span: Span) -> tuple[Token, ...]:
    tokens = reading.parse.tokens(span)
    return (tokens[0], tokens[-1]) if len(tokens) else ()


def _quote(reading: Reading, a: Attributed) -> str | None:
    """Return the quoted words where quotation marks hold the whole content; ellipsis where a cue interrupts."""
    inner = {q.span: q.inner for q in reading.quotations if q.closed}
    if a.mode != "direct" or not all(span in inner for span in a.told):
        return None
    between = [reading.article.text[one.end : other.start].split() for one, other in pairwise(a.told)]
    if any(len(words) > _MAX_WORDS_BETWEEN or "but" in words for words in between):
        return None  # two quotations, with something said between them
    return _joined([" ".join(inner[span].of(reading.article.text).split()) for span in a.told])


def _joined(parts: list[str]) -> str:
    """Join the parts of a quotation; the comma before a cue was a full stop where a new sentence follows."""
    joined = parts[0]
    for part in parts[1:]:
        if part[:1].isupper() and joined[-1:] not in ".!?":
            joined = joined.rstrip(",") + "."
        joined = f"{joined} {part}"
    return joined.rstrip(",")


def _is_present(reading: Reading, a: Attributed) -> bool:
    """Tell whether the reported clause is in the present, the present perfect or the future."""
    if a.content_head is None:
        return False
    head = reading.parse.doc[a.content_head]
    tensed = next((t for t in tree.auxiliaries_of(head) if t.tag_ in {"VBD", "VBZ", "VBP", "MD"}), head)
    return tensed.tag_ in {"VBZ", "VBP"} or tensed.lower_ in {"will", "can", "may", "'ll"}


def _when(reading: Reading, a: Attributed) -> str | None:
    """Return when the cue says it was said: "told reporters *on Tuesday*", worked out where that is proven."""
    if a.cue_head is None:
        return None
    for part in reading.parse.doc[a.cue_head].children:
        noun = tree.child(part, "pobj") if part.dep_ == "prep" else part
        if noun is None or part.dep_ not in {"prep", "npadvmod"} or noun.ent_type_ not in {"DATE", "TIME"}:
            continue
        tokens = list(part.subtree)
        time = next((reading.times[t.i] for t in tokens if t.i in reading.times), None)
        return time.replacement if time is not None and time.replacement else reading.parse.text(tokens)
    return None


def _side(reading: Reading, a: Attributed) -> str | None:
    """Return the person or body for whom the source speaks: "Putin's spokesman", "a spokesman for Norlink"."""
    if a.source_head is None or not a.source:
        return None
    head = reading.parse.doc[a.source_head]
    for noun in (head, *tree.children(head, "appos", "compound", "nmod")):
        if noun.lemma_.lower() not in _SPEAKS_FOR:
            continue
        behind = [c for p in noun.children if p.dep_ == "prep" and p.lower_ in {"for", "of", "to"} for c in p.children]
        for owner in (*tree.children(noun, "poss"), *behind):
            entity = reading.mentions.get(owner.i) or reading.references.get(owner.i)
            if entity is not None and not entity.ambiguous:
                return entity.name
    return None


def _channel(reading: Reading, a: Attributed) -> str | None:
    sentence = unquoted(_evidence(reading, a).of(reading.article.text))
    return next((found.group() for pattern in _CHANNELS if (found := pattern.search(sentence))), None)
