"""Web pages: trafilatura finds the article in the page; this module keeps what it knows of the structure.

Embedded posts, captions and pull quotes are looked up in the page itself, since the extractor either drops them or
returns them as paragraphs like any other, and neither may be read as the voice of the article.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import ftfy
from courlan import clean_url
from trafilatura import bare_extraction, extract_metadata, load_html

from quizgen.load.blocks import ends_article
from quizgen.load.dates import dates_in
from quizgen.load.encoding import decode_markup
from quizgen.load.errors import SourceError
from quizgen.load.formats.markup import walk
from quizgen.load.formats.metadata import Declared, declared, settle, url_date
from quizgen.load.page import Page, Part
from quizgen.model import BlockKind, Span

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_SAVED_FROM = re.compile(
    rb"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://[^\s<>\"]{4,2000})"
)
_CLASS_OF_POST = re.compile(
    r"(?:twitter|instagram|tiktok|bluesky|mastodon|threads|reddit|fb|facebook|truth|telegram)-?"
    r"(?:tweet|media|embed|post|video|card|comment)|\bembedded-?(?:post|tweet)",
    re.IGNORECASE,
)
_CLASS_OF_QUOTE = re.compile(r"pull-?_?quote|block-?_?quote|quote-?_?block|callout-?_?quote", re.IGNORECASE)
_CLASS_OF_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:caption|credit|photo-?_?credit|image-?_?(?:caption|credit|source))", re.IGNORECASE
)
_MAX_LANDMARK = {BlockKind.CAPTION: 600, BlockKind.POST: 2_000, BlockKind.QUOTE: 2_000}
"""Characters beyond which a caption, a post or a quotation is no such thing but a container that is called so."""
_NO_NAME = re.compile(r"^$|@|\bby$|^(?:ph\.?d|m\.?d|j\.?d|r\.?n|m\.?sc|m\.?a|admin)\.?$", re.IGNORECASE)
"""What stands in the place of an author's name and is none: a degree after it, a label before it, an address."""
_SEPARATOR = re.compile(r"(\s+[|–—·-]\s+)")
_SAME_TITLE = 0.5
"""Share of words that a heading and the declared title must have in common for it to be the headline."""
_MAX_TITLE_WORDS = 40
_GOES_ON = 3
"""Paragraphs after a box of links which prove that the article goes on."""
_PARAGRAPH_WORDS = 15
_ONE_PARAGRAPH = 2_000
"""Characters beyond which a single paragraph is no article."""
_MAX_DATE_LINE = 120
_PRECISE_ENOUGH = 250
"""Characters below which the precise extraction has missed the article, and the lenient one is asked."""


def read_html(data: bytes, *, url: str | None = None, charset: str | None = None) -> list[Page]:
    """Return the one article of a web page.

    url: the address the page came from. charset: as the server declared it.

    Raises `SourceError` where there is no page or no article in it.
    """
    tree = load_html(decode_markup(data, charset))
    if tree is None:
        raise SourceError("holds no page that can be read")
    parts = _extracted(tree)
    if not parts:
        raise SourceError("holds no article that can be told from the rest of the page")
    return [_page(tree, parts, url or _saved_from(data))]


def _saved_from(data: bytes) -> str | None:
    """Return the address that a browser wrote into a page it saved."""
    found = _SAVED_FROM.search(data[:4096])
    return found.group(1).decode("ascii", "ignore") if found else None


def _extracted(tree: HtmlElement) -> list[Part]:
    """Return the article as the extractor sees it: precisely, or leniently where that finds next to nothing.

    Leniently it may give the whole page, menus and all, as one paragraph; that is no article.
    """
    for precise, most in ((True, _ONE_PARAGRAPH), (False, _PRECISE_ENOUGH)):
        document = bare_extraction(tree, include_comments=False, favor_precision=precise)
        body: _Element | None = getattr(document, "body", None)
        parts = list(_parts(body)) if body is not None else []
        length = sum(len(part.text) for part in parts)
        if (not precise or length >= _PRECISE_ENOUGH) and not (len(parts) == 1 and length > most):
            return parts
    return []


def _parts(body: _Element) -> Iterator[Part]:
    """Yield the paragraphs of an extracted body."""
    for element in body:
        yield from _part(element)
        yield from _lines(element.tail or "")


def _part(element: _Element) -> Iterator[Part]:
    if element.tag == "head":
        yield from _lines(_flat(element), BlockKind.HEADING)
    elif element.tag == "quote":
        yield from _lines(_flat(element), BlockKind.QUOTE)
    elif element.tag == "list":
        for item in element.iter("item"):
            yield from _lines(_flat(item))
    elif element.tag == "table":
        for row in element.iter("row"):
            cells = (" ".join(_flat(cell).split()) for cell in row.iter("cell"))
            yield from _lines(" | ".join(filter(None, cells)), BlockKind.BOILERPLATE)
    else:
        yield from _lines(_flat(element))


def _flat(element: _Element) -> str:
    """Return the text of an element; line breaks and paragraphs inside it become line feeds."""
    parts = []
    for inner in element.iter():
        if inner is not element and inner.tag in {"lb", "p", "item", "head"}:
            parts.append("\n")
        parts.append(inner.text or "")
        if inner is not element:
            parts.append(("\n" if inner.tag == "p" else "") + (inner.tail or ""))
    return "".join(parts)


def _lines(text: str, kind: BlockKind | None = None) -> Iterator[Part]:
    for line in text.split("\n"):
        plain = " ".join(line.split())
        if plain:
            yield Part(plain, kind)


def _page(tree: HtmlElement, parts: list[Part], url: str | None) -> Page:
    found = extract_metadata(tree, url, date_config={"extensive_search": False, "max_date": "2100-01-01"})
    says = declared(tree)
    address = _address(found.url, url)
    text, landmarks = _landmarks(tree)
    return Page(
        parts=tuple(_with_boxes(list(_with_landmarks(parts, text, landmarks)))),
        title=_without_site(_title(tree, says, _clean(found.title)), (says.publisher, found.sitename)),
        authors=_authors(says, found.author, found.sitename),
        publisher=_publisher(says.publisher or found.sitename),
        published=settle(says.published, url_date(url) or url_date(address), _printed(tree)),
        updated=says.updated.day if says.updated else None,
        url=address,
        language=says.language,
    )


def _address(canonical: str | None, url: str | None) -> str | None:
    """Return the address to cite: the canonical one where it is on the page's own host, without tracking parameters."""
    if url and (not canonical or _host(canonical) != _host(url)):
        canonical = url
    cleaned = clean_url(canonical) if canonical else None
    return cleaned if cleaned and cleaned.startswith(("http://", "https://")) else None


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _clean(text: str | None) -> str | None:
    """Undo mojibake in what the page says of itself; the article's own text is never touched."""
    return " ".join(ftfy.fix_encoding(text).split()) or None if text else None


def _publisher(name: str | None) -> str | None:
    """Return the name of the paper; some pages give the line of the copyright for it."""
    cleaned = _clean(name)
    return None if cleaned and re.match(r"copyright|©|https?:", cleaned, re.IGNORECASE) else cleaned


def _title(tree: HtmlElement, says: Declared, guessed: str | None) -> str | None:
    """Return the headline as printed: the heading that agrees with what is declared, or else what is declared."""
    wanted = says.headline or next(iter(says.titles), None) or guessed
    if wanted is None:
        return None
    printed = (" ".join(element.text_content().split()) for element in tree.iter("h1"))
    fitting = [(share, heading) for heading in printed if (share := _shared(heading, wanted)) >= _SAME_TITLE]
    return max(fitting)[1] if fitting else says.headline or guessed


def _without_site(title: str | None, sites: Iterable[str | None]) -> str | None:
    """Return a title without the name of the site behind it."""
    head, mark, last = _SEPARATOR.split(title)[-3:] if title and _SEPARATOR.search(title) else ("", "", "")
    names = {site.casefold() for site in sites if site}
    return title[: -len(mark + last)] if title and head and last.casefold() in names else title


def _shared(heading: str, title: str) -> float:
    """Return the share of words that two titles have in common, of the longer one (the site's name may be in one)."""
    first, second = _words(heading), _words(title)
    if not first or len(first) > _MAX_TITLE_WORDS:
        return 0.0
    return len(set(first) & set(second)) / max(len(set(first)), len(set(second)))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def _authors(says: Declared, guessed: str | None, site: str | None) -> tuple[str, ...]:
    """Return the people who wrote the article, as declared or else as guessed; a desk or an address is nobody."""
    names = says.authors or tuple((_clean(guessed) or "").split("; "))
    publishers = {(name or "").casefold() for name in (says.publisher, site)}
    people = [n for n in names if n.casefold() not in publishers and not _NO_NAME.search(n) and len(n.split()) <= 6]
    return tuple(dict.fromkeys(people))


def _printed(tree: HtmlElement) -> frozenset[dt.date]:
    """Return the days printed in short pieces of the page, as dates of publication are."""
    texts = (value.strip() for _, value in walk(tree) if isinstance(value, str))
    pieces = (text for text in texts if len(text) <= _MAX_DATE_LINE)
    return frozenset(day for piece in pieces for day, _, _ in dates_in(piece, Span(0, len(piece))))


@dataclass(frozen=True)
class _Landmark:
    """A caption, post or quotation of the page; ``start`` and ``end`` count the page's characters without white space."""

    kind: BlockKind
    start: int
    end: int
    text: str


def _landmarks(tree: HtmlElement) -> tuple[str, list[_Landmark]]:
    """Return the page's text without white space, and the landmarks in it, in order and apart from each other."""
    text: list[str] = []
    length = 0
    found: list[_Landmark] = []
    open_: list[tuple[_Element, BlockKind, int]] = []
    for event, value in walk(tree):
        if isinstance(value, str):
            squeezed = _squeeze(value)
            text.append(squeezed)
            length += len(squeezed)
            continue
        kind = _kind(value)
        if kind is None:
            continue
        if event == "start":
            open_.append((value, kind, length))
        else:
            _, kind, start = open_.pop()
            if not open_ and 0 < length - start <= _MAX_LANDMARK[kind]:
                found.append(_Landmark(kind, start, length, " ".join(_visible(value).split())))
    return "".join(text), found


def _visible(element: _Element) -> str:
    return " ".join(value for _, value in walk(element) if isinstance(value, str))


def _kind(element: _Element) -> BlockKind | None:
    name = f"{element.get('class') or ''} {element.get('id') or ''}"
    if _CLASS_OF_POST.search(name) and element.tag in {"blockquote", "div", "section", "aside", "figure"}:
        return BlockKind.POST
    if element.tag in {"blockquote", "q-block"} or (
        element.tag in {"aside", "div", "figure", "p"} and _CLASS_OF_QUOTE.search(name)
    ):
        return BlockKind.QUOTE
    if element.tag == "figcaption" or (element.tag in {"p", "div", "span"} and _CLASS_OF_CAPTION.search(name)):
        return BlockKind.CAPTION
    return None


def _with_landmarks(parts: Iterable[Part], text: str, landmarks: list[_Landmark]) -> Iterator[Part]:
    """Give parts that lie in a landmark its kind, and put the landmarks that the extractor dropped into their place."""
    placed = list(_placed(parts, text))
    starts = [start for start, _ in placed if start >= 0]
    if not starts:
        yield from (part for _, part in placed)
        return
    held = {i for i, mark in enumerate(landmarks) if any(mark.start <= start < mark.end for start in starts)}
    dropped: dict[str, _Landmark] = {}
    for number, mark in enumerate(landmarks):
        if number not in held and min(starts) < mark.start < max(starts):
            dropped.setdefault(mark.text, mark)
    there = {part.text for _, part in placed}
    missing = [mark for mark in dropped.values() if mark.text not in there]
    for start, part in placed:
        while missing and missing[0].start <= start:
            mark = missing.pop(0)
            yield Part(mark.text, mark.kind)
        kind = next((m.kind for m in landmarks if m.start <= start < m.end), part.kind)
        yield Part(part.text, kind)


def _placed(parts: Iterable[Part], text: str) -> Iterator[tuple[int, Part]]:
    """Yield parts with the place of each in the page's text without white space, or -1 where it is not there."""
    position = 0
    for part in parts:
        squeezed = _squeeze(part.text)
        start = text.find(squeezed, position)
        if start < 0:
            start = text.find(squeezed)
        else:
            position = start + len(squeezed)
        yield start, part


def _with_boxes(parts: list[Part]) -> Iterator[Part]:
    """Mark boxes of links ("Most read") inside an article, which would end it if the article did not go on after them."""
    in_box = False
    for number, part in enumerate(parts):
        if ends_article(part.text) and sum(map(_is_paragraph, parts[number + 1 :])) >= _GOES_ON:
            in_box = True
        elif in_box and _is_paragraph(part):
            in_box = False
        yield Part(part.text, BlockKind.BOILERPLATE) if in_box else part


def _is_paragraph(part: Part) -> bool:
    """Tell whether a part is one that only an article has: whole sentences, and not few words."""
    return part.kind is None and len(part.text.split()) >= _PARAGRAPH_WORDS and part.text[-1] in '.!?”"’)'


def _squeeze(text: str) -> str:
    return "".join(text.split())
