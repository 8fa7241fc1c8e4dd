"""Given names: whether a word is one, and which gender it tells, by the census of the United States.

The `names` library carries the lists of the 1990 census with the share of
women and men who bear each name. Names that both bear tell nothing; neither do those that
other languages give to the other gender, and names that begin with the family name.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from quizgen.lexicon import lexicon

_CLEAR = 25
"""How many times as common a name must be for one gender as for the other."""
_COMMON = 0.01
"""Per cent of women or men who must bear it: rare names change sides within a generation ("Ashton")."""


def is_given_name(word: str) -> bool:
    """Tell whether the census knows ``word`` as a given name.

    >>> is_given_name("Rosa"), is_given_name("Downing")
    (True, False)
    """
    return any(word.upper() in shares for shares in _shares())


def gender_of(name: tuple[str, ...]) -> str | None:
    """Return "m" or "f" where the given name of a full name tells it, else None.

    >>> gender_of(("Rosa", "Parks")), gender_of(("Leslie", "Nielsen")), gender_of(("Kim", "Shin-wook"))
    ('f', None, None)
    """
    given = name[0].partition("-")[0]
    if len(name) < 2 or given.lower() in lexicon("wandering_names") or _family_first(name):
        return None
    women, men = (shares.get(given.upper(), 0.0) for shares in _shares())
    if women >= _COMMON and women > _CLEAR * men:
        return "f"
    return "m" if men >= _COMMON and men > _CLEAR * women else None


def _family_first(name: tuple[str, ...]) -> bool:
    """Tell whether a name is ordered as in Korean or Chinese: "Kim Shin-wook", "Ban Ki-Moon"."""
    return len(name) == 2 and len(name[0]) <= 4 and "-" in name[1] and len(name[1]) <= 10


@cache
def _shares() -> tuple[dict[str, float], dict[str, float]]:
    """Return name to per cent of its bearers among women, and among men."""
    return dict(_lines("dist.female.first")), dict(_lines("dist.male.first"))


def _lines(name: str) -> Iterator[tuple[str, float]]:
    for line in files("names").joinpath(name).read_text("ascii").splitlines():
        word, share, *_ = line.split()
        yield word, float(share)
