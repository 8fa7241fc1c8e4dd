"""Quoted sentences that lean on what stands around them, each with as much of the report as makes them plain."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizgen.facts.shown import shown
from quizgen.facts.utterance import Utterance, is_described, is_vouched, quotations_of, sentences_of, speaker
from quizgen.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from quizgen.read import Reading
    from quizgen.read.quotations import Quotation

_MAX_WORDS = 52
_POINTING = frozenset({"it", "this", "that", "these", "those", "its"})
_THINGS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "det", "poss"})
_TIMES = frozenset({"DATE", "TIME"})


def spoken(reading: Reading) -> Iterator[Utterance]:
    """Yield the quoted sentences that can be shown as the report prints them, with the sentence before where they need it."""
    for a in reading.attributions:
        if a.mode == "indirect" or a.cue_head is None or not is_vouched(reading, a):
            continue
        source = speaker(reading, a)
        if source is None and not is_described(reading, a):
            continue
        for quotation in quotations_of(reading, a):
            for tokens in sentences_of(reading, quotation):
                found = _passage(reading, tokens, quotation, a.cue_head)
                if found is not None:
                    told, whole = found
                    inside = {t.i for t in tokens}
                    around = tuple(t for t in whole if t.i not in inside)
                    yield Utterance(source or "", told, True, tuple(tokens), around, a)


def _passage(
    reading: Reading, tokens: Sequence[Token], quotation: Quotation, cue: int
) -> tuple[str, Sequence[Token]] | None:
    """Return the shortest passage that holds a quoted sentence and its cue and can be shown, with its tokens."""
    own = reading.parse.sentence_number(tokens[0])
    opens = reading.parse.sentence_number(reading.parse.tokens(quotation.span)[0])
    ends = [reading.parse.sentence_of(t).span.end for t in (tokens[-1], reading.parse.tokens(quotation.span)[-1])]
    for first in dict.fromkeys((own, max(own - 1, 0), opens)):
        for end in dict.fromkeys(ends):
            span = Span(reading.parse.sentences[first].span.start, end)
            whole = list(reading.parse.tokens(span))
            told = shown(reading, span, most=_MAX_WORDS) if any(t.i == cue for t in whole) else None
            if told is not None and told.count("''") % 2 == 0 and _is_told(reading, whole):
                return told, whole
    return None


def _is_told(reading: Reading, whole: Sequence[Token]) -> bool:
    """Tell whether a quoted "it" or "this" has a noun before it in the passage, other than the speaker's name."""
    points = [t for t in whole if t.lower_ in _POINTING and t.dep_ in _THINGS and reading.in_quotation(t)]
    nouns = [t.i for t in whole if t.pos_ in {"NOUN", "PROPN"} and t.dep_ != "compound" and t.ent_type_ not in _TIMES]
    own = {t.i for t in whole if t.i in reading.mentions and not reading.in_quotation(t)}
    return all(any(n < t.i for n in nouns if n not in own) for t in points)
