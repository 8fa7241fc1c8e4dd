"""The article as read: parse, quotations, entities, resolved references, attributions, time anchor."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from quizgen.model import Article, BlockKind, Span
from quizgen.read.anchor import Anchor, find_anchor
from quizgen.read.attribution import Attributed, find_attributions
from quizgen.read.entities import Entity, Mentions, find_entities
from quizgen.read.parse import Parse, Sentence, parse_articles
from quizgen.read.posts import present_posts
from quizgen.read.pronouns import resolve_pronouns
from quizgen.read.quotations import Quotation, find_quotations
from quizgen.read.times import RelativeTime, relative_times

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token


@dataclass(frozen=True, eq=False)
class Reading:
    """All that fact rules may know of an article; two readings are equal only if they are one.

    mentions: token index to the entity that the token's name belongs to.
    references: token index of a pronoun to the one person it can mean; unsafe pronouns are absent.
    attributions: who said what, in the order of the text.
    anchor: the day from which "yesterday" counts, or None where it is not proven.
    times: index of the first token of a relative time expression to what it means.
    headline_nouns: lemmas of the nouns and verbs of the headline, which the context line of every card shows.
    """

    parse: Parse
    quotations: tuple[Quotation, ...]
    entities: tuple[Entity, ...]
    mentions: Mentions
    references: Mapping[int, Entity]
    attributions: tuple[Attributed, ...]
    anchor: Anchor | None
    times: Mapping[int, RelativeTime]
    headline_nouns: frozenset[str]

    @property
    def article(self) -> Article:
        """The article that was read."""
        return self.parse.article

    @cached_property
    def posts(self) -> Mapping[str, str]:
        """The longest present role of each person, by full name, made to stand alone."""
        return present_posts(self)

    def body(self) -> Iterator[Sentence]:
        """Yield the sentences of the body paragraphs."""
        return self.parse.body()

    def entity(self, token: Token) -> Entity | None:
        """Return the entity that ``token`` names or, where that is safe, refers to."""
        return self.mentions.get(token.i) or self.references.get(token.i)

    def in_quotation(self, token: Token) -> bool:
        """Tell whether ``token`` stands between quotation marks."""
        return token.i in self._quoted

    @cached_property
    def _quoted(self) -> frozenset[int]:
        starts = self.parse.starts
        return frozenset(
            index
            for quotation in self.quotations
            for index in range(bisect_left(starts, quotation.span.start), bisect_left(starts, quotation.span.end))
        )

    @cached_property
    def cases(self) -> Mapping[str, tuple[int, int]]:
        """How often each word stands in small letters, and with a capital, inside the sentences of the body."""
        counts: dict[str, tuple[int, int]] = {}
        for sentence in self.body():
            for before, token in pairwise(sentence.tokens):
                if before.is_quote or before.text == ":" or before.i in self.mentions:
                    continue  # there a sentence begins, or goes on a name: "Oslo *News*"
                small, capital = counts.get(token.lower_, (0, 0))
                counts[token.lower_] = (small + token.text.islower(), capital + token.text.istitle())
        return counts

    def quotes(self, span: Span) -> tuple[Quotation, ...]:
        """Return the quotations that overlap ``span``."""
        return tuple(q for q in self.quotations if q.span.overlaps(span))

    def is_cue(self, token: Token) -> bool:
        """Tell whether ``token`` is the head of a cue of speech or belief ("said", "according").

        Plans, praise and blame are acts, and so is what an infinitive completes ("refused to leave", "hopes to win").
        """
        return any(
            a.cue_head == token.i
            and a.stance != "intention"
            and (a.sure or (a.pattern == "object" and a.stance in {"belief", "deny"}))
            and not self._is_infinitive(a)
            for a in self.attributions
        )

    def _is_infinitive(self, a: Attributed) -> bool:
        return a.content_head is not None and self.parse.doc[a.content_head].dep_ == "xcomp"

    def attribution_around(self, token: Token) -> Attributed | None:
        """Return the innermost attribution whose content holds ``token``, or None: the article's own voice."""
        start = self.parse.starts[token.i]
        around = [a for a in self.attributions if any(s.start <= start < s.end for s in a.content)]
        return min(around, key=lambda a: sum(s.end - s.start for s in a.content), default=None)


def read(articles: Iterable[Article], nlp: Language) -> Iterator[Reading]:
    """Read articles one after the other, in order, with flat memory."""
    return (read_parse(parse) for parse in parse_articles(articles, nlp))


def read_parse(parse: Parse) -> Reading:
    """Read one parsed article."""
    quotations = find_quotations(parse.article)
    entities, mentions = find_entities(parse)
    references = resolve_pronouns(parse, quotations, entities, mentions)
    attributions = find_attributions(parse, quotations, entities, mentions, references)
    anchor = find_anchor(parse.article)
    times = relative_times(parse, quotations, anchor)
    return Reading(
        parse, quotations, entities, mentions, references, attributions, anchor, times, _headline_nouns(parse)
    )


def _headline_nouns(parse: Parse) -> frozenset[str]:
    return frozenset(
        token.lemma_.lower()
        for sentence in parse.sentences
        if sentence.kind is BlockKind.HEADLINE
        for token in sentence.tokens
        if token.pos_ in {"NOUN", "PROPN", "VERB"}
    )
