"""Public figures: people whose office makes them worth knowing, however briefly a report names them.

Readers of many cards found that who a company's manager or an institute's researcher is, and which of them said something,
is seldom worth a card; who holds a public office, or speaks for a side in politics, is.
"""

from __future__ import annotations

import re

from quizgen.countries import country_of, country_of_capital
from quizgen.facts.who import Role
from quizgen.gazetteer import us_state
from quizgen.lexicon import lexicon
from quizgen.model import Dossier
from quizgen.questions.central import is_main

_LESSER = re.compile(
    r"\b(?:[Cc]abinet|[Jj]unior|[Gg]overnment) \w+"
    r"|\b(?:[Aa]ssociate|[Aa]ssistant|[Pp]olice|[Dd]istrict|[Cc]ounty|[Cc]ircuit|[Cc]hurch|[Ss]tudent) \w+"
    r"|\b(?:[Cc]ommunications?|[Ff]ield|[Ss]tate|[Rr]egional|[Pp]ress|[Mm]edia|[Oo]utreach)"
    r" (?:[Cc]hair\w*|[Dd]irector|[Cc]oordinator|[Mm]anager)\b"
    r"|['’] ?s? [A-Z]\w+ (?:chair\w*|director|coordinator)\b"
    r"|\bfor the [A-Z]\w+ (?:Democratic|Republican) Party\b"
)
"""Posts that few know the holder of: in one district or one state, or for one task in a campaign."""
_OF_STATE = re.compile(r"\b[Aa]ttorney [Gg]eneral\b|\b(?:[Tt]reasurer|[Cc]omptroller|[Aa]uditor)\b")
"""Posts that are great ones in a country, but of one state of the US are not."""
_STAFF = re.compile(r"\bchief of (?:mission|staff)\b")
_WORD = re.compile(r"[\w.&-]+")


def is_public_figure(person: str, dossier: Dossier) -> bool:
    """Tell whether the best role of a person is a public one."""
    roles = (f for f in dossier.facts if isinstance(f, Role) and f.person == person and f.best)
    return any(is_public(role, dossier) for role in roles)


def is_public(role: Role, dossier: Dossier) -> bool:
    """Tell whether a role is a public office, or that of somebody who speaks or works for a side in politics."""
    if is_lesser(role) or any(word in lexicon("private_bodies") for word in _WORD.findall(role.role)):
        return False
    if _STAFF.search(role.role):
        return True
    entry = lexicon("public_offices").get(role.noun)
    if entry is None:
        return False
    match entry.cls:
        case "tied":
            return _is_tied(role.role)
        case "voice":
            return role.unique and _is_of_side(role, dossier)  # of several spokesmen nobody need remember one
        case _:
            return True


def is_lesser(role: Role) -> bool:
    """Tell whether few know the holders of such a post, even where it is a public one."""
    if _LESSER.search(role.role) is not None:
        return True
    return _OF_STATE.search(role.role) is not None and any(
        us_state(word) for word in _words(role.role) if word[0].isupper()
    )


def tells_country(role: str) -> bool:
    """Tell whether a role names a country, by name or adjective ("the Portuguese president")."""
    return any(word[0].isupper() and country_of(word) is not None for word in _words(role))


def _words(role: str) -> list[str]:
    return _WORD.findall(role.replace("’s", "").replace("'s", ""))


def _is_tied(role: str) -> bool:
    """Tell whether the words of a role name a country, a state, a party, a public body or what a ministry has charge of."""
    return any(
        _is_public_word(word)
        or (word[0].isupper() and (country_of(word) or country_of_capital(word) or us_state(word)) is not None)
        or (word.lower() in lexicon("portfolios") and role.rsplit(maxsplit=1)[-1].lower() == "secretary")
        for word in _words(role)
    )


def _is_public_word(word: str) -> bool:
    body = lexicon("public_bodies").get(word)
    if body is not None:
        return body.cls != "campaign"
    return word in lexicon("party_words") or word in lexicon("parties")


def _is_of_side(role: Role, dossier: Dossier) -> bool:
    """Tell whether somebody works for a campaign, a party, a head of government or a person whom the report is about."""
    words = set(_words(role.role))
    sides = {entry.lemma for entry in lexicon("public_bodies") if entry.cls}
    if words & sides or any(word in lexicon("party_words") for word in words):
        return True
    people = (name.name for name in dossier.names if name.kind == "person" and name.name != role.person)
    return any(person.rsplit(maxsplit=1)[-1] in words and is_main(person, dossier) for person in people) or (
        _is_tied(role.role) and "adviser" in role.noun
    )
