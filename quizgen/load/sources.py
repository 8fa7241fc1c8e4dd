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
_WHAT_TO_GIVE = "give a file, a folder or - for standard input."


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
    if len(sources) != 1 or not _has_recipe(sources[0]):
        return None
    return read_recipe(Path(sources[0]))


def _has_recipe(source: str) -> bool:
    try:
        return bool(source) and (Path(source) / RECIPE_NAME).is_file()
    except OSError:  # a name that is too long; `expand` complains of it
        return False


def expand(source: str) -> tuple[str, ...]:
    """Return the text files that ``source`` stands for.

    Raises `SourceError` where there is nothing: a missing file, a folder without text files, a bad recipe.
    """
    path = Path(source)
    if source == STANDARD_INPUT:
        return (source,)
    if not _exists(source):
        raise SourceError(f"{source or 'A source without a name'} does not exist; {_WHAT_TO_GIVE}")
    if not path.is_dir():
        return (source,)
    if _has_recipe(source):
        return tuple(str(p) for p in read_recipe(path).paths())
    found = _text_files(path)
    if not found:
        raise SourceError(f"{source} holds no .txt file; give a folder with articles as plain text.")
    return found


def _exists(source: str) -> bool:
    """Tell whether there is such a file or folder; the empty name is none, though a path of it is the current folder."""
    try:
        return bool(source) and Path(source).exists()
    except OSError as error:
        raise SourceError(f"{source} cannot be read: {error.strerror}.") from error


def _text_files(folder: Path) -> tuple[str, ...]:
    """Return the text files of a folder by name; hidden files are the business of the system."""
    try:
        files = [path for path in folder.iterdir() if path.suffix.lower() == ".txt" and path.is_file()]
    except OSError as error:
        raise SourceError(f"{folder} cannot be read: {error.strerror}.") from error
    return tuple(sorted(str(path) for path in files if not path.name.startswith(".")))


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
        return _read_standard_input()
    try:
        return Path(path).read_bytes()
    except FileNotFoundError as error:
        raise SourceError(f"{path} does not exist; {_WHAT_TO_GIVE}") from error
    except OSError as error:
        raise SourceError(f"{path} cannot be read: {error.strerror}.") from error


def _read_standard_input() -> bytes:
    if sys.stdin is None:  # closed by the shell: quizgen facts - <&-
        raise SourceError("standard input is closed; pipe an article into it.")
    return sys.stdin.buffer.read()
