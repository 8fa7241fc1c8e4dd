"""Who runs for an office: a candidate's post is only half of who he is in a report on the race."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.lexicon import lexicon
from quizgen.read import tree
from quizgen.read.entities import EntityKind
from quizgen.read.roles import find_roles

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading
    from quizgen.read.entities import Entity, Mention

_TITLE_POS = frozenset({"NOUN", "PROPN", "ADJ"})
_JOINTS = frozenset({",", "—", "–", "--", "-", ":"})
_DASHES = frozenset({"—", "–", "--", "-", ":"})
_LISTING = frozenset({"like", "including", "as"})
_REACH = 8
"""Tokens before a name in which a title may stand: "running mate — Lisbon Mayor Rui Sousa"."""


def is_running(reading: Reading, person: Entity) -> bool:
    """Tell whether the text, with its headline, calls a person a candidate or tells of the campaign as this person's."""
    if any(_is_candidate(reading.parse.doc[role.head]) for role in find_roles(reading) if role.person is person):
        return True
    return any(_shows(reading, mention) for mention in person.mentions)


def _shows(reading: Reading, mention: Mention) -> bool:
    doc = reading.parse.doc
    name = doc[mention.first : mention.end].root
    behind = [t.lower_ for t in doc[mention.end : mention.end + 2]]
    if behind == ["for", "president"] or _owns_campaign(name) or _campaigns(name):
        return True
    first = name.head if name.dep_ == "conj" and name.head.pos_ == "PROPN" else None
    starts = [doc[mention.first], *([first] if first is not None else [])]
    return any(_is_introduced(reading, start) for start in starts) or _is_listed(doc[mention.first])


def _is_candidate(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    entry = lexicon("candidacy_nouns").get(noun.lower_) or lexicon("candidacy_nouns").get(lemma)
    if entry is None or entry.cls != "person":
        return False
    before = {t.lower_ for t in noun.doc[max(0, noun.i - 2) : noun.i]}
    return lemma not in {"mate", "runner"} or bool(before & {"running", "front"})


def _is_introduced(reading: Reading, first: Token) -> bool:
    """Tell whether a candidate's title stands before a name, with at most one mark between: "fellow candidate Mayor …"."""
    joints = 0
    for index in range(first.i - 1, max(first.sent.start, first.i - _REACH) - 1, -1):
        token = first.doc[index]
        if token.text in _JOINTS:
            joints += 1
        elif token.pos_ not in _TITLE_POS or _is_person(reading, token):
            return False
        if joints > 1:
            return False
        if _is_candidate(token):
            return True
    return False


def _is_person(reading: Reading, token: Token) -> bool:
    entity = reading.mentions.get(token.i)
    return entity is not None and entity.kind is EntityKind.PERSON


def _is_listed(first: Token) -> bool:
    """Tell whether a name stands in a list of candidates: "three contenders – Rui Sousa, Gov. Ana Ruiz and …"."""
    for index in range(first.i - 1, first.sent.start, -1):
        token = first.doc[index]
        if token.pos_ in {"VERB", "AUX"} and token.lower_ != "including":
            return False
        if token.lower_ in _LISTING or token.text in _DASHES:
            before = [t for t in first.doc[max(first.sent.start, index - 2) : index] if t.tag_ == "NNS"]
            return any(_is_candidate(t) for t in before)
    return False


def _owns_campaign(name: Token) -> bool:
    """Tell whether a campaign or a candidacy is told of as this person's: "Ruiz’s campaign", "the Ruiz campaign"."""
    entry = lexicon("candidacy_nouns").get(name.head.lemma_.lower())
    if name.dep_ not in {"poss", "compound", "nmod"} or entry is None or entry.cls != "thing":
        return False
    return not any(t.lower_ in entry.never_with for t in name.head.children)


def _campaigns(name: Token) -> bool:
    """Tell whether the person does what only candidates do ("Ruiz is running for president"), or votes are cast for him."""
    verb = name.head
    if name.dep_ == "pobj":
        return (verb.lower_, verb.head.lemma_) in {
            ("for", "vote"),
            ("for", "ballot"),
            ("for", "caucus"),
            ("over", "lead"),
        }
    if name.dep_ == "dobj" and verb.lemma_ in {"support", "prefer", "choose"}:
        return any(p.lower_ == "over" for p in tree.children(verb, "prep"))
    entry = lexicon("candidacy_verbs").get(verb.lemma_)
    if entry is None or tree.is_negated(verb):
        return False
    if name.dep_ != "nsubj" or not entry.gate:
        return entry.cls in {name.dep_, "either"}
    thing = tree.object_of(verb)
    behind = [c for p in tree.children(verb, "prep") if p.lower_ == "for" for c in p.children]
    return any(t.lower_ in entry.gate for t in (*([thing] if thing is not None else []), *behind))
