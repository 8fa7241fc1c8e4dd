"""Statements to be asked about in their own words: one quoted sentence under its source's name, or a sentence as printed.

A question on how something is said needs the very words and who spoke them, but no more of the article than that; so
"it" and "they" may stay in a quotation, where it holds something by which the matter is known again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.facts.shown import shown
from quizgen.facts.statement import is_conditional, is_hearsay
from quizgen.lexicon import lexicon
from quizgen.model import BlockKind
from quizgen.read import tree
from quizgen.read.entities import EntityKind
from quizgen.read.genre import is_on_sport
from quizgen.read.standalone.wording import is_balanced
from quizgen.read.voice import source_in_words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading
    from quizgen.read.attribution import Attributed
    from quizgen.read.quotations import Quotation

MIN_WORDS, MAX_WORDS = 6, 40
_MIN_SOURCE, _MAX_SOURCE = 3, 12
_SAID = frozenset({"neutral", "force", "doubt", "concession", "endorse", "deny"})
_IN_WRITING = frozenset({"write", "tweet", "post"})
_BROKEN = re.compile(r"…|\.\.\.|[?()“”\"]")
"""Marks at which words are left out, put in or asked."""
_LEADS = (
    "on the other hand",
    "for example",
    "for instance",
    "by the way",
    "in other words",
    "so,",
    "well,",
    "instead",
    "you know",
)
"""Words that tie a sentence to one before it."""
_UNTOLD = frozenset(
    {"thing", "way", "people", "time", "year", "day", "lot", "man", "woman", "say", "get", "go", "do", "be", "have"}
)
"""Words of a headline by which nobody knows a matter again."""


@dataclass(frozen=True)
class Utterance:
    """A statement with its source.

    source: in words. told: “Smith said: ‘…’” for a quotation, or the whole sentence of the article, names in brackets.
    printed: it is such a sentence. tokens: those of what is stated. around: those of the sentence that are shown beside it.
    """

    source: str
    told: str
    printed: bool
    tokens: tuple[Token, ...]
    around: tuple[Token, ...]
    attributed: Attributed

    @property
    def head(self) -> Token | None:
        """The verb of a sentence that is one sentence; None where the parser sees two, or no verb."""
        inside = {t.i for t in self.tokens}
        heads = [t for t in self.tokens if (t.head.i == t.i or t.head.i not in inside) and not t.is_punct]
        heads = [t for t in heads if t.dep_ not in {"cc", "intj"}]
        return heads[0] if len(heads) == 1 and heads[0].pos_ in {"VERB", "AUX"} else None


def utterances(reading: Reading) -> Iterator[Utterance]:
    """Yield the whole sentences of closed quotations whose source can be named, in the order of the text."""
    if is_on_sport(reading):
        return
    for a in reading.attributions:
        if a.mode != "direct" or not is_vouched(reading, a):
            continue
        source = speaker(reading, a)
        if source is None:
            continue
        cue = "wrote" if a.cue_lemma in _IN_WRITING else "said"
        for quotation in quotations_of(reading, a):
            for tokens in sentences_of(reading, quotation):
                words = _words(reading, tokens, quotation)
                if words is not None and is_placed(reading, tokens):
                    yield Utterance(source, f"{source} {cue}: “{words}”", False, tuple(tokens), (), a)


def reports(reading: Reading, *, by_anybody: bool = False) -> Iterator[Utterance]:
    """Yield the sentences, as printed, that tell what one source says in the article's words or in half a quotation.

    by_anybody: the source may be described in whatever words ("strategists"); where they are no name, it is "".
    """
    if is_on_sport(reading):
        return
    for a in reading.attributions:
        if a.mode == "direct" or len(a.content) != 1 or a.cue_head is None or not is_vouched(reading, a, calling=True):
            continue
        source = speaker(reading, a)
        if source is None and by_anybody and is_described(reading, a):
            source = ""
        sentence = reading.parse.sentence_of(reading.parse.doc[a.cue_head])
        content = tuple(reading.parse.tokens(a.content[0]))
        inside = bool(content) and content[0].i >= sentence.tokens.start and content[-1].i < sentence.tokens.end
        told = shown(reading, sentence.span) if source is not None and inside else None
        if source is not None and told is not None:
            around = tuple(t for t in sentence.tokens if not content[0].i <= t.i <= content[-1].i)
            yield Utterance(source, told, True, content, around, a)


def is_placed(reading: Reading, tokens: Sequence[Token]) -> bool:
    """Tell whether words hold a name, a noun of the headline or two nouns, by which the matter is known again."""
    nouns = {t.lemma_.lower() for t in tokens if t.pos_ in {"NOUN", "PROPN"} and t.lemma_.lower() not in _UNTOLD}
    return len(nouns) > 1 or bool(nouns & reading.headline_nouns) or any(t.i in reading.mentions for t in tokens)


def is_vouched(reading: Reading, a: Attributed, *, calling: bool = False) -> bool:
    """Tell whether the article says plainly that it was said: no denial, question, condition or hearsay.

    calling: what somebody is called, or praised for, in half a quotation counts, too.
    """
    called = calling and a.pattern == "object" and a.mode == "mixed"
    if (
        not (a.sure or called)
        or a.negated
        or a.nested is not None
        or a.question
        or a.cue_head is None
        or a.source_head is None
    ):
        return False
    cue, source = reading.parse.doc[a.cue_head], reading.parse.doc[a.source_head]
    if a.stance not in _SAID or a.cue_lemma in lexicon("no_statement_cues") or tree.modal_of(cue) is not None:
        return False
    if tree.child(source, "conj") is not None or is_hearsay(reading, a) or is_conditional(reading, a):
        return False
    return not tree.is_conditional(cue) and reading.parse.sentence_of(cue).kind is BlockKind.BODY


def speaker(reading: Reading, a: Attributed) -> str | None:
    """Return who speaks: a name in full, or a description that says whose man he is."""
    if a.entity is not None:
        entity = a.entity
        if entity.ambiguous or entity.kind not in {EntityKind.PERSON, EntityKind.ORGANISATION}:
            return None
        if entity.kind is EntityKind.PERSON:
            return entity.name if " " in entity.name else None
    head = reading.parse.doc[a.source_head] if a.source_head is not None else None
    if head is None or head.pos_ == "PRON":
        return None
    if (
        a.entity is None
        and head.lemma_.lower() not in lexicon("role_nouns")
        and head.lemma_.lower() not in lexicon("sayers")
    ):
        return None
    words = source_in_words(reading, a)
    if words is None or "," in words or any(t.isdigit() for t in words):
        return None
    return words if _MIN_SOURCE <= len(words.split()) <= _MAX_SOURCE or head.i in reading.mentions else None


def is_described(reading: Reading, a: Attributed) -> bool:
    """Tell whether a source is told by a noun for people, bodies or papers: "strategists", "a report"."""
    if a.source_head is None or (a.entity is not None and (a.entity.ambiguous or a.entity.kind is EntityKind.PLACE)):
        return False
    head = reading.parse.doc[a.source_head]
    return head.pos_ == "NOUN" and (
        head.lemma_.lower() in lexicon("role_nouns") or head.lemma_.lower() in lexicon("sayers")
    )


def quotations_of(reading: Reading, a: Attributed) -> Iterator[Quotation]:
    """Yield the closed quotations of an attribution that are surely its own."""
    told = set(a.told)
    return (q for q in reading.quotations if q.closed and q.span in told)


def sentences_of(reading: Reading, quotation: Quotation) -> Iterator[list[Token]]:
    """Yield the sentences between the marks, each without what does not belong to it."""
    inside = list(reading.parse.tokens(quotation.inner))
    start = 0
    for n, token in enumerate(inside):
        last = n + 1 == len(inside)
        if last or (inside[n + 1].is_sent_start and token.text in {".", "!", "?", "...", "…"}):
            yield [t for t in inside[start : n + 1] if not t.is_space]
            start = n + 1


def _words(reading: Reading, tokens: Sequence[Token], quotation: Quotation) -> str | None:
    """Return the words in one line; None where they are no whole, plain statement."""
    text = reading.parse.text(tokens)
    whole = tokens[-1].text in {".", "!"} or (
        reading.parse.ends[tokens[-1].i] == quotation.inner.end and not _goes_on(reading, quotation)
    )
    if not whole or not (text[:1].isupper() or text[:1].isdigit()) or tokens[0].tag_ in tree.QUESTION_TAGS | {"CC"}:
        return None
    if text.lower().startswith(_LEADS):
        return None
    words = text.rstrip(".,")
    if _BROKEN.search(words) or not is_balanced(words) or not MIN_WORDS <= len(words.split()) <= MAX_WORDS:
        return None
    return words


def _goes_on(reading: Reading, quotation: Quotation) -> bool:
    """Tell whether the cue only interrupts a sentence: “The ferry,” Berg said, “is old.”."""
    text = reading.article.text
    if text[quotation.inner.start : quotation.inner.end].rstrip()[-1:] in {".", "!"}:
        return False
    following = next((q for q in reading.quotations if q.span.start >= quotation.span.end), None)
    if following is None or following.block != quotation.block or not text[following.inner.start].islower():
        return False
    return not any(mark in text[quotation.span.end : following.span.start] for mark in ".!?")
