"""AGT-1: passives of saying, thinking and judging that do not tell by whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.nameless import speakers_near
from quizgen.lexicon import lexicon
from quizgen.model import Fact, make_spans
from quizgen.read import tree
from quizgen.read.standalone import standalone
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading

MAX_WORDS = 32


@dataclass(frozen=True, kw_only=True)
class Agentless(Fact):
    """A passive without agent.

    passage: the clause as printed. told: the same made to stand alone. verb: the participle. lemma: its verb.
    """

    kind: ClassVar[str] = "agentless"
    identity: ClassVar[tuple[str, ...]] = ("lemma", "passage")
    verb: str
    lemma: str
    passage: str
    told: str


def find(reading: Reading) -> Iterator[Agentless]:
    """Yield agentless passives of the listed verbs in the article's own voice."""
    for sentence in reading.body():
        for token in sentence.tokens:
            if token.tag_ != "VBN" or token.lemma_ not in lexicon("agentless_passives"):
                continue
            if not _hides_agent(token) or reading.in_quotation(token) or reading.attribution_around(token):
                continue
            if speakers_near(reading, token, 1, new=True):
                continue  # who accuses may be told in the next sentence
            passage = _passage(token)
            told = standalone(reading, passage, dates=False) if passage else None
            if passage is None or told is None:
                continue
            verbs = [*tree.auxiliaries_of(token), token]
            yield Agentless(
                rule="AGT-1",
                spans=make_spans({"answer": reading.parse.span(verbs), "passage": reading.parse.span(passage)}),
                sentence=sentence.span,
                verb=token.text,
                lemma=token.lemma_,
                passage=reading.parse.text(passage),
                told=told,
            )


def _hides_agent(verb: Token) -> bool:
    """Tell whether a participle is a finite passive with the complement its entry asks for, and no by-phrase."""
    if tree.child(verb, "auxpass") is None or not tree.is_finite(verb) or tree.is_negated(verb):
        return False
    if tree.child(verb, "agent") is not None or any(t.lower_ == "by" for t in verb.subtree if t.i > verb.i):
        return False
    if tree.modal_of(verb) is not None or tree.is_conditional(verb):
        return False
    return any(_has(verb, gate) for gate in lexicon("agentless_passives").entries[verb.lemma_].gate)


def _has(verb: Token, gate: str) -> bool:
    """Tell whether a passive has the complement that ``gate`` names."""
    if gate == "it":
        subject = tree.child(verb, "nsubjpass", "expl")
        return subject is not None and subject.lower_ == "it" and tree.child(verb, "ccomp") is not None
    if gate == "to":
        complement = tree.child(verb, "xcomp")
        return complement is not None and any(c.lower_ == "to" for c in complement.children)
    if gate in {"oprd", "dead"}:
        return tree.child(verb, "oprd", "acomp") is not None
    return any(c.dep_ == "prep" and c.lower_ == gate for c in verb.children)


def _passage(verb: Token) -> list[Token] | None:
    """Return the clause if it is short, whole, and has a subject."""
    tokens = [t for t in verb.subtree if t.dep_ != "cc" or t.head.i != verb.i]
    tokens = [t for t in tokens if not any(c.dep_ == "conj" and t.i in {s.i for s in c.subtree} for c in verb.children)]
    while tokens and tokens[-1].is_punct:
        tokens.pop()
    whole = list(verb.doc[tokens[0].i : tokens[-1].i + 1])
    if tree.child(verb, "nsubjpass", "expl", "nsubj") is None or whole[0].dep_ == "mark":
        return None
    if whole[0].tag_ in {"WDT", "WP", "WRB"}:
        return None
    if verb.dep_ not in {"ROOT", "conj"} or len(whole) > MAX_WORDS or len(whole) != len(tokens):
        return None
    return whole


RULES = (
    FactRule(
        id="AGT-1",
        family="AGT-1",
        skill="AGT",
        level=3,
        finds="A passive of saying or judging without “by …”: “it has been suggested that …”.",
        why="“It is said” hides who says it; ask by whom before you believe it.",
        find=find,
        fires=(
            Fires(
                "It has been suggested that volunteers could run three libraries in Oslo.",
                (
                    {
                        "lemma": "suggest",
                        "passage": "It has been suggested that volunteers could run three libraries in Oslo",
                    },
                ),
            ),
            Fires("Norway is widely seen as a leader in electric cars.", ({"verb": "seen"},)),
            Fires("Rui Sousa is believed to own four ships.", ({"lemma": "believe"},)),
        ),
        silent=(
            Silent("It has been suggested by Anna Berg that Oslo should pay.", "the agent is named"),
            Silent(
                "Norway is widely seen as a leader in electric cars. “Nobody has sold more of them,” Anna Berg of Norlink said.",
                "she may be one of those who see it so",
            ),
            Silent("Officers were seen on the roof of a bank in Oslo.", "“see” without “as” is sight, not judgement"),
            Silent("Anna Berg said that Norway was seen as a leader.", "a source stands above it"),
            Silent("They are believed to own four ships.", "who?"),
            Silent("Three ships were sold in Oslo.", "no verb of saying or judging"),
        ),
    ),
)
