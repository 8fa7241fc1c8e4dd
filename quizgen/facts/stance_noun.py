"""SRC-9: a stance told by a noun with its owner: "Berg’s call for a ban", "his promise to close two ports"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from quizgen.facts.speech_act import MAX_WORDS, is_cut, reads_well
from quizgen.facts.stance import WHY, Stance, is_undone, stance_of, uses_of
from quizgen.facts.stance_aim import Aim, about, deed_of, goes_on, infinitive_of, is_telling
from quizgen.grammar import past_tense
from quizgen.lexicon import lexicon
from quizgen.read import tree
from quizgen.read.entities import EntityKind
from quizgen.read.voice import is_opinion, voice_of
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.lexicon import Entry
    from quizgen.read import Reading


def find(reading: Reading) -> Iterator[Stance]:
    """Yield stances told by a noun with its owner: "Berg’s call for a ban"."""
    if is_opinion(reading):
        return
    uses = uses_of(reading)
    for sentence in reading.body():
        for noun in sentence.tokens:
            entry = lexicon("stance_nouns").get(noun.lemma_.lower()) if noun.tag_ == "NN" else None
            owner = tree.child(noun, "poss") if entry is not None and not reading.in_quotation(noun) else None
            aim = _aim_of_noun(reading, noun, entry) if entry is not None and owner is not None else None
            voice = voice_of(reading, noun) if aim is not None else None
            if entry is None or owner is None or aim is None or voice is None or is_undone(noun):
                continue
            fact = stance_of(reading, sentence, noun, owner, replace(aim, link=entry.gloss), voice)
            if fact is not None:
                verb = lexicon("stance_verbs").entries[entry.cls]
                yield replace(
                    fact,
                    rule="SRC-9-NOUN",
                    verb=past_tense(verb.lemma),
                    lemma=verb.lemma,
                    many=verb.cls == "state",
                    alone=len(uses[fact.who, verb.lemma]) <= 1,
                )


def _aim_of_noun(reading: Reading, noun: Token, entry: Entry) -> Aim | None:
    deed = infinitive_of(noun, "acl", "relcl") if "infinitive" in entry.gate else None
    behind = [c for c in tree.children(noun, "prep") if c.lower_ in entry.gate and c.i == noun.i + 1]
    aim = deed_of("own", deed) if deed is not None else about(reading, behind[0]) if behind else None
    person = reading.mentions.get(aim.head.i) if aim is not None else None
    if aim is not None and person is not None and person.kind is EntityKind.PERSON:
        return Aim("name", [aim.head], aim.head) if not person.ambiguous else None
    if aim is None or not is_telling(reading, aim) or not reads_well(reading, aim.content, MAX_WORDS):
        return None
    return None if _breaks_off(noun, aim.content[-1]) or goes_on(reading, aim.content[-1]) else aim


def _breaks_off(noun: Token, last: Token) -> bool:
    """Tell whether the words behind a noun break off; the verb of which the noun is a part may follow."""
    above = set(noun.ancestors)
    following = last.nbor() if last.i + 1 < len(last.doc) else last
    return is_cut(last) and following not in above and following.head not in above


RULES = (
    FactRule(
        id="SRC-9-NOUN",
        family="SRC-9",
        skill="SRC",
        level=1,
        finds="Somebody’s call, support, promise or opposition, with what it is for.",
        why=WHY,
        find=find,
        fires=(
            Fires(
                "Anna Berg’s call for a ban on diesel ferries angered Norlink.",
                ({"who": "Anna Berg", "lemma": "call", "link": "for", "content": "a ban on diesel ferries"},),
            ),
            Fires(
                "Many voters in Oslo disliked Leo Brandt’s promise to close two ports.",
                ({"who": "Leo Brandt", "verb": "promised", "content": "close two ports", "shape": "own"},),
            ),
        ),
        silent=(
            Silent("The call for a ban on diesel ferries angered Norlink.", "whose?"),
            Silent("Anna Berg’s call angered Norlink.", "for what?"),
            Silent("Norlink withdrew Leo Brandt’s promise to close two ports.", "taken back"),
            Silent("Anna Berg’s initial support for a ban on diesel ferries angered Norlink.", "it did not last"),
        ),
    ),
)
