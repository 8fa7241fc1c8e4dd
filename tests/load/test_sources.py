"""Sources: files, folders, decks and standard input, the bad among the good."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from quizgen.load.errors import SourceError
from quizgen.load.sources import STANDARD_INPUT, SourceFailure, count, expand, load, recipe_of
from quizgen.model import Article

TEXT = "A ferry ran aground on Monday near the port of Karlsvik, police said.\n"


def article(path: Path) -> Path:
    path.write_text(TEXT, "utf-8")
    return path


def deck(folder: Path, *sources: str) -> Path:
    folder.mkdir()
    names = ", ".join(f'"{source}"' for source in sources)
    (folder / "deck.toml").write_text(f'title = "Harbours"\nsources = [{names}]\n', "utf-8")
    return folder


def failure(source: str) -> SourceFailure:
    (loaded,) = load([source])
    assert isinstance(loaded, SourceFailure)
    return loaded


def test_a_file_becomes_an_article_of_its_path(tmp_path: Path) -> None:
    path = str(article(tmp_path / "ferry.txt"))
    (loaded,) = load([path])
    assert isinstance(loaded, Article)
    assert (loaded.path, loaded.text) == (path, TEXT)


def test_a_file_named_outright_needs_no_ending(tmp_path: Path) -> None:
    (loaded,) = load([str(article(tmp_path / "ferry"))])
    assert isinstance(loaded, Article)


def test_a_folder_is_its_text_files_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "C.TXT", "notes.md", "._a.txt"):
        article(tmp_path / name)
    (tmp_path / "folder.txt").mkdir()
    names = [Path(path).name for path in expand(str(tmp_path))]
    assert names == ["C.TXT", "a.txt", "b.txt"]
    assert count(str(tmp_path)) == 3


def test_two_articles_of_one_headline_and_date_are_two(tmp_path: Path) -> None:
    top = "Two ferries collide\n\nWednesday, March 6, 2024\n\n"
    for name, who in (("a", "Anna Berg"), ("b", "Leo Brandt"), ("c", "Anna Berg")):
        (tmp_path / f"{name}.txt").write_text(f"{top}{who} said that the harbour of the town was closed.\n", "utf-8")
    first, second, third = (loaded.id for loaded in load([str(tmp_path)]) if isinstance(loaded, Article))
    assert first != second
    assert first == third


def test_a_deck_is_the_sources_of_its_recipe_in_their_order(tmp_path: Path) -> None:
    folder = deck(tmp_path / "harbours", "b.txt", "a.txt")
    article(folder / "c.txt")
    assert expand(str(folder)) == (str(folder / "b.txt"), str(folder / "a.txt"))


def test_a_recipe_belongs_to_a_single_deck(tmp_path: Path) -> None:
    folder = str(deck(tmp_path / "harbours", "a.txt"))
    recipe = recipe_of([folder])
    assert recipe is not None
    assert recipe.title == "Harbours"
    assert recipe_of([folder, folder]) is None
    assert recipe_of([]) is None
    assert recipe_of([str(tmp_path)]) is None


def test_no_recipe_is_taken_from_the_current_folder_unasked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(deck(tmp_path / "harbours", "a.txt"))
    assert recipe_of([""]) is None
    assert failure("").message.startswith("A source without a name does not exist; ")


def test_a_bad_source_is_reported_and_the_rest_go_on(tmp_path: Path) -> None:
    good = str(article(tmp_path / "ferry.txt"))
    (tmp_path / "empty.txt").write_bytes(b"")
    bad_deck = tmp_path / "bad"
    bad_deck.mkdir()
    (bad_deck / "deck.toml").write_text("title =", "utf-8")
    sources = [str(tmp_path / "none.txt"), str(tmp_path / "empty.txt"), str(bad_deck), good]
    loaded = list(load(sources))
    assert [type(each) for each in loaded] == [SourceFailure, SourceFailure, SourceFailure, Article]
    assert [each.path for each in loaded] == sources


@pytest.mark.parametrize("name", ["none.txt", "ferry.txt/below", "none/none.txt", "nul\0.txt"])
def test_what_does_not_exist_is_said_to_be_so(tmp_path: Path, name: str) -> None:
    article(tmp_path / "ferry.txt")
    source = str(tmp_path / name)
    assert (
        failure(source).message
        == f"{source} does not exist; give a file, a folder, an address or - for standard input."
    )
    assert count(source) == 0


def test_a_name_that_no_system_allows_is_reported() -> None:
    source = "x" * 5_000
    assert failure(source).message.startswith(f"{source} cannot be read: ")
    assert recipe_of([source]) is None


def test_a_folder_without_text_is_reported(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"holds no article; give a folder with \.txt, \.html"):
        expand(str(tmp_path))


def test_bad_sources_of_a_deck_are_reported_one_by_one(tmp_path: Path) -> None:
    folder = deck(tmp_path / "harbours", "none.txt", "below", "a.txt")
    (folder / "below").mkdir()
    article(folder / "a.txt")
    missing, directory, good = load([str(folder)])
    assert isinstance(missing, SourceFailure)
    assert "does not exist" in missing.message
    assert isinstance(directory, SourceFailure)
    assert "cannot be read" in directory.message
    assert isinstance(good, Article)


def test_standard_input_is_a_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(TEXT.encode())))
    (loaded,) = load([STANDARD_INPUT])
    assert isinstance(loaded, Article)
    assert (loaded.path, loaded.text) == ("standard input", TEXT)


def test_empty_and_closed_standard_input_are_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO()))
    assert failure(STANDARD_INPUT).message.startswith("standard input is empty; ")
    monkeypatch.setattr(sys, "stdin", None)
    assert failure(STANDARD_INPUT).message.startswith("standard input is closed; ")
