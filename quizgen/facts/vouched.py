"""FCO-1: on whose word a sentence rests, where its source stands at the end or in the middle and is easily read over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.certainty import is_loose
from quizgen.facts.faceless import is_polled
from quizgen.facts.nameless import follows_newcomer, has_post, kind_of, nameless, speakers_near
from quizgen.facts.shown import shown
from quizgen.facts.utterance import is_placed, is_vouched
from quizgen.lexicon import lexicon
from quizgen.model import Fact, make_spans
from quizgen.read import tree
from quizgen.read.entities import EntityKind
from quizgen.read.genre import is_on_sport
from quizgen.read.voice import is_opinion
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading, Sentence
    from quizgen.read.attribution import Attributed

_PATTERNS = frozenset({"verb", "aside", "inverted", "according"})
_STANCES = frozenset({"neutral", "force"})
_SHOWING = frozenset({"according to", "show", "indicate", "suggest", "reveal", "find"})
"""Cues behind which "figures" are numbers and no people."""
_MIN_CLAIM = 7
"""Words of a claim below which its source is hard to miss."""
_MIN_BEFORE = 5
"""Words of the claim that must come before its source."""
_MAX_AROUND = 7
"""Words beside claim, source and cue ("on Monday"); with more the sentence may tell a second thing on another word."""
_MAX_WORDS = 44
_NEWS = frozenset({"news", "media", "press", "newspaper", "tv", "television", "radio", "published"})
_WHY = "A claim is worth what its source is worth: notice whether it has one, and whether one could ask there."


@dataclass(frozen=True, kw_only=True)
class Vouched(Fact):
    """A sentence of the article and who stands for what it says.

    passage: as shown. by: "writer" (no source is given), "named" (a person or body), "unnamed" (people without a name) or
    "paper" (a document, a poll, data). near_miss: another of these that a reader might defend, or "".
    """

    kind: ClassVar[str] = "vouched"
    identity: ClassVar[tuple[str, ...]] = ("passage",)
    passage: str
    by: str
    near_miss: str


def find(reading: Reading) -> Iterator[Vouched]:
    """Yield the sentences that one source stands for as a whole, which is told late or is no named speaker."""
    if is_opinion(reading) or is_on_sport(reading):
        return
    for a in reading.attributions:
        if a.cue_head is None or a.source_head is None or not _is_plain(reading, a):
            continue
        head, sentence = reading.parse.doc[a.source_head], reading.parse.sentence_of(reading.parse.doc[a.cue_head])
        by = _by(reading, a, head)
        if by is None or not _is_late(reading, a, by) or not _is_one(reading, a, sentence):
            continue
        passage = shown(reading, sentence.span)
        if passage is None or len(passage.split()) > _MAX_WORDS:
            continue
        yield Vouched(
            rule="FCO-1-CITED",
            spans=make_spans({"answer": a.source, "cue": a.cue, "content": a.content}),
            sentence=sentence.span,
            passage=passage,
            by=by,
            near_miss=_near_miss(reading, a, by, sentence),
        )


def _is_plain(reading: Reading, a: Attributed) -> bool:
    """Tell whether the article says plainly that a source tells something, in its own words and at some length."""
    if a.pattern not in _PATTERNS or a.mode != "indirect" or len(a.source) != 1 or a.relative or a.floating:
        return False
    head = reading.parse.doc[a.source_head or 0]
    if not (a.stance in _STANCES or (a.stance == "endorse" and _is_paper(head))) or not is_vouched(reading, a):
        return False
    claim = [t for span in a.content for t in reading.parse.tokens(span)]
    if sum(t.is_alpha for t in claim) < _MIN_CLAIM or not is_placed(reading, claim):
        return False
    return not _is_open(reading, a, head)


def _is_open(reading: Reading, a: Attributed, source: Token) -> bool:
    """Tell whether it is not clear of what the claim tells, or of which paper: "the study found that it …"."""
    head = reading.parse.doc[a.content_head] if a.content_head is not None else None
    subject = tree.child(head, "nsubj", "nsubjpass") if head is not None else None
    if a.pattern == "verb" and is_loose(reading, source):
        return True
    return subject is not None and is_loose(reading, subject)


def _by(reading: Reading, a: Attributed, head: Token) -> str | None:
    """Return what kind of source it is, or None where two answers might be given."""
    if _is_paper(head):
        return "paper" if _is_no_news(reading, a, head) else None
    if head.lemma_.lower() in lexicon("evidence_nouns"):
        return None
    if a.entity is not None:
        return "named" if _is_named(reading, a, head) else None
    if _is_body(reading, a, head):
        return "named"
    if kind_of(head) != "insider" and is_polled(reading, head):
        return None  # what voters "say" in a poll
    if nameless(reading, a) is None or not kind_of(head):
        return None
    told = has_post(reading, head) or follows_newcomer(reading, head) or speakers_near(reading, head, 1, new=True)
    return None if told else "unnamed"


def _is_named(reading: Reading, a: Attributed, head: Token) -> bool:
    if a.entity is None or a.entity.ambiguous:
        return False
    if a.entity.kind is EntityKind.PERSON:
        return " " in a.entity.name
    outlet = lexicon("outlet_words").get(head.text)
    if outlet is not None and outlet.cls == "generic" and tree.child(head, "compound", "amod", "nmod") is None:
        return False  # which "Times"?
    return a.entity.kind is EntityKind.ORGANISATION and head.i in reading.mentions


def _is_body(reading: Reading, a: Attributed, head: Token) -> bool:
    """Tell whether a source is a body that a name tells from others: "the Berg campaign", "Oslo police"."""
    entry = lexicon("sayers").get(head.lemma_.lower())
    words = [t for s in a.source for t in reading.parse.tokens(s) if t.i != head.i]
    return (
        entry is not None and entry.cls == "body" and any(t.i in reading.mentions or t.pos_ == "PROPN" for t in words)
    )


def _is_paper(head: Token) -> bool:
    entry = lexicon("paper_nouns").get(head.lemma_.lower())
    return entry is not None and ("plural" not in entry.gate or head.tag_ in {"NNS", "NNPS"})


def _is_no_news(reading: Reading, a: Attributed, head: Token) -> bool:
    """Tell whether a source is a paper beyond doubt: no news story, no "reports", no "party figures" who say something."""
    if head.lower_ == "figures" and a.cue_lemma not in _SHOWING:
        return False
    words = [t for s in a.source for t in reading.parse.tokens(s)]
    news = any(t.lower_ in _NEWS or t.text in lexicon("outlet_words") for t in words)
    return head.lemma_.lower() != "report" or (head.lower_ == "report" and not news)


def _is_late(reading: Reading, a: Attributed, by: str) -> bool:
    """Tell whether a good part of the claim is told before its source; only a paper or an unnamed source may come first."""
    if a.pattern == "verb":
        return by != "named"
    first = min(a.source[0].start, a.cue[0].start)
    before = [t for s in a.content for t in reading.parse.tokens(s) if t.is_alpha and reading.parse.starts[t.i] < first]
    return len(before) >= _MIN_BEFORE


def _is_one(reading: Reading, a: Attributed, sentence: Sentence) -> bool:
    """Tell whether the sentence has no other source, no quotation, and no second statement."""
    if any(t.is_quote or t.text in "?;:" or reading.in_quotation(t) for t in sentence.tokens):
        return False
    if any(reading.is_cue(t) and t.i != a.cue_head for t in sentence.tokens):
        return False
    if not all(sentence.span.start <= s.start and s.end <= sentence.span.end for s in (*a.source, *a.cue, *a.content)):
        return False
    rest = _around(reading, a, sentence)
    if len(rest) > _MAX_AROUND or any(t.pos_ in {"VERB", "AUX"} and tree.is_finite(t) for t in rest):
        return False
    return not _goes_on(reading, a)


def _around(reading: Reading, a: Attributed, sentence: Sentence) -> Sequence[Token]:
    """Return the words of a sentence that are no part of claim, source or cue."""
    parts, starts = (*a.source, *a.cue, *a.content), reading.parse.starts
    return [t for t in sentence.tokens if t.is_alpha and not any(s.start <= starts[t.i] < s.end for s in parts)]


def _goes_on(reading: Reading, a: Attributed) -> bool:
    """Tell whether a further clause follows, which may be the report's: "polls show that …, and …", "…, Berg said, while …"."""
    head = reading.parse.doc[a.content_head] if a.content_head is not None else None
    if head is None:
        return True
    if a.pattern == "verb":
        return any(tree.child(t, "nsubj", "nsubjpass", "expl") for t in tree.children(head, "conj", "parataxis"))
    if _may_be_of_part(reading, a, head):
        return True
    last = max(a.source[0].end, a.cue[0].end)
    behind = [t for s in a.content for t in reading.parse.tokens(s) if reading.parse.starts[t.i] >= last]
    return any(
        t.i != head.i and t.dep_ in {"advcl", "relcl", "conj", "parataxis"} and tree.is_finite(t) for t in behind
    )


def _may_be_of_part(reading: Reading, a: Attributed, head: Token) -> bool:
    """Tell whether a source may cover only the clause right before it: "ports that lose money, *according to* the county"."""
    first = min(a.source[0].start, a.cue[0].start)
    before = [t for s in a.content for t in reading.parse.tokens(s) if t.is_alpha and reading.parse.ends[t.i] <= first]
    if not before or head.pos_ not in {"VERB", "AUX"}:
        return False
    above = (t for t in (before[-1], *before[-1].ancestors) if t.i > head.i)
    return any(t.dep_ in {"relcl", "advcl", "acl"} and tree.is_finite(t) for t in above)


def _near_miss(reading: Reading, a: Attributed, by: str, sentence: Sentence) -> str:
    """Return the answer that a reader might defend beside the right one: the body that has the data, or made them."""
    words = [t for s in a.source for t in reading.parse.tokens(s)]
    if by == "paper":
        return "named" if any(t.i in reading.mentions or t.pos_ == "PROPN" for t in words) else ""
    if by == "named":
        is_person = a.entity is not None and a.entity.kind is EntityKind.PERSON
        return "paper" if not is_person or any(_is_paper(t) for t in _around(reading, a, sentence)) else ""
    bodies = (reading.mentions.get(t.i) for t in words)
    speaks = any(kind_of(t) == "speaker" for t in words)
    return "named" if speaks or any(e is not None and e.kind is EntityKind.ORGANISATION for e in bodies) else ""


_LEAD = "Norlink sailed to Riga on Monday. "

RULES = (
    FactRule(
        id="FCO-1-CITED",
        family="FCO-1",
        skill="FCO",
        level=2,
        finds="A sentence that rests on one source, told at its end or in its middle, without a name, or a paper.",
        why=_WHY,
        find=find,
        fires=(
            Fires(
                "The ferry line Norlink lost two million crowns last year, according to an audit of the accounts.",
                ({"by": "paper", "near_miss": ""},),
            ),
            Fires(
                "The ferry line Norlink lost two million crowns last year, according to a Fersk audit.",
                ({"by": "paper", "near_miss": "named"},),
            ),
            Fires("Port records show that the ferry line Norlink lost two million crowns in Riga.", ({"by": "paper"},)),
            Fires(
                "The ferry line Norlink lost two million crowns in Riga, Anna Berg said on Monday.",
                ({"by": "named", "near_miss": ""},),
            ),
            Fires(
                "The ferry line Norlink lost two million crowns in Riga, Anna Berg said in a report.",
                ({"by": "named", "near_miss": "paper"},),
            ),
            Fires(
                _LEAD + "The ferry line lost two million crowns in its best year, two officials said.",
                ({"by": "unnamed"},),
            ),
            Fires(
                "The ferry line lost two million crowns in its best year, the Norlink campaign said.",
                ({"by": "named", "near_miss": "paper"},),
            ),
            Fires(
                _LEAD + "The ferry line lost two million crowns in its best year, a spokesman for Norlink said.",
                ({"by": "unnamed", "near_miss": "named"},),
            ),
        ),
        silent=(
            Silent(
                "Norlink sold two ferries to a firm in Sweden that loses money, according to a study by the harbour board.",
                "the study may be on the Swedish firm only",
            ),
            Silent("Anna Berg said that the ferry line Norlink lost two million crowns in Riga.", "nobody misses her"),
            Silent("Norlink lost two million crowns, Anna Berg said.", "nobody misses her in so short a sentence"),
            Silent("The ferry line Norlink lost two million crowns in Riga, she said on Monday.", "who is she?"),
            Silent(
                "“The ferry line Norlink lost two million crowns in Riga,” Anna Berg said on Monday.", "marks tell it"
            ),
            Silent(
                "The ferry line Norlink lost two million crowns in Riga, Anna Berg said, while Fersk bought three ships.",
                "the second half may be the report’s own",
            ),
            Silent(
                "Port records show that the ferry line Norlink lost two million crowns, and Fersk bought three ships in Riga.",
                "the second half may be the report’s own",
            ),
            Silent(
                "The ferry line Norlink lost two million crowns last year, according to a newspaper report.",
                "a paper, or a named body?",
            ),
            Silent("The study found that the ferry line Norlink lost two million crowns in Riga.", "which study?"),
            Silent("Port records show that it lost two million crowns in the port of Riga.", "what did?"),
            Silent(
                _LEAD + "Tickets of the ferry line cost 40 percent too much in its best year, many voters said.",
                "a poll, or what they say?",
            ),
        ),
    ),
)
