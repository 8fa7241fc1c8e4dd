"""Whether the name of a body goes with "the": "the Harbour Board", but "Norlink"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.lexicon import lexicon
from quizgen.model import BlockKind
from quizgen.read import tree
from quizgen.read.entities import EntityKind

if TYPE_CHECKING:
    from quizgen.read import Reading
    from quizgen.read.entities import Entity

_MODIFIERS = frozenset({"compound", "poss", "nmod", "amod"})


def with_the(reading: Reading, entity: Entity) -> str:
    """Return a name as it stands behind a preposition: with "the" where the text itself has it before the bare name.

    "The Norlink ferry" does not count: there the article belongs to the ferry.
    """
    if entity.kind is EntityKind.PERSON or entity.name.lower().startswith("the "):
        return entity.name
    roots = [reading.parse.doc[m.first : m.end].root for m in entity.mentions if m.text == entity.name]
    told = [root for root in roots if reading.parse.sentence_of(root).kind is BlockKind.BODY]
    roots = told or roots  # headlines leave articles out
    bare = [root for root in roots if root.dep_ not in _MODIFIERS]
    definite = [root for root in bare if any(c.lower_ == "the" for c in tree.children(root, "det"))]
    if not bare and entity.name.isupper() and entity.name in lexicon("party_words"):
        return f"the {entity.name}"
    if not bare:
        last = lexicon("organisation_nouns").get(entity.name.split()[-1].casefold())
        return f"the {entity.name}" if last is not None and "the" in last.gate else entity.name
    return f"the {entity.name}" if len(definite) * 2 > len(bare) else entity.name
