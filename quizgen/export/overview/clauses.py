"""What happened: the clauses that facts tell of, each once and whole, however many facts ask for its parts."""

from __future__ import annotations

from dataclasses import dataclass

from quizgen.facts.circumstance import Circumstance
from quizgen.facts.clause import ClauseFact
from quizgen.facts.deed import Deed
from quizgen.facts.event import Agent
from quizgen.facts.plan import Plan
from quizgen.facts.quantity import Quantity
from quizgen.facts.reason import Reason
from quizgen.facts.share import Share
from quizgen.facts.unsure import OpenEvent
from quizgen.model import Dossier, Span, hull

_CONTRACTED = ("n't", "n’t")
_NOT = frozenset({"not", "never", *_CONTRACTED})


@dataclass(frozen=True)
class ClauseRow:
    """A clause made to stand alone; source: who says so, or None for the article. span: the clause in the text."""

    text: str
    source: str | None
    span: Span


def clause_rows(dossier: Dossier) -> tuple[ClauseRow, ...]:
    """Return the clauses of all facts in the order of the text, each in the words of the fact that keeps most of it."""
    best: dict[tuple[int, str], ClauseRow] = {}
    for fact in dossier.facts:
        if not isinstance(fact, ClauseFact) or isinstance(fact, OpenEvent):
            continue
        span = _clause_span(fact)
        row = ClauseRow(text=whole(fact), source=fact.source, span=span)
        key = (span.end, fact.lemma)
        if key not in best or len(row.text) > len(best[key].text):
            best[key] = row
    return tuple(sorted(best.values(), key=lambda row: row.span))


def open_rows(dossier: Dossier) -> tuple[tuple[str, str], ...]:
    """Return what the article does not vouch for as having happened: why ("not so", "possible", the hedge), and the clause."""
    return tuple(
        ("not so" if fact.negated else fact.hedge or fact.modality, whole(fact))
        for fact in dossier.facts
        if isinstance(fact, OpenEvent)
    )


def _clause_span(fact: ClauseFact) -> Span:
    spans = next((spans for role, spans in fact.spans if role == "clause"), ())
    return hull(spans) if spans else fact.sentence


def whole(fact: ClauseFact) -> str:
    """Return the clause with the part that its card asks for put back in its place."""
    head = [fact.subject, *fact.auxiliaries, fact.verb]
    if fact.lemma == "be" and fact.auxiliaries and fact.auxiliaries[0] in _NOT:
        head = [fact.subject, fact.verb, *fact.auxiliaries]
    match fact:
        case Quantity(of_subject=False):
            parts = [*head, f"{fact.answer} {fact.counted}", fact.rest]
        case Share(of_subject=False):
            parts = [*head, f"{fact.answer} of {fact.group}", fact.rest]
        case Deed(leading="", stranded=""):
            parts = [*head, fact.answer, fact.rest]
        case Deed():
            parts = [*head, fact.rest, fact.leading, _after(fact.rest, fact.stranded), fact.answer]
        case Agent():
            parts = [*head, "by", fact.answer, fact.rest]
        case Plan():
            to = "" if fact.answer.startswith("not to ") else "to"
            parts = [*head, fact.rest, to, fact.answer]
        case Circumstance() | Reason():
            parts = [*head, fact.rest, fact.answer]
        case _:
            parts = [*head, fact.rest]
    text = " ".join(part for part in parts if part)
    for negation in _CONTRACTED:
        text = text.replace(f" {negation}", negation)
    return f"{fact.fronted}, {text}" if fact.fronted else text


def _after(rest: str, preposition: str) -> str:
    """Return the preposition unless the rest of the clause ends in it already."""
    return "" if rest.split()[-1:] == [preposition] else preposition
