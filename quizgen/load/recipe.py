"""Recipes: ``deck.toml`` beside the articles of a deck says what the deck is made of, and what was changed by hand."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quizgen.load.errors import SourceError

RECIPE_NAME = "deck.toml"
KEPT_FOLDER = "fetched"
_KEYS = ("title", "sources", "tags", "max", "skills", "level", "since", "limit", "keep", "drop", "reword", "add")
_EDIT_KEYS = {
    "drop": ("card",),
    "reword": ("card", "question", "answer"),
    "add": ("question", "answer", "evidence", "choices", "skill", "level"),
}
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_TABLE = re.compile(r"\s*\[\[?\s*([\w.\"'-]+)\s*\]\]?\s*(?:#.*)?$")


@dataclass(frozen=True)
class Drop:
    """Leave the card with the key ``card`` out. line: where the recipe says so."""

    card: str
    line: int


@dataclass(frozen=True)
class Reword:
    """Give the card with the key ``card`` another question or answer, or both."""

    card: str
    question: str | None
    answer: str | None
    line: int


@dataclass(frozen=True)
class Add:
    """A card of the user's own. evidence: the passage of a source that proves the answer, as printed."""

    question: str
    answer: str
    evidence: str
    choices: tuple[str, ...]
    skill: str
    level: int
    line: int


@dataclass(frozen=True)
class Recipe:
    """What a ``deck.toml`` says.

    sources: addresses, and paths relative to the folder. since, limit: of feeds and mailboxes only items from that day
    on, and at most so many. keep: whether what is fetched is kept beside the recipe.
    """

    folder: Path
    title: str
    sources: tuple[str, ...]
    tags: tuple[str, ...] = ()
    maximum: int | None = None
    skills: tuple[str, ...] = ()
    level: int | None = None
    since: dt.date | None = None
    limit: int | None = None
    keep: bool = True
    drops: tuple[Drop, ...] = ()
    rewords: tuple[Reword, ...] = ()
    adds: tuple[Add, ...] = ()

    @property
    def path(self) -> Path:
        """The file that holds the recipe."""
        return self.folder / RECIPE_NAME

    def places(self) -> tuple[str, ...]:
        """Return the sources as a user would give them: addresses, and paths from the current folder."""
        return tuple(source if is_address(source) else str(self.folder / source) for source in self.sources)

    def kept(self, source: str) -> Path | None:
        """Return the file in which the pages fetched from an address are kept, or None where nothing is to be kept."""
        if not self.keep or not is_address(source):
            return None
        slug = re.sub(r"[^a-z0-9]+", "-", source.partition("://")[2].lower()).strip("-")[:60].strip("-")
        digest = hashlib.blake2b(source.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
        return self.folder / KEPT_FOLDER / f"{slug}-{digest}.json"


def is_address(source: str) -> bool:
    """Tell whether a source is an address ("https://…") and not a path."""
    return _ADDRESS.match(source) is not None


def read_recipe(folder: Path) -> Recipe:
    """Read the recipe in ``folder``; raise `SourceError` that names the file, the line and the key at fault."""
    path = folder / RECIPE_NAME
    try:
        text = path.read_text("utf-8-sig")
        data = tomllib.loads(text)
    except OSError as error:
        raise SourceError(f"{path} cannot be read: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:  # bad UTF-8, bad TOML, a number or a nesting beyond all limits
        raise SourceError(f"{path} cannot be read as a recipe: {str(error).rstrip('.')}.") from error
    main = _Table(path, text, data)
    main.allow(_KEYS)
    return Recipe(
        folder=folder,
        title=main.text("title"),
        sources=_sources(main),
        tags=main.texts("tags"),
        maximum=main.number("max"),
        skills=main.texts("skills"),
        level=main.number("level", most=3),
        since=main.day("since"),
        limit=main.number("limit"),
        keep=main.truth("keep", otherwise=True),
        drops=tuple(Drop(edit.text("card"), edit.line) for edit in main.edits("drop")),
        rewords=tuple(map(_reword, main.edits("reword"))),
        adds=tuple(map(_add, main.edits("add"))),
    )


def _sources(main: _Table) -> tuple[str, ...]:
    sources = main.texts("sources")
    if not sources or not all(source.strip() and "\0" not in source for source in sources):
        raise main.fault("sources", "must name at least one source, each by its path in the folder or its address")
    return sources


def _reword(edit: _Table) -> Reword:
    found = Reword(edit.text("card"), edit.optional("question"), edit.optional("answer"), edit.line)
    if found.question is None and found.answer is None:
        raise edit.fault("card", "needs a 'question' or an 'answer' beside it")
    return found


def _add(edit: _Table) -> Add:
    answer, choices = edit.text("answer"), edit.texts("choices")
    if choices and (answer not in choices or len(set(choices)) != len(choices) or len(choices) < 2):
        raise edit.fault("choices", "must hold the answer and at least one other, each once")
    return Add(
        question=edit.text("question"),
        answer=answer,
        evidence=edit.text("evidence"),
        choices=choices,
        skill=(edit.optional("skill") or "OWN").upper(),
        level=edit.number("level", most=3) or 1,
        line=edit.line,
    )


@dataclass(frozen=True)
class _Table:
    """A table of a recipe, with what is needed to say where a fault is. line: that of its header; 1 for the recipe."""

    path: Path
    source: str
    data: dict[str, Any]
    line: int = 1
    name: str = ""

    def fault(self, key: str, what: str) -> SourceError:
        """Return the error that says what is wrong with ``key`` and in which line it stands."""
        place = f"[[{self.name}]]: {key!r}" if self.name else repr(key)
        return SourceError(f"{self.path}, line {self._line_of(key)}: {place} {what}.")

    def allow(self, keys: tuple[str, ...]) -> None:
        """Raise `SourceError` where the table has any other key."""
        unknown = next((key for key in self.data if key not in keys), None)
        if unknown is not None:
            raise self.fault(unknown, f"is an unknown key (known are {', '.join(keys)})")

    def edits(self, name: str) -> list[_Table]:
        """Return the tables of an array such as ``[[drop]]``."""
        tables = self.data.get(name, [])
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            raise self.fault(name, f"must be written as [[{name}]]")
        lines = _headers(self.source, name)
        found = [
            _Table(self.path, self.source, table, lines[number] if number < len(lines) else self._line_of(name), name)
            for number, table in enumerate(tables)
        ]
        for table in found:
            table.allow(_EDIT_KEYS[name])
        return found

    def text(self, key: str) -> str:
        """Return a text that must be there."""
        value = self.optional(key)
        if value is None:
            raise self.fault(key, "must be a text")
        return value

    def optional(self, key: str) -> str | None:
        """Return a text, or None where there is none."""
        value = self.data.get(key)
        if value is not None and (not isinstance(value, str) or not value.strip()):
            raise self.fault(key, "must be a text")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty where there is none."""
        value = self.data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.fault(key, "must be a list of texts")
        return tuple(value)

    def number(self, key: str, most: int | None = None) -> int | None:
        """Return a whole number from 1 on, or None where there is none."""
        value = self.data.get(key)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise self.fault(key, "must be a whole number above 0")
        if most is not None and value > most:
            raise self.fault(key, f"must be {most} at most")
        return value

    def day(self, key: str) -> dt.date | None:
        """Return a date, or None where there is none."""
        value = self.data.get(key)
        if value is None:
            return None
        if not isinstance(value, dt.date) or isinstance(value, dt.datetime):
            raise self.fault(key, "must be a date such as 2015-05-18, without quotation marks")
        return value

    def truth(self, key: str, *, otherwise: bool) -> bool:
        """Return true or false."""
        value = self.data.get(key, otherwise)
        if not isinstance(value, bool):
            raise self.fault(key, "must be true or false")
        return value

    def _line_of(self, key: str) -> int:
        """Return the line in which ``key`` of this table stands, or that of the table where it is missing."""
        wanted = re.compile(rf"\s*(?:\[\[?\s*)?[\"']?{re.escape(key)}[\"']?\s*[.=\]]")
        for number, line in enumerate(self.source.split("\n")[self.line - 1 :], self.line):
            if wanted.match(line):
                return number
            if self.name and number > self.line and _TABLE.match(line):
                break
        return self.line


def _headers(source: str, name: str) -> list[int]:
    """Return the numbers of the lines that begin a table of the array ``name``."""
    matches = ((number, _TABLE.match(line)) for number, line in enumerate(source.split("\n"), 1))
    return [number for number, match in matches if match and match.group(1).strip("\"'") == name]
