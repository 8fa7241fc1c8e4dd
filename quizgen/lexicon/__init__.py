"""Lexicons: word lists as data, one file a class, each entry with the gate it needs.

A file ``NAME.toml`` holds ``use`` (one line on what the list is for) and a table
``entries`` from lemma to an inline table with any of ``cls`` (its class),
``gate`` (dependency conditions, read by the rule that uses the list),
``never_with`` (lemmas of neighbours that rule it out) and ``gloss``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


class LexiconError(ValueError):
    """A lexicon file that cannot be used; the message names file and entry."""


@dataclass(frozen=True)
class Entry:
    """One word or phrase of a lexicon."""

    lemma: str
    cls: str = ""
    gate: tuple[str, ...] = ()
    never_with: tuple[str, ...] = ()
    gloss: str = ""


@dataclass(frozen=True)
class Lexicon:
    """The entries of one file, by lemma.

    >>> "say" in lexicon("speech_verbs")
    True
    """

    name: str
    use: str
    entries: dict[str, Entry]

    def __contains__(self, lemma: str) -> bool:
        return lemma in self.entries

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries.values())

    def get(self, lemma: str) -> Entry | None:
        """Return the entry for ``lemma``, or None."""
        return self.entries.get(lemma)

    def first(self, lemmas: Iterable[str]) -> Entry | None:
        """Return the entry of the first of ``lemmas`` that has one, or None."""
        return next((self.entries[lemma] for lemma in lemmas if lemma in self.entries), None)


@cache
def lexicon(name: str) -> Lexicon:
    """Load the lexicon ``name``; raise `LexiconError` where its file is missing or malformed."""
    try:
        data = tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text("utf-8"))
        entries = {lemma: _entry(name, lemma, fields) for lemma, fields in data["entries"].items()}
        return Lexicon(name, data["use"], entries)
    except (FileNotFoundError, KeyError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"lexicon {name}: {error}") from error


def _entry(name: str, lemma: str, fields: dict[str, str | list[str]]) -> Entry:
    unknown = sorted(set(fields) - {"cls", "gate", "never_with", "gloss"})
    if unknown:
        raise LexiconError(f"lexicon {name}: {lemma} has the unknown field {unknown[0]}")
    return Entry(
        lemma=lemma,
        cls=str(fields.get("cls", "")),
        gate=tuple(fields.get("gate", ())),
        never_with=tuple(fields.get("never_with", ())),
        gloss=str(fields.get("gloss", "")),
    )
