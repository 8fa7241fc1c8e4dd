"""What an attribution is, and how one is put together from cue, source and content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.lexicon import Entry, lexicon
from quizgen.model import BlockKind, Span
from quizgen.read import tree

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read.entities import Entity, Mentions
    from quizgen.read.parse import Parse
    from quizgen.read.quotations import Quotation


SURE = frozenset({"verb", "aside", "quote", "inverted", "according"})
"""Patterns that show source and content so plainly that a question may rest on them."""
READ = frozenset({BlockKind.BODY, BlockKind.HEADLINE})


@dataclass(frozen=True)
class Attributed:
    """One attribution.

    pattern: how it is built: "verb" (Smith said that …), "aside" (…, Smith said, …), "inverted" (“…,” said Smith),
    "quote" (a quotation, its cue in front or behind), "according", "object" (Smith praised …), "passive" (… is expected
    to …), "predicate" (Smith is sure that …), "noun" (Smith's claim that …), "adverb" (reportedly) or "label" (Smith: …).
    source, cue, content: spans into ``Article.text``; source may be empty.
    source_head: token index of the head of the source, or None.
    relative: the pronoun that stands for the source in the clause of the cue ("Smith, *who* said …"), if any.
    entity: the entity that the source names or safely refers to, or None.
    cue_lemma: lemma of the cue ("say", "according to"). cue_head: token index of the cue's head word.
    stance: neutral, doubt, endorse, concession, force, deny, belief or intention.
    content_head: token index of the head of the content clause, or None for a bare quotation.
    mode: "direct", "indirect" or "mixed". negated, question: of the cue.
    nested: index into the article's attributions of the one whose content this stands in, or None.
    floating: the parts of ``content`` that follow as quotations without a cue of their own; that the same
    source goes on speaking is what a reader takes for granted, not what the text says.
    """

    pattern: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    source_head: int | None
    entity: Entity | None
    cue_lemma: str
    cue_head: int | None
    stance: str
    content_head: int | None
    mode: str
    relative: tuple[Span, ...] = ()
    negated: bool = False
    question: bool = False
    nested: int | None = None
    floating: tuple[Span, ...] = ()

    @property
    def sure(self) -> bool:
        """Tell whether the pattern shows source and content so plainly that a question may rest on them."""
        return self.pattern in SURE

    @property
    def told(self) -> tuple[Span, ...]:
        """The content without its floating parts."""
        return tuple(span for span in self.content if span not in self.floating)


@dataclass(frozen=True)
class Page:
    """What every pattern reads."""

    parse: Parse
    quotations: tuple[Quotation, ...]
    mentions: Mentions
    references: Mapping[int, Entity]
    quoted: frozenset[int]
    """Indices of the tokens between quotation marks."""


def entry_of(token: Token, gate: str) -> Entry | None:
    """Return the lexicon entry of a verb, with its particle first, if it has ``gate``.

    The form without its ending is tried last: the lemmatiser makes "hop" of "hopes".
    """
    lemmas = (
        tree.phrasal_lemma(token),
        token.lemma_.lower(),
        token.lower_.removesuffix("s"),
        token.lower_.removesuffix("d"),
    )
    for lemma in dict.fromkeys(lemmas):
        entry = lexicon("speech_verbs").get(lemma)
        if entry is not None and gate in entry.gate:
            return entry
    return None


def merged(spans: tuple[Span, ...], text: str) -> tuple[Span, ...]:
    """Join spans that only punctuation and white space keep apart."""
    merged: list[Span] = []
    for span in spans:
        if merged and not any(letter.isalnum() for letter in text[merged[-1].end : span.start]):
            merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    return tuple(merged)


def mode_of(page: Page, content: tuple[Span, ...]) -> str:
    """Return "mixed" where a quotation stands in the content, else "indirect"."""
    return "mixed" if any(q.span.overlaps(span) for q in page.quotations for span in content) else "indirect"


def attributed(
    page: Page, cue: Token, entry: Entry, source: Token | None, content: tuple[Span, ...], *,
    pattern: str, content_head: int | None, mode: str, cue_tokens: Sequence[Token] | None = None,
    source_tokens: Sequence[Token] | None = None,
) -> Attributed:  # fmt: skip
    """Return the attribution that a cue, its source and its content make; the cue phrase is the verb's own by default."""
    parse = page.parse
    if source_tokens is None:
        source_tokens = source_phrase(page, source, cue, content) if source is not None else []
    entity = None
    if source is not None:
        entity = page.mentions.get(source.i) or page.references.get(source.i) or _apposed(page, source)
    return Attributed(
        pattern=pattern,
        source=parse.spans(source_tokens),
        cue=parse.spans(cue_tokens or cue_phrase(cue)),
        content=content,
        source_head=source.i if source is not None else None,
        entity=entity,
        cue_lemma=entry.lemma,
        cue_head=cue.i,
        stance=entry.cls,
        content_head=content_head,
        mode=mode,
        relative=_relative(parse, cue),
        negated=tree.is_negated(cue),
        question=entry.lemma in {"ask", "wonder", "inquire"} or _is_asked(page, cue),
    )


def _is_asked(page: Page, cue: Token) -> bool:
    """Tell whether the reporter asks whether it was said: "Did Smith say that …?"."""
    last = cue.sent[-1]
    if last.text != "?" or last.i in page.quoted:
        return False
    subject = tree.subject_of(cue)
    return subject is not None and any(a.i < subject.i for a in tree.auxiliaries_of(cue))


def _relative(parse: Parse, cue: Token) -> tuple[Span, ...]:
    """Return the relative pronoun that is the subject of the cue."""
    subject = tree.subject_of(cue)
    if subject is None or subject.tag_ not in {"WP", "WDT"} or tree.is_passive(cue):
        return ()
    return parse.spans([subject])


def _apposed(page: Page, source: Token) -> Entity | None:
    """Return the person whom a described source names in an apposition: "his lawyer, Erik Dahl,"."""
    names = [page.mentions[c.i] for c in tree.children(source, "appos") if c.i in page.mentions]
    return names[0] if len(names) == 1 and names[0].kind.value == "person" else None


def cue_phrase(verb: Token) -> list[Token]:
    """Return the verb with its auxiliaries, negation, particle and adverbs next to it."""
    around = {
        t.i for t in verb.children if t.dep_ in {"aux", "auxpass", "neg", "prt", "advmod"} and abs(t.i - verb.i) <= 2
    }
    return [t for t in verb.doc[max(0, verb.i - 3) : verb.i + 3] if t.i in around or t.i == verb.i]


def source_phrase(page: Page, head: Token, cue: Token, content: tuple[Span, ...]) -> list[Token]:
    """Return the tokens of a source with its apposition, without the cue's clause or the content that may hang on it."""
    cut = {t.i for t in cue.subtree} if cue.i in {t.i for t in head.subtree} else set()
    starts = page.parse.starts
    tokens = [t for t in head.subtree if t.i not in cut and not any(s.start <= starts[t.i] < s.end for s in content)]
    tokens = tree.unbroken(tokens, head)
    while tokens and (tokens[-1].is_punct or tokens[-1].tag_ in {"POS", "CC"}):
        tokens.pop()
    while tokens and tokens[0].is_punct:
        tokens.pop(0)
    return tokens or [head]
