"""SRC-1: who said what, as the reading found it, put into words that stand alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.claim import claim_of
from quizgen.lexicon import lexicon
from quizgen.lint.text import unquoted
from quizgen.model import Fact, Span, hull, make_spans
from quizgen.read import tree
from quizgen.read.entities import EntityKind
from quizgen.read.roles import find_roles
from quizgen.read.standalone import standalone
from quizgen.read.voice import source_in_words
from quizgen.rules import FactRule, Fires, Silent

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
_OPEN_PRONOUN = re.compile(
    r"\b(?:he|she|it|they|him|her|them|his|its|their|there|here|this|that|these|those)\b", re.IGNORECASE
)
_POINTING = re.compile(
    r"\b(?:this|these|those)\s+(?!(?:is|was|are|were|who|will|has|have|from|with|into|than|that|when|would|could|should|must"
    r"|might|because)\b)[a-z]{4,}",
    re.IGNORECASE,
)
_DEICTIC_TIME = re.compile(
    r"\b(?:yesterday|today|tonight|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:last|next|this)\s+(?:week|month|year))\b",
    re.IGNORECASE,
)
_LINKING_THAT = re.compile(r"(?<=\w )that\b(?!\s*(?:['’]s|is|was|would|will|has|,|\.|$))", re.IGNORECASE)
_ANTECEDENT = re.compile(
    r"(?<!^)\b[A-Z][a-z]+|\b(?:the|a|an|our|my|your|all|no|any|every|some|two|three)\s+[a-z]+|\b[a-z]{3,}(?:ers|ors|ists|ies)\b"
)
_MAX_WORDS_BETWEEN = 12
_MIN_QUOTE_WORDS = 9
"""A shorter quotation says too little to be recognised months later."""
_NAME_OR_NOUN = re.compile(r"(?<!^)\b[A-Z][a-z]+|\b\w+(?:tion|ment|ness|ship|ity|ers|ors|ists|ings?|ies)\b")


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
    claim_present: its verb is in the present or the future, so that "says" must introduce it.
    quote: the words in quotation marks as printed, without the marks, where the whole content is quoted; else None.
    clear: the quotation can be understood without the text around it.
    channel: "told reporters", "in a statement", … as printed, or None.
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
    claim_bound: bool
    claim_present: bool
    quote: str | None
    clear: bool
    channel: str | None
    negated: bool
    question: bool
    nested: bool


def _finder(rule: str, keep: Callable[[Attributed], bool]) -> Callable[[Reading], Iterator[Attribution]]:
    """Return the function of a rule that emits the attributions that ``keep`` accepts."""

    def find(reading: Reading) -> Iterator[Attribution]:
        roles = _roles(reading)
        return (_fact(reading, a, rule, roles) for a in reading.attributions if keep(a))

    return find


def _roles(reading: Reading) -> dict[str, str]:
    """Return the longest present role of each person."""
    found: dict[str, str] = {}
    for role in find_roles(reading):
        words = standalone(reading, list(reading.parse.doc[role.first : role.end]), definites=False)
        if words and not role.former and len(words) > len(found.get(role.person.name, "")):
            found[role.person.name] = words
    return found


def _fact(reading: Reading, a: Attributed, rule: str, roles: dict[str, str]) -> Attribution:
    text = reading.article.text
    kind = _source_kind(reading, a)
    source = source_in_words(reading, a) if kind != "pronoun" else None
    quote = _quote(reading, a)
    claim = claim_of(reading, a)
    return Attribution(
        rule=rule,
        spans=make_spans({"answer": a.source, "source": a.source, "cue": a.cue, "content": a.content}),
        sentence=_evidence(reading, a),
        source=source,
        source_text=_folded(text, a.source) or None,
        source_kind=kind,
        source_role=roles.get(source or ""),
        source_noun=_noun(reading, a) if kind == "described" else None,
        source_class=_class(reading, a) if kind == "described" else "",
        named=kind in {"person", "organisation"},
        cue=a.cue_lemma,
        stance=a.stance,
        mode=a.mode,
        pattern=a.pattern,
        content=_folded(text, a.content),
        claim=claim.text if claim is not None else None,
        claim_bound=claim is not None and claim.bound,
        claim_present=_is_present(reading, a),
        quote=quote,
        clear=quote is not None and is_clear(quote),
        channel=_channel(reading, a),
        negated=a.negated,
        question=a.question,
        nested=a.nested is not None,
    )


def _folded(text: str, spans: tuple[Span, ...]) -> str:
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
    return entry.cls if entry is not None and not named else ""


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
    if a.mode != "direct" or not all(span in inner for span in a.content):
        return None
    between = [reading.article.text[one.end : other.start].split() for one, other in pairwise(a.content)]
    if any(len(words) > _MAX_WORDS_BETWEEN or "but" in words for words in between):
        return None  # two quotations, with something said between them
    return _joined([" ".join(inner[span].of(reading.article.text).split()) for span in a.content])


def _joined(parts: list[str]) -> str:
    """Join the parts of a quotation; the comma before a cue was a full stop where a new sentence follows."""
    joined = parts[0]
    for part in parts[1:]:
        if part[:1].isupper() and joined[-1:] not in ".!?":
            joined = joined.rstrip(",") + "."
        joined = f"{joined} {part}"
    return joined.rstrip(",")


def is_clear(quote: str) -> bool:
    """Tell whether a quotation can be understood with nothing but the report's headline and date beside it.

    A pronoun of the third person needs a noun before it; "this crisis" does once the quotation is under way.
    A quotation that begins in mid-sentence is half of somebody else's sentence.
    """
    if len(quote.split()) < _MIN_QUOTE_WORDS or not (quote[0].isupper() or quote[0].isdigit()):
        return False
    if any(mark in quote for mark in ("[", "]", "(", ")", "…", "...")):
        return False
    if _DEICTIC_TIME.search(quote):
        return False
    plain = _LINKING_THAT.sub("", _POINTING.sub("", quote[:1] + quote[1:]))
    pronoun = _OPEN_PRONOUN.search(plain)
    if pronoun is None:
        return True
    if pronoun.group().lower() in {"this", "that", "these", "those", "here", "there"}:
        return False
    return _ANTECEDENT.search(plain[: pronoun.start()]) is not None


def _is_present(reading: Reading, a: Attributed) -> bool:
    """Tell whether the reported clause is in the present, the present perfect or the future."""
    if a.content_head is None:
        return False
    head = reading.parse.doc[a.content_head]
    tensed = next((t for t in tree.auxiliaries_of(head) if t.tag_ in {"VBD", "VBZ", "VBP", "MD"}), head)
    return tensed.tag_ in {"VBZ", "VBP"} or tensed.lower_ in {"will", "can", "may", "'ll"}


def _channel(reading: Reading, a: Attributed) -> str | None:
    sentence = unquoted(_evidence(reading, a).of(reading.article.text))
    return next((found.group() for pattern in _CHANNELS if (found := pattern.search(sentence))), None)


_SAID = frozenset({"neutral", "doubt", "endorse", "concession", "force", "deny"})


_WHY = "A claim is worth what its source is worth: keep the two together."

RULES = (
    FactRule(
        id="SRC-1",
        family="SRC-1",
        skill="SRC",
        level=1,
        finds="A source that is reported to say something, without quotation marks (“Smith said that …”).",
        why=_WHY,
        find=_finder("SRC-1", lambda a: a.pattern == "verb" and a.stance in _SAID),
        fires=(
            Fires(
                "Kari Mellum said that Norlink would repair two ships.",
                ({"source": "Kari Mellum", "cue": "say", "claim": "Norlink would repair two ships", "named": True},),
            ),
            Fires(
                "The steering had failed, Norlink admitted.",
                ({"source": "Norlink", "cue": "admit", "stance": "concession"},),
            ),
        ),
        silent=(
            Silent("Kari Mellum repaired the ship.", "nobody says anything"),
            Silent("The captain said a prayer.", "what is said is no clause"),
            Silent("I think that ships should float.", "the writer speaks of himself"),
        ),
    ),
    FactRule(
        id="SRC-1-DIRECT",
        family="SRC-1",
        skill="SRC",
        level=1,
        finds="A quotation with the source before its verb (“…,” Smith said; Smith said: “…”).",
        why=_WHY,
        find=_finder("SRC-1-DIRECT", lambda a: a.pattern == "quote"),
        fires=(
            Fires(
                "“Safety comes before timetables,” Anna Berg told reporters on Tuesday.",
                (
                    {
                        "source": "Anna Berg",
                        "quote": "Safety comes before timetables",
                        "mode": "direct",
                        "channel": "told reporters",
                    },
                ),
            ),
            Fires(
                "Anna Berg called the delay “a disgrace to the whole coast”.",
                ({"source": "Anna Berg", "mode": "mixed", "content": "the delay “a disgrace to the whole coast”"},),
            ),
        ),
        silent=(
            Silent("The ship “Nordstjernen” left port.", "a name in quotation marks"),
            Silent("Anna Berg told reporters that safety came first.", "no quotation"),
        ),
    ),
    FactRule(
        id="SRC-1-INVERTED",
        family="SRC-1",
        skill="SRC",
        level=1,
        finds="A quotation with the verb before its source (“…,” said Smith).",
        why=_WHY,
        find=_finder("SRC-1-INVERTED", lambda a: a.pattern == "inverted"),
        fires=(
            Fires(
                "“Nobody told us anything,” said Jonas Eide, a student from Bergen.",
                ({"source": "Jonas Eide", "quote": "Nobody told us anything", "source_role": "a student from Bergen"},),
            ),
        ),
        silent=(
            Silent("“Nobody told us anything,” Jonas Eide said.", "the source stands before the verb"),
            Silent("Nobody told us anything.", "no quotation"),
        ),
    ),
    FactRule(
        id="SRC-1-ACCORDING",
        family="SRC-1",
        skill="SRC",
        level=1,
        finds="“According to” and its source.",
        why=_WHY,
        find=_finder("SRC-1-ACCORDING", lambda a: a.pattern == "according"),
        fires=(
            Fires(
                "According to Kari Mellum, rescue boats brought 212 passengers ashore.",
                (
                    {
                        "source": "Kari Mellum",
                        "cue": "according to",
                        "claim": "rescue boats brought 212 passengers ashore",
                    },
                ),
            ),
        ),
        silent=(
            Silent("The boats were lined up according to size and colour.", "no source: it means “by”"),
            Silent("Kari Mellum praised the crews.", "no cue"),
        ),
    ),
    FactRule(
        id="SRC-1-BELIEF",
        family="SRC-1",
        skill="SRC",
        level=2,
        finds="What somebody is reported to believe, hope, want or plan.",
        why="What people want or believe is told by somebody, too: ask how the report knows.",
        find=_finder("SRC-1-BELIEF", lambda a: a.pattern == "verb" and a.stance in {"belief", "intention"}),
        fires=(
            Fires(
                "Anna Berg believes that the rules are too old.",
                ({"source": "Anna Berg", "cue": "believe", "stance": "belief"},),
            ),
            Fires(
                "Norlink hopes to sell the ship.",
                ({"source": "Norlink", "cue": "hope", "stance": "belief", "content": "to sell the ship"},),
            ),
        ),
        silent=(
            Silent("Anna Berg said that the rules were too old.", "said, not believed"),
            Silent("I believe in ships.", "no reported clause, and no source"),
        ),
    ),
)
