"""STR-3: words that a headline puts in quotation marks, though the report has them nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.marked import in_words, marked_words, means, place_of, stem
from quizgen.model import Fact, make_spans
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from quizgen.model import Span
    from quizgen.read import Reading

_NO_WORD = re.compile(r"[^a-z0-9]+")
_MIN_STEMS, _MAX_WORDS = 2, 14
_MIN_SENTENCES = 5
"""Sentences below which the text may be but the beginning of a report."""
_WHY = "Quotation marks in a headline may hold what was said, or only the editor's summary of it: compare them with the text."


@dataclass(frozen=True, kw_only=True)
class HeadlineQuote(Fact):
    """Words between the quotation marks of the headline, as there, that the report has nowhere, in no form or order."""

    kind: ClassVar[str] = "headline_quote"
    identity: ClassVar[tuple[str, ...]] = ("words",)
    words: str


def find(reading: Reading) -> Iterator[HeadlineQuote]:
    """Yield the first marked words of the headline of which it is certain that the report has them nowhere."""
    for inner, _ in marked_words(reading):
        fact = _of_marked(reading, inner)
        if fact is not None:
            yield fact
            return


def _of_marked(reading: Reading, inner: Span) -> HeadlineQuote | None:
    tokens = list(reading.parse.tokens(inner))
    wanted = {stem(t) for t in tokens if means(t)}
    words = in_words(reading, inner)
    if len(wanted) < _MIN_STEMS or len(words.split()) > _MAX_WORDS or any(t.i in reading.mentions for t in tokens[:1]):
        return None
    body = list(reading.body())
    if len(body) < _MIN_SENTENCES or _plain(words) in _plain(" ".join(s.span.of(reading.article.text) for s in body)):
        return None
    if any(place_of(reading, s, wanted, len(tokens)) is not None for s in body):
        return None  # in another form, or nearly
    about = [len({stem(t) for t in s.tokens} & wanted) for s in body]
    if max(about) == len(wanted):
        return None  # far apart in one sentence
    return HeadlineQuote(
        rule="STR-3",
        spans=make_spans({"words": (inner,)}),
        sentence=body[about.index(max(about))].span,
        words=words,
    )


def _plain(text: str) -> str:
    return f" {_NO_WORD.sub(' ', text.lower().replace('’', '').replace(chr(39), ''))} ".replace("  ", " ")


_REST = " The harbour was closed. Snow fell on Bergen. Trains ran late all day. Two ships stayed in port."

RULES = (
    FactRule(
        id="STR-3",
        family="STR-3",
        skill="STR",
        level=2,
        finds="Words between the quotation marks of a headline that the report has nowhere.",
        why=_WHY,
        find=find,
        fires=(
            Fires(
                "Norway pays far too much for its old ferries, Anna Berg, the transport minister, has said." + _REST,
                ({"words": "must scrap rusty ferries"},),
                headline="Norway ‘must scrap rusty ferries’",
            ),
        ),
        silent=(
            Silent(
                "Norway must scrap rusty ferries, Anna Berg, the transport minister, has said." + _REST,
                "there they are, if without marks",
                headline="Norway ‘must scrap rusty ferries’",
            ),
            Silent(
                "“Norway must scrap all these rusty old ferries,” Anna Berg, the transport minister, has said." + _REST,
                "with more words between",
                headline="Norway ‘must scrap rusty ferries’",
            ),
            Silent(
                "Norway pays far too much for its old ferries, Anna Berg, the transport minister, has said." + _REST,
                "of a single word, the report may have another form",
                headline="Norway tired of ‘rustbuckets’",
            ),
            Silent(
                "Of all old ships that Norway has, it was time to scrap those ferries first that were small and rusty."
                + _REST,
                "far apart, but there",
                headline="Norway ‘must scrap rusty ferries’",
            ),
            Silent(
                "Norway pays far too much for its old ferries, Anna Berg, the transport minister, has said.",
                "the rest of the report may be missing",
                headline="Norway ‘must scrap rusty ferries’",
            ),
            Silent(
                "Norway pays far too much for its old ferries, Anna Berg, the transport minister, has said." + _REST,
                "the name of a work",
                headline="Norway loves ‘Anna Berg sails home’",
            ),
        ),
    ),
)
