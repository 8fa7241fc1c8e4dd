"""FAC questions: who, which two or three, when, where, how many."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.fac import Circumstance, ClauseFact, Event, ListOf, Quantity
from quizgen.grammar import Wording, ask_inverted, ask_subject, capitalised
from quizgen.model import Dossier
from quizgen.questions.draft import Draft
from quizgen.rules import Fires, QuestionRule, Silent

_NUMBER_WORDS = {2: "two", 3: "three"}


def _wording(fact: ClauseFact) -> Wording:
    return Wording(fact.subject, fact.auxiliaries, fact.verb, fact.lemma, fact.tag, fact.plural, fact.rest, fact.fronted)


def _sourced(fact: ClauseFact, question: str | None) -> str | None:
    """Put "According to …" before the question where a source vouches for the clause."""
    if question is None or fact.source is None:
        return question
    return f"According to {fact.source}, {question[0].lower()}{question[1:]}"


def ask_event(fact: Event, dossier: Dossier) -> Iterator[Draft]:
    """Ask who, or which country, city or body, did it."""
    wh = "Who" if fact.actor == "who" else f"Which {fact.actor}"
    question = _sourced(fact, ask_subject(wh, _wording(fact), singular=True))
    if question is not None:
        yield Draft(question=question, answer=fact.answer)


def ask_list(fact: ListOf, dossier: Dossier) -> Iterator[Draft]:
    """Ask for both or all three."""
    wh = f"Which {_NUMBER_WORDS[len(fact.items)]} {fact.noun}"
    question = _sourced(fact, ask_subject(wh, _wording(fact), singular=False))
    if question is not None:
        yield Draft(question=question, answer=fact.answer)


def ask_circumstance(fact: Circumstance, dossier: Dossier) -> Iterator[Draft]:
    """Ask when or where it was."""
    question = _sourced(fact, ask_inverted(capitalised(fact.sort), _wording(fact)))
    if question is not None:
        yield Draft(question=question, answer=capitalised(fact.answer))


def ask_quantity(fact: Quantity, dossier: Dossier) -> Iterator[Draft]:
    """Ask how many."""
    wh = f"How many {fact.counted}"
    asked = ask_subject(wh, _wording(fact), singular=False) if fact.of_subject else ask_inverted(wh, _wording(fact))
    question = _sourced(fact, asked)
    if question is not None:
        yield Draft(question=question, answer=capitalised(fact.answer))


RULES: tuple[QuestionRule, ...] = ()
