"""AGT-2: groups without faces: "critics say", "many Republicans fear"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.nameless import is_plural, kind_of, nameless, near, small, speakers_near, tells_which
from quizgen.facts.shown import shown
from quizgen.model import Fact, make_spans
from quizgen.read import tree
from quizgen.read.entities import EntityKind
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading
    from quizgen.read.attribution import Attributed

_VAGUE = frozenset({"some", "many", "several", "most", "few", "numerous"})
_POLLED = re.compile(r"\b(?:polls?|polled|polling|surveys?|surveyed|percent|per cent|respondents?)\b|%", re.IGNORECASE)
_CROWD = frozenset(
    {"chant", "chants", "chanted", "chanting", "boo", "boos", "booed", "cheer", "cheers", "cheered", "sign", "signs"}
)
_MAX_WORDS = 8
_WHY = "“Critics say” may stand for a movement or for one friend of the writer: ask who they are, and how many."


@dataclass(frozen=True, kw_only=True)
class FacelessGroup(Fact):
    """A group that says or thinks something, with nobody of it named near by.

    group: as printed, in small letters ("many Republicans"). people: its noun with what describes it ("Republicans",
    "of Berg's allies"), "" for "some" alone.
    thinks: it is told what they think or feel; else what they say.
    """

    kind: ClassVar[str] = "faceless_group"
    identity: ClassVar[tuple[str, ...]] = ("group", "passage")
    group: str
    people: str
    passage: str
    thinks: bool


def find(reading: Reading) -> Iterator[FacelessGroup]:
    """Yield the groups in the plural that are a source, have no number, and of which nobody is named within two sentences."""
    for a in reading.attributions:
        phrase = nameless(reading, a)
        if phrase is None or a.source_head is None or a.cue_head is None:
            continue
        head = reading.parse.doc[a.source_head]
        if not _is_crowd(phrase, head) or _is_of_some(phrase, reading.parse.doc[a.cue_head]):
            continue
        if speakers_near(reading, head, 2, new=False) or is_polled(reading, head) or _names_people(reading, a, head):
            continue
        told = tells_which(reading, list(reading.parse.sentence_of(head).tokens))
        passage = shown(reading, a.cue[0]) if told else None
        if passage is None:
            continue
        people = [t for t in phrase if t.lower_ not in _VAGUE or t.head.i != head.i]
        yield FacelessGroup(
            rule="AGT-2",
            spans=make_spans({"answer": a.source, "cue": a.cue, "content": a.content}),
            sentence=reading.parse.sentence_of(head).span,
            group=small(reading, phrase),
            people=f"of {small(reading, people)}"
            if any(c.dep_ == "poss" for c in head.children)
            else small(reading, people),
            passage=passage,
            thinks=a.stance == "belief" or a.pattern in {"predicate", "object"},
        )


def _is_crowd(phrase: Sequence[Token], head: Token) -> bool:
    if phrase == [head] and head.lower_ in {"some", "many"}:
        return True
    kind, vague = kind_of(head), any(c.lower_ in _VAGUE for c in head.children)
    if not is_plural(head) or any(c.dep_ == "nummod" for c in head.children) or len(phrase) > _MAX_WORDS:
        return False
    if any(c.dep_ == "prep" and c.lower_ in {"from", "at", "with"} for c in head.children):
        return False  # of a body that is told: SRC-4
    bare = head.lower_ == "sources" and len(phrase) == 1
    return kind == "circle" or bare or (kind in {"party", "people"} and vague)


def _is_of_some(phrase: Sequence[Token], cue: Token) -> bool:
    """Tell whether "some" or "many" may be some of those told before: not so where they say it all the time ("many believe")."""
    tensed = next((t for t in tree.auxiliaries_of(cue) if t.tag_ != "VBN"), cue)
    return len(phrase) == 1 and phrase[0].lower_ in {"some", "many"} and tensed.tag_ not in {"VBP", "VB"}


def _names_people(reading: Reading, a: Attributed, head: Token) -> bool:
    """Tell whether the sentence names people who may be of the group: politicians beside "many Republicans", a rival of its critics."""
    if a.pattern in {"predicate", "object"} or kind_of(head) == "party":
        tokens = reading.parse.sentence_of(head).tokens
        return any((e := reading.entity(t)) is not None and e.kind is EntityKind.PERSON for t in tokens)
    return False


def is_polled(reading: Reading, head: Token) -> bool:
    """Tell whether a group may be that of a poll told near by, or a crowd that all could hear."""
    if any(t.lower_ in _CROWD for t in reading.parse.sentence_of(head).tokens):
        return True
    window = near(reading, head, 2)
    return any(_POLLED.search(s.span.of(reading.article.text)) for s in window)


RULES = (
    FactRule(
        id="AGT-2",
        family="AGT-2",
        skill="AGT",
        level=3,
        finds="A group that says or thinks something, with nobody of it named near by: “critics say”, “many Republicans fear”.",
        why=_WHY,
        find=find,
        fires=(
            Fires(
                "Critics say that the sale of Norlink will ruin two towns.",
                (
                    {
                        "group": "critics",
                        "people": "critics",
                        "passage": "Critics say that the sale of Norlink will ruin two towns.",
                    },
                ),
            ),
            Fires(
                "Many Conservatives fear that the sale of Norlink will ruin two towns.",
                ({"group": "many Conservatives", "people": "Conservatives"},),
            ),
            Fires(
                "Opponents of Norlink have accused the ferry board of a long list of lies.",
                ({"group": "opponents of Norlink"},),
            ),
            Fires(
                "Berg's allies fear that the sale of Norlink will ruin two towns.", ({"people": "of Berg's allies"},)
            ),
        ),
        silent=(
            Silent(
                "Critics of Norlink gave swift answers in the market square of Bergen after the owner was heard in court saying that "
                "the sale would ruin two towns.",
                "it is the owner who says it",
            ),
            Silent("Three critics say that the sale of Norlink will ruin two towns.", "how many is told"),
            Silent("A critic says that the sale of Norlink will ruin two towns.", "one person"),
            Silent(
                "Critics say that the sale of Norlink will ruin two towns. The sun shone. “It is theft,” said Anna Berg.",
                "one of them may be quoted next",
            ),
            Silent(
                "Critics say that the sale of Norlink will ruin two towns. A poll found that most towns agree.",
                "a poll may have counted them",
            ),
            Silent("The critics say that the sale of Norlink will ruin two towns.", "told before"),
            Silent("Critics like Anna Berg say that the sale of Norlink will ruin two towns.", "one is named"),
            Silent("Tories say that the sale of Norlink will ruin two towns.", "a party speaks as one"),
            Silent(
                "Many Republicans fear that the sale by Anna Berg will ruin two towns in Norway.",
                "she may be one of them",
            ),
            Silent(
                "Critics of Norlink said amid boos that the sale would ruin two towns in Norway.",
                "a crowd that all could hear",
            ),
            Silent("The sale of Norlink would ruin two towns, many said.", "many of those told before?"),
            Silent("Critics met in two towns to talk about the sale of Norlink.", "they say nothing"),
            Silent("Critics in two towns want to stop the sale of Norlink.", "an aim, not a thought"),
        ),
    ),
)
