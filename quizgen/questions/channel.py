"""EVD-1 questions: by which way the words of a passage came."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.channel import Channel
from quizgen.model import Dossier, Form
from quizgen.questions.draft import Draft
from quizgen.questions.wording import quoted, report
from quizgen.rules import Fires, QuestionRule, Silent

_WAYS = {
    "outlet": "To one news outlet alone, which could put questions",
    "press": "To the media at large, which could put questions",
    "audience": "To listeners on the spot, as a public speaker",
    "written": "As a prepared text, with nobody there to put questions",
    "post": "Straight to the public, with no journalist in between",
    "hearing": "In formal proceedings, open to questions",
}
"""In other words than reports use, or the passage would give the answer away ("told reporters")."""
_WRONG = {
    "outlet": ("audience", "written", "post"),
    "press": ("outlet", "written", "post"),
    "audience": ("outlet", "written", "hearing"),
    "written": ("outlet", "press", "audience"),
    "post": ("outlet", "press", "audience"),
    "hearing": ("outlet", "written", "post"),
}
"""For each way those that no reader could take it for."""


def ask_way(fact: Channel, dossier: Dossier) -> Iterator[Draft]:
    """Show the passage and offer four ways; what somebody "tweeted" everybody knows to be a post."""
    cue = fact.span("answer")
    if fact.way == "post" and cue is not None and "tweet" in cue.of(dossier.text).lower():
        return
    yield Draft(
        question=f"{report(dossier)} contains the passage {quoted(fact.passage)}. How were the reported words delivered?",
        answer=_WAYS[fact.way],
        form=Form.CHOICE,
        distractors=tuple(_WAYS[way] for way in _WRONG[fact.way]),
    )


RULES = (
    QuestionRule(
        id="EVD-1-Q2",
        family="EVD-1",
        skill="EVD",
        level=2,
        finds="By which way the words of a passage came: in an exchange, before an audience, as a prepared text, …",
        why="Words in answer to a question, words to a crowd and words in a prepared text are not worth the same.",
        about=Channel,
        ask=ask_way,
        fires=(
            Fires(
                "Mary Jones told the Oslo Herald that two ferries had collided.",
                (
                    {
                        "question": "A March 2024 report contains the passage “Mary Jones told the Oslo Herald that two "
                        "ferries had collided”. How were the reported words delivered?",
                        "answer": "To one news outlet alone, which could put questions",
                        "form": Form.CHOICE,
                    },
                ),
            ),
            Fires(
                "“Two ferries have collided in the fjord,” Norlink said in a statement.",
                ({"answer": "As a prepared text, with nobody there to put questions"},),
            ),
            Fires(
                "Mary Jones wrote on Facebook that two ferries had collided.",
                ({"answer": "Straight to the public, with no journalist in between"},),
            ),
        ),
        silent=(
            Silent("Mary Jones said that two ferries had collided.", "by which way?"),
            Silent("Mary Jones tweeted that two ferries had collided.", "the word says it"),
        ),
    ),
)
