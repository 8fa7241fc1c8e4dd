"""FAC-1: who did it, and by whom it was done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.actor import asked_as, is_people_noun
from quizgen.facts.clause import (
    VAGUE_VERBS,
    WHY,
    is_anchored,
    leave_out,
    spans_of,
    telling_words,
    told_clauses,
    wants_plural,
    wording,
)
from quizgen.facts.happening import Happening, parts_of
from quizgen.lexicon import lexicon
from quizgen.read import tree
from quizgen.read.entities import Entity, EntityKind
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.facts.clause import Told
    from quizgen.read import Reading
    from quizgen.read.clauses import Clause

_SAYING = frozenset({"ask", "tell", "quote", "cite", "question", "mention", "name"})
"""Verbs whose passive is about what was said, not about what was done."""
_FOCUS = frozenset({"even", "instead", "too", "either", "likewise"})
"""Words that set a clause against another."""
_OF_OCCASIONS = frozenset({"take", "attract", "feature", "draw", "begin", "start", "open", "end", "last", "run"})
"""Verbs of fairs and festivals, which the parser often takes for bodies."""
_NO_THINGS = frozenset(
    {"force", "troop", "dozen", "hundred", "thousand", "million", "number", "majority", "crowd", "group"}
)
"""Nouns that may mean people, or only how many."""
_RANKS = frozenset({"top", "only", "first", "last", "main", "chief", "second", "third"})
_VERBS_OF_HAVING = frozenset({"have", "include", "contain", "mean", "get", "take", "make", "show"})
_NO_INDEFINITES = frozenset({"both", "the", "no", "any", "every", "each", "this", "that", "some", "such", "another"})
_ENOUGH_NAMES, _ENOUGH_WORDS = 2, 5
_MIN_REST = 3
"""Tokens behind the verb, at least: “Who met Norway?” asks for too many."""


@dataclass(frozen=True, kw_only=True)
class Event(Happening):
    """Who or what did something; ``answer`` is the subject, ``actor`` its type: "who", "what", "country", …

    telling: how many names, nouns, verbs and figures the clause has without it.
    """

    kind: ClassVar[str] = "event"
    identity: ClassVar[tuple[str, ...]] = ("lemma", "answer", "rest")
    actor: str
    telling: int


@dataclass(frozen=True, kw_only=True)
class Agent(Happening):
    """By whom or what something was done; ``answer`` is the agent of the passive, ``actor`` its type."""

    kind: ClassVar[str] = "agent"
    identity: ClassVar[tuple[str, ...]] = ("lemma", "answer", "subject")
    actor: str


def find_events(reading: Reading) -> Iterator[Event]:
    """Yield clauses whose subject is one name, or one kind of people, that the question can ask for."""
    for told in told_clauses(reading):
        clause = told.clause
        if tree.child(clause.subject_head, "conj") is not None or any(t.i in reading.times for t in clause.subject):
            continue
        if clause.verb.lemma_ in VAGUE_VERBS and not _is_only_one(clause):
            continue
        actor = asked_as(reading, clause.subject_head) or _thing(clause)
        entity = reading.mentions.get(clause.subject_head.i)
        if (
            entity is not None
            and entity.kind is EntityKind.ORGANISATION
            and not (_acts(clause) and _is_body(clause, entity))
        ):
            continue
        if actor is None or len(clause.rest) < _MIN_REST or _disagrees(clause, actor):
            continue
        if clause.verb.lemma_ in _SAYING and tree.is_passive(clause.verb):
            continue
        if clause.verb.lemma_ in lexicon("dangling_verbs") or _compares(clause):
            continue
        if any(t.lower_ in _FOCUS for t in (*clause.auxiliaries, *clause.rest)):
            continue
        if reading.is_cue(clause.verb) or not _tells_enough(told):
            continue
        yield Event(
            rule="FAC-1", spans=spans_of(told, clause.subject), answer=_named(entity) or told.text(clause.subject),
            actor=actor, telling=telling_words(reading, leave_out(clause.all(), clause.subject)), **parts_of(told), **wording(told),
        )  # fmt: skip


def _named(entity: Entity | None) -> str | None:
    """Return a person's name, without what the sentence puts before it ("the combative Chris Christie")."""
    return entity.name if entity is not None and entity.kind is EntityKind.PERSON else None


def _tells_enough(told: Told) -> bool:
    """Tell whether the clause without its subject can mean one event only: by two names, or by much that is told."""
    rest = leave_out(told.clause.all(), told.clause.subject)
    if not is_anchored(told, told.clause.subject):
        return False
    names = {e.name for t in rest if (e := told.reading.mentions.get(t.i)) is not None}
    return len(names) >= _ENOUGH_NAMES or telling_words(told.reading, rest) >= _ENOUGH_WORDS


def _compares(clause: Clause) -> bool:
    """Tell whether something is "more" or "better" than what the clause does not say."""
    words = [t.lower_ for t in clause.rest]
    return any(t.tag_ in {"JJR", "RBR"} for t in clause.rest) and "than" not in words


def _acts(clause: Clause) -> bool:
    """Tell whether the clause is a deed: an event that the parser took for a body does not act."""
    return tree.object_of(clause.verb) is not None and clause.verb.lemma_ not in _OF_OCCASIONS


def _is_body(clause: Clause, entity: Entity) -> bool:
    """Tell whether a name is no make or model: "the Boeing" is an aircraft, "Boeing" its maker."""
    return " " in entity.name or entity.name.isupper() or clause.subject[0].lower_ != "the"


def _disagrees(clause: Clause, actor: str) -> bool:
    """Tell whether verb and subject do not fit: the one name is then not the whole subject, or no actor."""
    if any(c.tag_ in {"NNS", "NNPS"} and c.dep_ == "compound" for c in clause.subject_head.children):
        return clause.subject_head.pos_ == "PROPN"  # "Candidates Ben Carson and Jeb Bush": the first of several
    return wants_plural(clause) and clause.subject_head.tag_ not in {"NNS", "NNPS"}


def _is_only_one(clause: Clause) -> bool:
    """Tell whether "is" gives the subject a rank that one alone can have: "was the union's top donor"."""
    noun = tree.child(clause.verb, "attr")
    if noun is None or not any(c.lower_ == "the" or c.dep_ == "poss" for c in noun.children):
        return False
    return any(c.tag_ == "JJS" or c.lower_ in _RANKS or c.ent_type_ == "ORDINAL" for c in noun.children)


def _thing(clause: Clause) -> str | None:
    """Return "what" for an indefinite subject that is no person and does something ("a storm destroyed …")."""
    head = clause.subject_head
    if tree.is_passive(clause.verb) or tree.object_of(clause.verb) is None or clause.verb.lemma_ in _VERBS_OF_HAVING:
        return None
    if head.tag_ not in {"NN", "NNS"} or is_people_noun(head) or head.lemma_.lower() in lexicon("sayers"):
        return None
    if head.lemma_.lower() in _NO_THINGS:
        return None
    if clause.verb.lemma_ not in lexicon("causing_verbs"):
        return None
    return None if any(c.lower_ in _NO_INDEFINITES or c.dep_ in {"poss", "nummod"} for c in head.children) else "what"


def find_agents(reading: Reading) -> Iterator[Agent]:
    """Yield passive clauses that say by whom or by what."""
    for told in told_clauses(reading):
        clause = told.clause
        by = tree.child(clause.verb, "agent")
        head = tree.agent_of(clause.verb)
        if by is None or head is None or head.pos_ not in {"NOUN", "PROPN"} or by not in clause.rest:
            continue
        if any(tree.child(c, "pobj", "pcomp") is None for c in tree.children(clause.verb, "prep")):
            continue  # "paid for by": what would follow the verb in the active voice?
        actor = asked_as(reading, head) or ("what" if head.tag_ in {"NN", "NNS"} and _is_thing(told, head) else None)
        phrase = [t for t in clause.rest if t.i > by.i and t in set(by.subtree)]
        if actor is None or not phrase or phrase[-1].i - phrase[0].i + 1 != len(phrase):
            continue
        if phrase[-1].i != clause.rest[-1].i and not _goes_on_about(phrase[-1]):
            continue  # what follows the agent may belong to it
        phrase_and_more = [by, *(t for t in clause.rest if t.i > by.i)]
        if not is_anchored(told, [by, *phrase]):
            continue
        yield Agent(
            rule="FAC-1-AGENT", spans=spans_of(told, phrase), answer=told.text(phrase), actor=actor,
            **parts_of(told), **wording(told, phrase_and_more),
        )  # fmt: skip


def _goes_on_about(last: Token) -> bool:
    """Tell whether a relative clause follows the agent, which the parser hangs on the verb: "by winds that led …"."""
    return tree.word_after(last) in {"that", "which", "who"}


def _is_thing(told: Told, noun: Token) -> bool:
    """Tell whether a common noun is a thing: no person, no body, and nothing that only the article explains."""
    lemma = noun.lemma_.lower()
    if is_people_noun(noun) or any(lemma in lexicon(name) for name in ("role_nouns", "sayers", "organisation_nouns")):
        return False
    return told.clause.verb.lemma_ in lexicon("causing_verbs")


RULES = (
    FactRule(
        id="FAC-1",
        family="FAC-1",
        skill="FAC",
        level=1,
        finds="A clause in which one named person, place or body, or one kind of people, does something.",
        why=WHY,
        find=find_events,
        fires=(
            Fires(
                "Maria Lindqvist opened a new bridge over the Vanna in March 2024.",
                (
                    {
                        "answer": "Maria Lindqvist",
                        "actor": "who",
                        "verb": "opened",
                        "doer": "Maria Lindqvist",
                        "done_to": "a new bridge over the Vanna",
                        "when": "in March 2024",
                        "voice": "active",
                        "negated": False,
                        "modality": "happened",
                        "hedge": None,
                    },
                ),
            ),
            Fires(
                "The Norwegian government closed a bridge between Oslo and Bergen.",
                ({"answer": "the Norwegian government", "actor": "government"},),
            ),
            Fires(
                "A storm destroyed three bridges over the Vanna in Norway.",
                ({"answer": "a storm", "actor": "what"},),
            ),
            Fires(
                "Local fishermen rescued over 200 passengers near the coast of Norway.",
                ({"answer": "local fishermen", "actor": "who"},),
            ),
            Fires(
                "Norwegian police arrested 30 protesters in Oslo on Tuesday.",
                ({"done_to": "30 protesters", "where": "in Oslo", "when": "on 5 March 2024"},),
            ),
            Fires(
                "Maria Lindqvist gave three old ships to the Norwegian museum.",
                ({"done_to": "three old ships", "recipient": "the Norwegian museum"},),
            ),
            Fires(
                "Anna Berg will open a bridge between Oslo and Bergen in Norway.",
                ({"answer": "Anna Berg", "modality": "planned", "where": None},),
            ),
            Fires(
                "Anna Berg, who opened a bridge between Oslo and Bergen, praised the crew.",
                ({"answer": "Anna Berg", "verb": "opened"},),
            ),
        ),
        silent=(
            Silent("Maria Lindqvist may open a new bridge over the Vanna.", "a modal: nothing has happened"),
            Silent("If Norway leaves the treaty, trade will suffer.", "a condition asserts nothing"),
            Silent(
                "Leo Brandt, chancellor of the exchequer under Anna Berg, opened a new bridge over the Vanna.",
                "half of what he was would stay",
            ),
            Silent("Danish film A Very Long Winter won a prize in Norway in May.", "two pieces of one subject"),
            Silent(
                "If Norway left, said Anna Berg, Sweden would open a bridge to Denmark.", "the condition holds for all"
            ),
            Silent("Maria Lindqvist released a statement in Oslo in March 2024.", "what did it say?"),
            Silent("Maria Lindqvist has since closed a bridge between Oslo and Bergen.", "since when?"),
            Silent("Any hope of Norway runs through a bridge over the Vanna.", "of which hope?"),
            Silent("A screen displays two photographs of Anna Berg in Oslo.", "which screen? no cause of anything"),
            Silent("She opened a new bridge over the Vanna.", "the pronoun names nobody"),
            Silent("The fishermen rescued 200 passengers near Bergen.", "which fishermen? the text has told before"),
        ),
    ),
    FactRule(
        id="FAC-1-AGENT",
        family="FAC-1",
        skill="FAC",
        level=1,
        finds="By whom, or by what, something was done.",
        why=WHY,
        find=find_agents,
        fires=(
            Fires(
                "The oldest bridge between Oslo and Bergen was closed by the Norwegian government.",
                (
                    {
                        "answer": "the Norwegian government",
                        "actor": "government",
                        "subject": "the oldest bridge between Oslo and Bergen",
                        "doer": "the Norwegian government",
                        "done_to": "the oldest bridge between Oslo and Bergen",
                        "voice": "passive",
                    },
                ),
            ),
            Fires(
                "The collapse of the bridge over the Vanna was caused by strong winds and heavy rain.",
                ({"answer": "strong winds and heavy rain", "actor": "what"},),
            ),
        ),
        silent=(
            Silent("The bridge over the Vanna was closed by noon.", "a time, not an agent"),
            Silent("The bridge was closed by the council.", "which bridge, and which council?"),
            Silent(
                "Anna Berg of Norway was attacked by protestors in Oslo.", "people are no “what”, and these are any"
            ),
        ),
    ),
)
