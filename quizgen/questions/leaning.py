"""SRC-10 questions: by which word a report tells on which side a source stands."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.leaning import Leaning
from quizgen.lint.text import words
from quizgen.model import Dossier
from quizgen.questions.draft import Draft
from quizgen.questions.wording import cited, quoted, report
from quizgen.rules import Fires, QuestionRule, Silent


def ask_label(fact: Leaning, dossier: Dossier) -> Iterator[Draft]:
    """Show the passage and ask for the label; not where the headline, which the card shows, has it."""
    if set(words(fact.label)) <= set(words(dossier.headline or "")):
        return
    many = " " in fact.label
    who = fact.person or "the source"
    side = f"whose side {who} {'had been' if fact.former else 'was'} on" if fact.whose else f"on which side {who} stood"
    yield Draft(
        question=f"{report(dossier)} says: {cited(fact.passage)} By which word{'s' if many else ''} are readers told {side}?",
        answer=quoted(fact.label),
        spare=fact.plain,
    )


RULES = (
    QuestionRule(
        id="SRC-10-Q1",
        family="SRC-10",
        skill="SRC",
        level=2,
        finds="The word or phrase of a passage that tells on which side its source stands.",
        why="A source with a side may be right, and still speaks from that side: notice the word by which a report tells you so.",
        about=Leaning,
        ask=ask_label,
        fires=(
            Fires(
                "John Smith of the pro-business Oslo Forum said that the ferry tax would cost Norway 300 jobs.",
                (
                    {
                        "question": "A March 2024 report says: “John Smith of the pro-business Oslo Forum said that the ferry tax "
                        "would cost Norway 300 jobs”. By which word are readers told on which side the source stood?",
                        "answer": "“pro-business”",
                    },
                ),
            ),
        ),
        silent=(
            Silent("John Smith of the Oslo Forum said that the ferry tax would cost Norway 300 jobs.", "no label"),
        ),
    ),
)
