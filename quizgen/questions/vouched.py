"""FCO-1 questions: on whose word a sentence rests."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.vouched import Vouched
from quizgen.model import Dossier, Form
from quizgen.questions.draft import Draft
from quizgen.questions.wording import cited, report
from quizgen.rules import Fires, QuestionRule, Silent

_ANSWERS = {
    "writer": "On the writer’s own word: no source is given",
    "named": "On the word of a named person or body",
    "unnamed": "On the word of people without names",
    "paper": "On a document, a study, a poll or data",
}


def ask_source(fact: Vouched, dossier: Dossier) -> Iterator[Draft]:
    """Show the sentence and offer the kinds of source, without one that could be defended, too."""
    answer = _ANSWERS[fact.by]
    yield Draft(
        question=f"{report(dossier)} says: {cited(fact.passage)} On whose word, or on what, does that claim rest?",
        answer=answer,
        form=Form.CHOICE,
        distractors=tuple(words for kind, words in _ANSWERS.items() if kind not in {fact.by, fact.near_miss}),
    )


RULES = (
    QuestionRule(
        id="FCO-1-Q1",
        family="FCO-1",
        skill="FCO",
        level=2,
        finds="Whether a sentence rests on the writer’s word, on a named or unnamed source, or on a paper.",
        why="A claim is worth what its source is worth: notice whether a sentence of fact has one, and whether it has a name.",
        about=Vouched,
        ask=ask_source,
        fires=(
            Fires(
                "The ferry line Norlink lost two million crowns last year, according to an audit of the accounts.",
                (
                    {
                        "question": "A March 2024 report says: “The ferry line Norlink lost two million crowns last year, "
                        "according to an audit of the accounts”. On whose word, or on what, does that claim rest?",
                        "answer": "On a document, a study, a poll or data",
                        "form": Form.CHOICE,
                    },
                ),
            ),
            Fires(
                "The minister spoke to voters at noon.\n\nThe sale of two ferries has weakened Norlink in the ports of Norway.",
                ({"answer": "On the writer’s own word: no source is given"},),
            ),
        ),
        silent=(
            Silent("Anna Berg said that the ferry line Norlink lost two million crowns in Riga.", "nobody misses her"),
        ),
    ),
)
