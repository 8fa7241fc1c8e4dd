"""EVD-5 and EVD-6 questions: how many a poll asked, and what a lead in it shows."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.poll import PollLead, PollSample
from quizgen.model import Dossier, Form
from quizgen.questions.draft import Draft
from quizgen.questions.wording import lowered, quoted, report
from quizgen.rules import Fires, QuestionRule, Silent

_ANSWERS = {
    "within": "No: the lead is smaller than the margin of error",
    "beyond": "Yes: the lead is more than twice the margin of error",
    "": "Yes: whoever has the larger share is ahead, whatever the margin",
}


def ask_sample(fact: PollSample, dossier: Dossier) -> Iterator[Draft]:
    """Ask how many were asked."""
    if fact.poll is not None and (dossier.headline or dossier.when):
        question = f"According to {lowered(report(dossier))}, how many {fact.people} were surveyed for {fact.poll}?"
    elif dossier.headline:
        question = f"In the report {quoted(dossier.headline)}, how many {fact.people} were surveyed for the poll?"
    else:
        return
    yield Draft(question=question, answer=fact.count)


def ask_lead(fact: PollLead, dossier: Dossier) -> Iterator[Draft]:
    """Tell lead and margin, and ask whether they show who is ahead."""
    if not (dossier.headline or dossier.when):
        return
    told = fact.shares or f"by {fact.lead}"
    answer = _ANSWERS[fact.relation]
    yield Draft(
        question=f"In a poll in {lowered(report(dossier))}, {fact.leader} led {fact.other} {told}, "
        f"with a margin of error of {fact.margin}. "
        "Does that poll alone show who was ahead?",
        answer=answer,
        form=Form.CHOICE,
        distractors=tuple(other for other in _ANSWERS.values() if other != answer),
    )


RULES = (
    QuestionRule(
        id="EVD-5-Q1",
        family="EVD-5",
        skill="EVD",
        level=2,
        finds="How many a poll asked.",
        why="What a poll can show depends on whom it asked, and how many.",
        about=PollSample,
        ask=ask_sample,
        fires=(
            Fires(
                "The Norlink poll surveyed 1,204 registered voters in May.",
                (
                    {
                        "question": "According to a March 2024 report, how many registered voters were surveyed for the "
                        "Norlink poll?",
                        "answer": "1,204",
                    },
                ),
            ),
        ),
        silent=(Silent("The Norlink poll found that 1,204 voters had left.", "not those asked"),),
    ),
    QuestionRule(
        id="EVD-6-Q1",
        family="EVD-6",
        skill="EVD",
        level=3,
        finds="Whether a lead in a poll is larger than chance.",
        why="A lead smaller than the margin of error is no proven lead: each share may be off by the margin.",
        about=PollLead,
        ask=ask_lead,
        fires=(
            Fires(
                "Mary Jones leads John Smith 46 percent to 44 percent, a poll found. The margin of error is three points.",
                (
                    {
                        "question": "In a poll in a March 2024 report, Mary Jones led John Smith 46 percent to 44 percent, "
                        "with a margin of error of plus or minus three points. Does that poll alone show who was ahead?",
                        "answer": "No: the lead is smaller than the margin of error",
                        "form": Form.CHOICE,
                    },
                ),
            ),
        ),
        silent=(Silent("Mary Jones leads John Smith 46 percent to 44 percent.", "no margin"),),
    ),
)
