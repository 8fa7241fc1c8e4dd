"""Sources: files, folders, standard input and sample decks, read one by one."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from quizgen.load.errors import SourceError
from quizgen.load.recipe import RECIPE_NAME, Recipe, read_recipe
from quizgen.load.text import article_from_text, check_article, decode
from quizgen.model import Article

STANDARD_INPUT = "-"


@dataclass(frozen=True)
class SourceFailure:
    """A source that could not be used, with the sentence that says why."""

    path: str
    message: str


def load(sources: Iterable[str]) -> Iterator[Article | SourceFailure]:
    """Load every source in order; a bad one becomes a `SourceFailure` and the rest go on."""
    for source in sources:
        try:
            paths = expand(source)
        except SourceError as error:
            yield SourceFailure(source, str(error))
            continue
        for path in paths:
            yield _load_one(path)


def count(source: str) -> int:
    """Return how many files ``source`` stands for; 0 where it stands for none."""
    try:
        return len(expand(source))
    except SourceError:
        return 0


def recipe_of(sources: Sequence[str]) -> Recipe | None:
    """Return the recipe where ``sources`` is a single deck folder, else None."""
    if len(sources) != 1 or not (Path(sources[0]) / RECIPE_NAME).is_file():
        return None
    return read_recipe(Path(sources[0]))


def expand(source: str) -> tuple[str, ...]:
    """Return the text files that ``source`` stands for.

    Raises `SourceError` where there is nothing: a missing file, a folder without text files, a bad recipe.
    """
    path = Path(source)
    if source == STANDARD_INPUT:
        return (source,)
    if not path.exists():
        raise SourceError(f"{source} does not exist; give a file, a folder or - for standard input.")
    if not path.is_dir():
        return (source,)
    if (path / RECIPE_NAME).is_file():
        return tuple(str(p) for p in read_recipe(path).paths())
    found = sorted(str(p) for p in path.glob("*.txt") if p.is_file())
    if not found:
        raise SourceError(f"{source} holds no .txt file; give a folder with articles as plain text.")
    return tuple(found)


def _load_one(path: str) -> Article | SourceFailure:
    try:
        article = article_from_text(decode(_read(path), _name(path)), _name(path))
        check_article(article)
    except SourceError as error:
        return SourceFailure(_name(path), str(error))
    return article


def _name(path: str) -> str:
    return "standard input" if path == STANDARD_INPUT else path


def _read(path: str) -> bytes:
    if path == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except FileNotFoundError as error:
        raise SourceError(f"{path} does not exist; give a file, a folder or - for standard input.") from error
    except OSError as error:
        raise SourceError(f"{path} cannot be read: {error.strerror}.") from error
