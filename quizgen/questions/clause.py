"""What all questions about clauses share: the clause as the grammar takes it, and the report in front."""

from __future__ import annotations

from quizgen.facts.clause import ClauseFact
from quizgen.grammar import Wording
from quizgen.model import Dossier
from quizgen.questions.roles import introduced
from quizgen.questions.wording import as_reported, curly


def wording_of(fact: ClauseFact) -> Wording:
    """Return the clause of ``fact``, without the part asked for, as the grammar takes it."""
    return Wording(
        fact.subject, fact.auxiliaries, fact.verb, fact.lemma, fact.tag, fact.plural, fact.rest, fact.fronted
    )


def sourced(fact: ClauseFact, dossier: Dossier, question: str | None) -> str | None:
    """Put the report, and the source where one vouches for the clause, before the question; None where it is not worth asking."""
    if question is None or fact.slight:
        return None
    source = introduced(fact.source, dossier) if fact.source is not None else None
    return as_reported(dossier, curly(question), source)
