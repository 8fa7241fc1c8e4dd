"""EVD-1 questions: through which channel a statement was made."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.src import Attribution
from quizgen.grammar import capitalised, past_tense
from quizgen.model import Dossier
from quizgen.questions.draft import Draft
from quizgen.questions.wording import in_month, quoted
from quizgen.rules import Fires, QuestionRule, Silent

_MAX_WORDS = 40
_SPOKEN = frozenset({"neutral", "force"})


def ask_channel(fact: Attribution, dossier: Dossier) -> Iterator[Draft]:
    """Ask in what form a statement was made: "in a telephone interview", "in a statement"."""
    if fact.channel is None or fact.source is None or fact.source_kind != "person" or fact.stance not in _SPOKEN:
        return
    if not fact.sure or fact.negated or fact.nested or not fact.channel.startswith(("in ", "on ")):
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
)
