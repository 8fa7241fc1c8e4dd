"""SRC-7 and SRC-8 questions: who blames or praises whom for what, and what is denied."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.facts.charge import Charge, Denial
from quizgen.facts.speech_act import SpeechAct
from quizgen.grammar import Wording, ask_inverted, ask_subject, capitalised
from quizgen.model import Dossier
from quizgen.questions.clause import seen_later
from quizgen.questions.draft import Draft
from quizgen.questions.roles import introduced
from quizgen.questions.wording import as_answer, as_reported, breaks_off, curly
from quizgen.rules import Fires, QuestionRule, Silent

_PRONOUN = re.compile(r"\b(?:he|she|him|her|his|hers|they|them|their|it|its)\b", re.IGNORECASE)
_ALSO = re.compile(r"\balso\b")
_LEAST_THING = 2
"""Words behind the owner from which a thing that is criticised says what it is about: "Trump’s remarks" does not."""
_WHY = "Blame and praise are somebody’s: know who gives them, to whom and for what, and look for the other side."


def ask_charge(fact: Charge, dossier: Dossier) -> Iterator[Draft]:
    """Ask what somebody is accused of, criticised for or called, or what is criticised."""
    accuser = introduced(fact.accuser, dossier)
    accuser = f"{accuser}," if ", " in accuser else accuser
    if _is_one_of_two(fact, dossier) or _ALSO.search(fact.sentence.of(dossier.text)):
        return  # what else there is would be as right
    charged = fact.charge.removeprefix(f"{fact.link} ")
    match fact.link:
        case "on" if fact.lemma == "blame":
            wh, rest, answer = "Whom or what", f"for {fact.target}", charged
        case "of" | "for" | "over" | "as" | "on":
            wh, rest, answer = "What", f"{fact.target} {fact.link}", charged
        case _:
            wh, rest, answer = "What", "", fact.target
    question = ask_inverted(wh, _wording(fact, accuser, rest))
    if question is not None and _says_what(answer, bare=not fact.charge):
        # Of what somebody accuses another, elsewhere and at other times, there is often more: who does so is asked first.
        yield Draft(question=_reported(fact, dossier, question), answer=as_answer(answer), spare=bool(fact.actor))


def _is_one_of_two(fact: Charge, dossier: Dossier) -> bool:
    """Tell whether the report tells of another charge of the same people against the same: each would be as right an answer."""
    return any(
        isinstance(other, Charge)
        and (other.accuser, other.target) == (fact.accuser, fact.target)
        and other.charge != fact.charge
        for other in dossier.facts
    )


def _says_what(answer: str, *, bare: bool) -> bool:
    """Tell whether an answer is more than a word, somebody's "remarks", or a part that leans on another."""
    words = answer.split()
    if words[0].lower() in {"their", "his", "her", "its"} or (len(words) == 1 and not answer.startswith("“")):
        return False
    return not breaks_off(answer) and (not bare or len(re.split(r"['’]s? ", answer)[-1].split()) >= _LEAST_THING)


def ask_accuser(fact: Charge, dossier: Dossier) -> Iterator[Draft]:
    """Ask who makes the charge."""
    if not fact.actor or not fact.charge or fact.link == "on" or _PRONOUN.search(f"{fact.target} {fact.charge}"):
        return
    wh = "Who" if fact.actor == "who" else capitalised(f"which {fact.actor}")
    question = ask_subject(wh, _wording(fact, "", f"{fact.target} {fact.charge}"), singular=True)
    yield Draft(question=_reported(fact, dossier, question), answer=capitalised(introduced(fact.accuser, dossier)))


def ask_denied(fact: Denial, dossier: Dossier) -> Iterator[Draft]:
    """Ask what was denied or rejected."""
    who = introduced(fact.who, dossier)
    question = ask_inverted("What", _wording(fact, f"{who}," if ", " in who else who, ""))
    if question is not None:
        yield Draft(question=_reported(fact, dossier, question), answer=as_answer(fact.denied))


def _wording(fact: SpeechAct, subject: str, rest: str) -> Wording:
    return seen_later(Wording(subject, fact.auxiliaries, fact.verb, fact.lemma, fact.tag, fact.plural, rest))


def _reported(fact: SpeechAct, dossier: Dossier, question: str) -> str:
    source = introduced(fact.source, dossier) if fact.source is not None else None
    return as_reported(dossier, curly(question), source)


RULES = (
    QuestionRule(
        id="SRC-7-Q1",
        family="SRC-7",
        skill="SRC",
        level=1,
        finds="What somebody is accused of, blamed, criticised or praised for, or described as.",
        why=_WHY,
        about=Charge,
        ask=ask_charge,
        fires=(
            Fires(
                "Anna Berg accused Norlink of hiding two accidents near Bergen.",
                (
                    {
                        "question": "According to a March 2024 report, what did Anna Berg accuse Norlink of?",
                        "answer": "Hiding two accidents near Bergen",
                    },
                ),
            ),
            Fires(
                "The fishermen of Bergen have denounced Norlink’s timetable as “reckless and cruel.”",
                (
                    {
                        "question": "According to a March 2024 report, what had the fishermen of Bergen denounced "
                        "Norlink’s timetable as?",
                        "answer": "“Reckless and cruel”",
                    },
                ),
            ),
        ),
        silent=(
            Silent(
                "Anna Berg accused Norlink of hiding two accidents near Bergen. Anna Berg accused Norlink of lying about fuel.",
                "of which of the two?",
            ),
            Silent("Anna Berg also accused Norlink of hiding two accidents near Bergen.", "of what before?"),
            Silent("Leo Brandt criticized Anna Berg’s remarks.", "which?"),
            Silent("Anna Berg criticised Norlink for accusing the Norwegian coast guard.", "of what?"),
            Silent("He accused them of hiding two accidents.", "who, and whom?"),
        ),
    ),
    QuestionRule(
        id="SRC-7-Q2",
        family="SRC-7",
        skill="SRC",
        level=1,
        finds="Who blames or praises.",
        why=_WHY,
        about=Charge,
        ask=ask_accuser,
        fires=(
            Fires(
                "Anna Berg accused Norlink of hiding two accidents near Bergen.",
                (
                    {
                        "question": "According to a March 2024 report, who accused Norlink of hiding two "
                        "accidents near Bergen?",
                        "answer": "Anna Berg",
                    },
                ),
            ),
        ),
        silent=(Silent("Critics accused Norlink of hiding two accidents near Bergen.", "nobody is named"),),
    ),
    QuestionRule(
        id="SRC-8-Q1",
        family="SRC-8",
        skill="SRC",
        level=1,
        finds="What somebody denies or rejects.",
        why="Where there is a charge, look for the answer: a denial proves nothing, but it is the other side.",
        about=Denial,
        ask=ask_denied,
        default=False,
        fires=(
            Fires(
                "Leo Brandt denied that Norlink had hidden two accidents near Bergen.",
                (
                    {
                        "question": "According to a March 2024 report, what did Leo Brandt deny?",
                        "answer": "That Norlink had hidden two accidents near Bergen",
                    },
                ),
            ),
        ),
        silent=(Silent("Norlink denied the claim.", "which?"),),
    ),
)
