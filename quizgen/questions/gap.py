"""GAP-1 questions: how much of the person it is about a report lets speak."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.body_voice import BodyVoice
from quizgen.facts.gap import OwnVoice
from quizgen.facts.reply import Reply
from quizgen.model import Dossier, Form
from quizgen.questions.draft import Draft
from quizgen.questions.wording import curly, quoted
from quizgen.rules import Fires, QuestionRule, Silent

_ANSWERS = {
    "quoted": "In direct quotation",
    "paraphrased": "Only in paraphrase",
    "absent": "Not at all",
}


def ask_own_voice(fact: OwnVoice, dossier: Dossier) -> Iterator[Draft]:
    """Ask what the report gives of a person's own words.

    That it quotes whom it is about is as it should be, and nothing to remember.
    """
    if dossier.headline is None or fact.manner == "quoted":
        return
    answer = _ANSWERS[fact.manner]
    yield Draft(
        question=f"In the report {quoted(dossier.headline)}, how is {_possessive(fact.person)} own voice heard?",
        answer=answer,
        form=Form.CHOICE,
        distractors=tuple(other for other in _ANSWERS.values() if other != answer),
        spare=True,  # nothing on the card tells how a report was made
    )


_THROUGH = {
    "person": "Through one of its people, by name",
    "spokesman": "Through a spokesperson without a name",
    "body": "Only as an organisation, with no person speaking for it",
    "nobody": "Not at all",
}


def ask_body_voice(fact: BodyVoice, dossier: Dossier) -> Iterator[Draft]:
    """Ask through whom the body that a report is about is heard."""
    if dossier.headline is None:
        return
    answer = _THROUGH[fact.through]
    yield Draft(
        question=f"In the report {quoted(dossier.headline)}, how is {_possessive(fact.body)} side heard?",
        answer=answer,
        form=Form.CHOICE,
        distractors=tuple(other for other in _THROUGH.values() if other != answer),
        spare=True,
    )


def ask_reply(fact: Reply, dossier: Dossier) -> Iterator[Draft]:
    """Ask whether somebody who is charged with something speaks in the report."""
    if dossier.headline is None:
        return
    answers = {
        "answered": f"Yes: {fact.answer}",
        "quoted": f"Yes, it quotes {fact.who}",
        "told": f"Yes, it tells what {fact.who} says",
        "refused": f"No, it says that {fact.who} declined to comment",
        "absent": f"No, {fact.who} is only spoken about",
    }
    yield Draft(
        question=f"According to the report {quoted(dossier.headline)}, {curly(fact.charge)}. "
        f"Does the report let {fact.who} speak, too?",
        answer=curly(answers[fact.heard]),
    )


def _possessive(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"


RULES = (
    QuestionRule(
        id="GAP-1-Q1",
        family="GAP-1",
        skill="GAP",
        level=3,
        finds="Whether the person in the headline has a voice in the report.",
        why="Ask whether those whom a report is about speak in it, or are only spoken about.",
        about=OwnVoice,
        ask=ask_own_voice,
        fires=(
            Fires(
                "Mary Jones led the coast guard of Norway for ten years. The government in Oslo replaced Mary Jones in March. "
                "John Smith said that Norway needed somebody younger. Mary Jones moved to Bergen.",
                (
                    {
                        "question": "In the report “Government replaces Jones”, how is Mary Jones’ own voice heard?",
                        "answer": "Not at all",
                        "form": Form.CHOICE,
                    },
                ),
                headline="Government replaces Jones",
            ),
        ),
        silent=(Silent("Mary Jones led the coast guard for ten years.", "the headline names nobody"),),
    ),
    QuestionRule(
        id="GAP-1-Q2",
        family="GAP-1",
        skill="GAP",
        level=3,
        finds="Through whom the organisation that a report is about is heard.",
        why="Ask whether those whom a report is about speak in it, and who answers for them.",
        about=BodyVoice,
        ask=ask_body_voice,
        fires=(
            Fires(
                "Norlink will close two harbours in Norway by May. Norlink opened both harbours in 1990. "
                "“We have lost money in both harbours since 2004,” said a Norlink spokesman.",
                (
                    {
                        "question": "In the report “Norlink closes two harbours”, how is Norlink’s side heard?",
                        "answer": "Through a spokesperson without a name",
                        "form": Form.CHOICE,
                    },
                ),
                headline="Norlink closes two harbours",
            ),
        ),
        silent=(
            Silent(
                "Norlink will close two harbours in Norway by May. Norlink opened both harbours in 1990. "
                "Norlink owns ten ships. “Both harbours have lost money since 2004,” he said.",
                "who is he?",
                headline="Norlink closes two harbours",
            ),
        ),
    ),
    QuestionRule(
        id="GAP-4-Q1",
        family="GAP-4",
        skill="GAP",
        level=3,
        finds="Whether somebody accused or criticised in a report speaks in it.",
        why="Fair reporting asks those who are accused: look for their answer, or for word that they gave none.",
        about=Reply,
        ask=ask_reply,
        fires=(
            Fires(
                "Rui Sousa was criticised for selling two ferries to Norlink. Rui Sousa left Oslo in May. Anna Berg "
                "said that Norway needed new ferries.",
                (
                    {
                        "question": "According to the report “Norway sells ferries”, Rui Sousa was criticised for "
                        "selling two ferries to Norlink. Does the report let Rui Sousa speak, too?",
                        "answer": "No, Rui Sousa is only spoken about",
                    },
                ),
                headline="Norway sells ferries",
            ),
        ),
        silent=(
            Silent(
                "Anna Berg praised Norlink for saving 40 passengers near Bergen. Norlink opened two harbours in May.",
                "praise asks for no answer",
            ),
        ),
    ),
)
