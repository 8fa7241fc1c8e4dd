"""Every format of the table in docs/sources.md: the article comes out whole, with what the format tells of it."""

from __future__ import annotations

import datetime as dt
import io
import re
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
import sample_files as sample

from quizgen.load.kind import Kind, kind_of
from quizgen.load.options import Options
from quizgen.load.sources import STANDARD_INPUT, SourceFailure, load
from quizgen.model import Article, BlockKind, DatePlace

ROOT = Path(__file__).parents[2]
FILES: dict[Kind, tuple[str, Callable[[], bytes]]] = {
    Kind.TEXT: ("ferry.txt", sample.PLAIN.encode),
    Kind.HTML: ("ferry.html", sample.dated_html),
    Kind.PDF: ("ferry.pdf", sample.pdf),
    Kind.EPUB: ("ferry.epub", sample.epub),
    Kind.DOCX: ("ferry.docx", sample.word),
    Kind.EMAIL: ("ferry.eml", sample.email),
    Kind.MBOX: ("ferry.mbox", sample.mbox),
    Kind.MHTML: ("ferry.mhtml", sample.mhtml),
    Kind.WEBARCHIVE: ("ferry.webarchive", sample.webarchive),
    Kind.JSONL: ("ferry.jsonl", sample.jsonl),
    Kind.CSV: ("ferry.csv", sample.table),
    Kind.FEED: (
        "ferry.rss",
        lambda: sample.rss(sample.item(content="".join(f"<p>{p}</p>" for p in sample.PARAGRAPHS))),
    ),
}
DATED = {Kind.HTML, Kind.EPUB, Kind.EMAIL, Kind.MBOX, Kind.MHTML, Kind.WEBARCHIVE, Kind.JSONL, Kind.CSV, Kind.FEED}
PUBLISHED = {Kind.TEXT: None, Kind.PDF: None, Kind.DOCX: None, Kind.EPUB: "The Weekly"}
WITH_URL = {Kind.MHTML, Kind.WEBARCHIVE, Kind.JSONL, Kind.CSV}


def one(source: str, options: Options | None = None) -> Article:
    (loaded,) = load([source], options or Options())
    assert isinstance(loaded, Article), loaded
    return loaded


def body(article: Article) -> list[str]:
    return [block.span.of(article.text) for block in article.blocks_of(BlockKind.BODY)]


def check(article: Article, kind: Kind) -> None:
    assert article.headline == sample.TITLE
    assert body(article) == list(sample.PARAGRAPHS)
    printed = [date.date for date in article.dates if date.place is DatePlace.DATE_LINE]
    assert printed == ([dt.date(2015, 5, 19)] if kind in DATED else [])
    assert article.publisher == PUBLISHED.get(kind, "The Daily")
    assert article.url == (sample.URL if kind in WITH_URL else None)
    for date in article.dates:
        assert str(date.date.year) in date.span.of(article.text)


@pytest.mark.parametrize("kind", FILES)
def test_a_file_of_every_kind_gives_the_article(tmp_path: Path, kind: Kind) -> None:
    name, make = FILES[kind]
    (tmp_path / name).write_bytes(make())
    article = one(str(tmp_path / name))
    check(article, kind)
    assert article.path == str(tmp_path / name) or article.path.startswith((f"{tmp_path / name}#", sample.URL))


@pytest.mark.parametrize("kind", FILES)
def test_standard_input_takes_every_kind_by_its_type(monkeypatch: pytest.MonkeyPatch, kind: Kind) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(FILES[kind][1]())))
    check(one(STANDARD_INPUT, Options(kind=kind)), kind)


@pytest.mark.parametrize("kind", sorted(set(FILES) - {Kind.MBOX, Kind.JSONL, Kind.CSV, Kind.EMAIL, Kind.MHTML}))
def test_most_kinds_show_themselves_without_a_name(kind: Kind) -> None:
    assert kind_of(FILES[kind][1](), "") is kind


def test_a_folder_holds_all_kinds_of_documents(tmp_path: Path) -> None:
    for name, make in FILES.values():
        (tmp_path / name).write_bytes(make())
    loaded = list(load([str(tmp_path)]))
    assert all(isinstance(each, Article) for each in loaded)
    assert len(loaded) == len(FILES) - len({Kind.JSONL, Kind.CSV, Kind.FEED})


def test_every_kind_is_in_the_table_of_the_documentation() -> None:
    rows = re.findall(r"^\| `([a-z]+)`", (ROOT / "docs" / "sources.md").read_text("utf-8"), re.MULTILINE)
    assert rows == [kind.value for kind in Kind]


def test_parquet_is_a_table_where_its_library_is_installed(tmp_path: Path) -> None:
    path = tmp_path / "ferry.parquet"
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        path.write_bytes(b"PAR1....PAR1")
        (failure,) = load([str(path)])
        assert isinstance(failure, SourceFailure)
        assert "pip install 'quizgen[parquet]'" in failure.message
        return
    pq.write_table(pa.table({name: [value] for name, value in sample.ROW.items()}), path)
    check(one(str(path)), Kind.CSV)


def test_columns_can_be_named(tmp_path: Path) -> None:
    path = tmp_path / "ferry.jsonl"
    path.write_bytes(sample.jsonl().replace(b'"body"', b'"story"').replace(b'"headline"', b'"caption"'))
    (failure,) = load([str(path)])
    assert isinstance(failure, SourceFailure)
    assert "--column text=NAME (caption, story, published, link, source)" in failure.message
    check(one(str(path), Options(columns={"text": "story", "title": "caption"})), Kind.JSONL)
    (failure,) = load([str(path)], Options(columns={"text": "storey"}))
    assert isinstance(failure, SourceFailure)
    assert "has no column 'storey'" in failure.message


def test_rows_without_an_article_are_named_and_the_rest_go_on(tmp_path: Path) -> None:
    path = tmp_path / "ferry.jsonl"
    path.write_bytes(b'{"body": "Ferries"}\n' + sample.jsonl())
    failure, article = load([str(path)])
    assert isinstance(failure, SourceFailure)
    assert failure.path == f"{path}#1"
    assert isinstance(article, Article)


def test_chapters_that_are_no_article_are_nobodys_fault(tmp_path: Path) -> None:
    path = tmp_path / "cover.epub"
    path.write_bytes(sample.epub({"cover.xhtml": "<html><body><p>The Weekly</p></body></html>"}))
    (failure,) = load([str(path)])
    assert isinstance(failure, SourceFailure)
    assert "holds no article in English" in failure.message


def test_a_plain_letter_is_an_article(tmp_path: Path) -> None:
    path = tmp_path / "ferry.eml"
    path.write_bytes(sample.email(markup=False))
    check(one(str(path)), Kind.EMAIL)


def test_quotations_of_a_document_are_not_its_voice(tmp_path: Path) -> None:
    path = tmp_path / "ferry.docx"
    path.write_bytes(sample.word())
    article = one(str(path))
    assert [b.span.of(article.text) for b in article.blocks_of(BlockKind.QUOTE)] == ["“Everybody was calm.”"]
