"""Commands and their options; the work is done in the modules beside this one."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from quizgen import __version__

app = typer.Typer(
    name="quizgen",
    help="Turn news articles into Anki decks that train news literacy. Rules find the facts; every card shows its evidence.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help starts in half the time
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)


class Listing(StrEnum):
    """How facts and cards are printed."""

    TABLE = "table"
    JSONL = "jsonl"


class DeckFormat(StrEnum):
    """What kind of file `build` writes."""

    APKG = "apkg"


Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE...",
        help="A file (text, HTML, PDF, EPUB, DOCX, e-mail, feed, table), a folder, an address (https://…), a deck such as "
        "decks/moscow, or - for standard input.",
    ),
]
Type = Annotated[
    str | None,
    typer.Option("--type", metavar="TYPE", help="What the sources are, where they do not tell: html, pdf, …"),
]
Column = Annotated[
    list[str] | None,
    typer.Option(
        metavar="FIELD=NAME", help="The column of a table that holds text, title, date, url, author, publisher."
    ),
]
Since = Annotated[
    str | None, typer.Option(metavar="YYYY-MM-DD", help="Of a feed or mailbox, only items from that day.")
]
Limit = Annotated[
    int | None, typer.Option(min=1, metavar="N", help="Of a feed or mailbox, at most N items (10 of a feed).")
]
Offline = Annotated[bool, typer.Option("--offline", help="Fetch nothing; take pages from the cache.")]
AllowPrivate = Annotated[bool, typer.Option("--allow-private", help="Fetch also from private and local addresses.")]
Model = Annotated[str | None, typer.Option(metavar="NAME", help="An installed English spaCy pipeline to parse with.")]
Jobs = Annotated[
    int, typer.Option("--jobs", "-j", min=1, metavar="N", help="Read articles in N processes; each needs about 450 MB.")
]
Skill = Annotated[
    list[str] | None, typer.Option(metavar="SKILL", help="Only cards of this skill, for example SRC; may be repeated.")
]
Level = Annotated[int | None, typer.Option(min=1, max=3, help="No card above this level: 1 easy, 3 hard.")]
Every = Annotated[
    bool, typer.Option("--all", help="Also ask the questions of rules that are off by default (see quizgen rules).")
]
Max = Annotated[
    int | None, typer.Option("--max", min=1, metavar="N", help="At most N cards, shared among articles and skills.")
]


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"quizgen {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Run one of the commands."""


@app.command()
def build(
    sources: Sources,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="The file to write.")] = None,
    format_: Annotated[DeckFormat, typer.Option("--format", help="The kind of file.")] = DeckFormat.APKG,
    maximum: Max = None,
    skill: Skill = None,
    level: Level = None,
    every_rule: Every = False,
    title: Annotated[str | None, typer.Option(help="The name of the deck in Anki.")] = None,
    previous: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The package this one updates, where that is not the file to write."),
    ] = None,
    edition: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="Number of this edition; Anki imports a later over an earlier."),
    ] = None,
    model: Model = None,
    jobs: Jobs = 1,
    type_: Type = None,
    column: Column = None,
    since: Since = None,
    limit: Limit = None,
    offline: Offline = False,
    allow_private: AllowPrivate = False,
) -> None:
    """Build a deck and write it as an Anki package.

    Over an older package of the deck: tell which cards are new, changed or vanished; importing it updates the cards.

    Example: quizgen build article.txt -o deck.apkg --max 20
    """
    from quizgen.cli.build import build_deck  # noqa: PLC0415 - keeps --help quick
    from quizgen.cli.errors import reported  # noqa: PLC0415
    from quizgen.cli.loading import options_of  # noqa: PLC0415

    with reported():
        options = options_of(type_, column, since, limit, offline=offline, allow_private=allow_private)
        build_deck(
            sources, output, title=title, maximum=maximum, skills=skill or [], level=level, model=model, options=options,
            every_rule=every_rule, previous=previous, edition=edition, jobs=jobs,
        )  # fmt: skip


@app.command()
def push(
    packages: Annotated[list[Path], typer.Argument(metavar="PACKAGE...", help="An .apkg file that build wrote.")],
    anki: Annotated[str, typer.Option(metavar="URL", help="Where AnkiConnect listens.")] = "http://127.0.0.1:8765",
    key: Annotated[
        str | None,
        typer.Option(metavar="KEY", envvar="ANKICONNECT_KEY", help="Its API key, where its settings ask for one."),
    ] = None,
) -> None:
    """Import a package into the Anki that runs on this machine.

    Needs the AnkiConnect add-on (2055492159). Does what opening the file with Anki does, and may be repeated.

    Example: quizgen push deck.apkg
    """
    from quizgen.cli.errors import reported  # noqa: PLC0415 - keeps --help quick
    from quizgen.cli.push import push_packages  # noqa: PLC0415

    with reported():
        push_packages(packages, anki, key)


@app.command()
def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name of the deck, or the folder to make for it.")],
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE...", help="Addresses, and files, which are copied into the folder.")
    ],
    title: Annotated[str | None, typer.Option(help="The name of the deck in Anki; else the first headline.")] = None,
    keep: Annotated[bool, typer.Option("--keep/--no-keep", help="Keep the fetched texts beside the recipe.")] = True,
    since: Since = None,
    limit: Limit = None,
    offline: Offline = False,
    allow_private: AllowPrivate = False,
) -> None:
    """Begin a deck: write a recipe that build can follow, decks/NAME/deck.toml.

    Example: quizgen new ferries https://news.example/ferry-aground
    """
    from quizgen.cli.errors import reported  # noqa: PLC0415 - keeps --help quick
    from quizgen.cli.loading import options_of  # noqa: PLC0415
    from quizgen.cli.new import new_deck  # noqa: PLC0415

    with reported():
        options = options_of(None, None, since, limit, offline=offline, allow_private=allow_private)
        new_deck(name, sources, title=title, keep=keep, options=options)


@app.command()
def facts(
    sources: Sources,
    format_: Annotated[
        Listing, typer.Option("--format", help="A table for people or JSON lines for programs.")
    ] = Listing.TABLE,
    model: Model = None,
    jobs: Jobs = 1,
    type_: Type = None,
    column: Column = None,
    since: Since = None,
    limit: Limit = None,
    offline: Offline = False,
    allow_private: AllowPrivate = False,
) -> None:
    """Show the facts found: who is who, who said what, when it was.

    Example: quizgen facts article.txt --format jsonl
    """
    from quizgen.cli.errors import reported  # noqa: PLC0415 - keeps --help quick
    from quizgen.cli.facts import list_facts  # noqa: PLC0415
    from quizgen.cli.loading import options_of  # noqa: PLC0415

    with reported():
        options = options_of(type_, column, since, limit, offline=offline, allow_private=allow_private)
        list_facts(sources, as_lines=format_ is Listing.JSONL, model=model, options=options, jobs=jobs)


@app.command()
def cards(
    sources: Sources,
    format_: Annotated[
        Listing, typer.Option("--format", help="A table for people or JSON lines for programs.")
    ] = Listing.TABLE,
    explain: Annotated[bool, typer.Option("--explain", help="Also show the cards that were dropped, and why.")] = False,
    maximum: Max = None,
    skill: Skill = None,
    level: Level = None,
    every_rule: Every = False,
    model: Model = None,
    jobs: Jobs = 1,
    type_: Type = None,
    column: Column = None,
    since: Since = None,
    limit: Limit = None,
    offline: Offline = False,
    allow_private: AllowPrivate = False,
) -> None:
    """Show the cards of a deck without writing it.

    Example: quizgen cards decks/moscow --explain
    """
    from quizgen.cli.errors import reported  # noqa: PLC0415 - keeps --help quick
    from quizgen.cli.listing import list_cards  # noqa: PLC0415
    from quizgen.cli.loading import options_of  # noqa: PLC0415

    with reported():
        options = options_of(type_, column, since, limit, offline=offline, allow_private=allow_private)
        list_cards(
            sources, as_lines=format_ is Listing.JSONL, explain=explain,
            maximum=maximum, skills=skill or [], level=level, model=model, options=options, every_rule=every_rule,
            jobs=jobs,
        )  # fmt: skip


@app.command()
def rules(
    rule_id: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="A rule such as WHO-1, or the beginning of its id.")
    ] = None,
) -> None:
    """List the rules, or show one with its examples.

    Example: quizgen rules WHO-1
    """
    from quizgen.cli.errors import reported  # noqa: PLC0415 - keeps --help quick
    from quizgen.cli.rules import show_rules  # noqa: PLC0415

    with reported():
        show_rules(rule_id)
