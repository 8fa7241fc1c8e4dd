"""UNK questions: what was left unsaid, and what may be concluded from that."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.unk import Unknown
from quizgen.grammar import past_tense
from quizgen.model import Dossier, Form
from quizgen.questions.draft import Draft
from quizgen.questions.wording import in_month, quoted, with_role, without_stop
from quizgen.rules import Fires, QuestionRule, Silent

_WHY = "An answer that was asked for and not given is news too; it proves neither yes nor no."


def ask_refused(fact: Unknown, dossier: Dossier) -> Iterator[Draft]:
    """Ask what somebody declined to say."""
    if fact.who is None:
        return
    question = f"what did {with_role(fact.who, fact.role)}{',' if fact.role else ''} {fact.verb} to {fact.telling}?"
    yield Draft(question=in_month(dossier, question), answer=fact.what)


def ask_conclusion(fact: Unknown, dossier: Dossier) -> Iterator[Draft]:
    """Ask what may be concluded from the silence; only for whether-questions."""
    if fact.who is None or not fact.yes_or_no:
        return
    said = in_month(dossier, f"{fact.who} {past_tense(fact.verb)} to {fact.telling} {quoted(fact.printed)}.")
    yield Draft(
        question=f"{said} What may a reader conclude from that?",
        answer="Nothing either way: it was neither confirmed nor denied",
        form=Form.CHOICE,
        distractors=(
            "That it is so, since it was not denied",
            "That it is not so, since it was not confirmed",
        ),
    )


def ask_unclear(fact: Unknown, dossier: Dossier) -> Iterator[Draft]:
    """Ask what the report calls unclear."""
    if fact.who is not None or dossier.headline is None:
        return
    yield Draft(
        question=f"What does the report “{without_stop(dossier.headline)}” say is not known?",
        answer=fact.what[:1].upper() + fact.what[1:],
    )


RULES = (
    QuestionRule(
        id="UNK-1-Q1",
        family="UNK-1",
        skill="UNK",
        level=2,
        finds="What somebody declined to say.",
        why=_WHY,
        about=Unknown,
        ask=ask_refused,
        fires=(
            Fires(
                "Anna Berg refused to say who had paid for two ships.",
                (
                    {
                        "question": "In March 2024, what did Anna Berg refuse to say?",
                        "answer": "who had paid for two ships",
                    },
                ),
            ),
        ),
        silent=(Silent("It is unclear who paid for two ships.", "nobody was asked"),),
    ),
    QuestionRule(
        id="UNK-2-Q1",
        family="UNK-2",
        skill="UNK",
        level=2,
        finds="What may be concluded when somebody would not say whether something is so.",
        why=_WHY,
        about=Unknown,
        ask=ask_conclusion,
        fires=(
            Fires(
                "Anna Berg declined to say whether Norway would buy two ships.",
                (
                    {
                        "question": "In March 2024, Anna Berg declined to say “whether Norway would buy two ships”. "
                        "What may a reader conclude from that?",
                        "answer": "Nothing either way: it was neither confirmed nor denied",
                    },
                ),
            ),
        ),
        silent=(Silent("Anna Berg refused to say who had paid for two ships.", "“who” has no yes or no"),),
    ),
    QuestionRule(
        id="UNK-3-Q1",
        family="UNK-3",
        skill="UNK",
        level=2,
        finds="What the report itself calls unclear.",
        why="A good report says what it does not know; a good reader remembers that part.",
        about=Unknown,
        ask=ask_unclear,
        default=False,
        fires=(
            Fires(
                "It is unclear when two ferries in Oslo can be towed away.",
                (
                    {
                        "question": "What does the report “Ferry runs aground” say is not known?",
                        "answer": "When two ferries in Oslo can be towed away",
                    },
                ),
                headline="Ferry runs aground",
            ),
        ),
        silent=(Silent("Anna Berg refused to say who had paid for two ships.", "that is a refusal"),),
    ),
)
