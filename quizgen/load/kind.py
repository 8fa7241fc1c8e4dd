"""Kinds of source: what a file holds, told by the user, the server, its first bytes or its name."""

from __future__ import annotations

import re
import zipfile
from enum import StrEnum
from io import BytesIO
from pathlib import PurePath


class Kind(StrEnum):
    """What a source can be, by the name that ``--type`` takes."""

    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    EPUB = "epub"
    DOCX = "docx"
    FEED = "feed"
    EMAIL = "email"
    MBOX = "mbox"
    MHTML = "mhtml"
    WEBARCHIVE = "webarchive"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


_BY_SUFFIX = {
    ".txt": Kind.TEXT, ".md": Kind.TEXT, ".html": Kind.HTML, ".htm": Kind.HTML, ".xhtml": Kind.HTML, ".pdf": Kind.PDF,
    ".epub": Kind.EPUB, ".docx": Kind.DOCX, ".rss": Kind.FEED, ".atom": Kind.FEED, ".eml": Kind.EMAIL,
    ".mbox": Kind.MBOX, ".mht": Kind.MHTML, ".mhtml": Kind.MHTML, ".webarchive": Kind.WEBARCHIVE,
    ".jsonl": Kind.JSONL, ".ndjson": Kind.JSONL, ".csv": Kind.CSV, ".tsv": Kind.CSV, ".parquet": Kind.PARQUET,
}  # fmt: skip
_BY_MEDIA_TYPE = {
    "text/plain": Kind.TEXT, "text/html": Kind.HTML, "application/xhtml+xml": Kind.HTML, "application/pdf": Kind.PDF,
    "application/epub+zip": Kind.EPUB, "application/rss+xml": Kind.FEED, "application/atom+xml": Kind.FEED,
    "application/rdf+xml": Kind.FEED, "message/rfc822": Kind.EMAIL, "multipart/related": Kind.MHTML,
    "application/mbox": Kind.MBOX, "application/x-ndjson": Kind.JSONL, "application/jsonl": Kind.JSONL,
    "text/csv": Kind.CSV, "application/vnd.apache.parquet": Kind.PARQUET,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Kind.DOCX,
}  # fmt: skip
_IN_FOLDERS = frozenset(
    {Kind.TEXT, Kind.HTML, Kind.PDF, Kind.EPUB, Kind.DOCX, Kind.EMAIL, Kind.MBOX, Kind.MHTML, Kind.WEBARCHIVE}
)
_HEAD = 2048
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)


def kind_of(data: bytes, name: str, media_type: str | None = None) -> Kind:
    """Return what ``data`` is: by its first bytes where these are plain, else by the media type, else by the name.

    A file called ``.txt`` is text whatever stands in it, since every character of it is kept.
    """
    by_name = kind_by_name(name)
    if by_name is Kind.TEXT:
        return Kind.TEXT
    by_media_type = _BY_MEDIA_TYPE.get((media_type or "").partition(";")[0].strip().lower())
    return _by_bytes(data, by_name or by_media_type) or by_media_type or by_name or Kind.TEXT


def kind_by_name(name: str) -> Kind | None:
    """Return the kind that the ending of a file name promises, or None."""
    return _BY_SUFFIX.get(PurePath(name).suffix.lower())


def is_article_name(name: str) -> bool:
    """Tell whether a file in a folder is taken for an article; tables and feeds must be named outright."""
    return kind_by_name(name) in _IN_FOLDERS and PurePath(name).suffix.lower() != ".md"


def _by_bytes(data: bytes, otherwise: Kind | None) -> Kind | None:
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if head.startswith(b"PK\x03\x04"):
        return _in_zip(data)
    if head.startswith(b"PAR1"):
        return Kind.PARQUET
    if head.startswith(b"bplist00"):
        return Kind.WEBARCHIVE
    if otherwise not in {None, Kind.HTML, Kind.FEED, Kind.TEXT}:
        return None
    plain = head.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    if _HTML.match(plain):
        return Kind.HTML
    if plain.lstrip().startswith(b"<") and _FEED.search(plain):
        return Kind.FEED
    return None


def _in_zip(data: bytes) -> Kind | None:
    """Return the kind of a zip file by the names in it."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return None
    if "META-INF/container.xml" in names:
        return Kind.EPUB
    return Kind.DOCX if "word/document.xml" in names else None
