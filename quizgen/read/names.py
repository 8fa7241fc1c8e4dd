"""Names of people: which strings are one person's.

A person is joined by the last part of the name, by the first where only one
has it, across spellings of one given name and with or without initials; two
people of one surname are never joined.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from quizgen.read.given_names import gender_of

_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_PARTICLES = frozenset({"al", "el", "bin", "ibn", "ben", "abu", "da", "das", "de", "del", "della", "di", "do", "dos", "du",
                        "la", "le", "van", "der", "den", "von", "zu", "y", "e"})  # fmt: skip
_MAX_EDITS = 2
_COMMON_START = 3

Name = tuple[str, ...]
"""The parts of a name, as printed, without titles."""


def is_full_name(name: Name) -> bool:
    """Tell whether a name has a given name and a surname: capitalised words, particles between them, no figures."""
    if len(name) < 2 or not name[0][:1].isupper() or not all(part[:1].isalpha() or part == "-" for part in name):
        return False
    if len(name) == 2 and is_suffix(name[1]):
        return False
    return all(part[:1].isupper() or part == "-" or part.lower() in _PARTICLES for part in name)


def same_person(first: Name, second: Name) -> bool:
    """Tell whether two full names are surely one person's: initials apart, or one given name spelt two ways.

    >>> same_person(("Sergei", "Lavrov"), ("Sergey", "Lavrov"))
    True
    >>> same_person(("George", "H.", "Bush"), ("George", "W.", "Bush"))
    False
    """
    if first == second:
        return True
    if _suffix(first) != _suffix(second) or surname_of(first).casefold() != surname_of(second).casefold():
        return False
    middle, other = _middle(first), _middle(second)
    if middle and other and not _initials_agree(middle, other):
        return False
    if first[0].casefold() == second[0].casefold() or is_variant(first[0], second[0]):
        return True
    return is_short_form(first[0], second[0]) or is_short_form(second[0], first[0])


def is_short_form(short: str, given: str) -> bool:
    """Tell whether a given name is the beginning of another of the same gender, as far as that is known.

    >>> is_short_form("Jeff", "Jeffrey"), is_short_form("Chris", "Christine"), is_short_form("Daniel", "Daniela")
    (True, False, False)
    """
    if (
        len(short) < 3
        or len(short) >= len(given)
        or not given.startswith(short)
        or given.endswith(("a", "ine", "ette"))
    ):
        return False
    genders = {gender_of((short, "")), gender_of((given, ""))}
    return genders != {"m", "f"}


def is_variant(given: str, other: str) -> bool:
    """Tell whether two given names are spellings of one: a common start, few edits, no change to or from -a.

    >>> is_variant("Sergei", "Sergey"), is_variant("Daniel", "Daniela"), is_variant("Eric", "Erica")
    (True, False, False)
    """
    if min(len(given), len(other)) < 4 or given[:_COMMON_START] != other[:_COMMON_START]:
        return False
    if given.endswith("a") != other.endswith("a"):
        return False
    return edits(given, other) <= _MAX_EDITS


def is_long_surname(name: Name, names: Iterable[Name]) -> bool:
    """Tell whether a name that looks full is the surname of a longer one, with its particle.

    >>> is_long_surname(("Van", "Dyke"), [("Jason", "Van", "Dyke")]), is_long_surname(("Ben", "Carson"), [("Van", "Dyke")])
    (True, False)
    """
    return name[0].lower() in _PARTICLES and any(is_surname_of(name, full) for full in names)


def edits(first: str, second: str) -> int:
    """Return the Levenshtein distance of two short strings."""
    row = list(range(len(second) + 1))
    for i, a in enumerate(first, 1):
        previous, row[0] = row[0], i
        for j, b in enumerate(second, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (a != b))
    return row[-1]


def is_surname_of(short: Name, full: Name) -> bool:
    """Tell whether ``short`` is the end of ``full``: a surname of one or more parts."""
    bare = full[:-1] if _suffix(full) else full
    return len(short) < len(bare) and bare[-len(short) :] == short


def is_given_name_of(short: Name, full: Name) -> bool:
    """Tell whether ``short`` is the given name of ``full``."""
    return len(short) == 1 and full[0] == short[0]


def fullest(names: Iterable[Name]) -> Name:
    """Return the name to use for a person: not in capitals, most parts, most often so spelt, then the first in the text."""
    counts = Counter(names)
    ordered = list(counts)
    return max(
        ordered, key=lambda name: (not all(p.isupper() for p in name), len(name), counts[name], -ordered.index(name))
    )


def _suffix(name: Name) -> str:
    return name[-1].lower() if name[-1].lower() in _SUFFIXES else ""


def is_suffix(word: str) -> bool:
    """Tell whether a word is "Jr.", "III" or the like."""
    return word.lower() in _SUFFIXES


def surname_of(name: Name) -> str:
    """Return the last part of a full name that is no suffix."""
    return name[-2] if len(name) > 2 and _suffix(name) else name[-1]


def _middle(name: Name) -> Name:
    return name[1:-2] if _suffix(name) else name[1:-1]


def _initials_agree(first: Name, second: Name) -> bool:
    return [part[0] for part in first] == [part[0] for part in second]
