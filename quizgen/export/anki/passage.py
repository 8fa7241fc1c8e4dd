"""Cards that ask to find words in a passage: told by what they show, whatever rule made them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizgen.model import Card, Form, Span

_PASSAGE = re.compile(r"^(?P<lead>[^“”?]+:) “(?P<passage>[^“”]+)”\. (?P<ask>[A-Z][^“”]+\?)$", re.DOTALL)


@dataclass(frozen=True)
class Passage:
    """A question taken apart: "A report says: “…”. Which word …?".

    lead: what stands before the passage. text: the passage as printed in the evidence.
    ask: the question after it. span: the words to find, as offsets into ``text``.
    """

    lead: str
    text: str
    ask: str
    span: Span


def passage_of(card: Card) -> Passage | None:
    """Return the passage in which the card's answer is to be found, or None where the card asks otherwise.

    The question must quote a stretch of the evidence, and the answer must be the highlighted words, once in it.
    """
    parts = _PASSAGE.match(card.question) if card.form is Form.BASIC else None
    if parts is None:
        return None
    text = parts["passage"]
    start = card.evidence.find(text)
    found = Span(card.span.start - card.evidence_span.start - start, card.span.end - card.evidence_span.start - start)
    if start < 0 or found.start < 0 or found.end > len(text) or found.start >= found.end:
        return None
    words = found.of(text)
    if words.casefold() != card.answer.casefold() or text.casefold().count(words.casefold()) != 1:
        return None
    return Passage(parts["lead"], text, parts["ask"], found)
