"""SRC-3: what the text tells of a source's work or presence, and so how the source may know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.statement import without_open_dates
from quizgen.grammar import past_tense
from quizgen.lexicon import lexicon
from quizgen.model import BlockKind, Fact, make_spans
from quizgen.read import tree
from quizgen.read.entities import EntityKind
from quizgen.read.standalone import rewrite
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading
    from quizgen.read.attribution import Attributed

_SPEAKS = frozenset({"neutral", "force", "doubt", "endorse", "concession"})
_MIN_WORDS, _MAX_WORDS = 3, 20
_PASSING = frozenset({"then", "now", "also", "currently", "still", "already", "just"})
_PAST_OF = {"is": "was", "has": "had", "'s": "was", "’s": "was"}
_WHY = "Ask of every source how it can know: by office, by work, or because it was there."


@dataclass(frozen=True, kw_only=True)
class Standing(Fact):
    """A source and what the text says this person does, did or saw, in the past tense: "led the coast guard"."""

    kind: ClassVar[str] = "standing"
    identity: ClassVar[tuple[str, ...]] = ("person", "told")
    person: str
    told: str


def find(reading: Reading) -> Iterator[Standing]:
    """Yield what relative clauses tell of people who speak in the article: "Smith, who runs the port, said …"."""
    for a in reading.attributions:
        clause = _clause(reading, a)
        if clause is None or a.entity is None:
            continue
        told = _told(reading, clause)
        if told is None or a.entity.name in told:
            continue
        yield Standing(
            rule="SRC-3",
            spans=make_spans({"answer": reading.parse.span(list(clause.subtree)), "source": a.source}),
            sentence=reading.parse.sentence_of(clause).span,
            person=a.entity.name,
            told=told,
        )


def _clause(reading: Reading, a: Attributed) -> Token | None:
    """Return the verb of the relative clause behind a source's full name, where it tells of work or presence."""
    if a.entity is None or a.entity.kind is not EntityKind.PERSON or a.entity.ambiguous or " " not in a.entity.name:
        return None
    if a.source_head is None or a.source_head not in reading.mentions or a.stance not in _SPEAKS or a.negated:
        return None
    head = reading.parse.doc[a.source_head]
    if reading.parse.sentence_of(head).kind is not BlockKind.BODY or reading.in_quotation(head):
        return None
    for verb in tree.children(head, "relcl"):
        entry = lexicon("standing_verbs").get(verb.lemma_)
        if entry is None or verb.left_edge.lower_ != "who" or tree.is_negated(verb) or tree.modal_of(verb) is not None:
            continue
        if not tree.is_finite(verb) or tree.is_passive(verb):
            continue
        if ("post" not in entry.gate or _is_post(verb)) and ("dobj" not in entry.gate or tree.object_of(verb)):
            return verb
    return None


def _is_post(verb: Token) -> bool:
    post = tree.child(verb, "attr")
    return post is not None and post.lemma_.lower() in lexicon("role_nouns")


def _is_passing(token: Token, verb: Token) -> bool:
    """Tell whether a word says "now" or "then" of the clause itself; inside a role ("*then* the minister") it stays."""
    return (
        token.lower_ in _PASSING and token.dep_ == "advmod" and token.head.i == verb.i and token.i - verb.i in {-1, 1}
    )


def _told(reading: Reading, verb: Token) -> str | None:
    """Return the clause without "who", its first verb in the past, made to stand alone; None where it is unsafe."""
    tokens = [t for t in verb.subtree if t.i > verb.left_edge.i and not _is_passing(t, verb)]
    while tokens and (tokens[-1].is_punct or tokens[-1].dep_ == "cc"):
        tokens.pop()
    if not any(t.pos_ == "PROPN" for t in tokens) or any(t.dep_ == "conj" and t.tag_ in {"VBZ", "VBP"} for t in tokens):
        return None
    tokens = without_open_dates(reading, tokens)
    words = rewrite(reading, tokens) if tokens else None
    if words is None or any(t.is_quote or t.text in "()[];—" for t in tokens):
        return None
    tensed = next((t for t in tokens if t.tag_ in {"VBZ", "VBD", "VBP"}), None)
    if tensed is None or tensed.i > verb.i:
        return None
    text = words.text(tokens)
    first, _, rest = text.partition(" ")
    if first.lower() != words.text([tensed]).lower():
        return None
    if tensed.tag_ != "VBD":
        first = _PAST_OF.get(first.lower(), past_tense(tensed.lemma_))
    told = f"{first} {rest}"
    return told if _MIN_WORDS <= len(told.split()) <= _MAX_WORDS else None


RULES = (
    FactRule(
        id="SRC-3",
        family="SRC-3",
        skill="SRC",
        level=2,
        finds="What a relative clause tells of a source's office, work or presence.",
        why=_WHY,
        find=find,
        fires=(
            Fires(
                "Mary Jones, who runs the coast guard of Norway, said that two ferries had collided.",
                ({"person": "Mary Jones", "told": "ran the coast guard of Norway"},),
            ),
            Fires(
                "John Smith, who was captain of the Nordstjernen for two years, said that the engines were old.",
                ({"told": "was captain of the Nordstjernen for two years"},),
            ),
            Fires(
                "Mary Jones, who is now the captain of the Nordstjernen, said that two ferries had collided.",
                ({"told": "was the captain of the Nordstjernen"},),
            ),
        ),
        silent=(
            Silent("Mary Jones, who runs the coast guard of Norway, left the ship.", "she says nothing"),
            Silent("Mary Jones, who is 58, said that two ferries had collided.", "an age is no office"),
            Silent("Mary Jones, who works in retail, said that two ferries had collided.", "where, and as what?"),
            Silent(
                "Mary Jones, who is running for mayor of Oslo, said that two ferries had collided.", "not an office yet"
            ),
            Silent("A woman who runs the coast guard of Norway said that two ferries had collided.", "no name"),
        ),
    ),
)
