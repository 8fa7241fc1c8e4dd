"""Noun cues: "Smith's claim that …", "issued a warning that …", "criticism of the plan"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.lexicon import lexicon
from quizgen.read import tree
from quizgen.read.attribution.extent import trimmed
from quizgen.read.attribution.model import Attributed, Page, attributed, merged, mode_of
from quizgen.read.attribution.sources import source_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_GIVING = frozenset({
    "make", "issue", "have", "hold", "express", "voice", "share", "give", "raise", "offer", "repeat", "file", "level",
    "release", "launch", "lodge", "face", "draw",
})  # fmt: skip
"""Verbs that give a statement to their subject; of "rejected the claim", the subject is not the source."""
_GIVEN = frozenset({"face", "draw"})
"""Verbs that give a statement to somebody else."""


def of_noun(page: Page, noun: Token) -> Attributed | None:
    """Return the attribution that a noun of speech or thought makes with what follows it."""
    entry = lexicon("speech_nouns").get(noun.lemma_.lower())
    if entry is None:
        return None
    source, given = _source(page, noun)
    for part in noun.children:
        gate = _gate(part)
        if part.i < noun.i or gate not in entry.gate or not (given or gate == "that"):
            continue
        tokens = trimmed([t for t in part.subtree if t.i != part.i or part.dep_ != "prep"])
        if len(tokens) < 2:
            return None
        content = merged(page.parse.spans(tokens), page.parse.article.text)
        return attributed(
            page, noun, entry, source, content, pattern="noun", content_head=part.i,
            mode=mode_of(page, content), cue_tokens=[noun],
        )  # fmt: skip
    return None


def _gate(part: Token) -> str:
    if part.dep_ == "prep":
        return part.lower_
    if part.dep_ in {"acl", "ccomp", "relcl"}:
        mark = next((c.lower_ for c in part.children if c.dep_ == "mark"), "")
        return "that" if mark == "that" and tree.is_finite(part) else ""
    return ""


def _source(page: Page, noun: Token) -> tuple[Token | None, bool]:
    """Return the source, and whether somebody gives the noun out: its author, or the subject of "made", "issued"."""
    owner = tree.child(noun, "poss")
    if owner is not None:
        return (owner if owner.lower_ not in {"my", "our", "your"} else None), False
    for by in noun.children:
        if by.dep_ == "prep" and by.lower_ in {"by", "from"}:
            author = tree.child(by, "pobj")
            if author is not None:
                return author, True
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_ in _GIVING and not tree.is_passive(verb):
        source = None if verb.lemma_ in _GIVEN else source_of(page, verb)
        return source, source is not None and source.lower_ not in {"i", "we", "it", "you", "there"}
    return None, False
