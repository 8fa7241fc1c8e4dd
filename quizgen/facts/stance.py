"""SRC-9: what somebody supports, opposes, demands, proposes or promises, or urges somebody else to do.

What public figures stand for is what readers of news most want to keep, and it can be held against them later. So a
stance must be their own, told as a fact, and say by itself what it is for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.clause import HEDGES
from quizgen.facts.speech_act import (
    MAX_PARTY,
    MAX_WORDS,
    SpeechAct,
    actor_word,
    follows,
    is_cut,
    is_named,
    reads_well,
    subject_of_act,
    told_acts,
    verb_of,
    whole,
)
from quizgen.lexicon import lexicon
from quizgen.model import make_spans
from quizgen.read import tree
from quizgen.read.entities import EntityKind
from quizgen.read.standalone import rewrite
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.lexicon import Entry
    from quizgen.read import Reading, Sentence
    from quizgen.read.voice import Voice

_MIN_DEED = 3
"""Words of a promise or demand, at least: "vowed to win"."""
_MIN_BEHIND = 2
"""Words of meaning behind a wide noun from which it is narrow: "a debate *on ferry fares*"."""
_JOINED = frozenset(
    {"of", "on", "for", "to", "against", "with", "from", "over", "about", "between", "into", "toward", "towards"}
)
"""Prepositions that go with the noun before them more often than the parser has it."""
_TELLING = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "NUM"})
_WHY = "Know who stands for what: a stance is somebody’s own, can be checked against the record, and can be held to."


@dataclass(frozen=True, kw_only=True)
class Stance(SpeechAct):
    """What somebody stands for or asks for; each part made to stand alone.

    who: whose stance. actor: the word that asks for him ("who", "party").
    shape: "thing", "name" (of a person), "that", "own" (an infinitive) or "order" (somebody, and an infinitive).
    link: the preposition between the verb and what it is about, or "". addressee: who is urged, or "".
    content: what it is for, without "to". negated: "vowed *not* to". when: another time than the report’s, or "".
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
    when: str
    many: bool
    alone: bool


@dataclass(frozen=True)
class _Aim:
    """What a verb of stance is about, as the parse has it."""

    shape: str
    content: Sequence[Token]
    link: str = ""
    addressee: Sequence[Token] = ()
    negated: bool = False


def find(reading: Reading) -> Iterator[Stance]:
    """Yield stances told outside quotation marks, of one whom a question can ask for."""
    found = [fact for act in told_acts(reading, "stance_verbs") if (fact := _stance(reading, *act)) is not None]
    uses = _uses(reading)
    for fact in found:
        yield replace(fact, alone=uses[fact.who, fact.lemma] <= 1)


def _uses(reading: Reading) -> Counter[tuple[str, str]]:
    """Count in how many sentences each verb of stance has each person or body for its subject, whatever else they say."""
    seen = set()
    for number, sentence in enumerate(reading.body()):
        for verb in sentence.tokens:
            entry = lexicon("stance_verbs").first(tree.lemmas(verb)) if verb.pos_ == "VERB" else None
            subject = tree.subject_of(verb) if entry is not None else None
            entity = reading.entity(subject) if subject is not None else None
            if entry is not None and entity is not None:
                seen.add((entity.name, entry.lemma, number))
    return Counter((name, lemma) for name, lemma, _ in seen)


def _stance(reading: Reading, sentence: Sentence, verb: Token, entry: Entry, voice: Voice) -> Stance | None:
    subject = subject_of_act(verb)
    actor = actor_word(reading, subject) if subject is not None else ""
    aim = _aim(reading, verb, entry) if actor and not tree.is_passive(verb) else None
    if subject is None or aim is None or _is_undone(verb):
        return None
    who = tree.noun_phrase(subject)
    if not reads_well(reading, who, MAX_PARTY) or any(t.i in reading.times for t in who):
        return None
    if not _is_whole(reading, verb, aim):
        return None
    when = _when(reading, verb, aim)
    words = rewrite(reading, sorted({*who, *aim.addressee, *aim.content}, key=lambda t: t.i))
    if words is None or when is None:
        return None
    entity = reading.entity(subject)
    name = entity.name if entity is not None and entity.kind is EntityKind.PERSON else words.text(who)
    content = words.text(aim.content)
    if not name or name in content or (voice.source is not None and voice.source != name):
        return None  # what others say of somebody’s stance may be an attack
    return Stance(
        rule="SRC-9",
        spans=make_spans(
            {
                "answer": reading.parse.span(aim.content),
                "source": reading.parse.span(who),
                "cue": reading.parse.span([verb]),
            }
        ),
        sentence=sentence.span,
        who=name,
        actor=actor,
        shape=aim.shape,
        link=aim.link,
        addressee=words.text(aim.addressee) if aim.addressee else "",
        content=content,
        negated=aim.negated,
        when=when,
        many=entry.cls == "state",
        alone=True,
        source=None,
        **verb_of(verb, subject, "stance_verbs"),
    )


def _aim(reading: Reading, verb: Token, entry: Entry) -> _Aim | None:
    """Return what the verb is about, by the first of its shapes that the sentence has."""
    gate = entry.gate
    infinitive = _infinitive(verb)
    thing = tree.object_of(verb)
    if infinitive is not None and "infinitive" in gate and thing is None and tree.child(infinitive, "nsubj") is None:
        return _deed("own", infinitive, ())
    if "addressee" in gate and (order := _order(verb, thing)) is not None:
        return order
    clause = tree.child(verb, "ccomp")
    if clause is not None and "that" in gate and clause.i > verb.i and clause.left_edge.lower_ == "that":
        return _Aim("that", whole(clause))
    gerund = tree.child(verb, "xcomp", "ccomp")
    if gerund is not None and "gerund" in gate and gerund.tag_ == "VBG" and thing is None and gerund.i > verb.i:
        return _Aim("thing", whole(gerund))
    if thing is not None and thing.i > verb.i and infinitive is None:
        return _thing(reading, verb, thing, gate)
    behind = [c for c in tree.children(verb, "prep") if c.lower_ in gate and c.i > verb.i]
    noun = tree.child(behind[0], "pobj", "pcomp") if len(behind) == 1 and thing is None and infinitive is None else None
    if noun is None or not _is_thing(reading, noun):
        return None
    return _Aim("thing", whole(noun), behind[0].lower_)


def _infinitive(verb: Token) -> Token | None:
    """Return the infinitive with "to" that says what is to be done."""
    for complement in tree.children(verb, "xcomp", "ccomp", "advcl"):
        if (
            complement.i > verb.i
            and complement.tag_ == "VB"
            and any(c.lower_ == "to" and c.dep_ == "aux" for c in complement.children)
        ):
            return complement
    return None


def _deed(shape: str, infinitive: Token, addressee: Sequence[Token], link: str = "") -> _Aim | None:
    """Return an infinitive without its "to"; "not" before it is kept apart."""
    to = next(c for c in infinitive.children if c.lower_ == "to" and c.dep_ == "aux")
    negation = next((c for c in infinitive.children if c.dep_ == "neg" and c.i < infinitive.i), None)
    skipped = max(to.i, negation.i) if negation is not None else to.i
    content = [t for t in whole(infinitive) if t.i > skipped]
    return _Aim(shape, content, link, addressee, negation is not None) if content else None


def _order(verb: Token, thing: Token | None) -> _Aim | None:
    """Return who is asked to do what: "urged Norway to …", "called on Norway to …", "called for Norway to …"."""
    infinitive = _infinitive(verb)
    if infinitive is not None:
        asked = thing if thing is not None else tree.child(infinitive, "nsubj")
        if asked is not None and verb.i < asked.i < infinitive.i:
            mark = asked.left_edge.nbor(-1)
            link = "for" if mark.lower_ == "for" else ""
            return _deed("order", infinitive, tree.noun_phrase(asked), link)
    for preposition in tree.children(verb, "prep"):
        asked = tree.child(preposition, "pobj")
        deed = infinitive or (_relative_infinitive(asked) if asked is not None else None)
        if asked is not None and deed is not None and preposition.lower_ in {"on", "upon", "to"}:
            phrase = [t for t in tree.noun_phrase(asked) if t.i < deed.left_edge.i]
            return _deed("order", deed, phrase, preposition.lower_) if asked.i < deed.i else None
    return None


def _relative_infinitive(noun: Token) -> Token | None:
    """Return the infinitive that the parser hangs on the noun before it."""
    for child in tree.children(noun, "acl", "relcl"):
        if child.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in child.children):
            return child
    return None


def _thing(reading: Reading, verb: Token, thing: Token, gate: Sequence[str]) -> _Aim | None:
    entity = reading.mentions.get(thing.i)
    if entity is not None and entity.kind is EntityKind.PERSON and not tree.child(thing, "conj"):
        return _Aim("name", tree.noun_phrase(thing)) if "name" in gate and not entity.ambiguous else None
    if "object" not in gate or not _is_thing(reading, thing):
        return None
    return _Aim("thing", whole(thing))


def _is_thing(reading: Reading, noun: Token) -> bool:
    """Tell whether a noun says by itself what somebody stands for; wide ones need words behind them."""
    if noun.tag_ == "VBG":
        return True
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.ent_type_ in {
        "PERSON",
        "DATE",
        "TIME",
        "MONEY",
        "CARDINAL",
        "PERCENT",
    }:
        return False
    if any(
        c.dep_ == "det" and c.lower_ in {"this", "that", "these", "those", "such", "any", "every"}
        for c in noun.children
    ):
        return False
    if noun.i in reading.mentions:
        return True
    words = [t for t in whole(noun) if t.pos_ in _TELLING]
    if noun.lemma_.lower() in lexicon("stance_objects"):
        return sum(t.i > noun.i for t in words) >= _MIN_BEHIND or any(t.i in reading.mentions for t in words)
    return len(words) > 1


def _is_whole(reading: Reading, verb: Token, aim: _Aim) -> bool:
    """Tell whether what the verb is about is one clear run right behind it, and not half of what belongs together."""
    content, addressee = aim.content, aim.addressee
    if not content or is_cut(content[-1]) or not reads_well(reading, content, MAX_WORDS):
        return False
    if aim.shape in {"own", "order", "that"} and len(content) < _MIN_DEED:
        return False
    if addressee and (not reads_well(reading, addressee, MAX_PARTY) or not is_named(reading, addressee)):
        return False
    first = (addressee or content)[0]
    if not aim.link and aim.shape in {"thing", "name", "order"} and not follows(verb, first):
        return False
    if (
        aim.shape != "name"
        and sum(t.pos_ in _TELLING for t in content) < 2
        and not any(t.i in reading.mentions for t in content)
    ):
        return False
    return aim.shape == "name" or not _goes_on(reading, content[-1])


def _goes_on(reading: Reading, last: Token) -> bool:
    """Tell whether a preposition follows that may belong to the last noun, though the parser has it elsewhere."""
    following = last.nbor() if last.i + 1 < len(last.doc) else None
    if following is None or following.pos_ != "ADP" or following.lower_ not in _JOINED:
        return False
    return following.i not in reading.times and following.i + 1 not in reading.times


def _is_undone(verb: Token) -> bool:
    """Tell whether an adverb puts the stance at another time, doubts it, or takes half of it back."""
    return any(
        c.lower_ in HEDGES or c.lower_ in lexicon("undoing_adverbs") for c in tree.children(verb, "advmod", "npadvmod")
    )


def _when(reading: Reading, verb: Token, aim: _Aim) -> str | None:
    """Return the time the clause gives, where it is not about that of the report; None where it cannot be told."""
    own = {t.i for t in (*aim.content, *aim.addressee)}
    found = ""
    for adjunct in tree.children(verb, "prep", "npadvmod", "advmod"):
        tokens = [t for t in adjunct.subtree if t.i not in own]
        if not any(t.ent_type_ == "DATE" or t.i in reading.times for t in tokens):
            continue
        time = next((reading.times[t.i] for t in tokens if t.i in reading.times), None)
        if time is not None and time.precision in {"day", "week"} and time.replacement is not None:
            continue
        words = rewrite(reading, tokens)
        if words is None or found or len(tokens) > _MIN_DEED:
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
        why=_WHY,
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
        ),
    ),
)
