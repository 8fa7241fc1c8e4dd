"""SRC-4 questions: how a source without a name is described, where the passage is shown without it."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.unnamed import UnnamedSource
from quizgen.model import Dossier
from quizgen.questions.draft import Draft
from quizgen.questions.wording import as_unnamed, quoted, report
from quizgen.rules import Fires, QuestionRule, Silent


def ask_source(fact: UnnamedSource, dossier: Dossier) -> Iterator[Draft]:
    """Show the passage with the source left out and ask how the report identifies it."""
    yield Draft(
        question=f"{report(dossier)} says: {quoted(fact.passage)}. How is the source left out at “[…]” identified?",
        answer=as_unnamed(fact.source, plural=fact.plural),
    )


RULES = (
    QuestionRule(
        id="SRC-4-Q3",
        family="SRC-4",
        skill="SRC",
        level=2,
        finds="How a source without a name is described, for a passage shown without it.",
        why="A source without a name cannot be asked or checked; reports use them for good reasons, and readers should notice.",
        about=UnnamedSource,
        ask=ask_source,
        fires=(
            Fires(
                "Two aides to the Norwegian minister said that Norlink was running out of money.",
                (
                    {
                        "question": "A March 2024 report says: “[…] said that Norlink was running out of money”. "
                        "How is the source left out at “[…]” identified?",
                        "answer": "As “two aides to the Norwegian minister”, without names",
                    },
                ),
            ),
        ),
        silent=(
            Silent("Anna Berg, an aide to the minister, said that Norlink was running out of money.", "she is named"),
        ),
    ),
)
