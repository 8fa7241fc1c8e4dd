"""Recipes: what a ``deck.toml`` may say, and how it is refused."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizgen.load.errors import SourceError
from quizgen.load.recipe import RECIPE_NAME, Recipe, read_recipe

LEAST = 'title = "Harbours"\nsources = ["ferry.txt"]\n'


def write(folder: Path, recipe: str | bytes) -> Path:
    data = recipe if isinstance(recipe, bytes) else recipe.encode()
    (folder / RECIPE_NAME).write_bytes(data)
    return folder


def test_the_least_recipe(tmp_path: Path) -> None:
    recipe = read_recipe(write(tmp_path, LEAST))
    assert recipe == Recipe(folder=tmp_path, title="Harbours", sources=("ferry.txt",))
    assert recipe.places() == (str(tmp_path / "ferry.txt"),)


def test_a_full_recipe(tmp_path: Path) -> None:
    more = 'tags = ["sea"]\nmax = 40\nskills = ["WHO", "SRC"]\nlevel = 2\n'
    recipe = read_recipe(write(tmp_path, LEAST + more))
    assert (recipe.tags, recipe.maximum, recipe.skills, recipe.level) == (("sea",), 40, ("WHO", "SRC"), 2)


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    assert read_recipe(write(tmp_path, b"\xef\xbb\xbf" + LEAST.encode())).title == "Harbours"


@pytest.mark.parametrize(
    ("recipe", "fault"),
    [
        ('sources = ["ferry.txt"]', "'title' must be a text"),
        ('title = " "\nsources = ["ferry.txt"]', "'title' must be a text"),
        ('title = "Harbours"', "'sources' must name at least one source"),
        ('title = "Harbours"\nsources = []', "'sources' must name at least one source"),
        ('title = "Harbours"\nsources = [""]', "'sources' must name at least one source"),
        ('title = "Harbours"\nsources = ["a\\u0000"]', "'sources' must name at least one source"),
        ('title = "Harbours"\nsources = "ferry.txt"', "'sources' must be a list of texts"),
        (LEAST + "tags = [1]", "'tags' must be a list of texts"),
        (LEAST + "max = 0", "'max' must be a whole number above 0"),
        (LEAST + "max = true", "'max' must be a whole number above 0"),
        (LEAST + 'level = "2"', "'level' must be a whole number above 0"),
        (LEAST + 'skils = ["WHO"]', "'skils' is an unknown key"),
        ("title =", "cannot be read as a recipe"),
        (LEAST + "max = " + "9" * 5_000, "cannot be read as a recipe"),
        ("title = " + "[" * 20_000, "cannot be read as a recipe"),
        (b"title = '\xff'", "cannot be read as a recipe"),
    ],
)
def test_a_bad_recipe_is_refused_by_file_and_key(tmp_path: Path, recipe: str | bytes, fault: str) -> None:
    with pytest.raises(SourceError) as refused:
        read_recipe(write(tmp_path, recipe))
    assert str(refused.value).startswith(str(tmp_path / RECIPE_NAME))
    assert fault in str(refused.value)
    assert str(refused.value).endswith(".")


def test_a_missing_recipe_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read: No such file"):
        read_recipe(tmp_path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.binary(), st.text().map(lambda text: (LEAST + text).encode())))
def test_any_bytes_are_a_recipe_or_a_source_error(tmp_path: Path, data: bytes) -> None:
    with suppress(SourceError):
        recipe = read_recipe(write(tmp_path, data))
        assert recipe.title.strip()
        assert recipe.places()
