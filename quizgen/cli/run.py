"""Run the pipeline for a command: sources in, results out, complaints and progress on standard error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import typer
from rich.console import Console
from rich.progress import track

from quizgen.cli.errors import complain
from quizgen.cli.workers import Job, results_of
from quizgen.deck.choose import Limits, choose
from quizgen.deck.edit import edited, idle_edits, own_cards, with_own
from quizgen.load.options import Options
from quizgen.load.recipe import Recipe
from quizgen.load.sources import SourceFailure, count, load
from quizgen.model import Article, Deck
from quizgen.pipeline import Result
from quizgen.read.parse import DEFAULT_MODEL

_WORTH_A_BAR = 4
"""Articles that take more than about a second together."""


@dataclass
class Run:
    """One pass over the sources of a command; ``failures`` are the sources that could not be used.

    every_rule: ask the questions of rules that are off by default, too. jobs: processes that read articles.
    """

    sources: list[str]
    model: str | None
    options: Options
    recipe: Recipe | None = None
    every_rule: bool = False
    jobs: int = 1
    failures: list[SourceFailure] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        """Whether any source could not be used."""
        return bool(self.failures)

    def results(self) -> Iterator[Result]:
        """Yield the result of every usable article; at the end, complain of the sources that could not be used."""
        try:
            for result in self._results():
                yield replace(result, candidates=edited(result.candidates, self.recipe)) if self.recipe else result
        finally:
            for failure in self.failures:
                complain(failure.message)

    def _results(self) -> Iterator[Result]:
        articles = self._articles()
        first = next(articles, None)
        if first is None:
            return
        job = Job(self.model or DEFAULT_MODEL, self.every_rule)
        yield from self._tracked(results_of(_chain(first, articles), job, self.jobs))

    def _tracked(self, results: Iterable[Result]) -> Iterator[Result]:
        """Show a progress bar on standard error where that is a terminal and there is more than one article."""
        console = Console(stderr=True)
        total = sum(count(source) for source in self.sources)
        if not console.is_terminal or total < _WORTH_A_BAR:
            return iter(results)
        return iter(track(results, "Reading articles", total=total, console=console, transient=True))

    def _articles(self) -> Iterator[Article]:
        for loaded in load(self.sources, self.options):
            if isinstance(loaded, SourceFailure):
                self.failures.append(loaded)
            else:
                yield loaded

    def check_any(self, found: bool) -> None:
        """End with status 1 where no source could be used at all; why has been said source by source."""
        if not found:
            raise typer.Exit(1)


def make_deck(results: Sequence[Result], *, title: str, limits: Limits, recipe: Recipe | None) -> Deck:
    """Choose the deck, with the recipe's own cards first to count; complain of its edits that no longer fit a card."""
    pairs = [(result.dossier, result.candidates) for result in results]
    if recipe is None:
        return choose(pairs, title=title, limits=limits)
    own = [card for card in own_cards([r.dossier for r in results], recipe) if limits.admit(card)][: limits.maximum]
    left = None if limits.maximum is None else limits.maximum - len(own)
    deck = choose(pairs, title=title, limits=replace(limits, maximum=left), tags=recipe.tags)
    for message in idle_edits((c.card.key for r in results for c in r.candidates), recipe):
        complain(message)
    return with_own(deck, own)


def _chain(first: Article, rest: Iterator[Article]) -> Iterator[Article]:
    yield first
    yield from rest
