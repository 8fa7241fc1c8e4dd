"""HDG-1: words by which the writer does not vouch for what the sentence says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.lexicon import lexicon
from quizgen.model import Fact, make_spans
from quizgen.read import tree
from quizgen.read.standalone import standalone
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading, Sentence

MAX_WORDS = 30
_MAX_PHRASE = 12
_MIN_PHRASE = 5
"""Tokens of a noun phrase that says enough without its sentence."""


@dataclass(frozen=True, kw_only=True)
class Hedge(Fact):
    """One hedge in the writer's own voice.

    word: as printed. passage: the words around it as printed, without other hedges.
    """

    kind: ClassVar[str] = "hedge"
    identity: ClassVar[tuple[str, ...]] = ("word", "passage")
    word: str
    passage: str


def find(reading: Reading) -> Iterator[Hedge]:
    """Yield the hedges of body sentences that hold exactly one, outside quotations and reported speech."""
    for sentence in reading.body():
        hedges = [token for token in sentence.tokens if _is_hedge(token)]
        if len(hedges) != 1 or reading.in_quotation(hedges[0]) or reading.attribution_around(hedges[0]):
            continue
        hedge = hedges[0]
        passage = _passage(reading, hedge, sentence)
        if passage is None:
            continue
        yield Hedge(
            rule="HDG-1",
            spans=make_spans({"answer": reading.parse.span([hedge]), "passage": reading.parse.span(passage)}),
            sentence=sentence.span,
            word=hedge.text.lower(),
            passage=reading.parse.text(passage),
        )


def _is_hedge(token: Token) -> bool:
    entry = lexicon("hedges").get(token.lower_)
    return entry is not None and (
        token.dep_ in entry.gate or (token.dep_ in {"nmod", "compound"} and "amod" in entry.gate)
    )


def _passage(reading: Reading, hedge: Token, sentence: Sentence) -> list[Token] | None:
    """Return the clause that holds the hedge if it is short and can be read alone, else the whole sentence."""
    noun = list(tree.noun_phrase(hedge.head)) if hedge.dep_ == "amod" else []
    if _MIN_PHRASE <= len(noun) <= _MAX_PHRASE and noun[0].tag_ != "PRP$" and _is_plain(reading, noun):
        return list(reading.parse.doc[noun[0].i : noun[-1].i + 1])
    clause = tree.clause_of(hedge)
    for tokens in (list(clause.subtree), list(sentence.tokens)):
        whole = list(reading.parse.doc[tokens[0].i : tokens[-1].i + 1])
        if len([t for t in whole if not t.is_punct]) > MAX_WORDS or len(whole) < 6 or _depends(whole[0]):
            continue
        if not _opens_well(whole[0], clause, sentence):
            continue
        if standalone(reading, whole, dates=False) is not None:
            return whole
    return None


def _is_plain(reading: Reading, noun: list[Token]) -> bool:
    """Tell whether a noun phrase can be shown alone: nothing in it but what belongs to the noun."""
    return standalone(reading, noun, dates=False) is not None and not any(t.lower_ in {"from", "("} for t in noun)


def _opens_well(first: Token, clause: Token, sentence: Sentence) -> bool:
    """Tell whether a passage begins where a sentence or the subject of its clause does."""
    subject = tree.subject_of(clause)
    if subject is None:
        return False
    return first.i in {sentence.tokens.start, subject.left_edge.i}


def _depends(first: Token) -> bool:
    """Tell whether a passage that begins so hangs on something before it: "that …", "which …"."""
    return first.dep_ == "mark" or first.tag_ in {"WDT", "WP", "WP$", "WRB"}


RULES = (
    FactRule(
        id="HDG-1",
        family="HDG-1",
        skill="HDG",
        level=2,
        finds="A word by which the writer does not vouch for a fact: alleged(ly), reportedly, suspected, apparently, …",
        why="A hedge is honest reporting: without it, a suspicion would stand there as a fact.",
        find=find,
        fires=(
            Fires(
                "Oil has allegedly leaked from the ferry Nordstjernen into a fjord.",
                (
                    {
                        "word": "allegedly",
                        "passage": "Oil has allegedly leaked from the ferry Nordstjernen into a fjord.",
                    },
                ),
            ),
            Fires(
                "Norway and Sweden disagree about the alleged misuse of European funds.",
                ({"word": "alleged"},),
            ),
            Fires("The company Norlink apparently ignored three warnings.", ({"word": "apparently"},)),
        ),
        silent=(
            Silent(
                "“Oil has allegedly leaked into the fjord,” Anna Berg said.", "the speaker's hedge, not the writer's"
            ),
            Silent("Anna Berg said that oil had allegedly leaked into the fjord.", "the speaker's hedge"),
            Silent("It is apparent that oil has leaked into the fjord.", "“apparent that” means certain"),
            Silent("They reportedly left.", "who left?"),
            Silent("He was suspected by the police of theft in Oslo.", "a verb, not a hedge of the writer"),
        ),
    ),
)
