"""The client: one address in, bytes out, or one sentence that says why not."""

from __future__ import annotations

import re
import time
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from types import TracebackType
from urllib.parse import urlsplit

import httpcore
import httpx
from protego import Protego

from quizgen import __version__
from quizgen.fetch.address import AddressError
from quizgen.fetch.cache import Cache, Entry, user_cache
from quizgen.fetch.transport import Deadline, Transport
from quizgen.load.errors import SourceError

AGENT = "quizgen"
USER_AGENT = f"{AGENT}/{__version__} (makes study cards of single articles for one reader)"
_ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/pdf;q=0.9,*/*;q=0.5"
_LONGEST_FRESH = 24 * 60 * 60
"""Seconds after which an article is asked for again, however long its server would have us wait."""
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_REFUSALS = frozenset({401, 402, 403, 407, 429, 451})
_NO_ADDRESS = (httpx.InvalidURL, httpx.UnsupportedProtocol, httpcore.UnsupportedProtocol, UnicodeError)
_ERRORS = (*_NO_ADDRESS, httpx.HTTPError, httpx.StreamError, httpcore.NetworkError, httpcore.ProtocolError,
           httpcore.TimeoutException)  # fmt: skip


@dataclass(frozen=True)
class Limits:
    """How much one fetch may take: seconds and redirects in all, and bytes once decompressed."""

    seconds: float = 30.0
    redirects: int = 5
    size: int = 20 << 20
    robots_size: int = 512 << 10
    longest_delay: float = 10.0
    """Longest pause between two pages of one host that its robots.txt may ask for, in seconds."""


@dataclass(frozen=True)
class Fetched:
    """What an address gave. url: the last of the redirects; charset: as the server declared it, if it did."""

    url: str
    data: bytes
    media_type: str
    charset: str | None


@dataclass
class Fetcher:
    """Fetches one address after the other; use it as a context manager.

    offline: take everything from the cache. allow_private: connect also to private, loopback and link-local addresses.
    cache: where responses are kept, or None for nowhere.
    """

    offline: bool = False
    allow_private: bool = False
    cache: Cache | None = field(default_factory=user_cache)
    limits: Limits = Limits()
    _deadline: Deadline = field(default_factory=Deadline, repr=False)
    _client: httpx.Client | None = field(default=None, repr=False)
    _robots: dict[str, Protego] = field(default_factory=dict, repr=False)
    _last: dict[str, float] = field(default_factory=dict, repr=False)

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._client is not None:
            self._client.close()

    def fetch(self, url: str) -> Fetched:
        """Return what is at ``url``; raise `SourceError` with a whole sentence where it may not or cannot be had."""
        kept = self.cache.get(url) if self.cache else None
        if kept is not None and (self.offline or kept.is_fresh()):
            return _fetched(kept)
        if self.offline:
            raise SourceError(f"{url} is not in the cache; fetch it once without --offline.")
        try:
            entry = self._follow(url, kept)
        except AddressError as error:
            raise SourceError(f"{url} cannot be fetched: {error}") from error
        except _ERRORS as error:
            raise SourceError(f"{url} {_reason(error, self.limits)}{_hint(kept)}.") from error
        if self.cache is not None and entry.until >= 0:
            self.cache.put(url, entry)
        return _fetched(entry)

    def _follow(self, url: str, kept: Entry | None) -> Entry:
        """Follow redirects from ``url``, each checked like the first address."""
        here = url
        self._deadline.start(self.limits.seconds)
        for _ in range(self.limits.redirects + 1):
            _check(here)
            self._ask_robots(here)
            found = self._get(here, kept if kept is not None and kept.url == here else None)
            if isinstance(found, Entry):
                return found
            here = found
        raise SourceError(f"{url} redirects more than {self.limits.redirects} times.")

    def _get(self, url: str, kept: Entry | None) -> Entry | str:
        """Return the response, or the address to which it redirects."""
        headers = {}
        if kept is not None:
            headers = {"If-None-Match": kept.etag, "If-Modified-Since": kept.last_modified}
        with self._stream(url, {name: value for name, value in headers.items() if value}) as answer:
            if answer.status_code == 304 and kept is not None:
                return _entry(url, answer, kept.data, kept)
            if answer.status_code in _REDIRECTS and "location" in answer.headers:
                return str(answer.url.join(answer.headers["location"]))
            if answer.status_code != 200:
                raise SourceError(_refusal(url, answer))
            return _entry(url, answer, _body(url, answer, self.limits.size))

    def _stream(self, url: str, headers: dict[str, str]) -> AbstractContextManager[httpx.Response]:
        if self._client is None:
            transport = Transport(self._deadline, allow_private=self.allow_private)
            agent = {"User-Agent": USER_AGENT, "Accept": _ACCEPT, "Accept-Encoding": "gzip", "Accept-Language": "en"}
            self._client = httpx.Client(
                transport=transport, headers=agent, trust_env=False, timeout=self.limits.seconds
            )
        return self._client.stream("GET", url, headers=headers, follow_redirects=False)

    def _ask_robots(self, url: str) -> None:
        """Raise `SourceError` where the host's robots.txt keeps us out; wait where it asks for a pause."""
        host = "{0.scheme}://{0.netloc}".format(urlsplit(url))
        if host not in self._robots:
            self._robots[host] = Protego.parse(self._robots_text(host))
        rules = self._robots[host]
        if not rules.can_fetch(url, AGENT):
            raise SourceError(f"{url} may not be fetched by programs (robots.txt); save the page and give the file.")
        delay = min(rules.crawl_delay(AGENT) or 0.0, self.limits.longest_delay)
        pause = self._last[host] + delay - time.monotonic() if host in self._last else 0.0
        if pause > 0:
            time.sleep(pause)
            self._deadline.start(self.limits.seconds)
        self._last[host] = time.monotonic()

    def _robots_text(self, host: str) -> str:
        """Return the rules of a host as RFC 9309 has it: none where there is no file, all closed where the server fails."""
        here = f"{host}/robots.txt"
        for _ in range(self.limits.redirects + 1):
            with self._stream(here, {}) as answer:
                if answer.status_code in _REDIRECTS and "location" in answer.headers:
                    here = str(answer.url.join(answer.headers["location"]))
                    _check(here)
                    continue
                if answer.status_code >= 500:
                    return "User-agent: *\nDisallow: /"
                if answer.status_code != 200:
                    return ""
                return _body(here, answer, self.limits.robots_size).decode("utf-8", "replace")
        return ""


def _check(url: str) -> None:
    """Raise `SourceError` where an address is not one of the web."""
    if not url.isprintable() or " " in url:
        said = " ".join("".join(letter if letter.isprintable() else " " for letter in url).split())
        raise SourceError(f"{said} is not an address: it holds a blank or a control character.")
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise SourceError(f"{url} is not an address: {error}.") from error
    if parts.scheme not in {"http", "https"}:
        raise SourceError(f"{url} is not fetched; only http and https are.")
    if not parts.hostname:
        raise SourceError(f"{url} names no host.")
    if parts.username or parts.password:
        raise SourceError(f"{parts.hostname}: an address with a name or password in it is not fetched.")


def _refusal(url: str, answer: httpx.Response) -> str:
    hint = "; save the page in a browser and give the file" if answer.status_code in _REFUSALS else ""
    return f"{url} answers with {answer.status_code} {answer.reason_phrase}".rstrip() + f"{hint}."


def _body(url: str, answer: httpx.Response, limit: int) -> bytes:
    """Return the body of an answer decompressed; raise `SourceError` where it is larger than ``limit`` bytes."""
    data = bytearray()
    for piece in _decompressed(url, answer, limit):
        data += piece
        if len(data) > limit:
            raise SourceError(
                f"{url} is larger than {limit >> 20} MiB." if limit >= 1 << 20 else f"{url} is too large."
            )
    return bytes(data)


def _decompressed(url: str, answer: httpx.Response, limit: int) -> Iterator[bytes]:
    """Yield the body piece by piece, never more of it at once than the limit: a small piece can hide a huge one."""
    encoding = answer.headers.get("content-encoding", "").strip().lower()
    if encoding in {"", "identity"}:
        yield from answer.iter_raw()
        return
    if encoding not in {"gzip", "x-gzip", "deflate"}:
        raise SourceError(f"{url} comes compressed in a way that was not asked for ({encoding[:40]}).")
    inflate = zlib.decompressobj(wbits=47)
    try:
        for piece in answer.iter_raw():
            yield inflate.decompress(piece, limit + 1)
        yield inflate.flush()
    except zlib.error as error:
        raise SourceError(f"{url} is compressed and broken.") from error
    if not inflate.eof:
        raise SourceError(f"{url} ends in the middle.")


def _entry(url: str, answer: httpx.Response, data: bytes, kept: Entry | None = None) -> Entry:
    """Return what to keep of an answer; ``until`` is -1 where the server forbids to store it."""
    control = answer.headers.get("cache-control", "").lower()
    age = re.search(r"max-age\s*=\s*\"?(\d{1,9})", control)
    until = time.time() + min(int(age.group(1)), _LONGEST_FRESH) if age and "no-cache" not in control else 0.0
    return Entry(
        url=url,
        media_type=kept.media_type if kept else answer.headers.get("content-type", ""),
        etag=answer.headers.get("etag", kept.etag if kept else ""),
        last_modified=answer.headers.get("last-modified", kept.last_modified if kept else ""),
        until=-1.0 if "no-store" in control else until,
        data=data,
    )


def _fetched(entry: Entry) -> Fetched:
    found = re.search(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", entry.media_type, re.IGNORECASE)
    return Fetched(entry.url, entry.data, entry.media_type, found.group(1) if found else None)


def _reason(error: Exception, limits: Limits) -> str:
    if isinstance(error, httpx.TimeoutException | httpcore.TimeoutException):
        return f"does not answer within {limits.seconds:g} seconds"
    if isinstance(error, _NO_ADDRESS):
        return "is not an address that can be fetched"
    if isinstance(error, httpx.ProtocolError | httpcore.ProtocolError):
        return "answers with something that is not HTTP, or ends in the middle"
    return f"cannot be reached ({str(error) or type(error).__name__})"


def _hint(kept: Entry | None) -> str:
    return "; an older copy is in the cache, --offline takes it" if kept is not None else ""
