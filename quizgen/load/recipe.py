"""Recipes: ``deck.toml`` beside the articles of a deck says what the deck is made of."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quizgen.load.errors import SourceError

RECIPE_NAME = "deck.toml"


@dataclass(frozen=True)
class Recipe:
    """What a ``deck.toml`` says; ``sources`` are paths relative to its folder."""

    folder: Path
    title: str
    sources: tuple[str, ...]
    tags: tuple[str, ...] = ()
    maximum: int | None = None
    skills: tuple[str, ...] = ()
    level: int | None = None

    def paths(self) -> tuple[Path, ...]:
        """Return the paths of the sources."""
        return tuple(self.folder / source for source in self.sources)


def read_recipe(folder: Path) -> Recipe:
    """Read the recipe in ``folder``; raise `SourceError` that names the file and the key at fault."""
    path = folder / RECIPE_NAME
    try:
        data = tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise SourceError(f"{path} cannot be read: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:  # bad UTF-8, bad TOML, a number or a nesting beyond all limits
        raise SourceError(f"{path} cannot be read as a recipe: {error}.") from error
    unknown = sorted(set(data) - {"title", "sources", "tags", "max", "skills", "level"})
    if unknown:
        raise SourceError(f"{path} has the unknown key {unknown[0]!r}.")
    return Recipe(
        folder=folder,
        title=_text(path, data, "title"),
        sources=_sources(path, data),
        tags=_texts(path, data, "tags"),
        maximum=_number(path, data, "max"),
        skills=_texts(path, data, "skills"),
        level=_number(path, data, "level"),
    )


def _text(path: Path, data: dict[str, Any], key: str) -> str:
    value = data.get(key)
    if not isinstance(value, str) or not value.strip():
        raise SourceError(f"{path}: {key!r} must be a text.")
    return value


def _sources(path: Path, data: dict[str, Any]) -> tuple[str, ...]:
    sources = _texts(path, data, "sources")
    if not sources or not all(source.strip() and "\0" not in source for source in sources):
        raise SourceError(f"{path}: 'sources' must name at least one file, each by its path in the folder.")
    return sources


def _texts(path: Path, data: dict[str, Any], key: str) -> tuple[str, ...]:
    value = data.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise SourceError(f"{path}: {key!r} must be a list of texts.")
    return tuple(value)


def _number(path: Path, data: dict[str, Any], key: str) -> int | None:
    value = data.get(key)
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise SourceError(f"{path}: {key!r} must be a whole number above 0.")
    return value
