"""AGT questions: by whom, and who are they?"""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.agt import Agentless
from quizgen.facts.faceless import FacelessGroup
from quizgen.model import Dossier
from quizgen.questions.draft import Draft
from quizgen.questions.wording import lowered, quoted, report
from quizgen.rules import Fires, QuestionRule, Silent


def ask_agent(fact: Agentless, dossier: Dossier) -> Iterator[Draft]:
    """Retell the clause and ask by whom; the sentence does not tell."""
    yield Draft(
        question=f"{report(dossier)} says that {lowered(fact.told)}. Whom does it name as the source of that?",
        answer=f"Nobody: “{fact.verb}” stands there without “by …”",
    )


def ask_members(fact: FacelessGroup, dossier: Dossier) -> Iterator[Draft]:
    """Show the passage and ask whom of the group it names: nobody."""
    who = f"Which {fact.people} does" if fact.people else "Whom does"
    role = "" if fact.thinks and fact.people else " as thinking so" if fact.thinks else " as its source"
    yield Draft(
        question=f"{report(dossier)} says: {quoted(fact.passage)}. {who} the passage name{role}?",
        answer=f"{'None' if fact.people else 'Nobody'}: it says only {quoted(fact.group)}, neither who nor how many",
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
    QuestionRule(
        id="AGT-2-Q1",
        family="AGT-2",
        skill="AGT",
        level=3,
        finds="Which of a group without faces a passage names.",
        why="“Critics say” may stand for a movement or for one friend of the writer: ask who they are, and how many.",
        about=FacelessGroup,
        ask=ask_members,
        fires=(
            Fires(
                "Critics say that the sale of Norlink will ruin two towns.",
                (
                    {
                        "question": "A March 2024 report says: “Critics say that the sale of Norlink will ruin two towns”. "
                        "Which critics does the passage name as its source?",
                        "answer": "None: it says only “critics”, neither who nor how many",
                    },
                ),
            ),
        ),
        silent=(Silent("Three critics say that the sale of Norlink will ruin two towns.", "how many is told"),),
    ),
)
