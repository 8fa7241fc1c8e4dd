"""QTE-1 questions: fill in the speaker's own words; exact words or paraphrase?"""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.qte import PartialQuote
from quizgen.facts.src import Attribution
from quizgen.grammar import capitalised, past_tense
from quizgen.model import BLANK, Dossier, Form
from quizgen.questions.draft import Draft
from quizgen.questions.wording import in_month, quoted
from quizgen.rules import Fires, QuestionRule, Silent

_WHY = "Only the words between the marks are the speaker's own; the rest is the reporter's."


def ask_words(fact: PartialQuote, dossier: Dossier) -> Iterator[Draft]:
    """Blank the quoted words."""
    tail = f" {fact.after}" if fact.after and fact.after[0].isalnum() else fact.after
    yield Draft(
        question=f"{capitalised(fact.before)} “{BLANK}”{tail}.",
        answer=fact.words,
        form=Form.CLOZE,
    )


def ask_fidelity(fact: Attribution, dossier: Dossier) -> Iterator[Draft]:
    """Show a reported statement and ask whether the words are the speaker's own."""
    if fact.claim is None or fact.source_kind != "person" or fact.negated or fact.nested or fact.cue != "say":
        return
    if fact.source is None or fact.pattern != "verb" or not 6 <= len(fact.claim.split()) <= 28:
        return
    if fact.source.split()[-1] in fact.claim:
        return
    statement = f"{fact.source} {past_tense(fact.cue)} that {fact.claim}"
    yield Draft(
        question=f"{in_month(dossier, 'a report').rstrip()} wrote: {quoted(statement)}. "
        f"May the words after “that” be quoted as {fact.source}’s own?",
        answer="No: without quotation marks they are the reporter’s paraphrase",
        form=Form.CHOICE,
        distractors=("Yes: the report names the speaker", "Yes: “said that” introduces exact words"),
    )


RULES = (
    QuestionRule(
        id="QTE-1-Q1",
        family="QTE-1",
        skill="QTE",
        level=1,
        finds="The speaker's own words in a reporter's sentence.",
        why=_WHY,
        about=PartialQuote,
        ask=ask_words,
        fires=(
            Fires(
                "John Smith said that the plan of the Norwegian government had a “strong rationale”.",
                (
                    {
                        "question": f"John Smith said that the plan of the Norwegian government had a “{BLANK}”.",
                        "answer": "strong rationale",
                        "form": Form.CLOZE,
                    },
                ),
            ),
        ),
        silent=(Silent("John Smith said: “The plan has a strong rationale.”", "all of it is quoted"),),
    ),
    QuestionRule(
        id="QTE-1-Q2",
        family="QTE-1",
        skill="QTE",
        level=2,
        finds="Whether reported words may be quoted as the speaker's own.",
        why=_WHY,
        about=Attribution,
        ask=ask_fidelity,
        fires=(
            Fires(
                "John Smith said that ferries with old engines would lose their licence.",
                (
                    {
                        "question": "In March 2024, a report wrote: “John Smith said that ferries with old engines would lose "
                        "their licence”. May the words after “that” be quoted as John Smith’s own?",
                        "answer": "No: without quotation marks they are the reporter’s paraphrase",
                    },
                ),
            ),
        ),
        silent=(
            Silent("“Ferries with old engines will lose their licence,” John Smith said.", "these are his own words"),
            Silent("He said that ferries with old engines would lose their licence.", "who?"),
        ),
    ),
)
