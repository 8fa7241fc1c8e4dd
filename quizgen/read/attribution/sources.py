"""Sources: who a cue makes answerable, also where the cue has no subject of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.read import tree
from quizgen.read.attribution.model import Page, entry_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_RELATIVES = frozenset({"WP", "WDT"})
_CARRIERS = frozenset({
    "issue", "release", "send", "publish", "post", "write", "make", "put", "give", "circulate", "file", "approve", "adopt",
    "pass", "run", "air", "sign", "submit",
})  # fmt: skip
"""Verbs by which somebody lets a text speak: "issued a statement saying …"."""
_REACH = 40


def source_of(page: Page, verb: Token) -> Token | None:
    """Return the head of the source of a cue; a participle ("…, adding that") takes that of the cue before it."""
    subject = subject_of(verb) or tree.child(verb, "nsubjpass", "csubj", "csubjpass")
    if subject is not None:
        source = antecedent_of(subject)
        return None if source.ent_type_ in {"DATE", "TIME"} else source
    if verb.tag_ == "VBN" and not tree.auxiliaries_of(verb):
        return tree.agent_of(verb)
    if verb.dep_ == "acl":
        return _carrier(verb.head) or verb.head
    if verb.dep_ in {"advcl", "conj"}:
        before = _main_verb_before(page, verb) or _cue_before(page, verb)
        if before is not None:
            return source_of(page, before)
    led = tree.object_of(verb.head) if verb.dep_ == "xcomp" else None
    if led is not None and led.i < verb.i:
        return led  # "led Smith to say"
    if verb.dep_ in {"advcl", "conj", "xcomp"} and verb.head.pos_ in {"VERB", "AUX"}:
        return source_of(page, verb.head)
    return noun_before(page, verb)


def subject_of(verb: Token) -> Token | None:
    """Return the subject of a cue: of two that the parser gives it, the one next to it."""
    subjects = tree.children(verb, "nsubj")
    before = [t for t in subjects if t.i < verb.i]
    return before[-1] if before else next(iter(subjects), None)


def antecedent_of(subject: Token) -> Token:
    """Return what a relative pronoun stands for ("Smith, who said"), and who issued a text ("a statement that said")."""
    if subject.tag_ in _RELATIVES and subject.head.dep_ == "relcl":
        noun = subject.head.head
        if noun.dep_ == "appos":
            noun = noun.head  # "Smith, the mayor, who said": Smith
        return _carrier(noun) or noun
    return subject


def _carrier(noun: Token) -> Token | None:
    """Return who issued the text that ``noun`` names: "*Norlink* issued a statement saying"."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_ not in _CARRIERS:
        return None
    return tree.subject_of(verb)


def _main_verb_before(page: Page, verb: Token) -> Token | None:
    """Return the last main verb before a participle set off by a comma: "Smith rejected the idea that …, saying"."""
    if verb.tag_ != "VBG" or tree.word_before(verb) != ",":
        return None
    for token in reversed(verb.doc[verb.sent.start : verb.i]):
        if token.i in page.quoted or token.pos_ not in {"VERB", "AUX"} or not tree.is_finite(token):
            continue
        head = token
        while head.dep_ == "conj":
            head = head.head
        if head.dep_ == "ROOT" and tree.child(token, "nsubj", "nsubjpass") is not None:
            return token
    return None


def _cue_before(page: Page, verb: Token) -> Token | None:
    """Return the last cue with a subject before ``verb`` in its sentence, outside quotations."""
    for token in reversed(verb.doc[max(verb.sent.start, verb.i - _REACH) : verb.i]):
        if token.i in page.quoted or token.pos_ != "VERB" or entry_of(token, "quote") is None:
            continue
        if tree.child(token, "nsubj") is not None and token.tag_ != "VB" and not tree.is_passive(token):
            return token
    return None


def noun_before(page: Page, verb: Token) -> Token | None:
    """Return the head of the noun phrase right before a finite cue whose subject the parser lost."""
    if verb.tag_ not in {"VBD", "VBZ", "VBP"}:
        return None
    index = verb.i - 1
    while index >= verb.sent.start and (verb.doc[index].pos_ in {"ADV", "AUX", "PUNCT"} and index not in page.quoted):
        index -= 1
    if index < verb.sent.start or index in page.quoted:
        return None
    noun = verb.doc[index]
    while (
        noun.head.i < verb.i
        and noun.head.i != noun.i
        and noun.dep_ in {"appos", "pobj", "prep", "compound", "nmod", "conj"}
    ):
        noun = noun.head
    return noun if noun.pos_ in {"NOUN", "PROPN", "PRON", "NUM"} else None
