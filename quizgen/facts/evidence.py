"""EVD-2: statements that rest on material: a poll, a study, records, a recording."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.statement import statement
from quizgen.lexicon import lexicon
from quizgen.model import Fact, make_spans
from quizgen.read import tree
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading

_SHOWING = frozenset(
    {
        "according to",
        "conclude",
        "demonstrate",
        "estimate",
        "find",
        "indicate",
        "report",
        "reveal",
        "say",
        "show",
        "suggest",
    }
)
_MAX_WORDS = 14
_GENERIC = frozenset(
    {"new", "recent", "latest", "late", "public", "several", "many", "some", "various", "other", "more",
     "news", "media", "press", "internet"}
)  # fmt: skip
_WHY = "A statement that rests on a poll, a study or a document can be checked there: ask what it rests on."


@dataclass(frozen=True, kw_only=True)
class Evidence(Fact):
    """A statement and the material it rests on, both made to stand alone. noun: lemma of the material's noun."""

    kind: ClassVar[str] = "evidence"
    identity: ClassVar[tuple[str, ...]] = ("material", "claim")
    material: str
    noun: str
    claim: str


def find(reading: Reading) -> Iterator[Evidence]:
    """Yield statements whose source is material that the phrase itself identifies ("a Norlink survey", not "polls")."""
    for a in reading.attributions:
        if a.negated or a.nested is not None or a.mode == "direct" or a.cue_head is None or a.source_head is None:
            continue
        source, cue = reading.parse.doc[a.source_head], reading.parse.doc[a.cue_head]
        if a.cue_lemma not in _SHOWING or source.lemma_.lower() not in lexicon("evidence_nouns"):
            continue
        if (
            cue.dep_ == "xcomp"
            or tree.modal_of(cue) is not None
            or tree.is_conditional(cue)
            or source.i in reading.mentions
        ):
            continue
        phrase = _material(reading, source)
        found = statement(reading, a, phrase) if phrase else None
        if found is None or found.claim.startswith(("“", '"')) or len(found.source.split()) > _MAX_WORDS:
            continue
        yield Evidence(
            rule="EVD-2",
            spans=make_spans({"answer": reading.parse.span(phrase), "content": a.content}),
            sentence=reading.parse.sentence_of(cue).span,
            material=found.source,
            noun=source.lemma_.lower(),
            claim=found.claim,
        )


def _material(reading: Reading, noun: Token) -> list[Token]:
    """Return the phrase for the material, without what only dates it; none where it does not tell which it is."""
    phrase = tree.noun_phrase(noun)
    dated = {
        t.i
        for child in tree.children(noun, "acl", "npadvmod")
        for t in child.subtree
        if any(s.i in reading.times for s in child.subtree)
    }
    phrase = [t for t in phrase if t.i not in dated]
    return phrase if any(_identifies(reading, t, noun) for t in phrase) else []


def _identifies(reading: Reading, token: Token, noun: Token) -> bool:
    """Tell whether a word of the phrase tells whose or which material it is."""
    if token.i == noun.i or token.lower_ in _GENERIC:
        return False
    return token.pos_ == "PROPN" or token.i in reading.mentions or token.dep_ in {"compound", "poss"}


RULES = (
    FactRule(
        id="EVD-2",
        family="EVD-2",
        skill="EVD",
        level=2,
        finds="The poll, study, record or other material that a statement rests on.",
        why=_WHY,
        find=find,
        fires=(
            Fires(
                "A survey by Norlink found that most ferries in Norway were older than their captains.",
                (
                    {
                        "material": "a survey by Norlink",
                        "claim": "most ferries in Norway were older than their captains",
                    },
                ),
            ),
            Fires(
                "Norlink ignored three warnings from Sweden, according to court documents.",
                ({"material": "court documents", "claim": "Norlink ignored three warnings from Sweden"},),
            ),
            Fires(
                "A survey by Norlink found that most ferries in Norway stopped on Tuesday because of high waves.",
                ({"claim": "most ferries in Norway stopped because of high waves"},),
                date=None,
            ),
            Fires(
                "Anna Berg has backing from 33 percent, according to a New York Times/CBS News survey released on Thursday.",
                ({"material": "a New York Times/CBS News survey"},),
            ),
            Fires(
                "A Norlink poll conducted last week shows that most passengers in Oslo fear high waves.",
                ({"material": "A Norlink poll"},),
            ),
        ),
        silent=(
            Silent("In Oslo, a survey by Norlink found that most passengers feared high waves.", "of Oslo, or of all?"),
            Silent("Polls show that most ferries in Norway were older than their captains.", "which polls?"),
            Silent("Kari Mellum found that most ferries in Norway were old.", "a person"),
            Silent("A survey by Norlink did not find that most ferries in Norway were old.", "negated"),
            Silent("A survey by Norlink found that they were older than their captains.", "what were?"),
        ),
    ),
)
