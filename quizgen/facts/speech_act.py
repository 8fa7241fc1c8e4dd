"""What blame, praise, demands, promises and denials share: an act done by words, who does it, and how it is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from quizgen.facts.actor import asked_as
from quizgen.facts.aside import without_aside
from quizgen.grammar import past_tense
from quizgen.lexicon import lexicon
from quizgen.model import Fact
from quizgen.read import tree
from quizgen.read.entities import EntityKind
from quizgen.read.standalone import quotes_are_clear
from quizgen.read.voice import is_opinion, voice_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.lexicon import Entry
    from quizgen.read import Reading, Sentence
    from quizgen.read.voice import Voice

MAX_WORDS = 24
MAX_PARTY = 14
_MAX_ASIDE = 5
"""Tokens of a place or party behind a name: "of New Jersey", "(R-Ohio)"."""
_STOP = re.compile(r"[.,]+(?=[”\"'’]+$)")
_DASHES = frozenset({"—", "–", "--", "-"})
_SHARING = frozenset({"after", "by", "since"})
"""Prepositions before a participle that is the deed of the sentence’s subject."""
_OPEN = frozenset({"(", ")", "[", "]", ";", ":", "—", "–", "--"})


@dataclass(frozen=True, kw_only=True)
class SpeechAct(Fact):
    """What charges, stances and denials share: the verb group as the grammar takes it, and who tells of it (None: the article)."""

    auxiliaries: tuple[str, ...]
    verb: str
    lemma: str
    tag: str
    plural: bool
    source: str | None


def told_acts(reading: Reading, name: str) -> Iterator[tuple[Sentence, Token, Entry, Voice]]:
    """Yield the verbs of a lexicon that tell of something done, with whose word that is."""
    if is_opinion(reading):
        return
    for sentence, verb, lemmas in _verbs(reading):
        entry = lexicon(name).first(lemmas)
        if entry is None or reading.in_quotation(verb) or tree.is_negated(verb) or tree.is_conditional(verb):
            continue
        if tree.modal_of(verb) is not None or tree.child(verb, "expl") is not None or not _is_told(verb):
            continue
        if tree.child(verb, "prt") is not None and " " not in entry.lemma:
            continue
        voice = voice_of(reading, verb)
        if voice is not None:
            yield sentence, verb, entry, voice


@lru_cache(maxsize=1)
def _verbs(reading: Reading) -> tuple[tuple[Sentence, Token, tuple[str, ...]], ...]:
    """Return the verbs of the body with their lemmas; the last article's are remembered, since several rules ask for them."""
    return tuple(
        (sentence, token, tuple(tree.lemmas(token)))
        for sentence in reading.body()
        for token in sentence.tokens
        if token.pos_ == "VERB"
    )


def _is_told(verb: Token) -> bool:
    """Tell whether the verb is tensed, or a participle that goes with a tensed one: "resigned, *blaming* Berg"."""
    if tree.is_finite(verb):
        return verb.dep_ in {"ROOT", "conj", "ccomp", "relcl", "advcl"} and verb.tag_ != "VB"
    return verb.tag_ == "VBG" and not tree.auxiliaries_of(verb) and _main_verb(verb) is not None


def _main_verb(participle: Token) -> Token | None:
    """Return the tensed verb whose subject a participle shares: "resigned, *blaming* Berg", "left after *blaming* Berg"."""
    above = participle.head
    if participle.dep_ == "pcomp" and above.lower_ in _SHARING and above.dep_ == "prep":
        above = above.head
    elif participle.dep_ != "advcl":
        return None
    return above if _is_tensed(above) else None


def _is_tensed(verb: Token) -> bool:
    return verb.pos_ in {"VERB", "AUX"} and tree.is_finite(verb) and not tree.is_passive(verb)


def subject_of_act(verb: Token) -> Token | None:
    """Return the subject: its own, that of the verb before it, or whom a relative clause tells of."""
    bare = verb.tag_ == "VBG" and not tree.is_finite(verb)
    subject = tree.subject_of((_main_verb(verb) if bare else None) or verb)
    if subject is not None and subject.lower_ in {"who", "which", "that"} and verb.dep_ == "relcl":
        return verb.head if verb.head.ent_type_ == "PERSON" and _is_near(verb.head, subject) else None
    if subject is not None and verb.dep_ != "conj" and any(a.i < subject.i for a in tree.auxiliaries_of(verb)):
        return None  # "had Berg praised him": she did not
    if subject is None or subject.i > verb.i or subject.tag_ in {"WP", "WDT", "EX", "DT"}:
        return None
    return None if verb.dep_ == "conj" and _lost_subject(verb) else subject


def _lost_subject(verb: Token) -> bool:
    """Tell whether a name stands before a second verb that the parser did not take for its subject: "…, Berg, had left"."""
    before = verb.i - 1
    while before > verb.sent.start and verb.doc[before].pos_ in {"AUX", "ADV", "PART"}:
        before -= 1
    if verb.doc[before].text == ",":
        before -= 1
    return tree.child(verb, *tree.SUBJECTS) is None and verb.doc[before].pos_ == "PROPN"


def _is_near(name: Token, relative: Token) -> bool:
    """Tell whether a comma, and before it at most a place or a party, stands between a name and its relative clause."""
    between = list(relative.doc[name.i + 1 : relative.i])
    if not between or between[-1].text != ",":
        return False
    aside = between[:-1]
    place = not aside or aside[0].lower_ == "of" or aside[0].text == "("
    return place and len(aside) <= _MAX_ASIDE and not any(t.text == "," for t in aside)


def whole(head: Token) -> list[Token]:
    """Return the branch of a token without marks at its end, and without what a comma and a new clause add."""
    tokens = list(head.subtree)
    return without_aside(tokens, head, head)


def follows(verb: Token, first: Token) -> bool:
    """Tell whether nothing but adverbs stands between a verb and what it is about: no half of a name was lost."""
    return all(t.pos_ in {"ADV", "PART"} or t.dep_ == "prt" for t in verb.doc[verb.i + 1 : first.i])


def plain_end(text: str) -> str:
    """Leave out a stop or comma before the quotation mark that ends a phrase: "as “reckless,”"."""
    return _STOP.sub("", text)


def is_cut(last: Token) -> bool:
    """Tell whether the words break off before a verb or an infinitive that may belong to them."""
    following = last.nbor() if last.i + 1 < len(last.doc) else None
    if following is None or following.is_sent_start or following.dep_ == "cc":
        return False
    if following.is_punct:
        return following.text in _DASHES
    if following.lower_ == "following":
        return False
    return following.pos_ in {"VERB", "AUX", "PART", "NOUN", "PROPN", "PRON", "NUM"} or following.tag_ in {
        "TO",
        "WP",
        "WDT",
    }


def reads_well(reading: Reading, tokens: Sequence[Token], most: int, *, empty: bool = False) -> bool:
    """Tell whether the words are one run of fair length, with whole and clear quotations and no open marks."""
    if not tokens:
        return empty
    if tokens[-1].i - tokens[0].i + 1 != len(tokens) or len(tokens) > most:
        return False
    if any(t.text in _OPEN for t in tokens) or tokens[-1].dep_ in {"cc", "prep", "det", "mark", "aux", "poss"}:
        return False
    return quotes_are_clear(reading, tokens)


def is_named(reading: Reading, tokens: Sequence[Token], least: int = 2) -> bool:
    """Tell whether a phrase names somebody, or says enough to tell whom it means."""
    if any(reading.entity(t) is not None for t in tokens):
        return True
    return sum(t.pos_ in {"NOUN", "PROPN", "ADJ", "VERB"} for t in tokens) >= least


def verb_of(verb: Token, subject: Token, name: str) -> dict[str, Any]:
    """Return the verb group as the grammar takes it, by the lexicon ``name``; a participle becomes the simple past."""
    entry = lexicon(name).first(tree.lemmas(verb))
    lemma = entry.lemma if entry is not None else verb.lemma_
    plural = subject.tag_ in {"NNS", "NNPS"} or tree.child(subject, "conj") is not None
    if verb.tag_ == "VBG" and not tree.auxiliaries_of(verb):
        return {"auxiliaries": (), "verb": past_tense(lemma), "lemma": lemma, "tag": "VBD", "plural": plural}
    auxiliaries = tuple(a.text for a in tree.auxiliaries_of(verb))
    if not auxiliaries and verb.dep_ == "conj" and verb.tag_ == "VBN":
        auxiliaries = tuple(a.text for a in tree.auxiliaries_of(verb.head))
    tag = "VBD" if verb.tag_ == "VBN" and not auxiliaries else verb.tag_
    particle = lemma.partition(" ")[2]
    return {
        "auxiliaries": auxiliaries,
        "verb": f"{verb.text} {particle}".strip(),
        "lemma": lemma,
        "tag": tag,
        "plural": plural,
    }


def actor_word(reading: Reading, subject: Token) -> str:
    """Return the word that asks for the accuser, or "" where that is not one name."""
    entity = reading.entity(subject)
    if entity is None or entity.ambiguous or tree.child(subject, "conj") is not None:
        return ""
    if entity.kind is EntityKind.PERSON:
        return "who"
    return asked_as(reading, subject) or ""
