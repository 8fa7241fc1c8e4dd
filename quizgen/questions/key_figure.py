"""FAC-4 questions on sums and on figures behind a preposition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizgen.facts.key_figure import KeyFigure
from quizgen.facts.passage import FigureInPassage
from quizgen.facts.quantity import Quantity
from quizgen.facts.share import Share
from quizgen.grammar import ask_inverted, ask_subject, capitalised
from quizgen.lint.text import content_words
from quizgen.model import BLANK, Dossier, Form, Named
from quizgen.questions.central import is_central
from quizgen.questions.clause import sourced, wording_of
from quizgen.questions.draft import Draft
from quizgen.questions.wording import curly, dated
from quizgen.rules import Fires, QuestionRule, Silent

_NUMBER = re.compile(r"\d[\d,.]*")
_YEAR = re.compile(
    r"\b(?:1[5-9]|20)\d\d\b|\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_MAX_WORDS = 30
_MAX_OTHERS = 1
"""Figures that a sentence may show beside the one asked for: with more it is a table."""
_NAMED_WITHIN, _NAMED_SOON = 60, 40
"""Letters within which a sentence names whom or what it is about."""
_SMALL = 13
_ENOUGH = 6
"""Words of meaning by which a question on a number is worth a card though the report is about something else."""
_NAMES_ENOUGH = 3
"""Names by which a sentence is worth a card though the report is about something else."""
_DASH = re.compile(r"[—–;:]| -{1,2} ")
_PART = re.compile(
    r"(?: each\b| more\b| less\b| wage\b| total\b| high\b| or \b| to \b|-|/| \(|, or\b| in all\b| speeches\b)"
)
"""What makes of a figure one half of a comparison or a range."""
_LOOSE = re.compile(
    r"\b(?:[Ii]t is|[Ii]n all|margin of error|up to|as much as|could|might|would|may|wants?|a good year|such"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b|[;:()—–]| - "
)
"""Words of a figure that is possible or general, and marks of a sentence that says two things."""


_TWO = re.compile(r"\d%?-\d")
"""Two figures in one: "42%-33%"."""
_LEFT_OPEN = re.compile(r" (?:only|in (?:reply|response|return|turn|addition|total|all)|too|as well|instead)\?$")
"""Ends of a question that point to something it does not tell."""


def ask_blank(fact: FigureInPassage, dossier: Dossier) -> Iterator[Draft]:
    """Blank the figure in a sentence that names what it is about, tells one thing, and belongs to what the report is about."""
    told = f"{fact.before} {BLANK}{fact.after}"
    if len(told.split()) > _MAX_WORDS or _LOOSE.search(f"{told} {fact.answer}") or _PART.match(fact.after):
        return
    if (
        fact.before.endswith(" at")
        or fact.before.startswith(("Other ", "other ", "Another ", "another "))
        or _TWO.search(fact.answer)
    ):
        return
    if _is_asked(fact, dossier):
        return
    others = _NUMBER.findall(_YEAR.sub("", told.replace(BLANK, "")))
    if len(others) > _MAX_OTHERS or _DASH.search(fact.sentence.of(dossier.text)):
        return
    named = [name for name in dossier.names if name.name in told]
    if not is_central(fact, dossier) and len(named) < _NAMES_ENOUGH:
        return
    if _opens_with_name(told, named):
        yield Draft(question=dated(dossier, curly(told)), answer=fact.answer, form=Form.CLOZE)


def _is_asked(fact: FigureInPassage, dossier: Dossier) -> bool:
    """Tell whether a question proper asks for a figure of the same sentence: better than a blank."""
    return any(
        isinstance(f, KeyFigure | Quantity | Share) and f.sentence.overlaps(fact.sentence) for f in dossier.facts
    )


def ask_how_many(fact: Quantity, dossier: Dossier) -> Iterator[Draft]:
    """Ask how many where the lead and the headline are about something else, but the clause says enough by itself."""
    if fact.tag in {"VBP", "VBZ"} and " since " in f" {fact.rest} ":
        return  # "sign up since May": the parser took a past for a present
    if is_central(fact, dossier) or not _is_large(fact.answer):
        return
    clause = wording_of(fact)
    wh = f"How many {fact.counted}"
    asked = ask_subject(wh, clause, singular=False) if fact.of_subject else ask_inverted(wh, clause)
    if asked is None or _NUMBER.search(_YEAR.sub("", asked)) or _LOOSE.search(asked) or _LEFT_OPEN.search(asked):
        return
    if len(content_words(asked)) >= _ENOUGH:
        yield Draft(question=sourced(fact, dossier, asked) or asked, answer=capitalised(fact.answer))


def _is_large(answer: str) -> bool:
    """Tell whether an answer is a plain number in figures, larger than one would count by heart."""
    digits = "".join(letter for letter in answer if letter.isdigit())
    scaled = any(word in answer for word in ("million", "billion"))
    return bool(digits) and (scaled or int(digits) >= _SMALL) and " in " not in answer


def _opens_with_name(told: str, named: Sequence[Named]) -> bool:
    """Tell whether a sentence names early whom or what it is about; "the Senator of Oslo" names the place only."""
    if told.startswith(("The ", "the ")):
        return any(name.name in told[:_NAMED_SOON] for name in named if name.kind in {"person", "organisation"})
    return any(name.name in told[:_NAMED_WITHIN] for name in named)


def ask_how_much(fact: KeyFigure, dossier: Dossier) -> Iterator[Draft]:
    """Ask how much, by how much, or by how many."""
    question = sourced(fact, dossier, ask_inverted(capitalised(fact.how), wording_of(fact)))
    if question is not None:
        yield Draft(question=question, answer=capitalised(fact.answer))


RULES = (
    QuestionRule(
        id="FAC-4-Q5",
        family="FAC-4",
        skill="FAC",
        level=1,
        finds="How much was spent, raised or paid; by how much, or by how many.",
        why="Figures are what a report can be checked by; know them with what they count.",
        about=KeyFigure,
        ask=ask_how_much,
        default=False,
        fires=(
            Fires(
                "According to Norlink, the Norwegian government has paid more than $4 million for old ferries since 2019.",
                (
                    {
                        "question": "According to Norlink, cited in a March 2024 report, how much has the Norwegian "
                        "government paid for old ferries since 2019?",
                        "answer": "More than $4 million",
                    },
                ),
            ),
            Fires(
                "Anna Berg trails Leo Brandt in Oslo by 14 percentage points.",
                (
                    {
                        "question": "According to a March 2024 report, by how many percentage points does "
                        "Anna Berg trail Leo Brandt in Oslo?",
                        "answer": "14",
                    },
                ),
            ),
        ),
        silent=(Silent("The Norwegian government has paid for old ferries since 2019.", "no sum"),),
    ),
    QuestionRule(
        id="FAC-4-Q6",
        family="FAC-4",
        skill="FAC",
        level=1,
        finds="The key figure of a sentence that tells one thing.",
        why="Figures are what a report can be checked by; know them with what they count.",
        about=FigureInPassage,
        ask=ask_blank,
        default=False,
        fires=(
            Fires(
                "Fines for Norlink in Oslo and Riga came to $40 million last year, according to the Norwegian coast guard.",
                (
                    {
                        "question": f"Fines for Norlink in Oslo and Riga came to {BLANK} in 2023, according to the Norwegian "
                        "coast guard.",
                        "answer": "$40 million",
                        "form": Form.CLOZE,
                    },
                ),
            ),
        ),
        silent=(
            Silent("Norlink could carry 212,000 passengers between Oslo and Riga next year.", "only possible"),
            Silent(
                "Shares of Norlink rose $4, or 2 percent, to $204 at the stock exchange in Oslo.", "a table in words"
            ),
        ),
    ),
    QuestionRule(
        id="FAC-4-Q7",
        family="FAC-4",
        skill="FAC",
        level=1,
        finds="How many, in a clause that says enough by itself.",
        why="Figures are what a report can be checked by; know them with what they count.",
        about=Quantity,
        ask=ask_how_many,
        default=False,
        fires=(
            Fires(
                "The board met. " * 40
                + "\n\nThe Norwegian coast guard rescued 212 passengers from a burning ferry near Bergen in May 2019.",
                (
                    {
                        "question": "How many passengers did the Norwegian coast guard rescue from a burning ferry near Bergen "
                        "in May 2019?",
                        "answer": "212",
                    },
                ),
            ),
        ),
        silent=(
            Silent("The Norwegian coast guard rescued 212 passengers near Bergen.", "the lead: another rule asks"),
        ),
    ),
)
