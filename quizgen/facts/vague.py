"""HDG-4: a number of people or things that the report leaves vague: "dozens of passengers"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.clause import ClauseFact, drops_scope, is_anchored, spans_of, told_clauses, wording
from quizgen.lexicon import lexicon
from quizgen.read import tree
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.facts.clause import Told
    from quizgen.read import Reading

_MAX_COUNTED = 6
_LOOSE = frozenset(
    {"more", "other", "additional", "such", "those", "these", "the", "its", "his", "her", "their", "years", "times"}
)
_MEASURES = frozenset(
    {"dollar", "euro", "pound", "year", "month", "week", "day", "hour", "minute", "time", "mile", "kilometre", "kilometer",
     "foot", "metre", "meter", "acre", "ton", "tonne", "million", "billion", "thousand", "other"}
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class VagueNumber(ClauseFact):
    """Something counted only vaguely: ``answer`` "dozens", ``counted`` "passengers"; ``of_subject`` where it stands."""

    kind: ClassVar[str] = "vague_number"
    identity: ClassVar[tuple[str, ...]] = ("counted", "lemma", "rest")
    counted: str
    of_subject: bool


def find(reading: Reading) -> Iterator[VagueNumber]:
    """Yield subjects and direct objects such as "dozens of passengers", of which the report gives no figure anywhere."""
    for told in told_clauses(reading):
        clause = told.clause
        for head, of_subject in ((clause.subject_head, True), (tree.object_of(clause.verb), False)):
            things = _things(reading, head) if head is not None else None
            if head is None or not things or drops_scope(clause):
                continue
            phrase = _phrase(told, head, of_subject=of_subject)
            if not phrase or [t.i for t in phrase] != list(range(head.i, things[-1].i + 1)):
                continue
            counted = told.text(things)
            if "," in counted or len(counted.split()) > _MAX_COUNTED or not is_anchored(told, [head]):
                continue
            yield VagueNumber(
                rule="HDG-4", spans=spans_of(told, [head]), counted=counted, of_subject=of_subject,
                answer=head.lower_, **wording(told, () if of_subject else phrase),
            )  # fmt: skip


def _phrase(told: Told, head: Token, *, of_subject: bool) -> list[Token]:
    """Return the whole phrase of a vague number in its clause."""
    if of_subject:
        return list(told.clause.subject)
    inside = {t.i for t in told.clause.rest}
    return [t for t in tree.subtree(head) if t.i in inside]


def _things(reading: Reading, head: Token) -> list[Token]:
    """Return what is counted vaguely, or nothing where a figure for it stands in the report or nothing plain is counted."""
    of = tree.child(head, "prep")
    noun = tree.child(of, "pobj") if of is not None and of.lower_ == "of" and of.i == head.i + 1 else None
    if head.lower_ not in lexicon("vague_numbers") or noun is None or noun.tag_ != "NNS" or head.left_edge.i != head.i:
        return []
    things = list(noun.subtree)
    if noun.lemma_ in _MEASURES or tree.child(head, "conj") or any(t.lower_ in _LOOSE for t in things):
        return []
    return [] if _is_counted(reading, noun) else things


def _is_counted(reading: Reading, noun: Token) -> bool:
    """Tell whether a figure stands before the same noun anywhere in the report."""
    return any(
        token.lemma_ == noun.lemma_ and any(t.like_num for t in tree.noun_phrase(token))
        for token in reading.parse.doc
        if token.i != noun.i
    )


RULES = (
    FactRule(
        id="HDG-4",
        family="HDG-4",
        skill="HDG",
        level=2,
        finds="A number that the report leaves vague (“dozens of passengers”) and nowhere gives in figures.",
        why="“Dozens” may be 24 or 90: notice where a report has no exact number.",
        find=find,
        fires=(
            Fires(
                "Hundreds of passengers left the ferry Nordstjernen in Bergen.",
                ({"answer": "hundreds", "counted": "passengers", "of_subject": True},),
            ),
            Fires(
                "The government of Norway closed dozens of rural schools in Finnmark.",
                ({"answer": "dozens", "counted": "rural schools in Finnmark", "of_subject": False},),
            ),
        ),
        silent=(
            Silent(
                "Hundreds of passengers left the ferry Nordstjernen in Bergen. Later 340 passengers went to Oslo.",
                "a figure stands elsewhere",
            ),
            Silent("Norlink paid thousands of dollars to the port of Bergen.", "an amount, not a count"),
            Silent("Hundreds of them left the ferry Nordstjernen in Bergen.", "of whom?"),
            Silent("Some passengers left the ferry Nordstjernen in Bergen.", "“some” claims no number"),
        ),
    ),
)
