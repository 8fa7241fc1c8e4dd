"""SRC-6 questions: which people a report quotes."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.sources import QuotedPeople
from quizgen.grammar.numbers import in_words
from quizgen.model import Dossier
from quizgen.questions.draft import Draft
from quizgen.questions.wording import quoted
from quizgen.rules import Fires, QuestionRule, Silent


def ask_people(fact: QuotedPeople, dossier: Dossier) -> Iterator[Draft]:
    """Ask for all of them, unless the headline names one."""
    headline = dossier.headline
    if headline is None or any(name.rsplit(maxsplit=1)[-1] in headline for name in fact.people):
        return
    yield Draft(
        question=f"Which {in_words(len(fact.people))} people are quoted in their own words in the report "
        f"{quoted(headline)}?",
        answer=f"{', '.join(fact.people[:-1])} and {fact.people[-1]}",
    )


RULES = (
    QuestionRule(
        id="SRC-6-Q1",
        family="SRC-6",
        skill="SRC",
        level=2,
        finds="Which two or three people a report quotes.",
        why="Count the voices in a report, and ask whose is missing.",
        about=QuotedPeople,
        ask=ask_people,
        default=False,
        fires=(
            Fires(
                "“Safety on the fjord comes before timetables,” Anna Berg said.\n\n"
                "“Nobody on the ferry told us anything at all,” said Jonas Eide, a student from Bergen.",
                (
                    {
                        "question": "Which two people are quoted in their own words in the report “Ferry runs aground”?",
                        "answer": "Anna Berg and Jonas Eide",
                    },
                ),
                headline="Ferry runs aground",
            ),
        ),
        silent=(Silent("“Safety on the fjord comes before timetables,” Anna Berg said.", "one person"),),
    ),
)
