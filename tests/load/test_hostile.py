"""Files made to do harm, and broken ones: refused in one sentence, within bounds, while the others go on."""

from __future__ import annotations

import io
import sys
import time
import zipfile
from pathlib import Path

import pytest
import sample_files as sample

from quizgen.load.confine import Parser
from quizgen.load.errors import SourceError
from quizgen.load.formats.archive import MAX_UNPACKED
from quizgen.load.kind import Kind, kind_of
from quizgen.load.options import Options
from quizgen.load.page import Page
from quizgen.load.sources import MAX_BYTES, SourceFailure, load
from quizgen.model import Article

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BILLION_LAUGHS = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]>'
FILE_ENTITY = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd">]>'


def zip_bomb(name: str) -> bytes:
    """Return a small zip file with a member of 400 MB, beside what tells the kind."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, b"<a/>")
        with archive.open("bomb.xml", "w", force_zip64=True) as member:
            for _ in range(400):
                member.write(b"\0" * (1 << 20))
    return out.getvalue()


def lying_zip(name: str) -> bytes:
    """Return a zip file whose directory declares a member to be ten bytes long that is longer."""
    data = sample.zipped({name: b"<a>" + b"a" * 5_000 + b"</a>"})
    return data.replace((5_007).to_bytes(4, "little"), (10).to_bytes(4, "little"))


def inner_bomb() -> bytes:
    """Return an EPUB whose one chapter is larger than any text."""
    return sample.epub({"one.xhtml": "<html><body>" + "<p>a</p>" * (8 << 20) + "</body></html>"})


PDF = sample.pdf()
ZIP = sample.epub()
HOSTILE: dict[str, tuple[Kind, bytes]] = {
    "billion laughs in a feed": (Kind.FEED, f"{BILLION_LAUGHS}<rss><channel><title>&l9;</title></channel></rss>".encode()),
    "billion laughs in a page": (Kind.HTML, f"{BILLION_LAUGHS}<html><body><p>&l9;</p></body></html>".encode()),
    "a file in a feed": (Kind.FEED, f"{FILE_ENTITY}<rss><channel><item><title>&f;</title></item></channel></rss>".encode()),
    "billion laughs in a book": (
        Kind.EPUB,
        sample.zipped({"META-INF/container.xml": f"{BILLION_LAUGHS}<rss>&l9;</rss>".encode()}),
    ),
    "deep page": (Kind.HTML, b"<div>" * 200_000 + b"Hello"),
    "deep tables": (Kind.HTML, b"<table><tr><td>" * 50_000),
    "many attributes": (Kind.HTML, b"<p " + b"a=1 " * 500_000 + b">Hello</p>"),
    "endless tag": (Kind.HTML, b"<" + b"a" * 5_000_000),
    "deep JSON": (Kind.JSONL, b'{"body": ' + b"[" * 200_000),
    "no JSON": (Kind.JSONL, b"\xff\xfe\x00\x01{{{"),
    "JSON without objects": (Kind.JSONL, b"1\n2\n"),
    "a table with one huge cell": (Kind.CSV, b"text\n" + b"a" * 11_000_000),
    "a table of zeros": (Kind.CSV, b"\0" * 10_000),
    "deep mail": (Kind.EMAIL, b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3_000))),
    "mail without text": (Kind.EMAIL, b"Content-Type: image/png\n\nabc"),
    "a saved page without a page": (Kind.MHTML, b"Content-Type: text/plain\n\nabc"),
    "zip bomb in a book": (Kind.EPUB, zip_bomb("META-INF/container.xml")),
    "zip bomb in a document": (Kind.DOCX, zip_bomb("word/document.xml")),
    "a chapter as large as a library": (Kind.EPUB, inner_bomb()),
    "a zip file that lies": (Kind.EPUB, lying_zip("META-INF/container.xml")),
    "half a book": (Kind.EPUB, ZIP[: len(ZIP) // 2]),
    "an empty book": (Kind.EPUB, sample.zipped({"META-INF/container.xml": b"<container/>"})),
    "a document without parts": (Kind.DOCX, sample.zipped({"word/document.xml": b"<a/>"})),
    "half a PDF": (Kind.PDF, PDF[: len(PDF) // 2]),
    "a PDF that names itself its parent": (Kind.PDF, PDF.replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")),
    "a PDF with a page too many": (Kind.PDF, sample.pdf([[(60, 700, 11, "Hello")]] * 301)),
    "a PDF without text": (Kind.PDF, sample.pdf([[]])),
    "a PDF of noise": (Kind.PDF, b"%PDF-1.7\n" + bytes(range(256)) * 2_000),
    "a property list of noise": (Kind.WEBARCHIVE, b"bplist00" + bytes(range(256)) * 10),
    "a property list without a page": (Kind.WEBARCHIVE, b"<plist><dict/></plist>"),
    "a table of noise": (Kind.PARQUET, b"PAR1" + bytes(range(256)) * 10 + b"PAR1"),
    **{f"nothing as {kind}": (kind, b"") for kind in Kind if kind is not Kind.TEXT},
}  # fmt: skip


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser(seconds=20)


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_hostile_or_broken_is_refused_in_time(parser: Parser, name: str) -> None:
    kind, data = HOSTILE[name]
    start = time.monotonic()
    reason, pages = outcome(parser, kind, data)
    assert time.monotonic() - start < 15
    if reason is not None:
        assert reason.startswith(("holds ", "is ", "has ", "needs ", "lacks ", "names ", "would "))
        assert "\n" not in reason
        return
    # A page may be read as far as it goes.
    assert kind in {Kind.HTML, Kind.FEED, Kind.CSV}
    assert sum(len(part.text) for page in pages for part in page.parts) < 6_000_000
    assert "root:" not in str(pages)


def outcome(parser: Parser, kind: Kind, data: bytes) -> tuple[str | None, list[Page]]:
    """Return why ``data`` was refused, or the pages in it."""
    try:
        return None, parser.parse(kind, data)
    except SourceError as error:
        return str(error), []


@pytest.mark.parametrize("start", [b"<!---->", b"<!-- ", b"<?xml ?>", b" ", b"<!---->\n", b"<rss", b"<", b"-->"])
def test_what_a_file_is_is_told_at_once(start: bytes) -> None:
    before = time.monotonic()
    assert kind_of(start * 5_000 + b"x", "") in {Kind.TEXT, Kind.FEED}
    assert time.monotonic() - before < 1
    assert kind_of(b"<!-- saved -->\n<!---->" + sample.dated_html(), "") is Kind.HTML


def test_what_takes_too_long_is_ended_and_the_next_one_is_read() -> None:
    slow = sample.html(body="<p>a</p>" * 300_000).encode()
    with Parser(seconds=0.5) as parser:
        with pytest.raises(SourceError, match=r"takes longer than 0\.5 seconds"):
            parser.parse(Kind.HTML, slow)
        parser.seconds = 20
        assert parser.parse(Kind.HTML, sample.dated_html())[0].title == sample.TITLE


def test_what_needs_too_much_memory_is_refused_and_the_next_one_is_read() -> None:
    if sys.platform != "linux":
        pytest.skip("only Linux bounds the memory of a process dependably")
    with Parser(memory=300 << 20) as parser:
        with pytest.raises(SourceError, match=r"^(?:needs more memory|crashes its parser)"):
            parser.parse(Kind.JSONL, b'{"body": "' + b"a" * (90 << 20) + b'"}\n')
        assert parser.parse(Kind.JSONL, sample.jsonl())[0].title == sample.TITLE


def test_a_parser_that_dies_is_started_again(monkeypatch: pytest.MonkeyPatch) -> None:
    with Parser() as parser:
        parser.parse(Kind.JSONL, sample.jsonl())
        assert parser._process is not None
        parser._process.kill()
        parser._process.wait()
        with pytest.raises(SourceError, match="crashes its parser"):
            parser.parse(Kind.JSONL, sample.jsonl())
        assert parser.parse(Kind.JSONL, sample.jsonl())[0].title == sample.TITLE


def test_one_bad_source_never_stops_the_others(tmp_path: Path) -> None:
    names = []
    for number, (kind, data) in enumerate((HOSTILE["half a PDF"], HOSTILE["deep JSON"], HOSTILE["nothing as html"])):
        names += [f"{number}-bad.{kind}", f"{number}-good.html"]
        (tmp_path / names[-2]).write_bytes(data)
        (tmp_path / names[-1]).write_bytes(sample.dated_html())
    loaded = list(load([str(tmp_path / name) for name in names]))
    assert [type(each) for each in loaded] == [SourceFailure, Article] * 3
    for name, each in zip(names, loaded, strict=True):
        if isinstance(each, SourceFailure):
            assert each.message.startswith(f"{tmp_path / name} ")
            assert each.message.endswith(".")


def test_a_file_without_an_end_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizgen.load.sources.MAX_BYTES", 1 << 20)
    assert MAX_BYTES < MAX_UNPACKED
    if not Path("/dev/zero").exists():
        pytest.skip("this system has no file without an end")
    (failure,) = load(["/dev/zero"], Options(kind=Kind.HTML))
    assert isinstance(failure, SourceFailure)
    assert failure.message == "/dev/zero is larger than 1 MiB; give a smaller file."
