"""UNK-4 questions: whose answer is missing, and what that shows."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.comment import NoComment
from quizgen.grammar import capitalised
from quizgen.model import Dossier, Form
from quizgen.questions.draft import Draft
from quizgen.questions.wording import lowered, report
from quizgen.rules import Fires, QuestionRule, Silent

_WHY = "A good report says whom it asked in vain; the missing answer proves nothing, but it is missing."


def ask_silent_side(fact: NoComment, dossier: Dossier) -> Iterator[Draft]:
    """Ask who gave no comment, where the article names one such party."""
    if fact.only and (dossier.headline or dossier.when):
        yield Draft(
            question=f"From whom, according to {lowered(report(dossier))}, was comment sought in vain?",
            answer=f"{capitalised(fact.who)} ({fact.manner})",
        )


def ask_conclusion(fact: NoComment, dossier: Dossier) -> Iterator[Draft]:
    """Ask what may be concluded from the silence."""
    if not (dossier.headline or dossier.when):
        return
    who = f"{fact.who}," if ", " in fact.who else fact.who
    yield Draft(
        question=f"{report(dossier)} says that {who} {fact.manner}. What may a reader conclude from that?",
        answer="Only that an answer was sought and none was given",
        form=Form.CHOICE,
        distractors=(
            "That there must be something to hide",
            "That what the report says is true",
            "That the report asked one side only",
        ),
    )


RULES = (
    QuestionRule(
        id="UNK-4-Q1",
        family="UNK-4",
        skill="UNK",
        level=2,
        finds="Who was asked for comment and gave none.",
        why=_WHY,
        about=NoComment,
        ask=ask_silent_side,
        default=False,
        fires=(
            Fires(
                "Norlink did not respond to a request for comment.",
                (
                    {
                        "question": "From whom, according to a March 2024 report, was comment sought in vain?",
                        "answer": "Norlink (did not respond to a request for comment)",
                    },
                ),
            ),
        ),
        silent=(
            Silent("Norlink declined to comment. She declined to comment.", "not the only one"),
            Silent("Norlink declined to say who owns the ferry.", "an answer, if only in part"),
        ),
    ),
    QuestionRule(
        id="UNK-4-Q2",
        family="UNK-4",
        skill="UNK",
        level=2,
        finds="What may be concluded when somebody gives no comment.",
        why=_WHY,
        about=NoComment,
        ask=ask_conclusion,
        fires=(
            Fires(
                "Norlink did not respond to a request for comment.",
                (
                    {
                        "question": "A March 2024 report says that Norlink did not respond to a request for comment. "
                        "What may a reader conclude from that?",
                        "answer": "Only that an answer was sought and none was given",
                        "form": Form.CHOICE,
                    },
                ),
            ),
        ),
        silent=(Silent("She did not respond to a request for comment.", "who?"),),
    ),
)
