"""Whether a fact belongs to what the report is about, the lead or what the headline tells, and which people do."""

from __future__ import annotations

from quizgen.lint.text import content_words, stems
from quizgen.model import Dossier, Fact

_LEAD = 0.2
"""Share of the text that counts as its lead."""
_LEAD_LETTERS = 400
_MOST_NAMED, _OFTEN = 2, 3
"""People named most often, of whom a report with many names is about; and mentions that any of them must have."""
_SHARED = 2
"""Words of the headline, by their stems, that a sentence about the same thing has."""


def is_central(fact: Fact, dossier: Dossier) -> bool:
    """Tell whether the evidence stands in the lead or takes up the headline."""
    if in_lead(fact, dossier):
        return True
    headline = stems(content_words(dossier.headline or ""))
    return len(headline & stems(content_words(fact.sentence.of(dossier.text)))) >= _SHARED


def in_lead(fact: Fact, dossier: Dossier) -> bool:
    """Tell whether the evidence stands in the first fifth of the report."""
    return fact.sentence.start <= max(_LEAD * len(dossier.text), _LEAD_LETTERS)


def mentions(person: str, dossier: Dossier) -> int:
    """Return how often the report names a person."""
    return next((name.mentions for name in dossier.names if name.name == person), 0)


def is_in_headline(person: str, dossier: Dossier) -> bool:
    """Tell whether the headline has the surname of a person."""
    return person.rsplit(maxsplit=1)[-1] in (dossier.headline or "")


def is_main(person: str, dossier: Dossier) -> bool:
    """Tell whether a report is about a person: in the headline, or one of the two named most often."""
    if is_in_headline(person, dossier):
        return True
    often = sorted((name.mentions for name in dossier.names if name.kind == "person"), reverse=True)[:_MOST_NAMED]
    return mentions(person, dossier) >= max(often[-1] if often else 0, _OFTEN)
