"""WHO-5 and FAC-2 questions: what a name stands for, and which names are given as examples."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.clause import WHY
from quizgen.facts.definition import Definition
from quizgen.facts.example import Examples
from quizgen.grammar import capitalised
from quizgen.grammar.numbers import in_words
from quizgen.model import Dossier
from quizgen.questions.draft import Draft
from quizgen.questions.wording import as_reported, report
from quizgen.rules import Fires, QuestionRule, Silent


def ask_definition(fact: Definition, dossier: Dossier) -> Iterator[Draft]:
    """Ask what the name stands for."""
    wh = "Who" if fact.of_people else "What"
    question = as_reported(dossier, f"{wh} {'are' if fact.plural else 'is'} {fact.name}?", None)
    yield Draft(question=question, answer=capitalised(fact.definition))


def ask_examples(fact: Examples, dossier: Dossier) -> Iterator[Draft]:
    """Ask for the names."""
    *first, last = fact.names
    yield Draft(
        question=f"{report(dossier)} mentions {fact.group}. Which {in_words(len(fact.names))} does it name?",
        answer=f"{', '.join(first)} and {last}",
    )


RULES = (
    QuestionRule(
        id="FAC-2-Q2",
        family="FAC-2",
        skill="FAC",
        level=1,
        finds="Which examples the report names.",
        why=WHY,
        about=Examples,
        ask=ask_examples,
        default=False,
        fires=(
            Fires(
                "Visitors met famous guests such as Maria Lindqvist and Rui Sousa.",
                (
                    {
                        "question": "A March 2024 report mentions famous guests. Which two does it name?",
                        "answer": "Maria Lindqvist and Rui Sousa",
                    },
                ),
            ),
        ),
        silent=(Silent("Visitors met famous guests.", "no names"),),
    ),
    QuestionRule(
        id="WHO-5-Q1",
        family="WHO-5",
        skill="WHO",
        level=1,
        finds="What a name stands for.",
        why="Names carry a report; one you cannot place makes you skip what matters.",
        about=Definition,
        ask=ask_definition,
        default=False,
        fires=(
            Fires(
                "Visitors came to the Olsok, an annual festival of music in western Norway.",
                (
                    {
                        "question": "According to a March 2024 report, what is the Olsok?",
                        "answer": "An annual festival of music in western Norway",
                    },
                ),
            ),
        ),
        silent=(Silent("Visitors came to the Olsok.", "not explained"),),
    ),
)
