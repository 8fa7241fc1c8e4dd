"""The commands ``facts`` and ``cards``: tables for people, JSON lines for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from quizgen.cli.build import limits_of
from quizgen.cli.run import Run, make_deck
from quizgen.deck.choose import Limits, choose_cards
from quizgen.export.jsonl import card_line, fact_line
from quizgen.load.options import Options
from quizgen.load.sources import recipe_of
from quizgen.model import Card, Fact
from quizgen.pipeline import Result

_TITLES = {
    "role": "Who is who", "attribution": "Who said what", "nested_attribution": "Said to be said",
    "unknown": "Not said, not known", "hedge": "Hedges",
    "agentless": "By whom?", "metonym": "Names that stand for others", "relative_date": "Dates worked out",
    "date_conflict": "Dates in conflict", "event": "Who did it", "deed": "What they did", "list": "Lists",
    "circumstance": "When and where", "quantity": "How many",
    "figure": "Figures",
    "partial_quote": "Words in quotation marks",
    "statement_kind": "Kinds of statement", "margin": "Margins of error", "first_report": "Who had it first",
    "reporting_verb": "More than “said”", "evidence": "What it rests on", "outlet": "Told to", "tie": "Not neutral",
    "standing": "In a position to know",
    "no_comment": "Asked in vain", "own_voice": "Heard or only spoken about", "headline_source": "The headline’s source",
    "anonymity": "Why a source has no name", "loaded_verb": "Heated verbs", "acronym": "Abbreviations",
}  # fmt: skip


def list_facts(sources: list[str], *, as_lines: bool, model: str | None, options: Options) -> None:
    """Print the facts of all sources, article by article."""
    run = Run(sources, model, options)
    found = False
    for result in run.results():
        found = True
        if as_lines:
            for fact in result.dossier.facts:
                typer.echo(fact_line(fact, path=result.article.path, article=result.article.id))
        else:
            _print_facts(result)
    run.check_any(found)
    if run.failed:
        raise typer.Exit(1)


def _print_facts(result: Result) -> None:
    console = Console()
    _print_heading(console, result)
    for kind, title in _TITLES.items():
        facts = [fact for fact in result.dossier.facts if fact.kind == kind]
        if facts:
            table = Table(
                title=title, title_justify="left", title_style="bold", box=None, show_header=False, padding=(0, 2, 0, 0)
            )
            table.add_column(ratio=1)
            table.add_column(ratio=2)
            for left, right in dict.fromkeys(_row(fact) for fact in facts):
                table.add_row(Text(left), Text(right))
            console.print(table)
            console.print()


def _print_heading(console: Console, result: Result) -> None:
    dossier = result.dossier
    console.print(Text(dossier.headline or dossier.path, style="bold underline"))
    if dossier.when:
        console.print(Text(f"{dossier.when.isoformat()}{' (inferred)' if dossier.inferred else ''}"))
    console.print()


def _row(fact: Fact) -> tuple[str, str]:
    """Return a fact in two cells: what it is about, and what it says."""
    values = {name: "" if value is None else str(value) for name, value in fact.values().items()}
    cells = {
        "role": ("person", "role"), "attribution": ("source_text", "content"),
        "nested_attribution": ("source_text", "content"), "unknown": ("who", "what"),
        "hedge": ("word", "passage"), "agentless": ("verb", "passage"), "metonym": ("name", "gloss"),
        "relative_date": ("phrase", "meaning"), "date_conflict": ("right", "reason"), "partial_quote": ("source", "words"),
        "quantity": ("answer", "counted"),
        "figure": ("answer", "before"),
        "anonymity": ("reason", "reason"), "margin": ("margin", "margin"), "first_report": ("outlet", "news"),
        "statement_kind": ("sort", "told"), "standing": ("person", "told"),
        "reporting_verb": ("verb", "told"), "evidence": ("material", "claim"), "outlet": ("person", "outlet"),
        "tie": ("person", "post"), "no_comment": ("who", "manner"), "own_voice": ("person", "manner"),
        "headline_source": ("source", "source"), "loaded_verb": ("verb", "told"), "acronym": ("short", "full"),
    }.get(fact.kind)  # fmt: skip
    if cells is not None:
        return values[cells[0]] or "(nobody named)", values[cells[1]]
    return values["answer"], " ".join(part for part in (values["subject"], values["verb"], values["rest"]) if part)


def list_cards(
    sources: list[str], *, as_lines: bool, explain: bool, maximum: int | None, skills: list[str], level: int | None,
    model: str | None, options: Options, every_rule: bool = False,
) -> None:  # fmt: skip
    """Print the cards that ``build`` would write; with ``explain`` also the others, with the reason."""
    recipe = recipe_of(sources)
    limits = limits_of(recipe, maximum, skills, level)
    run = Run(sources, model, options, recipe, every_rule)
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
        _print_dropped(_dropped(results, limits, deck.cards))
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


def _dropped(results: Iterable[Result], limits: Limits, kept: Iterable[Card]) -> Iterator[tuple[Card, str, str]]:
    """Yield each card left out with the id of the lint rule, or "choice", and the reason."""
    keys = {card.key for card in kept}
    for result in results:
        for candidate in result.candidates:
            if candidate.dropped_by is not None:
                yield candidate.card, candidate.dropped_by, candidate.reason or ""
        choice = choose_cards(result.dossier, result.candidates, limits)
        for card, reason in choice.left_out:
            yield card, "choice", reason
        for card in choice.chosen:
            if card.key not in keys:
                yield card, "choice", "the deck is full" if limits.maximum else "an earlier article asks the same"


def _print_dropped(dropped: Iterable[tuple[Card, str, str]]) -> None:
    console = Console(stderr=True)
    table = Table(title="Left out", title_justify="left", show_lines=True)
    for name in ("By", "Why", "Card"):
        table.add_column(name, overflow="fold")
    for card, rule, reason in dropped:
        table.add_row(Text(rule), Text(reason), Text(f"{card.rules[1]}: {card.question}"))
    console.print(table)
