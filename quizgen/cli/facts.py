"""The command ``facts``: an overview and lists for people, JSON lines for programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from quizgen.cli.run import Run
from quizgen.export.jsonl import fact_line
from quizgen.export.overview import NameRow, SourceRow, clause_rows, sources, timeline, who_is_who
from quizgen.export.overview.clauses import open_rows
from quizgen.export.overview.people import without_role
from quizgen.export.overview.sources import own_attributions, source_name, statement, unclear_sources
from quizgen.facts.attribution import NestedAttribution
from quizgen.facts.conflict import FigureConflict
from quizgen.grammar.dates import long_date, month_year
from quizgen.load.options import Options
from quizgen.model import Dossier, Fact
from quizgen.pipeline import Result

Row = tuple[str, ...]

_LISTS = {
    "unknown": ("Not said, not known", ("who", "what")), "no_comment": ("Asked in vain", ("who", "manner")),
    "hedge": ("Hedges", ("word", "passage")), "agentless": ("By whom?", ("verb", "passage")),
    "country": ("Countries, and the words that tell of them", ("name", "words")),
    "figure_conflict": ("Figures in conflict", ("outcome", "figures")), "date_conflict": ("Dates in conflict", ("right", "reason")),
    "figure_in_passage": ("Figures", ("answer", "before+after")), "figure": ("Figures, in a clause", ("answer", "before+after")),
    "margin": ("Margins of error", ("margin",)), "partial_quote": ("Words in quotation marks", ("source", "words")),
    "examples": ("Examples", ("group", "names")), "evidence": ("What it rests on", ("material", "claim")),
    "statement_kind": ("Kinds of statement", ("sort", "told")), "standing": ("In a position to know", ("person", "told")),
    "reporting_verb": ("More than “said”", ("verb", "told")), "loaded_verb": ("Heated verbs", ("verb", "told")),
    "first_report": ("Who had it first", ("outlet", "news")), "outlet": ("Told to", ("person", "outlet")),
    "anonymity": ("Why a source has no name", ("reason",)), "headline_source": ("The headline’s source", ("source",)),
    "inserted_words": ("Put into a quotation", ("words", "quote")), "own_voice": ("Heard or only spoken about", ("person", "manner")),
}  # fmt: skip
"""The kinds of fact that no table above shows, with the values that make a row."""


_MANNERS = {"absent": "spoken about, not heard"}
"""Values that say little by themselves."""


def list_facts(sources: list[str], *, as_lines: bool, model: str | None, options: Options, jobs: int = 1) -> None:
    """Print the facts of all sources, article by article."""
    run = Run(sources, model, options, jobs=jobs)
    found = False
    for result in run.results():
        found = True
        if as_lines:
            for fact in result.dossier.facts:
                typer.echo(fact_line(fact, path=result.article.path, article=result.article.id))
        else:
            print_facts(result, Console())
    run.check_any(found)
    if run.failed:
        raise typer.Exit(1)


def print_facts(result: Result, console: Console) -> None:
    """Print who is who, who says so, and what happened when; then the other facts, kind by kind."""
    dossier = result.dossier
    _print_heading(console, dossier)
    _print_people(console, dossier)
    _print_sources(console, dossier)
    _print_timeline(console, dossier)
    _print_statements(console, dossier)
    _print_clauses(console, dossier)
    _print(console, "Not so, or not sure", open_rows(dossier))
    for kind, (title, names) in _LISTS.items():
        facts = [fact for fact in dossier.facts if fact.kind == kind]
        _print(console, title, [_cells(fact, names) for fact in facts])


def _print_heading(console: Console, dossier: Dossier) -> None:
    console.print(Text(dossier.headline or dossier.path, style="bold underline"))
    if dossier.when:
        remark = f" ({dossier.date_remark})" if dossier.date_remark else ""
        console.print(Text(f"{long_date(dossier.when)}{remark}"))
    console.print()


def _print_people(console: Console, dossier: Dossier) -> None:
    time = f" (in {month_year(dossier.when)})" if dossier.when else ""
    rows = [(_name(row), "; ".join(map(str, row.notes))) for row in who_is_who(dossier)]
    _print(console, f"Who’s who{time}", rows)
    others = without_role(dossier)
    if others:
        console.print(Text(f"Named without a role: {', '.join(others)}"), soft_wrap=False)
        console.print()


def _name(row: NameRow) -> str:
    return f"{row.name} (also: {', '.join(row.aliases)})" if row.aliases else row.name


def _print_sources(console: Console, dossier: Dossier) -> None:
    rows = [(_source(row), _times(row.count), row.first) for row in sources(dossier)]
    _print(console, "Sources, and what each says first", rows)
    pronouns, none = unclear_sources(dossier)
    notes = [f"{_times(pronouns)} by a pronoun that may be anyone"] if pronouns else []
    notes += [f"{_times(none)} by nobody named"] if none else []
    if notes:
        console.print(Text(f"Said besides: {', '.join(notes)}"))
        console.print()


def _source(row: SourceRow) -> str:
    notes = [] if row.named else ["not named"]
    notes += [row.side] if row.side else []
    notes += row.channels
    return f"{row.name} ({'; '.join(notes)})" if notes else row.name


def _times(count: int) -> str:
    return f"{count}×"


def _print_timeline(console: Console, dossier: Dossier) -> None:
    rows = []
    for row in timeline(dossier):
        when = f"{row.phrase} → {row.when}" if row.phrase else row.when
        rows.append((f"{when} (planned)" if row.planned else when, row.text))
    _print(console, "Timeline", rows)


def _print_statements(console: Console, dossier: Dossier) -> None:
    """Print the statements that the table of sources leaves out, and those within statements."""
    shown = {row.shown for row in sources(dossier)}
    further = [fact for fact in own_attributions(dossier) if fact.key() not in shown and fact.source_kind != "pronoun"]
    rows = [(source_name(fact) or "(nobody named)", statement(dossier, fact)) for fact in further]
    _print(console, "Said further", rows)
    nested = [fact for fact in dossier.facts if isinstance(fact, NestedAttribution) and source_name(fact) is not None]
    _print(console, "Said to be said", [(source_name(fact) or "", statement(dossier, fact)) for fact in nested])


def _print_clauses(console: Console, dossier: Dossier) -> None:
    """Print the clauses that facts tell of and the timeline does not."""
    dated = {row.text.partition(" (according to ")[0] for row in timeline(dossier)}
    rows = [row for row in clause_rows(dossier) if row.text not in dated]
    _print(console, "What happened", [(f"{r.text} (according to {r.source})" if r.source else r.text,) for r in rows])


def _cells(fact: Fact, names: Iterable[str]) -> Row:
    """Return the values of a fact as cells; of the two halves of a passage the answer is put back between them."""
    values = {name: _said(value) for name, value in fact.values().items()}
    if isinstance(fact, FigureConflict):
        told = ((fact.figure, fact.source), (fact.other_figure, fact.other_source))
        values["figures"] = ", ".join(f"{figure} ({source or 'the report itself'})" for figure, source in told)
    if "before" in values and "answer" in values:
        values["before+after"] = " ".join(f"{values['before']} {values['answer']} {values['after']}".split())
    return tuple(values.get(name, "") for name in names)


def _said(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return "" if value is None else _MANNERS.get(str(value), str(value))


def _print(console: Console, title: str, rows: Sequence[Row]) -> None:
    """Print rows under a title, each once; the last column takes what room there is."""
    if not rows:
        return
    console.print(Text(title, style="bold"))
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    widths = {1: (1,), 2: (2, 5), 3: (5, None, 9)}[len(rows[0])]
    for ratio in widths:
        table.add_column(ratio=ratio, overflow="fold", no_wrap=ratio is None)
    for row in dict.fromkeys(rows):
        table.add_row(*(Text(_tight(cell)) for cell in row))
    console.print(table)
    console.print()


def _tight(text: str) -> str:
    """Return the text without what joining halves leaves: spaces before stops, half a pair of quotation marks."""
    for loose, close in ((" ,", ","), (" .", "."), ("$ ", "$")):
        text = text.replace(loose, close)
    return text if text.count("“") == text.count("”") else text.replace("“", "").replace("”", "")
