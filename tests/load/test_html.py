"""Web pages: blocks, what the page declares, and the dates it contradicts itself with."""

from __future__ import annotations

import datetime as dt
import json
from contextlib import suppress

import pytest
import sample_files as sample
from hypothesis import given
from hypothesis import strategies as st

from quizgen.load.compose import article_from_page
from quizgen.load.errors import SourceError
from quizgen.load.formats.html import read_html
from quizgen.load.formats.metadata import Stamp, settle, url_date
from quizgen.load.page import Page, Part, from_json, to_json
from quizgen.model import Article, BlockKind, DatePlace

DAY = dt.date(2015, 5, 18)


def article(page: str | bytes, url: str | None = None, charset: str | None = None) -> Article:
    data = page if isinstance(page, bytes) else page.encode()
    (found,) = read_html(data, url=url, charset=charset)
    return article_from_page(found, "page.html")


def blocks(found: Article, *kinds: BlockKind) -> list[str]:
    return [block.span.of(found.text) for block in found.blocks_of(*kinds)]


def with_extra(*extra: str) -> str:
    """Return the page with more elements between its second and its last paragraph."""
    first, second, last = (f"<p>{text}</p>" for text in sample.PARAGRAPHS)
    return sample.html(body="".join((first, second, *extra, last)))


def declared(**node: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **node})}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def days(found: Article, place: DatePlace) -> list[dt.date]:
    return [date.date for date in found.dates if date.place is place]


def test_the_furniture_of_the_page_is_left_out() -> None:
    found = article(sample.html())
    assert blocks(found, BlockKind.HEADLINE) == [sample.TITLE]
    assert blocks(found, BlockKind.BODY) == list(sample.PARAGRAPHS)
    assert "Home" not in found.text
    assert "rights reserved" not in found.text


@pytest.mark.parametrize(
    ("markup", "kind", "text"),
    [
        ("<figure><img src='a.jpg'><figcaption>The ferry on the rocks</figcaption></figure>", BlockKind.CAPTION,
         "The ferry on the rocks"),
        ("<p class='photo-credit'>Photograph by Tom Ek</p>", BlockKind.CAPTION, "Photograph by Tom Ek"),
        ("<blockquote class='twitter-tweet'><p>All are safe.</p>— Harbour (@harbour) May 18, 2015</blockquote>",
         BlockKind.POST, "All are safe."),
        ("<aside class='pull-quote'>The lights went out</aside>", BlockKind.QUOTE, "The lights went out"),
        ("<blockquote><p>We are sorry for all that has happened to our passengers.</p></blockquote>", BlockKind.QUOTE,
         "We are sorry for all that has happened to our passengers."),
        ("<h2>What happened next</h2>", BlockKind.HEADING, "What happened next"),
        ("<table><tr><th>Built</th><td>1990</td></tr><tr><th>Seats</th><td>180</td></tr></table>",
         BlockKind.BOILERPLATE, "Built | 1990"),
    ],
)  # fmt: skip
def test_what_is_not_the_voice_of_the_article_is_a_block_of_its_own(markup: str, kind: BlockKind, text: str) -> None:
    found = article(with_extra(markup))
    assert any(text in block for block in blocks(found, kind)), found.blocks
    assert blocks(found, BlockKind.BODY) == list(sample.PARAGRAPHS)
    assert found.text.index(sample.SECOND) < found.text.index(text) < found.text.index(sample.LAST)


def test_a_box_of_links_does_not_end_an_article_that_goes_on() -> None:
    more = [f"<p>{sample.LAST.replace('parliament', name)}</p>" for name in ("council", "senate", "court")]
    found = article(with_extra("<h3>Most read in news</h3>", "<p>Ten things to do in Karlsvik</p>", *more))
    assert len(blocks(found, BlockKind.BODY)) == 6
    assert blocks(found, BlockKind.BOILERPLATE) == ["Most read in news", "Ten things to do in Karlsvik"]
    ended = article(
        sample.html().replace("</article>", "<h3>Related stories</h3><p>A teaser of another.</p></article>")
    )
    assert blocks(ended, BlockKind.BODY) == list(sample.PARAGRAPHS)


def test_a_caption_is_taken_once() -> None:
    figure = "<figure><figcaption>The ferry on the rocks</figcaption></figure>"
    found = article(with_extra(figure, figure))
    assert blocks(found, BlockKind.CAPTION) == ["The ferry on the rocks"]
    assert blocks(found, BlockKind.BODY) == list(sample.PARAGRAPHS)


@pytest.mark.parametrize("name", ["PhD", "M.D.", "Article by", "news@daily.example", "The Daily", ""])
def test_what_is_no_author_is_none(name: str) -> None:
    head = declared(author=[{"name": "Anna Berg"}, {"name": name}], publisher={"name": "The Daily"})
    assert article(sample.html(head=head)).authors == ("Anna Berg",)


def test_a_post_keeps_its_date() -> None:
    post = "<blockquote class='twitter-tweet'><p>All are safe.</p>— Harbour (@harbour) May 18, 2015</blockquote>"
    assert days(article(with_extra(post)), DatePlace.POST) == [DAY]


def test_a_paragraph_with_line_breaks_is_several() -> None:
    found = article(sample.html(body=f"<p>{sample.LEAD}<br><br>{sample.SECOND}</p><p>{sample.LAST}</p>"))
    assert blocks(found, BlockKind.BODY) == list(sample.PARAGRAPHS)


def test_json_ld_is_read() -> None:
    head = declared(
        headline=sample.TITLE, datePublished="2015-05-18", dateModified="2015-05-20T08:00:00+02:00",
        author=[{"name": "Anna Berg"}, {"@type": "Person", "name": "Tom Ek"}], publisher={"name": "The Karlsvik Post"},
    )  # fmt: skip
    found = article(sample.html(head=head), "https://daily.example/ferry?utm_source=x")
    assert found.authors == ("Anna Berg", "Tom Ek")
    assert (found.publisher, found.url, found.language) == ("The Karlsvik Post", "https://daily.example/ferry", "en")
    assert blocks(found, BlockKind.BYLINE) == ["By Anna Berg and Tom Ek"]
    assert blocks(found, BlockKind.DATE_LINE) == ["Published 18 May 2015", "Updated 20 May 2015"]


@pytest.mark.parametrize(
    "head",
    [
        declared(datePublished="2015-05-18"),
        '<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, '
        '{"@type": ["ReportageNewsArticle"], "datePublished": "20150518"}]}</script>',
        meta("article:published_time", "2015-05-18T23:30:00+02:00"),
        '<meta name="DC.date.issued" content="2015-05-18">',
        '<time itemprop="datePublished" datetime="2015-05-18">Monday</time>',
        f'<script type="application/ld+json">{{broken</script>{meta("article:published_time", "2015-05-18")}',
        f'<script type="application/ld+json">{"[" * 5000}</script>{meta("article:published_time", "2015-05-18")}',
    ],
)
def test_the_date_of_publication_is_found_where_it_is_declared(head: str) -> None:
    assert days(article(sample.html(head=head)), DatePlace.DATE_LINE) == [DAY]


def test_dates_that_contradict_each_other_are_kept_and_are_no_date_line() -> None:
    head = declared(datePublished="2015-05-18") + meta("article:published_time", "2016-02-01")
    found = article(sample.html(head=head), "https://daily.example/2015/05/18/ferry")
    assert days(found, DatePlace.CONTRADICTED) == [DAY, dt.date(2016, 2, 1)]
    assert days(found, DatePlace.DATE_LINE) == []
    assert [d.span.of(found.text) for d in found.dates] == ["18 May 2015", "1 February 2016"]


def test_the_address_contradicts_the_page() -> None:
    found = article(sample.html(head=declared(datePublished="2019-01-01")), "https://daily.example/2015/05/18/ferry")
    assert days(found, DatePlace.CONTRADICTED) == [dt.date(2019, 1, 1), DAY]


@pytest.mark.parametrize(
    ("printed", "contradicted", "lines"),
    [("May 18, 2015", [], 2), ("May 19, 2015", [], 2), ("June 2, 2011", [DAY, dt.date(2011, 6, 2)], 0)],
)
def test_a_date_printed_above_the_text_can_contradict_the_page(
    printed: str, contradicted: list[dt.date], lines: int
) -> None:
    body = f"<p>{printed}</p>" + "".join(f"<p>{text}</p>" for text in sample.PARAGRAPHS)
    found = article(sample.html(body=body, head=declared(datePublished="2015-05-18")))
    assert days(found, DatePlace.CONTRADICTED) == contradicted
    assert len(days(found, DatePlace.DATE_LINE)) == lines
    assert printed in found.text


def test_a_time_in_utc_is_the_day_of_the_address_or_the_printed_one() -> None:
    head = declared(datePublished="2015-05-19T02:30:00Z")
    assert days(article(sample.html(head=head), "https://d.example/2015/05/18/a/"), DatePlace.DATE_LINE) == [DAY]
    printed = article(sample.html(head=head).replace("<article>", "<article><span>May 18, 2015</span>"))
    assert days(printed, DatePlace.DATE_LINE)[0] == DAY
    at_noon = declared(datePublished="2015-05-19T12:30:00Z")
    assert days(article(sample.html(head=at_noon)), DatePlace.DATE_LINE) == [dt.date(2015, 5, 19)]


def test_a_time_in_utc_that_may_be_the_evening_before_in_america_is_two_days() -> None:
    found = article(sample.html(head=declared(datePublished="2015-05-19T02:30:00Z")))
    assert days(found, DatePlace.CONTRADICTED) == [DAY, dt.date(2015, 5, 19)]
    assert days(found, DatePlace.DATE_LINE) == []


ANY_DAY = st.dates(dt.date(2000, 1, 2), dt.date(2050, 1, 1))


@given(st.lists(st.builds(Stamp, ANY_DAY, st.none() | st.integers(0, 23)), max_size=5), st.none() | ANY_DAY)
def test_what_is_settled_is_near_to_what_was_declared(stamps: list[Stamp], address: dt.date | None) -> None:
    found = settle(tuple(stamps), address, frozenset())
    near = [stamp.day for stamp in stamps] + ([address] if address else [])
    assert bool(found) == bool(near)
    assert len(set(found)) == len(found)
    assert all(any(abs((day - other).days) <= 1 for other in near) for day in found)


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2015/05/18/ferry", DAY),
        ("https://a.example/news/2015/may/18/ferry", DAY),
        ("https://a.example/2015-05-18/ferry", DAY),
        ("https://a.example/20150518/ferry", DAY),
        ("https://a.example/2015/5/18/ferry", DAY),
        ("https://a.example/2015/05/ferry", None),
        ("https://a.example/2015/13/18/ferry", None),
        ("https://a.example/2015/02/30/ferry", None),
        ("https://a.example/2015/1118/ferry", None),
        ("https://a.example/item/20155181/ferry", None),
        ("https://a.example/ferry?date=/2015/05/18/x", None),
        (None, None),
    ],
)
def test_a_date_in_the_address_must_be_whole(url: str | None, day: dt.date | None) -> None:
    assert url_date(url) == day


def test_a_saved_page_tells_where_it_came_from() -> None:
    for mark in (
        f"<!-- saved from url=(0040){sample.URL} -->",
        f"<!--\n Page saved with SingleFile \n url: {sample.URL} \n-->",
    ):
        page = sample.html().replace("<html", f"{mark}<html", 1)
        assert article(page).url == sample.URL


@pytest.mark.parametrize(
    ("head", "before"),
    [
        (meta("og:title", sample.TITLE), "<h1>The Daily</h1>"),
        (meta("og:title", f"{sample.TITLE} | The Daily"), "<h1>Ten things to do in Karlsvik</h1>"),
        (declared(headline="Ferry aground off Karlsvik"), "<h1>The Daily</h1>"),
        ("", ""),
    ],
)
def test_the_headline_is_the_heading_that_the_page_declares(head: str, before: str) -> None:
    assert article(sample.html(head=head).replace("<nav>", f"{before}<nav>")).headline == sample.TITLE


def test_a_headline_that_is_printed_nowhere_is_taken_without_the_name_of_the_site() -> None:
    page = sample.html(head=meta("og:title", f"{sample.TITLE} | The Daily"))
    assert article(page.replace(f"<h1>{sample.TITLE}</h1>", "")).headline == sample.TITLE


def test_a_canonical_address_of_another_host_is_not_believed() -> None:
    head = '<link rel="canonical" href="https://other.example/a">'
    assert article(sample.html(head=head), sample.URL).url == sample.URL
    head = '<link rel="canonical" href="https://www.daily.example/ferry">'
    assert article(sample.html(head=head), sample.URL).url == "https://www.daily.example/ferry"


def test_mojibake_is_undone_in_what_the_page_declares_and_never_in_the_text() -> None:
    broken = sample.SECOND.encode().decode("cp1252", "replace")
    page = sample.html(
        body=f"<p>{sample.LEAD}</p><p>{broken}</p><p>{sample.LAST}</p>", head=declared(author="JosÃ© Ruiz")
    )
    found = article(page)
    assert found.authors == ("José Ruiz",)
    assert " ".join(broken.split()) in found.text


PAGE = sample.html().replace('<meta charset="utf-8">', "")


@pytest.mark.parametrize(
    ("page", "charset"),
    [
        (PAGE.encode(), None),
        (PAGE.encode(), "iso-8859-1"),
        (PAGE.encode(), "no-such-encoding"),
        (PAGE.encode(), "utf-16"),
        (PAGE.encode("utf-8-sig"), "cp1252"),
        (PAGE.encode("cp1252"), None),
        (PAGE.encode("cp1252"), "utf-8"),
        (PAGE.encode("cp1252"), "iso-8859-1"),
        (PAGE.encode("utf-16"), None),
        (PAGE.encode("utf-16-le"), "utf-16-le"),
        (PAGE.encode("mac_roman"), "macintosh"),
        (PAGE.replace("<head>", '<head><meta charset="windows-1252">').encode("cp1252"), None),
        (PAGE.replace("<head>", '<head><meta charset="utf-16">').encode(), None),
        (PAGE.replace("<p>", "<p>\0").encode(), None),
        (PAGE.replace("<p>", "\r\n<p>\r\n").encode(), None),
    ],
)
def test_encodings(page: bytes, charset: str | None) -> None:
    assert blocks(article(page, charset=charset), BlockKind.BODY) == list(sample.PARAGRAPHS)


def test_a_page_that_defies_extraction_is_refused() -> None:
    blob = " ".join(f"Menu {number} {sample.LEAD}" for number in range(20))
    with pytest.raises(SourceError, match="holds no article"):
        article(f"<html><body><div><span>{blob}</span></div></body></html>")


@pytest.mark.parametrize("page", [b"", b"<html></html>", b"<html><body><p>Hello</p>", b"\0\0\0", b"<" * 5000, b"{}"])
def test_a_page_without_an_article_is_refused_or_short(page: bytes) -> None:
    with suppress(SourceError):
        (found,) = read_html(page)
        assert sum(len(part.text) for part in found.parts) < 6_000


@given(st.builds(
    Page,
    parts=st.lists(st.builds(Part, st.text(), st.none() | st.sampled_from(BlockKind))).map(tuple),
    plain=st.none() | st.text(min_size=1), title=st.none() | st.text(min_size=1),
    authors=st.lists(st.text()).map(tuple), publisher=st.none() | st.text(min_size=1),
    published=st.lists(st.dates()).map(tuple), updated=st.none() | st.dates(),
    url=st.none() | st.text(min_size=1), language=st.none() | st.text(min_size=1),
))  # fmt: skip
def test_a_page_survives_json(page: Page) -> None:
    assert from_json(json.loads(json.dumps(to_json(page)))) == page


@pytest.mark.parametrize("values", [None, [], {"parts": [["body"]]}, {"parts": [["x", "a"]]}, {"title": 1},
                                    {"published": ["May"]}, {"parts": 1}])  # fmt: skip
def test_what_is_no_page_is_refused(values: object) -> None:
    with pytest.raises(SourceError):
        from_json(values)
