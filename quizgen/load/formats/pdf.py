"""PDF: paragraphs put together again from lines with a place and a size, since a PDF knows nothing else.

The file's own title and dates are not used: they are those of the program that printed it.
"""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import pairwise
from typing import Any

from pypdf import PageObject, PdfReader

from quizgen.load.errors import SourceError
from quizgen.load.page import Page, Part
from quizgen.model import BlockKind

MAX_PAGES = 300
_WIDE_GAP = 1.35
"""Distance to the line above, in usual distances, from which a line begins a paragraph."""
_INDENT = 0.6
"""Distance to the edge of the column, in font sizes, from which a line begins a paragraph."""
_TITLE = 1.25
_HEADING = 1.08
_SMALL = 0.88
"""Font sizes, in those of the body, of titles, headings and small print."""
_MAX_TITLE_WORDS = 30
_END = re.compile(r"[.!?…:][”’\"')\]]*$")
_AT_THE_EDGE = re.compile(
    r"(?:page\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?|.*://.*|\d{1,2}/\d{1,2}/\d{2,4}, \d{1,2}:\d\d(?: [AP]M)?\b.*",
    re.IGNORECASE,
)
"""What printing adds at the top and the bottom of a page: its number, the address, the time."""
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
"""Characters that are the printer's choice, not the author's."""
_SHORT = 0.7
"""Length of a line that ends a paragraph with its sentence, in lengths of a full line."""
_HYPHENATES = 0.04
"""Share of lines that end with a hyphen from which the file is taken to break words; else it breaks compounds only."""
_HYPHENATED = re.compile(r"([^\W\d_]{2,})[-\u2010\u00ad]$")


@dataclass(frozen=True)
class _Line:
    """A line of a page: its text, its left edge and base line in points from the lower left, its font size."""

    text: str
    x: float
    y: float
    size: float
    page: int


@dataclass(frozen=True)
class _Spelling:
    """How the file writes: its words with their number, and whether it breaks words at the ends of lines."""

    words: Counter[str]
    breaks_words: bool


def read_pdf(data: bytes) -> list[Page]:
    """Return the one article of a PDF.

    Raises `SourceError` where it is locked, has too many pages, or holds pictures of pages only.
    """
    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise SourceError("is locked by a password")
    if len(reader.pages) > MAX_PAGES:
        raise SourceError(f"has more than {MAX_PAGES} pages")
    lines = [line for number, page in enumerate(reader.pages) for line in _lines(page, number)]
    lines = _without_furniture(lines, len(reader.pages))
    if not lines:
        raise SourceError("holds no text, only pictures of it; run it through OCR first")
    spelling = _spelling(lines)
    body = _body_size(lines)
    paragraphs = list(_paragraphs(lines))
    title = _title(paragraphs, body)
    parts = [_part(paragraph, body, spelling) for paragraph in paragraphs if paragraph is not title]
    return [Page(parts=tuple(_small_print(parts)), title=_joined(title, spelling) if title else None)]


def _lines(page: PageObject, number: int) -> Iterator[_Line]:
    """Yield the lines of a page in the order in which the file draws them, which is that of its columns."""
    chunks: list[tuple[str, float, float, float]] = []

    def visit(text: str, cm: Sequence[float], tm: Sequence[float], font: Any, size: float) -> None:
        if text:
            x, y = tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            chunks.append((text, x, y, abs(size * tm[3] * cm[3]) or size))

    page.extract_text(visitor_text=visit)
    run: list[tuple[str, float, float, float]] = []
    for chunk in chunks:
        before, *after = chunk[0].split("\n")
        run.append((before, *chunk[1:]))
        for text in after:
            yield from _line(run, number)
            run = [(text, *chunk[1:])]
    yield from _line(run, number)


def _line(run: list[tuple[str, float, float, float]], page: int) -> Iterator[_Line]:
    """Yield a run of chunks as one line, in the place of the first and the size of most of its characters."""
    text = " ".join("".join(chunk[0] for chunk in run).replace("\0", "").translate(_LIGATURES).split())
    printed = [chunk for chunk in run if chunk[0].strip()]
    if text and printed:
        sizes: Counter[float] = Counter()
        for chunk in printed:
            sizes[round(chunk[3], 1)] += len(chunk[0])
        yield _Line(text, printed[0][1], printed[0][2], sizes.most_common(1)[0][0], page)


def _without_furniture(lines: list[_Line], pages: int) -> list[_Line]:
    """Leave out page numbers, and what stands in the same place on most pages, numbers apart."""
    keys = {(*_place(line), line.page) for line in lines}
    places = Counter(key[:2] for key in keys)
    edges = {(page, y) for page in range(pages) for y in _edges([line.y for line in lines if line.page == page])}
    return [
        line
        for line in lines
        if places[_place(line)] <= max(1, pages / 2)
        and not ((line.page, line.y) in edges and _AT_THE_EDGE.fullmatch(line.text))
    ]


def _place(line: _Line) -> tuple[str, int]:
    """Return a line's text without its numbers, and its height on the page, nearly."""
    return re.sub(r"\d+", "0", line.text), round(line.y / 4)


def _edges(heights: list[float]) -> tuple[float, ...]:
    return (min(heights), max(heights)) if heights else ()


def _spelling(lines: list[_Line]) -> _Spelling:
    words = Counter(word for line in lines for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line.text.lower()))
    broken = sum(_HYPHENATED.search(line.text) is not None for line in lines)
    return _Spelling(words, broken > _HYPHENATES * len(lines))


def _body_size(lines: list[_Line]) -> float:
    """Return the font size in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size))


def _paragraphs(lines: list[_Line]) -> Iterator[list[_Line]]:
    """Yield the paragraphs, each as its lines."""
    gaps = [above.y - line.y for above, line in pairwise(lines) if _follows(above, line)]
    usual = statistics.quantiles(gaps, n=5)[0] if len(gaps) > 1 else 0.0
    full = statistics.quantiles([len(line.text) for line in lines], n=10)[-1] if len(lines) > 1 else 0.0
    paragraph: list[_Line] = []
    for line in lines:
        if paragraph and _begins(paragraph, line, usual, full):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _follows(above: _Line, line: _Line) -> bool:
    """Tell whether a line stands under another in one column."""
    return line.page == above.page and 0 < above.y - line.y < 3 * max(line.size, above.size)


def _begins(paragraph: list[_Line], line: _Line, usual: float, full: float) -> bool:
    """Tell whether a line begins a paragraph. usual: distance of lines, in points; full: length of a line, in characters."""
    above = paragraph[-1]
    if abs(line.size - above.size) > 0.05 * above.size:
        return True
    if not _follows(above, line):
        return _END.search(above.text) is not None or not line.text[:1].islower()
    if usual and above.y - line.y > _WIDE_GAP * max(usual, 1.1 * line.size):
        return True
    if _END.search(above.text) and len(above.text) < _SHORT * full:
        return True
    left = min(each.x for each in paragraph[1:]) if len(paragraph) > 1 else None
    indented = line.x - above.x > _INDENT * line.size if left is None else line.x - left > _INDENT * line.size
    return indented and _END.search(above.text) is not None


def _title(paragraphs: list[list[_Line]], body: float) -> list[_Line] | None:
    """Return the paragraph in the largest type of the first page, where it is much larger than the text."""
    first = [p for p in paragraphs if p[0].page == paragraphs[0][0].page]
    largest = max(first, key=lambda paragraph: paragraph[0].size)
    words = sum(len(line.text.split()) for line in largest)
    return largest if largest[0].size >= _TITLE * body and 1 < words <= _MAX_TITLE_WORDS else None


def _part(paragraph: list[_Line], body: float, spelling: _Spelling) -> Part:
    text = _joined(paragraph, spelling)
    if paragraph[0].size >= _HEADING * body and not text.endswith("."):
        return Part(text, BlockKind.HEADING)
    return Part(text, BlockKind.CAPTION if paragraph[0].size <= _SMALL * body else None)


def _small_print(parts: list[Part]) -> Iterator[Part]:
    """Yield the parts; small print above the text is no caption but byline and date."""
    opening = True
    for part in parts:
        opening = opening and part.kind is not None
        yield replace(part, kind=None) if opening and part.kind is BlockKind.CAPTION else part


def _joined(paragraph: list[_Line], spelling: _Spelling) -> str:
    """Return the text of a paragraph; a word broken at the end of a line is mended as the file writes it elsewhere."""
    text = ""
    for line in paragraph:
        broken = _HYPHENATED.search(text)
        rest = re.match(r"[^\W\d_]+", line.text)
        if broken is None or rest is None or not rest.group().islower():
            text = f"{text} {line.text}" if text and not text.endswith("-") else text + line.text
            continue
        whole, compound = f"{broken.group(1)}{rest.group()}".lower(), f"{broken.group(1)}-{rest.group()}".lower()
        seen = spelling.words[compound] - spelling.words[whole]
        hyphen = "-" if seen > 0 or (seen == 0 and not spelling.breaks_words) else ""
        text = text[: broken.end(1)] + hyphen + line.text
    return text
