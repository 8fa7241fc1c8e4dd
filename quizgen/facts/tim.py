"""TIM: dates that contradict each other, and dates that must be worked out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.slight import only_talks
from quizgen.facts.statement import cuts_subject
from quizgen.grammar.dates import long_date
from quizgen.model import Fact, make_spans
from quizgen.read import tree
from quizgen.read.clauses import is_run_on
from quizgen.read.standalone import is_readable
from quizgen.read.times.tense import tense_around
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading

MAX_WORDS = 30
_DATELINE = 10
"""Words within which the place and agency of a report end."""
_OPENERS = frozenset(
    {"as", "however", "meanwhile", "moreover", "but", "and", "or", "so", "yet", "still", "also", "then", "instead", "why",
     "even", "thus", "if", "because", "although", "though", "while"}
)  # fmt: skip
"""Words with which a passage leans on what stands before it."""


@dataclass(frozen=True, kw_only=True)
class RelativeDate(Fact):
    """A relative expression with the date it means.

    phrase: as printed ("last year"). meaning: "2017", "27 June 2018". resolved: the (first) day.
    precision: "day", "week", "month", "season" or "year". reason: how it was worked out.
    passage: the clause around it as printed, or None where it cannot be read alone.
    named: whether the subject of its main clause holds a name. planned: its clause tells of what is to come.
    talk: it dates no more than that somebody said something.
    """

    kind: ClassVar[str] = "relative_date"
    identity: ClassVar[tuple[str, ...]] = ("phrase", "passage")
    phrase: str
    meaning: str
    resolved: dt.date
    precision: str
    passage: str | None
    reason: str = ""
    named: bool = False
    planned: bool = False
    talk: bool = False


@dataclass(frozen=True, kw_only=True)
class DateConflict(Fact):
    """Two printed dates that cannot both be the report's. right: the one that fits; wrong: the other; reason: the proof."""

    kind: ClassVar[str] = "date_conflict"
    identity: ClassVar[tuple[str, ...]] = ("right", "wrong")
    right: dt.date
    wrong: dt.date
    place: str
    reason: str


def find_relative(reading: Reading) -> Iterator[RelativeDate]:
    """Yield the relative expressions of body text that the anchor resolves."""
    for time in reading.times.values():
        if time.resolved is None:
            continue
        token = reading.parse.doc[time.first]
        passage = passage_around(reading, time.first, time.end, time.phrase)
        yield RelativeDate(
            rule="TIM-1",
            spans=make_spans({"answer": time.span}),
            sentence=reading.parse.sentence_of(token).span,
            phrase=time.phrase,
            meaning=time.answer(),
            resolved=time.resolved,
            precision=time.precision,
            passage=reading.parse.text(passage) if passage else None,
            reason=time.reason,
            named=_is_named(reading, passage),
            planned=is_ahead(reading, token, time.resolved),
            talk=_is_talk(reading, tree.clause_of(token)),
            importance=0.3 if time.precision != "day" else 0.1,
        )


def _is_talk(reading: Reading, verb: Token) -> bool:
    return reading.is_cue(verb) or only_talks(verb)


def is_ahead(reading: Reading, token: Token, day: dt.date) -> bool:
    """Tell whether the clause around ``token`` tells of what is to come on ``day`` (the first of a longer time), seen from
    the report: "may come from what helped in 1992" does not."""
    past = reading.anchor is not None and day.year < reading.anchor.date.year
    return not past and tense_around(token) == "future"


def passage_around(reading: Reading, first: int, end: int, phrase: str) -> list[Token]:
    """Return the smallest readable stretch around the date at tokens ``first`` to ``end``: clause, sentence or nothing."""
    token = reading.parse.doc[first]
    clause = tree.clause_of(token)
    sentence = list(reading.parse.sentence_of(token).tokens)
    for tokens in (_plain_clause(clause), sentence):
        inside = tokens and tokens[0].i <= first and end - 1 <= tokens[-1].i
        words = [t for t in tokens if not t.is_punct]
        if not inside or not 5 <= len(words) <= MAX_WORDS or _cuts_quotation(reading, tokens):
            continue
        if not _opens_well(tokens) or _repeats(reading, tokens, phrase):
            continue
        subject = tree.subject_of(clause)
        if subject is not None and subject in tokens and is_readable(reading, tokens):
            return tokens
    return []


def _is_named(reading: Reading, passage: list[Token]) -> bool:
    """Tell whether the subject of the passage's main clause holds a name: "bills were introduced" says not which."""
    inside = {t.i for t in passage}
    top = next((t for t in passage if t.head.i not in inside or t.head.i == t.i), None)
    subject = tree.subject_of(top) if top is not None else None
    return subject is not None and any(
        t.i in reading.mentions or (t.pos_ == "PROPN" and not tree.is_plain_plural(t)) for t in subject.subtree
    )


def _opens_well(tokens: list[Token]) -> bool:
    """Tell whether a passage begins as a sentence does: no "why …", no "However, …", no place and agency in front."""
    if tokens[0].text[:1].islower() and tokens[0].i == tokens[0].sent.start:
        return False  # the parser cut the sentence
    if tokens[0].lower_ in _OPENERS or tokens[0].tag_ in {"WRB", "WP", "WDT"}:
        return False
    return not any(t.text == ")" and tree.word_after(t) in {"-", "–", "—", "--"} for t in tokens[:_DATELINE])


def _repeats(reading: Reading, tokens: list[Token], phrase: str) -> bool:
    """Tell whether the expression stands in the passage more than once."""
    return reading.parse.text(tokens).lower().count(phrase.lower()) > 1


def _plain_clause(verb: Token) -> list[Token]:
    """Return the main clause of ``verb`` up to a coordinated clause, without the comma or "and" at its edges.

    What another clause reports, doubts or denies is never quoted without it.
    """
    told = verb.dep_ == "ROOT" or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT")
    if not told and not (verb.dep_ == "ccomp" and is_run_on(verb)):
        return []
    if any(c.lower_ in {"either", "both", "neither", "not"} for c in verb.children):
        return []
    cut = {t.i for c in verb.children if c.dep_ in {"conj", "cc"} and c.i > verb.i for t in c.subtree}
    tokens = [t for t in verb.subtree if t.i not in cut]
    while tokens and (tokens[-1].is_punct or tokens[-1].dep_ == "cc"):
        tokens.pop()
    while tokens and (tokens[0].is_punct or tokens[0].dep_ == "cc" or tokens[0].lower_ == "that"):
        tokens.pop(0)
    if not tokens or tokens[-1].i - tokens[0].i + 1 != len(tokens):
        return []
    return [] if cuts_subject(tokens[-1]) else tokens


def _cuts_quotation(reading: Reading, tokens: list[Token]) -> bool:
    span = reading.parse.span(tokens)
    return any(q.span.overlaps(span) and not span.contains(q.span) for q in reading.quotations)


def find_conflict(reading: Reading) -> Iterator[DateConflict]:
    """Yield the conflict between the date of the page and a date in the text, where it is settled."""
    anchor = reading.anchor
    if anchor is None or anchor.conflict is None:
        return
    yield DateConflict(
        rule="TIM-2",
        spans=make_spans({"answer": anchor.source.span, "wrong": anchor.conflict.span}),
        sentence=anchor.source.span,
        right=anchor.date,
        wrong=anchor.conflict.date,
        place=f"the {anchor.source.place.value} of {long_date(anchor.date)}",
        reason=anchor.reason,
        importance=1.0,
    )


RULES = (
    FactRule(
        id="TIM-1",
        family="TIM-1",
        skill="TIM",
        level=2,
        finds="A relative date and the day, month or year it means: “on Wednesday”, “last year”.",
        why="“Last year” moves with the reader: tie it to the date of the report.",
        find=find_relative,
        fires=(
            Fires(
                "The ferry company Norlink sold three ships last year.",
                (
                    {
                        "phrase": "last year",
                        "meaning": "2023",
                        "precision": "year",
                        "passage": "The ferry company Norlink sold three ships last year",
                    },
                ),
            ),
            Fires("Anna Berg resigned on Monday.", ({"phrase": "Monday", "meaning": "4 March 2024"},)),
            Fires(
                "A merger does not mean Norlink closes the harbour of Oslo tomorrow and sells every ship.",
                (
                    {
                        "meaning": "7 March 2024",
                        "passage": "A merger does not mean Norlink closes the harbour of Oslo tomorrow and sells every ship.",
                    },
                ),
            ),
            Fires("Norway will vote in September.", ({"meaning": "September 2024", "planned": True},)),
        ),
        silent=(
            Silent("Norlink sold three ships last year.", "no date line: nothing to count from", date=None),
            Silent("Norlink sells tickets on Mondays.", "every Monday, not one"),
            Silent("“We sold three ships last year,” Anna Berg said.", "in a quotation it may be an older year"),
            Silent("Norlink sold three ships 20 years ago.", "a round number, seldom meant to the year"),
            Silent("Norlink recently sold three ships.", "“recently” is no date"),
            Silent("Norlink sold three ships in June 2021.", "not relative"),
        ),
    ),
    FactRule(
        id="TIM-2",
        family="TIM-2",
        skill="TIM",
        level=2,
        finds="The page's date and a date in the text that are more than 30 days apart, with the proof which one fits.",
        why="Old reports are copied and shared as new: the date of the page need not be the date of the news.",
        find=find_conflict,
        fires=(
            Fires(
                "Anna Berg resigned on Wednesday.\n\nHarbour news\n(@harbour_news)\n\nShe is gone\n\nJune 27, 2018\n\n"
                "Norway was surprised.",
                ({"right": "2018-06-27", "wrong": "2024-04-19"},),
                date="19.04.2024",
            ),
        ),
        silent=(
            Silent(
                "Anna Berg resigned.\n\nHarbour news\n(@harbour_news)\n\nShe is gone\n\nJune 27, 2018\n\nNorway was surprised.",
                "no weekday proves which date fits",
                date="19.04.2024",
            ),
            Silent(
                "Anna Berg resigned on Wednesday.\n\nHarbour news\n(@harbour_news)\n\nShe is gone\n\nMarch 5, 2024\n\n"
                "Norway was surprised.",
                "a day apart is no conflict",
            ),
        ),
    ),
)
