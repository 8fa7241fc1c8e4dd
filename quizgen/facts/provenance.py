"""EVD-2, EVD-3: how large the margin of error of a poll is, and which outlet had some news first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.lexicon import lexicon
from quizgen.model import Fact, Span, make_spans
from quizgen.read import tree
from quizgen.read.standalone import standalone
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from quizgen.read import Reading, Sentence

_PHRASE = re.compile(r"\bmargin of (?:sampling )?error\b")
_NUMBER = r"(?:\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten)"
_UNIT = r"(?:percentage[ -]points?|points?|percent|per cent|%)"
_MARGIN = re.compile(
    rf"\bmargin of (?:sampling )?error(?: for (?:the|all)[\w -]{{0,30}}?)?,? (?:of|is|was) (?:only |about )?"
    rf"(?P<margin>(?:plus or minus |\+/-\s?|±\s?)?{_NUMBER} ?{_UNIT})",
)
_MORE = re.compile(rf"{_NUMBER} ?{_UNIT}")
_PART = re.compile(r"\b(?:among|subsample|those)\b", re.IGNORECASE)
"""Words that show a margin to be that of part of the poll."""
_FIRST = re.compile(
    r"\b(?:was|were) first reported (?:[a-z]+ (?:[A-Z][a-z]+day )?)?by (?P<outlet>(?:[Tt]he )?[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*){0,4})"
)


@dataclass(frozen=True, kw_only=True)
class Margin(Fact):
    """The one margin of error that a report gives: "plus or minus 3.5 percentage points"."""

    kind: ClassVar[str] = "margin"
    identity: ClassVar[tuple[str, ...]] = ("margin",)
    margin: str


@dataclass(frozen=True, kw_only=True)
class FirstReport(Fact):
    """An outlet that had something first, and what that was ("the sale of Norlink"), made to stand alone."""

    kind: ClassVar[str] = "first_report"
    identity: ClassVar[tuple[str, ...]] = ("outlet", "news")
    outlet: str
    news: str


def find_margin(reading: Reading) -> Iterator[Margin]:
    """Yield the margin of error where the article gives one only, and for the whole of its poll."""
    text = reading.article.text
    mentions = [s for s in reading.body() if _PHRASE.search(s.span.of(text))]
    figures = [figure for s in mentions for figure in _MORE.findall(s.span.of(text)[_phrase_end(s.span.of(text)) :])]
    found = [(s, match) for s in mentions if (match := _MARGIN.search(s.span.of(text))) is not None]
    if len(found) != 1 or len(figures) != 1 or _PART.search(found[0][0].span.of(text)):
        return
    sentence, match = found[0]
    margin = re.sub(r"\+/-\s?|±\s?", "plus or minus ", " ".join(match.group("margin").split()))
    yield Margin(
        rule="EVD-2-MARGIN",
        spans=make_spans({"answer": _span(sentence, match, "margin")}),
        sentence=sentence.span,
        margin=margin if margin.startswith("plus") else f"plus or minus {margin}",
    )


def _phrase_end(text: str) -> int:
    match = _PHRASE.search(text)
    return match.end() if match is not None else len(text)


def find_first_report(reading: Reading) -> Iterator[FirstReport]:
    """Yield the outlet behind "was first reported by", with what it reported, where that can be told alone."""
    for sentence in reading.body():
        match = _FIRST.search(sentence.span.of(reading.article.text))
        if match is None:
            continue
        verb = next((t for t in sentence.tokens if t.lower_ == "reported" and t.dep_ == "ROOT"), None)
        subject = tree.child(verb, "nsubjpass") if verb is not None else None
        outlet = " ".join(match.group("outlet").rstrip(".").split())
        if subject is None or outlet.rsplit(maxsplit=1)[-1] not in lexicon("outlet_words"):
            continue
        news = standalone(reading, list(subject.subtree))
        if news is not None:
            span = _span(sentence, match, "outlet")
            yield FirstReport(
                rule="EVD-3-FIRST", spans=make_spans({"answer": span}), sentence=sentence.span, outlet=outlet, news=news
            )


def _span(sentence: Sentence, match: re.Match[str], group: str) -> Span:
    start = sentence.span.start
    return Span(start + match.start(group), start + match.end(group))


RULES = (
    FactRule(
        id="EVD-2-MARGIN",
        family="EVD-2",
        skill="EVD",
        level=2,
        finds="The margin of error of the one poll that a report tells of.",
        why="A lead smaller than the margin of error is no lead.",
        find=find_margin,
        fires=(
            Fires(
                "The poll of 900 voters has a margin of error of 3.5 percentage points.",
                ({"margin": "plus or minus 3.5 percentage points"},),
            ),
            Fires(
                "The margin of sampling error is plus or minus three points.",
                ({"margin": "plus or minus three points"},),
            ),
        ),
        silent=(
            Silent("The lead of Mary Jones was within the margin of error.", "how large is it?"),
            Silent(
                "The margin of error is three points for all voters and five points for women.", "which of the two?"
            ),
            Silent(
                "The margin of error was 3 points in May.\\n\\nIn June the margin of error was 4 points.", "two polls"
            ),
        ),
    ),
    FactRule(
        id="EVD-3-FIRST",
        family="EVD-3",
        skill="EVD",
        level=2,
        finds="The outlet that a report credits with having some news first.",
        why="Many reports retell one: look who did the reporting.",
        find=find_first_report,
        fires=(
            Fires(
                "The collision of two ferries was first reported by the Oslo Herald.",
                ({"outlet": "the Oslo Herald", "news": "the collision of two ferries"},),
            ),
            Fires("The sale of Norlink was first reported on Tuesday by Reuters.", ({"outlet": "Reuters"},)),
        ),
        silent=(
            Silent("The collision of two ferries was first reported by a passenger.", "no outlet"),
            Silent("The collision of two ferries was reported by the Oslo Herald.", "first or not?"),
            Silent("It was first reported by the Oslo Herald.", "what was?"),
        ),
    ),
)
