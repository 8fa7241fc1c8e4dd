"""FCO-1 questions: who answers for it?"""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.fco import Statement
from quizgen.model import Dossier, Form
from quizgen.questions.draft import Draft
from quizgen.questions.wording import quoted, report
from quizgen.rules import Fires, QuestionRule, Silent

_OPTIONS = {
    "own": "The report itself, in its own voice",
    "paraphrased": "A source, whose words the report paraphrases",
    "quoted": "A source, whose exact words the report quotes",
}


def ask_voice(fact: Statement, dossier: Dossier) -> Iterator[Draft]:
    """Show the sentence and ask who answers for it; the three options are always the same."""
    yield Draft(
        question=f"{report(dossier)} has the sentence: {quoted(fact.passage)}. Who answers for what is stated there?",
        answer=_OPTIONS[fact.voice],
        form=Form.CHOICE,
        distractors=tuple(text for voice, text in _OPTIONS.items() if voice != fact.voice),
    )


RULES = (
    QuestionRule(
        id="FCO-1-Q1",
        family="FCO-1",
        skill="FCO",
        level=3,
        finds="Who answers for a sentence.",
        why="Before asking whether a sentence is true, ask who says it: the report, or somebody it passes on.",
        about=Statement,
        ask=ask_voice,
        fires=(
            Fires(
                "Anna Berg said that ferries with old engines would lose their licence.",
                (
                    {
                        "question": "A report of March 2024 has the sentence: “Anna Berg said that ferries with old engines "
                        "would lose their licence”. Who answers for what is stated there?",
                        "answer": "A source, whose words the report paraphrases",
                    },
                ),
            ),
        ),
        silent=(Silent("They left.", "too short, and nobody is named"),),
    ),
)
