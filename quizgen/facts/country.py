"""WHO-3: the countries that a text tells of, by name, by adjective of nationality or by their capital."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.countries import Country, is_adjective
from quizgen.model import Fact, make_spans
from quizgen.read.entities import Mention
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from quizgen.read import Reading


@dataclass(frozen=True, kw_only=True)
class CountryNamed(Fact):
    """A country of the article.

    name: in English. words: the different words by which the text tells of it, as printed: "Turkey", "Turkish".
    capital: its capital, "" where it has none. by_name: the text has its name, not only the adjective.
    """

    kind: ClassVar[str] = "country"
    identity: ClassVar[tuple[str, ...]] = ("name",)
    name: str
    words: tuple[str, ...]
    capital: str
    by_name: bool


def find(reading: Reading) -> Iterator[CountryNamed]:
    """Yield every country once, in the order of the text."""
    told: dict[Country, list[Mention]] = {}
    for entity in reading.entities:
        if entity.country is not None:
            told.setdefault(entity.country, []).extend(entity.mentions)
    for country, mentions in told.items():
        mentions.sort(key=lambda mention: mention.first)
        spans = tuple(reading.parse.span(reading.parse.doc[m.first : m.end]) for m in mentions)
        yield CountryNamed(
            rule="WHO-3-COUNTRY",
            spans=make_spans({"mention": spans}),
            sentence=reading.parse.sentence_of(reading.parse.doc[mentions[0].first]).span,
            name=country.name,
            words=tuple(dict.fromkeys(mention.text for mention in mentions)),
            capital=country.capital,
            by_name=any(not is_adjective(mention.text) for mention in mentions),
        )


RULES = (
    FactRule(
        id="WHO-3-COUNTRY",
        family="WHO-3",
        skill="WHO",
        level=1,
        finds="The countries of a text: “Turkey”, “Turkish”, “the Turks’ neighbours in Greece”.",
        why="An adjective of nationality brings a country in without naming it: see whose affair the news is.",
        find=find,
        fires=(
            Fires(
                "Turkish ships left the harbour of Oslo, and Turkey thanked Norwegian sailors.",
                (
                    {"name": "Turkey", "words": ("Turkish", "Turkey"), "capital": "Ankara", "by_name": True},
                    {"name": "Norway", "words": ("Norwegian",), "capital": "Oslo", "by_name": False},
                ),
            ),
            Fires("The U.S. senator thanked the Germans.", ({"name": "United States"}, {"name": "Germany"})),
        ),
        silent=(
            Silent("Anna Berg sailed to Oslo.", "a city is no country"),
            Silent("Anna Berg moved to Georgia.", "the country, or the state of the US?"),
            Silent("Republican sailors thanked us.", "a group by its party; “us” is no country"),
        ),
    ),
)
