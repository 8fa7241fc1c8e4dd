"""``cards --explain``: which cards were left out and why, and what the article has nothing of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table
from rich.text import Text

from quizgen.deck.choose import Limits, choose_cards
from quizgen.model import Card
from quizgen.pipeline import Result
from quizgen.rules.registry import RuleSet


@dataclass(frozen=True)
class Missing:
    """A family of cards that an article gave nothing to. facts: what was found, of which no card came; 0 for none."""

    family: str
    finds: str
    facts: int


def explain(results: Sequence[Result], limits: Limits, cards: Iterable[Card], rules: RuleSet) -> None:
    """Print on standard error the cards left out, then for each article the families without a card."""
    kept = tuple(cards)
    console = Console(stderr=True)
    _print_dropped(console, dropped(results, limits, kept))
    for result in results:
        _print_missing(console, result, missing(result, kept, rules))


def dropped(results: Iterable[Result], limits: Limits, kept: Iterable[Card]) -> Iterator[tuple[Card, str, str]]:
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


def missing(result: Result, kept: Iterable[Card], rules: RuleSet) -> tuple[Missing, ...]:
    """Return the families that rules ask about, in order, of which the deck has no card from this article."""
    article = result.dossier.article
    shown = {card.family for card in kept if card.article == article}
    family_of = {rule.id: rule.family for rule in rules.facts}
    found = [family_of.get(fact.rule, "") for fact in result.dossier.facts]
    asked = {rule.family for rule in rules.questions}
    first: dict[str, str] = {}
    for rule in rules.facts:
        first.setdefault(rule.family, rule.finds)
    return tuple(
        Missing(family, finds, found.count(family))
        for family, finds in sorted(first.items())
        if family in asked and family not in shown
    )


def _print_dropped(console: Console, left_out: Iterable[tuple[Card, str, str]]) -> None:
    table = Table(title="Left out", title_justify="left", show_lines=True)
    for name in ("By", "Why", "Card"):
        table.add_column(name, overflow="fold")
    for card, rule, reason in left_out:
        table.add_row(Text(rule), Text(reason), Text(f"{card.rules[1]}: {card.question}"))
    console.print(table)


def _print_missing(console: Console, result: Result, families: Sequence[Missing]) -> None:
    name = result.dossier.headline or result.dossier.path
    groups = (
        (f"No card from “{name}”, though it was found:", [m for m in families if m.facts]),
        (f"“{name}” has no …", [m for m in families if not m.facts]),
    )
    for title, group in groups:
        if not group:
            continue
        table = Table(title=title, title_justify="left", box=None, show_header=False, padding=(0, 2, 0, 0))
        table.add_column(no_wrap=True)
        table.add_column(overflow="fold")
        for family in group:
            count = f" ({family.facts}×)" if family.facts else ""
            table.add_row(Text(family.family), Text(f"{family.finds[:1].lower()}{family.finds[1:].rstrip('.')}{count}"))
        console.print()
        console.print(table)
