"""HDG-5: how certain the article presents a coming event: decided, expected, or only possible."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.shown import shown
from quizgen.lexicon import lexicon
from quizgen.model import Fact, make_spans
from quizgen.read import tree
from quizgen.read.voice import is_opinion
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading, Sentence

_MAX_WORDS = 36
_MARKS = frozenset(
    {"expected", "likely", "unlikely", "due", "scheduled", "slated", "set", "poised", "planned", "plans", "plan", "planning",
     "intends", "hopes", "aims", "agreed", "decided", "probably", "possibly", "perhaps", "maybe", "certainly", "surely",
     "definitely", "predicted", "forecast", "projected", "anticipated", "possible", "certain", "sure", "bound", "potential",
     "potentially", "apparently", "reportedly", "allegedly", "well", "easily", "conceivably", "almost", "inevitably"}
)  # fmt: skip
"""Words that tell how certain a thing is, besides modal verbs: a passage with two of them is certain in two ways."""
_UNREAL = frozenset(
    {"if", "unless", "whether", "not", "n't", "n’t", "no", "never", "neither", "nor", "hardly", "whatever", "whoever",
     "whenever", "however", "otherwise", "until", "once", "provided", "depending", "always", "often", "usually", "either", "without"}
)  # fmt: skip
_MODALS = frozenset({"may", "might", "could"})
_HAPPEN_NOT = frozenset(
    {"be", "have", "seem", "mean", "need", "want", "know", "like", "help", "see", "hear", "find", "afford", "tell", "say",
     "understand", "remember", "feel", "get", "argue", "imagine", "think", "believe", "look", "sound", "prove", "wonder", "recall",
     "direct", "ask", "describe", "call", "consider", "come", "stem",
     "reflect", "explain", "owe", "suggest", "represent", "indicate", "belong"}
)  # fmt: skip
_PERMITTED = frozenset(
    {"use", "apply", "vote", "cast", "choose", "attend", "bring", "carry", "register", "appeal", "request", "enter", "submit",
     "claim", "keep", "include", "take", "contain", "require"}
)  # fmt: skip
"""What people "may" do by leave, or now and then."""
_LOOSE = frozenset({"come", "go", "move", "head", "win", "lose", "pay", "cut", "fire", "defeat", "eliminate"})
"""Arranged acts that are as often forecast, or told in an image."""
_AIMS = frozenset({"goal", "aim", "purpose", "idea", "task", "job", "mission", "point", "challenge", "strategy", "hope", "objective",
                   "intention", "trick", "way", "key", "step", "answer", "solution", "priority", "focus", "role", "option"})  # fmt: skip
_WHY = "“Will”, “is expected to” and “could” are three different promises; readers who miss the difference feel cheated later."


@dataclass(frozen=True, kw_only=True)
class Certainty(Fact):
    """A sentence of the article's own on what is to come. level: "decided", "expected" or "possible". mark: the words that tell."""

    kind: ClassVar[str] = "certainty"
    identity: ClassVar[tuple[str, ...]] = ("passage",)
    passage: str
    level: str
    mark: str


def find(reading: Reading) -> Iterator[Certainty]:
    """Yield the sentences whose one verb, in one of the three ways, tells of what is to come."""
    if is_opinion(reading):
        return
    for sentence in reading.body():
        root = sentence.tokens[0].sent.root
        if (
            not _is_own_voice(reading, sentence, root)
            or not _is_single(sentence, root)
            or not is_central(reading, sentence)
        ):
            continue
        found = _level(reading, root)
        passage = shown(reading, sentence.span) if found is not None else None
        if found is None or passage is None or len(passage.split()) > _MAX_WORDS:
            continue
        yield Certainty(
            rule="HDG-5",
            spans=make_spans({"answer": reading.parse.span(found[1])}),
            sentence=sentence.span,
            passage=passage,
            level=found[0],
            mark=reading.parse.text(found[1]),
        )


def _is_own_voice(reading: Reading, sentence: Sentence, root: Token) -> bool:
    """Tell whether nobody is made answerable for any of the sentence: no source, no quotation."""
    if any(t.is_quote or t.text in "?;:" or reading.in_quotation(t) for t in sentence.tokens):
        return False
    span = sentence.span
    return not any(
        a.cue_head != root.i and any(span.overlaps(s) for s in (*a.cue, *a.content)) for a in reading.attributions
    )


def _is_single(sentence: Sentence, root: Token) -> bool:
    """Tell whether one verb alone says how certain a thing is, with no condition and no second statement beside it."""
    marks = [t for t in sentence.tokens if t.tag_ == "MD" or t.lower_ in _MARKS]
    aside = {t.i for noun in sentence.tokens for c in tree.children(noun, "relcl") for t in c.subtree}
    if any(t.lower_ in _UNREAL and t.i not in aside for t in sentence.tokens) or len(marks) > 1:
        return False
    if tree.is_negated(root) or any(
        c.dep_ in {"conj", "ccomp", "parataxis"} and tree.is_finite(c) for c in root.children
    ):
        return False
    return not any(c.dep_ == "advcl" and tree.is_finite(c) for c in root.children)


def is_central(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a passage has a name, and stands in the first half or takes up the headline."""
    if not any(t.i in reading.mentions for t in sentence.tokens):
        return False
    lead = next(reading.body()).span.start
    early = sentence.span.start - lead <= (len(reading.article.text) - lead) / 2
    nouns = (t.lemma_.lower() for t in sentence.tokens if t.pos_ in {"NOUN", "PROPN"})
    return early or not reading.headline_nouns.isdisjoint(nouns)


def _level(reading: Reading, root: Token) -> tuple[str, Sequence[Token]] | None:
    """Return how certain the root makes its clause, with the words that say so."""
    subject = tree.child(root, "nsubj", "nsubjpass")
    modal = tree.modal_of(root)
    if subject is None or is_loose(reading, subject):
        return None
    if any(t.lower_ in {"have", "has", "had"} for t in tree.auxiliaries_of(root)):
        return None if modal is not None else _agreed(root)
    if modal is not None:
        return _by_modal(root, modal, subject)
    return _by_infinitive(reading, root, subject)


def is_loose(reading: Reading, subject: Token) -> bool:
    """Tell whether the subject is a pronoun of a thing, or "the sale", of which neither name nor headline tells more."""
    if subject.pos_ == "PRON":
        return subject.i not in reading.references
    bare = [c.lower_ for c in subject.children if c.dep_ not in {"punct", "relcl"}] == ["the"]
    return bare and subject.i not in reading.mentions and subject.lemma_.lower() not in reading.headline_nouns


def _by_modal(root: Token, modal: Token, subject: Token) -> tuple[str, Sequence[Token]] | None:
    lemma = root.lemma_.lower()
    if modal.lower_ in _MODALS:
        by_leave = modal.lower_ == "may" and is_by_leave(root, subject)
        return None if not can_happen(root) or by_leave else ("possible", [modal])
    if modal.lower_ not in {"will", "'ll", "’ll"}:
        return None
    arranged = (lemma in lexicon("arranged_verbs") or lemma in lexicon("recorded_acts")) and lemma not in _LOOSE
    return ("decided", [modal]) if arranged and _is_dated(root) else None


def can_happen(verb: Token) -> bool:
    """Tell whether a verb tells what happens, not what is so, is thought or is said."""
    return verb.lemma_.lower() not in _HAPPEN_NOT


def is_by_leave(verb: Token, subject: Token) -> bool:
    """Tell whether "may" before a verb may grant leave: "visitors may *enter*", "you may"."""
    return verb.lemma_.lower() in _PERMITTED or subject.lower_ in {"you", "one"}


def _is_dated(root: Token) -> bool:
    """Tell whether the verb itself has a time: "will meet *on Tuesday*"."""
    times = [t for c in tree.children(root, "prep", "npadvmod", "advmod") for t in (c, *tree.children(c, "pobj"))]
    return any(t.ent_type_ in {"DATE", "TIME"} for t in times)


def _by_infinitive(reading: Reading, root: Token, subject: Token) -> tuple[str, Sequence[Token]] | None:
    """Return the level of "is expected to", "is likely to", "is scheduled to", "is to"."""
    be = next((t for t in (root, *tree.auxiliaries_of(root)) if t.lower_ in {"is", "are"}), None)
    if be is None:
        return None
    for word in (root, *tree.children(root, "acomp", "oprd")):
        infinitive = tree.child(word, "xcomp")
        if infinitive is None or infinitive.tag_ != "VB" or infinitive.lemma_ in _HAPPEN_NOT - {"be"}:
            continue
        to = tree.child(infinitive, "aux")
        if to is None or to.lower_ != "to" or (infinitive.lemma_ == "be" and word.lower_ != "expected"):
            continue
        if word.lower_ in {"expected", "likely"}:
            return "expected", [be, word, to]
        if word.lower_ in {"scheduled", "due"} or (word is be and to.i == be.i + 1 and _can_act(reading, subject)):
            return "decided", [be, to] if word is be else [be, word, to]
    return None


def _can_act(reading: Reading, subject: Token) -> bool:
    """Tell whether "is to" tells an arrangement and not what a thing consists in: "the goal *is to* close ports"."""
    aims = subject.lemma_.lower() in lexicon("aiming_nouns") or subject.lemma_.lower() in lexicon("abstract_nouns")
    return subject.i in reading.mentions or subject.tag_ == "NNS" or (not aims and subject.lemma_.lower() not in _AIMS)


def _agreed(root: Token) -> tuple[str, Sequence[Token]] | None:
    """Return the level of "has agreed to", "have decided to"."""
    infinitive = tree.child(root, "xcomp")
    if not tree.is_present_perfect(root) or root.lower_ not in {"agreed", "decided"} or infinitive is None:
        return None
    return "decided", [*tree.auxiliaries_of(root), root]


RULES = (
    FactRule(
        id="HDG-5",
        family="HDG-5",
        skill="HDG",
        level=2,
        finds="A sentence of the report's own on a coming event: decided, expected, or only possible.",
        why=_WHY,
        find=find,
        fires=(
            Fires(
                "Norlink is to sell two ferries to Sweden.",
                ({"passage": "Norlink is to sell two ferries to Sweden.", "level": "decided", "mark": "is to"},),
            ),
            Fires("Norlink will publish its accounts in Oslo on Friday.", ({"level": "decided", "mark": "will"},)),
            Fires("Norlink has agreed to sell two ferries to Sweden.", ({"level": "decided", "mark": "has agreed"},)),
            Fires(
                "Norlink is expected to sell two ferries to Sweden.", ({"level": "expected", "mark": "is expected to"},)
            ),
            Fires("Norlink could lose its licence for two ferries.", ({"level": "possible", "mark": "could"},)),
        ),
        silent=(
            Silent("Norlink could lose its licence for two ferries if Sweden objects.", "a condition"),
            Silent("Norlink could not lose its licence for two ferries.", "negated"),
            Silent("Anna Berg said that Norlink could lose its licence for two ferries.", "her word"),
            Silent("Norlink could lose its licence, and Fersk may buy two ferries.", "two modal words"),
            Silent("Norlink could have lost its licence for two ferries.", "what did not happen"),
            Silent("From the window Norlink could see the two ferries from Sweden.", "what was possible then"),
            Silent("Norlink may use the old harbour of Oslo for two ferries.", "leave, not doubt"),
            Silent("Norlink was expected to sell two ferries to Sweden.", "how it went on is open"),
            Silent("Norlink will always lose money in Oslo on a Friday.", "habit"),
            Silent("The two ferries could lose half of their bright red paint.", "no name"),
            Silent("The goal of Norlink is to sell two ferries to Sweden.", "what a goal consists in"),
            Silent("The sale could cost Norlink its licence for two ferries.", "which sale?"),
            Silent("Norlink will win the ferry race in Oslo on Friday.", "a forecast, told as if decided"),
        ),
    ),
)
