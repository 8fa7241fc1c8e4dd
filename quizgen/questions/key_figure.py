"""FAC-4 questions on sums and on figures behind a preposition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizgen.facts.key_figure import KeyFigure
from quizgen.facts.passage import FigureInPassage
from quizgen.facts.quantity import Figure, Quantity
from quizgen.facts.share import Share
from quizgen.grammar import ask_inverted, ask_subject, capitalised
from quizgen.lexicon import lexicon
from quizgen.lint.text import content_words, stems
from quizgen.model import BLANK, Dossier, Fact, Form, Named
from quizgen.questions.central import is_central
from quizgen.questions.clause import sourced, wording_of
from quizgen.questions.draft import Draft
from quizgen.questions.fac import ask_blank as ask_figure
from quizgen.questions.fac import ask_quantity, ask_share
from quizgen.questions.wording import curly, dated
from quizgen.rules import LONG_LEAD, Fires, QuestionRule, Silent

_NUMBER = re.compile(r"\d[\d,.]*")
_YEAR = re.compile(
    r"\b(?:1[5-9]|20)\d\d\b|\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_NAMED_WITHIN, _NAMED_SOON = 60, 40
"""Letters within which a sentence names whom or what it is about."""
_SMALL = 13
_ENOUGH = 6
"""Words of meaning by which a question on a number is worth a card though the report is about something else."""
_HUNDRED, _THOUSAND = 100, 1000
_NAMES_ENOUGH = 3
"""Names by which a sentence with a count is worth a card though the report is about something else."""
_UNCLEAR = re.compile(
    r"\b(?:GMT|BST|margin of error|such|respectively|subsequently|thereafter|afterwards)\b|\b[Ii]n all\b"
    r"|^(?:other|another|rival|fellow) |\btop \[|\bfor (?:instance|example)\b|\b(?:also|just|reportedly)\b"
    r"|\b(?:sits?|stands?) at\b|\bstake\b(?! in\b)",
    re.IGNORECASE,
)
"""Times of the day, words that point back or leave open what a figure counts, and "the top 1 percent"."""
_POLLED = re.compile(
    r"\b(?:approval|approved?s?|disapproved?s?|favou?r(?:s|ed|able)?|support(?:s|ed)?|backed|polled|ahead of)\b"
)
_POLL = re.compile(r"\b(?:poll|survey|study|according to|figures)\b", re.IGNORECASE)
_PERIOD = re.compile(r"\b(?:(?:19|20)\d\d|year|quarter|month)\b")
_RACE = re.compile(
    rf"{re.escape(BLANK)} to [\d.]+ ?(?:percent|per cent|%)|{re.escape(BLANK)} (?:\w+ )?(?:delegates|points|precincts)\b"
)
"""Standings of a race, which change from day to day and from poll to poll."""
_CROWD = re.compile(r"\b(?:crowd|rally|rallies|audience)\b")
_LED_IN = re.compile(
    r"^(?:but|even|including|eventually|halfway|while)\b|\b(?:Sens?|Reps?|Gov|Dr|Mrs?|Ms)$", re.IGNORECASE
)
"""Beginnings that lean on the sentence before, and ends at the stop of a title."""
_VOTE = re.compile(r"\bof the votes?\b(?!.*\b(?:in|at) )")
"""A share of "the vote" of which the words behind it do not tell where."""
_PART = re.compile(
    r"(?: each\b| apiece\b| more\b| less\b| wage\b| total\b| high\b| or \b|-|/| \(|, or\b| in all\b| speeches\b)"
)
"""What makes of a figure one half of a comparison or a range."""
_LOOSE = re.compile(
    r"\b(?:[Ii]t is|[Ii]n all|margin of error|up to|as much as|could|might|would|may|wants?|a good year|such"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b|[;:()—–]| - "
)
"""Words of a figure that is possible or general, and marks of a sentence that says two things."""


_LEFT_OPEN = re.compile(r" (?:only|in (?:reply|response|return|turn|addition|total|all)|too|as well|instead)\?$")
"""Ends of a question that point to something it does not tell."""


def ask_blank(fact: FigureInPassage, dossier: Dossier) -> Iterator[Draft]:
    """Blank the figure in a sentence that names what it is about and belongs to what the report is about."""
    told = f"{fact.before} {BLANK}{fact.after}"
    if _UNCLEAR.search(told) or _PART.match(fact.after) or _is_shown(fact, dossier):
        return
    if not fact.lasting or not is_central(fact, dossier):
        return
    if fact.moved and dossier.when is None and not _PERIOD.search(told):
        return
    if _is_of_poll(fact) and not _POLL.search(told):
        return
    if _RACE.search(told) or _CROWD.search(told) or _LED_IN.search(told) or _is_standing(fact, dossier):
        return
    if _VOTE.search(told) or not _names_subject(fact, told, dossier) or _is_asked(fact, dossier):
        return
    yield Draft(question=dated(dossier, curly(told)), answer=fact.answer, form=Form.CLOZE)


def _is_standing(fact: FigureInPassage, dossier: Dossier) -> bool:
    """Tell whether a share is that of a person in a race: "Berg sits at 16 percent"."""
    return fact.what == "share" and any(n.kind == "person" and n.name in fact.subject for n in dossier.names)


def _is_shown(fact: FigureInPassage, dossier: Dossier) -> bool:
    """Tell whether the headline, which the card shows, has the figure."""
    shown = set(_NUMBER.findall(dossier.headline or ""))
    return any(number in shown for number in _NUMBER.findall(fact.answer))


def _is_of_poll(fact: FigureInPassage) -> bool:
    """Tell whether a share is one of people and what they think, which a poll must have asked."""
    if fact.what != "share":
        return False
    told = f"{fact.before} {fact.after}"
    group = re.match(r" of((?: [\w-]+){1,5})", fact.after)
    words = group.group(1).lower().split() if group is not None else []
    people = any(word in lexicon("polled_nouns") or word.removesuffix("s") in lexicon("polled_nouns") for word in words)
    return people or _POLLED.search(told) is not None


def _names_subject(fact: FigureInPassage, told: str, dossier: Dossier) -> bool:
    """Tell whether a sentence names early whom or what it is about, and is about what the report is."""
    named = [name for name in dossier.names if name.name in told]
    central = is_central(fact, dossier)
    if fact.what == "count" and not central and not _is_big(fact.answer, len(named)):
        return False
    taken_up = stems(content_words(fact.subject)) & stems(content_words(dossier.headline or ""))
    bare = re.fullmatch(r"the [a-z-]+", fact.subject) is not None  # "the party": which?
    by_name = any(f"according to {article}{name.name}" in told for name in named for article in ("", "the "))
    if (taken_up and not bare) or by_name:
        return True
    first = min(named, key=lambda n: (told.index(n.name), -len(n.name)), default=None)
    known = first is not None and (first.kind == "place" or first.mentions > 1 or dossier.text.count(first.name) > 1)
    return (central or known or _POLL.search(told) is not None) and _opens_with_name(told, named)


def _is_big(count: str, names: int) -> bool:
    """Tell whether a count on the side is worth a card: by its size, or by the names that it goes with."""
    digits = "".join(letter for letter in count if letter.isdigit())
    many = not count[-1:].isdigit() or int(digits or 0) >= _THOUSAND
    return many or names >= _NAMES_ENOUGH or (names == _NAMES_ENOUGH - 1 and int(digits) >= _HUNDRED)


def _is_asked(fact: FigureInPassage, dossier: Dossier) -> bool:
    """Tell whether another question asks for a figure of the same sentence: better than a blank."""
    beside = (f for f in dossier.facts if f.sentence.overlaps(fact.sentence))
    return any(next(_asked(f, dossier), None) is not None for f in beside)


def _asked(fact: Fact, dossier: Dossier) -> Iterator[Draft]:
    """Yield what the rules on clauses ask about a figure."""
    if isinstance(fact, Quantity):
        yield from ask_quantity(fact, dossier)
    elif isinstance(fact, Share):
        yield from ask_share(fact, dossier)
    elif isinstance(fact, Figure):
        yield from ask_figure(fact, dossier)


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
        soon = (n.name for n in named if n.kind in {"person", "organisation"} and n.name in told[:_NAMED_SOON])
        return any(soon) or any(told[len("The ") :].startswith(name.name) for name in named)
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
                        "question": "According to Norlink, cited in a March 2024 report, how much had the Norwegian "
                        "government paid for old ferries since 2019?",
                        "answer": "More than $4 million",
                    },
                ),
            ),
            Fires(
                "Anna Berg trails Leo Brandt in Oslo by 14 percentage points.",
                (
                    {
                        "question": "According to a March 2024 report, by how many percentage points did "
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
                "Norlink said it had paid fines of more than $40 million to Norway, Sweden and Denmark last year.",
                (
                    {
                        "question": f"Norlink said it had paid fines of more than {BLANK} to Norway, Sweden and Denmark in 2023.",
                        "answer": "$40 million",
                        "form": Form.CLOZE,
                    },
                ),
            ),
            Fires(
                "The Norwegian government will lend Norlink up to 300m kroner ($30m) over the next three years.",
                (
                    {
                        "question": f"The Norwegian government will lend Norlink up to {BLANK} over the next three years "
                        "(report of March 2024).",
                        "answer": "300m kroner",
                    },
                ),
            ),
        ),
        silent=(
            Silent(
                "Anna Berg is popular, holding 40 percent of the ballots in Oslo and Riga.", "the standing of a race"
            ),
            Silent(
                "Norlink is popular, drawing a crowd of 1,400 people to the harbours of Oslo and Riga in Norway.",
                "a crowd",
            ),
            Silent("Norlink has won $4 million worth of contracts with Oslo and Riga.", "the state of things for now"),
            Silent(
                "Norlink revoked just $4 million worth of contracts with Oslo and Riga.", "the writer plays it down"
            ),
            Silent("Norlink subsequently revoked $4 million worth of contracts with Oslo and Riga.", "after what?"),
            Silent(
                "Shares of Norlink rose $4, or 2 percent, to $204 at the stock exchange in Oslo.", "a table in words"
            ),
            Silent("Fines for Norlink in Oslo and Riga came to $40 million last year.", "another rule blanks it"),
            Silent("In Norway, Anna Berg finished third, with 23 percent of the vote.", "in which election?"),
            Silent("Anna Berg did better among sailors of Norway, garnering 12 percent approval.", "by which poll?"),
            Silent(
                LONG_LEAD + "Nordferry, a Danish company, picked the harbour of Oslo for its $40 million quay.",
                "a company named once, on the side",
            ),
            Silent("Norlink and Nordferry have earned about $45 million each from ferries to Riga.", "one of two"),
            Silent("Other ferries of Norlink brought 212,000 passengers to Riga.", "than which?"),
            Silent(
                LONG_LEAD + "Norlink said that fares had hit some 30 sailors in the old harbour.",
                "a small count on the side",
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
