"""SRC-10: the word by which a report tells on which side a source stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
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
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading, Sentence
    from quizgen.read.attribution import Attributed

_FORMER = frozenset({"former", "onetime", "one-time", "ex", "then", "erstwhile", "past", "formerly", "once"})
_TOLD = re.compile(
    r"\b(?:Democrats?|Republicans?|Democratic|GOP|Tory|Tories|Labour|Lib Dems?|Conservatives?|Liberals?|[RD]-[A-Z]\w*|RNC|DNC|candidate|nominee|"
    r"spokes(?:man|woman|person))\b|\([RD]\b"
)
"""Words in the phrase of a source that tell a side as well."""
_OTHERS = frozenset({"object", "predicate"})
"""Patterns in which a source takes sides rather than says: "criticised the plan", "is sure that …"."""
_OPENERS = frozenset(
    {"because", "since", "while", "although", "though", "after", "before", "if", "unless", "and", "but", "or"}
)
_MIN_SAID = 6
"""Words of what is said that a passage shows at least."""
_WHY = "A source with a side may be right, and still speaks from that side: notice the word by which a report tells you so."


@dataclass(frozen=True, kw_only=True)
class Leaning(Fact):
    """A passage with one source and the one label that tells where it stands.

    passage: as printed. label: its words as printed. person: the name of the source, where the label is of a person itself, or "".
    whose: the label tells whose side it is, by a name. former: the tie is one of the past. bare: the label is all that is told of the source.
    """

    kind: ClassVar[str] = "leaning"
    identity: ClassVar[tuple[str, ...]] = ("label", "passage")
    passage: str
    label: str
    person: str
    whose: bool
    former: bool = False
    bare: bool = False


def find(reading: Reading) -> Iterator[Leaning]:
    """Yield passages with one source that the report labels once."""
    if is_on_sport(reading):
        return
    for a in reading.attributions:
        if a.source_head is None or a.cue_head is None or not _speaks(reading, a):
            continue
        head = reading.parse.doc[a.source_head]
        sentence = reading.parse.sentence_of(head)
        label = _label(reading, head)
        if label is None or sentence != reading.parse.sentence_of(reading.parse.doc[a.cue_head]):
            continue
        passage = _passage(reading, a, label, sentence)
        words = " ".join(reading.parse.text(list(label.tokens)).split())
        if passage is None or not is_well_quoted(passage) or _times(words, passage) != 1:
            continue
        yield Leaning(
            rule="SRC-10",
            spans=make_spans({"answer": reading.parse.span(list(label.tokens)), "source": a.source}),
            sentence=sentence.span,
            passage=passage,
            label=words,
            person=_person(a) if label.own else "",
            whose=any(is_person(reading, t) for t in label.tokens),
            former=_is_former(label),
            bare=head in label.tokens,
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
    for token in reversed(tokens[_MIN_SAID:]):
        if (token.text in {",", ";"} or token.lower_ in _OPENERS) and token.i > tokens[0].i:
            yield Span(reading.parse.starts[token.i], reading.parse.ends[tokens[-1].i])
    start = reading.parse.starts[min(t.i for t in (*label.tokens, *_source(reading, a)))]
    if sentence.span.start < start < content.start:
        yield Span(sentence.span.start, start)


def _source(reading: Reading, a: Attributed) -> list[Token]:
    return [t for span in a.source for t in reading.parse.tokens(span)]


def _times(words: str, passage: str) -> int:
    return len(re.findall(rf"(?<!\w){re.escape(words)}(?!\w)", passage, re.IGNORECASE))


def _person(a: Attributed) -> str:
    known = a.entity is not None and a.entity.kind is EntityKind.PERSON and not a.entity.ambiguous
    return a.entity.name if known and a.entity is not None and " " in a.entity.name else ""


def _label(reading: Reading, head: Token) -> Label | None:
    """Return the one label of a source, unless its phrase tells its side in other words, too."""
    found = labels(reading, head)
    if len(found) != 1 or any(reading.in_quotation(t) for t in found[0].tokens):
        return None
    label = found[0]
    rest = [t for t in head.subtree if t not in label.tokens]
    whose = any(is_person(reading, t) for t in label.tokens)
    if tree.child(head, "conj") is not None or (head in label.tokens and not _tells_more(reading, head, label)):
        return None
    if whose or not (_is_former(label) or _TOLD.search(_text(rest)) or _has_other(reading, head, rest)):
        return label
    return None


def _is_former(label: Label) -> bool:
    beside = (*(n for t in label.tokens for n in t.children), label.tokens[0].doc[max(0, label.tokens[0].i - 1)])
    return any(t.lower_ in _FORMER for t in beside)


def _tells_more(reading: Reading, head: Token, label: Label) -> bool:
    """Tell whether a label that is the source itself is worth a question: no "liberals", and no aides without a name."""
    entry = lexicon("siding_nouns").get(head.lemma_.lower())
    named = any(is_person(reading, t) for t in tree.children(head, "appos"))
    return named or (len(label.tokens) > 1 and (entry is None or entry.cls != "tie"))


def _text(tokens: list[Token]) -> str:
    return "".join(t.text_with_ws for t in tokens)


def _has_other(reading: Reading, head: Token, rest: list[Token]) -> bool:
    """Tell whether the phrase of a source names a person besides it: "a pollster who worked for *Berg*" tells the side twice."""
    own = {reading.mentions.get(t.i) for t in (head, *tree.children(head, "appos"))}
    return any(is_person(reading, t) and reading.mentions.get(t.i) not in own for t in rest)


def _speaks(reading: Reading, a: Attributed) -> bool:
    """Tell whether one source says something in the body, and nobody else in the sentence does."""
    if a.negated or a.question or a.nested is not None or a.cue_head is None or not a.source:
        return False
    if not (a.sure or a.pattern in _OTHERS) or a.stance == "intention" or is_hearsay(reading, a):
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
                ({"label": "pro-business", "person": ""},),
            ),
        ),
        silent=(
            Silent("John Smith of the Oslo Forum said that the ferry tax would cost Norway 300 jobs.", "no label"),
        ),
    ),
)
