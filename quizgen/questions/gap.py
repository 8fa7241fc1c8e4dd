"""GAP-1 questions: how much of the person it is about a report lets speak."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.gap import OwnVoice
from quizgen.model import Dossier, Form
from quizgen.questions.draft import Draft
from quizgen.questions.wording import quoted
from quizgen.rules import Fires, QuestionRule, Silent

_ANSWERS = {
    "quoted": "In direct quotation",
    "paraphrased": "Only in paraphrase",
    "absent": "Not at all",
}


def ask_own_voice(fact: OwnVoice, dossier: Dossier) -> Iterator[Draft]:
    """Ask what the report gives of a person's own words."""
    if dossier.headline is None:
        return
    answer = _ANSWERS[fact.manner]
    yield Draft(
        question=f"In the report {quoted(dossier.headline)}, how is {_possessive(fact.person)} own voice heard?",
        answer=answer,
        form=Form.CHOICE,
        distractors=tuple(other for other in _ANSWERS.values() if other != answer),
    )


def _possessive(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"


RULES = (
    QuestionRule(
        id="GAP-1-Q1",
        family="GAP-1",
        skill="GAP",
        level=3,
        finds="Whether the person in the headline has a voice in the report.",
        why="Ask whether those whom a report is about speak in it, or are only spoken about.",
        about=OwnVoice,
        ask=ask_own_voice,
        fires=(
            Fires(
                "Mary Jones led the coast guard of Norway for ten years. The government in Oslo replaced Mary Jones in March. "
                "John Smith said that Norway needed somebody younger. Mary Jones moved to Bergen.",
                (
                    {
                        "question": "In the report “Government replaces Jones”, how is Mary Jones’ own voice heard?",
                        "answer": "Not at all",
                        "form": Form.CHOICE,
                    },
                ),
                headline="Government replaces Jones",
            ),
        ),
        silent=(Silent("Mary Jones led the coast guard for ten years.", "the headline names nobody"),),
    ),
)
