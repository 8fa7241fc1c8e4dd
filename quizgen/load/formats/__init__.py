"""File formats: each module turns the bytes of one format into pages."""

from __future__ import annotations

import importlib
from collections.abc import Mapping

from quizgen.load.kind import Kind
from quizgen.load.page import Page

_MODULES = {
    Kind.HTML: ("html", "read_html"),
    Kind.PDF: ("pdf", "read_pdf"),
    Kind.EPUB: ("epub", "read_epub"),
    Kind.DOCX: ("docx", "read_docx"),
    Kind.FEED: ("feed", "read_feed"),
    Kind.EMAIL: ("mail", "read_email"),
    Kind.MBOX: ("mail", "read_mbox"),
    Kind.MHTML: ("mail", "read_mhtml"),
    Kind.WEBARCHIVE: ("webarchive", "read_webarchive"),
    Kind.JSONL: ("table", "read_jsonl"),
    Kind.CSV: ("table", "read_csv"),
    Kind.PARQUET: ("table", "read_parquet"),
}


def read(
    kind: Kind, data: bytes, *, url: str | None = None, charset: str | None = None, columns: Mapping[str, str]
) -> list[Page]:
    """Return the pages in ``data``, at least one.

    url: where it came from. charset: as the server declared it. columns: for tables, which column holds what.

    Raises `SourceError` with the end of a sentence that begins with the name of the source; a parser may also raise
    errors of its own on broken files.
    """
    module, function = _MODULES[kind]
    reader = getattr(importlib.import_module(f"{__name__}.{module}"), function)
    if kind in {Kind.JSONL, Kind.CSV, Kind.PARQUET}:
        pages: list[Page] = reader(data, columns=columns)
    elif kind is Kind.HTML:
        pages = reader(data, url=url, charset=charset)
    else:
        pages = reader(data)
    return pages
