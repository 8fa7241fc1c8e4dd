"""Whether a fact belongs to what the report is about: the lead, or what the headline tells."""

from __future__ import annotations

from quizgen.lint.text import content_words, stems
from quizgen.model import Dossier, Fact

_LEAD = 0.2
"""Share of the text that counts as its lead."""
_LEAD_LETTERS = 400
_SHARED = 2
"""Words of the headline, by their stems, that a sentence about the same thing has."""


def is_central(fact: Fact, dossier: Dossier) -> bool:
    """Tell whether the evidence stands in the lead or takes up the headline."""
    if fact.sentence.start <= max(_LEAD * len(dossier.text), _LEAD_LETTERS):
        return True
    headline = stems(content_words(dossier.headline or ""))
    return len(headline & stems(content_words(fact.sentence.of(dossier.text)))) >= _SHARED
