"""SRC-7: who accuses, blames, criticises or praises whom, and for what; SRC-8: what somebody denies or rejects.

Blame and praise have two sides: one that gives them, one that gets them. What it is for stays the speaker's word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.speech_act import (
    MAX_PARTY,
    MAX_WORDS,
    SpeechAct,
    actor_word,
    follows,
    is_cut,
    is_named,
    plain_end,
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
from quizgen.read.pronouns import GENDER
from quizgen.read.standalone import rewrite
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.lexicon import Entry
    from quizgen.read import Reading, Sentence
    from quizgen.read.voice import Voice

_MIN_SAID = 3
_SOME_MORE = frozenset({"other", "others", "another"})
"""Words of meaning from which a thing alone says what is reproached: "Berg’s *plans*" does not."""
_WHY = "Blame and praise are somebody’s: know who gives them, to whom and for what, and look for the other side."


@dataclass(frozen=True, kw_only=True)
class Charge(SpeechAct):
    """Somebody reproaches somebody, or something, with something; each part made to stand alone.

    accuser, target: the two sides, or the thing reproached. charge: "of ducking", "for leaving early", "as “reckless”",
    or "" where the target itself is what is reproached. link: its preposition, or "".
    actor: the word that asks for the accuser ("who", "party"), or "" where that is no name.
    """

    kind: ClassVar[str] = "charge"
    identity: ClassVar[tuple[str, ...]] = ("accuser", "target", "charge", "lemma")
    accuser: str
    target: str
    charge: str
    link: str
    actor: str


@dataclass(frozen=True, kw_only=True)
class Denial(SpeechAct):
    """What somebody denies or rejects: "the notion that a strike is coming", "that she would resign"."""

    kind: ClassVar[str] = "denial"
    identity: ClassVar[tuple[str, ...]] = ("who", "denied", "lemma")
    who: str
    denied: str


def find_charges(reading: Reading) -> Iterator[Charge]:
    """Yield charges that are told outside quotation marks, with both sides in words that stand alone."""
    for sentence, verb, entry, voice in told_acts(reading, "charging_verbs"):
        thing = tree.object_of(verb)
        subject = subject_of_act(verb)
        if thing is None or thing.i < verb.i or subject is None or tree.is_passive(verb):
            continue
        preposition = _link(verb, thing, entry)
        if preposition is None and not _is_reproachable(reading, thing, entry):
            continue
        fact = _charge(reading, sentence, (verb, subject, thing, preposition), voice)
        if fact is not None:
            yield fact


def find_denials(reading: Reading) -> Iterator[Denial]:
    """Yield what somebody denies or rejects, where that is a claim."""
    for sentence, verb, entry, voice in told_acts(reading, "denying_verbs"):
        subject = subject_of_act(verb)
        denied = _denied(verb, entry)
        if subject is None or not denied or tree.is_passive(verb):
            continue
        who = tree.noun_phrase(subject)
        words = rewrite(reading, sorted({*who, *denied}, key=lambda t: t.i))
        if (
            words is None
            or is_cut(denied[-1])
            or not reads_well(reading, who, MAX_PARTY)
            or not reads_well(reading, denied, MAX_WORDS)
        ):
            continue
        if not is_named(reading, who) or not is_named(reading, denied, least=3):
            continue
        yield Denial(
            rule="SRC-8",
            spans=make_spans({"answer": reading.parse.span(denied), "source": reading.parse.span(who)}),
            sentence=sentence.span,
            who=words.text(who),
            denied=words.text(denied),
            source=voice.source,
            **verb_of(verb, subject, "denying_verbs"),
        )


def _link(verb: Token, thing: Token, entry: Entry) -> Token | None:
    """Return the preposition that leads to the charge; the parser may hang it on the one accused."""
    behind = [c for head in (verb, thing) for c in tree.children(head, "prep") if c.i > thing.i]
    found = [c for c in behind if c.lower_ in entry.gate and tree.child(c, "pobj", "pcomp", "amod", "prep") is not None]
    return found[0] if len(found) == 1 else None


def _is_reproachable(reading: Reading, thing: Token, entry: Entry) -> bool:
    """Tell whether the object is a deed or word of somebody, which may itself be reproached: "Berg’s remarks"."""
    if "object" not in entry.gate or thing.pos_ != "NOUN":
        return False
    owners = [t for t in thing.subtree if t.dep_ in {"poss", "pobj"}]
    said = sum(t.pos_ in {"NOUN", "PROPN", "ADJ", "VERB"} for t in thing.subtree)
    return said >= _MIN_SAID and any(reading.entity(t) is not None for t in owners)


def _charge(
    reading: Reading, sentence: Sentence, parts: tuple[Token, Token, Token, Token | None], voice: Voice
) -> Charge | None:
    verb, subject, thing, preposition = parts
    accuser = [t for t in tree.noun_phrase(subject) if t.lower_ != "fellow"]
    charge = whole(preposition) if preposition is not None else []
    taken = {t.i for t in charge}
    target = [t for t in (tree.noun_phrase(thing) if charge else whole(thing)) if t.i not in taken]
    if preposition is not None and not _is_charge(reading, preposition, charge):
        return None
    if any(t.lower_ in _SOME_MORE for t in accuser) or _is_one_person(reading, subject, thing):
        return None  # others than whom? and nobody charges himself
    if not target or not follows(verb, target[0]) or is_cut((charge or target)[-1]):
        return None
    if charge and any(t.pos_ != "ADV" and t.i not in reading.times for t in verb.doc[target[-1].i + 1 : charge[0].i]):
        return None  # "dismissed Oslo Mayor Berg as …": the parser lost who is meant
    if any(t.i in reading.times or t.ent_type_ in {"DATE", "TIME"} for t in (*accuser, *target)):
        return None
    if not reads_well(reading, accuser, MAX_PARTY) or not reads_well(reading, target, MAX_PARTY):
        return None
    if not reads_well(reading, charge, MAX_WORDS, empty=True) or not is_named(reading, accuser):
        return None
    bound = _bound(reading, subject, thing, charge)
    asked = [t for t in (*accuser, *target, *charge) if t.i not in bound]
    words = rewrite(reading, sorted(set(asked), key=lambda t: t.i))
    if words is None or not _is_telling(reading, target, charge):
        return None
    fields = verb_of(verb, subject, "charging_verbs")
    texts = [plain_end(words.text(part)) for part in (accuser, target, charge)]
    if not texts[0] or not texts[1] or texts[0] in texts[1] or (voice.source is not None and voice.source in texts[0]):
        return None
    return Charge(
        rule="SRC-7",
        spans=make_spans(
            {
                "answer": reading.parse.span(charge or target),
                "source": reading.parse.span(accuser),
                "cue": reading.parse.span([verb]),
            }
        ),
        sentence=sentence.span,
        accuser=texts[0],
        target=texts[1],
        charge=texts[2],
        link=preposition.lower_ if preposition is not None else "",
        actor=actor_word(reading, subject),
        source=voice.source,
        **fields,
    )


def _is_one_person(reading: Reading, subject: Token, thing: Token) -> bool:
    """Tell whether both sides are the same, by a slip of the parser, or somebody speaks of "himself"."""
    one = reading.entity(subject)
    return thing.lower_.endswith("self") or (one is not None and one is reading.entity(thing))


def _is_charge(reading: Reading, preposition: Token, charge: Sequence[Token]) -> bool:
    """Tell whether a preposition leads to a deed, a fault or a name for one, not to a time, a sum or a person."""
    if len(charge) < 2 or charge[0].i != preposition.i:
        return False
    if preposition.lower_ == "as":
        return any(reading.in_quotation(t) for t in charge) or sum(t.pos_ in {"NOUN", "ADJ"} for t in charge) > 1
    head = tree.child(preposition, "pobj", "pcomp")
    if head is None or head.ent_type_ in {"DATE", "TIME", "MONEY", "CARDINAL", "ORDINAL", "PERCENT"}:
        return False
    if preposition.lower_ == "on":
        return head.tag_ != "PRP" and head.lower_ not in {"twitter", "facebook"} and head.ent_type_ != "GPE"
    return head.pos_ in {"VERB", "AUX", "NOUN"} or head.tag_ == "VBG"


def may_be_charged(reading: Reading, preposition: Token, tokens: Sequence[Token]) -> bool:
    """Tell whether the words behind a preposition tell of a deed or fault, and read well."""
    cut = not tokens or is_cut(tokens[-1])
    return not cut and _is_charge(reading, preposition, tokens) and reads_well(reading, tokens, MAX_WORDS)


def _is_telling(reading: Reading, target: Sequence[Token], charge: Sequence[Token]) -> bool:
    """Tell whether the two parts together hold a name and something to learn."""
    both = [*target, *charge]
    named = any(reading.entity(t) is not None or t.pos_ == "PROPN" for t in both)
    return named and sum(t.pos_ in {"NOUN", "PROPN", "ADJ", "VERB", "ADV"} for t in both) >= 2


def _bound(reading: Reading, subject: Token, thing: Token, charge: Sequence[Token]) -> set[int]:
    """Return the pronouns of the charge that can only mean the one accused, whom the question names.

    "accused Anna Berg of hiding *her* letters": what Berg is accused of she did herself, and the accuser is no woman.
    """
    accused, accuser = reading.entity(thing), reading.entity(subject)
    if thing.tag_ in {"NNS", "NNPS"}:
        plural = subject.tag_ in {"NNS", "NNPS"} or any(t.tag_ in {"NNS", "NNPS"} for t in charge if t.dep_ != "pobj")
        return set() if plural else {t.i for t in charge if t.lower_ == "their" and not reading.in_quotation(t)}
    if accused is None or accused.kind is not EntityKind.PERSON or accused.gender is None:
        return set()
    if accuser is not None and accuser.kind is EntityKind.PERSON and accuser.gender in {None, accused.gender}:
        return set()
    others = [e for t in charge if (e := reading.mentions.get(t.i)) is not None and e is not accused]
    if any(e.kind is EntityKind.PERSON and e.gender in {None, accused.gender} for e in others):
        return set()
    return {
        t.i
        for t in charge
        if GENDER.get(t.lower_) == accused.gender and t.dep_ in {"poss", "nsubj"} and not reading.in_quotation(t)
    }


def _denied(verb: Token, entry: Entry) -> list[Token]:
    """Return the words for what is denied: a clause with "that", or a noun for a claim with what it says."""
    clause = tree.child(verb, "ccomp")
    if clause is not None and "that" in entry.gate and clause.i > verb.i and clause.left_edge.lower_ == "that":
        return whole(clause)
    thing = tree.object_of(verb)
    if thing is None or thing.lemma_.lower() not in lexicon("claim_nouns") or thing.i < verb.i:
        return []
    tokens = whole(thing)
    return tokens if tokens[-1].i > thing.i or len(tokens) > 2 else []


RULES = (
    FactRule(
        id="SRC-7",
        family="SRC-7",
        skill="SRC",
        level=1,
        finds="Who accuses, blames, criticises or praises whom, and for what.",
        why=_WHY,
        find=find_charges,
        fires=(
            Fires(
                "Anna Berg accused Norlink of hiding two accidents near Bergen.",
                (
                    {
                        "accuser": "Anna Berg",
                        "target": "Norlink",
                        "charge": "of hiding two accidents near Bergen",
                        "actor": "who",
                    },
                ),
            ),
            Fires(
                "Leo Brandt left the harbour board of Oslo on Monday, blaming Norlink for the loss of 200 jobs.",
                (
                    {
                        "accuser": "Leo Brandt",
                        "target": "Norlink",
                        "charge": "for the loss of 200 jobs",
                        "verb": "blamed",
                    },
                ),
            ),
            Fires(
                "The fishermen of Bergen have denounced Norlink’s timetable as “reckless and cruel.”",
                ({"target": "Norlink’s timetable", "charge": "as “reckless and cruel”", "link": "as"},),
            ),
            Fires(
                "Anna Berg praised the fishermen of Bergen for saving 40 passengers.",
                ({"accuser": "Anna Berg", "charge": "for saving 40 passengers", "lemma": "praise"},),
            ),
            Fires(
                "Leo Brandt criticized Anna Berg’s long speech about old ferries.",
                ({"target": "Anna Berg’s long speech about old ferries", "charge": "", "link": ""},),
            ),
        ),
        silent=(
            Silent("He accused them of hiding two accidents.", "who, and whom?"),
            Silent(
                "Anna Berg said that Leo Brandt left and accused Brandt of hiding two accidents.", "who accused him?"
            ),
            Silent("Anna Berg described herself as a woman of the sea.", "of nobody else"),
            Silent("Other fishermen of Bergen accused Norlink of hiding two accidents.", "others than whom?"),
            Silent("Anna Berg did not accuse Norlink of hiding two accidents.", "no charge was made"),
            Silent("Anna Berg may sue Norlink for the loss of 200 jobs.", "not yet"),
            Silent("“Anna Berg accused Norlink of hiding two accidents,” a captain said.", "inside a quotation"),
            Silent("Anna Berg attacked Norlink for two hours.", "a length of time, no charge"),
        ),
    ),
    FactRule(
        id="SRC-8",
        family="SRC-8",
        skill="SRC",
        level=1,
        finds="What somebody denies or rejects.",
        why="Where there is a charge, look for the answer: a denial proves nothing, but it is the other side.",
        find=find_denials,
        fires=(
            Fires(
                "Leo Brandt denied that Norlink had hidden two accidents near Bergen.",
                ({"who": "Leo Brandt", "denied": "that Norlink had hidden two accidents near Bergen"},),
            ),
            Fires(
                "Norlink rejected the claim that fares had doubled in Oslo.",
                ({"who": "Norlink", "denied": "the claim that fares had doubled in Oslo"},),
            ),
        ),
        silent=(
            Silent("Norlink denied the claim.", "which?"),
            Silent("Norlink rejected an offer from Oslo.", "an offer is no claim"),
            Silent("He denied that Norlink had hidden two accidents near Bergen.", "who?"),
        ),
    ),
)
