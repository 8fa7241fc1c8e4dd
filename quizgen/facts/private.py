"""Private persons: those whom the text gives an age or an everyday calling, shows to be there by chance, or names in passing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.lexicon import lexicon
from quizgen.read import tree
from quizgen.read.entities import is_role_noun
from quizgen.read.role_words import role_class
from quizgen.read.roles import find_roles

if TYPE_CHECKING:
    from quizgen.read import Reading
    from quizgen.read.entities import Entity, Mention
    from quizgen.read.roles import RoleMention

_PUBLIC = frozenset({"single", "post", "several"})
_AGES = range(10, 110)


def is_private(reading: Reading, person: Entity) -> bool:
    """Tell whether the text shows a person to be a private one, or names him once without post or title."""
    roles = [role for role in find_roles(reading) if role.person is person]
    if any(role_class(reading.parse.doc[role.head]) in _PUBLIC for role in roles):
        return False
    if is_shown_private(reading, person):
        return True
    return not roles and len(person.mentions) == 1 and not _has_title(reading, person.mentions[0])


def is_shown_private(reading: Reading, person: Entity) -> bool:
    """Tell whether the text gives a person an age or an everyday calling, or shows the person to be there by chance."""
    roles = [role for role in find_roles(reading) if role.person is person]
    return any(_has_age(reading, m) or (not roles and _is_anybody(reading, m)) for m in person.mentions) or any(
        _is_everyday(reading, role) or is_passing(reading, role) for role in roles
    )


def _is_anybody(reading: Reading, mention: Mention) -> bool:
    """Tell whether an apposition makes a person one of many, by no post: "Jonas Eide, *a* second-year art *major*"."""
    name = reading.parse.doc[mention.first : mention.end].root
    return any(
        noun.pos_ == "NOUN"
        and any(c.lower_ in {"a", "an"} for c in tree.children(noun, "det"))
        and not is_role_noun(noun)
        for noun in tree.children(name, "appos")
    )


def _has_title(reading: Reading, mention: Mention) -> bool:
    """Tell whether an office stands before a name: "Sen. Ana Ruiz", "Secretary of State Ana Ruiz"."""
    doc = reading.parse.doc
    before = [doc[i] for i in range(mention.first - 1, max(doc[mention.first].sent.start, mention.first - 5) - 1, -1)]
    for token in before:
        if not token.text[:1].isupper() and token.lower_ not in {"of", "the", "for"}:
            return False
        entry = lexicon("titles").get(token.lower_)
        if (entry is not None and not entry.cls) or is_role_noun(token):
            return True
    return False


def _has_age(reading: Reading, mention: Mention) -> bool:
    """Tell whether an age stands behind a name: "Jonas Eide, 21, …"; papers tell it of those whom readers do not know."""
    behind = reading.parse.doc[mention.end : mention.end + 3]
    return (
        len(behind) == 3
        and behind[0].text == ","
        and behind[1].text.isdigit()
        and int(behind[1].text) in _AGES
        and behind[2].text in {",", "."}
    )


def _is_everyday(reading: Reading, role: RoleMention) -> bool:
    return role_class(reading.parse.doc[role.head]) == "private"


def is_passing(reading: Reading, role: RoleMention) -> bool:
    """Tell whether a role goes on with why the person was there: "a nurse *visiting* Oslo on vacation"."""
    behind = reading.parse.doc[role.head + 1 : role.end]
    return any(t.tag_ == "VBG" and t.lemma_ in lexicon("passing_verbs") for t in behind)
