"""SRC-10: the word by which a report tells on which side a source stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.channel import is_well_quoted, passage_of
from quizgen.facts.leaning_labels import Label, is_person, labels
from quizgen.facts.shown import shown
from quizgen.facts.statement import is_hearsay
from quizgen.lexicon import lexicon
from quizgen.model import BlockKind, Fact, Span, make_spans
from quizgen.read import tree
from quizgen.read.entities import EntityKind
from quizgen.read.genre import is_on_sport
from quizgen.read.standalone.names import COURTESY
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading, Sentence
    from quizgen.read.attribution import Attributed

_FORMER = frozenset({"former", "onetime", "one-time", "ex", "then", "erstwhile", "past", "formerly", "once"})
_LATER = frozenset({"during", "now", "currently"})
_TOLD = re.compile(
    r"\b(?:Democrats?|Republicans?|Democratic|GOP|Tory|Tories|Labour|Lib Dems?|Conservatives?|Liberals?|[RD]-[A-Z]\w*|RNC|DNC|"
    r"candidate|nominee|spokes(?:man|woman|person))\b|\([RD]\b"
)
"""Words in the phrase of a source that tell a side as well."""
_OTHERS = frozenset({"object", "predicate"})
"""Patterns in which a source takes sides rather than says: "criticised the plan", "is sure that …"."""
_OPENERS = frozenset(
    {"because", "since", "while", "although", "though", "after", "before", "if", "unless", "and", "but", "or"}
)
_SIDE = re.compile(r"\bon the (?:left|right)\b|%|\b(?:percent|per cent)\b of ", re.IGNORECASE)
"""Words anywhere in a sentence that tell a side, or that its source are people polled."""
_SILENT = frozenset({"decline", "refuse"})
_PRONOUN = re.compile(r"\b(?:he|she|him|his|her|hers)\b", re.IGNORECASE)
_CLOSING = frozenset({'"', "”", "''", "’"})
_MIN_SAID = 6
"""Words of what is said that a passage shows at least."""
_WHY = "A source with a side may be right, and still speaks from that side: notice the word by which a report tells you so."


@dataclass(frozen=True, kw_only=True)
class Leaning(Fact):
    """A passage with one source and the one label that tells where it stands.

    passage: as printed. label: its words there. person: the name of the source, where the label is of a person itself, or "".
    whose: the label tells whose side it is, by a name. former: the tie is one of the past. plain: all that is told of
    the source, or a spokesman.
    """

    kind: ClassVar[str] = "leaning"
    identity: ClassVar[tuple[str, ...]] = ("label", "passage")
    passage: str
    label: str
    person: str
    whose: bool
    former: bool = False
    plain: bool = False


def find(reading: Reading) -> Iterator[Leaning]:
    """Yield passages with one source that the report labels once."""
    if is_on_sport(reading):
        return
    seen: set[tuple[Span, str]] = set()
    for a in reading.attributions:
        if a.source_head is None or a.cue_head is None or not _speaks(reading, a):
            continue
        head = reading.parse.doc[a.source_head]
        sentence = reading.parse.sentence_of(head)
        label = _label(reading, a, head)
        if label is None or sentence != reading.parse.sentence_of(reading.parse.doc[a.cue_head]):
            continue
        passage = _passage(reading, a, label, sentence)
        found = _in_passage(reading, label, passage) if passage is not None and is_well_quoted(passage) else []
        if passage is None or len(found) != 1 or _leans_back(reading, passage) or (sentence.span, found[0]) in seen:
            continue
        seen.add((sentence.span, found[0]))
        yield Leaning(
            rule="SRC-10",
            spans=make_spans({"answer": reading.parse.span(list(label.tokens)), "source": a.source}),
            sentence=sentence.span,
            passage=passage,
            label=found[0],
            person=_person(a) if label.own else "",
            whose=any(is_person(reading, t) for t in label.tokens),
            former=_is_former(label, head),
            plain=_is_plain(reading, label, head),
        )


def _passage(reading: Reading, a: Attributed, label: Label, sentence: Sentence) -> str | None:
    """Return the passage, at need without the end of what is said, or without what stands before the source."""
    found = passage_of(reading, a, sentence.span)
    if found is not None:
        return found
    for hidden in _cuts(reading, a, label, sentence):
        found = shown(reading, sentence.span, hidden=hidden)
        if found is not None:
            return found.replace("[…]", "…")  # the brackets are the mark of a cloze
    return None


def _cuts(reading: Reading, a: Attributed, label: Label, sentence: Sentence) -> Iterator[Span]:
    """Yield what a passage may leave out: the end of the content from a clause on, longest passage first; what leads in."""
    content = next((c for c in a.told if c.overlaps(sentence.span)), None)
    if content is None:
        return
    tokens = [t for t in sentence.tokens if content.start <= reading.parse.starts[t.i] < content.end and not t.is_quote]
    stops = {t.text for t in tokens[-1].doc[tokens[-1].i + 1 : sentence.tokens.end]} if tokens else set()
    if a.pattern != "verb" or stops <= {".", *_CLOSING}:
        for before, token in reversed(list(pairwise(tokens))[_MIN_SAID:]):
            if _may_open(token) and not _may_open(before):
                yield Span(reading.parse.starts[token.i], reading.parse.ends[tokens[-1].i])
    first = reading.parse.doc[min(t.i for t in (*label.tokens, *_source(reading, a)))]
    start = reading.parse.starts[first.i]
    if a.pattern == "verb" and tree.word_before(first) == "," and sentence.span.start < start < content.start:
        yield Span(sentence.span.start, start)


def _may_open(token: Token) -> bool:
    return token.text in {",", ";"} or token.lower_ in _OPENERS


def _source(reading: Reading, a: Attributed) -> list[Token]:
    return [t for span in a.source for t in reading.parse.tokens(span)]


def _leans_back(reading: Reading, passage: str) -> bool:
    """Tell whether a quotation has "her" or "his" before anybody is named: "“The press likes her,” said Smith"."""
    pronoun = _PRONOUN.search(passage)
    if pronoun is None:
        return False
    before = passage[: pronoun.start()]
    return not any(e.kind is EntityKind.PERSON and e.name.split()[-1] in before for e in reading.entities)


def _in_passage(reading: Reading, label: Label, passage: str) -> list[str]:
    """Return the words of a label as often as the passage has them; an editor may have put a name in full, in brackets."""
    parts: list[str] = []
    for token in label.tokens:
        word, entity = re.escape(token.text), reading.mentions.get(token.i)
        if entity is not None and is_person(reading, token):
            word = rf"(?:{word}|\[{re.escape(entity.name)}\])"
        elif token.lower_ in COURTESY:
            parts.append(rf"(?:{word}\s*)?")
            continue
        parts.append(word + (r"\s+" if token.whitespace_ and token != label.tokens[-1] else ""))
    pattern = rf"(?<!\w){''.join(parts)}(?!\w)"
    return [m.group() for m in re.finditer(pattern, passage, re.IGNORECASE)]


def _person(a: Attributed) -> str:
    known = a.entity is not None and a.entity.kind is EntityKind.PERSON and not a.entity.ambiguous
    return a.entity.name if known and a.entity is not None and " " in a.entity.name else ""


def _label(reading: Reading, a: Attributed, head: Token) -> Label | None:
    """Return the one label of a source, unless its phrase tells its side in other words, too."""
    found = labels(reading, head)
    if len(found) != 1 or any(reading.in_quotation(t) or t.i == a.cue_head for t in found[0].tokens):
        return None
    label = found[0]
    told = [span for span in a.content if not span.contains(reading.parse.span(list(label.tokens)))]
    rest = [t for t in head.subtree if t not in label.tokens and not any(_is_in(reading, t, span) for span in told)]
    whose = any(is_person(reading, t) for t in label.tokens)
    if (
        tree.child(head, "conj") is not None
        or _SIDE.search(_text(list(head.sent)))
        or (head in label.tokens and not _tells_more(reading, head, label))
    ):
        return None
    if whose or not (_is_former(label, head) or _TOLD.search(_text(rest)) or _has_other(reading, head, rest)):
        return label
    return None


def _is_in(reading: Reading, token: Token, span: Span) -> bool:
    return span.start <= reading.parse.starts[token.i] < span.end


def _is_former(label: Label, head: Token) -> bool:
    """Tell whether a tie is one of the past: "a former aide", "an aide during her first run and now a professor"."""
    later = {t.lower_ for t in head.subtree if t.i > label.tokens[-1].i and t.sent == head.sent}
    beside = (*(n for t in label.tokens for n in t.children), label.tokens[0].doc[max(0, label.tokens[0].i - 1)])
    return any(t.lower_ in _FORMER for t in (*beside, *label.tokens)) or bool(later & _LATER)


def _is_plain(reading: Reading, label: Label, head: Token) -> bool:
    """Tell whether a label is easily found: all that is told of a source without a name, or the post of a spokesman."""
    entries = (lexicon("siding_nouns").get(t.lemma_.lower()) for t in label.tokens)
    nameless = head.pos_ != "PROPN" and not any(t.i in reading.mentions for t in head.subtree if t not in label.tokens)
    return nameless or head in label.tokens or any(entry is not None and entry.cls == "voice" for entry in entries)


def _tells_more(reading: Reading, head: Token, label: Label) -> bool:
    """Tell whether a label that is the source itself is worth a question: no "liberals", and no aides without a name."""
    entry = lexicon("siding_nouns").get(head.lemma_.lower())
    named = any(is_person(reading, t) for t in tree.children(head, "appos"))
    return named or (len(label.tokens) > 1 and (entry is None or not entry.cls))


def _text(tokens: list[Token]) -> str:
    return "".join(t.text_with_ws for t in tokens)


def _has_other(reading: Reading, head: Token, rest: list[Token]) -> bool:
    """Tell whether the phrase of a source names a person besides it: "a pollster who worked for *Berg*" tells the side twice."""
    own = {reading.mentions.get(t.i) for t in (head, *tree.children(head, "appos"))}
    return any(is_person(reading, t) and reading.mentions.get(t.i) not in own for t in rest)


def _speaks(reading: Reading, a: Attributed) -> bool:
    """Tell whether one source says something in the body, and nobody else in the sentence does."""
    if a.negated or a.question or a.cue_lemma in _SILENT or a.nested is not None or a.cue_head is None or not a.source:
        return False
    named = a.entity is not None and a.entity.kind is EntityKind.PERSON
    if not (a.sure or (named and a.pattern in _OTHERS)) or a.stance == "intention" or is_hearsay(reading, a):
        return False
    sentence = reading.parse.sentence_of(reading.parse.doc[a.cue_head])
    others = [b for b in reading.attributions if b is not a and b.nested is None and b.cue_head is not None]
    if any(
        (b.entity is None or b.entity is not a.entity)
        and b.source_head != a.source_head
        and reading.parse.sentence_of(reading.parse.doc[b.cue_head or 0]) == sentence
        for b in others
    ):
        return False
    return sentence.kind is BlockKind.BODY and any(c.overlaps(sentence.span) for c in a.content)


RULES = (
    FactRule(
        id="SRC-10",
        family="SRC-10",
        skill="SRC",
        level=2,
        finds="The one word or phrase by which a report tells on which side a source stands.",
        why=_WHY,
        find=find,
        fires=(
            Fires(
                "John Smith of the pro-business Oslo Forum said that the ferry tax would cost Norway 300 jobs.",
                ({"label": "pro-business", "person": "", "whose": False},),
            ),
            Fires(
                "A 2009 study by the progressive Oslo Forum found that the ferry tax would cost Norway 300 jobs.",
                ({"label": "progressive"},),
            ),
            Fires(
                "John Smith of the Oslo Forum, a union-backed think tank, said that the ferry tax would cost Norway 300 jobs.",
                ({"label": "union-backed", "person": ""},),
            ),
            Fires(
                "John Smith, a conservative blogger, said that the ferry tax would cost Norway 300 jobs.",
                ({"label": "conservative", "person": "John Smith"},),
            ),
            Fires(
                "John Smith, who leads a conservative group, said that the ferry tax would cost Norway 300 jobs.",
                ({"label": "conservative", "person": ""},),
            ),
            Fires(
                "John Smith, a Republican media strategist, said that the ferry tax would cost Norway 300 jobs.",
                ({"label": "Republican", "person": "John Smith"},),
            ),
            Fires(
                "John Smith, a longtime Republican donor, said that the ferry tax would cost Norway 300 jobs.",
                ({"label": "Republican donor"},),
            ),
            Fires(
                "John Smith, a vocal critic of the ferry tax, said that it would cost Norway 300 jobs.",
                ({"label": "critic of the ferry tax", "whose": False},),
            ),
            Fires(
                "Mary Jones sat in Oslo. John Smith, a longtime Jones supporter, said that the ferry tax would cost Norway 300 jobs.",
                ({"label": "Jones supporter", "whose": True, "former": False, "plain": False},),
            ),
            Fires(
                "John Smith, a former aide to Mary Jones, said that the ferry tax would cost Norway 300 jobs.",
                ({"label": "aide to Mary Jones", "whose": True, "former": True},),
            ),
            Fires(
                "John Smith, an aide to Mary Jones during the harbour row, said that the ferry tax would cost Norway 300 jobs.",
                ({"label": "aide to Mary Jones", "former": True},),
            ),
            Fires(
                "Some conservative bloggers said that the ferry tax would cost Norway 300 jobs.",
                ({"label": "conservative", "plain": True},),
            ),
            Fires(
                "John Smith, an adviser on fish to Mary Jones, said that the ferry tax would cost Norway 300 jobs.",
                ({"label": "adviser on fish to Mary Jones"},),
            ),
            Fires(
                "John Smith, a spokesman for Mary Jones, said that the ferry tax would cost Norway 300 jobs.",
                ({"label": "spokesman for Mary Jones", "plain": True},),
            ),
            Fires(
                "Leo Brandt of the Harbour League, a group that opposes the ferry tax, said that Norway would lose 300 jobs.",
                ({"label": "that opposes the ferry tax"},),
            ),
            Fires(
                "Leo Brandt of the Harbour League, a group funded by shipowners, said that Norway would lose 300 jobs.",
                ({"label": "funded by shipowners"},),
            ),
            Fires(
                "Leo Brandt, a lawyer representing the shipowners, said that Norway would lose 300 jobs.",
                ({"label": "representing the shipowners"},),
            ),
            Fires(
                "Leo Brandt, a conservative blogger in Oslo, said that he would not vote for Mary Jones because their port was old.",
                (
                    {
                        "passage": "Leo Brandt, a conservative blogger in Oslo, said that he would not vote for Mary Jones …."
                    },
                ),
            ),
        ),
        silent=(
            Silent("John Smith of the Oslo Forum said that the ferry tax would cost Norway 300 jobs.", "no label"),
            Silent(
                "John Smith of the pro-business Oslo Forum left a meeting on the ferry tax after 30 minutes.",
                "he says nothing",
            ),
            Silent(
                "John Smith of the pro-business Oslo Forum declined to comment on the ferry tax of Norway.",
                "nothing said",
            ),
            Silent(
                "John Smith, who met a conservative group, said that the ferry tax would cost Norway 300 jobs.",
                "the group is no source",
            ),
            Silent(
                "John Smith told the conservative Oslo Herald that the ferry tax would cost Norway 300 jobs.",
                "the paper is no source",
            ),
            Silent(
                "John Smith, mayor of liberal Oslo, said that the ferry tax would cost Norway 300 jobs.",
                "a town’s leaning is not the mayor’s",
            ),
            Silent(
                "Mary Jones met John Smith, her conservative colleague, who said that the ferry tax would cost Norway 300 jobs.",
                "a word that sets him beside somebody else",
            ),
            Silent(
                "John Smith of the Conservative Oslo Forum said that the ferry tax would cost Norway 300 jobs.",
                "a name",
            ),
            Silent(
                "Conservative harbour spokesman John Smith said that the ferry tax would cost Norway 300 jobs.",
                "a party",
            ),
            Silent(
                "John Smith, a conservative Republican lawmaker, said that the ferry tax would cost Norway 300 jobs.",
                "the party tells it, too",
            ),
            Silent(
                "John Smith, a Republican pollster who worked for Mary Jones, said that the ferry tax would cost Norway 300 jobs.",
                "for whom he worked tells it, too",
            ),
            Silent(
                "John Smith, a conservative blogger in Oslo and a supporter of Mary Jones, said that Norway would lose 300 jobs.",
                "two labels",
            ),
            Silent(
                "John Smith, a media strategist, said that the ferry tax would cost Norway 300 jobs.",
                "of which party?",
            ),
            Silent(
                "John Smith, a professor of liberal arts, said that the ferry tax would cost Norway 300 jobs.",
                "a subject, no leaning",
            ),
            Silent(
                "John Smith, a former critic of the ferry tax, said that it would cost Norway 300 jobs.",
                "he may have turned",
            ),
            Silent(
                "John Smith, a film critic of the Oslo Herald, said that the ferry tax would cost Norway 300 jobs.",
                "a calling",
            ),
            Silent(
                "On the left, John Smith, a feminist writer, said that the ferry tax would cost Norway 300 jobs.",
                "the first words tell it, too",
            ),
            Silent(
                "Leo Brandt met a group that opposes the ferry tax of Norway in Oslo on Monday.",
                "to be against it is all that the group does here",
            ),
            Silent("“The ferry tax of Norway has hurt her badly,” said John Smith, a conservative blogger.", "whom?"),
            Silent(
                "A right-wing group in Oslo has championed the ferry tax of Norway for years.",
                "a body that says nothing",
            ),
            Silent("Conservatives said that the ferry tax would cost Norway 300 jobs.", "nothing but the label"),
            Silent(
                "A senior adviser to Mary Jones said that the ferry tax would cost Norway 300 jobs.",
                "an adviser without a name is for SRC-4",
            ),
            Silent(
                "Leo Brandt, a lawmaker representing a district in Oslo, said that Norway would lose 300 jobs.",
                "a district is no side",
            ),
            Silent(
                "Leo Brandt of the Harbour League, a group funded in 1990, said that Norway would lose 300 jobs.",
                "by whom?",
            ),
            Silent(
                "Leo Brandt of the Harbour League, a group that opposed the ferry tax, said that Norway would lose 300 jobs.",
                "it may have turned",
            ),
            Silent(
                "Leo Brandt, a conservative blogger, said that Norway would lose 300 jobs, and Mary Jones said that it would not.",
                "two sources",
            ),
            Silent(
                "Conservative bloggers and shipowners said that the ferry tax would cost Norway 300 jobs.",
                "two sources, one without a label",
            ),
            Silent(
                "John Smith, a “conservative” blogger, said that the ferry tax would cost Norway 300 jobs.",
                "somebody else’s word",
            ),
            Silent(
                "John Smith, a conservative blogger, said that all conservative voters of Norway would stay at home.",
                "the word stands there twice",
            ),
        ),
    ),
)
