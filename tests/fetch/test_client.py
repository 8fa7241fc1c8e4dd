"""Fetching from a server that misbehaves on purpose."""

from __future__ import annotations

import gzip
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from local_server import Server, response

from quizgen.fetch import Fetcher, Limits
from quizgen.fetch.cache import Cache
from quizgen.load.errors import SourceError

PAGE = b"<html><body><p>The ferry ran aground.</p></body></html>"
LIMITS = Limits(seconds=0.8, redirects=3, size=100_000, robots_size=5_000)


@pytest.fixture
def fetcher(tmp_path: Path) -> Iterator[Fetcher]:
    with Fetcher(allow_private=True, cache=Cache(tmp_path / "cache"), limits=LIMITS) as found:
        yield found


def refusal(fetcher: Fetcher, url: str) -> str:
    """Return why ``url`` was not fetched: one sentence that names it."""
    start = time.monotonic()
    with pytest.raises(SourceError) as refused:
        fetcher.fetch(url)
    assert time.monotonic() - start < 3 * LIMITS.seconds
    message = str(refused.value)
    assert message.endswith(".")
    assert "\n" not in message
    return message


def test_a_page_is_fetched_as_it_is(server: Server, fetcher: Fetcher) -> None:
    server.answers["/ferry"] = response(PAGE, 'Content-Type: text/html; charset="iso-8859-1"')
    found = fetcher.fetch(server.url("/ferry"))
    assert (found.url, found.data, found.charset) == (server.url("/ferry"), PAGE, "iso-8859-1")
    assert "\r\nUser-Agent: quizgen/" in server.requests[-1]


def test_robots_are_asked_once_and_obeyed(server: Server, fetcher: Fetcher) -> None:
    server.answers["/robots.txt"] = response(b"User-agent: *\nDisallow: /closed\n")
    server.answers["/open"] = response(PAGE)
    assert fetcher.fetch(server.url("/open")).data == PAGE
    assert "robots.txt" in refusal(fetcher, server.url("/closed/page"))
    assert server.paths() == ["/open"]
    assert len(server.requests) == 2


@pytest.mark.parametrize("status", ["500 Oops", "503 Busy"])
def test_a_host_that_cannot_say_its_rules_is_closed(server: Server, fetcher: Fetcher, status: str) -> None:
    server.answers["/robots.txt"] = response(status=status)
    assert "robots.txt" in refusal(fetcher, server.url("/ferry"))


def test_endless_rules_are_cut_off(server: Server, fetcher: Fetcher) -> None:
    server.answers["/robots.txt"] = response(b"#" * 20_000)
    assert "is too large" in refusal(fetcher, server.url("/ferry"))


def test_a_pause_between_pages_is_kept(server: Server, fetcher: Fetcher) -> None:
    server.answers["/robots.txt"] = response(b"User-agent: *\nCrawl-delay: 0.3\n")
    server.answers["/a"] = server.answers["/b"] = response(PAGE)
    fetcher.fetch(server.url("/a"))
    start = time.monotonic()
    fetcher.fetch(server.url("/b"))
    assert time.monotonic() - start > 0.2


def trickle(first: bytes) -> Callable[[socket.socket, str], None]:
    def answer(connection: socket.socket, _: str) -> None:
        connection.sendall(first)
        for _ in range(100):
            connection.sendall(b"a")
            time.sleep(0.05)

    return answer


def endless(connection: socket.socket, _: str) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    for _ in range(10_000):
        connection.sendall(b"<p>on and on</p>" * 100)


def silent(connection: socket.socket, _: str) -> None:
    time.sleep(2)


BOMB = gzip.compress(b"\0" * 50_000_000)
MISBEHAVIOUR: dict[str, tuple[bytes | Callable[[socket.socket, str], None], str]] = {
    "silent": (silent, "does not answer within 0.8 seconds"),
    "slow head": (trickle(b"HTTP/1.1 200 OK\r\nX-"), "does not answer within 0.8 seconds"),
    "slow body": (trickle(b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n"), "does not answer within 0.8 seconds"),
    "endless": (endless, "is too large"),
    "too large": (response(b"a" * 100_001), "is too large"),
    "longer than said": (response(PAGE, length=10_000), "ends in the middle"),
    "no HTTP": (b"\x16\x03\x01 hello\r\n\r\n", "not HTTP"),
    "nothing": (b"", "not HTTP, or ends in the middle"),
    "endless head": (b"HTTP/1.1 200 OK\r\n" + b"X-A: " + b"a" * 300_000 + b"\r\n\r\n", "not HTTP"),
    "gzip bomb": (response(BOMB, "Content-Encoding: gzip"), "is too large"),
    "gzip in gzip": (response(gzip.compress(BOMB), "Content-Encoding: gzip, gzip"), "was not asked for"),
    "brotli": (response(b"\x0b", "Content-Encoding: br"), "was not asked for"),
    "no gzip": (response(PAGE, "Content-Encoding: gzip"), "is compressed and broken"),
    "half a gzip": (response(gzip.compress(PAGE)[:-12], "Content-Encoding: gzip"), "ends in the middle"),
    "missing": (response(status="404 Not Found"), "answers with 404 Not Found"),
    "subscription": (response(status="403 Forbidden"), "save the page in a browser and give the file"),
    "failing": (response(status="500 Oops"), "answers with 500 Oops"),
    "to a file": (response(b"", "Location: file:///etc/hostname", status="302 Found"), "only http and https are"),
    "to a bad port": (response(b"", "Location: http://a:99999999/", status="302 Found"), "is not an address"),
    "to a secret": (response(b"", "Location: http://u:p@127.0.0.1/", status="301 Moved"), "name or password"),
    "in circles": (response(b"", "Location: /page", status="302 Found"), "redirects more than 3 times"),
}


@pytest.mark.parametrize("kind", MISBEHAVIOUR)
def test_what_misbehaves_is_refused_in_one_sentence(server: Server, fetcher: Fetcher, kind: str) -> None:
    server.answers["/page"], message = MISBEHAVIOUR[kind]
    assert message in refusal(fetcher, server.url("/page"))


def test_a_server_that_is_gone_is_refused(fetcher: Fetcher) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    assert "cannot be reached" in refusal(fetcher, f"http://127.0.0.1:{port}/")


@pytest.mark.parametrize(
    "url",
    [
        "ftp://news.example/a",
        "file:///etc/hostname",
        "http://",
        "http:///a",
        "https://[::1",
        "http://a:b:c/",
        "http://a\x7f/",
        "http://xn--a/",
        "http://a..b/",
        "http://a b/",
        "http://\u2100.com/",
        "http://a\nb/",
        "http://%41/",
        "http://a:65536/",
    ],
)
def test_what_is_no_address_of_the_web_is_refused(fetcher: Fetcher, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr("quizgen.fetch.address.socket.getaddrinfo", unknown)
    assert " ".join(url.replace("\x7f", " ").split()) in refusal(fetcher, url)


def test_gzip_is_undone(server: Server, fetcher: Fetcher) -> None:
    server.answers["/ferry"] = response(gzip.compress(PAGE), "Content-Encoding: gzip")
    assert fetcher.fetch(server.url("/ferry")).data == PAGE


def test_redirects_are_followed(server: Server, fetcher: Fetcher) -> None:
    server.answers["/a"] = response(b"", "Location: b?x=1", status="301 Moved")
    server.answers["/b?x=1"] = response(PAGE)
    assert fetcher.fetch(server.url("/a")).url == server.url("/b?x=1")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "0.0.0.0"])
def test_private_addresses_are_refused_unless_allowed(server: Server, tmp_path: Path, host: str) -> None:
    server.answers["/ferry"] = response(PAGE)
    with Fetcher(cache=None, limits=LIMITS) as fetcher:
        message = refusal(fetcher, server.url("/ferry", host))
    assert "--allow-private" in message or "not a name" in message
    assert server.requests == []


def test_a_redirect_to_a_private_address_is_refused(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizgen.fetch.address.is_public", lambda address: address == "127.0.0.1")
    server.answers["/a"] = response(b"", f"Location: {server.url('/b', '127.0.0.2')}", status="302 Found")
    server.answers["/b"] = response(PAGE)
    with Fetcher(cache=None, limits=LIMITS) as fetcher:
        assert "127.0.0.2 is a private address" in refusal(fetcher, server.url("/a"))
    assert server.paths() == ["/a"]


def test_the_address_that_was_checked_is_the_one_connected_to(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name server that answers with a private address the second time gains nothing by it."""
    asked: list[str] = []

    look_up = socket.getaddrinfo

    def rebinding(host: str, port: int, *more: object, **named: object) -> list[tuple[object, ...]]:
        if host != "rebind.example":
            return look_up(host, port, *more, **named)  # type: ignore[arg-type, return-value]
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1" if len(asked) == 1 else "127.0.0.2", port))]

    monkeypatch.setattr("quizgen.fetch.address.is_public", lambda address: address == "127.0.0.1")
    monkeypatch.setattr("quizgen.fetch.address.socket.getaddrinfo", rebinding)
    server.answers["/robots.txt"] = server.answers["/a"] = response(PAGE)
    with Fetcher(cache=None, limits=LIMITS) as fetcher:
        assert "is a private address" in refusal(fetcher, server.url("/a", "rebind.example"))
    assert len(server.requests) == 1
    assert len(asked) == 2


def counting(server: Server, *headers: str) -> None:
    """Answer with 304 to whoever has a validator."""

    def answer(connection: socket.socket, request: str) -> None:
        if "If-None-Match" in request or "If-Modified-Since" in request:
            connection.sendall(response(status="304 Not Modified"))
        else:
            connection.sendall(response(PAGE, "Content-Type: text/html; charset=utf-8", *headers))

    server.answers["/ferry"] = answer


@pytest.mark.parametrize("validator", ['ETag: "one"', "Last-Modified: Mon, 18 May 2015 10:00:00 GMT"])
def test_an_unchanged_page_is_taken_from_the_cache(server: Server, fetcher: Fetcher, validator: str) -> None:
    counting(server, validator)
    first, second, third = (fetcher.fetch(server.url("/ferry")) for _ in range(3))
    assert first == second == third
    assert len(server.paths()) == 3
    assert "HTTP/1.1" in server.requests[-1]
    assert "If-" in server.requests[-1]


def test_a_page_is_not_asked_for_again_while_it_is_fresh(server: Server, fetcher: Fetcher) -> None:
    counting(server, "Cache-Control: max-age=60")
    assert fetcher.fetch(server.url("/ferry")) == fetcher.fetch(server.url("/ferry"))
    assert server.paths() == ["/ferry"]


def test_offline_takes_everything_from_the_cache(server: Server, fetcher: Fetcher) -> None:
    counting(server)
    online = fetcher.fetch(server.url("/ferry"))
    asked = len(server.requests)
    fetcher.offline = True
    assert fetcher.fetch(server.url("/ferry")) == online
    assert "--offline" in refusal(fetcher, server.url("/other"))
    assert len(server.requests) == asked


def test_a_page_that_has_gone_can_be_had_offline(server: Server, fetcher: Fetcher) -> None:
    counting(server)
    fetcher.fetch(server.url("/ferry"))
    server.answers["/ferry"] = b""
    assert "--offline takes it" in refusal(fetcher, server.url("/ferry"))


def test_what_may_not_be_stored_is_not(server: Server, fetcher: Fetcher, tmp_path: Path) -> None:
    counting(server, "Cache-Control: no-store")
    fetcher.fetch(server.url("/ferry"))
    assert not list(tmp_path.glob("cache/*"))


@pytest.mark.parametrize("damage", [b"", b"{}\n", b"[]\nabc", b"\xff\xfe", b'{"key": "other"}\nabc'])
def test_a_damaged_cache_is_no_cache(server: Server, fetcher: Fetcher, tmp_path: Path, damage: bytes) -> None:
    counting(server)
    fetcher.fetch(server.url("/ferry"))
    (entry,) = (tmp_path / "cache").iterdir()
    entry.write_bytes(damage)
    assert fetcher.fetch(server.url("/ferry")).data == PAGE


def test_a_cache_that_cannot_be_written_does_no_harm(server: Server, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    counting(server)
    with Fetcher(allow_private=True, cache=Cache(tmp_path / "file" / "cache"), limits=LIMITS) as fetcher:
        assert fetcher.fetch(server.url("/ferry")).data == PAGE
