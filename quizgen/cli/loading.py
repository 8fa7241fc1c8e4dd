"""The options about sources that several commands share."""

from __future__ import annotations

import datetime as dt

import typer

from quizgen.load.kind import Kind
from quizgen.load.options import FIELDS, Options


def options_of(
    kind: str | None, columns: list[str] | None, since: str | None, limit: int | None, *,
    offline: bool, allow_private: bool,
) -> Options:  # fmt: skip
    """Return the options of loading; raise `typer.BadParameter` for a value that is none."""
    return Options(
        kind=_kind(kind),
        columns=_columns(columns or []),
        since=_day(since),
        limit=limit,
        offline=offline,
        allow_private=allow_private,
    )


def _kind(name: str | None) -> Kind | None:
    try:
        return Kind(name.lower()) if name else None
    except ValueError as error:
        raise typer.BadParameter(f"{name!r} is none of {', '.join(Kind)}.", param_hint="--type") from error


def _columns(given: list[str]) -> dict[str, str]:
    pairs = dict(pair.split("=", 1) for pair in given if "=" in pair)
    unknown = [pair for pair in given if pair.partition("=")[0] not in FIELDS or not pair.partition("=")[2]]
    if unknown:
        message = f"{unknown[0]!r} must be FIELD=NAME, with one of {', '.join(FIELDS)}."
        raise typer.BadParameter(message, param_hint="--column")
    return pairs


def _day(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is not a day such as 2015-05-18.", param_hint="--since") from error
