"""STR-3 questions: does the report quote what its headline quotes?"""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.verbatim import HeadlineQuote
from quizgen.model import Dossier, Form
from quizgen.questions.draft import Draft
from quizgen.questions.marked import title_of
from quizgen.questions.wording import quoted
from quizgen.rules import Fires, QuestionRule, Silent

_YES = "Yes, word for word, in a quotation"
_RETOLD = "Only in sentences of the reporter, outside quotation marks"
_NO = "No, these words are nowhere in the report"


def ask_quoted(fact: HeadlineQuote, dossier: Dossier) -> Iterator[Draft]:
    """Show the headline and ask whether the text below quotes the same words."""
    if dossier.headline is None:
        return
    answer = _YES if fact.quoted else _NO
    yield Draft(
        question=f"The headline {title_of(dossier.headline)} puts {quoted(fact.words)} in quotation marks. "
        "Does the report below it quote anybody with these words?",
        answer=answer,
        form=Form.CHOICE,
        distractors=tuple(option for option in (_YES, _RETOLD, _NO) if option != answer),
    )


RULES = (
    QuestionRule(
        id="STR-3-Q1",
        family="STR-3",
        skill="STR",
        level=2,
        finds="Whether the report quotes what its headline quotes.",
        why="Quotation marks in a headline may hold what was said, or only the editor's summary of it: compare them with the text.",
        about=HeadlineQuote,
        ask=ask_quoted,
        fires=(
            Fires(
                "Norway pays far too much for its rusty ferries, Anna Berg, the transport minister, has said.",
                (
                    {
                        "question": "The headline “Norway ‘must scrap rusty ferries’” puts “must scrap rusty ferries” in "
                        "quotation marks. Does the report below it quote anybody with these words?",
                        "answer": "No, these words are nowhere in the report",
                        "form": Form.CHOICE,
                    },
                ),
                headline="Norway ‘must scrap rusty ferries’",
            ),
            Fires(
                "“The ferry deal is a reckless gamble with public money,” said Anna Berg, the transport minister.",
                ({"answer": "Yes, word for word, in a quotation"},),
                headline="Ferry deal a ‘reckless gamble’",
            ),
        ),
        silent=(
            Silent(
                "The ferry deal is a reckless gamble, said Anna Berg, the transport minister.",
                "her words, or the reporter's?",
                headline="Ferry deal a ‘reckless gamble’",
            ),
        ),
    ),
)
