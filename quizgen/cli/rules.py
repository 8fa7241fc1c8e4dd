"""The command ``rules``."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from quizgen.rules import FactRule, Fires, LintRule, QuestionRule, Rule, RuleError, Silent
from quizgen.rules.registry import RuleSet, all_rules


def show_rules(rule_id: str | None) -> None:
    """Print all rules, those whose id begins with ``rule_id``, or one whole; raise `RuleError` where there is none."""
    rules = all_rules()
    if rule_id is None:
        _print_table(rules.all())
        return
    wanted = rule_id.upper()
    found = [rule for rule in rules.all() if rule.id == wanted or rule.id.startswith(f"{wanted}-")]
    if not found:
        raise RuleError(_unknown(wanted, rules))
    for rule in found:
        _print_rule(rule)


def _unknown(wanted: str, rules: RuleSet) -> str:
    near = get_close_matches(wanted, [rule.id for rule in rules.all()], n=3, cutoff=0.5)
    hint = f"; near to it are {', '.join(near)}" if near else "; quizgen rules lists them all"
    return f"there is no rule {wanted}{hint}."


def _print_table(rules: tuple[Rule, ...]) -> None:
    table = Table(box=None, padding=(0, 2, 0, 0))
    for name in ("Id", "Kind", "Level", "Finds"):
        table.add_column(name, overflow="fold")
    for rule in rules:
        level = "" if isinstance(rule, LintRule) else str(rule.level)
        table.add_row(Text(rule.id), Text(kind_of(rule)), Text(level), Text(rule.finds))
    Console().print(table)


def kind_of(rule: Rule) -> str:
    """Return "fact", "question" or "lint"."""
    return {FactRule: "fact", QuestionRule: "question", LintRule: "lint"}[type(rule)]


def _print_rule(rule: Rule) -> None:
    level = "" if isinstance(rule, LintRule) else f", skill {rule.skill}, level {rule.level}"
    off = ", off by default" if isinstance(rule, QuestionRule) and not rule.default else ""
    typer.echo(f"{rule.id} ({kind_of(rule)} rule{level}{off})\n  finds  {rule.finds}\n  why    {rule.why}")
    if isinstance(rule, LintRule):
        for drop in rule.drops:
            typer.echo(f"  drops  {_fields(drop.card)}\n         because: {drop.because}")
        for keep in rule.keeps:
            typer.echo(
                f"  keeps  {_fields(keep.card)}" + (f"\n         because: {keep.because}" if keep.because else "")
            )
    else:
        examples: tuple[Fires | Silent, ...] = (*rule.fires, *rule.silent)
        for example in examples:
            _print_example(example)
    typer.echo()


def _print_example(example: Fires | Silent) -> None:
    shown = " / ".join(example.text.split("\n\n"))
    if isinstance(example, Silent):
        typer.echo(f"  silent {shown}\n         because: {example.because}")
        return
    typer.echo(f"  fires  {shown}")
    for result in example.yields:
        typer.echo(f"         {_fields(result)}")


def _fields(values: Mapping[str, object]) -> str:
    return "; ".join(f"{name} = {value}" for name, value in values.items())
