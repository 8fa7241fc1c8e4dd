"""Recipes: what a ``deck.toml`` may say, and how it is refused."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizgen.load.errors import SourceError
from quizgen.load.recipe import RECIPE_NAME, Drop, Recipe, Reword, read_recipe

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


def test_addresses_are_sources_and_are_kept_beside_the_recipe(tmp_path: Path) -> None:
    url = "https://daily.example/2015/05/19/ferry?a=1"
    recipe = read_recipe(write(tmp_path, f'title = "H"\nsources = ["{url}", "a.txt"]\nsince = 2015-05-01\nlimit = 3\n'))
    assert recipe.places() == (url, str(tmp_path / "a.txt"))
    assert (recipe.since, recipe.limit) == (dt.date(2015, 5, 1), 3)
    kept = recipe.kept(url)
    assert kept is not None
    assert kept.parent == tmp_path / "fetched"
    assert kept.name.startswith("daily-example-2015-05-19-ferry-a-1-")
    assert recipe.kept(str(tmp_path / "a.txt")) is None
    assert recipe.kept(url + "2") != kept
    unkept = read_recipe(write(tmp_path, f'title = "H"\nsources = ["{url}"]\nkeep = false\n'))
    assert unkept.kept(url) is None


EDITS = """
[[drop]]
card = "00"

[[reword]]
card = "01"
answer = "a harbour"

[[add]]
question = "Who said so?"
answer = "the police"
evidence = "police said"
choices = ["the police", "the captain"]
skill = "src"
level = 2
"""


def test_edits_are_read_with_their_lines(tmp_path: Path) -> None:
    recipe = read_recipe(write(tmp_path, LEAST + EDITS))
    assert recipe.drops == (Drop("00", 4),)
    assert recipe.rewords == (Reword("01", None, "a harbour", 7),)
    (add,) = recipe.adds
    assert (add.line, add.skill, add.level, add.choices) == (11, "SRC", 2, ("the police", "the captain"))


@pytest.mark.parametrize(
    ("recipe", "fault"),
    [
        ("max = 0\n" + LEAST, "line 1: 'max' must be a whole number"),
        (LEAST + "\n\nlevel = 4", "line 5: 'level' must be 3 at most"),
        (LEAST + "tags = []\nskils = []", "line 4: 'skils' is an unknown key"),
        (LEAST + 'since = "2015-05-18"', "line 3: 'since' must be a date such as 2015-05-18"),
        (LEAST + "since = 2015-05-18T10:00:00", "line 3: 'since' must be a date"),
        (LEAST + "limit = 1.5", "line 3: 'limit' must be a whole number"),
        (LEAST + "keep = 1", "line 3: 'keep' must be true or false"),
        (LEAST + "drop = 1", "line 3: 'drop' must be written as [[drop]]"),
        (LEAST + "[drop]\ncard = '1'", "line 3: 'drop' must be written as [[drop]]"),
        (LEAST + "[[drop]]\n", "line 3: [[drop]]: 'card' must be a text"),
        (LEAST + "[[drop]]\ncard = '1'\n[[drop]]\ncard = 2", "line 6: [[drop]]: 'card' must be a text"),
        (LEAST + "[[drop]]\ncard = '1'\nanswer = 'a'", "line 5: [[drop]]: 'answer' is an unknown key (known are card)"),
        (LEAST + "[[reword]]\ncard = '1'\n", "line 4: [[reword]]: 'card' needs a 'question' or an 'answer'"),
        (LEAST + "[[add]]\nquestion = 'a'\nanswer = 'b'\n", "line 3: [[add]]: 'evidence' must be a text"),
        (LEAST + "[[add]]\nquestion = 'a'\nanswer = 'b'\nchoices = ['c', 'd']\nevidence = 'e'",
         "line 6: [[add]]: 'choices' must hold the answer"),
        (LEAST + "[[add]]\nquestion = 'a'\nanswer = 'b'\nevidence = 'e'\nlevel = 9", "line 7: [[add]]: 'level' must be"),
        ("title = 'a'\nsources = [\n 'a'\n", "at end of document"),
        ("title = 'a'\ntitle = 'b'\n", "line 2"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_line(tmp_path: Path, recipe: str, fault: str) -> None:
    with pytest.raises(SourceError) as refused:
        read_recipe(write(tmp_path, recipe))
    assert fault in str(refused.value)


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
