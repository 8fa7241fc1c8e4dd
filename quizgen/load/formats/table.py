"""Tables with one article a row: JSON lines, CSV, Parquet."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from quizgen.load.dates import dates_in
from quizgen.load.encoding import decode_markup
from quizgen.load.errors import SourceError
from quizgen.load.formats.markup import parts_of
from quizgen.load.page import Page
from quizgen.model import Span

_USUAL = {
    "text": ("text", "body", "content", "article", "articlebody", "full_text", "fulltext", "maintext"),
    "title": ("title", "headline", "head"),
    "date": ("date", "published", "date_published", "published_at", "publish_date", "pub_date", "datepublished"),
    "url": ("url", "link", "href", "address"),
    "author": ("author", "authors", "byline", "creator"),
    "publisher": ("publisher", "source", "outlet", "site", "newspaper"),
}
"""Names under which a field is found where the user names none."""
_MARKUP = re.compile(r"<(?:p|br|div)\b[^>]*>", re.IGNORECASE)
_MAX_FIELD = 10 << 20

Row = Mapping[str, Any]


def read_jsonl(data: bytes, *, columns: Mapping[str, str]) -> list[Page]:
    """Return a page for each line of JSON; raise `SourceError` for a line that holds no object."""
    rows = []
    for number, line in enumerate(decode_markup(data).split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise SourceError(f"is not JSON in line {number}") from error
        if not isinstance(row, dict):
            raise SourceError(f"holds no object in line {number}")
        rows.append(row)
    return _pages(rows, columns)


def read_csv(data: bytes, *, columns: Mapping[str, str]) -> list[Page]:
    """Return a page for each row of a table whose first row names the columns."""
    csv.field_size_limit(_MAX_FIELD)
    text = decode_markup(data)
    try:
        dialect: type[csv.Dialect] = csv.Sniffer().sniff(text[:20_000].partition("\n")[0], delimiters=",;\t|")
    except csv.Error:
        dialect = csv.excel
    dialect.doublequote = True
    try:
        return _pages(list(csv.DictReader(io.StringIO(text, newline=""), dialect=dialect)), columns)
    except csv.Error as error:
        raise SourceError(f"is broken: {error}") from error


def read_parquet(data: bytes, *, columns: Mapping[str, str]) -> list[Page]:
    """Return a page for each row; raise `SourceError` where the optional library is not installed."""
    try:
        import pyarrow.parquet  # noqa: PLC0415 - optional
    except ImportError as error:
        raise SourceError("needs a library that is not installed (pip install 'quizgen[parquet]')") from error
    return _pages(pyarrow.parquet.read_table(io.BytesIO(data)).to_pylist(), columns)


def _pages(rows: Sequence[Row], columns: Mapping[str, str]) -> list[Page]:
    names = _names(rows, columns)
    pages = [page for row in rows if (page := _page(row, names)) is not None]
    if not pages:
        raise SourceError("has no row with a text")
    return pages


def _names(rows: Iterable[Row], columns: Mapping[str, str]) -> dict[str, str]:
    """Return the column of each field; raise `SourceError` where one that the user named, or the text, is not there."""
    there = dict.fromkeys(str(name) for row in rows for name in row if name is not None)
    missing = next((name for name in columns.values() if name not in there), None)
    if missing is not None:
        raise SourceError(f"has no column {missing!r} (it has {_listed(there)})")
    folded = {name.casefold(): name for name in reversed(there)}
    usual = {field: next((folded[n] for n in names if n in folded), None) for field, names in _USUAL.items()}
    found = {**{field: name for field, name in usual.items() if name is not None}, **columns}
    if "text" not in found:
        raise SourceError(
            f"has no column with the text that can be told; name it with --column text=NAME ({_listed(there)})"
        )
    return found


def _listed(names: Iterable[str]) -> str:
    shown = list(names)[:8]
    return ", ".join(name[:30] for name in shown) or "none"


def _page(row: Row, names: Mapping[str, str]) -> Page | None:
    values = {field: row.get(name) for field, name in names.items()}
    text = values["text"]
    if not isinstance(text, str) or not text.strip():
        return None
    markup = _MARKUP.search(text) is not None
    days = tuple(_days(values.get("date")))
    return Page(
        parts=tuple(parts_of(text)) if markup else (),
        plain=None if markup else text,
        title=_line(values.get("title")),
        authors=tuple(_authors(values.get("author"))),
        publisher=_line(values.get("publisher")),
        published=days[:1],
        url=_line(values.get("url")),
    )


def _line(value: Any) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _authors(value: Any) -> Iterator[str]:
    for each in value if isinstance(value, list) else [value]:
        line = _line(each)
        if line:
            yield re.sub(r"^[Bb]y\s+", "", line)


def _days(value: Any) -> Iterator[dt.date]:
    """Yield the full dates in a cell, as a date, a time, or a text."""
    if isinstance(value, dt.datetime):
        yield value.date()
    elif isinstance(value, dt.date):
        yield value
    elif isinstance(value, str):
        yield from (day for day, _, _ in dates_in(value, Span(0, len(value))))
