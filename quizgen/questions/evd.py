"""EVD questions: through which channel a statement was made, and what material it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.attribution import Attribution
from quizgen.facts.evidence import Evidence
from quizgen.grammar import capitalised, past_tense
from quizgen.model import Dossier
from quizgen.questions.draft import Draft
from quizgen.questions.wording import in_month, lowered, quoted, report
from quizgen.rules import Fires, QuestionRule, Silent

_MAX_WORDS = 40
_SPOKEN = frozenset({"neutral", "force"})


def ask_channel(fact: Attribution, dossier: Dossier) -> Iterator[Draft]:
    """Ask in what form a statement was made: "in a telephone interview", "in a statement"."""
    if fact.channel is None or fact.source is None or fact.source_kind != "person" or fact.stance not in _SPOKEN:
        return
    if not fact.sure or fact.negated or fact.nested or "statement" in fact.channel:
        return
    if not fact.channel.startswith(("in ", "on ")):
        return
    told = _told(fact)
    if told is None:
        return
    yield Draft(
        question=f"{in_month(dossier, told)}. In what form was this statement made, according to the report?",
        answer=capitalised(fact.channel),
    )


def _told(fact: Attribution) -> str | None:
    """Return "X said: “…”" or "X said that …", without the channel; None where the content cannot stand alone."""
    if fact.quote is not None and fact.clear and len(fact.quote.split()) <= _MAX_WORDS:
        return f"{fact.source} said: {quoted(fact.quote)}"
    if fact.claim is not None and len(fact.claim.split()) <= _MAX_WORDS:
        verb = "said" if fact.cue in {"say", "tell", "according to", "in the words of"} else past_tense(fact.cue)
        return f"{fact.source} {verb} that {fact.claim}"
    return None


def ask_material(fact: Evidence, dossier: Dossier) -> Iterator[Draft]:
    """Tell the statement and ask what it rests on."""
    yield Draft(
        question=f"{_lead(dossier)}{fact.claim}. What does the report cite as the basis for that?",
        answer=capitalised(fact.material),
    )


def _lead(dossier: Dossier) -> str:
    """Return "According to a report of June 2018, "; every statement of this kind is somebody's."""
    return f"According to {lowered(report(dossier))}, "


RULES = (
    QuestionRule(
        id="EVD-1-Q1",
        family="EVD-1",
        skill="EVD",
        level=2,
        finds="The channel of a statement: an interview, a written statement, a word to reporters.",
        why="A prepared statement, an interview and a remark in passing are not worth the same: look how it was said.",
        about=Attribution,
        ask=ask_channel,
        default=False,
        fires=(
            Fires(
                "“Safety on the fjord comes before timetables and profits,” Anna Berg said in a radio interview.",
                (
                    {
                        "question": "In March 2024, Anna Berg said: “Safety on the fjord comes before timetables and "
                        "profits”. In what form was this statement made, according to the report?",
                        "answer": "In a radio interview",
                    },
                ),
            ),
        ),
        silent=(
            Silent("“Safety on the fjord comes before timetables and profits,” Anna Berg said.", "no channel is told"),
            Silent("“It is over,” Anna Berg said in an interview.", "the quotation says nothing by itself"),
            Silent(
                "“Safety on the fjord comes before timetables and profits,” Anna Berg told reporters.",
                "what everybody does is not worth asking",
            ),
        ),
    ),
    QuestionRule(
        id="EVD-2-Q1",
        family="EVD-2",
        skill="EVD",
        level=2,
        finds="What poll, study, record or other material a statement rests on.",
        why="A statement that rests on a poll, a study or a document can be checked there: ask what it rests on.",
        about=Evidence,
        ask=ask_material,
        default=False,
        fires=(
            Fires(
                "Norlink ignored three warnings from Sweden, according to court documents.",
                (
                    {
                        "question": "According to a March 2024 report, Norlink ignored three warnings from Sweden. "
                        "What does the report cite as the basis for that?",
                        "answer": "Court documents",
                    },
                ),
            ),
        ),
        silent=(Silent("Norlink ignored three warnings from Sweden.", "nothing is cited"),),
    ),
)
