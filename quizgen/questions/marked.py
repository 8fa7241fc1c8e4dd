"""STR-2 questions: whose words a headline puts in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.facts.headline import MARKED
from quizgen.facts.marked import MarkedWords
from quizgen.grammar import capitalised
from quizgen.model import Dossier
from quizgen.questions.draft import Draft
from quizgen.questions.roles import introduced
from quizgen.questions.wording import quoted
from quizgen.rules import Fires, QuestionRule, Silent


def ask_whose(fact: MarkedWords, dossier: Dossier) -> Iterator[Draft]:
    """Show the headline and ask whose words its quotation marks hold."""
    if dossier.headline is None:
        return
    title = title_of(dossier.headline)
    if fact.whole:
        question = f"The headline {title} is a quotation and names no speaker. {_asked(fact)}"
    else:
        question = f"The headline {title} puts {quoted(fact.words)} in quotation marks. {_asked(fact)}"
    yield Draft(question=question, answer=_answer(fact, dossier))


def title_of(headline: str) -> str:
    """Return a headline between double marks, its own marks single and curly."""
    return quoted(MARKED.sub(_single, headline.rstrip(" ;")))


def _single(match: re.Match[str]) -> str:
    return f"‘{match['double'] or match['single']}’"


def _asked(fact: MarkedWords) -> str:
    if not fact.exact:
        return "Which source does the report give for it?"
    return "Whose word is it, by the report?" if " " not in fact.words else "Whose words are they, by the report?"


def _answer(fact: MarkedWords, dossier: Dossier) -> str:
    if fact.unnamed:
        return f"{capitalised(fact.source)}, without {'names' if fact.plural else 'a name'}"
    return capitalised(introduced(fact.source, dossier))


RULES = (
    QuestionRule(
        id="STR-2-Q1",
        family="STR-2",
        skill="STR",
        level=2,
        finds="Whose words a headline puts in quotation marks.",
        why="Quotation marks in a headline say: somebody's words, not ours. Ask whose, before you take or share them.",
        about=MarkedWords,
        ask=ask_whose,
        fires=(
            Fires(
                "The ferry deal was reckless, Anna Berg, the Norwegian transport minister, told parliament on Tuesday.",
                (
                    {
                        "question": "The headline “Ferry deal ‘reckless’, MPs told” puts “reckless” in quotation marks. "
                        "Whose word is it, by the report?",
                        "answer": "Anna Berg, the Norwegian transport minister",
                    },
                ),
                headline="Ferry deal ‘reckless’, MPs told",
            ),
            Fires(
                "Norway has two ferries.\n\n“We will not sell the ferries,” said Anna Berg, the Norwegian transport minister.",
                (
                    {
                        "question": "The headline “‘We will not sell the ferries’” is a quotation and names no speaker. "
                        "Whose words are they, by the report?",
                    },
                ),
                headline="‘We will not sell the ferries’",
            ),
            Fires(
                "Norlink's old ferries are a danger to passengers, two officials of the transport ministry said.",
                ({"answer": "Two officials of the transport ministry, without names"},),
                headline="Old ferries ‘danger to passengers’",
            ),
        ),
        silent=(
            Silent("The ferry deal was reckless.", "the report gives no source", headline="Ferry deal ‘reckless’"),
        ),
    ),
)
