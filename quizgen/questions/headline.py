"""STR-1 questions: which source a headline leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.headline import HeadlineSource
from quizgen.grammar import capitalised
from quizgen.model import Dossier
from quizgen.questions.draft import Draft
from quizgen.questions.wording import quoted
from quizgen.rules import Fires, QuestionRule, Silent


def ask_source(fact: HeadlineSource, dossier: Dossier) -> Iterator[Draft]:
    """Show the headline and ask for the source that the report adds."""
    if dossier.headline is None:
        return
    named = f"no source but “{fact.label}”" if fact.label else "no source"
    asked = f"names {named}. Which source does the report’s first sentence give?"
    yield Draft(question=f"The headline {quoted(dossier.headline)} {asked}", answer=capitalised(fact.source))


RULES = (
    QuestionRule(
        id="STR-1-Q1",
        family="STR-1",
        skill="STR",
        level=2,
        finds="The source that a headline leaves out.",
        why="A headline has no room for the source; the first sentence often has it. Read on before you pass it on.",
        about=HeadlineSource,
        ask=ask_source,
        fires=(
            Fires(
                "A storm on Tuesday destroyed two bridges in Turin, Italian officials said.",
                (
                    {
                        "question": "The headline “Storm destroys two bridges in Turin” names no source. "
                        "Which source does the report’s first sentence give?",
                        "answer": "Italian officials",
                    },
                ),
                headline="Storm destroys two bridges in Turin",
            ),
            Fires(
                "Norwegian ferries are old and slow, according to a survey by the University of Bergen.",
                (
                    {
                        "question": "The headline “Survey: Norwegian ferries old and slow” names no source but “Survey”. "
                        "Which source does the report’s first sentence give?",
                        "answer": "A survey by the University of Bergen",
                    },
                ),
                headline="Survey: Norwegian ferries old and slow",
            ),
        ),
        silent=(Silent("A storm destroyed two bridges in Turin.", "the first sentence has no source either"),),
    ),
)
