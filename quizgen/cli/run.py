"""Run the pipeline for a command: sources in, results out, complaints and progress on standard error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import typer
from rich.console import Console
from rich.progress import track

from quizgen.cli.errors import complain
from quizgen.load.sources import SourceFailure, count, load
from quizgen.model import Article
from quizgen.pipeline import Result, run
from quizgen.read.parse import DEFAULT_MODEL, load_model
from quizgen.rules.registry import all_rules

_WORTH_A_BAR = 4
"""Articles that take more than about a second together."""


@dataclass
class Run:
    """One pass over the sources of a command; ``failed`` counts the sources that could not be used.

    every_rule: ask the questions of rules that are off by default, too.
    """

    sources: list[str]
    model: str | None
    every_rule: bool = False
    failed: int = 0

    def results(self) -> Iterator[Result]:
        """Yield the result of every usable article; complain of the others and go on."""
        articles = self._articles()
        first = next(articles, None)
        if first is None:
            return
        nlp = load_model(self.model or DEFAULT_MODEL)
        rules = all_rules() if self.every_rule else all_rules().by_default()
        yield from self._tracked(run(_chain(first, articles), nlp, rules))

    def _tracked(self, results: Iterable[Result]) -> Iterator[Result]:
        """Show a progress bar on standard error where that is a terminal and there is more than one article."""
        console = Console(stderr=True)
        total = sum(count(source) for source in self.sources)
        if not console.is_terminal or total < _WORTH_A_BAR:
            return iter(results)
        return iter(track(results, "Reading articles", total=total, console=console, transient=True))

    def _articles(self) -> Iterator[Article]:
        for loaded in load(self.sources):
            if isinstance(loaded, SourceFailure):
                self.failed += 1
                complain(loaded.message)
            else:
                yield loaded

    def check_any(self, found: bool) -> None:
        """End with status 1 where no source could be used at all; why has been said source by source."""
        if not found:
            raise typer.Exit(1)


def _chain(first: Article, rest: Iterator[Article]) -> Iterator[Article]:
    yield first
    yield from rest
