"""EVD questions: how large a margin of error is, and who had the news first."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.provenance import FirstReport, Margin
from quizgen.grammar import capitalised
from quizgen.model import Dossier
from quizgen.questions.draft import Draft
from quizgen.questions.wording import lowered, report
from quizgen.rules import Fires, QuestionRule, Silent


def ask_margin(fact: Margin, dossier: Dossier) -> Iterator[Draft]:
    """Ask for the margin of error."""
    if dossier.headline or dossier.when:
        yield Draft(
            question=f"How large is the margin of error of the poll in {lowered(report(dossier))}?",
            answer=capitalised(fact.margin),
        )


def ask_first(fact: FirstReport, dossier: Dossier) -> Iterator[Draft]:
    """Ask which outlet had the news first, where the headline does not tell."""
    last = fact.outlet.rsplit(maxsplit=1)[-1]
    if (dossier.headline or dossier.when) and last not in (dossier.headline or ""):
        yield Draft(
            question=f"According to {lowered(report(dossier))}, which news outlet was the first to report {fact.news}?",
            answer=capitalised(fact.outlet),
        )


RULES = (
    QuestionRule(
        id="EVD-2-Q2",
        family="EVD-2",
        skill="EVD",
        level=2,
        finds="How large the margin of error of a poll is.",
        why="A lead smaller than the margin of error is no lead.",
        about=Margin,
        ask=ask_margin,
        default=False,
        fires=(
            Fires(
                "The poll of 900 voters has a margin of error of 3.5 percentage points.",
                (
                    {
                        "question": "How large is the margin of error of the poll in a March 2024 report?",
                        "answer": "Plus or minus 3.5 percentage points",
                    },
                ),
            ),
        ),
        silent=(Silent("The lead of Mary Jones was within the margin of error.", "how large is it?"),),
    ),
    QuestionRule(
        id="EVD-3-Q2",
        family="EVD-3",
        skill="EVD",
        level=2,
        finds="Which outlet had the news first.",
        why="Many reports retell one: look who did the reporting.",
        about=FirstReport,
        ask=ask_first,
        fires=(
            Fires(
                "The collision of two ferries was first reported by the Oslo Herald.",
                (
                    {
                        "question": "According to a March 2024 report, which news outlet was the first to report "
                        "the collision of two ferries?",
                        "answer": "The Oslo Herald",
                    },
                ),
            ),
        ),
        silent=(Silent("The collision of two ferries was reported by the Oslo Herald.", "first or not?"),),
    ),
)
