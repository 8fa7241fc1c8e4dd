"""SRC-6: which people, all told, a report quotes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.model import BlockKind, Fact, Span, make_spans
from quizgen.read import tree
from quizgen.read.entities import Entity, EntityKind
from quizgen.read.voice import is_opinion
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from quizgen.read import Reading
    from quizgen.read.attribution import Attributed
    from quizgen.read.quotations import Quotation

_MIN_PEOPLE, _MAX_PEOPLE = 2, 3
_MIN_WORDS = 3
"""Words of a quotation that is somebody's; fewer may be a name or a term."""
_MIN_QUOTE = 5
_OTHERS = frozenset({BlockKind.POST, BlockKind.QUOTE})
"""Blocks with words of people whom no cue names."""
_SAID = frozenset({"neutral", "force", "concession", "endorse", "doubt", "deny"})


@dataclass(frozen=True, kw_only=True)
class QuotedPeople(Fact):
    """The two or three people whom a report quotes in their own words, by full name, in the order of the text."""

    kind: ClassVar[str] = "quoted_people"
    identity: ClassVar[tuple[str, ...]] = ("people",)
    people: tuple[str, ...]


def find(reading: Reading) -> Iterator[QuotedPeople]:
    """Yield the people quoted, where every quotation of the body has one of them for its source."""
    if is_opinion(reading) or any(b.kind in _OTHERS for b in reading.article.blocks):
        return
    quotations = [q for q in reading.quotations if _is_in_body(reading, q) and _words(reading, q) >= _MIN_WORDS]
    owners = [_owner(reading, quotation) for quotation in quotations]
    people = {one.name: one for one in owners if one is not None}
    if None in owners or not _MIN_PEOPLE <= len(people) <= _MAX_PEOPLE or not _are_fit(reading, list(people.values())):
        return
    if _others_speak(reading, people):
        return
    span = quotations[0].span
    sentence = reading.parse.sentence_of(reading.parse.tokens(quotations[0].inner)[0]).span
    yield QuotedPeople(
        rule="SRC-6",
        spans=make_spans({"answer": Span(max(span.start, sentence.start), min(span.end, sentence.end))}),
        sentence=sentence,
        people=tuple(people),
    )


def _others_speak(reading: Reading, people: dict[str, Entity]) -> bool:
    """Tell whether a sentence with a word or two between marks has another source, whose words they may be."""
    short = [
        reading.parse.sentence_of(reading.parse.tokens(q.inner)[0]).span
        for q in reading.quotations
        if _is_in_body(reading, q) and _words(reading, q) < _MIN_WORDS
    ]
    others = [a for a in reading.attributions if a.source and (a.entity is None or a.entity.name not in people)]
    return any(span.overlaps(cue) for a in others for cue in a.cue for span in short)


def _is_in_body(reading: Reading, quotation: Quotation) -> bool:
    tokens = reading.parse.tokens(quotation.inner)
    return len(tokens) > 0 and reading.parse.sentence_of(tokens[0]).kind is BlockKind.BODY


def _words(reading: Reading, quotation: Quotation) -> int:
    return len(quotation.inner.of(reading.article.text).split())


def _owner(reading: Reading, quotation: Quotation) -> Entity | None:
    """Return the one person whose words stand between the marks, or None where that is not sure."""
    found = [a for a in reading.attributions if any(span.overlaps(quotation.span) for span in a.content)]
    owners = {a.entity.name: a.entity for a in found if a.entity is not None}
    if not quotation.closed or not found or len(owners) != 1 or any(not _is_speech(reading, a) for a in found):
        return None
    return next(iter(owners.values()))


def _is_speech(reading: Reading, a: Attributed) -> bool:
    """Tell whether a person is plainly the one who says it: not "Smith's tweet", not what is read off another."""
    if a.entity is None or a.entity.kind is not EntityKind.PERSON or a.entity.ambiguous or " " not in a.entity.name:
        return False
    if a.negated or a.nested is not None or a.stance not in _SAID or a.cue_head is None or a.source_head is None:
        return False
    source = reading.parse.doc[a.source_head]
    return tree.child(source, "conj") is None


def _are_fit(reading: Reading, people: list[Entity]) -> bool:
    """Tell whether each of them is quoted at length, by name, at least once."""
    return all(any(_is_plain(reading, a, one) for a in reading.attributions) for one in people)


def _is_plain(reading: Reading, a: Attributed, one: Entity) -> bool:
    if a.entity is None or a.entity.name != one.name or a.mode != "direct" or a.source_head not in reading.mentions:
        return False
    return sum(len(span.of(reading.article.text).split()) for span in a.content) >= _MIN_QUOTE


RULES = (
    FactRule(
        id="SRC-6",
        family="SRC-6",
        skill="SRC",
        level=2,
        finds="The two or three people whom a report quotes in their own words.",
        why="Count the voices in a report, and ask whose is missing.",
        find=find,
        fires=(
            Fires(
                "“Safety on the fjord comes before timetables,” Anna Berg said.\n\n"
                "“Nobody on the ferry told us anything at all,” said Jonas Eide, a student from Bergen.",
                ({"people": ("Anna Berg", "Jonas Eide")},),
            ),
        ),
        silent=(
            Silent("“Safety on the fjord comes before timetables,” Anna Berg said.", "one person"),
            Silent(
                "“Safety on the fjord comes before timetables,” Anna Berg said.\n\n"
                "“Nobody on the ferry told us anything at all,” said Jonas Eide.\n\n"
                "“The steering of the ferry failed twice,” an official said.",
                "a source without a name is a source, too",
            ),
            Silent(
                "“Safety on the fjord comes before timetables,” Anna Berg said.\n\n"
                "Jonas Eide said that nobody had told him anything.",
                "only one of them in his own words",
            ),
            Silent(
                "“Safety on the fjord comes before timetables,” Anna Berg said.\n\n"
                "“Nobody on the ferry told us anything at all,” said Jonas Eide.\n\n"
                "Rui Sousa complained that Norlink had to “protect” its passengers.",
                "a third person with one word of his own",
            ),
            Silent(
                "“Safety on the fjord comes before timetables,” Anna Berg said.\n\n"
                "“Nobody on the ferry told us anything at all,” said Jonas Eide.\n\n"
                "A sign said “no entry for any passengers”.",
                "a quotation of nobody's",
            ),
        ),
    ),
)
