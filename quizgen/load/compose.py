"""Composing: from a page of any format to an article whose text holds every date and block it tells of."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from quizgen.grammar.dates import long_date
from quizgen.load.blocks import blocks_of_parts
from quizgen.load.dates import dates_in, find_dates, is_date_line
from quizgen.load.page import Page, Part
from quizgen.load.text import article_from_text, check_length, stable_id
from quizgen.model import Article, Block, BlockKind, DatePlace, FoundDate, Span

_GAP = "\n\n"
_TEXT_WORDS = 15
"""Words from which a paragraph is text and not part of the lines above it."""


def article_from_page(page: Page, path: str) -> Article:
    """Return the article of ``page``: title, authors and dates on lines of their own, then its paragraphs.

    path: the name of the source, for messages and listings.

    Raises `SourceError` where it is too long to be one.
    """
    check_length(len(page.plain or "") + sum(len(part.text) for part in page.parts), path)
    if page.plain is not None and not _has_frame(page):
        return _framed(article_from_text(page.plain, path), page)
    page = _with_printed(page)
    parts = [*_head(page), *_body(page)]
    text, spans = _joined(parts)
    blocks = blocks_of_parts(text, [(span, part.kind) for span, part in zip(spans, parts, strict=True)])
    dates = find_dates(text, blocks) + _contradicted(text, blocks, page)
    article = Article(path, stable_id(text, blocks, dates), text, blocks, tuple(sorted(dates, key=lambda d: d.span)))
    return _framed(article, page)


def _has_frame(page: Page) -> bool:
    return bool(page.title or page.authors or page.published)


def _with_printed(page: Page) -> Page:
    """Return ``page`` with a date printed above its text among the declared ones where it contradicts all of these."""
    opening = list(takewhile(lambda part: len(part.text.split()) < _TEXT_WORDS, page.parts))
    lines = [part for part in opening if part.kind is None and is_date_line(part.text)]
    printed = [day for part in lines for day, _, _ in dates_in(part.text, Span(0, len(part.text)))]
    declared = [day for day in (*page.published, page.updated) if day is not None]
    if not page.published or not printed or any(abs((a - b).days) <= 1 for a in printed for b in declared):
        return page
    parts = tuple(replace(part, kind=BlockKind.BOILERPLATE) if part in lines else part for part in page.parts)
    return replace(page, parts=parts, published=tuple(dict.fromkeys((*page.published, *printed))))


def _framed(article: Article, page: Page) -> Article:
    """Add what the page says of itself and the text does not hold."""
    language = page.language or article.language
    return replace(article, language=language, publisher=page.publisher, url=page.url, authors=page.authors)


def _head(page: Page) -> Iterator[Part]:
    """Yield the lines above the text. A date that another one contradicts is no date line: no "yesterday" may rest on it."""
    if page.title:
        yield Part(page.title, BlockKind.HEADLINE)
    if page.authors:
        *others, last = page.authors
        yield Part(f"By {', '.join(others) + ' and ' if others else ''}{last}", BlockKind.BYLINE)
    if len(page.published) > 1:
        yield Part(f"Published {' or '.join(map(long_date, page.published))}", BlockKind.BOILERPLATE)
    elif page.published:
        yield Part(f"Published {long_date(page.published[0])}", BlockKind.DATE_LINE)
    if page.updated and page.updated not in page.published:
        kind = BlockKind.DATE_LINE if len(page.published) == 1 else BlockKind.BOILERPLATE
        yield Part(f"Updated {long_date(page.updated)}", kind)


def _body(page: Page) -> Iterator[Part]:
    """Yield the paragraphs, without those that only repeat the title above them."""
    if page.plain is not None:
        found = article_from_text(page.plain, "")
        parts = [Part(" ".join(b.span.of(found.text).split()), b.kind) for b in found.blocks]
    else:
        parts = list(page.parts)
    opening = True
    for part in parts:
        if opening and page.title and _same(part.text, page.title):
            continue
        opening = opening and part.kind is not None and part.kind is not BlockKind.BODY
        kind = BlockKind.HEADING if part.kind is BlockKind.HEADLINE and page.title else part.kind
        yield Part(part.text, kind)


def _same(text: str, title: str) -> bool:
    return "".join(filter(str.isalnum, text.casefold())) == "".join(filter(str.isalnum, title.casefold()))


def _joined(parts: list[Part]) -> tuple[str, list[Span]]:
    """Return the text of all parts and where each of them stands."""
    spans, start = [], 0
    for part in parts:
        spans.append(Span(start, start + len(part.text)))
        start += len(part.text) + len(_GAP)
    return _GAP.join(part.text for part in parts) + "\n", spans


def _contradicted(text: str, blocks: tuple[Block, ...], page: Page) -> tuple[FoundDate, ...]:
    """Return the dates of publication that contradict each other, where `_head` has written them."""
    if len(page.published) < 2:
        return ()
    line = next(block.span for block in blocks if block.kind is BlockKind.BOILERPLATE)
    return tuple(FoundDate(day, _find(text, day, line), DatePlace.CONTRADICTED) for day in page.published)


def _find(text: str, day: dt.date, line: Span) -> Span:
    """Return where ``line`` says ``day``; "1 May 2020" does not stand in "11 May 2020"."""
    found = re.compile(rf"(?<!\d){long_date(day)}").search(text, line.start, line.end)
    assert found is not None, "the line was written from these very dates"
    return Span(*found.span())
