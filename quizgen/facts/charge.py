"""SRC-7: who accuses, blames, criticises or praises whom, and for what; SRC-8: what somebody denies or rejects.

Blame and praise have two sides: one that gives them, one that gets them. What it is for stays the speaker's word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from quizgen.facts.actor import asked_as
from quizgen.facts.aside import without_aside
from quizgen.grammar import past_tense
from quizgen.lexicon import lexicon
from quizgen.model import Fact, make_spans
from quizgen.read import tree
from quizgen.read.entities import EntityKind
from quizgen.read.pronouns import GENDER
from quizgen.read.standalone import quotes_are_clear, rewrite
from quizgen.read.voice import Voice, is_opinion, voice_of
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.lexicon import Entry
    from quizgen.read import Reading, Sentence

_MAX_WORDS = 24
_MAX_PARTY = 14
_DASHES = frozenset({"—", "–", "--", "-"})
_MIN_SAID = 3
"""Words of meaning from which a thing alone says what is reproached: "Berg’s *plans*" does not."""
_STOP = re.compile(r"[.,]+(?=[”\"'’]+$)")
_OPEN = frozenset({"(", ")", "[", "]", ";", ":", "—", "–", "--"})
_WHY = "Blame and praise are somebody’s: know who gives them, to whom and for what, and look for the other side."


@dataclass(frozen=True, kw_only=True)
class Reproach(Fact):
    """What charges and denials share: the verb group as the grammar takes it, and who tells of it (None: the article)."""

    auxiliaries: tuple[str, ...]
    verb: str
    lemma: str
    tag: str
    plural: bool
    source: str | None


@dataclass(frozen=True, kw_only=True)
class Charge(Reproach):
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
class Denial(Reproach):
    """What somebody denies or rejects: "the notion that a strike is coming", "that she would resign"."""

    kind: ClassVar[str] = "denial"
    identity: ClassVar[tuple[str, ...]] = ("who", "denied", "lemma")
    who: str
    denied: str


def find_charges(reading: Reading) -> Iterator[Charge]:
    """Yield charges that are told outside quotation marks, with both sides in words that stand alone."""
    for sentence, verb, entry, voice in _told(reading, "charging_verbs"):
        thing = tree.object_of(verb)
        subject = _subject(verb)
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
    for sentence, verb, entry, voice in _told(reading, "denying_verbs"):
        subject = _subject(verb)
        denied = _denied(verb, entry)
        if subject is None or not denied or tree.is_passive(verb):
            continue
        who = tree.noun_phrase(subject)
        words = rewrite(reading, sorted({*who, *denied}, key=lambda t: t.i))
        if (
            words is None
            or _is_cut(denied[-1])
            or not _reads_well(reading, who, _MAX_PARTY)
            or not _reads_well(reading, denied, _MAX_WORDS)
        ):
            continue
        if not _is_named(reading, who) or not _is_named(reading, denied, least=3):
            continue
        yield Denial(
            rule="SRC-8",
            spans=make_spans({"answer": reading.parse.span(denied), "source": reading.parse.span(who)}),
            sentence=sentence.span,
            who=words.text(who),
            denied=words.text(denied),
            source=voice.source,
            **_verb_of(verb, subject),
        )


def _told(reading: Reading, name: str) -> Iterator[tuple[Sentence, Token, Entry, Voice]]:
    """Yield the verbs of a lexicon that tell of something done, with whose word that is."""
    if is_opinion(reading):
        return
    for sentence in reading.body():
        for verb in sentence.tokens:
            entry = lexicon(name).first(tree.lemmas(verb)) if verb.pos_ == "VERB" else None
            if entry is None or reading.in_quotation(verb) or tree.is_negated(verb) or tree.is_conditional(verb):
                continue
            if tree.modal_of(verb) is not None or tree.child(verb, "prt", "expl") is not None or not _is_told(verb):
                continue
            voice = voice_of(reading, verb)
            if voice is not None:
                yield sentence, verb, entry, voice


def _is_told(verb: Token) -> bool:
    """Tell whether the verb is tensed, or a participle that goes with a tensed one: "resigned, *blaming* Berg"."""
    if tree.is_finite(verb):
        return verb.dep_ in {"ROOT", "conj", "ccomp", "relcl", "advcl"} and verb.tag_ != "VB"
    return verb.tag_ == "VBG" and verb.dep_ == "advcl" and not tree.auxiliaries_of(verb) and _is_tensed(verb.head)


def _is_tensed(verb: Token) -> bool:
    return verb.pos_ in {"VERB", "AUX"} and tree.is_finite(verb) and not tree.is_passive(verb)


def _subject(verb: Token) -> Token | None:
    """Return the subject: its own, that of the verb before it, or whom a relative clause tells of."""
    subject = tree.subject_of(
        verb.head if verb.tag_ == "VBG" and verb.dep_ == "advcl" and not tree.is_finite(verb) else verb
    )
    if subject is not None and subject.lower_ in {"who", "which", "that"} and verb.dep_ == "relcl":
        head = verb.head
        near = subject.i - 2 == head.i and subject.nbor(-1).text == ","
        return head if near and head.ent_type_ == "PERSON" else None
    if subject is not None and verb.dep_ != "conj" and any(a.i < subject.i for a in tree.auxiliaries_of(verb)):
        return None  # "had Berg praised him": she did not
    if subject is None or subject.i > verb.i or subject.tag_ in {"WP", "WDT", "EX", "DT"}:
        return None
    return subject


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
    accuser = tree.noun_phrase(subject)
    charge = _whole(preposition) if preposition is not None else []
    taken = {t.i for t in charge}
    target = [t for t in (tree.noun_phrase(thing) if charge else _whole(thing)) if t.i not in taken]
    if preposition is not None and not _is_charge(reading, preposition, charge):
        return None
    if not target or not _follows(verb, target[0]) or _is_cut((charge or target)[-1]):
        return None
    if charge and any(t.pos_ != "ADV" and t.i not in reading.times for t in verb.doc[target[-1].i + 1 : charge[0].i]):
        return None  # "dismissed Oslo Mayor Berg as …": the parser lost who is meant
    if any(t.i in reading.times or t.ent_type_ in {"DATE", "TIME"} for t in (*accuser, *target)):
        return None
    if not _reads_well(reading, accuser, _MAX_PARTY) or not _reads_well(reading, target, _MAX_PARTY):
        return None
    if not _reads_well(reading, charge, _MAX_WORDS, empty=True) or not _is_named(reading, accuser):
        return None
    bound = _bound(reading, subject, thing, charge)
    asked = [t for t in (*accuser, *target, *charge) if t.i not in bound]
    words = rewrite(reading, sorted(set(asked), key=lambda t: t.i))
    if words is None or not _is_telling(reading, target, charge):
        return None
    fields = _verb_of(verb, subject)
    texts = [_STOP.sub("", words.text(part)) for part in (accuser, target, charge)]
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
        actor=_actor(reading, subject),
        source=voice.source,
        **fields,
    )


def _whole(head: Token) -> list[Token]:
    """Return the branch of a token without marks at its end, and without what a comma and a new clause add."""
    tokens = list(head.subtree)
    return without_aside(tokens, head, head)


def _follows(verb: Token, first: Token) -> bool:
    """Tell whether nothing but adverbs stands between a verb and what it is about: no half of a name was lost."""
    return all(t.pos_ in {"ADV", "PART"} for t in verb.doc[verb.i + 1 : first.i])


def _is_cut(last: Token) -> bool:
    """Tell whether the words break off before a verb or an infinitive that may belong to them."""
    following = last.nbor() if last.i + 1 < len(last.doc) else None
    if following is None or following.is_sent_start or following.dep_ == "cc":
        return False
    if following.is_punct:
        return following.text in _DASHES
    return following.pos_ in {"VERB", "AUX", "PART", "NOUN", "PROPN", "PRON", "NUM"} or following.tag_ in {
        "TO",
        "WP",
        "WDT",
    }


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
    cut = not tokens or _is_cut(tokens[-1])
    return not cut and _is_charge(reading, preposition, tokens) and _reads_well(reading, tokens, _MAX_WORDS)


def _reads_well(reading: Reading, tokens: Sequence[Token], most: int, *, empty: bool = False) -> bool:
    """Tell whether the words are one run of fair length, with whole and clear quotations and no open marks."""
    if not tokens:
        return empty
    if tokens[-1].i - tokens[0].i + 1 != len(tokens) or len(tokens) > most:
        return False
    if any(t.text in _OPEN for t in tokens) or tokens[-1].dep_ in {"cc", "prep", "det", "mark", "aux", "poss"}:
        return False
    return quotes_are_clear(reading, tokens)


def _is_named(reading: Reading, tokens: Sequence[Token], least: int = 2) -> bool:
    """Tell whether a phrase names somebody, or says enough to tell whom it means."""
    if any(reading.entity(t) is not None for t in tokens):
        return True
    return sum(t.pos_ in {"NOUN", "PROPN", "ADJ", "VERB"} for t in tokens) >= least


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
        return _whole(clause)
    thing = tree.object_of(verb)
    if thing is None or thing.lemma_.lower() not in lexicon("claim_nouns") or thing.i < verb.i:
        return []
    tokens = _whole(thing)
    return tokens if tokens[-1].i > thing.i or len(tokens) > 2 else []


def _verb_of(verb: Token, subject: Token) -> dict[str, Any]:
    """Return the verb group as the grammar takes it; a participle becomes the simple past."""
    entry = lexicon("charging_verbs").first(tree.lemmas(verb)) or lexicon("denying_verbs").first(tree.lemmas(verb))
    lemma = entry.lemma if entry is not None else verb.lemma_
    plural = subject.tag_ in {"NNS", "NNPS"} or tree.child(subject, "conj") is not None
    if verb.tag_ == "VBG" and not tree.auxiliaries_of(verb):
        return {"auxiliaries": (), "verb": past_tense(lemma), "lemma": lemma, "tag": "VBD", "plural": plural}
    auxiliaries = tuple(a.text for a in tree.auxiliaries_of(verb))
    if not auxiliaries and verb.dep_ == "conj" and verb.tag_ == "VBN":
        auxiliaries = tuple(a.text for a in tree.auxiliaries_of(verb.head))
    tag = "VBD" if verb.tag_ == "VBN" and not auxiliaries else verb.tag_
    return {"auxiliaries": auxiliaries, "verb": verb.text, "lemma": lemma, "tag": tag, "plural": plural}


def _actor(reading: Reading, subject: Token) -> str:
    """Return the word that asks for the accuser, or "" where that is not one name."""
    entity = reading.entity(subject)
    if entity is None or entity.ambiguous or tree.child(subject, "conj") is not None:
        return ""
    if entity.kind is EntityKind.PERSON:
        return "who"
    return asked_as(reading, subject) or ""


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
