"""EVD-3: to which news outlet a person spoke, so that the reader knows where the words were first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.lexicon import lexicon
from quizgen.model import BlockKind, Fact, make_spans
from quizgen.read import tree
from quizgen.read.entities import EntityKind
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading
    from quizgen.read.attribution import Attributed

_MAX_WORDS = 6
_WITH_OTHERS = frozenset({"Press", "Fox", "FOX"})
"""Words that also begin the names of outlets."""
_NAME_PARTS = frozenset({"det", "compound", "amod", "nmod"})
_WHY = "Words that a report takes over from an interview elsewhere were chosen twice: look where they were first."


@dataclass(frozen=True, kw_only=True)
class Outlet(Fact):
    """A person and the news outlet that the person spoke to. only: no other outlet is named for this person."""

    kind: ClassVar[str] = "outlet"
    identity: ClassVar[tuple[str, ...]] = ("person", "outlet")
    person: str
    outlet: str
    only: bool


def find(reading: Reading) -> Iterator[Outlet]:
    """Yield "Smith told the Herald that …" and "in an interview with the Herald, Smith said …"."""
    found = [(a, phrase) for a in reading.attributions if (phrase := _outlet(reading, a))]
    for a, phrase in found:
        if a.entity is None or a.cue_head is None:
            continue
        yield Outlet(
            rule="EVD-3",
            spans=make_spans({"answer": reading.parse.span(phrase), "source": a.source}),
            sentence=reading.parse.sentence_of(reading.parse.doc[a.cue_head]).span,
            person=a.entity.name,
            outlet=reading.parse.text(phrase),
            only=not _spoke_elsewhere(reading, a, phrase[-1].text),
        )


def _spoke_elsewhere(reading: Reading, a: Attributed, last: str) -> bool:
    """Tell whether a sentence in which the person speaks names another outlet."""
    cues = [
        reading.parse.doc[b.cue_head] for b in reading.attributions if b.entity is a.entity and b.cue_head is not None
    ]
    return any(
        token.text != last and token.pos_ == "PROPN" and token.text in lexicon("outlet_words")
        for cue in cues
        for token in cue.sent
        if not (token.text in _WITH_OTHERS and token.dep_ == "compound")
    )


def _outlet(reading: Reading, a: Attributed) -> list[Token]:
    """Return the phrase for the outlet of an attribution to a person known by full name, or nothing."""
    if a.entity is None or a.entity.kind is not EntityKind.PERSON or a.entity.ambiguous or " " not in a.entity.name:
        return []
    if a.cue_head is None or a.negated or a.nested is not None:
        return []
    cue = reading.parse.doc[a.cue_head]
    if reading.parse.sentence_of(cue).kind is not BlockKind.BODY:
        return []
    told = tree.child(cue, "dobj", "dative") if a.cue_lemma == "tell" else None
    interview = [
        noun
        for preposition in tree.children(cue, "prep")
        if preposition.lower_ == "in" and (talk := tree.child(preposition, "pobj")) is not None
        if talk.lemma_ == "interview" and (with_ := tree.child(talk, "prep")) is not None and with_.lower_ == "with"
        if (noun := tree.child(with_, "pobj")) is not None
    ]
    return next((phrase for noun in (told, *interview) if noun is not None and (phrase := _named(reading, noun))), [])


def _named(reading: Reading, noun: Token) -> list[Token]:
    """Return the phrase of ``noun`` if it is the name of an outlet, told in full."""
    entry = lexicon("outlet_words").get(noun.text)
    if entry is None or tree.child(noun, "conj", "appos") is not None:
        return []
    phrase = [t for t in tree.noun_phrase(noun) if t.i == noun.i or (t.i < noun.i and t.dep_ in _NAME_PARTS)]
    if entry.cls == "generic" and not any(t.pos_ == "PROPN" and t.i != noun.i for t in phrase):
        return []
    after = noun.nbor() if noun.i + 1 < len(noun.doc) else None
    return phrase if len(phrase) <= _MAX_WORDS and (after is None or after.tag_ != "POS") else []


RULES = (
    FactRule(
        id="EVD-3",
        family="EVD-3",
        skill="EVD",
        level=2,
        finds="The news outlet that a person spoke to: “Smith told the Oslo Herald that …”.",
        why=_WHY,
        find=find,
        fires=(
            Fires(
                "Mary Jones told the Oslo Herald that two ferries had collided.",
                ({"person": "Mary Jones", "outlet": "the Oslo Herald", "only": True},),
            ),
            Fires(
                "In an interview with CNN, Mary Jones said that two ferries had collided. Jones told Reuters that it was late.",
                ({"outlet": "CNN", "only": False}, {"outlet": "Reuters", "only": False}),
            ),
        ),
        silent=(
            Silent("Mary Jones told reporters that two ferries had collided.", "which reporters?"),
            Silent("Mary Jones told the Herald that two ferries had collided.", "which Herald?"),
            Silent("Mary Jones told John Smith that two ferries had collided.", "a person"),
            Silent("She told the Oslo Herald that two ferries had collided.", "who?"),
        ),
    ),
)
