"""AGT-1 questions: by whom?"""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.agt import Agentless
from quizgen.model import Dossier
from quizgen.questions.draft import Draft
from quizgen.questions.wording import lowered, report
from quizgen.rules import Fires, QuestionRule, Silent


def ask_agent(fact: Agentless, dossier: Dossier) -> Iterator[Draft]:
    """Retell the clause and ask by whom; the sentence does not tell."""
    yield Draft(
        question=f"{report(dossier)} says that {lowered(fact.told)}. Whom does it name as the source of that?",
        answer=f"Nobody: “{fact.verb}” stands there without “by …”",
    )


RULES = (
    QuestionRule(
        id="AGT-1-Q1",
        family="AGT-1",
        skill="AGT",
        level=3,
        finds="By whom something is said or thought.",
        why="“It is said” hides who says it; ask by whom before you believe it.",
        about=Agentless,
        ask=ask_agent,
        fires=(
            Fires(
                "Norway is widely seen as a leader in electric cars.",
                (
                    {
                        "question": "A March 2024 report says that Norway is widely seen as a leader in electric cars. "
                        "Whom does it name as the source of that?",
                        "answer": "Nobody: “seen” stands there without “by …”",
                    },
                ),
            ),
        ),
        silent=(Silent("Anna Berg sees Norway as a leader in electric cars.", "her view"),),
    ),
)
