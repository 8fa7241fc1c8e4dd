"""The command ``push``."""

from __future__ import annotations

from pathlib import Path

import typer

from quizgen.export.ankiconnect import AnkiConnect, AnkiConnectError
from quizgen.load.errors import SourceError


def push_packages(packages: list[Path], url: str, key: str | None) -> None:
    """Import packages into the running Anki one by one; print the deck of each and how many cards are new.

    Raises `SourceError` at the first that cannot be imported; those before it are in Anki by then.
    """
    anki = AnkiConnect(url, key)
    for package in packages:
        try:
            pushed = anki.push(package)
        except AnkiConnectError as error:
            raise SourceError(str(error)) from error
        typer.echo(f"{package}: {pushed.cards} cards in the deck “{pushed.deck}”, {pushed.new} of them new")
