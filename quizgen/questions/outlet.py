"""EVD-3 questions: to which outlet somebody said it first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.facts.outlet import Outlet
from quizgen.facts.who import Role
from quizgen.grammar import capitalised
from quizgen.model import Dossier
from quizgen.questions.draft import Draft
from quizgen.questions.wording import lowered, report, with_role
from quizgen.rules import Fires, QuestionRule, Silent

_DETERMINED = re.compile(r"(?:the|an?)\s|[^,]*['’]s\s", re.IGNORECASE)
"""A role that can stand behind a name as it is: "a student", "Norlink’s owner"."""


def ask_outlet(fact: Outlet, dossier: Dossier) -> Iterator[Draft]:
    """Ask to which outlet a person spoke, where there is one only and the headline does not tell."""
    if not fact.only or not (dossier.headline or dossier.when) or _is_shown(fact.outlet, dossier):
        return
    role = next((f.role for f in dossier.facts if isinstance(f, Role) and f.person == fact.person and f.best), None)
    who = f"{with_role(fact.person, role)}," if role and _DETERMINED.match(role) else fact.person
    yield Draft(
        question=f"According to {lowered(report(dossier))}, to which news outlet did {who} speak?",
        answer=capitalised(fact.outlet),
    )


def _is_shown(outlet: str, dossier: Dossier) -> bool:
    last = outlet.rsplit(maxsplit=1)[-1]
    return re.search(rf"\b{re.escape(last)}\b", f"{dossier.headline or ''} {dossier.publisher or ''}") is not None


RULES = (
    QuestionRule(
        id="EVD-3-Q1",
        family="EVD-3",
        skill="EVD",
        level=2,
        finds="To which news outlet a person spoke.",
        why="Words that a report takes over from an interview elsewhere were chosen twice: look where they were first.",
        about=Outlet,
        ask=ask_outlet,
        default=False,
        fires=(
            Fires(
                "Mary Jones told the Oslo Herald that two ferries had collided.",
                (
                    {
                        "question": "According to a March 2024 report, to which news outlet did Mary Jones speak?",
                        "answer": "The Oslo Herald",
                    },
                ),
            ),
        ),
        silent=(
            Silent(
                "Mary Jones told CNN that two ferries had collided. Jones told Reuters that it was late.", "two outlets"
            ),
            Silent(
                "Mary Jones told CNN that two ferries had collided.",
                "the headline has it",
                headline="Jones speaks on CNN",
            ),
        ),
    ),
)
