"""WHO-3: names of places that stand for an institution.

Buildings and a few cities are in the lexicon; any other capital stands for the government of its country, if the text
tells of that country too, which parts "Victoria said" of a woman from the capital of the Seychelles.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.countries import Country, country_of_capital
from quizgen.lexicon import lexicon
from quizgen.model import Fact, make_spans
from quizgen.read import tree
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading


@dataclass(frozen=True, kw_only=True)
class Metonym(Fact):
    """A place name that speaks or acts.

    name: as in the lexicon, or as printed. phrase: with its verb, as printed. gloss: what it stands for.
    others: other bodies of a capital, for which it does not stand; empty for other names.
    """

    kind: ClassVar[str] = "metonym"
    identity: ClassVar[tuple[str, ...]] = ("name",)
    name: str
    phrase: str
    gloss: str
    others: tuple[str, ...] = ()


def find(reading: Reading) -> Iterator[Metonym]:
    """Yield the first use of each listed name as the subject of a verb of speech or state action."""
    for sentence in reading.body():
        for token in sentence.tokens:
            if token.dep_ != "nsubj" or token.pos_ != "PROPN" or reading.in_quotation(token):
                continue
            name = _name(token)
            entry, country = lexicon("metonyms").get(name), _told_of(reading, name)
            if (entry is None and country is None) or not _acts(reading, token) or _is_person(reading, token):
                continue
            start = [t for t in token.subtree if t.i <= token.i]
            verbs = [*start, *tree.auxiliaries_of(token.head), token.head]
            yield Metonym(
                rule="WHO-3",
                spans=make_spans({"answer": reading.parse.span(start), "cue": reading.parse.span([token.head])}),
                sentence=sentence.span,
                name=name,
                phrase=reading.parse.text(verbs),
                gloss=entry.gloss if entry is not None else country.government if country is not None else "",
                others=_others(country) if entry is None and country is not None else (),
            )


def _name(token: Token) -> str:
    """Return the name of two words where the lexicon or the gazetteer has it, else the token."""
    previous = token.nbor(-1) if token.i > token.sent.start else None
    pair = f"{previous.text} {token.text}" if previous is not None else ""
    return pair if pair in lexicon("metonyms") or country_of_capital(pair) is not None else token.text


def _told_of(reading: Reading, capital: str) -> Country | None:
    """Return the country of a capital if the article tells of it by name or by adjective."""
    country = country_of_capital(capital)
    return country if country is not None and country.name != capital and country in _countries(reading) else None


def _countries(reading: Reading) -> frozenset[Country]:
    return frozenset(entity.country for entity in reading.entities if entity.country is not None)


def _others(country: Country) -> tuple[str, ...]:
    """Return what the name of the capital might be taken for besides: a body that does not speak for the country."""
    return country.parliament, f"the city council of {country.capital}"


def _acts(reading: Reading, token: Token) -> bool:
    """Tell whether the verb is one of speech (a cue), or one that only a government or office does."""
    return reading.is_cue(token.head) or token.head.lemma_ in lexicon("state_verbs")


def _is_person(reading: Reading, token: Token) -> bool:
    """Tell whether the name is that of a person of the article ("Denzel Washington said"), or has a possessor."""
    entity = reading.mentions.get(token.i)
    if entity is not None and entity.kind.value == "person":
        return True
    return tree.child(token, "appos", "conj") is not None


RULES = (
    FactRule(
        id="WHO-3",
        family="WHO-3",
        skill="WHO",
        level=2,
        finds="A building or city that speaks: “the Kremlin said”, “Washington denied”.",
        why="“The White House said” is shorthand: somebody spoke, and the report may not tell who.",
        find=find,
        fires=(
            Fires(
                "The Kremlin has said that Russia will take part.",
                ({"name": "Kremlin", "phrase": "The Kremlin has said", "gloss": "the Russian presidency"},),
            ),
            Fires(
                "Norwegian ships left on Monday. Oslo has denied that the Swedish navy followed them.",
                (
                    {
                        "name": "Oslo",
                        "gloss": "the Norwegian government",
                        "others": ("the Norwegian parliament", "the city council of Oslo"),
                    },
                ),
            ),
            Fires("Downing Street denied that Britain would pay.", ({"name": "Downing Street"},)),
        ),
        silent=(
            Silent("Anna Berg met Rui Sousa in the Kremlin.", "here it is a place"),
            Silent("Moscow lies on a river.", "a city that lies, not one that speaks"),
            Silent("Victoria said that the Norwegian ships would leave.", "no word of the country of that capital"),
            Silent("John Washington said that Russia would take part.", "a surname"),
        ),
    ),
)
