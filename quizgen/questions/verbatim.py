"""STR-3 questions: does the report have what its headline quotes?"""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.verbatim import HeadlineQuote
from quizgen.model import Dossier, Form
from quizgen.questions.draft import Draft
from quizgen.questions.marked import title_of
from quizgen.questions.wording import quoted
from quizgen.rules import Fires, QuestionRule, Silent


def ask_quoted(fact: HeadlineQuote, dossier: Dossier) -> Iterator[Draft]:
    """Show the headline and ask whether the text below has the words that it quotes."""
    if dossier.headline is None:
        return
    yield Draft(
        question=f"The headline {title_of(dossier.headline)} puts {quoted(fact.words)} in quotation marks. "
        "Whose words are they in the report itself?",
        answer="Nobody’s: the report has these words nowhere",
        form=Form.CHOICE,
        distractors=("Those of somebody whom the report names", "Those of somebody whom the report does not name"),
    )


RULES = (
    QuestionRule(
        id="STR-3-Q1",
        family="STR-3",
        skill="STR",
        level=2,
        finds="Whether the report has what its headline quotes.",
        why="Quotation marks in a headline may hold what was said, or only the editor's summary of it: compare them with the text.",
        about=HeadlineQuote,
        ask=ask_quoted,
        fires=(
            Fires(
                "Norway pays far too much for its old ferries, Anna Berg, the transport minister, has said. "
                "The harbour was closed. Snow fell on Bergen. Trains ran late all day. Two ships stayed in port.",
                (
                    {
                        "question": "The headline “Norway ‘must scrap rusty ferries’” puts “must scrap rusty ferries” in "
                        "quotation marks. Whose words are they in the report itself?",
                        "answer": "Nobody’s: the report has these words nowhere",
                        "form": Form.CHOICE,
                    },
                ),
                headline="Norway ‘must scrap rusty ferries’",
            ),
        ),
        silent=(
            Silent(
                "The ferry deal is a reckless gamble, said Anna Berg, the transport minister.",
                "it has the words",
                headline="Ferry deal a ‘reckless gamble’",
            ),
        ),
    ),
)
