"""Plain text and pasted pages: decode, find blocks, find dates."""

from __future__ import annotations

import hashlib
import re

from quizgen.model import Article, Block, BlockKind, Span


def article_from_text(text: str, path: str) -> Article:
    """Return the article that ``text`` is."""
    blocks = []
    for m in re.finditer(r"\S.*?(?=\n\s*\n|\s*\Z)", text, re.S):
        kind = BlockKind.BODY if blocks and (blocks[0].kind is not BlockKind.DATE_LINE or len(blocks) > 1) else BlockKind.HEADLINE
        if re.search(r"\d{4}$", m.group()) and len(m.group()) < 40:
            kind = BlockKind.DATE_LINE
        blocks.append(Block(kind, Span(*m.span())))
    return Article(path, hashlib.blake2b(text[:100].encode(), digest_size=6).hexdigest(), text, tuple(blocks), ())
