"""HDG questions: which word shows that the writer does not vouch for it, and how certain a coming event is."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.certainty import Certainty
from quizgen.facts.hdg import Hedge
from quizgen.facts.speaker_hedge import SpeakerHedge
from quizgen.model import Dossier, Form
from quizgen.questions.draft import Draft
from quizgen.questions.wording import cited, ended, lowered, quoted, report
from quizgen.rules import Fires, QuestionRule, Silent


def ask_word(fact: Hedge, dossier: Dossier) -> Iterator[Draft]:
    """Show the passage and ask for the hedge."""
    if fact.unsure:
        kind = "words there show" if " " in fact.word else "word there shows"
        yield Draft(
            question=f"{report(dossier)} says: {cited(fact.passage)} Which {kind} that the writer is not stating something as certain?",
            answer=f"“{fact.word}”",
        )
        return
    what = f"the word “{fact.of}”" if fact.of else "what is said there"
    yield Draft(
        question=f"{report(dossier)} has the words: {quoted(fact.passage)}. "
        f"Which word shows that the writer does not vouch for {what}?",
        answer=fact.word,
    )


def ask_marker(fact: SpeakerHedge, dossier: Dossier) -> Iterator[Draft]:
    """Show what a speaker said and ask for the words that mark it as a view, or as uncertain."""
    if fact.printed:
        shown, where = f"{report(dossier)} says: {cited(fact.told)}", "there"
    else:
        shown, where = f"According to {lowered(report(dossier))}, {ended(lowered(fact.told))}", "in the quotation"
    several = " " in fact.words
    words = f"Which {'words' if several else 'word'} {where}"
    if fact.sort == "view":
        asked = f"{words} {'mark' if several else 'marks'} a claim as a personal view, not a settled fact?"
    else:
        what = "the claim is not put as certain" if fact.printed else f"{fact.source} is not certain"
        asked = f"{words} {'show' if several else 'shows'} that {what}?"
    yield Draft(question=f"{shown} {asked}", answer=f"“{fact.words}”")


_LEVELS = {
    "decided": "Decided or already announced",
    "expected": "Likely or expected, but not certain",
    "possible": "Only possible",
}


def ask_certainty(fact: Certainty, dossier: Dossier) -> Iterator[Draft]:
    """Show the passage and offer three grades of certainty."""
    answer = _LEVELS[fact.level]
    yield Draft(
        question=f"{report(dossier)} says: {quoted(fact.passage)}. How certain is that made to sound?",
        answer=answer,
        form=Form.CHOICE,
        distractors=tuple(other for other in _LEVELS.values() if other != answer),
    )


RULES = (
    QuestionRule(
        id="HDG-1-Q1",
        family="HDG-1",
        skill="HDG",
        level=2,
        finds="The word that keeps the writer from vouching.",
        why="A hedge is honest reporting: without it, a suspicion would stand there as a fact.",
        about=Hedge,
        ask=ask_word,
        fires=(
            Fires(
                "Oil has allegedly leaked from the ferry Nordstjernen into a fjord.",
                (
                    {
                        "question": "A March 2024 report has the words: “Oil has allegedly leaked from the ferry Nordstjernen "
                        "into a fjord”. Which word shows that the writer does not vouch for what is said there?",
                        "answer": "allegedly",
                    },
                ),
            ),
            Fires(
                "Norlink sold the ferry Nordstjernen after the alleged fraud in Bergen.",
                (
                    {
                        "question": "A March 2024 report has the words: “Norlink sold the ferry Nordstjernen after the alleged "
                        "fraud in Bergen”. Which word shows that the writer does not vouch for the word “fraud”?",
                        "answer": "alleged",
                    },
                ),
            ),
            Fires(
                "The harbour board of Bergen appeared to ignore three warnings of the coast guard.",
                (
                    {
                        "question": "A March 2024 report says: “The harbour board of Bergen appeared to ignore three warnings of the "
                        "coast guard”. Which words there show that the writer is not stating something as certain?",
                        "answer": "“appeared to”",
                    },
                ),
            ),
        ),
        silent=(Silent("Oil has leaked from the ferry Nordstjernen into a fjord.", "no hedge"),),
    ),
    QuestionRule(
        id="HDG-5-Q1",
        family="HDG-5",
        skill="HDG",
        level=2,
        finds="How certain the report presents a coming event.",
        why="“Will”, “is expected to” and “could” promise three different things; who confuses them feels cheated later.",
        about=Certainty,
        ask=ask_certainty,
        fires=(
            Fires(
                "Norlink could lose its licence for two ferries to Sweden.",
                (
                    {
                        "question": "A March 2024 report says: “Norlink could lose its licence for two ferries to Sweden”. "
                        "How certain is that made to sound?",
                        "answer": "Only possible",
                        "form": Form.CHOICE,
                    },
                ),
            ),
        ),
        silent=(Silent("Norlink lost its licence for two ferries to Sweden.", "it happened"),),
    ),
    QuestionRule(
        id="HDG-7-Q1",
        family="HDG-7",
        skill="HDG",
        level=2,
        finds="The words by which a speaker marks a claim as a view, or as uncertain.",
        why="“I think” and “probably” are honest signs that a speaker does not know; whoever passes the words on often drops them.",
        about=SpeakerHedge,
        ask=ask_marker,
        fires=(
            Fires(
                "“I think the sale of the ferry Nordstjernen was a mistake of the harbour board,” Mayor Anna Berg said.",
                (
                    {
                        "question": "According to a March 2024 report, Anna Berg said: “I think the sale of the ferry Nordstjernen "
                        "was a mistake of the harbour board”. Which words in the quotation mark a claim as a personal view, "
                        "not a settled fact?",
                        "answer": "“I think”",
                    },
                ),
            ),
            Fires(
                "“The old ferries of Norlink might sink in the harbour of Bergen,” Mayor Anna Berg said.",
                (
                    {
                        "question": "According to a March 2024 report, Anna Berg said: “The old ferries of Norlink might sink in the "
                        "harbour of Bergen”. Which word in the quotation shows that Anna Berg is not certain?",
                        "answer": "“might”",
                    },
                ),
            ),
            Fires(
                "Experts said that the sale of the ferries may harm the harbour of Bergen.",
                (
                    {
                        "question": "A March 2024 report says: “Experts said that the sale of the ferries may harm the harbour of "
                        "Bergen”. Which word there shows that the claim is not put as certain?",
                        "answer": "“may”",
                    },
                ),
            ),
        ),
        silent=(
            Silent(
                "“The sale of the ferry Nordstjernen was a mistake of the harbour board,” Mayor Anna Berg said.",
                "no marker",
            ),
        ),
    ),
)
