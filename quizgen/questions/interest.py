"""SRC-5 questions: what ties a source to one side."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.facts.src import Attribution
from quizgen.facts.who import Role
from quizgen.lexicon import lexicon
from quizgen.model import Dossier
from quizgen.questions.draft import Draft
from quizgen.questions.wording import report
from quizgen.rules import Fires, QuestionRule, Silent

_WHY = "Who speaks for one side may know best, and still speaks for it: weigh the words with that in mind."
_SPEAKS = frozenset({"neutral", "force", "doubt", "endorse", "concession", "deny"})
_OVER = re.compile(r"\b(?:fired|ousted|departing|longtime former|onetime|then)\b", re.IGNORECASE)
_SECOND = re.compile(r",? and (?:an? |the )?(?:former|past|ex|onetime)\b.*$")
_UNCLEAR = re.compile(
    r"^the \w+['’]s\b|\bthe (?:\w+ )*(?:group|company|committee|firm|office|campaign|department)$|\bState spokes"
)
"""Employers that only the article could tell: "the group", "the Chamber’s", "State" for a department."""
_MIN_MENTIONS = 3
"""Times a name must stand in the text for the report to be about it."""
_POSSESSION = re.compile(r"['’]s?$")
_NAME = re.compile(r"\b[A-Z][\w’'.-]+")
_DETERMINED = re.compile(r"(?:the|an?|his|her|their|one)\b|.*?['’](?:s\b|(?=\s))", re.IGNORECASE)


def ask_tie(fact: Role, dossier: Dossier) -> Iterator[Draft]:
    """Ask what keeps a source from being neutral, where the report is about the one the source works for."""
    role = _SECOND.sub("", fact.role)
    if (
        not fact.best
        or fact.former
        or _OVER.search(role)
        or _UNCLEAR.search(role)
        or not (dossier.headline or dossier.when)
    ):
        return
    if not _works_for(role, fact.noun, dossier) or not _is_source(fact, dossier):
        return
    yield Draft(
        question=f"Why should a reader of {_inside(report(dossier))} not take {fact.person} for a neutral source?",
        answer=f"{fact.person} was {_with_article(role, fact.noun)}",
    )


def _inside(words: str) -> str:
    return words[:1].lower() + words[1:]


def _is_source(fact: Role, dossier: Dossier) -> bool:
    return any(isinstance(f, Attribution) and f.source == fact.person and f.stance in _SPEAKS for f in dossier.facts)


def _works_for(role: str, noun: str, dossier: Dossier) -> bool:
    """Tell whether the role shows for whom its holder works, and the report is about them."""
    entry = lexicon("partisan_roles").get(noun)
    if entry is None or entry.gloss not in role.lower():
        return False
    return any(_is_central(name, dossier) for gate in entry.gate for name in _employers(role, noun, gate))


def _employers(role: str, noun: str, gate: str) -> list[str]:
    """Return the names in the part of the role that ``gate`` looks at."""
    before, _, after = role.partition(noun if noun in role else noun.capitalize())
    if gate == "party":
        return [word for word in _NAME.findall(before) if word in lexicon("party_words")]
    if gate == "possessive":
        found = re.match(r"(.*)['’]s?\s", before)
        return _NAME.findall(found.group(1)) if found else []
    if gate == "for":
        found = re.match(r"\s+(?:for|to|of|with)\s+(.*)", after)
        return _NAME.findall(found.group(1)) if found else []
    return _NAME.findall(before)


def _is_central(name: str, dossier: Dossier) -> bool:
    """Tell whether a name stands in the headline, or often enough in the text."""
    word = re.compile(rf"\b{re.escape(_POSSESSION.sub('', name))}\b")
    return bool(word.search(dossier.headline or "")) or len(word.findall(dossier.text)) >= _MIN_MENTIONS


def _with_article(role: str, noun: str) -> str:
    """Return "a Norlink spokeswoman", "the White House press secretary"; a possessor makes an article superfluous."""
    if _DETERMINED.match(role):
        return role
    if noun in {"secretary", "manager", "executive", "ceo"}:
        return f"the {role}"
    return f"an {role}" if role[:1].lower() in "aeiou" else f"a {role}"


RULES = (
    QuestionRule(
        id="SRC-5-Q1",
        family="SRC-5",
        skill="SRC",
        level=2,
        finds="What ties a source to one side of the matter.",
        why=_WHY,
        about=Role,
        ask=ask_tie,
        fires=(
            Fires(
                "Leo Brandt, a spokesman for Norlink, said that two ferries in Oslo were safe.",
                (
                    {
                        "question": "Why should a reader of a report of March 2024 not take Leo Brandt for a neutral source?",
                        "answer": "Leo Brandt was a spokesman for Norlink",
                    },
                ),
                headline="Norlink stops two ferries",
            ),
            Fires(
                "Norlink spokeswoman Mary Jones said that two ferries in Oslo were safe.",
                ({"answer": "Mary Jones was a Norlink spokeswoman"},),
                headline="Norlink stops two ferries",
            ),
        ),
        silent=(
            Silent(
                "Leo Brandt, a spokesman for Norlink, said that two ferries were safe.",
                "the report is about no Norlink",
            ),
            Silent(
                "Leo Brandt, a spokesman for Norlink, left the ship.",
                "he says nothing",
                headline="Norlink stops two ferries",
            ),
            Silent(
                "Leo Brandt, a lawyer from Oslo, said that two ferries were safe.",
                "a home town is no client",
                headline="Two ferries stopped in Oslo",
            ),
            Silent(
                "Leo Brandt, a spokesman for the Norwegian group, said that two ferries in Norway were safe.",
                "which group?",
                headline="Norwegian ferries stopped",
            ),
            Silent(
                "Leo Brandt, a former spokesman for Norlink, said that two ferries were safe.",
                "he works there no longer",
                headline="Norlink stops two ferries",
            ),
        ),
    ),
)
