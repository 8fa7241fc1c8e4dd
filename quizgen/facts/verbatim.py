"""STR-3: whether the report has the words that its headline puts in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.marked import in_words, is_title, marked_words, means, place_of, stem
from quizgen.model import Fact, make_spans
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from quizgen.model import Span
    from quizgen.read import Reading

_NO_WORD = re.compile(r"[^a-z0-9]+")
_MIN_STEMS, _MAX_WORDS = 2, 14
_NEAR = 0.5
"""Share of the words from which a sentence tells what the headline means, in other words."""
_OPENING = 4
_WHY = "Quotation marks in a headline may hold what was said, or only the editor's summary of it: compare them with the text."


@dataclass(frozen=True, kw_only=True)
class HeadlineQuote(Fact):
    """Words between the quotation marks of the headline that the report quotes word for word, or has nowhere at all.

    words: as in the headline, without the marks. quoted: the report gives them as part of somebody's quotation.
    """

    kind: ClassVar[str] = "headline_quote"
    identity: ClassVar[tuple[str, ...]] = ("words",)
    words: str
    quoted: bool


def find(reading: Reading) -> Iterator[HeadlineQuote]:
    """Yield the first marked words of the headline of which it is certain whether the report has them."""
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
    places = [
        (n, place)
        for n, sentence in enumerate(reading.body())
        if (place := place_of(reading, sentence, wanted, len(tokens), _NEAR)) is not None
    ]
    whole = [place for _, place in places if place.share == 1]
    if whole:
        quoted = next((p for p in whole if p.statement is not None and p.statement.source), None)
        if quoted is None or is_title(quoted, tokens) or not _is_quoted(reading, words, quoted.sentence.span):
            return None
        return _fact(quoted.sentence.span, inner, words, quoted=True)
    told = next((place for n, place in places if n < _OPENING and place.statement is not None), None)
    if told is None or _plain(words) in _plain(_body(reading)):
        return None
    return _fact(told.sentence.span, inner, words, quoted=False)


def _fact(sentence: Span, inner: Span, words: str, *, quoted: bool) -> HeadlineQuote:
    return HeadlineQuote(
        rule="STR-3", spans=make_spans({"words": (inner,)}), sentence=sentence, words=words, quoted=quoted
    )


def _is_quoted(reading: Reading, words: str, sentence: Span) -> bool:
    """Tell whether one quotation in a sentence has the words in their order."""
    return any(_plain(words) in _plain(q.inner.of(reading.article.text)) for q in reading.quotes(sentence) if q.closed)


def _body(reading: Reading) -> str:
    return " ".join(s.span.of(reading.article.text) for s in reading.body())


def _plain(text: str) -> str:
    return f" {_NO_WORD.sub(' ', text.lower().replace('’', '').replace(chr(39), ''))} ".replace("  ", " ")


RULES = (
    FactRule(
        id="STR-3",
        family="STR-3",
        skill="STR",
        level=2,
        finds="Words between the quotation marks of a headline that the report quotes word for word, or has nowhere.",
        why=_WHY,
        find=find,
        fires=(
            Fires(
                "“The ferry deal is a reckless gamble with public money,” said Anna Berg, the transport minister.",
                ({"words": "reckless gamble", "quoted": True},),
                headline="Ferry deal a ‘reckless gamble’",
            ),
            Fires(
                "Norway pays far too much for its rusty ferries, Anna Berg, the transport minister, has said.",
                ({"words": "must scrap rusty ferries", "quoted": False},),
                headline="Norway ‘must scrap rusty ferries’",
            ),
        ),
        silent=(
            Silent(
                "The ferry deal is a reckless gamble, said Anna Berg, the transport minister.",
                "her words, or the reporter's retelling of them?",
                headline="Ferry deal a ‘reckless gamble’",
            ),
            Silent(
                "“The ferry deal gambles recklessly with public money,” said Anna Berg, the transport minister.",
                "the words in another form",
                headline="Ferry deal a ‘reckless gamble’",
            ),
            Silent(
                "“The ferry deal is reckless,” said Anna Berg, the transport minister.",
                "a single word may be anybody's",
                headline="Ferry deal ‘reckless’",
            ),
            Silent(
                "The harbour is closed.",
                "nothing tells what the headline means",
                headline="Norway ‘must scrap rusty ferries’",
            ),
            Silent("The deal was called a “reckless gamble”.", "by whom?", headline="Ferry deal a ‘reckless gamble’"),
            Silent(
                "“I like Reckless Gamble,” said Anna Berg, the transport minister.",
                "the title of a work",
                headline="Minister likes ‘Reckless Gamble’",
            ),
        ),
    ),
)
