"""QTE-3 questions: which words of a quotation the speaker did not say."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.bracketed import InsertedWords
from quizgen.model import Dossier
from quizgen.questions.draft import Draft
from quizgen.questions.wording import cited, quoted, report
from quizgen.rules import Fires, QuestionRule, Silent


def ask_inserted(fact: InsertedWords, dossier: Dossier) -> Iterator[Draft]:
    """Show the quotation and ask which words of it are the reporter's."""
    yield Draft(
        question=f"{report(dossier)} quotes {fact.source}: {cited(fact.quote)} "
        "Which words in the quotation are not the speaker’s own?",
        answer=f"{quoted(fact.words)}: square brackets mark what the reporter put in",
    )


RULES = (
    QuestionRule(
        id="QTE-3-Q1",
        family="QTE-3",
        skill="QTE",
        level=1,
        finds="Which words in a quotation are the reporter’s, by their square brackets.",
        why="Square brackets are the reporter’s: what stands in them helps the reader, but the speaker did not say it so.",
        about=InsertedWords,
        ask=ask_inserted,
        fires=(
            Fires(
                "“I think the sale of [the ferry Nordstjernen] was a reckless deal,” the minister Anna Berg said.",
                (
                    {
                        "question": "A March 2024 report quotes Anna Berg: “I think the sale of [the ferry Nordstjernen] was a "
                        "reckless deal”. Which words in the quotation are not the speaker’s own?",
                        "answer": "“the ferry Nordstjernen”: square brackets mark what the reporter put in",
                    },
                ),
            ),
        ),
        silent=(
            Silent(
                "“I think the sale of the ferry Nordstjernen was a reckless deal,” the minister Anna Berg said.",
                "all the words are hers",
            ),
        ),
    ),
)
