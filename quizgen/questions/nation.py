"""Which country: questions that name it by its adjective, or by somebody who holds a post there."""

from __future__ import annotations

import re

from quizgen.countries import Country, country_of
from quizgen.facts.who import Role
from quizgen.model import Dossier

_WORD = re.compile(r"[^\W\d_]+")


def tells_country(question: str, answer: str, dossier: Dossier) -> bool:
    """Tell whether a question gives away the country that is its answer.

    It does by the adjective of nationality ("Which country recalled its Turkish envoy?") or by naming a person whom the
    article gives a post of that country ("According to the Norwegian minister Anna Berg, which country …?").
    """
    country = country_of(answer)
    if country is None:
        return False
    return country in _told_of(question) or any(
        country in _told_of(role.role) and role.person.split()[-1] in question
        for role in dossier.facts
        if isinstance(role, Role)
    )


def _told_of(words: str) -> set[Country]:
    """Return the countries that single words tell of: "the U.S. navy" tells of none, "the Norwegian navy" of Norway."""
    found = (country_of(word) for word in _WORD.findall(words) if word[:1].isupper())
    return {country for country in found if country is not None}
