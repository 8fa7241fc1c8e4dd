"""WHO-1 questions: from the name to the role, and from the role to the name."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.who import Role
from quizgen.lint.text import content_words
from quizgen.model import Dossier
from quizgen.questions.draft import Draft
from quizgen.questions.wording import at_the_time
from quizgen.rules import Fires, QuestionRule, Silent

_WHY = "What a statement is worth depends on who makes it: learn the people before you weigh their words."


def _is_askable(fact: Role) -> bool:
    """Tell whether a role is worth a card: the best of a person with a full name, and tied to a body, place or person."""
    return fact.best and fact.affiliated and " " in fact.person


def ask_role(fact: Role, dossier: Dossier) -> Iterator[Draft]:
    """Ask who somebody was; only for the best role of a person."""
    if not _is_askable(fact) or fact.former:
        return
    yield Draft(question=f"Who was {fact.person}{at_the_time(dossier)}?", answer=fact.role)


def ask_person(fact: Role, dossier: Dossier) -> Iterator[Draft]:
    """Ask who held a post that one person holds; silent where two people of the article share it."""
    if not fact.unique or not _is_askable(fact) or _shared(fact, dossier):
        return
    role = fact.role if _has_article(fact.role) else f"the {fact.role}"
    yield Draft(question=f"Who was {role}{at_the_time(dossier)}?", answer=fact.person, mark=fact.span("person"))


def _has_article(role: str) -> bool:
    first = role.split(maxsplit=1)[0]
    return (
        first.lower() in {"the", "a", "an"}
        or first.endswith(("’s", "'s", "s’", "s'"))
        or "’s " in role
        or "'s " in role
    )


def _shared(fact: Role, dossier: Dossier) -> bool:
    mine = content_words(fact.role)
    return any(
        isinstance(other, Role)
        and other.person != fact.person
        and other.noun == fact.noun
        and (content_words(other.role) <= mine or mine <= content_words(other.role))
        for other in dossier.facts
    )


RULES = (
    QuestionRule(
        id="WHO-1-Q1",
        family="WHO-1",
        skill="WHO",
        level=1,
        finds="Who somebody was.",
        why=_WHY,
        about=Role,
        ask=ask_role,
        fires=(
            Fires(
                "Kari Mellum, head of the coast guard in Oslo, praised the crew.",
                ({"question": "Who was Kari Mellum in March 2024?", "answer": "head of the coast guard in Oslo"},),
            ),
            Fires(
                "Kari Mellum, head of the coast guard in Oslo, praised the crew.",
                ({"question": "Who was Kari Mellum at the time of the report “Boats to the rescue”?"},),
                headline="Boats to the rescue",
                date=None,
            ),
        ),
        silent=(
            Silent("Former banker Ines Prado praised the crew.", "the role is over: who she is now is not said"),
            Silent("Kari Mellum praised the crew.", "no role"),
        ),
    ),
    QuestionRule(
        id="WHO-1-Q2",
        family="WHO-1",
        skill="WHO",
        level=1,
        finds="Who held a post.",
        why=_WHY,
        about=Role,
        ask=ask_person,
        fires=(
            Fires(
                "The Norwegian transport minister, Anna Berg, visited the ship.",
                ({"question": "Who was the Norwegian transport minister in March 2024?", "answer": "Anna Berg"},),
            ),
        ),
        silent=(
            Silent("Rui Sousa, a nurse from Lisbon, visited the ship.", "there are many nurses"),
            Silent(
                "Anna Berg, spokeswoman for Norlink, arrived. Leo Brandt, spokeswoman for Norlink, left.",
                "two people with one role",
            ),
        ),
    ),
)
