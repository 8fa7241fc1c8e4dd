"""What all questions about clauses share: the clause as the grammar takes it, and the report in front."""

from __future__ import annotations

import re
from dataclasses import replace

from quizgen.facts.clause import ClauseFact
from quizgen.grammar import Wording, past_tense
from quizgen.model import Dossier
from quizgen.questions.roles import introduced
from quizgen.questions.wording import as_reported, curly

_NO_NAME = re.compile(
    r"(?:(?:the|an?) )?(?:(?:new|latest|recent|official) )?(?:report|figures|research|data|analysts?|observers)"
    r"(?: (?:published|released) .*)?",
    re.IGNORECASE,
)
"""A source that says nothing of itself: "according to a new report, cited in a report"."""
_PASSING = re.compile(r"\b(?:just|already|recently) \w+(?:ed|en|t|d)\b")
"""Adverbs that tie an act to the day of the report: "just opened"."""


def wording_of(fact: ClauseFact) -> Wording:
    """Return the clause of ``fact``, without the part asked for, as it is told months later.

    What "will" happen, or "is expected to", lay ahead of the report only: "would", "was expected to". What is so, or has
    happened, was so, and had happened, when the report appeared. What "had" happened is told in the past.
    """
    return seen_later(as_printed(fact))


def as_printed(fact: ClauseFact) -> Wording:
    """Return the clause of ``fact``, without the part asked for, with its verb as the report has it."""
    return Wording(
        fact.subject, fact.auxiliaries, fact.verb, fact.lemma, fact.tag, fact.plural, fact.rest, fact.fronted
    )


def seen_later(clause: Wording) -> Wording:
    """Return a clause of a report in the tense in which it is told months later; see `wording_of`."""
    match tuple(word.lower() for word in clause.auxiliaries):
        case ("will" | "'ll" | "’ll", *others):
            return replace(clause, auxiliaries=("would", *others))
        case ("is" | "are", *others):
            return replace(clause, auxiliaries=("were" if clause.plural else "was", *others))
        case ("has" | "have", *others):
            return replace(clause, auxiliaries=("had", *others))
        case ("had",) if clause.tag == "VBN":
            return replace(clause, auxiliaries=(), verb=past_tense(clause.lemma), tag="VBD")
        case ("had", "been") if clause.tag == "VBN":
            return replace(clause, auxiliaries=("were" if clause.plural else "was",))
        case () if clause.tag in {"VBZ", "VBP"}:
            return replace(clause, verb=_past(clause), tag="VBD")
    return clause


def _past(clause: Wording) -> str:
    if clause.lemma == "be":
        return "were" if clause.plural else "was"
    return past_tense(clause.lemma)


def sourced(fact: ClauseFact, dossier: Dossier, question: str | None) -> str | None:
    """Put the report, and the source where one vouches for the clause, before the question; None where it is not worth asking."""
    if question is None or fact.slight or _NO_NAME.fullmatch(fact.source or "") or _PASSING.search(question):
        return None
    source = introduced(fact.source, dossier) if fact.source is not None else None
    return as_reported(dossier, curly(question), source)
