"""FAC-3: when, where, how long."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.clause import WHY, ClauseFact, blanked, leave_out, spans_of, told_clauses, wording
from quizgen.facts.quantity import MIN_CONTEXT, Figure
from quizgen.lexicon import lexicon
from quizgen.read import tree
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

    from quizgen.read import Reading


_TELLING_SUBJECT = 4
"""Words of a subject that tells by itself what happened ("the stampede at the holy site happened at …")."""
_DURATION = re.compile(r"(?:\w+|\d[\d.,]*)(?: |-)(?:minute|hour|day|week|month|year)s?")


@dataclass(frozen=True, kw_only=True)
class Circumstance(ClauseFact):
    """When, where or how long; ``sort`` is "when", "where" or "how long"."""

    kind: ClassVar[str] = "circumstance"
    identity: ClassVar[tuple[str, ...]] = ("sort", "lemma", "subject", "rest")
    sort: str


def find_circumstances(reading: Reading) -> Iterator[Circumstance]:
    """Yield when and where of clauses, each asked by itself."""
    for told in told_clauses(reading):
        clause = told.clause
        for sort, parts in (("when", clause.times), ("where", clause.places)):
            if len(parts) != 1 or clause.verb.lemma_ in {"have", "seem", "appear"}:
                continue
            if clause.verb.lemma_ in lexicon("dangling_verbs"):
                continue
            answer = told.text(parts[0])
            if sort == "when" and (not _is_definite_time(answer) or _is_perfect(clause.verb)):
                continue
            told_by_subject = len(clause.subject) >= _TELLING_SUBJECT and clause.verb.lemma_ != "be"
            if told_by_subject or len(leave_out(clause.rest, parts[0])) >= 2:
                yield Circumstance(
                    rule="FAC-3", spans=spans_of(told, parts[0]), sort=sort, answer=answer, **wording(told, parts[0])
                )


def _is_perfect(verb: Token) -> bool:
    """Tell whether the clause is in the present perfect, which English does not ask "when" of."""
    return any(aux.lower_ in {"has", "have"} for aux in tree.auxiliaries_of(verb))


def _is_definite_time(answer: str) -> bool:
    """Tell whether the answer names a year: a day or month alone would not stand for long."""
    return re.search(r"\b(?:1[5-9]|20)\d\d\b", answer) is not None


def find_durations(reading: Reading) -> Iterator[Figure]:
    """Yield clauses with one duration: "a one-day visit", "for three hours"."""
    for told in told_clauses(reading):
        tokens = told.clause.all()
        inside = {t.i for t in tokens}
        spans = reading.parse.doc[tokens[0].i : tokens[-1].i + 1].ents
        found = [e for e in spans if e.label_ in {"DATE", "TIME"} and _is_duration(e) and {t.i for t in e} <= inside]
        fields = blanked(told, list(found[0]), MIN_CONTEXT) if len(found) == 1 else None
        if fields is not None:
            yield Figure(rule="FAC-3-LONG", **fields)


def _is_duration(found: TokenSpan) -> bool:
    """Tell whether an expression of time is a length of time: after "for", "a" or "over", not "two years ago"."""
    before = found[0].nbor(-1).lower_ if found[0].i else ""
    after = found[-1].nbor().lower_ if found[-1].i + 1 < len(found.doc) else ""
    if after in {"ago", "later", "earlier", "old", "-"}:
        return False
    return before in {"for", "a", "an", "the", "lasted", "than", "took"} and _DURATION.fullmatch(found.text) is not None


RULES = (
    FactRule(
        id="FAC-3",
        family="FAC-3",
        skill="FAC",
        level=1,
        finds="The date or the place of what a clause tells.",
        why=WHY,
        find=find_circumstances,
        fires=(
            Fires(
                "The ferry company Norlink cancelled its service to Riga in 2019.",
                ({"sort": "when", "answer": "in 2019"},),
            ),
            Fires(
                "The first meeting between Norway and Sweden happened in Helsinki.",
                ({"sort": "where", "answer": "in Helsinki"},),
            ),
            Fires(
                "Maria Lindqvist signed a treaty with Norway in Helsinki.",
                ({"sort": "where", "answer": "in Helsinki"},),
            ),
        ),
        silent=(
            Silent(
                "The company reportedly cancelled its service to Riga in 2019.", "a hedge: the writer does not vouch"
            ),
            Silent("They signed a treaty with Norway in Helsinki.", "the pronoun names nobody"),
        ),
    ),
    FactRule(
        id="FAC-3-LONG",
        family="FAC-3",
        skill="FAC",
        level=1,
        finds="How long something lasts: “a one-day visit”, “for three hours”.",
        why=WHY,
        find=find_durations,
        fires=(
            Fires(
                "Rui Sousa came to Oslo for a three-day visit to old friends.",
                ({"before": "Rui Sousa came to Oslo for a", "answer": "three-day", "after": "visit to old friends"},),
            ),
        ),
        silent=(
            Silent("Rui Sousa came to Oslo three days ago to visit old friends.", "a time, not a length"),
            Silent("Rui Sousa met the 58-year-old captain of a ferry in Oslo.", "an age"),
        ),
    ),
)
