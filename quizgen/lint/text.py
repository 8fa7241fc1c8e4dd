"""Small readings of card text that several lint rules share."""

from __future__ import annotations

import re

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_FUNCTION_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "by",
        "with",
        "and",
        "or",
        "as",
        "that",
        "is",
        "was",
        "were",
        "are",
        "be",
        "been",
        "has",
        "have",
        "had",
        "it",
        "its",
        "his",
        "her",
        "their",
        "he",
        "she",
        "they",
        "him",
        "them",
    ]
)


def unquoted(text: str) -> str:
    """Return ``text`` with what stands between quotation marks replaced by empty marks."""
    return _QUOTED.sub("“”", text)


def words(text: str) -> list[str]:
    """Return the words of ``text`` in lower case, possessive endings off."""
    return [re.sub(r"['’]s?$", "", word.casefold()) for word in _WORD.findall(text)]


_LEAD = re.compile(r"^(?:According to .*?report(?: “[^”]*”)?, |In [A-Z][a-z]+ \d{4}, )", re.DOTALL)
_ASKING = frozenset(
    {"who", "whom", "what", "which", "when", "where", "why", "how", "many", "did", "does", "do", "country", "city", "state",
     "organisation", "date", "report", "reports", "said", "say", "says"}
)  # fmt: skip


def asked_stems(question: str) -> frozenset[str]:
    """Return the stems of what a question tells, without the report that it names and its question words."""
    return stems(content_words(_LEAD.sub("", question)) - _ASKING)


def stems(found: frozenset[str]) -> frozenset[str]:
    """Return the words cut to their first five letters: "response" and "responded" are then one."""
    return frozenset(word[:5] for word in found)


def content_words(text: str) -> frozenset[str]:
    """Return the words of ``text`` that carry meaning."""
    return frozenset(words(text)) - _FUNCTION_WORDS
