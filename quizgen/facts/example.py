"""FAC-2: names that stand as examples of a kind: "guests such as …", "cities including …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.clause import WHY
from quizgen.lexicon import lexicon
from quizgen.model import Fact, make_spans
from quizgen.read import tree
from quizgen.read.standalone import standalone
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading

_MIN_NAMES, _MAX_NAMES = 2, 4
_MIN_KIND_WORDS, _MAX_KIND_WORDS = 2, 14


@dataclass(frozen=True, kw_only=True)
class Examples(Fact):
    """Names given as examples. group: the kind in words ("celebrity guests"). names: each in full."""

    kind: ClassVar[str] = "examples"
    identity: ClassVar[tuple[str, ...]] = ("group", "names")
    group: str
    names: tuple[str, ...]


def find(reading: Reading) -> Iterator[Examples]:
    """Yield plural nouns that "such as", "like" or "including" explains by two to four names."""
    for sentence in reading.body():
        for noun in sentence.tokens:
            if noun.tag_ == "NNS" and not reading.in_quotation(noun):
                yield from _at(reading, noun)
                yield from _included(reading, noun)


def _included(reading: Reading, noun: Token) -> Iterator[Examples]:
    """Yield the names that "groups included …" gives for a plural subject."""
    verb = noun.head
    first = tree.object_of(verb) if noun.dep_ == "nsubj" and verb.lemma_ == "include" else None
    if first is None or tree.is_negated(verb):
        return
    heads = tree.conjuncts_of(first)
    names = _whole_names(reading, heads, list(first.subtree))
    yield from _fact(reading, noun, [t for t in tree.noun_phrase(noun) if t.lower_ not in {"other", "the"}], names)


def _at(reading: Reading, noun: Token) -> Iterator[Examples]:
    opener = next((c for c in noun.children if c.i > noun.i and _opens(c)), None)
    if opener is None:
        return
    phrase = [t for t in tree.noun_phrase(noun) if t.i < opener.left_edge.i]
    while phrase and phrase[-1].is_punct:
        phrase.pop()
    yield from _fact(reading, noun, phrase, _names(reading, opener))


def _fact(
    reading: Reading, noun: Token, phrase: Sequence[Token], names: tuple[Sequence[Token], ...]
) -> Iterator[Examples]:
    """Yield the fact if kind and names can stand alone."""
    if not _MIN_NAMES <= len(names) <= _MAX_NAMES:
        return
    group = standalone(reading, phrase) if phrase else None
    worded = [standalone(reading, name) for name in names]
    if noun.lemma_ in lexicon("place_nouns"):
        return  # "cities such as …": many others would do
    if group is None or None in worded or not _MIN_KIND_WORDS <= len(group.split()) <= _MAX_KIND_WORDS:
        return
    if phrase[0].lower_ in {"the", "these", "those", "other", "all"} or tree.child(noun, "relcl", "acl") is not None:
        return
    yield Examples(
        rule="FAC-2-EXAMPLES",
        spans=make_spans({"answer": reading.parse.span([t for name in names for t in name])}),
        sentence=reading.parse.sentence_of(noun).span,
        group=group,
        names=tuple(text for text in worded if text),
    )


def _opens(token: Token) -> bool:
    """Tell whether examples begin: "including", "like", "such as"."""
    if token.lower_ in {"including", "like"}:
        return token.dep_ == "prep"
    return token.lower_ == "as" and tree.word_before(token) == "such"


def _names(reading: Reading, opener: Token) -> tuple[Sequence[Token], ...]:
    """Return the tokens of each example; nothing unless all of them are names and nothing else follows."""
    first = tree.child(opener, "pobj")
    if first is None:
        return ()
    return _whole_names(reading, tree.conjuncts_of(first), [t for t in opener.subtree if t.i != opener.i])


def _whole_names(reading: Reading, heads: Sequence[Token], within: Sequence[Token]) -> tuple[Sequence[Token], ...]:
    """Return the tokens of each name; nothing unless all ``heads`` are names and ``within`` holds nothing else."""
    names = tuple(tree.noun_phrase(head) for head in heads)
    if any(head.pos_ != "PROPN" or reading.in_quotation(head) for head in heads):
        return ()
    whole = all(all(t.pos_ in {"PROPN", "DET", "PART", "ADP"} or t.is_punct for t in name) for name in names)
    named = {t.i for name in names for t in name}
    between = [t for t in within if t.lower_ != "such" and t.i not in named]
    return names if whole and all(t.is_punct or t.dep_ == "cc" for t in between) else ()


RULES = (
    FactRule(
        id="FAC-2-EXAMPLES",
        family="FAC-2",
        skill="FAC",
        level=1,
        finds="Two to four names given as examples: “guests such as …”, “cities including …”.",
        why=WHY,
        find=find,
        fires=(
            Fires(
                "Visitors met famous guests such as Maria Lindqvist and Rui Sousa.",
                ({"group": "famous guests", "names": ("Maria Lindqvist", "Rui Sousa")},),
            ),
            Fires(
                "Other famous guests included Maria Lindqvist and Rui Sousa.",
                ({"group": "famous guests", "names": ("Maria Lindqvist", "Rui Sousa")},),
            ),
        ),
        silent=(
            Silent("Visitors met the guests, such as singers and actors.", "no names"),
            Silent("Ferries reached Norwegian cities such as Oslo and Bergen.", "many others would do"),
            Silent("Visitors met famous guests like Maria Lindqvist.", "one example: nothing to complete"),
        ),
    ),
)
