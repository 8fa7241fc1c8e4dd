"""The command ``new``: a folder with a recipe, the files it names, and the texts that were fetched for it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

import typer

from quizgen.cli.errors import complain
from quizgen.load.errors import SourceError
from quizgen.load.options import Options
from quizgen.load.recipe import KEPT_FOLDER, RECIPE_NAME, is_address
from quizgen.load.sources import SourceFailure, load
from quizgen.model import Article

_DECKS = Path("decks")
_EDITS = """
# Edits by hand. The keys of cards are shown by: quizgen cards {folder} --format jsonl
#
# [[drop]]
# card = "0123456789abcdef"
#
# [[reword]]
# card = "0123456789abcdef"
# answer = "another answer"
#
# [[add]]
# question = "a question of your own"
# answer = "its answer"
# evidence = "the passage that proves it, as printed"
"""


def new_deck(name: str, sources: Sequence[str], *, title: str | None, keep: bool, options: Options) -> None:
    """Make the folder of a deck and print where; raise `SourceError` where nothing can be made, and leave nothing then.

    name: a folder, or a name for one in ``decks``. Exits with 1 where a source could not be used.
    """
    folder = Path(name) if Path(name).parent != Path() else _DECKS / name
    if (folder / RECIPE_NAME).exists():
        raise SourceError(f"{folder / RECIPE_NAME} exists; edit it, or take another name.")
    made = not folder.exists()
    try:
        articles, failures = _fill(folder, sources, title=title, keep=keep, options=options)
    except BaseException:
        _undo(folder, whole=made)
        raise
    for failure in failures:
        complain(failure.message)
    if not articles:
        _undo(folder, whole=made)
        raise typer.Exit(1)
    typer.echo(f"{folder / RECIPE_NAME}: {len(articles)} article{'s' if len(articles) > 1 else ''}")
    if failures:
        raise typer.Exit(1)


def _fill(
    folder: Path, sources: Sequence[str], *, title: str | None, keep: bool, options: Options
) -> tuple[list[Article], list[SourceFailure]]:
    """Write the recipe, copy files, and load everything once, so that what is fetched is kept and faults are seen now."""
    folder.mkdir(parents=True, exist_ok=True)
    names = [source if is_address(source) else _copied(source, folder) for source in sources]
    recipe = folder / RECIPE_NAME
    recipe.write_text(_recipe(title or folder.name, names, keep=keep, options=options), "utf-8")
    loaded = list(load([str(folder)], options))
    articles = [each for each in loaded if isinstance(each, Article)]
    if title is None and articles and articles[0].headline:
        text = _recipe(articles[0].headline.rstrip("."), names, keep=keep, options=options)
        recipe.write_text(text + _EDITS.format(folder=folder.as_posix()), "utf-8")
    else:
        recipe.write_text(recipe.read_text("utf-8") + _EDITS.format(folder=folder.as_posix()), "utf-8")
    return articles, [each for each in loaded if isinstance(each, SourceFailure)]


def _copied(source: str, folder: Path) -> str:
    """Copy a file into the folder of the deck and return its name there."""
    path = Path(source)
    if not path.is_file():
        raise SourceError(f"{source} is not a file; give addresses and files.")
    target = folder / path.name
    if target.exists() and not target.samefile(path):
        raise SourceError(f"{target} exists; give the file {source} another name.")
    if not target.exists():
        shutil.copyfile(path, target)
    return path.name


def _recipe(title: str, sources: Iterable[str], *, keep: bool, options: Options) -> str:
    lines = [f"title = {_quoted(title)}", "sources = ["]
    lines += [f"    {_quoted(source)}," for source in sources]
    lines.append("]")
    if options.since is not None:
        lines.append(f"since = {options.since.isoformat()}")
    if options.limit is not None:
        lines.append(f"limit = {options.limit}")
    if not keep:
        lines.append("keep = false")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """Return a TOML string: that of JSON, save for the delete character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")


def _undo(folder: Path, *, whole: bool) -> None:
    """Remove what was written; a folder that was there before keeps what was in it."""
    if whole:
        shutil.rmtree(folder, ignore_errors=True)
        return
    (folder / RECIPE_NAME).unlink(missing_ok=True)
    shutil.rmtree(folder / KEPT_FOLDER, ignore_errors=True)
