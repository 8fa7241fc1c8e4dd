"""SRC-9: what somebody supports, opposes, demands, proposes or promises, or urges somebody else to do.

What public figures stand for is what readers of news most want to keep, and it can be held against them later. So a
stance must be their own, told as a fact, and say by itself what it is for.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar

from quizgen.facts.clause import HEDGES, is_year
from quizgen.facts.speech_act import (
    MAX_PARTY,
    SpeechAct,
    actor_word,
    plain_end,
    reads_well,
    subject_of_act,
    told_acts,
    verb_of,
)
from quizgen.facts.stance_aim import Aim, aim_of, may_aim
from quizgen.grammar import past_tense
from quizgen.lexicon import lexicon
from quizgen.model import make_spans
from quizgen.read import tree
from quizgen.read.entities import EntityKind
from quizgen.read.standalone import rewrite
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading, Sentence
    from quizgen.read.voice import Voice

_MAX_TIME = 3
"""Tokens of a time beside a verb: "in early 2013"."""
_AHEAD = frozenset({"until", "till", "before", "once", "lest"})
"""What makes of a stance something that is still to come."""
_LAWS = frozenset({"act", "bill", "law", "amendment", "treaty"})
_ONLY_IF = frozenset({"if", "unless", "except"})
WHY = "Know who stands for what: a stance is somebody’s own, can be checked against the record, and can be held to."


@dataclass(frozen=True, kw_only=True)
class Stance(SpeechAct):
    """What somebody stands for or asks for; each part made to stand alone.

    who: whose stance. actor: the word that asks for him ("who", "party"), or "" where there are two.
    shape: "thing", "name" (of a person), "that", "own" (an infinitive), "order" (somebody, and an infinitive) or "said".
    link: the preposition between the verb and what it is about, or "". addressee: who is urged, or "".
    content: what it is for, without "to". negated: "vowed *not* to". modal: "would" or "should" in what is said.
    when: another time than the report’s, or "".
    many: somebody may hold many such views at once. alone: the report tells of nothing else that he so stands for.
    """

    kind: ClassVar[str] = "stance"
    identity: ClassVar[tuple[str, ...]] = ("who", "lemma", "content")
    who: str
    actor: str
    shape: str
    link: str
    addressee: str
    content: str
    negated: bool
    modal: str
    when: str
    many: bool
    alone: bool


@dataclass(frozen=True)
class Party:
    """Somebody named: the tokens that name him, and his full name where he is a person."""

    tokens: Sequence[Token]
    name: str = ""


def find(reading: Reading) -> Iterator[Stance]:
    """Yield stances told by a verb outside quotation marks, of one whom a question can ask for."""
    uses = uses_of(reading)
    for sentence, verb, entry, voice in told_acts(reading, "stance_verbs"):
        holder = _holder(verb)
        aim = aim_of(reading, verb, entry) if holder is not None else None
        if holder is None or aim is None or is_undone(verb) or _disagrees(verb, holder):
            continue
        fact = stance_of(reading, sentence, verb, holder, aim, voice)
        if fact is not None:
            yield replace(
                fact,
                many=entry.cls == "state",
                alone=len(uses[fact.who, fact.lemma]) <= 1,
                **_told(verb, holder),
            )


@lru_cache(maxsize=1)
def uses_of(reading: Reading) -> dict[tuple[str, str], set[str]]:
    """Collect what each person or body is told to stand for by each verb of stance, in whatever mood or voice.

    The last article's are remembered, since two rules ask for them.
    """
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for sentence in reading.body():
        for word in sentence.tokens:
            verb = lexicon("stance_verbs").first(tree.lemmas(word)) if word.pos_ == "VERB" else None
            noun = lexicon("stance_nouns").get(word.lemma_.lower()) if word.pos_ == "NOUN" else None
            holder = (_holder(word) or tree.subject_of(word)) if verb is not None else tree.child(word, "poss")
            entity = reading.entity(holder) if holder is not None else None
            if verb is not None and not may_aim(word, verb):
                continue
            if entity is not None and (verb is not None or noun is not None):
                lemma = verb.lemma if verb is not None else noun.cls if noun is not None else ""
                found[entity.name, lemma].add(_object(reading, word))
    return found


def _object(reading: Reading, word: Token) -> str:
    """Return a short sign of what a stance is about: a name, or the word at its head."""
    head = tree.child(word, "dobj", "xcomp", "ccomp", "acl", "nsubjpass")
    if head is None:
        preposition = tree.child(word, "prep")
        head = tree.child(preposition, "pobj", "pcomp") if preposition is not None else None
    entity = reading.entity(head) if head is not None else None
    return entity.name if entity is not None else head.lemma_.lower() if head is not None else ""


def _holder(verb: Token) -> Token | None:
    """Return whose stance a verb tells: its subject, or the agent of a passive."""
    return tree.agent_of(verb) if tree.is_passive(verb) else subject_of_act(verb)


def stance_of(
    reading: Reading, sentence: Sentence, word: Token, holder: Token, aim: Aim, voice: Voice
) -> Stance | None:
    """Return the stance that a word tells of its holder, each part made to stand alone; None where that is unsafe.

    The verb is that of ``word``, in the past; whoever knows better replaces it.
    """
    who, asked = party_of(reading, holder), party_of(reading, aim.addressee) if aim.addressee is not None else None
    named = party_of(reading, aim.head) if aim.shape == "name" else None
    if who is None or (aim.addressee is not None and asked is None) or (aim.shape == "name" and named is None):
        return None
    content = named.tokens if named is not None else aim.content
    when = _when(reading, word, aim)
    tokens = {*who.tokens, *(asked.tokens if asked is not None else ()), *content}
    words = rewrite(reading, sorted(tokens, key=lambda t: t.i))
    if (
        words is None
        or when is None
        or not _is_somebody(reading, holder, who)
        or {t.i for t in who.tokens} & {t.i for t in content}
    ):
        return None
    name = who.name or re.sub("^The ", "the ", words.text(who.tokens))
    told = named.name if named is not None else plain_end(words.text(content))
    if _means_another(reading, sentence, holder, content):
        return None
    if not name or name in told or (voice.source is not None and voice.source != name):
        return None  # what others say of somebody’s stance may be an attack
    return Stance(
        rule="SRC-9",
        spans=make_spans(
            {
                "answer": reading.parse.span(content),
                "source": reading.parse.span(who.tokens),
                "cue": reading.parse.span([word]),
            }
        ),
        sentence=sentence.span,
        who=name,
        actor=_actor(reading, holder),
        shape=aim.shape,
        link=aim.link,
        addressee=(asked.name or words.text(asked.tokens)) if asked is not None else "",
        content=told,
        negated=aim.negated,
        modal="",
        when=when,
        many=False,
        alone=False,
        auxiliaries=(),
        verb=word.text,
        lemma=word.lemma_,
        tag="VBD",
        plural=False,
        source=None,
    )


def _means_another(reading: Reading, sentence: Sentence, holder: Token, content: Sequence[Token]) -> bool:
    """Tell whether "his" or "her" may mean somebody else whom the sentence names before it."""
    own = reading.entity(holder)
    for word in content:
        if word.lower_ not in {"his", "her", "he", "she", "him"} or reading.in_quotation(word):
            continue
        before = (reading.mentions.get(t.i) for t in sentence.tokens if t.i < word.i)
        if any(e is not None and e is not own and e.kind is EntityKind.PERSON for e in before):
            return True
    return False


def party_of(reading: Reading, noun: Token) -> Party | None:
    """Return who is meant: one person, two of them, or a body told in words that read well."""
    people = [_person(reading, t) for t in tree.conjuncts_of(noun)]
    if all(name for name, _ in people):
        tokens = [t for _, named in people for t in named]
        return Party(tokens, " and ".join(name for name, _ in people)) if len(people) <= 2 else None
    phrase = [t for t in tree.noun_phrase(noun) if t.tag_ != "POS" or t.i < noun.i]
    if len(people) > 1 or not phrase or not reads_well(reading, phrase, MAX_PARTY):
        return None
    return None if noun.ent_type_ == "PERSON" or any(t.i in reading.times for t in phrase) else Party(phrase)


def _person(reading: Reading, noun: Token) -> tuple[str, list[Token]]:
    """Return the full name of the person that a noun names, or that stands behind it: "the mayor, Anna Berg"."""
    behind = tree.child(noun, "appos")
    for token in (noun, behind if noun.i not in reading.mentions else None):
        entity = reading.entity(token) if token is not None else None
        if entity is not None and token is not None and entity.kind is EntityKind.PERSON and not entity.ambiguous:
            mention = next((m for m in entity.mentions if m.first <= token.i < m.end), None)
            return entity.name, list(token.doc[mention.first : mention.end]) if mention is not None else [token]
    return "", []


def _is_somebody(reading: Reading, holder: Token, who: Party) -> bool:
    """Tell whether somebody known holds a stance: a person, a body with a name, or a body told by one; no crowd."""
    sayer = lexicon("sayers").get(holder.lemma_.lower())
    entity = reading.entity(holder)
    if entity is not None and entity.kind is EntityKind.PLACE and entity.country is None:
        return False  # a state that voted
    if any(t.lower_ in _LAWS for t in who.tokens):
        return False
    if who.name or (actor_word(reading, holder) and (sayer is None or sayer.cls != "document")):
        return True
    told = any(t.i in reading.mentions or t.pos_ == "PROPN" for t in who.tokens)
    return told and holder.tag_ == "NN" and sayer is not None and sayer.cls == "body" and who.tokens[0].tag_ != "WP$"


def _actor(reading: Reading, holder: Token) -> str:
    name, _ = _person(reading, holder)
    alone = tree.child(holder, "conj") is None
    return "who" if name and alone else actor_word(reading, holder)


def _told(verb: Token, holder: Token) -> dict[str, Any]:
    """Return the verb group as the grammar takes it; what was going on, or done by an agent, in the simple past."""
    told = verb_of(verb, holder, "stance_verbs")
    simple = tree.is_passive(verb) or (verb.tag_ == "VBG" and told["auxiliaries"])
    return told | {"auxiliaries": (), "verb": past_tense(told["lemma"]), "tag": "VBD"} if simple else told


def is_undone(word: Token) -> bool:
    """Tell whether a word beside a stance puts it at another time, doubts it, or takes it back."""
    beside = tree.children(word, "advmod", "npadvmod", "amod")
    if word.dep_ == "dobj" and word.head.lemma_.lower() in lexicon("undoing_words"):
        return True
    if any(c.dep_ == "mark" and c.lower_ in _AHEAD for c in word.children):
        return True
    if any(
        c.dep_ == "mark" and c.lower_ in _ONLY_IF for clause in tree.children(word, "advcl") for c in clause.children
    ):
        return True
    return any(c.lower_ in HEDGES or c.lower_ in lexicon("undoing_words") for c in beside)


def _disagrees(verb: Token, holder: Token) -> bool:
    """Tell whether verb and holder do not fit, so that the verb may be a noun: "a ministry *offer* to help"."""
    return (
        verb.tag_ == "VBP"
        and not tree.auxiliaries_of(verb)
        and holder.tag_ in {"NN", "NNP"}
        and tree.child(holder, "conj") is None
    )


def _when(reading: Reading, verb: Token, aim: Aim) -> str | None:
    """Return the time the clause gives, where it is not about that of the report; None where it cannot be told."""
    own = {t.i for t in aim.content}
    found = ""
    for adjunct in tree.children(verb, "prep", "npadvmod", "advmod"):
        tokens = [t for t in adjunct.subtree if t.i not in own]
        if not any(t.ent_type_ == "DATE" or t.i in reading.times for t in tokens):
            continue
        time = next((reading.times[t.i] for t in tokens if t.i in reading.times), None)
        if time is not None and time.precision in {"day", "week"} and time.replacement is not None:
            continue
        words = rewrite(reading, tokens)
        known = any(t.i in reading.times or is_year(t) for t in tokens)
        if words is None or not known or found or len(tokens) > _MAX_TIME:
            return None
        found = words.text(tokens)
    return found


RULES = (
    FactRule(
        id="SRC-9",
        family="SRC-9",
        skill="SRC",
        level=1,
        finds="What somebody supports, opposes, demands, proposes or promises, or urges somebody else to do.",
        why=WHY,
        find=find,
        fires=(
            Fires(
                "Anna Berg called for a ban on diesel ferries.",
                (
                    {
                        "who": "Anna Berg",
                        "lemma": "call",
                        "link": "for",
                        "content": "a ban on diesel ferries",
                        "shape": "thing",
                        "alone": True,
                    },
                ),
            ),
            Fires(
                "Leo Brandt urged Norway to close two ports.",
                ({"addressee": "Norway", "content": "close two ports", "shape": "order"},),
            ),
            Fires(
                "Leo Brandt called on Norway to close two ports.",
                ({"addressee": "Norway", "content": "close two ports", "link": "on"},),
            ),
            Fires(
                "Anna Berg vowed not to close two Norwegian ports.",
                ({"content": "close two Norwegian ports", "shape": "own", "negated": True},),
            ),
            Fires(
                "Anna Berg has endorsed Leo Brandt.",
                ({"content": "Leo Brandt", "shape": "name"},),
            ),
            Fires(
                "Anna Berg demanded that Norlink close two ports.",
                ({"content": "that Norlink close two ports", "shape": "that"},),
            ),
            Fires("Anna Berg unveiled a tax on old ships in Oslo.", ({"content": "a tax on old ships in Oslo"},)),
            Fires("Anna Berg wants to ban old ferries with diesel engines.", ({"lemma": "want", "shape": "own"},)),
            Fires(
                "After Leo Brandt left, Anna Berg defended Norlink’s plan for 20 diesel ferries.",
                ({"content": "Norlink’s plan for 20 diesel ferries"},),
            ),
            Fires(
                "A ban on diesel ferries was rejected by Anna Berg.",
                ({"who": "Anna Berg", "verb": "rejected", "content": "a ban on diesel ferries"},),
            ),
            Fires(
                "Anna Berg of Oslo, who called for a ban on diesel ferries, left early.",
                ({"who": "Anna Berg", "content": "a ban on diesel ferries"},),
            ),
            Fires(
                "Anna Berg opposes ferries with diesel engines.",
                ({"content": "ferries with diesel engines", "many": True},),
            ),
        ),
        silent=(
            Silent("She called for a ban on diesel ferries.", "who?"),
            Silent("Anna Berg never called for a ban on diesel ferries.", "negated"),
            Silent("Anna Berg might call for a ban on diesel ferries.", "not yet"),
            Silent("Anna Berg once called for a ban on diesel ferries.", "when?"),
            Silent("Anna Berg called for a debate.", "on what?"),
            Silent("Leo Brandt said that Anna Berg had called for a ban on diesel ferries.", "his word on her"),
            Silent("“Anna Berg called for a ban on diesel ferries,” a captain said.", "inside a quotation"),
            Silent("Anna Berg vowed to win.", "too little to ask about"),
            Silent("Anna Berg vowed not to visit two Norwegian ports.", "a politician’s day"),
            Silent("Leo Brandt urged reporters to close two ports.", "a crowd was asked"),
            Silent("Leo Brandt urged Norway to close the other two ports.", "which?"),
            Silent("The Harbour Act of Norway called for a ban on diesel ferries.", "a law"),
            Silent("Anna Berg called for a ban on diesel ferries if fares rose.", "on a condition"),
            Silent("Norlink waited until Anna Berg called for a ban on diesel ferries.", "still to come"),
            Silent("Anna Berg opposes ferries with diesel engines except to save lives.", "cut off"),
            Silent("After Leo Brandt left, Anna Berg defended his plan for 20 diesel ferries.", "whose plan?"),
            Silent("Anna Berg unveiled a statue of an old captain in Oslo.", "no measure"),
            Silent("Anna Berg wants to see old ferries with diesel engines.", "no policy"),
            Silent("Anna Berg opposes faster ferries and trains that go higher.", "than what?"),
        ),
    ),
)
