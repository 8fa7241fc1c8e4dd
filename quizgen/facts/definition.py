"""WHO-5: what a name stands for, where the text explains it on the spot: "the Hajj, the annual pilgrimage to Mecca,"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.actor import is_people_noun
from quizgen.gazetteer import place_type
from quizgen.lexicon import lexicon
from quizgen.model import Fact, make_spans
from quizgen.read import tree
from quizgen.read.entities import EntityKind
from quizgen.read.standalone import standalone
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading

_MIN_WORDS, _MAX_WORDS = 6, 20
_PEOPLES = frozenset({"people", "minority", "group", "tribe", "community", "sect", "nation", "clan"})
_CLOSES = frozenset({",", ".", ";", ")", "—", "–"})


@dataclass(frozen=True, kw_only=True)
class Definition(Fact):
    """A name that is no person's, and what the text says it is.

    name: with its article. definition: the apposition made to stand alone. plural: "are", not "is".
    of_people: it is a people or a group of people.
    """

    kind: ClassVar[str] = "definition"
    identity: ClassVar[tuple[str, ...]] = ("name",)
    name: str
    definition: str
    plural: bool
    of_people: bool


def find(reading: Reading) -> Iterator[Definition]:
    """Yield the names of things, bodies and peoples that an apposition explains."""
    for sentence in reading.body():
        for name in sentence.tokens:
            if name.pos_ == "PROPN" and not reading.in_quotation(name) and not _is_person(reading, name):
                fact = _at(reading, name)
                if fact is not None:
                    yield fact


def _is_person(reading: Reading, name: Token) -> bool:
    entity = reading.mentions.get(name.i)
    return entity is not None and (entity.ambiguous or entity.kind is EntityKind.PERSON)


def _at(reading: Reading, name: Token) -> Definition | None:
    comma = name.i + 1
    if comma + 1 >= len(name.doc) or name.doc[comma].text != ",":
        return None
    noun = next((c for c in tree.children(name, "appos") if c.left_edge.i == comma + 1), None)
    if noun is None or not _explains(noun) or (name.dep_ == "conj" and not _is_of_one(name, noun)):
        return None
    named, phrase = _name(name), _phrase(noun)
    definition = standalone(reading, phrase)
    shown = reading.parse.text(named)
    if definition is None or not _MIN_WORDS <= len(definition.split()) <= _MAX_WORDS or shown in definition:
        return None
    first = named[0].i
    article = "the " if first and name.doc[first - 1].lower_ == "the" else ""
    entity = reading.mentions.get(name.i)
    if place_type(shown) is not None:
        return None  # a country or a city is known, or better looked up on a map
    people = entity is not None and entity.kind is EntityKind.GROUP
    if people and noun.lemma_.lower() not in _PEOPLES:
        return None
    return Definition(
        rule="WHO-5",
        spans=make_spans({"answer": reading.parse.span(phrase), "name": reading.parse.span(named)}),
        sentence=reading.parse.sentence_of(name).span,
        name=f"{article}{shown}",
        definition=definition,
        plural=people or noun.tag_ == "NNS" or name.tag_ == "NNPS",
        of_people=people,
    )


def _is_of_one(name: Token, noun: Token) -> bool:
    """Tell whether a singular apposition can only mean the last of two names: "Bangladeshis and Rohingya, a minority"."""
    return noun.tag_ == "NN" and tree.child(name, "conj") is None and noun.lemma_.lower() in _PEOPLES


def _name(last: Token) -> list[Token]:
    """Return the run of capitalised words that ends in ``last``."""
    first = last.i
    while first > last.sent.start and last.doc[first - 1].pos_ == "PROPN":
        first -= 1
    return list(last.doc[first : last.i + 1])


def _explains(noun: Token) -> bool:
    """Tell whether an apposition says what something is: a common noun with an article, no person, no part of a list."""
    if noun.tag_ not in {"NN", "NNS"} or noun.i + 1 >= len(noun.doc):
        return False
    if not any(c.lower_ in {"a", "an", "the"} and c.dep_ == "det" for c in noun.children):
        return False
    if is_people_noun(noun) or noun.lemma_.lower() in lexicon("role_nouns") or tree.child(noun, "conj") is not None:
        return False
    last = _phrase(noun)[-1]
    return last.i + 1 >= len(noun.doc) or last.nbor().text in _CLOSES


def _phrase(noun: Token) -> list[Token]:
    """Return the apposition up to the next comma: a relative clause that defines it belongs to it."""
    tokens = list(noun.subtree)
    stop = next((t.i for t in tokens if t.i > noun.i and t.is_punct), tokens[-1].i + 1)
    return [t for t in tokens if t.i < stop]


RULES = (
    FactRule(
        id="WHO-5",
        family="WHO-5",
        skill="WHO",
        level=1,
        finds="What the name of a thing, a body or a people stands for, where the text explains it.",
        why="Names carry a report; one you cannot place makes you skip what matters.",
        find=find,
        fires=(
            Fires(
                "Visitors came to the Olsok, an annual festival of music in western Norway.",
                ({"name": "the Olsok", "definition": "an annual festival of music in western Norway"},),
            ),
        ),
        silent=(
            Silent("Maria Lindqvist, a singer from Norway, came too.", "a person: that is WHO-1"),
            Silent("They visited Oslo, Bergen and the coast.", "a list"),
        ),
    ),
)
