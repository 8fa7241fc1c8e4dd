"""Pages that Safari saved: a property list with the page in it."""

from __future__ import annotations

import plistlib
from typing import Any

from quizgen.load.errors import SourceError
from quizgen.load.formats.html import read_html
from quizgen.load.page import Page


def read_webarchive(data: bytes) -> list[Page]:
    """Return the article of a saved page; raise `SourceError` where there is no page."""
    archive = plistlib.loads(data)
    main: Any = archive.get("WebMainResource") if isinstance(archive, dict) else None
    page = main.get("WebResourceData") if isinstance(main, dict) else None
    if not isinstance(page, bytes):
        raise SourceError("holds no web page")
    return read_html(page, url=_text(main, "WebResourceURL"), charset=_text(main, "WebResourceTextEncodingName"))


def _text(main: dict[str, Any], name: str) -> str | None:
    value = main.get(name)
    return value if isinstance(value, str) else None
