"""FAC-1: what did not happen, may happen, or is only alleged: facts for programs, never asked for as what happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.clause import spans_of, unsure_clauses, wording
from quizgen.facts.happening import Happening, hedge_of, modality_of, parts_of
from quizgen.read import tree
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from quizgen.read import Reading
    from quizgen.read.clauses import Clause

_NOUNS = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, kw_only=True)
class OpenEvent(Happening):
    """A clause that is negated, hedged, or tells of what is possible; ``answer`` is the subject."""

    kind: ClassVar[str] = "open_event"
    identity: ClassVar[tuple[str, ...]] = ("lemma", "subject", "rest", "negated", "modality", "hedge")


def find(reading: Reading) -> Iterator[OpenEvent]:
    """Yield the clauses for which the article does not vouch as having happened, each with why."""
    for told in unsure_clauses(reading, _is_open):
        subject = told.clause.subject
        yield OpenEvent(
            rule="FAC-1-OPEN",
            spans=spans_of(told, subject),
            answer=told.text(subject),
            **parts_of(told),
            **wording(told),
        )


def _is_open(clause: Clause) -> bool:
    """Tell whether a clause is negated, hedged or possible, and can stand alone as such."""
    unsure = tree.is_negated(clause.verb) or hedge_of(clause) is not None or modality_of(clause) == "possible"
    return unsure and clause.subject_head.pos_ in _NOUNS and not _is_embedded(clause)


def _is_embedded(clause: Clause) -> bool:
    """Tell whether a clause answers "when" or "how" in another, or has a condition in its subject: it says nothing alone."""
    return any(c.tag_ in {"WRB", "WP", "WDT"} for c in clause.verb.children) or any(
        t.lower_ == "if" for t in clause.subject
    )


RULES = (
    FactRule(
        id="FAC-1-OPEN",
        family="FAC-1",
        skill="FAC",
        level=2,
        finds="A clause that is negated, hedged, or tells only of what may, could or should be.",
        why="What did not happen, may happen or is alleged is easily remembered as what happened.",
        find=find,
        fires=(
            Fires(
                "Norlink did not repair the bridge between Oslo and Bergen.",
                ({"doer": "Norlink", "lemma": "repair", "done_to": "the bridge between Oslo and Bergen", "negated": True,
                  "modality": "happened", "hedge": None},),
            ),
            Fires(
                "The Norwegian government may close three bridges in Bergen.",
                ({"doer": "the Norwegian government", "modality": "possible", "negated": False},),
            ),
            Fires(
                "Norlink allegedly sold three old ships in May 2019.",
                ({"doer": "Norlink", "done_to": "three old ships", "hedge": "allegedly", "when": "in May 2019"},),
            ),
        ),
        silent=(
            Silent("Norlink sold three old ships to Denmark.", "it happened: FAC-1"),
            Silent("Norlink will sell three old ships to Denmark.", "planned, and vouched for"),
            Silent("She may sell three old ships to Denmark.", "the pronoun names nobody"),
            Silent("Anna Berg asked when Norway should sell three ships to Denmark.", "a question inside a sentence"),
            Silent("If Norlink may sell three ships, Denmark will buy them.", "a condition asserts nothing"),
        ),
    ),
)  # fmt: skip
