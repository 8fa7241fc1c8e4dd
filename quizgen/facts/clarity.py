"""Whether a quotation can be understood months later, with nothing but headline and date beside it."""

from __future__ import annotations

import re

_OPEN_PRONOUN = re.compile(
    r"\b(?:he|she|it|they|him|her|them|his|its|their|there|here|this|that|these|those)\b", re.IGNORECASE
)
_OURS = re.compile(r"\bthis (?:country|nation|world|planet)\b", re.IGNORECASE)
"""What every reader of the report takes for the speaker's own."""
_POINTING = re.compile(
    r"\b(?:this|these|those)\s+(?!(?:is|was|are|were|who|will|has|have|from|with|into|than|that|when|would|could|should|must"
    r"|might|because)\b)[a-z]{4,}",
    re.IGNORECASE,
)
DEICTIC_TIME = re.compile(
    r"\b(?:yesterday|today|tonight|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:last|next|this)\s+(?:week|month|year))\b",
    re.IGNORECASE,
)
_LINKING_THAT = re.compile(r"(?<=\w )that\b(?!\s*(?:['’]s|is|was|would|will|has|,|\.|$))", re.IGNORECASE)
_ANTECEDENT = re.compile(
    r"(?<!^)\b(?!January|February|March|April|May\b|June|July|August|September|October|November|December|[A-Z][a-z]+day\b)[A-Z][a-z]+|\b(?:the|a|an|our|my|your|all|no|any|every|some|two|three)\s+[a-z]+|\b[a-z]{3,}(?:ers|ors|ists|ies)\b"
)
_FAR = re.compile(r"\b(?:that|those) (?!is|was|were|are|will|would|has|have|had|can|could|who|the|a|an|we|you|they|he|she|it|i)[a-z]{4,}",
                  re.IGNORECASE)  # fmt: skip
"""“That impression”, “those folks”: what the hearers knew. "That" before a clause is let through by the words after it."""
_PERSONAL = frozenset({"he", "she", "him", "her", "his"})
_NAMED = re.compile(r"(?<!^)(?<![.?!] )\b[A-Z][a-z]+|\b[a-z]{3,}(?:er|or|ist|man|woman|dent)\b")
_EMPTY_IT = re.compile(
    r"\bit(?:['’]s| is| was| will be| would be)\s+(?=(?:[\w-]+\s+){1,5}(?:that|to)\b)", re.IGNORECASE
)
"""The "it" of "it is a disgrace that", which stands for nothing before it."""
_MIN_QUOTE_WORDS = 9
"""A shorter quotation says too little to be recognised months later."""
_NAME_OR_NOUN = re.compile(r"(?<!^)\b[A-Z][a-z]+|\b\w+(?:tion|ment|ness|ship|ity|ers|ors|ists|ings?|ies)\b")


def is_clear(quote: str) -> bool:
    """Tell whether a quotation can be understood with nothing but the report's headline and date beside it.

    A pronoun of the third person needs a noun before it.
    A quotation that begins in mid-sentence is half of somebody else's sentence.
    """
    if len(quote.split()) < _MIN_QUOTE_WORDS or not (quote[0].isupper() or quote[0].isdigit()):
        return False
    if any(mark in quote for mark in ("[", "]", "(", ")", "…", "...")):
        return False
    if DEICTIC_TIME.search(quote):
        return False
    plain = _LINKING_THAT.sub("", _EMPTY_IT.sub("", _OURS.sub("", quote)))
    if _FAR.search(quote) or _POINTING.search(plain):
        return False
    pronoun = _OPEN_PRONOUN.search(plain)
    if pronoun is None:
        return True
    word = pronoun.group().lower()
    if word in {"this", "that", "these", "those", "here", "there"}:
        return False
    before = plain[: pronoun.start()]
    return (_NAMED if word in _PERSONAL else _ANTECEDENT).search(before) is not None
