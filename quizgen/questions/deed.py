"""FAC questions on what was done: what, by whom, to what end, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quizgen.facts.clause import WHY
from quizgen.facts.deed import Deed
from quizgen.facts.event import Agent
from quizgen.facts.plan import Plan
from quizgen.facts.reason import Reason
from quizgen.grammar import ask_agent, ask_inverted, capitalised
from quizgen.lexicon import lexicon
from quizgen.model import Dossier
from quizgen.questions.central import in_lead, is_central
from quizgen.questions.clause import sourced, wording_of
from quizgen.questions.draft import Draft
from quizgen.questions.nation import tells_country
from quizgen.questions.wording import breaks_off
from quizgen.rules import LONG_LEAD, Fires, QuestionRule, Silent

_AS = re.compile(r"\bas \w+ (?:as|to)\b")
"""A comparison, of which the half is lost: "about as close to"."""
_WHOEVER = re.compile(
    r"(?:the|a) (?:man|woman|person|one|people|men|women|candidate)s? (?:who|that|whom|whose)\b", re.IGNORECASE
)
"""Somebody told without his name."""
_MIN_ORDER = 4
_MIN_REST = 2
"""With fewer words behind the verb a question asks for too many things: “What did Norway sign?”."""


def ask_deed(fact: Deed, dossier: Dossier) -> Iterator[Draft]:
    """Ask for what the verb's preposition leads to."""
    if (
        not fact.stranded
        or fact.lemma in lexicon("open_verbs")
        or (fact.lemma in lexicon("describing_verbs") and not is_central(fact, dossier))
    ):
        return
    yield from _about_object(fact, dossier)


def ask_object(fact: Deed, dossier: Dossier) -> Iterator[Draft]:
    """Ask for the direct object, or for whom a deed was meant, where that is no name."""
    if not (fact.stranded or _asks_for_name(fact)):
        yield from _about_object(fact, dossier)


def ask_named_object(fact: Deed, dossier: Dossier) -> Iterator[Draft]:
    """Ask whom, or which country, city or body, somebody did something to, with or for."""
    known = _asks_for_name(fact) and fact.lemma in lexicon("newsworthy_acts")
    if not fact.stranded and known and is_central(fact, dossier):
        yield from _about_object(fact, dossier)


def _asks_for_name(fact: Deed) -> bool:
    return fact.named and fact.asked != "what"


def _about_object(fact: Deed, dossier: Dossier) -> Iterator[Draft]:
    question = sourced(fact, dossier, ask_inverted(_wh(fact), wording_of(fact)))
    if question is None or _AS.search(question) or _WHOEVER.match(fact.answer):
        return
    if _is_narrow(fact) and not tells_country(question, fact.answer, dossier):
        yield Draft(question=question, answer=capitalised(fact.answer), spare=not in_lead(fact, dossier))


def _wh(fact: Deed) -> str:
    """Return "What", "Whom" ("Who" where the preposition is stranded), "Which country" or "To which country"."""
    if fact.leading:
        return f"{capitalised(fact.leading)} {'whom' if fact.asked == 'whom' else f'which {fact.asked}'}"
    if fact.asked == "whom":
        return "Who" if fact.stranded else "Whom"
    return "What" if fact.asked == "what" else f"Which {fact.asked}"


def _is_narrow(fact: Deed) -> bool:
    return bool(fact.stranded) or len(fact.rest.split()) >= _MIN_REST


def ask_by_whom(fact: Agent, dossier: Dossier) -> Iterator[Draft]:
    """Ask in the active voice who, what, or which body did it."""
    wh = capitalised(fact.actor) if fact.actor in {"who", "what"} else f"Which {fact.actor}"
    question = sourced(fact, dossier, ask_agent(wh, wording_of(fact)))
    if question is not None:
        yield Draft(question=question, answer=capitalised(fact.answer))


def ask_plan(fact: Plan, dossier: Dossier) -> Iterator[Draft]:
    """Ask what somebody is asked, ordered or made to do."""
    if not fact.order or len(fact.answer.split()) < _MIN_ORDER:
        return  # "what does it intend to do?" could be anything
    clause = wording_of(fact)
    question = sourced(fact, dossier, ask_inverted("What", replace(clause, rest=f"{clause.rest} to do".strip())))
    if question is not None:
        yield Draft(question=question, answer=capitalised(fact.answer))


def ask_why(fact: Reason, dossier: Dossier) -> Iterator[Draft]:
    """Ask for the reason or the means that the text gives."""
    question = sourced(fact, dossier, ask_inverted(capitalised(fact.sort), wording_of(fact)))
    if question is not None and not breaks_off(fact.answer):
        yield Draft(question=question, answer=capitalised(fact.answer), spare=not in_lead(fact, dossier))


RULES = (
    QuestionRule(
        id="FAC-1-Q2",
        family="FAC-1",
        skill="FAC",
        level=1,
        finds="What the preposition of a verb or adjective leads to.",
        why=WHY,
        about=Deed,
        ask=ask_deed,
        default=False,
        fires=(
            Fires(
                "Norway has cracked down on illegal fishing.",
                (
                    {
                        "question": "According to a March 2024 report, what had Norway cracked down on?",
                        "answer": "Illegal fishing",
                    },
                ),
            ),
        ),
        silent=(
            Silent("Norway has benefited from illegal fishing.", "from many other things as well"),
            Silent("Maria Lindqvist was critical of the man who leads the harbour of Oslo.", "who is he?"),
            Silent(LONG_LEAD + "Maria Lindqvist was critical of the old harbour of Oslo.", "an opinion on the side"),
            Silent("Norway has slept on a big secret.", "“on” does not belong to the verb"),
        ),
    ),
    QuestionRule(
        id="FAC-1-Q6",
        family="FAC-1",
        skill="FAC",
        level=1,
        finds="What somebody did something to.",
        why=WHY,
        about=Deed,
        ask=ask_object,
        default=False,
        fires=(
            Fires(
                "Maria Lindqvist signed a treaty with Norway at a summit in Helsinki.",
                (
                    {
                        "question": "According to a March 2024 report, what did Maria Lindqvist sign at a summit in Helsinki?",
                        "answer": "A treaty with Norway",
                    },
                ),
            ),
        ),
        silent=(Silent("Maria Lindqvist signed a treaty.", "what else did she sign? nothing tells it apart"),),
    ),
    QuestionRule(
        id="FAC-1-Q7",
        family="FAC-1",
        skill="FAC",
        level=1,
        finds="Whom, or which country, city or body, somebody did something to, with or for.",
        why=WHY,
        about=Deed,
        ask=ask_named_object,
        fires=(
            Fires(
                "Maria Lindqvist sent three new ships to Norway in May.",
                (
                    {
                        "question": "To which country did Maria Lindqvist send three new ships in May 2023?",
                        "answer": "Norway",
                    },
                ),
            ),
            Fires(
                "Maria Lindqvist beat Anna Berg in the first round of the Norwegian election.",
                ({"answer": "Anna Berg"},),
            ),
        ),
        silent=(
            Silent(
                LONG_LEAD + "Maria Lindqvist sent three new ships to Norway in May.",
                "the report is about something else",
            ),
            Silent(
                "Maria Lindqvist signed a treaty with ships at a summit in Helsinki.", "what was signed has no name"
            ),
            Silent(
                "Maria Lindqvist praised Anna Berg in the first round of the Norwegian election.",
                "no act that changes something",
            ),
            Silent("Maria Lindqvist met Anna Berg.", "when, and at what meeting? nothing tells it apart"),
        ),
    ),
    QuestionRule(
        id="FAC-1-Q3",
        family="FAC-1",
        skill="FAC",
        level=1,
        finds="By whom, or by what, something was done.",
        why=WHY,
        about=Agent,
        ask=ask_by_whom,
        fires=(
            Fires(
                "The oldest bridge of Bergen in Norway has been closed by the Norwegian government.",
                (
                    {
                        "question": "According to a March 2024 report, which government had closed the oldest bridge of Bergen in Norway?",
                        "answer": "The Norwegian government",
                    },
                ),
            ),
        ),
        silent=(Silent("The bridge over the Vanna has been closed.", "nobody is named"),),
    ),
    QuestionRule(
        id="FAC-1-Q4",
        family="FAC-1",
        skill="FAC",
        level=1,
        finds="What somebody is asked, ordered or made to do.",
        why="A request or an order is no deed yet: remember who wants what, and look for what came of it.",
        about=Plan,
        ask=ask_plan,
        default=False,
        fires=(
            Fires(
                "Anna Berg asked the ferry companies of Norway not to raise fares before Easter.",
                (
                    {
                        "question": "According to a March 2024 report, what did Anna Berg ask the ferry companies of Norway to do?",
                        "answer": "Not to raise fares before Easter",
                    },
                ),
            ),
        ),
        silent=(
            Silent(
                "The Norwegian transport ministry intends to close three old bridges over the Vanna.",
                "“What does it intend to do?” could be anything",
            ),
        ),
    ),
    QuestionRule(
        id="FAC-1-Q5",
        family="FAC-1",
        skill="FAC",
        level=2,
        finds="Why, or how, by the text.",
        why="Reports tell what happened; the reason they give, and who gives it, is what explains it.",
        about=Reason,
        ask=ask_why,
        fires=(
            Fires(
                "Norlink cancelled its service to Riga because too few passengers had booked.",
                (
                    {
                        "question": "According to a March 2024 report, why did Norlink cancel its service to Riga?",
                        "answer": "Because too few passengers had booked",
                    },
                ),
            ),
        ),
        silent=(
            Silent("Anna Berg was criticised in Oslo for accusing the Norwegian coast guard.", "of what?"),
            Silent("Norlink cancelled its service to Riga.", "no reason is given"),
        ),
    ),
)
