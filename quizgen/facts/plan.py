"""FAC-1: what somebody plans, promises, refuses or is asked to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.clause import ClauseFact, is_anchored, spans_of, told_clauses, wording
from quizgen.lexicon import lexicon
from quizgen.read import tree
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.facts.clause import Told
    from quizgen.read import Reading
    from quizgen.read.clauses import Clause

_MIN_WORDS, _MAX_WORDS = 3, 22


@dataclass(frozen=True, kw_only=True)
class Plan(ClauseFact):
    """What somebody plans to do, or is asked to; ``answer`` is the infinitive, without "to" unless "not" precedes it.

    order: the verb acts on somebody else ("asked the council to …").
    """

    kind: ClassVar[str] = "plan"
    identity: ClassVar[tuple[str, ...]] = ("lemma", "subject", "answer")
    order: bool


def find(reading: Reading) -> Iterator[Plan]:
    """Yield clauses that end in an infinitive which says what is planned or asked for."""
    for told in told_clauses(reading):
        entry = lexicon("infinitive_verbs").first(tree.lemmas(told.clause.verb))
        infinitive = _infinitive(told.clause) if entry is not None else None
        if entry is None or not infinitive or not _subject_is_clear(told):
            continue
        if entry.cls == "order" and not _has_addressee(told.clause, infinitive):
            continue
        answer = told.text(infinitive).removeprefix("to ")
        if not _MIN_WORDS <= len(answer.split()) <= _MAX_WORDS or answer.startswith(("do so", "be ")):
            continue
        if is_anchored(told, infinitive):
            yield Plan(
                rule="FAC-1-PLAN", spans=spans_of(told, infinitive), answer=answer, order=entry.cls == "order",
                **wording(told, infinitive),
            )  # fmt: skip


def _infinitive(clause: Clause) -> Sequence[Token]:
    """Return the tokens from "to", or "not to", to the end of the clause, where they are its complement."""
    for complement in tree.children(clause.verb, "xcomp", "ccomp"):
        to = next((c for c in complement.children if c.lower_ == "to" and c.dep_ == "aux"), None)
        if to is None or complement.tag_ != "VB":
            continue
        negation = next((c for c in complement.children if c.dep_ == "neg" and c.i < to.i), None)
        first = negation.i if negation is not None else to.i
        inside = {t.i for t in complement.subtree}
        found = [t for t in clause.rest if t.i >= first and t.i in inside]
        if found and found[0].i == first and found[-1].i == clause.rest[-1].i:
            return found
    return ()


def _has_addressee(clause: Clause, infinitive: Sequence[Token]) -> bool:
    """Tell whether somebody is asked: an object before the infinitive, or the subject of a passive."""
    return tree.is_passive(clause.verb) or any(
        t.pos_ in {"NOUN", "PROPN"} for t in clause.rest if t.i < infinitive[0].i
    )


def _subject_is_clear(told: Told) -> bool:
    entity = told.reading.mentions.get(told.clause.subject_head.i)
    return told.clause.subject_head.pos_ in {"NOUN", "PROPN", "PRON"} and (entity is None or not entity.ambiguous)


RULES = (
    FactRule(
        id="FAC-1-PLAN",
        family="FAC-1",
        skill="FAC",
        level=1,
        finds="What somebody plans, promises, refuses or is asked to do.",
        why="A plan, a promise or a request is no deed yet: remember who wants what, and look for what came of it.",
        find=find,
        fires=(
            Fires(
                "The Norwegian transport ministry intends to close three old bridges over the Vanna.",
                ({"answer": "close three old bridges over the Vanna", "lemma": "intend", "order": False},),
            ),
            Fires(
                "Anna Berg asked the ferry companies of Norway not to raise fares before Easter.",
                ({"answer": "not to raise fares before Easter", "order": True},),
            ),
        ),
        silent=(
            Silent("Anna Berg plans a holiday.", "no infinitive"),
            Silent("She intends to close three old bridges over the Vanna.", "the pronoun names nobody"),
            Silent("Anna Berg did not agree to close three old bridges.", "negated"),
        ),
    ),
)
