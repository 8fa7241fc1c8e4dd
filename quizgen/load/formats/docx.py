"""Word documents: the styles tell headline, headings, quotations and captions."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import docx
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from quizgen.load.errors import SourceError
from quizgen.load.formats.archive import open_archive
from quizgen.load.page import Page, Part
from quizgen.model import BlockKind


def read_docx(data: bytes) -> list[Page]:
    """Return the one article of a document; raise `SourceError` where it is too large or holds no text."""
    open_archive(data).close()
    document = docx.Document(BytesIO(data))
    titles: list[Part] = []
    parts: list[Part] = []
    for part, is_title in _parts(document):
        (titles if is_title and not parts else parts).append(part)
    if not parts and not titles:
        raise SourceError("holds no text")
    return [Page(parts=tuple(parts), title=" ".join(part.text for part in titles) or None)]


def _parts(document: Document) -> Iterator[tuple[Part, bool]]:
    """Yield the paragraphs, with True for those in the style of a title."""
    for element in document.iter_inner_content():
        if isinstance(element, Table):
            for row in element.rows:
                text = " | ".join(dict.fromkeys(" ".join(cell.text.split()) for cell in row.cells))
                if text.strip(" |"):
                    yield Part(text, BlockKind.BOILERPLATE), False
            continue
        for line in element.text.split("\n"):
            text = " ".join(line.split())
            if text:
                style = _style(element)
                yield Part(text, _kind(style)), style in {"title", "heading 1"}


def _style(paragraph: Paragraph) -> str:
    style = paragraph.style
    return (style.name or "").lower() if style is not None else ""


def _kind(style: str) -> BlockKind | None:
    if style.startswith("heading") or style in {"title", "subtitle"}:
        return BlockKind.HEADING
    if "quote" in style:
        return BlockKind.QUOTE
    return BlockKind.CAPTION if style == "caption" else None
