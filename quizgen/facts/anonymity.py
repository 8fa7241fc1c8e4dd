"""SRC-4: why a source is not named, where the report tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.model import Fact, Span, make_spans
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from quizgen.read import Reading, Sentence

_UNNAMED = (
    r"(?:anonymity|(?:asked|asking|wished|wishing|requested|requesting|preferred|wanted|wanting) not to be "
    r"(?:named|identified|quoted by name)|(?:declined|declining) to be (?:named|identified|quoted by name)"
    r"|to remain anonymous)"
)
_GROUND = r"(?:(?:because|as|since) (?!of\b)|because of |due to |for fear (?:of|that) |in order to |to )"
_UP_TO_STOP = r"[^,.;:()“”\"—–]+"
_REASON = re.compile(rf"\b{_UNNAMED},? (?P<reason>{_GROUND}{_UP_TO_STOP})")
_UNAUTHORISED = re.compile(
    r"\b(?:(?:was|were|is|are) not|(?:was|were|is|are)n['’]t)\s+(?P<reason>authori[sz]ed to "
    r"(?:speak|discuss|comment|talk|reveal|disclose)[^,.;:()“”\"—–]*)"
)
_SAYING = re.compile(r"\s+(?:said|says|told|confirmed|described|added)\b.*$")
_MIN_WORDS, _MAX_WORDS = 3, 18
_WHY = "A good report tells why it does not name a source; the reason helps to weigh the words."


@dataclass(frozen=True, kw_only=True)
class Anonymity(Fact):
    """The one reason that a report gives for not naming a source: "because …", "so that the source could speak freely"."""

    kind: ClassVar[str] = "anonymity"
    identity: ClassVar[tuple[str, ...]] = ("reason",)
    reason: str


def find(reading: Reading) -> Iterator[Anonymity]:
    """Yield the reason for which a source stays unnamed, where the article has one only."""
    found = [one for sentence in reading.body() if (one := _in_sentence(reading, sentence)) is not None]
    if len({fact.reason for fact in found}) == 1:
        yield found[0]


def _in_sentence(reading: Reading, sentence: Sentence) -> Anonymity | None:
    text = sentence.span.of(reading.article.text)
    match = _REASON.search(text)
    lead = ""
    if match is None:
        match = _UNAUTHORISED.search(text)
        if match is None:
            return None
        lead = "the source was not "
    reason = " ".join(_SAYING.sub("", match.group("reason")).split())
    start = sentence.span.start + match.start("reason")
    span = Span(start, start + len(match.group("reason").rstrip()))
    if reading.in_quotation(reading.parse.tokens(span)[0]) or not _MIN_WORDS <= len(reason.split()) <= _MAX_WORDS:
        return None
    reason = re.sub(r"^(?:in order )?to ", "so that the source could ", reason)
    return Anonymity(
        rule="SRC-4-REASON", spans=make_spans({"answer": span}), sentence=sentence.span, reason=f"{lead}{reason}"
    )


RULES = (
    FactRule(
        id="SRC-4-REASON",
        family="SRC-4",
        skill="SRC",
        level=2,
        finds="The reason a report gives for not naming a source.",
        why=_WHY,
        find=find,
        fires=(
            Fires(
                "An employee, who spoke on condition of anonymity for fear of losing his job, said that two ferries had collided.",
                ({"reason": "for fear of losing his job"},),
            ),
            Fires(
                "Two ferries had collided, said an officer who was not authorised to speak to the press.",
                ({"reason": "the source was not authorised to speak to the press"},),
            ),
            Fires(
                "An officer, asking not to be named because the inquiry was secret, said that two ferries had collided.",
                ({"reason": "because the inquiry was secret"},),
            ),
        ),
        silent=(
            Silent("An employee spoke on condition of anonymity.", "no reason is told"),
            Silent("The captain wanted to be named because he was proud.", "he is named"),
            Silent("Crowds give people anonymity.", "no source"),
            Silent(
                "An employee asked for anonymity to speak freely.\n\nAn officer asked for anonymity because the inquiry was secret.",
                "two reasons",
            ),
            Silent("The captain was authorised to speak to the press.", "he was"),
        ),
    ),
)
