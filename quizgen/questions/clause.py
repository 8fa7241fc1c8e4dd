"""What all questions about clauses share: the clause as the grammar takes it, and the report in front."""

from __future__ import annotations

from quizgen.facts.clause import ClauseFact
from quizgen.facts.who import Role
from quizgen.grammar import Wording
from quizgen.model import Dossier
from quizgen.questions.wording import as_reported, curly, with_role


def wording_of(fact: ClauseFact) -> Wording:
    """Return the clause of ``fact``, without the part asked for, as the grammar takes it."""
    return Wording(
        fact.subject, fact.auxiliaries, fact.verb, fact.lemma, fact.tag, fact.plural, fact.rest, fact.fronted
    )


def sourced(fact: ClauseFact, dossier: Dossier, question: str | None) -> str | None:
    """Put the report, and the source where one vouches for the clause, before the question."""
    if question is None:
        return None
    return as_reported(dossier, curly(question), _introduced(fact.source, dossier))


def _introduced(source: str | None, dossier: Dossier) -> str | None:
    """Return a source with the role that the article gives it."""
    role = next((f.role for f in dossier.facts if isinstance(f, Role) and f.best and f.person == source), None)
    return with_role(source, role) if source is not None else None
