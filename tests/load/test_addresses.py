"""Addresses as sources: pages, feeds and decks of them, from a server on loopback."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import sample_files as sample
from local_server import Server, response

from quizgen.fetch import Fetcher
from quizgen.fetch.cache import Cache
from quizgen.load.options import Options
from quizgen.load.sources import Loaded, SourceFailure, count, expand, load
from quizgen.model import Article, DatePlace

HTML = "Content-Type: text/html; charset=utf-8"


@pytest.fixture
def fetcher(tmp_path: Path) -> Iterator[Fetcher]:
    with Fetcher(allow_private=True, cache=Cache(tmp_path / "cache")) as found:
        yield found


def only(loaded: Iterator[Loaded]) -> Article:
    (found,) = loaded
    assert isinstance(found, Article), found
    return found


def failure(loaded: Iterator[Loaded]) -> SourceFailure:
    (found,) = loaded
    assert isinstance(found, SourceFailure), found
    return found


def test_an_address_is_a_source_that_is_not_looked_for_on_the_disk() -> None:
    assert expand("https://daily.example/a") == ("https://daily.example/a",)
    assert count("https://daily.example/a") == 1


@pytest.mark.parametrize(
    ("body", "media_type"),
    [
        (sample.dated_html(), "text/html"),
        (sample.dated_html(), "application/octet-stream"),
        (sample.pdf(), "application/pdf"),
        (sample.PLAIN.encode(), "text/plain; charset=utf-8"),
    ],
)
def test_the_server_or_the_bytes_tell_what_an_address_is(
    server: Server, fetcher: Fetcher, body: bytes, media_type: str
) -> None:
    server.answers["/ferry"] = response(body, f"Content-Type: {media_type}")
    article = only(load([server.url("/ferry")], fetcher=fetcher))
    assert article.headline == sample.TITLE
    assert sample.SECOND in article.text
    assert article.path == server.url("/ferry")


def test_a_wrong_charset_of_the_server_does_no_harm(server: Server, fetcher: Fetcher) -> None:
    server.answers["/ferry"] = response(sample.dated_html(), "Content-Type: text/html; charset=iso-8859-1")
    assert sample.SECOND in only(load([server.url("/ferry")], fetcher=fetcher)).text


def test_a_failure_names_the_address(server: Server, fetcher: Fetcher) -> None:
    server.answers["/empty"] = response(b"<html><body></body></html>", HTML)
    for path in ("/empty", "/missing"):
        assert failure(load([server.url(path)], fetcher=fetcher)).message.startswith(f"{server.url(path)} ")
    assert "--offline" in failure(load([server.url("/new")], Options(offline=True), Fetcher(True, cache=None))).message


def feed(server: Server, *dates: str) -> str:
    """Serve a feed of pages published on the given days, and return its address."""
    items = []
    for number, date in enumerate(dates):
        server.answers[f"/{number}"] = response(sample.html(title=f"{sample.TITLE}, part {number}").encode(), HTML)
        items.append(sample.item(server.url(f"/{number}"), date=date))
    server.answers["/feed"] = response(sample.rss(*items), "Content-Type: application/rss+xml")
    return server.url("/feed")


THREE = ("Tue, 19 May 2015 08:00:00 GMT", "Mon, 18 May 2015 08:00:00 GMT", "Fri, 01 May 2015 08:00:00 GMT")


def test_a_feed_is_its_items_each_fetched_whole(server: Server, fetcher: Fetcher) -> None:
    articles = [each for each in load([feed(server, *THREE)], fetcher=fetcher) if isinstance(each, Article)]
    assert [a.headline for a in articles] == [f"{sample.TITLE}, part {n}" for n in range(3)]
    assert [a.path for a in articles] == [server.url(f"/{n}") for n in range(3)]
    days = [date.date for a in articles for date in a.dates if date.place is DatePlace.DATE_LINE]
    assert days == [dt.date(2015, 5, 19), dt.date(2015, 5, 18), dt.date(2015, 5, 1)]


def test_since_and_limit_choose_among_the_items(server: Server, fetcher: Fetcher) -> None:
    address = feed(server, *THREE)
    assert len(list(load([address], Options(since=dt.date(2015, 5, 18)), fetcher))) == 2
    assert len(list(load([address], Options(limit=1), fetcher))) == 1
    assert len(list(load([feed(server, *(THREE * 5))], Options(), fetcher))) == 10


@pytest.mark.parametrize(
    ("date", "days"),
    [
        ("Tue, 19 May 2015 20:00:00 -0500", [19]),
        ("Tue, 19 May 2015 20:00:00 GMT", [19]),
        ("Wed, 20 May 2015 01:00:00 GMT", [19, 20]),
        ("2015-05-19T23:30:00-04:00", [19]),
        ("May 19", []),
    ],
)
def test_the_day_of_an_item_is_that_of_the_paper(server: Server, fetcher: Fetcher, date: str, days: list[int]) -> None:
    server.answers["/0"] = response(sample.html().encode(), HTML)
    server.answers["/feed"] = response(sample.rss(sample.item(server.url("/0"), date=date)))
    assert [found.date.day for found in only(load([server.url("/feed")], fetcher=fetcher)).dates] == days


def test_an_item_that_is_gone_is_named_and_the_others_go_on(server: Server, fetcher: Fetcher) -> None:
    address = feed(server, *THREE)
    server.answers["/1"] = response(status="410 Gone")
    first, second, third = load([address], fetcher=fetcher)
    assert isinstance(first, Article)
    assert isinstance(second, SourceFailure)
    assert second.message == f"{server.url('/1')} answers with 410 Gone."
    assert isinstance(third, Article)


def test_atom_and_files_are_feeds_too(server: Server, fetcher: Fetcher, tmp_path: Path) -> None:
    server.answers["/ferry"] = response(sample.html().encode(), HTML)
    (tmp_path / "feed.xml").write_bytes(sample.atom(server.url("/ferry")))
    article = only(load([str(tmp_path / "feed.xml")], fetcher=fetcher))
    assert [date.date for date in article.dates] == [dt.date(2015, 5, 19)]


def test_a_feed_of_feeds_and_items_of_other_schemes_are_refused(server: Server, fetcher: Fetcher) -> None:
    items = (sample.item(server.url("/feed")), sample.item("file:///etc/hostname"), sample.item(title="Nothing"))
    server.answers["/feed"] = response(sample.rss(*items), "Content-Type: application/rss+xml")
    messages = [
        each.message for each in load([server.url("/feed")], fetcher=fetcher) if isinstance(each, SourceFailure)
    ]
    assert "is a feed inside a feed" in messages[0]
    assert "only http and https" in messages[1]
    assert "neither an address nor a text" in messages[2]


def deck(folder: Path, recipe: str) -> str:
    folder.mkdir()
    (folder / "deck.toml").write_text(recipe, "utf-8")
    return str(folder)


def test_what_is_fetched_for_a_deck_is_kept_and_not_fetched_again(
    server: Server, fetcher: Fetcher, tmp_path: Path
) -> None:
    folder = deck(tmp_path / "ferries", f'title = "Ferries"\nsources = ["{feed(server, *THREE)}"]\nlimit = 2\n')
    first = list(load([folder], fetcher=fetcher))
    assert len(first) == 2
    asked = len(server.requests)
    with Fetcher(offline=True, cache=None) as nothing:
        assert list(load([folder], fetcher=nothing)) == first
    assert len(server.requests) == asked
    (kept,) = (tmp_path / "ferries" / "fetched").iterdir()
    assert json.loads(kept.read_text("utf-8"))["source"] == server.url("/feed")


def test_keep_false_keeps_nothing(server: Server, fetcher: Fetcher, tmp_path: Path) -> None:
    server.answers["/ferry"] = response(sample.dated_html(), HTML)
    folder = deck(tmp_path / "ferries", f'title = "F"\nsources = ["{server.url("/ferry")}"]\nkeep = false\n')
    only(load([folder], fetcher=fetcher))
    assert not (tmp_path / "ferries" / "fetched").exists()


@pytest.mark.parametrize(
    "damage",
    [
        "",
        "[]",
        '{"source": "other", "pages": []}',
        '{"source": "SOURCE", "kind": "html", "pages": [{"parts": 1}]}',
        '{"source": "SOURCE", "kind": "?", "pages": []}',
    ],
)
def test_kept_pages_that_are_damaged_are_named(server: Server, fetcher: Fetcher, tmp_path: Path, damage: str) -> None:
    server.answers["/ferry"] = response(sample.dated_html(), HTML)
    folder = deck(tmp_path / "ferries", f'title = "F"\nsources = ["{server.url("/ferry")}"]\n')
    only(load([folder], fetcher=fetcher))
    (kept,) = (tmp_path / "ferries" / "fetched").iterdir()
    kept.write_text(damage.replace("SOURCE", server.url("/ferry")), "utf-8")
    message = failure(load([folder], fetcher=fetcher)).message
    assert message.startswith(str(kept))
    assert "remove it" in message
