"""Quoted sentences that lean on what stands around them, each with as much of the report as makes them plain."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizgen.facts.shown import shown
from quizgen.facts.utterance import Utterance, is_described, is_vouched, quotations_of, sentences_of, speaker
from quizgen.model import Span
from quizgen.read.entities import EntityKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from quizgen.read import Reading
    from quizgen.read.attribution import Attributed
    from quizgen.read.entities import Entity
    from quizgen.read.quotations import Quotation

_MAX_WORDS = 52
_POINTING = frozenset({"it", "this", "that", "these", "those", "its"})
_THINGS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "det", "poss"})
_FAR = frozenset({"this", "that", "these", "those"})
_OURS = frozenset({"country", "nation", "state", "world", "election", "campaign"})
"""What "this" before it needs no sentence to tell."""
_PERSONAL = frozenset({"he", "him", "his", "she", "her", "hers"})
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
                found = _passage(reading, tokens, quotation, a)
                if found is not None:
                    told, whole = found
                    inside = {t.i for t in tokens}
                    around = tuple(t for t in whole if t.i not in inside)
                    yield Utterance(source or "", told, True, tuple(tokens), around, a)


def _passage(
    reading: Reading, tokens: Sequence[Token], quotation: Quotation, a: Attributed
) -> tuple[str, Sequence[Token]] | None:
    """Return the shortest passage that holds a quoted sentence and its cue and can be shown, with its tokens."""
    own = reading.parse.sentence_number(tokens[0])
    opens = reading.parse.sentence_number(reading.parse.tokens(quotation.span)[0])
    ends = [reading.parse.sentence_of(t).span.end for t in (tokens[-1], reading.parse.tokens(quotation.span)[-1])]
    for first in dict.fromkeys((own, max(own - 1, 0), opens)):
        for end in dict.fromkeys(ends):
            span = Span(reading.parse.sentences[first].span.start, end)
            whole = list(reading.parse.tokens(span))
            told = shown(reading, span, most=_MAX_WORDS) if any(t.i == a.cue_head for t in whole) else None
            if told is not None and told.count("''") % 2 == 0 and _is_told(reading, whole, a.entity):
                return told, whole
    return None


def _is_told(reading: Reading, whole: Sequence[Token], speaker: Entity | None) -> bool:
    """Tell whether each quoted pronoun has something before it that it may stand for: a noun, "this" one sentence before, "she" a person.

    The speaker is none of them.
    """
    nouns = [t for t in whole if t.pos_ in {"NOUN", "PROPN"} and t.dep_ != "compound" and t.ent_type_ not in _TIMES]
    things = [t for t in nouns if t.i not in reading.mentions or reading.in_quotation(t)]
    people = [t for t in nouns if _is_person(reading, t) and reading.mentions[t.i] is not speaker]
    for token in (t for t in whole if reading.in_quotation(t)):
        if token.lower_ in _PERSONAL and not any(t.i < token.i for t in people):
            return False
        points = token.lower_ in _POINTING and token.dep_ in _THINGS
        far = token.lower_ in _FAR and not (token.dep_ == "det" and token.head.lemma_ in _OURS)
        if points and not any(t.i < token.i and not (far and t.sent == token.sent) for t in things):
            return False
    return True


def _is_person(reading: Reading, token: Token) -> bool:
    entity = reading.mentions.get(token.i)
    return entity is not None and entity.kind is EntityKind.PERSON
