"""TIM questions: which date is meant, and which date fits."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.tim import DateConflict, RelativeDate
from quizgen.grammar.dates import MONTHS, long_date, month_year
from quizgen.model import Dossier, Form
from quizgen.questions.draft import Draft
from quizgen.questions.wording import quoted, without_stop
from quizgen.rules import Fires, QuestionRule, Silent

_NOUNS = {"day": "date", "month": "month", "year": "year"}
_MONTH_STEMS = frozenset(month[:3] for month in MONTHS)


def ask_meaning(fact: RelativeDate, dossier: Dossier) -> Iterator[Draft]:
    """Ask which day, month or year a relative expression means."""
    if fact.passage is None or dossier.when is None or fact.precision not in _NOUNS or _lacks_year_only(fact.phrase):
        return
    conflict = next((other for other in dossier.facts if isinstance(other, DateConflict)), None)
    if conflict is None or not fact.named or (fact.precision == "day" and (fact.talk or fact.resolved == dossier.when)):
        return  # where the date of the page is right, counting days back is no exercise
    said_by = f"A page that bears the date {long_date(conflict.wrong)} and tells of {month_year(conflict.right)}"
    yield Draft(
        question=f"{said_by} says: {quoted(fact.passage)}. Which {_NOUNS[fact.precision]} is “{fact.phrase}”?",
        answer=fact.meaning,
    )


def _lacks_year_only(phrase: str) -> bool:
    """Tell whether a phrase is a date but for its year: "Feb. 9", "Friday, 6 May", "July"."""
    words = phrase.split()
    return words[0].lower() not in {"last", "this", "next"} and any(word[:3] in _MONTH_STEMS for word in words)


def ask_conflict(fact: DateConflict, dossier: Dossier) -> Iterator[Draft]:
    """Ask which of two dates fits the events."""
    right, wrong = long_date(fact.right), long_date(fact.wrong)
    title = f" with the report “{without_stop(dossier.headline)}”" if dossier.headline else ""
    yield Draft(
        question=f"A page{title} bears the date {wrong}; a post shown in it, {right}. When did the events take place?",
        answer=f"{right}, the date of the post",
        form=Form.CHOICE,
        distractors=(f"{wrong}, the date of the page", "That cannot be told from the text"),
    )


RULES = (
    QuestionRule(
        id="TIM-1-Q1",
        family="TIM-1",
        skill="TIM",
        level=2,
        finds="Which day, month or year a relative date means.",
        why="“On Monday” moves with the reader: tie it to the date of the report.",
        about=RelativeDate,
        ask=ask_meaning,
        fires=(
            Fires(
                "Anna Berg of Norlink resigned on Wednesday. Norlink sold three ships last year.\n\nHarbour news\n"
                "(@harbour_news)\n\nShe is gone\n\nJune 27, 2018\n\nNorway was surprised.",
                (
                    {
                        "question": "A page that bears the date 19 April 2024 and tells of June 2018 says: “Norlink sold three "
                        "ships last year”. Which year is “last year”?",
                        "answer": "2017",
                    },
                ),
                date="19.04.2024",
            ),
        ),
        silent=(
            Silent(
                "The ferry company Norlink sold three ships on Monday.", "the date of the page is right: count back"
            ),
            Silent("Norlink sold three ships on Wednesday.", "the day of the report, which the card shows"),
            Silent(
                "The ferry company Norlink said on Monday that it had sold three ships.",
                "when it was said is no matter",
            ),
            Silent("Norlink sold three ships in February.", "a month that only lacks its year teaches little"),
            Silent("Norlink sold three ships on Feb. 9.", "a day that only lacks its year teaches little"),
            Silent("The ferry company Norlink sold three ships last year.", "the date shown gives the answer away"),
            Silent("The ferry company Norlink sold three ships last week.", "no single date"),
            Silent("They sold three ships last year.", "who? the sentence cannot be shown alone"),
            Silent("The ferry company Norlink sold three ships last year.", "an undated page", date=None),
        ),
    ),
    QuestionRule(
        id="TIM-2-Q1",
        family="TIM-2",
        skill="TIM",
        level=2,
        finds="Which of two dates on a page fits the events.",
        why="Old reports are copied and shared as new: the date of the page need not be the date of the news.",
        about=DateConflict,
        ask=ask_conflict,
        fires=(
            Fires(
                "Anna Berg resigned on Wednesday.\n\nHarbour news\n(@harbour_news)\n\nShe is gone\n\nJune 27, 2018\n\n"
                "Norway was surprised.",
                ({"answer": "27 June 2018, the date of the post"},),
                date="19.04.2024",
            ),
        ),
        silent=(Silent("Anna Berg resigned on Wednesday.", "one date, no conflict"),),
    ),
)
