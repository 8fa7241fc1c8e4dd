"""The indefinite article: "a" or "an" by the sound that follows."""

from __future__ import annotations

import re

_Y_SOUND = re.compile(
    r"(?:eu|ewe|once\b|one\b|ubiq|u(?:[ksn]\b|\.)|ukrain|uni(?!n|m)|us(?:a|e|u)|utah|uto|uru|uganda)", re.IGNORECASE
)
_INDEFINITE = re.compile(r"\ban? (?P<word>[A-Za-z][\w.-]*)")
_SILENT_H = re.compile(r"(?:heir|honest|honor|honour|hour)", re.IGNORECASE)
_SPELT_WITH_VOWEL = frozenset("AEFHILMNORSX")
_SPOKEN_AS_WORDS = frozenset({"NATO", "NASA", "FIFA", "FEMA", "NASDAQ", "SWAT", "NAFTA", "HUD"})


def with_indefinite(phrase: str) -> str:
    """Return the phrase with "a" or "an" before it.

    >>> with_indefinite("FBI agent"), with_indefinite("X-ray"), with_indefinite("US judge"), with_indefinite("hourly paper")
    ('an FBI agent', 'an X-ray', 'a US judge', 'an hourly paper')
    """
    return f"{'an' if _has_vowel_sound(phrase.split(maxsplit=1)[0]) else 'a'} {phrase}"


def fitted(phrase: str) -> str:
    """Return the phrase with each "a" and "an" fitted to the word behind it, which may have been put there since.

    >>> fitted("the chief counsel and an Republican National Committee member")
    'the chief counsel and a Republican National Committee member'
    """
    return _INDEFINITE.sub(lambda found: with_indefinite(found.group("word")), phrase)


def _has_vowel_sound(word: str) -> bool:
    letters = re.sub(r"[^A-Za-z]", "", word.partition("-")[0])
    if not letters:
        return False
    if letters.isupper() and letters not in _SPOKEN_AS_WORDS:
        return letters[0] in _SPELT_WITH_VOWEL
    if _Y_SOUND.match(word):
        return False
    return letters[0] in "aeiouAEIOU" or _SILENT_H.match(word) is not None
