"""FAC-4: a figure in a whole sentence, with all that the sentence says about it: source, hedge, condition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.clause import is_year, may_date_two, telling_words
from quizgen.facts.quantity import FIGURES
from quizgen.facts.statement import without_lead
from quizgen.model import Fact, make_spans
from quizgen.read.standalone import quotes_are_clear, rewrite
from quizgen.read.voice import is_opinion
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

    from quizgen.read import Reading, Sentence
    from quizgen.read.standalone import Rewritten

_MIN_WORDS, _MAX_WORDS = 9, 36
_MIN_TELLING = 5
_FIRST_PERSON = frozenset({"i", "we", "my", "our", "me", "us", "you", "your"})
_RANK = {"MONEY": 0, "PERCENT": 0, "QUANTITY": 1, "CARDINAL": 2}
_SIGNS = ("$", "£", "€", "¥")
_SMALL = 13
"""A bare count below this is seldom what a sentence is about."""


@dataclass(frozen=True, kw_only=True)
class FigureInPassage(Fact):
    """A sentence made to stand alone, with the figure asked for between ``before`` and ``after``."""

    kind: ClassVar[str] = "figure_in_passage"
    identity: ClassVar[tuple[str, ...]] = ("before", "after")
    before: str
    answer: str
    after: str


def find(reading: Reading) -> Iterator[FigureInPassage]:
    """Yield sentences of the body that can be shown whole and hold a telling figure."""
    if is_opinion(reading):
        return
    for sentence in reading.body():
        tokens = _tokens(sentence)
        figure = _figure(reading, sentence, tokens)
        words = rewrite(reading, tokens) if figure and _is_showable(reading, tokens) else None
        if figure and words is not None and telling_words(reading, tokens) >= _MIN_TELLING:
            fact = _fact(reading, sentence, tokens, figure, words)
            if fact is not None:
                yield fact


def _tokens(sentence: Sentence) -> list[Token]:
    """Return the tokens of a sentence without the word that ties it to the one before, and its full stop."""
    tokens = without_lead(list(sentence.tokens))
    while tokens and tokens[-1].text == ".":
        tokens.pop()
    return tokens


def _is_showable(reading: Reading, tokens: Sequence[Token]) -> bool:
    words = [t for t in tokens if not t.is_punct]
    if not _MIN_WORDS <= len(words) <= _MAX_WORDS or any(t.text in {"?", "!", ":", "[", "]", "…"} for t in tokens):
        return False
    if any(t.lower_ in _FIRST_PERSON and not reading.in_quotation(t) for t in words):
        return False
    if any(may_date_two(reading, t) for t in tokens):
        return False
    subject = next((t for t in tokens if t.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None or subject.ent_type_ in {"CARDINAL", "PERCENT"} or subject.tag_ == "CD":
        return False  # "Less than a third agreed": of whom?
    return quotes_are_clear(reading, tokens)


def _figure(reading: Reading, sentence: Sentence, tokens: Sequence[Token]) -> list[Token]:
    """Return the most telling figure of a sentence, or nothing where there is none."""
    spans = reading.parse.entities_in(sentence.tokens.start, sentence.tokens.end)
    found = [e for e in spans if e.label_ in FIGURES and _counts(e) and not reading.in_quotation(e[0])]
    inside = {t.i for t in tokens}
    found = [e for e in found if {t.i for t in e} <= inside and sum(e.text in other.text for other in found) == 1]
    best = min(found, key=lambda e: (_RANK[e.label_], e.start), default=None)
    return _with_sign(best) if best is not None else []


def _with_sign(figure: TokenSpan) -> list[Token]:
    """Return the tokens of a figure with the currency sign that the parser left outside."""
    first = figure.start
    while first and figure.doc[first - 1].text.endswith(_SIGNS):
        first -= 1
    return list(figure.doc[first : figure.end])


def _counts(figure: TokenSpan) -> bool:
    """Tell whether an expression is a figure worth knowing: money, a share, a measure, or a larger count of things."""
    if not any(letter.isdigit() for letter in figure.text) or any(is_year(t) for t in figure):
        return False
    if figure.label_ != "CARDINAL":
        return True
    number = figure[-1]
    digits = "".join(letter for letter in number.text if letter.isdigit())
    counted = number.dep_ == "nummod" and number.head.tag_ == "NNS" and number.head.i > number.i
    return counted and digits.isdigit() and int(digits) >= _SMALL and "-" not in figure.text


def _fact(
    reading: Reading, sentence: Sentence, tokens: Sequence[Token], figure: Sequence[Token], words: Rewritten
) -> FigureInPassage | None:
    first, last = figure[0].i, figure[-1].i
    before = words.text([t for t in tokens if t.i < first])
    after = words.text([t for t in tokens if t.i > last])
    if not before or (first and figure[0].nbor(-1).text == "-"):
        return None
    comma = "," if last + 1 < len(figure[0].doc) and figure[-1].nbor().text == "," else ""
    return FigureInPassage(
        rule="FAC-4-PASSAGE",
        spans=make_spans({"answer": reading.parse.span(figure)}),
        sentence=sentence.span,
        before=before,
        answer=words.text(figure),
        after=f"{comma} {after}".rstrip() if after else "",
    )


RULES = (
    FactRule(
        id="FAC-4-PASSAGE",
        family="FAC-4",
        skill="FAC",
        level=1,
        finds="A sentence with a telling figure that can be shown whole.",
        why="Figures are what a report can be checked by; know them with what they count.",
        find=find,
        fires=(
            Fires(
                "According to the Norwegian coast guard, rescue boats brought 212 passengers ashore near Bergen, although "
                "Norlink had spoken of fewer.",
                ({"answer": "212", "before": "according to the Norwegian coast guard, rescue boats brought"},),
            ),
        ),
        silent=(
            Silent("He said that rescue boats had brought 212 passengers ashore near Bergen.", "who is he?"),
            Silent(
                "Anna Berg met survivors of the storm and relatives of the 49 sailors killed on Monday.",
                "met or killed on Monday?",
            ),
            Silent("Norlink sold three ships to a Danish company last year and bought others.", "a small count"),
        ),
    ),
)
