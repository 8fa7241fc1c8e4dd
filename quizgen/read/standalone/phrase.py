"""The phrase being reworded, and what all rewordings share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.read import tree

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read.entities import Entity
    from quizgen.read.reading import Reading

Change = Mapping[int, str]
"""Token index → the wording it gets; an empty wording drops the token."""
UNCHANGED: Change = {}
Describe = Callable[["Reading", Sequence["Token"]], str | None]
"""How a noun phrase of the article reads when it stands alone, or None."""


@dataclass(frozen=True)
class Phrase:
    """A stretch of tokens on its way to standing alone.

    inside: the indices of its tokens. named: the names already written out in it; grows as the phrase is read.
    nested: the phrase is itself looked at as the fuller form of another.
    described: how another noun phrase of the article reads when it stands alone, or None.
    """

    reading: Reading
    inside: frozenset[int]
    named: set[str]
    definites: bool
    nested: bool
    described: Describe

    def noun_phrase(self, head: Token) -> list[Token]:
        """Return the tokens of ``head``'s noun phrase that are in the phrase, without a possessive ending."""
        return [t for t in tree.noun_phrase(head) if t.i in self.inside and t.tag_ != "POS"]

    def replaced(self, head: Token, words: str) -> Change:
        """Put ``words`` for the noun phrase of ``head``."""
        tokens = self.noun_phrase(head)
        return {**dict.fromkeys((t.i for t in tokens), ""), tokens[0].i: words}


def with_article(entity: Entity, reading: Reading) -> str:
    """Return the entity's name with the article it has in the text ("the White House")."""
    doc = reading.parse.doc
    longest = next((m for m in entity.mentions if m.text == entity.name), entity.mentions[0])
    before = doc[longest.first - 1] if longest.first else None
    return f"the {entity.name}" if before is not None and before.lower_ == "the" else entity.name


def possessive(name: str) -> str:
    """Return a name in the genitive."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def is_plural(noun: Token) -> bool:
    """Tell whether a noun phrase is plural: by its form, as a share of a group, or by coordination."""
    return tree.is_share(noun) or noun.tag_ in {"NNS", "NNPS"} or tree.child(noun, "conj") is not None
