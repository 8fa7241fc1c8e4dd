"""The command ``cards``: a table for people, JSON lines for programs."""

from __future__ import annotations

from collections.abc import Iterable

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from quizgen.cli.build import limits_of
from quizgen.cli.explain import explain as tell
from quizgen.cli.run import Run, make_deck
from quizgen.export.jsonl import card_line
from quizgen.load.options import Options
from quizgen.load.sources import recipe_of
from quizgen.model import Card
from quizgen.rules.registry import all_rules


def list_cards(
    sources: list[str], *, as_lines: bool, explain: bool, maximum: int | None, skills: list[str], level: int | None,
    model: str | None, options: Options, every_rule: bool = False, jobs: int = 1,
) -> None:  # fmt: skip
    """Print the cards that ``build`` would write; with ``explain`` also the others, with the reason, and what is missing."""
    recipe = recipe_of(sources)
    limits = limits_of(recipe, maximum, skills, level)
    run = Run(sources, model, options, recipe, every_rule, jobs)
    results = list(run.results())
    run.check_any(bool(results))
    deck = make_deck(results, title="", limits=limits, recipe=recipe)
    paths = {result.dossier.article: result.article.path for result in results}
    if as_lines:
        for card in deck.cards:
            typer.echo(card_line(card, path=paths[card.article]))
    else:
        _print_cards(deck.cards)
    if explain:
        tell(results, limits, deck.cards, all_rules() if every_rule else all_rules().by_default())
    if run.failed:
        raise typer.Exit(1)


def _print_cards(cards: Iterable[Card]) -> None:
    console = Console()
    table = Table(show_lines=True)
    for name in ("Skill", "Question", "Answer"):
        table.add_column(name, overflow="fold")
    for card in cards:
        answer = "\n".join(f"{'✓' if o == card.answer else '·'} {o}" for o in card.choices) or card.answer
        table.add_row(Text(card.rules[1]), Text(card.question), Text(answer))
    console.print(table)
