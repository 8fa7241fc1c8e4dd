"""Run fuzzed texts, web pages and recipes through all stages; stop at the first traceback or hang.

usage: python tests/bench/fuzz.py [NUMBER]    (10,000 where nothing is said: 4,000 texts, 4,000 pages, 2,000 recipes)

The inputs are the same at every run. Pages are parsed in this process, so that a fault of a parser is seen here and
not turned into a refusal as it is for users.
"""

from __future__ import annotations

import faulthandler
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import HealthCheck, given, seed, settings
from hypothesis.strategies import SearchStrategy

sys.path.insert(0, str(Path(__file__).parents[1]))

import fuzzed

from quizgen.deck.choose import choose
from quizgen.load.compose import article_from_page
from quizgen.load.errors import SourceError
from quizgen.load.formats.html import read_html
from quizgen.load.kind import kind_of
from quizgen.load.recipe import RECIPE_NAME, read_recipe
from quizgen.load.text import article_from_text, check_article, decode
from quizgen.model import Article
from quizgen.pipeline import run
from quizgen.read import load_model
from quizgen.rules.registry import all_rules

HANG = 60
"""Seconds after which one input is called a hang, and the program ends with the place where it hangs."""


@dataclass
class Fuzz:
    """Runs inputs and counts what came of them."""

    counts: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0

    def __post_init__(self) -> None:
        self.nlp, self.rules = load_model(), all_rules()

    def many(self, name: str, number: int, inputs: SearchStrategy[bytes], try_one: Callable[[bytes], object]) -> None:
        """Try ``number`` inputs of one kind."""

        @seed(1)
        @settings(max_examples=number, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(inputs)
        def timed(data: bytes) -> None:
            faulthandler.dump_traceback_later(HANG, exit=True)
            start = time.perf_counter()
            try_one(data)
            faulthandler.cancel_dump_traceback_later()
            self.slowest = max(self.slowest, time.perf_counter() - start)
            self.counts[name] += 1

        timed()

    def cards(self, article: Article) -> None:
        """Take one article through all stages."""
        with suppress(SourceError):
            check_article(article)
            self.counts["read"] += 1
            for result in run([article], self.nlp, self.rules):
                deck = choose([(result.dossier, result.candidates)], title="Fuzz")
                self.counts["cards"] += len(deck.cards)

    def text(self, data: bytes) -> None:
        """Try a plain text."""
        with suppress(SourceError):
            self.cards(article_from_text(decode(data, "a.txt"), "a.txt"))

    def page(self, data: bytes) -> None:
        """Try a web page."""
        kind_of(data, "")
        with suppress(SourceError):
            for page in read_html(data, url="https://daily.example/2015/05/18/a"):
                self.cards(article_from_page(page, "a.html"))

    def recipe(self, data: bytes) -> None:
        """Try a recipe."""
        with tempfile.TemporaryDirectory() as folder, suppress(SourceError):
            (Path(folder) / RECIPE_NAME).write_bytes(data)
            read_recipe(Path(folder)).places()
            self.counts["recipes read"] += 1


def main() -> None:
    """Run all kinds and print the figures."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    fuzz, start = Fuzz(), time.perf_counter()
    fuzz.many("recipes", number // 5, fuzzed.recipes(), fuzz.recipe)
    fuzz.many("pages", number * 2 // 5, fuzzed.pages(), fuzz.page)
    fuzz.many("texts", number * 2 // 5, fuzzed.texts(), fuzz.text)
    print(", ".join(f"{name} {count}" for name, count in sorted(fuzz.counts.items())), end="; ")
    print(f"{time.perf_counter() - start:.0f} s in all, {fuzz.slowest:.2f} s for the slowest, no traceback, no hang")


if __name__ == "__main__":
    main()
