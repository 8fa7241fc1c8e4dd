"""VRB-1 questions: what the reporting verb adds to "said"."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.vrb import ReportingVerb
from quizgen.model import Dossier, Form
from quizgen.questions.draft import Draft
from quizgen.questions.wording import cited, lowered, report
from quizgen.rules import Fires, QuestionRule, Silent

_WHY = "“Admitted”, “claimed” and “said” report the same words, but not the same trust in them."
_EFFECTS = {
    "fact": "The report treats what was said as a fact",
    "concession": "The report treats it as true, and as awkward for the speaker",
    "distance": "The report keeps its distance and does not vouch for it",
    "force": "The speaker pressed the point, as if against doubt",
    "hint": "It was not said outright, only suggested",
    "guess": "The speaker did not know and was guessing",
    "case": "It is one view of a disputed matter, not a settled fact",
    "danger": "The speaker sees a danger in it",
    "pride": "The speaker was proud of it",
    "grief": "The speaker was unhappy about it",
    "jest": "It was not meant quite seriously",
    "again": "It had been said before",
    "answer": "It replies to something said on another side",
    "memory": "It is told from memory, after some time",
    "count": "The figure was worked out, not counted",
    "known": "The hearers knew it already, or should have",
    "clear": "Earlier words were unclear or misunderstood",
}
_WRONG = {
    "fact": ("distance", "force"),
    "concession": ("distance", "force"),
    "distance": ("fact", "concession"),
    "force": ("fact", "concession"),
    "hint": ("fact", "force"),
    "guess": ("fact", "concession"),
    "case": ("fact", "concession"),
    "danger": ("concession", "hint"),
    "pride": ("concession", "guess"),
    "grief": ("hint", "guess"),
    "jest": ("fact", "concession"),
    "again": ("hint", "guess"),
    "answer": ("fact", "concession"),
    "memory": ("hint", "jest"),
    "count": ("fact", "concession"),
    "known": ("guess", "distance"),
    "clear": ("hint", "guess"),
}
"""For each effect those that no reader could take it for."""


def ask_effect(fact: ReportingVerb, dossier: Dossier) -> Iterator[Draft]:
    """Tell the statement with its verb and offer three effects."""
    yield Draft(
        question=f"{_shown(fact, dossier)} What does “{fact.verb}” signal that a plain “{_plain(fact.verb)}” would not?",
        answer=_EFFECTS[fact.effect],
        form=Form.CHOICE,
        distractors=tuple(_EFFECTS[effect] for effect in _WRONG[fact.effect]),
    )


def _shown(fact: ReportingVerb, dossier: Dossier) -> str:
    """Return the statement, retold or between quotation marks as printed, as a sentence."""
    if fact.printed:
        return f"{report(dossier)} says: {cited(fact.told)}"
    return f"{_lead(fact, dossier)} {lowered(fact.told)}."


def _lead(fact: ReportingVerb, dossier: Dossier) -> str:
    """Return "A report … says that", or "… has" before a participle: "has Smith claiming that …"."""
    return f"{report(dossier)} {'has' if fact.verb.split()[0].endswith('ing') else 'says that'}"


def _plain(verb: str) -> str:
    """Return the form of "say" that stands for a printed verb."""
    first = verb.split(maxsplit=1)[0]
    if first.endswith("ing"):
        return "saying"
    return "says" if first.endswith("s") and not first.endswith("ss") else "said" if first.endswith("d") else "say"


RULES = (
    QuestionRule(
        id="VRB-1-Q1",
        family="VRB-1",
        skill="VRB",
        level=3,
        finds="What the reporting verb adds to “said”.",
        why=_WHY,
        about=ReportingVerb,
        ask=ask_effect,
        fires=(
            Fires(
                "Kari Mellum admitted that Norlink had ignored three warnings.",
                (
                    {
                        "question": "A March 2024 report says that Kari Mellum admitted that Norlink had ignored "
                        "three warnings. What does “admitted” signal that a plain “said” would not?",
                        "answer": "The report treats it as true, and as awkward for the speaker",
                        "form": Form.CHOICE,
                    },
                ),
            ),
            Fires(
                "Norlink closed two routes, claiming that ferries in Norway were unsafe.",
                (
                    {
                        "question": "A March 2024 report has Norlink claiming that ferries in Norway were unsafe. "
                        "What does “claiming” signal that a plain “saying” would not?",
                    },
                ),
            ),
            Fires(
                "Even Kari Mellum, who leads Norlink, has now admitted on the phone it was no good ferry.",
                (
                    {
                        "question": "A March 2024 report says: “Even Kari Mellum, who leads Norlink, has now admitted on "
                        "the phone it was no good ferry”. What does “admitted” signal that a plain “said” would not?",
                    },
                ),
            ),
        ),
        silent=(Silent("Kari Mellum said that Norlink had ignored three warnings.", "“said” adds nothing"),),
    ),
)
