"""Options of loading: what a user may say about sources beside their names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from quizgen.load.kind import Kind

FIELDS = ("text", "title", "date", "url", "author", "publisher")
"""What the column of a table can hold."""
FEED_ITEMS = 10
"""Items taken of a feed where nothing else is said."""


@dataclass(frozen=True)
class Options:
    """How sources are to be read.

    kind: what every source is, or None where each tells by itself. columns: for tables, which column holds the
    text, title, date, url, author or publisher. since, limit: of a feed or mailbox only items from that day on, and at
    most so many. offline, allow_private: see `quizgen.fetch.Fetcher`.
    """

    kind: Kind | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    since: dt.date | None = None
    limit: int | None = None
    offline: bool = False
    allow_private: bool = False


DEFAULTS = Options()
