"""QTE-3: words in square brackets inside a quotation, which are the reporter's and not the speaker's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.clarity import is_clear
from quizgen.facts.private import is_shown_private
from quizgen.facts.statement import is_hearsay
from quizgen.lexicon import lexicon
from quizgen.model import BlockKind, Fact, Span, make_spans
from quizgen.read.entities import EntityKind
from quizgen.read.standalone.wording import is_balanced
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from quizgen.read import Reading
    from quizgen.read.attribution import Attributed
    from quizgen.read.quotations import Quotation

_BRACKETS = re.compile(r"(?<!\w)\[(?P<words>[^][]*)\](?!\w)")
_WORDS = re.compile(r"[A-Za-z][\w.&’'-]*(?: [\w.&’'-]+){0,6}")
_WORD_BEFORE = re.compile(r"(\w[\w.’'-]*) \[$")
_LEADING_ON = frozenset({"ADP", "CCONJ", "SCONJ", "DET", "AUX"})
"""What no words put in end with, unless they only mend the grammar: "[number of]"."""
_MAX_WORDS = 45
_GLOSSED = re.compile(r"\b(?:they|he|she|it|them|him|her|his|their|its|this|that|these|those) \[", re.IGNORECASE)
"""A pronoun that the words put in behind it explain: "they [the sailors] want"."""
_THERE_IS = re.compile(r"\bthere (?:is|are|was|were|will be|has been|have been)\b\s*|\bthere['’]s\b\s*", re.IGNORECASE)
_WHY = "Square brackets are the reporter's: what stands in them helps the reader, but the speaker did not say it so."


@dataclass(frozen=True, kw_only=True)
class InsertedWords(Fact):
    """A quotation of a named person into which the reporter put some words.

    quote: as printed in the article, with the brackets. words: those between them.
    """

    kind: ClassVar[str] = "inserted_words"
    identity: ClassVar[tuple[str, ...]] = ("source", "words")
    source: str
    quote: str
    words: str


def find(reading: Reading) -> Iterator[InsertedWords]:
    """Yield the quotations with one bracket of telling words whose speaker has a name."""
    for quotation in reading.quotations:
        a = _speech(reading, quotation)
        if a is None or a.entity is None:
            continue
        found = _inserted(reading, quotation)
        if found is None:
            continue
        span, quote = found
        yield InsertedWords(
            rule="QTE-3",
            spans=make_spans({"answer": span, "source": a.source, "cue": a.cue}),
            sentence=reading.parse.sentence_of(reading.parse.tokens(span)[0]).span,
            source=a.entity.name,
            quote=quote,
            words=span.of(reading.article.text),
        )


def _speech(reading: Reading, quotation: Quotation) -> Attributed | None:
    """Return the attribution that gives a quotation to a person of whom nobody can doubt who it is."""
    if not quotation.closed or reading.article.blocks[quotation.block].kind is not BlockKind.BODY:
        return None
    a = next((a for a in reading.attributions if quotation.span in a.told), None)
    if a is None or a.entity is None or a.entity.kind is not EntityKind.PERSON or a.entity.ambiguous:
        return None
    if not a.sure or a.nested is not None or a.negated or " " not in a.entity.name or is_hearsay(reading, a):
        return None
    return None if is_shown_private(reading, a.entity) else a


def _inserted(reading: Reading, quotation: Quotation) -> tuple[Span, str] | None:
    """Return the span of the words put in and the sentences to show, where the quotation is clear with them."""
    text = reading.article.text
    inner = quotation.inner.of(text)
    matches = list(_BRACKETS.finditer(inner))
    if len(matches) != 1 or inner.count("[") != 1 or not is_balanced(inner):
        return None
    words = matches[0].group("words")
    start = quotation.inner.start + matches[0].start("words")
    span = Span(start, start + len(words))
    if not _tells(reading, span) or _completes_name(reading, span, quotation.inner):
        return None
    quote = _clear_part(reading, quotation, span)
    return (span, quote) if quote is not None else None


def _clear_part(reading: Reading, quotation: Quotation, words: Span) -> str | None:
    """Return the whole quotation, or else only its sentence around the words; None where neither is clear or short."""
    sentence = reading.parse.sentence_of(reading.parse.tokens(words)[0]).span
    part = Span(max(sentence.start, quotation.inner.start), min(sentence.end, quotation.inner.end))
    for span in (quotation.inner, part):
        quote = " ".join(span.of(reading.article.text).split()).rstrip(",.")
        if len(quote.split()) <= _MAX_WORDS and is_balanced(quote) and is_clear(_as_one_reads(quote)):
            return quote
    return None


def _as_one_reads(quote: str) -> str:
    """Return a quotation with the words put in for part of it, one for the pronoun before them, and without "there is"."""
    plain = _THERE_IS.sub("", _GLOSSED.sub("[", quote).replace("[", "").replace("]", ""))
    return plain[:1].upper() + plain[1:] if quote[:1].isupper() or quote.startswith("[") else plain


def _tells(reading: Reading, span: Span) -> bool:
    """Tell whether the words name something: a mere "[and]" mends the grammar, "[laughs]" tells how it was said."""
    words = span.of(reading.article.text)
    if not _WORDS.fullmatch(words) or any(w in lexicon("stage_notes") for w in words.lower().split()):
        return False
    tokens = [t for t in reading.parse.tokens(span) if t.tag_ != "POS"]
    named = any(t.pos_ in {"NOUN", "PROPN"} for t in tokens) or _is_capital(tokens[-1].text)
    return named and tokens[-1].pos_ not in _LEADING_ON


def _is_capital(word: str) -> bool:
    return word[0].isupper() and word.lower() not in lexicon("function_words")


def _is_post(word: str) -> bool:
    """Tell whether a word before a bracket is a post or a short form, of which the words put in say whose or which."""
    return (
        (len(word) > 1 and word.isupper()) or word.lower() in lexicon("role_nouns") or word.lower() in lexicon("titles")
    )


def _completes_name(reading: Reading, span: Span, opening: Span) -> bool:
    """Tell whether the words are only the other part of a name: "[Anna] Berg", "Minister [Anna] Berg", "Anna [Berg]"."""
    text = reading.article.text
    before = _WORD_BEFORE.search(text[opening.start : span.start])
    after = re.match(r"\] [A-Z]", text[span.end : span.end + 3])
    goes_on = (
        before is not None and before.start() > 0 and _is_capital(before.group(1)) and not _is_post(before.group(1))
    )
    return text[span.start].isupper() and (after is not None or goes_on)


RULES = (
    FactRule(
        id="QTE-3",
        family="QTE-3",
        skill="QTE",
        level=1,
        finds="Words in square brackets inside a quotation of a named person.",
        why=_WHY,
        find=find,
        fires=(
            Fires(
                "“I think the sale of [the ferry Nordstjernen] was a reckless deal,” the minister Anna Berg said.",
                (
                    {
                        "source": "Anna Berg",
                        "quote": "I think the sale of [the ferry Nordstjernen] was a reckless deal",
                        "words": "the ferry Nordstjernen",
                    },
                ),
            ),
            Fires(
                "“There is no reason why [Norlink] should not pay for all of the repairs,” the minister Anna Berg said.",
                ({"words": "Norlink"},),
            ),
            Fires(
                "“Between [Norlink] and the port of Oslo there is a long war over fares,” the minister Anna Berg said.",
                ({"words": "Norlink"},),
            ),
            Fires(
                "“It was so in my days. We have always paid for our ferries in cash [in Norway],” the minister Anna Berg said.",
                ({"quote": "We have always paid for our ferries in cash [in Norway]", "words": "in Norway"},),
            ),
            Fires(
                "“They [the owners of the ferries] want more money for the old routes,” the minister Anna Berg said.",
                ({"words": "the owners of the ferries"},),
            ),
            Fires(
                "“I think the plan of the Minister [Kari Mellum] was a reckless deal,” the minister Anna Berg said.",
                ({"words": "Kari Mellum"},),
            ),
        ),
        silent=(
            Silent(
                "“I think the sale of the ferry Nordstjernen was a reckless deal,” the minister Anna Berg said.",
                "nothing is put in",
            ),
            Silent(
                "“I think the sale of [the ferry Nordstjernen] was a reckless deal,” she said.",
                "who?",
            ),
            Silent(
                "“I think the sale of [the ferry Nordstjernen] was a reckless deal,” a minister of Norway said.",
                "a speaker without a name",
            ),
            Silent(
                "“I think the sale of [the ferry Nordstjernen] was a reckless deal,” the minister Anna Berg reportedly said.",
                "nobody vouches that she did",
            ),
            Silent(
                "“I think the sale of [the ferry Nordstjernen] was a reckless deal,” Anna Berg, 43, said.",
                "a private person",
            ),
            Silent(
                "“I think the sale of [the ferry Nordstjernen] was a reckless deal [in Oslo],” the minister Anna Berg said.",
                "two brackets",
            ),
            Silent(
                "“I think the sale of the ferry [sic] Nordstjernen was a reckless deal,” the minister Anna Berg said.",
                "a remark on how it was spelt",
            ),
            Silent(
                "“I think the sale of the ferry was a reckless deal [laughter],” the minister Anna Berg said.",
                "a remark on the scene",
            ),
            Silent(
                "“I think [t]he sale of the ferry Nordstjernen was a reckless deal,” the minister Anna Berg said.",
                "one letter",
            ),
            Silent(
                "“I think the sale of the ferry Nordstjernen […] was a reckless deal,” the minister Anna Berg said.",
                "something left out, nothing put in",
            ),
            Silent(
                "“I think the sale of the ferry Nordstjernen [and] the port was a reckless deal,” the minister Anna Berg said.",
                "it only mends the grammar",
            ),
            Silent(
                "“I think the sale of a [number of] ferries was a reckless deal,” the minister Anna Berg said.",
                "it breaks off",
            ),
            Silent(
                "“I think the plan of Minister [Kari] Mellum was a reckless deal,” the minister Anna Berg said.",
                "a first name, no more",
            ),
            Silent(
                "“She sold [the ferry Nordstjernen] at a price too low for the company,” the minister Anna Berg said.",
                "who sold it?",
            ),
            Silent(
                "“the sale of [the ferry Nordstjernen] by a reckless man in Oslo was wrong,” the minister Anna Berg said.",
                "half a sentence",
            ),
        ),
    ),
)
