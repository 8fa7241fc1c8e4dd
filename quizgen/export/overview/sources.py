"""Who says so: one row for each source, with what it says first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.export.overview.wording import bare, short
from quizgen.facts.attribution import Attribution, NestedAttribution
from quizgen.facts.interest import Tie
from quizgen.model import Dossier

_MOST = 160
_WITHOUT_CUE = frozenset({"tell", "say"})
"""Cues that say nothing without their addressee, or nothing more than the table."""
_OF_THOUGHT = frozenset({"intention", "belief"})


@dataclass(frozen=True)
class SourceRow:
    """A source of statements.

    name: full name, or the description. named: whether the article names it. count: statements, at first hand.
    channels: how it spoke ("told reporters"). side: whom it speaks for, or its post where that ties it to one.
    first: cue and content of the statement shown, shortened. shown: its key.
    """

    name: str
    named: bool
    count: int
    channels: tuple[str, ...]
    side: str | None
    first: str
    shown: str


def sources(dossier: Dossier) -> tuple[SourceRow, ...]:
    """Return the sources of the article's own attributions, the most heard first; pronouns that may be anyone left out."""
    groups: dict[str, list[Attribution]] = {}
    for fact in own_attributions(dossier):
        name = source_name(fact)
        if name is not None:
            groups.setdefault(bare(name), []).append(fact)
    rows = [_row(dossier, group) for group in groups.values()]
    return tuple(sorted(rows, key=lambda row: -row.count))


def own_attributions(dossier: Dossier) -> tuple[Attribution, ...]:
    """Return the statements that the article itself attributes, not those within a statement."""
    return tuple(
        fact for fact in dossier.facts if isinstance(fact, Attribution) and not isinstance(fact, NestedAttribution)
    )


def unclear_sources(dossier: Dossier) -> tuple[int, int]:
    """Return how many statements have a pronoun for a source that may be anyone, and how many none at all."""
    open_ones = [fact for fact in own_attributions(dossier) if source_name(fact) is None]
    pronouns = sum(fact.source_kind == "pronoun" for fact in open_ones)
    return pronouns, len(open_ones) - pronouns


def source_name(fact: Attribution) -> str | None:
    """Return the full name of a source, else its description; None for an unresolved pronoun and for nobody."""
    if fact.source_kind in {"pronoun", "absent"}:
        return None
    return fact.source or fact.source_text


def statement(dossier: Dossier, fact: Attribution) -> str:
    """Return cue and content as printed: "confirmed that …", "“…”"."""
    if fact.mode == "direct":
        return fact.content.rstrip(",") if not fact.content.endswith(",”") else fact.content[:-2] + "”"
    if fact.pattern in {"passive", "adverb", "predicate"}:
        return short(fact.sentence.of(dossier.text), _MOST)  # the content lies on both sides of the cue
    cue, content = fact.span("cue"), fact.span("content")
    if cue is not None and content is not None and content.start < cue.start:
        return fact.content
    printed = " ".join(cue.of(dossier.text).split()) if cue is not None else fact.cue
    if fact.cue in _WITHOUT_CUE or fact.pattern in {"according", "label", "aside"}:
        return fact.content.removeprefix("that ")
    return fact.content if fact.content.casefold().startswith(printed.casefold()) else f"{printed} {fact.content}"


def _row(dossier: Dossier, group: Sequence[Attribution]) -> SourceRow:
    shown = min(group, key=lambda fact: (not fact.sure, fact.stance in _OF_THOUGHT))
    names = [name for fact in group if (name := source_name(fact)) is not None]
    return SourceRow(
        name=min(names, key=lambda name: name[:1].isupper()) if len({bare(n) for n in names}) > 1 else names[0],
        named=any(fact.named for fact in group),
        count=len(group),
        channels=tuple(dict.fromkeys(fact.channel for fact in group if fact.channel)),
        side=_side(dossier, group, names[0]),
        first=short(statement(dossier, shown), _MOST),
        shown=shown.key(),
    )


def _side(dossier: Dossier, group: Sequence[Attribution], name: str) -> str | None:
    post = next((f.post for f in dossier.facts if isinstance(f, Tie) and f.person == name), None)
    side = next((fact.side for fact in group if fact.side and bare(fact.side) != bare(name)), None)
    return post or (f"speaks for {side}" if side else None)
