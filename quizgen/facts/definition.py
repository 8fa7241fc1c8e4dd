"""WHO-5: what a name stands for, where the text explains it on the spot: "the Hajj, the annual pilgrimage to Mecca,"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.actor import is_people_noun
from quizgen.gazetteer import place_type
from quizgen.grammar.articles import with_indefinite
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
_MIN_TITLE_WORDS = 3
_NO_KINDS = frozenset({"president", "issue", "day", "year", "month", "week", "case", "part", "number", "version", "season",
                       "chapter", "section", "edition", "round", "group"})  # fmt: skip
"""Nouns before a name that say nothing of what the name stands for."""
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
    if _points_at_place(noun, phrase):
        return None
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


def _points_at_place(noun: Token, phrase: Sequence[Token]) -> bool:
    """Tell whether a place named before comes up without its name: "a quay in *the city* in southern Norway"."""
    places = (t for t in phrase if t.i > noun.i and t.tag_ == "NN" and t.lemma_.lower() in lexicon("settlement_nouns"))
    return any(
        any(c.dep_ == "det" and c.lower_ in {"the", "this", "that"} for c in place.children)
        and not any(c.pos_ == "PROPN" for c in place.children)
        and not any(c.lower_ in {"of", "where"} or c.dep_ == "relcl" for c in place.children)
        for place in places
    )


def find_titled(reading: Reading) -> Iterator[Definition]:
    """Yield names that a common noun with its modifiers introduces: "the Internet security firm Secura"."""
    for sentence in reading.body():
        for name in sentence.tokens:
            if name.pos_ == "PROPN" and not reading.in_quotation(name) and not _is_person(reading, name):
                fact = _titled(reading, name)
                if fact is not None:
                    yield fact


def _titled(reading: Reading, last: Token) -> Definition | None:
    named = _name(last)
    first = named[0]
    if not first.i or (last.i + 1 < len(last.doc) and last.nbor().pos_ == "PROPN") or first.text.islower():
        return None
    noun = first.nbor(-1)
    tied = noun.head.i in {t.i for t in named} or last.head.i == noun.i
    if noun.tag_ != "NN" or not tied or is_people_noun(noun) or noun.lemma_.lower() in _NO_KINDS:
        return None
    phrase = _modifiers(noun)
    shown = reading.parse.text(named)
    definition = standalone(reading, [*phrase, noun], definites=False) if phrase else None
    if definition is None or shown in definition or place_type(shown) is not None:
        return None
    opener = tree.word_before(phrase[0])
    if opener not in {"the", "a", "an"} or not _MIN_TITLE_WORDS <= len(definition.split()) <= _MAX_WORDS:
        return None
    return Definition(
        rule="WHO-5-TITLE",
        spans=make_spans({"answer": reading.parse.span([*phrase, noun]), "name": reading.parse.span(named)}),
        sentence=reading.parse.sentence_of(last).span,
        name=shown,
        definition=with_indefinite(definition),
        plural=False,
        of_people=False,
    )


def _modifiers(noun: Token) -> list[Token]:
    """Return the adjectives and nouns that stand right before a noun and belong to it."""
    first = noun.i
    while first > noun.sent.start and noun.doc[first - 1].dep_ in {"amod", "compound", "nmod"}:
        first -= 1
    return list(noun.doc[first : noun.i])


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
    if noun.lemma_.lower() in lexicon("abstract_nouns"):
        return False  # "…, a move that": what was told before, not the name
    if is_people_noun(noun) or noun.lemma_.lower() in lexicon("role_nouns") or tree.child(noun, "conj") is not None:
        return False
    last = _phrase(noun)[-1]
    return last.i + 1 >= len(noun.doc) or tree.word_after(last) in _CLOSES


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
            Silent("They met on Strandgaten, a seaside street in the town in southern Norway.", "which town?"),
        ),
    ),
    FactRule(
        id="WHO-5-TITLE",
        family="WHO-5",
        skill="WHO",
        level=1,
        finds="What a name stands for, where a noun with its modifiers stands before it.",
        why="Names carry a report; one you cannot place makes you skip what matters.",
        find=find_titled,
        fires=(
            Fires(
                "The Norwegian ferry company Norlink sold three ships.",
                ({"name": "Norlink", "definition": "a Norwegian ferry company"},),
            ),
        ),
        silent=(
            Silent("The company Norlink sold three ships.", "a company: that says too little"),
            Silent("The Norwegian ferry captain Anna Berg sold three ships.", "a person: that is WHO-1"),
        ),
    ),
)
