"""The cache: what was fetched, by address, on disk, with the validators that let a server say "unchanged".

A cache for httpx exists (hishel), but it is marked as alpha and knows no way to answer from the disk alone.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from platformdirs import user_cache_path

_MAX_ENTRIES = 1_000


@dataclass(frozen=True)
class Entry:
    """A response as it was received, decompressed.

    url: the last of the redirects. media_type: the header Content-Type as it came. until: seconds since 1970 up to
    which it may be used unasked.
    """

    url: str
    media_type: str
    etag: str
    last_modified: str
    until: float
    data: bytes

    def is_fresh(self) -> bool:
        """Tell whether the server allowed to use it without asking again."""
        return time.time() < self.until


@dataclass(frozen=True)
class Cache:
    """A folder with one file for each address; a file that cannot be read or written is as if it were not there."""

    folder: Path

    def get(self, url: str) -> Entry | None:
        """Return what was stored for ``url``, or None."""
        try:
            head, _, data = self._path(url).read_bytes().partition(b"\n")
            fields = json.loads(head)
            return Entry(**fields, data=data) if fields.pop("key", None) == url else None
        except (OSError, ValueError, TypeError, AttributeError):
            return None

    def put(self, url: str, entry: Entry) -> None:
        """Store ``entry`` whole or not at all."""
        fields = {"key": url, **asdict(entry)}
        data = fields.pop("data")
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self.folder, delete=False) as file:
                file.write(json.dumps(fields).encode() + b"\n" + data)
            Path(file.name).replace(self._path(url))
            self._prune()

    def _prune(self) -> None:
        """Remove the entries that were stored first where there are too many."""
        files = sorted(self.folder.iterdir(), key=lambda path: path.stat().st_mtime)
        for path in files[:-_MAX_ENTRIES]:
            path.unlink(missing_ok=True)

    def _path(self, url: str) -> Path:
        return self.folder / hashlib.blake2b(url.encode(), digest_size=20).hexdigest()


def user_cache() -> Cache:
    """Return the cache in the place that the system has for caches of this user."""
    return Cache(user_cache_path("quizgen", appauthor=False) / "pages")
