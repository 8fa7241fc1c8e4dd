"""Posts: the role by which the article introduces each person, in words that stand alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.read.roles import find_roles
from quizgen.read.standalone import standalone

if TYPE_CHECKING:
    from quizgen.read.reading import Reading


def present_posts(reading: Reading) -> dict[str, str]:
    """Return the longest present role of each person, by full name, made to stand alone."""
    found: dict[str, str] = {}
    for role in find_roles(reading):
        words = standalone(reading, list(reading.parse.doc[role.first : role.end]), definites=False)
        if words and not role.former and len(words) > len(found.get(role.person.name, "")):
            found[role.person.name] = words
    return found
