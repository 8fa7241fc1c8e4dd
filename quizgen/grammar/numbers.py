"""Numbers in words."""

from __future__ import annotations

_ONES = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
NUMBER_WORDS = {word: number for number, word in enumerate(_ONES, 1)}
"""What news writes in words, with the value: "one" to "twenty"."""


def value_of(number: str) -> int | None:
    """Return the value of a whole number in figures, with or without commas, or in words; None for anything else.

    >>> value_of("1,204"), value_of("twelve"), value_of("dozens")
    (1204, 12, None)
    """
    digits = number.replace(",", "")
    return int(digits) if digits.isdecimal() else NUMBER_WORDS.get(number.lower())


def in_words(number: int) -> str:
    """Return a whole number from 1 to 20 in words, a larger one in figures.

    >>> in_words(3), in_words(120)
    ('three', '120')
    """
    return _ONES[number - 1] if 0 < number <= len(_ONES) else str(number)
