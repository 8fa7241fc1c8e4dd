"""EVD-1 questions: through which channel a statement was made."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.src import Attribution
from quizgen.grammar import past_tense
from quizgen.model import Dossier
from quizgen.questions.draft import Draft
from quizgen.questions.wording import quoted, report
from quizgen.rules import Fires, QuestionRule, Silent

_MAX_WORDS = 40
_SPOKEN = frozenset({"neutral", "force"})


def ask_channel(fact: Attribution, dossier: Dossier) -> Iterator[Draft]:
    """Ask which words tell how a statement was made ("told reporters", "in a statement")."""
    if fact.channel is None or fact.source is None or fact.source_kind != "person" or fact.stance not in _SPOKEN:
        return
    if fact.negated or fact.nested:
        return
    told = _told(fact)
    if told is None:
        return
    yield Draft(
        question=f"{report(dossier)} tells that {fact.source} {told}. Which words of the report say how this statement was made?",
        answer=quoted(fact.channel),
    )


def _told(fact: Attribution) -> str | None:
    """Return "said: “…”" or "said that …", without the channel; None where the content cannot stand alone."""
    if fact.quote is not None and fact.clear and len(fact.quote.split()) <= _MAX_WORDS:
        return f"said: {quoted(fact.quote)}"
    if fact.claim is not None and len(fact.claim.split()) <= _MAX_WORDS:
        verb = "said" if fact.cue in {"say", "tell"} else past_tense(fact.cue)
        return f"{verb} that {fact.claim}"
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
                "“Safety on the fjord comes before timetables and profits,” Anna Berg told reporters in Oslo.",
                (
                    {
                        "question": "A report of March 2024 tells that Anna Berg said: “Safety on the fjord comes before "
                        "timetables and profits”. Which words of the report say how this statement was made?",
                        "answer": "“told reporters”",
                    },
                ),
            ),
        ),
        silent=(
            Silent("“Safety on the fjord comes before timetables and profits,” Anna Berg said.", "no channel is told"),
            Silent("“It is over,” Anna Berg told reporters.", "the quotation says nothing by itself"),
        ),
    ),
)
