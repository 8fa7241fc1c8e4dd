"""FAC-1: who did what to whom, where and when, part by part, for programs that read facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from quizgen.facts.clause import HEDGES, ClauseFact
from quizgen.lexicon import lexicon
from quizgen.read import tree
from quizgen.read.clauses import PLANNED

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.facts.clause import Told
    from quizgen.read.clauses import Clause

_FUTURE = frozenset({"will", "'ll", "’ll", "would", "shall", "wo"})


@dataclass(frozen=True, kw_only=True)
class Happening(ClauseFact):
    """A clause with its parts as values of their own, each made to stand alone, None where the clause has none.

    doer: who acts, also in the passive. done_to: the object, in the passive the subject. recipient: to whom it is given.
    where, when: places and times, several joined by "; ".
    voice: "active" or "passive". negated: it is said not to be so.
    modality: "happened" (or holds), "planned" (is to come, by will, plan or order) or "possible" (may, could, should).
    hedge: the word by which the writer does not vouch ("allegedly"), or None.
    """

    doer: str | None = None
    done_to: str | None = None
    recipient: str | None = None
    where: str | None = None
    when: str | None = None
    voice: str = "active"
    negated: bool = False
    modality: str = "happened"
    hedge: str | None = None


def parts_of(told: Told) -> dict[str, Any]:
    """Return the fields of `Happening` for a clause that is told."""
    clause = told.clause
    passive = tree.is_passive(clause.verb)
    subject = told.text(clause.subject) or None
    return {
        "doer": _phrase(told, tree.agent_of(clause.verb)) if passive else subject,
        "done_to": subject if passive else _phrase(told, tree.object_of(clause.verb)),
        "recipient": _recipient(told),
        "where": _joined(told, clause.places),
        "when": _joined(told, clause.times),
        "voice": "passive" if passive else "active",
        "negated": tree.is_negated(clause.verb),
        "modality": modality_of(clause),
        "hedge": hedge_of(clause),
    }


def modality_of(clause: Clause) -> str:
    """Return whether what a clause tells "happened", is "planned", or only "possible"."""
    modal = tree.modal_of(clause.verb)
    had = modal is not None and modal.lower_ in {"'d", "’d"} and clause.verb.tag_ == "VBN"  # the tagger's "would"
    if modal is not None and not had:
        return "planned" if modal.lower_ in _FUTURE else "possible"
    infinitive = tree.child(clause.verb, "xcomp")
    ahead = infinitive is not None and infinitive.tag_ == "VB" and _lies_ahead(clause.verb)
    return "planned" if ahead else "happened"


def _lies_ahead(verb: Token) -> bool:
    """Tell whether the infinitive of a verb is still to come: "plans to", "is expected to"."""
    entry = lexicon("infinitive_verbs").get(verb.lemma_)
    return verb.lemma_ in PLANNED or (entry is not None and "ahead" in entry.gate)


def hedge_of(clause: Clause) -> str | None:
    """Return the first word of a clause by which the writer does not vouch for the whole of it, or None."""
    return next((t.lower_ for t in clause.all() if t.lower_ in HEDGES and t.head.i == clause.verb.i), None)


def _phrase(told: Told, head: Token | None) -> str | None:
    """Return the phrase of ``head`` as far as it belongs to the clause."""
    if head is None:
        return None
    inside = {t.i for t in head.subtree}
    return told.text([t for t in told.clause.rest if t.i in inside]) or None


def _recipient(told: Told) -> str | None:
    """Return to whom something is given: "gave *the town* a bridge", "gave a bridge to *the town*"."""
    verb = told.clause.verb
    head = tree.child(verb, "dative")
    if head is None and verb.lemma_ in lexicon("giving_verbs"):
        head = next((c for c in tree.children(verb, "prep") if c.lower_ == "to"), None)
    if head is not None and head.pos_ == "ADP":
        head = tree.child(head, "pobj")
    return _phrase(told, head)


def _joined(told: Told, parts: Sequence[Sequence[Token]]) -> str | None:
    inside = {t.i for t in told.clause.all()}
    texts = [told.text([t for t in part if t.i in inside]) for part in parts]
    return "; ".join(text for text in texts if text) or None
