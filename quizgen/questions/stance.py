"""SRC-9 questions: what somebody stands for or asks for, and who does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quizgen.facts.stance import Stance
from quizgen.grammar import Wording, ask_inverted, ask_subject, capitalised
from quizgen.model import Dossier
from quizgen.questions.central import in_lead, is_main
from quizgen.questions.clause import seen_later
from quizgen.questions.draft import Draft
from quizgen.questions.public import is_public_figure
from quizgen.questions.roles import introduced, role_of
from quizgen.questions.wording import as_answer, as_reported, curly
from quizgen.rules import Fires, QuestionRule, Silent

_PERSONAL = re.compile(r"\b(?:he|she|him|they|them)\b", re.IGNORECASE)
_WHY = "Know who stands for what: a stance is somebody’s own, can be checked against the record, and can be held to."


def ask_stance(fact: Stance, dossier: Dossier) -> Iterator[Draft]:
    """Ask what somebody called for, endorsed, promised, or urged somebody else to do."""
    if (fact.many and fact.shape != "name") or not fact.alone or not _counts(fact, dossier):
        return
    if " while " in f" {fact.content} ":
        return  # half of what was said, and half of what others do
    who = introduced(fact.who, dossier)
    wh = "Whom" if fact.shape == "name" else "What"
    question = ask_inverted(wh, _wording(fact, f"{who}," if ", " in who else who, _rest(fact)))
    if question is not None:
        yield Draft(question=as_reported(dossier, curly(question), None), answer=_answer(fact, dossier))


def _rest(fact: Stance) -> str:
    deed = {"own": "to do", "order": "to do", "said": "do"}.get(fact.shape, "")
    deed = f"not {deed}" if fact.negated else deed
    if fact.modal:
        return f"{fact.link or fact.addressee} {fact.modal} {deed}"
    return " ".join(part for part in (fact.link, fact.addressee, deed, fact.when) if part)


def _answer(fact: Stance, dossier: Dossier) -> str:
    if fact.shape == "name":
        return introduced(fact.content, dossier)
    return as_answer(fact.content)


def ask_holder(fact: Stance, dossier: Dossier) -> Iterator[Draft]:
    """Ask who called for, endorsed or promised it, or urged somebody else to do it."""
    if fact.shape in {"name", "said"} or not fact.actor or fact.many:
        return  # many may support or have endorsed it; who said what is asked elsewhere
    if _PERSONAL.search(fact.content) or not _counts(fact, dossier):
        return
    wh = "Who" if fact.actor == "who" else capitalised(f"which {fact.actor}")
    to = {"own": "to", "order": "to"}.get(fact.shape, "")
    to = f"not {to}" if fact.negated else to
    rest = " ".join(part for part in (fact.link, fact.addressee, to, fact.content, fact.when) if part)
    question = ask_subject(wh, _wording(fact, "", rest), singular=True)
    answer = capitalised(introduced(fact.who, dossier))
    spare = not (in_lead(fact, dossier) or is_public_figure(fact.who, dossier))
    yield Draft(question=as_reported(dossier, curly(question), None), answer=answer, spare=spare)


def _wording(fact: Stance, subject: str, rest: str) -> Wording:
    told = Wording(subject, fact.auxiliaries, fact.verb, fact.lemma, fact.tag, fact.plural, rest)
    return seen_later(replace(told, plural=fact.plural))


def _counts(fact: Stance, dossier: Dossier) -> bool:
    """Tell whether the stance is that of a body, of somebody with a post, or of one whom the report is about."""
    if fact.who not in {name.name for name in dossier.names if name.kind == "person"}:
        return True
    return role_of(fact.who, dossier) is not None or is_main(fact.who, dossier)


RULES = (
    QuestionRule(
        id="SRC-9-Q1",
        family="SRC-9",
        skill="SRC",
        level=1,
        finds="What somebody calls for, proposes, rejects, endorses or promises, or urges somebody else to do.",
        why=_WHY,
        about=Stance,
        ask=ask_stance,
        default=False,
        fires=(
            Fires(
                "Anna Berg called for a ban on diesel ferries.",
                (
                    {
                        "question": "According to a March 2024 report, what did Anna Berg call for?",
                        "answer": "A ban on diesel ferries",
                    },
                ),
                headline="Berg at work",
            ),
            Fires(
                "Anna Berg has urged Norway to close two ports.",
                (
                    {
                        "question": "According to a March 2024 report, what had Anna Berg urged Norway to do?",
                        "answer": "Close two ports",
                    },
                ),
                headline="Berg at work",
            ),
        ),
        silent=(
            Silent("Anna Berg called for a ban on diesel ferries.", "somebody without a post, named once"),
            Silent("Anna Berg supports ferries with diesel engines.", "and what else?", headline="Berg at work"),
            Silent(
                "Anna Berg called for a ban on diesel ferries. Anna Berg called for a tax on old ships.",
                "two answers",
                headline="Berg at work",
            ),
        ),
    ),
    QuestionRule(
        id="SRC-9-Q2",
        family="SRC-9",
        skill="SRC",
        level=1,
        finds="Who calls for, proposes or promises it, or urges somebody else to do it.",
        why=_WHY,
        about=Stance,
        ask=ask_holder,
        default=False,
        fires=(
            Fires(
                "Anna Berg called for a ban on ferries with diesel engines.",
                (
                    {
                        "question": "According to a March 2024 report, who called for a ban on ferries with diesel engines?",
                        "answer": "Anna Berg",
                    },
                ),
                headline="Berg at work",
            ),
        ),
        silent=(
            Silent("Anna Berg called for a ban on ferries with diesel engines.", "somebody without a post, named once"),
            Silent(
                "Anna Berg opposes a ban on ferries with diesel engines.", "others may, too", headline="Berg at work"
            ),
        ),
    ),
)
