"""GAP-2: two figures for the same people of the same event, from two sources.

Strict, since a figure that grew, a part of a whole, or another event is no conflict: one noun, one outcome, both
figures plain, and in time, place and doer nothing that sets the two apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, ClassVar

from quizgen.grammar.numbers import value_of
from quizgen.lexicon import lexicon
from quizgen.model import BlockKind, Fact, Span, hull, make_spans
from quizgen.read import tree
from quizgen.read.voice import voice_of
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading, Sentence

_SETS_APART = frozenset(
    {"other", "another", "more", "additional", "further", "earlier", "initially", "initial", "first", "previously", "previous",
     "originally", "later", "since", "rise", "raise", "update", "revise", "include", "least", "most", "about", "around",
     "nearly", "almost", "up", "over", "some", "fewer", "less", "average", "every", "year", "annually", "each", "per", "then",
     "compare", "than", "as", "separate", "similar", "total", "far", "also", "second", "last", "ago", "meanwhile"}
)  # fmt: skip
"""Words that make a figure one of a row, a part, a bound or an earlier count."""
_COUNTED = frozenset({"people", "person"})
_NEAR = 2
"""Days from the report within which a dated event is its own."""


@dataclass(frozen=True, kw_only=True)
class FigureConflict(Fact):
    """Two figures that cannot both be right, in the order of the text.

    counted: what is counted ("people"). outcome: "killed", "injured", "arrested", … source, other_source: who gives the
    figure, or None where the report does so itself; the two differ.
    """

    kind: ClassVar[str] = "figure_conflict"
    identity: ClassVar[tuple[str, ...]] = ("counted", "outcome", "figure", "other_figure")
    counted: str
    outcome: str
    figure: int
    other_figure: int
    source: str | None
    other_source: str | None


@dataclass(frozen=True)
class _Count:
    """A figure in the text with all that may set it apart from another."""

    value: int
    counted: str
    outcome: str
    source: str | None
    number: Token
    sentence: Sentence
    places: frozenset[str]
    doer: str | None


def find(reading: Reading) -> Iterator[FigureConflict]:
    """Yield the pairs of figures in conflict; none where the article has three or more for the same thing."""
    counts = [count for sentence in reading.body() for count in _counts(reading, sentence)]
    for counted, outcome in dict.fromkeys((count.counted, count.outcome) for count in counts):
        same = [count for count in counts if (count.counted, count.outcome) == (counted, outcome)]
        if len({count.value for count in same}) != 2 or _figures_move(reading, same):
            continue
        pair = next(((one, other) for one, other in combinations(same, 2) if _conflict(one, other)), None)
        if pair is not None:
            yield _fact(reading, *pair)


def _counts(reading: Reading, sentence: Sentence) -> Iterator[_Count]:
    if any({t.lower_, t.lemma_.lower()} & _SETS_APART or t.text == "?" for t in sentence.tokens):
        return
    for verb in sentence.tokens:
        entry = lexicon("casualty_verbs").get(verb.lemma_.lower()) if verb.pos_ == "VERB" else None
        if entry is None or not _is_told(verb) or not _is_near(reading, sentence):
            continue
        for noun in tree.children(verb, *entry.gate):
            value = _plain_figure(noun)
            voice = voice_of(reading, verb)
            if value is not None and voice is not None and not reading.in_quotation(verb):
                counted = "people" if noun.lemma_.lower() in _COUNTED else noun.lemma_.lower()
                yield _Count(
                    value[0],
                    counted,
                    entry.cls,
                    voice.source,
                    value[1],
                    sentence,
                    _places(reading, sentence),
                    _doer(verb),
                )


def _is_told(verb: Token) -> bool:
    """Tell whether the verb tells of one thing that happened: finite in the past, or a participle of result."""
    if tree.is_negated(verb) or tree.is_conditional(verb) or tree.modal_of(verb) is not None:
        return False
    finite = tree.is_past(verb) or any(
        a.lower_ in {"have", "has", "were", "was", "had"} for a in tree.auxiliaries_of(verb)
    )
    return finite or (verb.tag_ == "VBG" and verb.dep_ == "advcl" and not tree.auxiliaries_of(verb))


def _plain_figure(noun: Token) -> tuple[int, Token] | None:
    """Return the figure of a noun with nothing else about it ("14 people"), else None."""
    number = tree.child(noun, "nummod")
    if noun.tag_ != "NNS" or number is None or any(c.i != number.i and c.dep_ != "punct" for c in noun.children):
        return None
    if next(number.children, None) is not None:
        return None  # "at least 14", "some 14"
    value = value_of(number.text)
    return (value, number) if value is not None and value > 1 else None


def _is_near(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether every date of the sentence is a day within two of the report; another date may be another event."""
    for token in sentence.tokens:
        if token.ent_type_ != "DATE" or token.ent_iob_ != "B":
            continue
        entity = next(
            e for e in reading.parse.entities_in(sentence.tokens.start, sentence.tokens.end) if e.start == token.i
        )
        times = [reading.times[i] for i in range(entity.start - 1, entity.end) if i in reading.times]
        anchor = reading.anchor
        if not times or anchor is None or times[0].resolved is None or times[0].precision != "day":
            return False
        if abs((times[0].resolved - anchor.date).days) > _NEAR:
            return False
    return True


def _places(reading: Reading, sentence: Sentence) -> frozenset[str]:
    return frozenset(t.lemma_ for t in sentence.tokens if t.ent_type_ in {"GPE", "LOC", "FAC"} and t.pos_ == "PROPN")


def _doer(verb: Token) -> str | None:
    """Return the noun that does it: of a passive the agent, of an active verb with an object the subject."""
    by = tree.agent_of(verb)
    subject = tree.subject_of(verb) if tree.object_of(verb) is not None else None
    head = by or subject
    return str(head.lemma_).lower() if head is not None else None


def _conflict(one: _Count, other: _Count) -> bool:
    """Tell whether two counts differ in figure and source, and in nothing else."""
    if one.value == other.value or one.source == other.source or one.sentence == other.sentence:
        return False
    if one.places and other.places and not one.places & other.places:
        return False
    return one.doer is None or other.doer is None or one.doer == other.doer


def _figures_move(reading: Reading, counts: list[_Count]) -> bool:
    """Tell whether the headline has a figure of its own that is none of the two: the count has gone on."""
    told = {str(count.value) for count in counts}
    head = [s for s in reading.parse.sentences if s.kind is BlockKind.HEADLINE]
    figures = {
        t.text.replace(",", "") for s in head for t in s.tokens if t.ent_type_ == "CARDINAL" and t.text.isdigit()
    }
    return bool(figures) and not figures & told


def _fact(reading: Reading, one: _Count, other: _Count) -> FigureConflict:
    parse = reading.parse
    spans: tuple[Span, ...] = (parse.span([one.number]), parse.span([other.number]))
    return FigureConflict(
        rule="GAP-2-FIGURES",
        spans=make_spans({"answer": spans, "sentences": (one.sentence.span, other.sentence.span)}),
        sentence=hull((one.sentence.span, other.sentence.span)),
        counted=one.counted,
        outcome=one.outcome,
        figure=one.value,
        other_figure=other.value,
        source=one.source,
        other_source=other.source,
        importance=0.8,
    )


RULES = (
    FactRule(
        id="GAP-2-FIGURES",
        family="GAP-2",
        skill="GAP",
        level=3,
        finds="Two figures for the same people of the same event, given by two sources or by the report and a source.",
        why="Where sources count differently, one of them is wrong or counts something else: ask which, and who would know.",
        find=find,
        fires=(
            Fires(
                "The Norwegian police said that 12 people were killed when the ferry sank near Bergen.\n\nThe crew came ashore "
                "at noon.\n\nThe Bergen hospital said that 14 people had died.",
                (
                    {
                        "counted": "people",
                        "outcome": "killed",
                        "figure": 12,
                        "other_figure": 14,
                        "source": "the Norwegian police",
                        "other_source": "the Bergen hospital",
                    },
                ),
            ),
            Fires(
                "Norwegian police arrested 30 protesters in Oslo on Tuesday.\n\nAnna Berg said that 45 protesters had been "
                "arrested.",
                ({"counted": "protester", "outcome": "arrested", "source": None, "other_source": "Anna Berg"},),
            ),
        ),
        silent=(
            Silent(
                "The police said that at least 12 people were killed near Bergen. Anna Berg said that 14 people had died.",
                "“at least 12” may be 14",
            ),
            Silent(
                "The police said that 12 people were killed near Bergen. Anna Berg said earlier that 14 people had died.",
                "an earlier count",
            ),
            Silent(
                "Anna Berg said that 12 people were killed near Bergen. Leo Brandt said that 14 people were killed in Oslo.",
                "two places, two events",
            ),
            Silent(
                "Anna Berg said that 12 people were killed near Bergen. Leo Brandt said that 14 people were injured.",
                "two outcomes",
            ),
            Silent(
                "Anna Berg said that 12 people were killed near Bergen. Leo Brandt said that 4 children were killed.",
                "the children may be among the people",
            ),
            Silent(
                "Anna Berg said that 12 people were killed near Bergen. Leo Brandt said that 14 people were killed in 2011.",
                "another year",
            ),
            Silent(
                "Anna Berg said that 12 people were killed near Bergen. She said that 14 people had been killed.",
                "one source may have counted on",
            ),
            Silent(
                "Anna Berg said that 12 people were killed near Bergen. Another 14 people had died, Leo Brandt said.",
                "more of them, not the same",
            ),
        ),
    ),
)
