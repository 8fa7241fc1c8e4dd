"""Inputs to break things with: texts, web pages and recipes, made of what real ones are made of, and of noise."""

from __future__ import annotations

import sample_files as sample
from hypothesis import strategies as st

_SENTENCES = (
    *sample.PARAGRAPHS,
    "Anna Berg, the mayor of Karlsvik, said on Monday that the bridge was closed.",
    "“It fell,” he said, “and then”",
    "According to the ministry, which declined to say when, 1,200 people (some of them children) left in 2014.",
    "Mr. J. R. Smith Jr. told The Daily: 'We don't know'…",
    "By Anna Berg", "18 May 2015", "Thursday, May 7, 2015 On Tuesday, the council closed a bridge.", "@harbour",
    "Harbour watch\n(@harbour_watch)\n\nAll are safe\n\nMarch 11, 2024", "KARLSVIK, Norway (AP) —", "Leave a comment",
    "Photo: Tom Ek", "* * *", "WHO'S WHO?", "( ( ( [ “ ‘ ’", "the the the the", "A. B. C. D.", "31 February 2015", "{{c1::x}}",
    "<b>bold</b> &amp; &lt;i&gt;", "\u202eright to left\u202c", "e\u0301\u0301\u0301", "😀🏳️‍🌈", "\ud7ff\ue000", "\x85\u2028\u2029\v\f",
)  # fmt: skip
_GAPS = ("\n\n", "\n", "\r\n\r\n", "\r", " ", "\t", "\u00a0", "", "\u200b", "\n" * 9)


def texts() -> st.SearchStrategy[bytes]:
    """Return articles as plain text, cut, glued and encoded in any way, and bytes of no kind."""
    pieces = st.lists(
        st.tuples(st.sampled_from(_SENTENCES) | st.text(max_size=30), st.sampled_from(_GAPS)), max_size=14
    )
    written = pieces.map(lambda parts: "".join(text + gap for text, gap in parts))
    encoded = st.tuples(written, st.sampled_from(["utf-8", "utf-16", "utf-16-le", "cp1252", "mac_roman", "utf-8-sig"]))
    return encoded.map(lambda pair: pair[0].encode(pair[1], "replace")) | st.binary(max_size=300)


_TAGS = ("p", "div", "article", "h1", "h2", "blockquote", "figure", "figcaption", "ul", "li", "table", "tr", "td", "br", "a",
         "span", "script", "style", "aside", "main", "section", "time", "svg", "iframe", "template", "b")  # fmt: skip
_ATTRIBUTES = (
    "", ' class="twitter-tweet"', ' class="pull-quote caption"', ' id="comments"', ' datetime="2015-05-18T25:99Z"', " =",
    ' class="article-body content"', ' itemprop="datePublished"', ' href="http://[::1"', ' style="display:none"', " '\"",
)  # fmt: skip
_HEADS = (
    "", '<script type="application/ld+json">{"@type": "NewsArticle", "headline": ["a", {"b": 1}], "author": {"name": [1]}, '
    '"datePublished": "2015-13-45"}</script>', '<script type="application/ld+json">[[[{"@graph": {"@graph": null}}]]]</script>',
    '<meta property="article:published_time" content="20150518">', '<meta charset="utf-7">', "<meta charset=hex>",
    '<link rel="canonical" href="javascript:alert(1)">', "<title>", "<base href='//'>", '<meta name="date" content="\u0661">',
    '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "9999-12-31T00:30:00Z"}</script>',
)  # fmt: skip


def _element(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    shape = st.tuples(st.sampled_from(_TAGS), st.sampled_from(_ATTRIBUTES), inner, st.booleans())
    return shape.map(lambda t: f"<{t[0]}{t[1]}>{t[2]}" + (f"</{t[0]}>" if t[3] else ""))


def pages() -> st.SearchStrategy[bytes]:
    """Return web pages whose elements nest and end as they like, and sound pages with a few bytes changed."""
    leaf = st.sampled_from(
        (*_SENTENCES, "&#0;", "&#xD800;", "&unknown;", "<!--", "-->", "<![CDATA[", "]]>", "<?php", "</p>")
    )
    markup = st.recursive(leaf, lambda inner: _element(inner) | st.lists(inner, max_size=5).map("".join), max_leaves=25)
    built = st.tuples(st.lists(st.sampled_from(_HEADS), max_size=3), markup).map(
        lambda t: f'<html lang="en"><head>{"".join(t[0])}</head><body>{t[1]}</body>'.encode("utf-8", "replace")
    )
    sound = sample.dated_html()
    place = st.integers(0, len(sound))
    changes = st.lists(st.tuples(place, st.integers(0, 40), st.binary(max_size=6)), max_size=6)
    return built | changes.map(lambda found: _changed(sound, found)) | texts()


def _changed(data: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    for start, length, new in changes:
        data = data[:start] + new + data[start + length :]
    return data


_LINES = (
    'title = "Ferries"', 'sources = ["a.txt"]', 'sources = ["https://a.example/", "b.txt"]', "tags = []", "max = 3", "max = 0",
    'skills = ["WHO"]', "level = 2", "level = 99999999999999999999", "since = 2015-05-18", 'since = "x"', "limit = 1.0", "keep = false",
    "[[drop]]", "[[reword]]", "[[add]]", "[drop]", 'card = "00"', 'question = "Who?"', 'answer = """a\nb"""', 'evidence = "x"',
    'choices = ["a", "b"]', "[[add.more]]", "[", "]]", '"" = 1', "title.a = 1", "# comment", "\t", '[[ "drop" ]]', "max = nan",
)  # fmt: skip
_SOUND = ("tags = []", "max = 3", 'skills = ["WHO"]', "since = 2015-05-18", "keep = false", '[[drop]]\ncard = "00"',
          '[[reword]]\ncard = "00"\nanswer = "a"', '[[add]]\nquestion = "a"\nanswer = "b"\nevidence = "c"', "\n# comment")  # fmt: skip


def recipes() -> st.SearchStrategy[bytes]:
    """Return recipes of lines that are right, wrong, or in the wrong place."""
    lines = st.lists(st.sampled_from(_LINES) | st.text(max_size=12), max_size=12)
    started = lines.map(lambda found: [*_LINES[:2], *found])
    sound = st.lists(st.sampled_from(_SOUND), unique=True, max_size=6).map(lambda found: [*_LINES[:2], *found])
    return (lines | started | sound).map(lambda found: "\n".join(found).encode("utf-8", "replace")) | st.binary(
        max_size=60
    )
