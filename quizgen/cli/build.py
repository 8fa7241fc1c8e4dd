"""The command ``build``."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path

import typer

from quizgen.cli.run import Run, make_deck
from quizgen.deck.choose import Limits
from quizgen.export.anki import write_package
from quizgen.load.errors import SourceError
from quizgen.load.options import Options
from quizgen.load.recipe import Recipe
from quizgen.load.sources import recipe_of
from quizgen.model import Deck

_MANY = "News articles"


def build_deck(
    sources: list[str], output: Path | None, *, title: str | None, maximum: int | None, skills: list[str],
    level: int | None, model: str | None, options: Options,
) -> None:  # fmt: skip
    """Build a deck of ``sources`` and write it whole or not at all; print where, and how many cards of which skill.

    Raises `SourceError` where no card came of the articles; exits with 1 where a source could not be used.
    """
    recipe = recipe_of(sources)
    limits = limits_of(recipe, maximum, skills, level)
    run = Run(sources, model, options, recipe)
    results = list(run.results())
    run.check_any(bool(results))
    name = title or (recipe.title if recipe else None) or _title(results[0].dossier.headline, len(results))
    deck = make_deck(results, title=name, limits=limits, recipe=recipe)
    if not deck.cards:
        raise SourceError("no card came of these sources that is safe to ask; nothing was written.")
    path = output or Path(f"{_slug(name)}.apkg")
    write_package(deck, path)
    _report(deck, path)
    if run.failed:
        raise typer.Exit(1)


def limits_of(recipe: Recipe | None, maximum: int | None, skills: list[str], level: int | None) -> Limits:
    """Return the limits of the command line, or those of the recipe where the command line is silent."""
    chosen = frozenset(skill.upper() for skill in (skills or (recipe.skills if recipe else ())))
    return Limits(
        maximum=maximum or (recipe.maximum if recipe else None),
        skills=chosen,
        level=level or (recipe.level if recipe else None),
    )


def _title(headline: str | None, count: int) -> str:
    return headline.rstrip(".") if headline and count == 1 else _MANY


def _slug(title: str) -> str:
    """Return a file name of the title: ASCII letters and digits, words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "deck"


def _report(deck: Deck, path: Path) -> None:
    counts = Counter(card.skill for card in deck.cards)
    skills = ", ".join(f"{skill} {number}" for skill, number in sorted(counts.items()))
    typer.echo(f"{path}: {len(deck.cards)} cards ({skills})")
