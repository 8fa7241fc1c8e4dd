"""QTE-1 questions: fill in the speaker's own words."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.qte import PartialQuote
from quizgen.model import BLANK, Dossier, Form
from quizgen.questions.draft import Draft
from quizgen.questions.wording import in_month
from quizgen.rules import Fires, QuestionRule, Silent

_WHY = "Only the words between the marks are the speaker's own; the rest is the reporter's."


def ask_words(fact: PartialQuote, dossier: Dossier) -> Iterator[Draft]:
    """Blank the quoted words."""
    tail = f" {fact.after}" if fact.after and fact.after[0].isalnum() else fact.after
    yield Draft(
        question=in_month(dossier, f"{fact.before} “{BLANK}”{tail}."),
        answer=fact.words,
        form=Form.CLOZE,
    )


RULES = (
    QuestionRule(
        id="QTE-1-Q1",
        family="QTE-1",
        skill="QTE",
        level=1,
        finds="The speaker's own words in a reporter's sentence.",
        why=_WHY,
        about=PartialQuote,
        ask=ask_words,
        default=False,
        fires=(
            Fires(
                "John Smith said that the plan of the Norwegian government had a “strong rationale”.",
                (
                    {
                        "question": f"In March 2024, John Smith said that the plan of the Norwegian government had a “{BLANK}”.",
                        "answer": "strong rationale",
                        "form": Form.CLOZE,
                    },
                ),
            ),
        ),
        silent=(Silent("John Smith said: “The plan has a strong rationale.”", "all of it is quoted"),),
    ),
)
