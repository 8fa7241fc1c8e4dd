"""Labels: a name and a colon in front of what is said, as headlines and transcripts have it ("Poll: …", "SMITH: …")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.lexicon import Entry, lexicon
from quizgen.model import BlockKind
from quizgen.read.attribution.extent import trimmed
from quizgen.read.attribution.model import Attributed, Page, attributed, mode_of
from quizgen.read.attribution.units import Unit
from quizgen.read.entities import EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_COLON = Entry(":", cls="neutral")
_MAX_LABEL = 6
_MIN_WORDS = 3
_SPEAKERS = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION})


def of_label(page: Page, unit: Unit) -> Attributed | None:
    """Return the attribution of a headline, or of a paragraph of a transcript, that a label opens."""
    doc = page.parse.doc
    colon = next(
        (i for i in range(unit.first + 1, min(unit.end, unit.first + _MAX_LABEL + 1)) if doc[i].text == ":"), None
    )
    if colon is None or colon + _MIN_WORDS >= unit.end:
        return None
    label = list(doc[unit.first : colon])
    headline = page.parse.article.blocks[unit.block].kind is BlockKind.HEADLINE
    shouted = all(t.text.isupper() or t.is_punct for t in label)
    if not (headline or shouted) or any(t.pos_ in {"VERB", "AUX", "CCONJ"} or t.text in {",", "-"} for t in label):
        return None
    source = _speaker(page, label)
    if source is None:
        return None
    tokens = list(doc[colon + 1 : unit.end]) if headline else _rest_of_block(page, unit, colon + 1)
    semicolon = next((n for n, t in enumerate(tokens) if t.text == ";"), len(tokens))
    tokens = trimmed(tokens[:semicolon] if headline else tokens)
    if len(tokens) < _MIN_WORDS:
        return None
    content = (page.parse.span(tokens),)
    return attributed(
        page, doc[colon], _COLON, source, content, pattern="label", content_head=None,
        mode=mode_of(page, content), cue_tokens=[doc[colon]], source_tokens=label,
    )  # fmt: skip


def _rest_of_block(page: Page, unit: Unit, first: int) -> list[Token]:
    """Return the tokens from ``first`` to the end of the paragraph: in a transcript all of it is one speech."""
    return [t for t in page.parse.tokens(page.parse.article.blocks[unit.block].span) if t.i >= first]


def _speaker(page: Page, label: list[Token]) -> Token | None:
    """Return the last noun of a label if it can speak: a person or body, or a word such as "poll"."""
    noun = next((t for t in reversed(label) if t.pos_ in {"NOUN", "PROPN"}), None)
    if noun is None:
        return None
    entity = page.mentions.get(noun.i)
    if entity is not None and entity.kind in _SPEAKERS:
        return noun
    if noun.lemma_.lower() in lexicon("sayers"):
        return noun
    surnames = {e.name.split()[-1].upper() for e in page.mentions.values() if e.kind is EntityKind.PERSON}
    return noun if noun.text in surnames else None
