"""WHO-5: what groups, bodies and things are, by the apposition the text gives them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.model import Fact, make_spans
from quizgen.read import tree
from quizgen.read.entities import Entity, EntityKind
from quizgen.read.standalone import standalone
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading

_MIN_WORDS, _MAX_WORDS = 3, 14
_STOPS = frozenset({",", ".", ";", "—", "–"})


@dataclass(frozen=True, kw_only=True)
class Definition(Fact):
    """What a name stands for: "the Hajj" is "the annual pilgrimage to Mecca". plural: "are" fits better than "is"."""

    kind: ClassVar[str] = "definition"
    identity: ClassVar[tuple[str, ...]] = ("name",)
    name: str
    meaning: str
    plural: bool


def find(reading: Reading) -> Iterator[Definition]:
    """Yield names of groups, bodies and things with an apposition set off by commas, once each."""
    seen: set[str] = set()
    for sentence in reading.body():
        for token in sentence.tokens:
            entity = reading.mentions.get(token.i)
            if entity is None or not _is_definable(entity) or entity.name in seen or reading.in_quotation(token):
                continue
            meaning = _apposition(token)
            words = standalone(reading, meaning) if meaning else None
            if meaning is None or words is None or not _MIN_WORDS <= len(words.split()) <= _MAX_WORDS:
                continue
            seen.add(entity.name)
            article = [c for c in token.children if c.lower_ == "the"]
            yield Definition(
                rule="WHO-5",
                spans=make_spans({"answer": reading.parse.span(meaning), "name": reading.parse.span([token])}),
                sentence=sentence.span,
                name=f"the {entity.name}" if article else entity.name,
                meaning=words,
                plural=entity.kind is EntityKind.GROUP or token.tag_ == "NNPS",
            )


def _is_definable(entity: Entity) -> bool:
    return entity.kind in {EntityKind.ORGANISATION, EntityKind.GROUP, EntityKind.OTHER} and not entity.ambiguous


def _apposition(name: Token) -> list[Token] | None:
    """Return ", a stateless minority from Myanmar" behind the last token of a name, without its commas."""
    noun = tree.child(name, "appos")
    if noun is None or noun.tag_ not in {"NN", "NNS"} or tree.child(name, "conj") or name.dep_ == "conj":
        return None
    tokens = list(noun.subtree)
    first, last = tokens[0], tokens[-1]
    if first.lower_ not in {"a", "an", "the"} or first.nbor(-1).text != "," or first.i - 2 != name.i:
        return None
    if len(tokens) != last.i - first.i + 1 or any(t.dep_ in {"relcl", "conj"} for t in tokens):
        return None
    following = last.nbor() if last.i + 1 < len(last.doc) else None
    return tokens if following is None or following.text in _STOPS else None


RULES = (
    FactRule(
        id="WHO-5",
        family="WHO-5",
        skill="WHO",
        level=1,
        finds="A group, body or thing that the text explains in an apposition.",
        why="A report is only understood by those who know what its names stand for.",
        find=find,
        fires=(
            Fires(
                "Rui Sousa praised the United Nations, a union of almost all states.",
                ({"name": "the United Nations", "meaning": "a union of almost all states"},),
            ),
        ),
        silent=(
            Silent(
                "Rui Sousa praised the United Nations and NATO, a military alliance.", "after a list: which of them?"
            ),
            Silent("Rui Sousa praised the United Nations, which almost all states have joined.", "a clause, no noun"),
            Silent("Rui Sousa, a nurse from Lisbon, praised the crew.", "a person: that is WHO-1"),
        ),
    ),
)
