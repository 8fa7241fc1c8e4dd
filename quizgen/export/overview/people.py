"""Who is who: one row for each person or body of which the article tells something."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quizgen.export.overview.wording import bare
from quizgen.facts.acronym import Acronym
from quizgen.facts.definition import Definition
from quizgen.facts.metonym import Metonym
from quizgen.facts.who import Role
from quizgen.model import Dossier, Named

_SAYS_FORMER = re.compile(r"\b(?:former|ex-|then|late|one-time|onetime)\b", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][\w.’'-]*(?: [\w.’'-]+)+")
_SMALL = frozenset({"the", "a", "an", "of", "for", "in", "at", "to"})
_MAX_ROLES, _MAX_ALIASES = 3, 4
_PERSON, _BODY = "person", "organisation"


@dataclass(frozen=True)
class RoleNote:
    """What somebody is, or was already over when the article was written."""

    words: str
    former: bool = False

    def __str__(self) -> str:
        return f"formerly {self.words}" if self.former and not _SAYS_FORMER.search(self.words) else self.words


@dataclass(frozen=True)
class NameRow:
    """A person or body: full name, other forms in the article, and what the article says it is, the present first."""

    name: str
    aliases: tuple[str, ...]
    notes: tuple[RoleNote, ...]
    person: bool


def who_is_who(dossier: Dossier) -> tuple[NameRow, ...]:
    """Return the people with a role, the most named first, then the bodies and names that the article explains."""
    people = [name for name in dossier.names if name.kind == _PERSON]
    rows = [
        NameRow(name.name, _aliases(name), notes, person=True)
        for name in sorted(people, key=lambda name: -name.mentions)
        if (notes := _roles(dossier, name.name))
    ]
    return (*rows, *_bodies(dossier))


def without_role(dossier: Dossier) -> tuple[str, ...]:
    """Return the full names of the people of whom the article does not say who they are, in the order of the text."""
    told = {row.name for row in who_is_who(dossier)}
    people = (n.name for n in dossier.names if n.kind == _PERSON and _NAME.fullmatch(n.name))
    return tuple(name for name in people if name not in told)


def _aliases(name: Named) -> tuple[str, ...]:
    """Return the forms that no reader would expect: not the surname, nor the name with a possessive ending."""
    found: dict[str, str] = {}
    own = set(bare(name.name).split())
    for alias in name.aliases:
        form = re.sub(r"[’']s$", "", alias)
        if not set(bare(form).split()) <= own:
            found.setdefault(form.casefold(), form)
    return tuple(found.values())[:_MAX_ALIASES]


def _roles(dossier: Dossier, person: str) -> tuple[RoleNote, ...]:
    """Return the telling roles of a person: none whose words another has too; present ones first."""
    told = [f for f in dossier.facts if isinstance(f, Role) and f.person == person and _tells(f)]
    ranked = sorted(told, key=lambda role: (role.former, not role.best, not role.affiliated))
    notes = [RoleNote(role.role, role.former) for role in ranked]
    return tuple(_distinct(notes))[:_MAX_ROLES]


def _tells(role: Role) -> bool:
    """Tell whether a role says of what or whom: "a top aide" may be another's, read with the wrong name."""
    return role.affiliated or role.former or any(word[:1].isupper() for word in role.role.split())


def _distinct(notes: Iterable[RoleNote]) -> Iterator[RoleNote]:
    kept: list[frozenset[str]] = []
    for note in notes:
        words = frozenset(word.strip(",").casefold() for word in note.words.split()) - _SMALL
        if not any(words <= other or other <= words for other in kept):
            kept.append(words)
            yield note


def _bodies(dossier: Dossier) -> Iterator[NameRow]:
    """Yield the bodies with another form of their name, and whatever is defined or stands for something."""
    rows: dict[str, NameRow] = {}
    for name in dossier.names:
        if name.kind == _BODY and (aliases := _aliases(name)):
            rows[bare(name.name)] = NameRow(name.name, aliases, (), person=False)
    for title, alias, note in _explanations(dossier):
        row = rows.get(bare(title)) or NameRow(title, (), (), person=False)
        aliases = row.aliases if alias is None or alias in row.aliases else (*row.aliases, alias)
        notes = row.notes if note is None else (*row.notes, RoleNote(note))
        rows[bare(title)] = NameRow(row.name, aliases, notes, person=False)
    yield from rows.values()


def _explanations(dossier: Dossier) -> Iterator[tuple[str, str | None, str | None]]:
    """Yield name, other form and meaning, where the article or the lexicon gives one."""
    for fact in dossier.facts:
        if isinstance(fact, Acronym):
            yield fact.full, fact.short, None
        elif isinstance(fact, Definition):
            yield fact.name, None, fact.definition
        elif isinstance(fact, Metonym):
            yield fact.name, None, f"stands for {fact.gloss}"
