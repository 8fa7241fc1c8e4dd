"""Plain text and pasted pages: bytes to text, text to article."""

from __future__ import annotations

import hashlib
import re

from quizgen.lexicon import lexicon
from quizgen.load.blocks import find_blocks
from quizgen.load.dates import date_in_name, find_dates
from quizgen.load.encoding import decode_bare
from quizgen.load.errors import SourceError
from quizgen.load.paragraphs import BLANK
from quizgen.model import Article, Block, BlockKind, DatePlace, FoundDate

_MIN_ENGLISH_SHARE = 0.15
"""Share of the commonest function words below which a text is not taken for English (news has about 0.35)."""
MAX_LENGTH = 200_000
"""Characters in the longest text that is read: as many as in a small book; the longest reports of newspapers have half of them."""
_ENOUGH_WORDS = 12
_ENOUGH_FOR_A_SENTENCE = 4


def decode(data: bytes, path: str) -> str:
    """Decode the bytes of a text file: UTF-8, UTF-16, else Windows-1252 or Mac OS Roman.

    A byte order mark of UTF-8 stays in the text, so that offsets agree with any other reader of the file.

    Raises `SourceError` for an empty or a binary file, and for one too long to be an article.
    """
    text = decode_bare(data)
    if text is None or _is_binary(text):
        raise SourceError(f"{path} is a binary file; give the article as plain text.")
    check_length(len(text), path)
    if not text.strip(BLANK):
        raise SourceError(f"{path} is empty; give a file with the text of an article.")
    return text


def check_length(length: int, path: str) -> None:
    """Raise `SourceError` where a text of ``length`` characters is no article; to read it would take minutes."""
    if length > MAX_LENGTH:
        raise SourceError(f"{path} is longer than {MAX_LENGTH:,} characters; give one article at a time.")


def _is_binary(text: str) -> bool:
    """Tell whether a text holds what no typed text holds: a null, or more than a few control characters."""
    controls = sum(letter < " " and not letter.isspace() for letter in text)
    return "\x00" in text or controls > len(text) / 100


def article_from_text(text: str, path: str) -> Article:
    """Return the article that ``text`` is; its text keeps every character."""
    blocks = find_blocks(text)
    printed = find_dates(text, blocks)
    dates = (*printed, *date_in_name(path))
    return Article(path=path, id=stable_id(text, blocks, printed), text=text, blocks=blocks, dates=dates)


def check_article(article: Article) -> None:
    """Raise `SourceError` where no card can come of ``article``: not English, or no sentence to read."""
    body = [block.span.of(article.text) for block in article.blocks_of(BlockKind.BODY)]
    if not _is_english(" ".join(body) or article.text):
        raise SourceError(f"{article.path} is not in English; quizgen reads English articles only.")
    if not any(_is_sentence(paragraph) for paragraph in body):
        raise SourceError(f"{article.path} has no usable sentence; give the full text of an article.")


def _is_sentence(paragraph: str) -> bool:
    """Tell whether a paragraph has a few words and ends as a sentence ends."""
    ended = paragraph.rstrip().rstrip("”’\"')]").endswith((".", "!", "?", "…"))
    return ended and len(re.findall(r"\w+", paragraph)) >= _ENOUGH_FOR_A_SENTENCE


def _is_english(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text.casefold())
    if len(words) < _ENOUGH_WORDS:
        return all(ord(letter) < 0x250 for word in words for letter in word)
    return sum(word in lexicon("function_words") for word in words) / len(words) >= _MIN_ENGLISH_SHARE


def stable_id(text: str, blocks: tuple[Block, ...], dates: tuple[FoundDate, ...]) -> str:
    """Digest headline and printed date: they survive a moved file and an edited body."""
    named = next((b for b in blocks if b.kind is BlockKind.HEADLINE), None)
    first = named or next((b for b in blocks if b.kind is BlockKind.BODY), None)
    title = " ".join(first.span.of(text).casefold().split())[:200] if first else ""
    printed = next((d.date.isoformat() for d in dates if d.place is not DatePlace.BODY), "")
    return hashlib.blake2b(f"{title}\x1f{printed}".encode(), digest_size=6).hexdigest()
