"""Lint: slips of the source that a question would print: misspelt words, broken encodings."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from quizgen.model import Card
from quizgen.rules import Drops, Keeps, LintRule

if TYPE_CHECKING:
    from spellchecker import SpellChecker

_WORD = re.compile(r"(?<![\w’'.@/-])[a-z]{5,}(?![\w’'@/-])")
_BROKEN = re.compile(r"[ÃÂ][\u0080-\u00bf]|â€|\ufffd|(?<=[a-z])Ã")
_COMMON = 2000
"""Frequency in the checker's word list from which the likely right form is a word everybody knows."""
_BRITISH = (("our", "or"), ("is", "iz"), ("ys", "yz"), ("re", "er"), ("mme", "m"), ("ll", "l"), ("ae", "e"), ("oe", "e"),
            ("ogue", "og"), ("ence", "ense"), ("ey", "ay"), ("ough", "ow"))  # fmt: skip


def check_spelling(card: Card, cards: tuple[Card, ...]) -> str | None:
    """Return the first word that is one letter off a common English word."""
    for word in _WORD.findall(f"{card.question} {card.answer}"):
        meant = misspelt(word)
        if meant is not None:
            return f"“{word}” looks like a slip for “{meant}”"
    return None


@cache
def misspelt(word: str) -> str | None:
    """Return the common word that ``word``, in lower case, is surely a slip for, or None.

    British spellings are no slips, and new words ("robocall") have no common word one letter away.
    """
    checker = _checker()
    if word in checker or any(_respelt(word, british, american) for british, american in _BRITISH):
        return None
    meant = checker.correction(word)
    known = meant is not None and meant != word and checker.word_frequency[meant] >= _COMMON
    return meant if known and meant is not None and not _is_inflected(word, meant) else None


def _respelt(word: str, british: str, american: str) -> bool:
    return british in word and word.replace(british, american) in _checker()


def _is_inflected(word: str, meant: str) -> bool:
    """Tell whether the two differ by an ending only: the list has "defund", the text "defunds"."""
    shorter, longer = sorted((word, meant), key=len)
    return longer.startswith(shorter) or longer[:-1] == shorter[:-1]


@cache
def _checker() -> SpellChecker:
    from spellchecker import SpellChecker  # noqa: PLC0415 - a large word list, needed for cards only

    return SpellChecker(language="en", distance=1)


def check_encoding(card: Card, cards: tuple[Card, ...]) -> str | None:
    """Return the first letters that a wrong decoding has left."""
    found = _BROKEN.search(" ".join((card.question, card.answer, *card.choices)))
    return f"“{found.group()}” is no English text: the source was decoded wrongly before it got here" if found else None


RULES = (
    LintRule(
        id="SPL-1",
        finds="A word of the source that is misspelt.",
        why="A slip of the source becomes a slip of the card, and a reader distrusts the answer.",
        check=check_spelling,
        drops=(
            Drops({"question": "Why did the bridge over the Vanna collasp and bury three pilgrams?"}, "“pilgrams”"),
        ),
        keeps=(
            Keeps({"question": "Who painted the harbour of the organisation in two colours?"}, "British, not wrong"),
            Keeps({"question": "Who sent a robocall to superdelegates?"}, "new words"),
        ),
    ),
    LintRule(
        id="SPL-2",
        finds="Letters that a wrong decoding has left (“Ã©”).",
        why="Nobody can read the name aloud.",
        check=check_encoding,
        drops=(Drops({"answer": "Enrique PeÃ±a"}, "it was “Peña”"),),
        keeps=(Keeps({"answer": "Enrique Peña"}),),
    ),
)
