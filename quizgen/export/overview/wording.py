"""Words for rows: shortened between words, quotation marks closed, articles aside."""

from __future__ import annotations

import re

_ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)
_PAIRS = (("“", "”"), ("(", ")"))


def short(text: str, most: int) -> str:
    """Return ``text`` with at most ``most`` characters, cut between words, marks closed behind the ellipsis.

    >>> short("The ferry “will sail again on Monday”, she said", 24)
    'The ferry “will sail…”'
    """
    text = " ".join(text.split())
    if len(text) > most:
        text = text[: most - 1].rsplit(" ", 1)[0].rstrip(",;:–—- “(") + "…"
    for opening, closing in _PAIRS:
        text += closing * (text.count(opening) > text.count(closing))
    return text


def bare(words: str) -> str:
    """Return the words without a leading article, for comparison.

    >>> bare("The Norwegian Coast Guard")
    'norwegian coast guard'
    """
    return _ARTICLE.sub("", words).casefold()
