"""SRC-5 questions: what ties a source to one side."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.interest import Tie
from quizgen.facts.rivalry import Rivalry
from quizgen.model import Dossier
from quizgen.questions.draft import Draft
from quizgen.questions.wording import lowered, report
from quizgen.rules import Fires, QuestionRule, Silent


def ask_tie(fact: Tie, dossier: Dossier) -> Iterator[Draft]:
    """Ask what keeps a source from being neutral."""
    if dossier.headline or dossier.when:
        yield Draft(
            question=f"Why should a reader of {lowered(report(dossier))} not take {fact.person} "
            f"for a neutral source on {fact.side}?",
            answer=f"{fact.person} was {fact.post}",
            spare=fact.side == "party politics",  # what of it, the card does not show
        )


_STAKES = {
    "rival": "a political rival",
    "opposition": "a member of the opposition",
    "member": "a member of the government",
}


def ask_rivalry(fact: Rivalry, dossier: Dossier) -> Iterator[Draft]:
    """Ask what ties a politician to one side."""
    if dossier.headline or dossier.when:
        stake = _STAKES.get(fact.stake)
        tie = f"and so {stake}" if stake is not None else f"and so spoke for {fact.stake}"
        yield Draft(
            question=f"Why should a reader of {lowered(report(dossier))} not take {fact.person} "
            f"for a neutral source on {fact.side}?",
            answer=f"{fact.person} was {fact.post}, {tie}",
            spare=fact.side.startswith("the government"),  # of which country, the card may not show
        )


RULES = (
    QuestionRule(
        id="SRC-5-Q1",
        family="SRC-5",
        skill="SRC",
        level=2,
        finds="What ties a source to one side of the matter.",
        why="Who speaks for one side may know best, and still speaks for it: weigh the words with that in mind.",
        about=Tie,
        ask=ask_tie,
        fires=(
            Fires(
                "Leo Brandt, a spokesman for Norlink, said that two ferries in Oslo were safe.",
                (
                    {
                        "question": "Why should a reader of a March 2024 report not take Leo Brandt "
                        "for a neutral source on Norlink?",
                        "answer": "Leo Brandt was a spokesman for Norlink",
                    },
                ),
                headline="Norlink stops two ferries",
            ),
        ),
        silent=(
            Silent(
                "Leo Brandt, a spokesman for Norlink, left the ship.",
                "he says nothing",
                headline="Norlink stops two ferries",
            ),
        ),
    ),
    QuestionRule(
        id="SRC-5-Q2",
        family="SRC-5",
        skill="SRC",
        level=2,
        finds="What ties a politician to one side of the matter.",
        why="Politicians know their field, and speak for their side: weigh the words with that in mind.",
        about=Rivalry,
        ask=ask_rivalry,
        fires=(
            Fires(
                "Anna Berg, a Labour MP from Leeds, said that the Tories had closed forty harbours in a year.",
                (
                    {
                        "question": "Why should a reader of a March 2024 report not take Anna Berg for a neutral "
                        "source on the Conservatives?",
                        "answer": "Anna Berg was a Labour MP from Leeds, and so a political rival",
                    },
                ),
            ),
        ),
        silent=(
            Silent(
                "Anna Berg, a Labour MP from Leeds, said that forty harbours had closed in a year.",
                "no word of a rival",
            ),
        ),
    ),
)
