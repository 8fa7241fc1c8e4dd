"""QTE-1: which words are the speaker's own, and which the reporter's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.model import Fact, make_spans
from quizgen.read.standalone import rewrite
from quizgen.read.voice import source_in_words
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from quizgen.read import Reading
    from quizgen.read.attribution import Attributed
    from quizgen.read.quotations import Quotation

MAX_QUOTED_WORDS = 6
_SAID = frozenset({"neutral", "force", "doubt", "endorse", "concession"})


@dataclass(frozen=True, kw_only=True)
class PartialQuote(Fact):
    """A sentence of the reporter that holds a few words of a named speaker in quotation marks.

    before, after: the sentence around the quoted words, made to stand alone. words: the quoted words.
    """

    kind: ClassVar[str] = "partial_quote"
    identity: ClassVar[tuple[str, ...]] = ("source", "words")
    source: str
    before: str
    words: str
    after: str


def find(reading: Reading) -> Iterator[PartialQuote]:
    """Yield sentences in which one short quotation stands inside reported speech of a named source."""
    for a in reading.attributions:
        if (
            not a.sure
            or a.mode != "mixed"
            or a.negated
            or a.stance not in _SAID
            or a.nested is not None
            or a.entity is None
        ):
            continue
        fact = _fact(reading, a)
        if fact is not None:
            yield fact


def _fact(reading: Reading, a: Attributed) -> PartialQuote | None:
    source = source_in_words(reading, a)
    if source is None or a.cue_head is None:
        return None
    sentence = reading.parse.sentence_of(reading.parse.doc[a.cue_head])
    quotes = reading.quotes(sentence.span)
    if len(quotes) != 1 or not quotes[0].closed or not sentence.span.contains(quotes[0].span):
        return None
    quote = quotes[0]
    words = " ".join(quote.inner.of(reading.article.text).split()).rstrip(",.")
    if not 2 <= len(words.split()) <= MAX_QUOTED_WORDS:
        return None
    tokens = list(sentence.tokens)
    before = [t for t in tokens if reading.parse.ends[t.i] <= quote.span.start]
    if before and before[0].dep_ == "cc":
        before.pop(0)
    after = [t for t in tokens if reading.parse.starts[t.i] >= quote.span.end]
    reworded = rewrite(reading, [*before, *after])
    if reworded is None or not 4 <= len(before) <= 25:
        return None
    lead, tail = reworded.text(before), reworded.text(after) if len(after) > 1 else ""
    if not lead:
        return None
    return PartialQuote(
        rule="QTE-1",
        spans=make_spans({"answer": quote.inner, "source": a.source, "cue": a.cue}),
        sentence=sentence.span,
        source=source,
        before=lead,
        words=words,
        after=f", {tail}" if tail and _ends_in_comma(reading, quote) else tail,
    )


def _ends_in_comma(reading: Reading, quote: Quotation) -> bool:
    """Tell whether a comma parts the quoted words from what follows; American print puts it inside the marks."""
    text = reading.article.text
    return quote.inner.of(text).rstrip().endswith(",") or text[quote.span.end : quote.span.end + 1] == ","


RULES = (
    FactRule(
        id="QTE-1",
        family="QTE-1",
        skill="QTE",
        level=1,
        finds="A few words of a named speaker in quotation marks inside the reporter's sentence.",
        why="Only the words between the marks are the speaker's own; the rest is the reporter's.",
        find=find,
        fires=(
            Fires(
                "John Smith said that the plan of the Norwegian government had a “strong rationale”.",
                (
                    {
                        "source": "John Smith",
                        "before": "John Smith said that the plan of the Norwegian government had a",
                        "words": "strong rationale",
                        "after": "",
                    },
                ),
            ),
        ),
        silent=(
            Silent("John Smith said: “The plan has a strong rationale.”", "all of it is quoted"),
            Silent("He said that the plan had a “strong rationale”.", "who?"),
            Silent("The ship “Nordstjernen” left.", "a name"),
        ),
    ),
)
