"""LNG-2 questions: which word colours, and what a plainer one would be."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.coloured import ColouredWord
from quizgen.grammar import capitalised
from quizgen.model import Dossier, Form
from quizgen.questions.draft import Draft
from quizgen.questions.wording import curly, lowered, quoted, report
from quizgen.rules import Fires, QuestionRule, Silent

_WHY = (
    "Words such as “slams” or “shocking” tell the reader how to feel about the news: notice them before you share it."
)
_MIN_OPTIONS = 2
_SORTS = {
    "heat": "Which of its words heats up what happened?",
    "judgement": "Which of its words is a judgement, not a fact?",
    "image": "Which of its words colours what happened, instead of only naming it?",
}


def ask_which_word(fact: ColouredWord, dossier: Dossier) -> Iterator[Draft]:
    """Offer the coloured word beside plain ones of the same headline or sentence; one with a plain twin has a better card."""
    text = dossier.headline if fact.place == "headline" else fact.told
    if fact.plain or text is None or fact.word not in text:
        return
    others = [word for word in fact.others if word in text]
    if len(others) < _MIN_OPTIONS:
        return
    if fact.place == "headline":
        shown = f"The headline of a news report reads {quoted(text)}."
    else:
        shown = f"{report(dossier)} says that {curly(lowered(fact.told))}."
    yield Draft(
        question=f"{shown} {_SORTS[fact.sort]}",
        answer=capitalised(fact.word),
        form=Form.CHOICE,
        distractors=tuple(capitalised(word) for word in others),
    )


def ask_plain(fact: ColouredWord, dossier: Dossier) -> Iterator[Draft]:
    """Offer a plain verb for the heated one of a headline, beside two as heated."""
    if fact.plain and dossier.headline is not None and fact.word in dossier.headline:
        yield Draft(
            question=f"The headline of a news report reads {quoted(dossier.headline)}. "
            f"Which verb would be the most neutral in place of “{fact.word.lower()}”?",
            answer=capitalised(fact.plain),
            form=Form.CHOICE,
            distractors=tuple(capitalised(verb) for verb in fact.hot),
        )


RULES = (
    QuestionRule(
        id="LNG-2-Q1",
        family="LNG-2",
        skill="LNG",
        level=2,
        finds="The word that colours a headline or a sentence.",
        why=_WHY,
        about=ColouredWord,
        ask=ask_which_word,
        default=False,
        fires=(
            Fires(
                "The harbour board of Oslo met on Monday.",
                (
                    {
                        "question": "The headline of a news report reads “Norlink unleashes new timetable on passengers of Oslo”. "
                        "Which of its words heats up what happened?",
                        "answer": "Unleashes",
                        "form": Form.CHOICE,
                    },
                ),
                headline="Norlink unleashes new timetable on passengers of Oslo",
            ),
        ),
        silent=(Silent("The board met on Monday.", "plain words", headline="Norlink presents new timetable for Oslo"),),
    ),
    QuestionRule(
        id="LNG-2-Q2",
        family="LNG-2",
        skill="LNG",
        level=2,
        finds="A plain verb for the heated one of a headline.",
        why=_WHY,
        about=ColouredWord,
        ask=ask_plain,
        fires=(
            Fires(
                "The harbour board of Oslo met on Monday.",
                (
                    {
                        "question": "The headline of a news report reads “Anna Berg slams Norlink over ferry timetable”. "
                        "Which verb would be the most neutral in place of “slams”?",
                        "answer": "Criticises",
                        "form": Form.CHOICE,
                    },
                ),
                headline="Anna Berg slams Norlink over ferry timetable",
            ),
        ),
        silent=(
            Silent("The board met on Monday.", "plain", headline="Anna Berg criticises Norlink over ferry timetable"),
        ),
    ),
)
