"""FAC-1: what was done: the object of a deed, direct or behind the preposition that belongs to the verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.countries import country_of_capital
from quizgen.facts.actor import asked_as, is_people_noun
from quizgen.facts.clause import (
    WHY,
    is_anchored,
    is_named,
    spans_of,
    told_clauses,
    wants_plural,
    wording,
)
from quizgen.facts.happening import Happening, parts_of
from quizgen.lexicon import lexicon
from quizgen.read import tree
from quizgen.read.entities import EntityKind
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.facts.clause import Told
    from quizgen.read import Reading
    from quizgen.read.clauses import Clause

_MIN_WORDS, _MAX_WORDS = 3, 16
_MIN_OBLIQUE_WORDS = 2
_LIGHT_VERBS = frozenset(
    {"be", "have", "do", "make", "take", "give", "get", "put", "see", "include", "play", "hold", "show", "become"}
)
_OF_OPINION = frozenset({"critical", "supportive", "opposed", "worried", "concerned", "confident", "optimistic", "sceptical",
                         "skeptical", "wary", "proud", "afraid", "guilty", "responsible", "dependent"})  # fmt: skip
"""Adjectives whose preposition leads to what matters: "critical *of*"."""
_LEADING = frozenset({"to", "with", "from", "against", "for"})
_OBJECTLIKE = frozenset({"xcomp", "ccomp", "dative", "oprd", "prt"})
"""Dependents of a verb that make of its object only half of what it says."""


@dataclass(frozen=True, kw_only=True)
class Deed(Happening):
    """What somebody did something to; ``answer`` is the object.

    asked: the word that asks for it: "whom", "what", or the noun that goes with "which" ("country").
    leading: the preposition that goes with the question word to the front ("*To* which country …?"), or "".
    stranded: the preposition that stays behind at the end of the question ("What did it turn *into*?"), or "".
    named: the answer is one name, and nothing but the words that belong to it.
    """

    kind: ClassVar[str] = "deed"
    identity: ClassVar[tuple[str, ...]] = ("lemma", "subject", "answer")
    asked: str
    stranded: str = ""
    leading: str = ""
    named: bool = False


def find_deeds(reading: Reading) -> Iterator[Deed]:
    """Yield clauses with a direct object that makes a short, telling answer."""
    for told in told_clauses(reading):
        clause = told.clause
        thing = tree.object_of(clause.verb)
        if thing is None or thing.pos_ == "PRON" or clause.verb.lemma_ in _LIGHT_VERBS or not _may_ask(told):
            continue
        phrase = [t for t in clause.rest if t.i in {s.i for s in thing.subtree}]
        if not phrase or _splits(clause, phrase) or phrase[0].tag_ == "PRP$":
            continue
        answer = told.text(phrase)
        if not is_anchored(told, phrase):
            continue
        asked = _asked(reading, thing)
        if asked is None or (not _MIN_WORDS <= len(answer.split()) <= _MAX_WORDS and asked == "what"):
            continue
        if asked == "whom" and " " not in answer and thing.i not in reading.mentions:
            continue  # "judges", "reporters": no answer to remember
        yield Deed(
            rule="FAC-1-OBJECT", spans=spans_of(told, phrase), answer=answer, asked=asked,
            named=_is_name(reading, thing, phrase), **parts_of(told), **wording(told, phrase),
        )  # fmt: skip


def find_obliques(reading: Reading) -> Iterator[Deed]:
    """Yield clauses that end in the object of a preposition which belongs to the verb or the adjective."""
    for told in told_clauses(reading):
        preposition = _governed(told.clause)
        noun = tree.child(preposition, "pobj", "pcomp") if preposition is not None else None
        if preposition is None or noun is None or noun.pos_ == "PRON" or not _may_ask(told):
            continue
        if told.clause.verb.dep_ == "relcl" or _is_parted(told.clause, preposition):
            continue
        inside = {t.i for t in noun.subtree}
        phrase = [t for t in told.clause.rest if t.i in inside]
        if not phrase or phrase[-1].i != told.clause.rest[-1].i or phrase[0].i != preposition.i + 1:
            continue
        answer = told.text(phrase)
        if not _is_narrow(told, phrase) or not _MIN_OBLIQUE_WORDS <= len(answer.split()) <= _MAX_WORDS:
            continue
        asked = _asked(reading, noun)
        if asked is not None:
            yield Deed(
                rule="FAC-1-OBLIQUE", spans=spans_of(told, phrase), answer=answer, asked=asked,
                stranded=preposition.lower_, **parts_of(told), **wording(told, phrase),
            )  # fmt: skip


def _asked(reading: Reading, noun: Token) -> str | None:
    """Return the word that asks for an object; None for a name of which it is not sure what it names."""
    entity = reading.mentions.get(noun.i)
    if noun.pos_ == "NOUN" and noun.text[0].isupper():
        return None  # half of a title: "the No Child Left Behind law"
    if entity is None:
        return "whom" if is_people_noun(noun) else "what"
    if entity.ambiguous or noun.pos_ != "PROPN" or tree.child(noun, "conj") is not None:
        return "what" if noun.pos_ == "NOUN" and entity.kind is not EntityKind.PERSON else None
    asked = asked_as(reading, noun)
    if asked == "city" and (noun.text in lexicon("metonyms") or country_of_capital(noun.text) is not None):
        return None  # "accused Moscow of meddling": a government
    return "whom" if asked == "who" else asked


def find_named_obliques(reading: Reading) -> Iterator[Deed]:
    """Yield clauses with one country, city, body or person behind a preposition of the verb: "to which country"."""
    for told in told_clauses(reading):
        if told.clause.verb.lemma_ in _LIGHT_VERBS:
            continue
        for preposition in tree.children(told.clause.verb, "prep"):
            noun = tree.child(preposition, "pobj")
            if (
                noun is None
                or noun.i not in reading.mentions
                or preposition.lower_ not in _LEADING
                or not _may_ask(told)
            ):
                continue
            inside = {t.i for t in preposition.subtree}
            phrase = [t for t in told.clause.rest if t.i in inside]
            asked = _asked(reading, noun)
            if asked in {None, "what"} or not phrase or any(t.pos_ == "VERB" for t in phrase):
                continue
            if is_anchored(told, phrase):
                yield Deed(
                    rule="FAC-1-TO", spans=spans_of(told, phrase), answer=told.text(phrase[1:]), asked=str(asked),
                    leading=preposition.lower_, named=_is_name(reading, noun, phrase[1:]), **parts_of(told),
                    **wording(told, phrase),
                )  # fmt: skip


def _is_name(reading: Reading, noun: Token, phrase: Sequence[Token]) -> bool:
    """Tell whether a phrase is a name with its titles and article: "President Barack Obama", not "Bo in Oslo"."""
    if noun.i not in reading.mentions or noun.pos_ != "PROPN":
        return False
    return all(t.pos_ == "PROPN" or t.dep_ in {"det", "compound", "nmod", "amod"} or t.is_punct for t in phrase)


def _is_narrow(told: Told, phrase: Sequence[Token]) -> bool:
    """Tell whether the question can mean one thing only: a named subject and a verb, or more where there is no verb."""
    adjective = tree.child(told.clause.verb, "acomp")
    if told.clause.verb.lemma_ == "be" and (adjective is None or adjective.lower_ not in _OF_OPINION):
        return is_anchored(told, phrase)
    return is_named(told, told.clause.subject)


def _may_ask(told: Told) -> bool:
    """Tell whether the subject can stand in a question: one name or phrase that agrees with its verb."""
    head = told.clause.subject_head
    entity = told.reading.mentions.get(head.i)
    if entity is not None and (entity.ambiguous or (wants_plural(told.clause) and head.tag_ == "NNP")):
        return False
    if any(c.tag_ in {"NNS", "NNPS"} and c.dep_ == "compound" and head.pos_ == "PROPN" for c in head.children):
        return False  # "Candidates Ben Carson and Jeb Bush": the first of several
    return head.pos_ in {"NOUN", "PROPN"} and head.tag_ != "CD" and head.ent_type_ not in {"CARDINAL", "PERCENT"}


def _governed(clause: Clause) -> Token | None:
    """Return the preposition that verb or adjective demands: "turn *into*", "critical *of*", "based *on*"."""
    adjective = tree.child(clause.verb, "acomp")
    if adjective is not None:
        return next((c for c in tree.children(adjective, "prep") if c.i > adjective.i), None)
    entry = lexicon("prepositional_verbs").first(tree.lemmas(clause.verb))
    if entry is None or tree.object_of(clause.verb) is not None:
        return None
    return next((c for c in tree.children(clause.verb, "prep") if c.lower_ in entry.gate), None)


def _is_parted(clause: Clause, preposition: Token) -> bool:
    """Tell whether more than adverbs stands between a verb and its preposition: "voted in 2019 *for* a law"."""
    governor = preposition.head
    between = [t for t in clause.rest if governor.i < t.i < preposition.i]
    return any(t.pos_ not in {"ADV", "PART", "ADP"} for t in between)


def _splits(clause: Clause, phrase: Sequence[Token]) -> bool:
    """Tell whether the object is not one run of words, or "what" would ask for something else as well."""
    return phrase[-1].i - phrase[0].i + 1 != len(phrase) or any(c.dep_ in _OBJECTLIKE for c in clause.verb.children)


RULES = (
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
                "Maria Lindqvist signed a treaty with Norway at a summit in Helsinki.",
                (
                    {
                        "answer": "a treaty with Norway",
                        "subject": "Maria Lindqvist",
                        "doer": "Maria Lindqvist",
                        "done_to": "a treaty with Norway",
                        "modality": "happened",
                    },
                ),
            ),
        ),
        silent=(
            Silent("Maria Lindqvist made a mistake with Norway.", "a light verb: the object is half of it"),
            Silent("She signed a treaty with Norway at a summit in Helsinki.", "the pronoun names nobody"),
            Silent("Maria Lindqvist signed it in Helsinki.", "a pronoun is no answer"),
        ),
    ),
    FactRule(
        id="FAC-1-TO",
        family="FAC-1",
        skill="FAC",
        level=1,
        finds="To, with, from, against or for which country, body or person something was done.",
        why=WHY,
        find=find_named_obliques,
        fires=(
            Fires(
                "Maria Lindqvist sent three new ships to Norway in May.",
                ({"answer": "Norway", "leading": "to", "asked": "country"},),
            ),
        ),
        silent=(
            Silent("She sent three new ships to Norway in May.", "the pronoun names nobody"),
            Silent("Maria Lindqvist sailed with friends to the islands.", "no names"),
        ),
    ),
    FactRule(
        id="FAC-1-OBLIQUE",
        family="FAC-1",
        skill="FAC",
        level=1,
        finds="What the preposition of a verb or adjective leads to: “turned into”, “critical of”, “based on”.",
        why=WHY,
        find=find_obliques,
        fires=(
            Fires(
                "Norway has cracked down on illegal fishing.",
                ({"answer": "illegal fishing", "stranded": "on", "verb": "cracked"},),
            ),
            Fires(
                "The Norwegian transport ministry was critical of plans for a second bridge.",
                ({"answer": "plans for a second bridge", "stranded": "of"},),
            ),
        ),
        silent=(
            Silent("Norway has slept on a big secret.", "“on” does not belong to the verb"),
            Silent("He has cracked down on illegal fishing.", "the pronoun names nobody"),
            Silent("Norway cracked down in 2019 on illegal fishing.", "the date parts verb and preposition"),
            Silent(
                "Anna Berg, who belonged to a club of sailors, praised Norway.",
                "told in passing of somebody, not what the report is about",
            ),
        ),
    ),
)
