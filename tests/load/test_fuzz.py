"""A few fuzzed inputs of each kind at every test run; tests/bench/fuzz.py runs ten thousand through all stages."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import fuzzed
from hypothesis import HealthCheck, given, settings

from quizgen.load.compose import article_from_page
from quizgen.load.errors import SourceError
from quizgen.load.formats.html import read_html
from quizgen.load.kind import Kind, kind_of
from quizgen.load.recipe import RECIPE_NAME, read_recipe
from quizgen.load.text import article_from_text, check_article, decode
from quizgen.model import Article

FEW = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def sound(article: Article) -> None:
    """Assert what every article promises: its blocks are in order, apart and not empty; its dates lie in the text."""
    end = 0
    for block in article.blocks:
        assert end <= block.span.start < block.span.end <= len(article.text)
        assert block.span.of(article.text).strip()
        end = block.span.end
    for date in article.dates:
        assert 0 <= date.span.start < date.span.end <= len(article.text)


@FEW
@given(fuzzed.texts())
def test_any_text_is_an_article_or_is_refused(data: bytes) -> None:
    with suppress(SourceError):
        article = article_from_text(decode(data, "a.txt"), "a.txt")
        check_article(article)
        sound(article)


@FEW
@given(fuzzed.pages())
def test_any_page_is_an_article_or_is_refused(data: bytes) -> None:
    assert kind_of(data, "") in Kind
    with suppress(SourceError):
        for page in read_html(data, url="https://daily.example/2015/05/18/a"):
            sound(article_from_page(page, "a.html"))


@FEW
@given(fuzzed.recipes())
def test_any_recipe_is_read_or_is_refused(tmp_path_factory: object, data: bytes) -> None:
    folder = Path(str(tmp_path_factory.getbasetemp())) / "recipes"  # type: ignore[attr-defined]
    folder.mkdir(exist_ok=True)
    (folder / RECIPE_NAME).write_bytes(data)
    with suppress(SourceError):
        recipe = read_recipe(folder)
        assert recipe.title.strip()
        assert recipe.places()
