"""LNG-1: verbs that heat up what they tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.shown import shown
from quizgen.lexicon import lexicon
from quizgen.model import Fact, make_spans
from quizgen.read import tree
from quizgen.read.entities import EntityKind
from quizgen.read.genre import is_on_sport
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.lexicon import Entry
    from quizgen.read import Reading

_AIMING = frozenset({"at", "into"})
_FINITE = frozenset({"ROOT", "conj", "relcl", "advcl", "ccomp"})
_GATES = frozenset({"dobj", "about", "name", "none", "that", "thing"})
_NAMED = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION})
_WHY = "“Slammed” and “criticised” tell the same event at different temperatures: notice who turns up the heat."


@dataclass(frozen=True, kw_only=True)
class LoadedVerb(Fact):
    """A clause in the writer's own words with a heated verb.

    told: the sentence as printed. verb: as printed, with its particle. plain: a neutral verb for the same.
    hot: two other heated verbs for the same.
    """

    kind: ClassVar[str] = "loaded_verb"
    identity: ClassVar[tuple[str, ...]] = ("verb", "told")
    told: str
    verb: str
    plain: str
    hot: tuple[str, ...]


def find(reading: Reading) -> Iterator[LoadedVerb]:
    """Yield finite clauses in the article's own voice whose verb has a plain twin in the lexicon."""
    if is_on_sport(reading):
        return
    for sentence in reading.body():
        for verb in sentence.tokens:
            entry = lexicon("loaded_verbs").get(verb.lemma_) if verb.pos_ == "VERB" else None
            if entry is None or not _is_plain_clause(reading, verb) or not _fits(reading, verb, entry):
                continue
            told = shown(reading, sentence.span)
            if told is None:
                continue
            yield LoadedVerb(
                rule="LNG-1",
                spans=make_spans({"answer": reading.parse.span([verb])}),
                sentence=sentence.span,
                told=told,
                verb=" ".join((verb.text, *_following(entry))),
                plain=entry.cls,
                hot=tuple(entry.gloss.split(", ")),
            )


def _is_plain_clause(reading: Reading, verb: Token) -> bool:
    """Tell whether the verb states, in the writer's own words, that something happened."""
    if reading.in_quotation(verb) or tree.is_negated(verb) or tree.is_conditional(verb):
        return False
    around = reading.attribution_around(verb)
    if around is not None or tree.modal_of(verb) is not None:
        return False
    return tree.is_finite(verb) and verb.tag_ in {"VBD", "VBN"} and verb.dep_ in _FINITE


def _fits(reading: Reading, verb: Token, entry: Entry) -> bool:
    """Tell whether what follows the verb shows that it is meant in its heated sense."""
    following = _following(entry)
    behind = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 1 + len(following)]]
    if following:
        aimed = following[-1] not in _AIMING or any(t.i in reading.mentions for t in verb.subtree if t.i > verb.i)
        return behind == following and aimed and not tree.is_passive(verb)
    if "that" in entry.gate:
        return tree.clause_complement_of(verb) is not None and tree.object_of(verb) is None
    if tree.child(verb, "prt") is not None or (tree.is_passive(verb) and entry.cls == "beat"):
        return False  # "beaten"
    thing = tree.child(verb, "nsubjpass") or tree.object_of(verb)
    if "none" in entry.gate:
        return thing is None
    if thing is None or thing.pos_ == "PRON":
        return False
    if "thing" in entry.gate and _is_somebody(reading, thing):
        return False
    if "name" in entry.gate:
        entity = reading.mentions.get(thing.i)
        return entity is not None and entity.kind in _NAMED
    return "about" not in entry.gate or any(t.i in reading.mentions for t in thing.subtree)


def _is_somebody(reading: Reading, thing: Token) -> bool:
    """Tell whether an object is a person or people: one turns down an offer, not a heckler."""
    entity = reading.mentions.get(thing.i)
    named = entity is not None and entity.kind is EntityKind.PERSON
    lists = ("gendered_nouns", "role_nouns", "unnamed_people", "sayers")
    return named or thing.pos_ == "PROPN" or any(thing.lemma_.lower() in lexicon(name) for name in lists)


def _following(entry: Entry) -> list[str]:
    """Return the words that belong to the verb: "lashed *out at*"."""
    return [word for word in entry.gate if word not in _GATES]


RULES = (
    FactRule(
        id="LNG-1",
        family="LNG-1",
        skill="LNG",
        level=2,
        finds="A heated verb of the writer's that has a plain twin: slammed, crushed, soared.",
        why=_WHY,
        find=find,
        fires=(
            Fires(
                "Mary Jones slammed the government of Norway on Tuesday for its plan.",
                ({"verb": "slammed", "plain": "criticised"},),
            ),
            Fires("The price of oil soared in Norway in May 2019.", ({"verb": "soared", "plain": "rose"},)),
            Fires(
                "Mary Jones lashed out at the government of Norway on Tuesday.",
                ({"verb": "lashed out at", "plain": "criticised"},),
            ),
            Fires("Mary Jones boasted that Norway had the best ferries.", ({"verb": "boasted", "plain": "said"},)),
            Fires("Mary Jones snubbed an offer of the government of Norway.", ({"plain": "turned down"},)),
        ),
        silent=(
            Silent("Mary Jones snubbed the minister of the government of Norway.", "nobody turns down a minister"),
            Silent("Mary Jones lashed the boat to the quay of the government of Norway.", "“lash” in its plain sense"),
            Silent("Mary Jones boasted of the ferries that Norway had.", "“said of” is no English"),
            Silent("“Mary Jones slammed the government of Norway,” John Smith said.", "the speaker's word"),
            Silent("John Smith said that Mary Jones slammed the government of Norway.", "the speaker's word"),
            Silent("Mary Jones slammed a door.", "too little is told"),
            Silent(
                "The coach praised the striker and the goalkeeper after the match. Mary Jones slammed the government of Norway on "
                "Tuesday for its plan.",
                "a report on sport",
            ),
            Silent("Mary Jones lashed out at a chair in the hall on Tuesday.", "at nobody"),
            Silent("Waves crushed a ferry in a fjord of Norway.", "“crush” in its plain sense"),
            Silent("Mary Jones criticised the government of Norway.", "plain"),
        ),
    ),
)
