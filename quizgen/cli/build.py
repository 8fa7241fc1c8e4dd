"""The command ``build``."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path

import typer

from quizgen.cli.run import Run, make_deck
from quizgen.deck.choose import Limits
from quizgen.export.anki import VANISHED, Changes, PackageError, write_package
from quizgen.load.errors import SourceError
from quizgen.load.options import Options
from quizgen.load.recipe import Recipe
from quizgen.load.sources import recipe_of
from quizgen.model import Deck

_MANY = "News articles"
_SHOWN = 10
"""Questions listed of each kind of change."""


def build_deck(
    sources: list[str], output: Path | None, *, title: str | None, maximum: int | None, skills: list[str],
    level: int | None, model: str | None, options: Options, every_rule: bool = False, previous: Path | None = None,
    edition: int | None = None, jobs: int = 1,
) -> None:  # fmt: skip
    """Build a deck of ``sources`` and write it whole or not at all; print where, how many cards, and what changed.

    previous, edition: see `write_package`.
    Raises `SourceError` where no card came of the articles, where ``previous`` is missing or ``edition`` is no later
    one; exits with 1 where a source could not be used.
    """
    if previous is not None and not previous.is_file():
        raise SourceError(f"{previous} does not exist; give the package that an earlier build wrote.")
    recipe = recipe_of(sources)
    limits = limits_of(recipe, maximum, skills, level)
    run = Run(sources, model, options, recipe, every_rule, jobs)
    results = list(run.results())
    run.check_any(bool(results))
    name = title or (recipe.title if recipe else None) or _title(results[0].dossier.headline, len(results))
    deck = make_deck(results, title=name, limits=limits, recipe=recipe)
    if not deck.cards:
        raise SourceError("no card came of these sources that is safe to ask; nothing was written.")
    path = output or Path(f"{_slug(name)}.apkg")
    try:
        changes = write_package(deck, path, previous=previous, edition=edition, complete=not run.failed)
    except PackageError as error:
        raise SourceError(f"{previous or path}: {error}") from error
    _report(deck, path, changes)
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


def _report(deck: Deck, path: Path, changes: Changes) -> None:
    counts = Counter(card.skill for card in deck.cards)
    skills = ", ".join(f"{skill} {number}" for skill, number in sorted(counts.items()))
    typer.echo(f"{path}: {len(deck.cards)} cards ({skills})")
    if not changes.updated:
        return
    counts_of = {kind: getattr(changes, kind) for kind in ("new", "changed", "vanished")}
    told = ", ".join(f"{len(questions)} {kind}" for kind, questions in counts_of.items())
    typer.echo(f"edition {changes.edition}: {told}" if changes else f"edition {changes.edition}: no card changed")
    for kind, questions in counts_of.items():
        for question in questions[:_SHOWN]:
            typer.echo(f"  {kind:9}{question}")
        if len(questions) > _SHOWN:
            typer.echo(f"  {kind:9}and {len(questions) - _SHOWN} more")
    if changes.spared:
        typer.echo(f"cards kept as they were, since a source could not be used: {changes.spared}")
    gone = len(changes.vanished) + changes.kept
    if gone:
        typer.echo(f"vanished cards kept in the package, with the tag {VANISHED}: {gone}")
