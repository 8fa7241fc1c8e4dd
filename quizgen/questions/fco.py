"""FCO-4 questions: what kind of statement it is."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.fco import StatementKind
from quizgen.facts.own_statement import OwnStatement
from quizgen.model import Dossier, Form
from quizgen.questions.draft import Draft
from quizgen.questions.wording import cited, ended, lowered, report
from quizgen.rules import Fires, QuestionRule, Silent

_KINDS = {
    "checkable": "A factual claim, which records could check",
    "judgement": "A judgement, which no record can settle",
    "forecast": "A forecast or plan, about what was still to come",
}


def ask_kind(fact: StatementKind, dossier: Dossier) -> Iterator[Draft]:
    """Tell or show the statement and offer the three kinds."""
    answer = _KINDS[fact.sort]
    if fact.source:
        question = f"{report(dossier)} says: {cited(fact.told)} What kind of statement is reported there?"
    else:
        question = (
            f"According to {lowered(report(dossier))}, {ended(lowered(fact.told))} What kind of statement is that?"
        )
    yield Draft(
        question=question,
        answer=answer,
        form=Form.CHOICE,
        distractors=tuple(other for other in _KINDS.values() if other != answer),
    )


def ask_own(fact: OwnStatement, dossier: Dossier) -> Iterator[Draft]:
    """Show a sentence of the report's own and offer the three kinds."""
    answer = _KINDS[fact.sort]
    yield Draft(
        question=f"{report(dossier)} says: {cited(fact.passage)} What kind of statement does the writer make there?",
        answer=answer,
        form=Form.CHOICE,
        distractors=tuple(other for other in _KINDS.values() if other != answer),
    )


RULES = (
    QuestionRule(
        id="FCO-4-Q1",
        family="FCO-4",
        skill="FCO",
        level=2,
        finds="Whether a statement is a checkable fact, a judgement or a forecast.",
        why="Before asking whether a statement is true, ask whether it is of the kind that can be checked.",
        about=StatementKind,
        ask=ask_kind,
        fires=(
            Fires(
                "Mary Jones said that Norlink had sold two ferries to Sweden in 2019.",
                (
                    {
                        "question": "According to a March 2024 report, Mary Jones said that Norlink had sold two ferries to "
                        "Sweden in 2019. What kind of statement is that?",
                        "answer": "A factual claim, which records could check",
                        "form": Form.CHOICE,
                    },
                ),
            ),
        ),
        silent=(Silent("Mary Jones said that the ferries of Norlink were old.", "how old is old?"),),
    ),
    QuestionRule(
        id="FCO-4-Q2",
        family="FCO-4",
        skill="FCO",
        level=2,
        finds="Whether a sentence of the report’s own is a checkable fact, a judgement or a forecast.",
        why="A report mixes what records could check with what its writer thinks; only the first can be looked up.",
        about=OwnStatement,
        ask=ask_own,
        fires=(
            Fires(
                "The minister spoke to voters at noon. The sale of the ferry Nordstjernen by Norlink was a disgrace.",
                (
                    {
                        "question": "A March 2024 report says: “The sale of the ferry Nordstjernen by Norlink was a disgrace”. "
                        "What kind of statement does the writer make there?",
                        "answer": "A judgement, which no record can settle",
                        "form": Form.CHOICE,
                    },
                ),
            ),
        ),
        silent=(
            Silent(
                "The minister spoke to voters at noon. Mary Jones said that the sale by Norlink was a disgrace.",
                "her judgement, not the writer’s",
            ),
        ),
    ),
)
