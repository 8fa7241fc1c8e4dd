"""Feeds, RSS and Atom: each item with its address, and its text where the feed holds the whole of it."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import Any

import feedparser

from quizgen.load.errors import SourceError
from quizgen.load.formats.markup import parts_of
from quizgen.load.formats.metadata import read_mail_stamp, read_stamp, settle, url_date
from quizgen.load.page import Page


def read_feed(data: bytes) -> list[Page]:
    """Return the items of a feed in its order, the text of each being that of the feed, or empty where it has only a teaser.

    Raises `SourceError` where there is no item.
    """
    feed = feedparser.parse(BytesIO(data), sanitize_html=False)
    if not feed.entries:
        raise SourceError("is a feed without items, or no feed")
    publisher = _line(feed.feed.get("title"))
    return [_page(entry, publisher) for entry in feed.entries]


def _page(entry: Any, publisher: str | None) -> Page:
    contents = [content.get("value", "") for content in entry.get("content", ())]
    author = _line(entry.get("author"))
    return Page(
        parts=tuple(parts_of(max(contents, key=len))) if contents else (),
        title=_line(entry.get("title")),
        authors=(author,) if author and "@" not in author else (),
        publisher=publisher,
        published=_days(entry),
        url=entry.get("link") or None,
    )


def _line(value: Any) -> str | None:
    return " ".join(part.text for part in parts_of(value)) or None if isinstance(value, str) else None


def _days(entry: Any) -> tuple[dt.date, ...]:
    """Return the day of publication where the paper appears, or both days that it can be; feedparser has it in UTC only."""
    written = entry.get("published") or entry.get("created") or ""
    stamp = read_mail_stamp(written) or read_stamp(written)
    return settle((stamp,), url_date(entry.get("link")), frozenset()) if stamp else ()
