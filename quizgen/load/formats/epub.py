"""EPUB: each chapter in reading order is a page; covers and tables of contents drop out later, as no articles."""

from __future__ import annotations

import datetime as dt
import posixpath
import re
import zipfile
from urllib.parse import unquote

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from quizgen.load.encoding import decode_markup
from quizgen.load.errors import SourceError
from quizgen.load.formats.archive import open_archive, read_member
from quizgen.load.formats.markup import parts_of_tree
from quizgen.load.page import Page, Part
from quizgen.model import BlockKind

_CONTAINER = "META-INF/container.xml"
_MARKUP = frozenset({"application/xhtml+xml", "text/html"})
_MAX_CHAPTERS = 1_000
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def read_epub(data: bytes) -> list[Page]:
    """Return the chapters of a book or of a newspaper's edition; raise `SourceError` where there is none."""
    with open_archive(data) as archive:
        package_name = _xpath(_xml(read_member(archive, _CONTAINER)), "//*[local-name()='rootfile']/@full-path")
        if not package_name:
            raise SourceError("names no contents")
        package = _xml(read_member(archive, package_name[0]))
        names = _chapters(package, posixpath.dirname(package_name[0]))
        pages = [page for name in names if (page := _chapter(archive, name, package)) is not None]
    if not pages:
        raise SourceError("holds no chapter with text")
    return pages


def _xml(data: bytes) -> etree._Element:
    """Parse XML without entities, external or expanded, and without network."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    root = etree.fromstring(data, parser)
    if root is None:
        raise SourceError("is broken: a part of it is no XML")
    return root


def _xpath(root: etree._Element, expression: str) -> list[str]:
    found = root.xpath(expression)
    return [str(value) for value in found] if isinstance(found, list) else []


def _chapters(package: etree._Element, folder: str) -> list[str]:
    """Return the names of the chapters in reading order, without those outside of it (notes, adverts)."""
    hrefs: dict[str, str] = {}
    for item in package.iterfind(".//{*}manifest/{*}item"):
        if item.get("media-type") in _MARKUP and "nav" not in (item.get("properties") or "").split():
            hrefs[item.get("id") or ""] = item.get("href") or ""
    order = [
        hrefs[ref.get("idref") or ""]
        for ref in package.iterfind(".//{*}spine/{*}itemref")
        if (ref.get("idref") or "") in hrefs and ref.get("linear") != "no"
    ]
    paths = [posixpath.normpath(posixpath.join(folder, unquote(href.partition("#")[0]))) for href in order]
    return list(dict.fromkeys(paths))[:_MAX_CHAPTERS]


def _chapter(archive: zipfile.ZipFile, name: str, package: etree._Element) -> Page | None:
    try:
        data = read_member(archive, name)
    except SourceError:
        return None  # a book with a lost chapter is still a book
    markup = re.sub(r"^\s*<\?xml[^>]*\?>", "", decode_markup(data)).replace("\0", "")
    if not markup.strip():
        return None
    parts = list(parts_of_tree(document_fromstring(markup, parser=HTMLParser(no_network=True))))
    if not parts:
        return None
    title = next((part.text for part in parts[:3] if part.kind is BlockKind.HEADING), None)
    return Page(
        parts=tuple(Part(p.text, p.kind) for p in parts),
        title=title,
        publisher=next(iter(_texts(package, "title")), None),
        published=_days(package),
        language=next((language[:2].lower() for language in _texts(package, "language")), None),
    )


def _texts(package: etree._Element, name: str) -> list[str]:
    found = (" ".join((element.text or "").split()) for element in package.iterfind(f".//{{*}}metadata/{{*}}{name}"))
    return [text for text in found if text]


def _days(package: etree._Element) -> tuple[dt.date, ...]:
    """Return the day of the edition, where it is given to the day and but once."""
    found = {match.group() for text in _texts(package, "date") if (match := _DAY.match(text))}
    if len(found) != 1:
        return ()
    try:
        return (dt.date.fromisoformat(found.pop()),)
    except ValueError:
        return ()
