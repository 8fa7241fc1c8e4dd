"""People as a question or an answer introduces them: the name with the role that the article gives."""

from __future__ import annotations

import re

from quizgen.facts.who import Role
from quizgen.lexicon import lexicon
from quizgen.model import Dossier
from quizgen.questions.wording import with_role

_POINTS = re.compile(r"\b(?:of|for|at) (?:the|this|that) (?:organi[sz]ation|company|group|firm|club|body|association)$")
"""Where a role ends in a body that was named before: "chairman of the organisation"."""


def role_of(person: str, dossier: Dossier) -> str | None:
    """Return the best role of a person where it tells more than "senator", or None."""
    roles = (f for f in dossier.facts if isinstance(f, Role) and f.person == person and f.best)
    role = next(roles, None)
    if role is None or not role.affiliated:
        return None
    entry = lexicon("role_nouns").get(role.noun)
    return (
        None if entry is not None and entry.cls == "kin" else role.role
    )  # "the son of immigrants" says not why he is asked


def introduced(source: str, dossier: Dossier, printed: str | None = None) -> str:
    """Return "Dmitri Peskov, Vladimir Putin’s spokesman"; a source without a role as it is.

    printed: the role beside the name, taken where the article gives none that tells more.
    """
    telling = printed if printed is not None and len(printed.removeprefix("the ").split()) > 1 else None
    if telling is not None and _POINTS.search(telling):
        telling = None
    return with_role(source, role_of(source, dossier) or telling)
