"""A rule of another package: finds exclamations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from quizgen.model import Fact, make_spans
from quizgen.read import Reading
from quizgen.rules import FactRule, Fires, Silent


@dataclass(frozen=True, kw_only=True)
class Exclamation(Fact):
    """A body sentence that ends with an exclamation mark."""

    kind: ClassVar[str] = "exclamation"
    identity: ClassVar[tuple[str, ...]] = ("sentence_text",)
    sentence_text: str


def find(reading: Reading) -> Iterator[Exclamation]:
    """Yield the exclamations of the article's own voice."""
    for sentence in reading.body():
        text = sentence.span.of(reading.article.text)
        if text.endswith("!"):
            yield Exclamation(
                rule="XMP-1", spans=make_spans({"answer": sentence.span}), sentence=sentence.span, sentence_text=text
            )


RULES = (
    FactRule(
        id="XMP-1",
        family="XMP-1",
        skill="LNG",
        level=2,
        finds="A sentence that ends with an exclamation mark.",
        why="News reports seldom shout.",
        find=find,
        fires=(Fires("The bridge is closed!", ({"sentence_text": "The bridge is closed!"},)),),
        silent=(Silent("The bridge is closed.", "a full stop"),),
    ),
)
