"""WHO-1 questions: from the name to the role, and from the role to the name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from quizgen.facts.who import Role
from quizgen.grammar.dates import month_year
from quizgen.lexicon import lexicon
from quizgen.lint.text import content_words
from quizgen.model import Dossier
from quizgen.questions.central import is_in_headline, is_main, mentions
from quizgen.questions.draft import Draft
from quizgen.questions.public import is_lesser, is_public, tells_country
from quizgen.rules import Fires, QuestionRule, Silent

_WHY = "What a statement is worth depends on who makes it: learn the people before you weigh their words."
_SAYS_OVER = re.compile(r"^(?:an? |the |\S+[’']s? )?(?:former|onetime|one-time|retired|late)\b")


_RACE = re.compile(
    r"\b(?:primar(?:y|ies)|caucus(?:es)?|nominations?|nominees?|candidates?|candidacy|front-?runner"
    r"|presidential (?:race|bid|campaign|debate|contest))\b"
)
_MAIN = 3
"""Mentions from which somebody is one of those whom a report is about, who then has a better-known post than a former one."""


def _is_askable(fact: Role) -> bool:
    """Tell whether a role is worth a card: the best of a person with a full name, and tied to a body, place or person."""
    return fact.best and fact.affiliated and " " in fact.person


def _who_was(whom: str, when: date) -> str:
    """Return "Who was Ana Ruiz in June 2018?"."""
    return f"Who was {whom} in {month_year(when)}?"


def ask_role(fact: Role, dossier: Dossier) -> Iterator[Draft]:
    """Ask who somebody was; only for the best role of a person; one that is over must say so.

    Who has a post and runs for another is both: the answer tells both, or there is no question.
    """
    if dossier.when is None or not _is_askable(fact) or _is_over(fact, dossier) or _is_asked_in_passing(fact, dossier):
        return
    others = _others(fact, dossier)
    beside = next((f for f in others if f.contending != fact.contending), None) if fact.running else None
    if any(f.noun not in {fact.noun, beside.noun if beside is not None else ""} for f in others):
        return
    if beside is not None:
        post, race = (beside, fact) if fact.contending else (fact, beside)
        answer = f"{post.role} and {race.role}"
        yield Draft(question=_who_was(fact.person, dossier.when), answer=answer, spare=_is_spare(fact, dossier))
    elif not (fact.contending or fact.running or _may_run(fact, dossier) or _is_one_of_many(fact, dossier)):
        # who runs for the highest offices all know
        yield Draft(question=_who_was(fact.person, dossier.when), answer=fact.role, spare=_is_spare(fact, dossier))


def _is_over(fact: Role, dossier: Dossier) -> bool:
    """Tell whether a role is over and does not say so, or the report tells, or must tell, what the person is now."""
    if not fact.former:
        return False
    if mentions(fact.person, dossier) >= _MAIN or is_in_headline(fact.person, dossier) or " and " in fact.role:
        return True
    now = any(isinstance(f, Role) and f.person == fact.person and not f.former for f in dossier.facts)
    return now or not _SAYS_OVER.match(fact.role)


def _is_asked_in_passing(fact: Role, dossier: Dossier) -> bool:
    """Tell whether nobody need remember the person: a player, a relative, or an expert whom the report asks."""
    entry = lexicon("role_nouns").get(fact.noun)
    private = fact.noun in lexicon("commenting_callings") or (entry is not None and entry.cls == "kin")
    known = fact.noun == "president" and tells_country(fact.role)  # who heads a country all know
    if known:
        return True
    if private or dossier.sport or is_lesser(fact) or _lacks_country(fact) or _is_of_unknown_country(fact):
        return True
    return not (is_public(fact, dossier) or is_in_headline(fact.person, dossier))


def _lacks_country(fact: Role) -> bool:
    """Tell whether a minister is told without the country, which only the reader of the report knew."""
    return fact.noun == "minister" and not tells_country(fact.role)


def _is_spare(fact: Role, dossier: Dossier) -> bool:
    """Tell whether somebody is in no public office or one of many in it."""
    return fact.role.startswith(("a ", "an ")) or not is_public(fact, dossier)


def _is_one_of_many(fact: Role, dossier: Dossier) -> bool:
    """Tell whether somebody is one of many in such a post and not whom the report is about: "a senator from Ohio"."""
    return fact.role.startswith(("a ", "an ")) and not fact.former and not is_main(fact.person, dossier)


def _may_run(fact: Role, dossier: Dossier) -> bool:
    """Tell whether a report tells of a race in which an office holder, or a former one, may be: all know but the text."""
    open_to = fact.former or fact.noun in lexicon("contested_offices")
    return open_to and _RACE.search(dossier.text) is not None


def _others(fact: Role, dossier: Dossier) -> list[Role]:
    """Return the other telling roles that the report gives the person, each as right an answer."""
    mine = content_words(fact.role)
    return [
        f
        for f in dossier.facts
        if isinstance(f, Role) and f.person == fact.person and f.affiliated and not f.former and f.noun != fact.noun
        and not content_words(f.role) <= mine and not mine <= content_words(f.role)
    ]  # fmt: skip


def ask_person(fact: Role, dossier: Dossier) -> Iterator[Draft]:
    """Ask who held a post that one person holds; silent where two people of the article share it."""
    if dossier.when is None or not fact.unique or fact.contending or not _is_askable(fact) or _shared(fact, dossier):
        return
    if _is_asked_in_passing(fact, dossier):
        return
    role = fact.role if _has_article(fact.role) else f"the {fact.role}"
    yield Draft(
        question=_who_was(role, dossier.when),
        answer=fact.person,
        mark=fact.span("person"),
        spare=_is_spare(fact, dossier),
    )


def _is_of_unknown_country(fact: Role) -> bool:
    """Tell whether an ambassador's role says where to, but not of which country; each has one there."""
    sender = fact.role.split("ambassador", 1)[0]
    return fact.noun == "ambassador" and not tells_country(sender)


def _has_article(role: str) -> bool:
    """Tell whether a role needs no article: it has one, or begins with a genitive ("Portugal’s prime minister")."""
    return role.split(maxsplit=1)[0].lower() in {"the", "a", "an"} or re.search(r"(?:[’']s|s[’'])\s", role) is not None


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
                "Anna Berg, head of the coast guard in Oslo, praised the crew. Berg had sailed with it.",
                ({"question": "Who was Anna Berg in March 2024?", "answer": "the head of the coast guard in Oslo"},),
            ),
            Fires(
                "Ines Prado, a former mayor of Lisbon, praised the crew.",
                ({"question": "Who was Ines Prado in March 2024?", "answer": "a former mayor of Lisbon"},),
            ),
            Fires(
                "Sen. Anna Berg of Ohio spoke. Anna Berg, the Democratic presidential nominee, praised the crew.",
                (
                    {
                        "question": "Who was Anna Berg in March 2024?",
                        "answer": "a senator from Ohio and the Democratic presidential nominee",
                    },
                ),
            ),
            Fires(
                "Sen. Anna Berg of Ohio praised the crew. Berg had sailed with it. Berg left.",
                ({"answer": "a senator from Ohio"},),
            ),
            Fires(
                "Anna Berg, head of the Bergen Sailing Club, praised the crew.",
                ({"answer": "the head of the Bergen Sailing Club", "spare": True},),
                headline="Berg thanks the crew of the ferry",
            ),
            Fires(
                "Anna Berg, the Norwegian transport minister, praised the crew.",
                ({"answer": "the Norwegian transport minister", "spare": False},),
            ),
        ),
        silent=(
            Silent(
                "Sen. Anna Berg of Ohio won the primary in Iowa. Berg leads the race for the nomination. "
                "Berg thanked her voters. Berg left.",
                "she must be a candidate, though the text says it nowhere",
            ),
            Silent("Ida Moen, a reporter for the Oslo Post, was cited.", "a colleague in passing"),
            Silent("Ida Moen, a professor at the University of Oslo, doubts it.", "an expert who is asked once"),
            Silent("Sen. Anna Berg of Ohio spoke. Berg is running for president.", "a candidate, too"),
            Silent("Lopez’s running mate – Ohio Sen. Anna Berg – praised the crew.", "a candidate, too"),
            Silent(
                "Maria Lindqvist, a Swedish journalist visiting Oslo on vacation, praised the crew.", "there by chance"
            ),
            Silent(
                "Kari Mellum, a professor at the University of Oslo, doubts it. Mellum also doubts Norlink. Mellum left.",
                "an expert, however often asked",
            ),
            Silent(
                "Ines Prado, a former mayor of Lisbon, praised the crew. Prado sailed with Berg. Prado left.",
                "whom a report is about is something else by now",
            ),
            Silent("Leo Brandt, Anna Berg’s Iowa director, praised the crew. Brandt left.", "a post in one state"),
            Silent("Kari Mellum praised the crew.", "no role"),
            Silent(
                "Anna Berg, head of the coast guard in Oslo, praised the crew. Berg had sailed with it.",
                "when, nobody knows",
                date=None,
            ),
            Silent("Anna Berg, head of the Bergen Sailing Club, praised the crew.", "no public office"),
            Silent("The transport minister, Anna Berg, praised the crew.", "of which country?"),
            Silent("Sen. Anna Berg of Ohio praised the crew.", "one of many, named once"),
            Silent("Leo Brandt, Norway’s first transport minister, spoke.", "one of a row: it may be over"),
            Silent("Leo Brandt, a Lindqvist transport secretary, spoke. Maria Lindqvist listened.", "it may be over"),
            Silent(
                "Leo Brandt, a former captain of the Norwegian coast guard who directs the port, spoke.",
                "what he does now would be right, too",
            ),
            Silent("Leo Brandt, the transport secretary in the Lindqvist administration, spoke.", "it may be over"),
            Silent("The crew thanked Rui Sousa, a baker from Lisbon.", "a private person, mentioned once"),
            Silent("The Republican candidate Anna Berg praised the crew.", "candidate for what?"),
            Silent(
                "The Norwegian transport minister, Anna Berg, spoke. Berg, Norlink's lawyer, praised the crew.",
                "either answer would be right",
            ),
            Silent(
                "The Norwegian transport minister, Anna Berg, spoke. Norway fired Berg on Tuesday.", "she is it no more"
            ),
            Silent("Rui Sousa, a graduate of the University of Oslo, praised the crew.", "where he learnt is no post"),
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
            Fires(
                "Anna Berg, the Norwegian ambassador to the United Nations, visited the ship.",
                ({"answer": "Anna Berg"},),
            ),
            Fires("Anna Berg, the Norwegian attorney general, visited the ship.", ({"answer": "Anna Berg"},)),
        ),
        silent=(
            Silent(
                "Anna Berg, the Democratic presidential nominee, praised the crew.",
                "who runs for the highest offices all know",
            ),
            Silent("Rui Sousa, a nurse from Lisbon, visited the ship.", "there are many nurses"),
            Silent("Anna Berg, the ambassador to the United Nations, visited the ship.", "of which country?"),
            Silent("Anna Berg, the Nebraska attorney general, visited the ship.", "known in one state only"),
            Silent("Anna Berg, spokeswoman for Norlink, arrived.", "a company has several"),
            Silent(
                "Anna Berg, head of Norlink, arrived. Leo Brandt, head of Norlink, left.", "two people with one role"
            ),
        ),
    ),
)
