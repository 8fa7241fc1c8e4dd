"""FAC-1: who did it, and what was done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.clause import (
    VAGUE_VERBS,
    WHY,
    ClauseFact,
    is_anchored,
    spans_of,
    told_clauses,
    wording,
)
from quizgen.gazetteer import place_type
from quizgen.lexicon import lexicon
from quizgen.read import tree
from quizgen.read.entities import Entity, EntityKind
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading
    from quizgen.read.clauses import Clause


_MIN_OBJECT_WORDS, _MAX_OBJECT_WORDS = 3, 16


_LIGHT_VERBS = frozenset(
    {"be", "have", "do", "make", "take", "give", "get", "put", "see", "include", "face", "play", "hold"}
)


@dataclass(frozen=True, kw_only=True)
class Event(ClauseFact):
    """Who or what did something; ``answer`` is the subject, ``actor`` its type: "who", "what", "country", …"""

    kind: ClassVar[str] = "event"
    identity: ClassVar[tuple[str, ...]] = ("lemma", "answer", "rest")
    actor: str


@dataclass(frozen=True, kw_only=True)
class Deed(ClauseFact):
    """What somebody did something to; ``answer`` is the direct object, ``of_person`` tells that it is a person."""

    kind: ClassVar[str] = "deed"
    identity: ClassVar[tuple[str, ...]] = ("lemma", "subject", "answer")
    of_person: bool


def find_events(reading: Reading) -> Iterator[Event]:
    """Yield clauses whose subject is one name that the question can ask for."""
    for told in told_clauses(reading):
        clause = told.clause
        entity = reading.mentions.get(clause.subject_head.i)
        if clause.verb.lemma_ in VAGUE_VERBS:
            continue
        actor = _actor(entity) if entity is not None else _body(clause) or _thing(clause)
        answer = told.text(clause.subject)
        if actor is None or tree.child(clause.subject_head, "conj") or len(clause.rest) < 3:
            continue
        if _wants_plural(clause) or reading.is_cue(clause.verb) or not is_anchored(told, clause.subject):
            continue
        yield Event(
            rule="FAC-1", spans=spans_of(told, clause.subject), answer=answer, actor=actor,
            **wording(told),
        )  # fmt: skip


def _wants_plural(clause: Clause) -> bool:
    """Tell whether the verb is plural, which shows that the one name is not its whole subject."""
    first = next(iter(tree.auxiliaries_of(clause.verb)), clause.verb)
    return first.tag_ == "VBP" or first.lower_ in {"are", "were", "have"}


def _actor(entity: Entity) -> str | None:
    """Return the noun that a question uses for the entity: "who", "country", "city", "court", …; None if unsafe."""
    if entity.ambiguous:
        return None
    if entity.kind is EntityKind.PERSON:
        return "who"
    if entity.kind is EntityKind.PLACE:
        return place_type(entity.name)
    if entity.kind is EntityKind.ORGANISATION:
        last = entity.name.split()[-1].casefold()
        found = lexicon("organisation_nouns").get(last)
        return found.cls or found.lemma if found is not None else None
    return None


def _body(clause: Clause) -> str | None:
    """Return "government", "council", … for a body told by a proper name: "the New Zealand government"."""
    head = clause.subject_head
    entry = lexicon("sayers").get(head.lemma_.lower())
    if entry is None or entry.cls != "body" or head.tag_ != "NN":
        return None
    named = any(c.pos_ == "PROPN" or c.ent_type_ in {"NORP", "GPE"} for c in head.children if c.i < head.i)
    return head.lemma_.lower() if named else None


def _thing(clause: Clause) -> str | None:
    """Return "what" for an indefinite subject that is no person and makes something happen ("a storm caused …")."""
    head = clause.subject_head
    if tree.is_passive(clause.verb) or tree.object_of(clause.verb) is None:
        return None
    if head.tag_ not in {"NN", "NNS"} or clause.verb.lemma_ not in lexicon("causing_verbs"):
        return None
    if head.lemma_.lower() in lexicon("role_nouns") or head.lemma_.lower() in lexicon("sayers"):
        return None
    return None if any(c.lower_ in {"no", "any", "every", "each"} for c in head.children) else "what"


def find_deeds(reading: Reading) -> Iterator[Deed]:
    """Yield clauses with a named subject and a direct object that makes a short, telling answer."""
    for told in told_clauses(reading):
        clause = told.clause
        thing = tree.object_of(clause.verb)
        subject = reading.mentions.get(clause.subject_head.i)
        if thing is None or subject is None or subject.ambiguous or clause.verb.lemma_ in _LIGHT_VERBS:
            continue
        if subject.kind is EntityKind.GROUP or _wants_plural(clause):
            continue
        phrase = [t for t in clause.rest if t.i in {s.i for s in thing.subtree}]
        if not phrase or tree.object_of(clause.verb) is None or thing.pos_ == "PRON" or _splits(clause, phrase):
            continue
        answer = told.text(phrase)
        if phrase[0].tag_ == "PRP$" or not is_anchored(told, (*phrase, *clause.subject)):
            continue
        entity = reading.mentions.get(thing.i)
        if not _MIN_OBJECT_WORDS <= len(answer.split()) <= _MAX_OBJECT_WORDS and entity is None:
            continue
        yield Deed(
            rule="FAC-1-OBJECT",
            spans=spans_of(told, phrase),
            answer=answer,
            of_person=entity is not None and entity.kind is EntityKind.PERSON,
            **wording(told, phrase),
        )


def _splits(clause: Clause, phrase: Sequence[Token]) -> bool:
    """Tell whether the object is not one run of words, or "what" would ask for something else as well."""
    return phrase[-1].i - phrase[0].i + 1 != len(phrase) or any(
        c.dep_ in {"xcomp", "ccomp", "dative", "oprd", "prt"} for c in clause.verb.children
    )


RULES = (
    FactRule(
        id="FAC-1",
        family="FAC-1",
        skill="FAC",
        level=1,
        finds="A clause in which one named person, place or body does something.",
        why=WHY,
        find=find_events,
        fires=(
            Fires(
                "Maria Lindqvist opened a new bridge over the Vanna in March 2024.",
                ({"answer": "Maria Lindqvist", "actor": "who", "verb": "opened"},),
            ),
            Fires(
                "The Norwegian government closed a bridge between Oslo and Bergen.",
                ({"answer": "the Norwegian government", "actor": "government"},),
            ),
            Fires(
                "A storm destroyed three bridges over the Vanna in Norway.",
                ({"answer": "a storm", "actor": "what"},),
            ),
        ),
        silent=(
            Silent("Maria Lindqvist may open a new bridge over the Vanna.", "a modal: nothing has happened"),
            Silent("If Norway leaves the treaty, trade will suffer.", "a condition asserts nothing"),
            Silent("She opened a new bridge over the Vanna.", "the pronoun names nobody"),
        ),
    ),
    FactRule(
        id="FAC-1-OBJECT",
        family="FAC-1",
        skill="FAC",
        level=1,
        finds="What a named person, place or body did something to.",
        why=WHY,
        find=find_deeds,
        fires=(
            Fires(
                "Maria Lindqvist signed a treaty with Norway in Helsinki.",
                ({"answer": "a treaty with Norway", "subject": "Maria Lindqvist"},),
            ),
        ),
        silent=(
            Silent("Maria Lindqvist made a mistake with Norway.", "a light verb: the object is half of it"),
            Silent("She signed a treaty with Norway in Helsinki.", "the pronoun names nobody"),
            Silent("Maria Lindqvist signed it in Helsinki.", "a pronoun is no answer"),
        ),
    ),
)
