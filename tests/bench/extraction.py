"""Score extraction from web pages on public sets of pages with gold text, library beside library.

usage: python tests/bench/extraction.py --shingles FOLDER --segments FOLDER [--only NAME ...]

FOLDERs are checkouts that are not part of the project: for ``--shingles`` the article-extraction-benchmark
(``ground-truth.json`` and ``html/*.html.gz``; score: F1 of four-word shingles, averaged over pages), for ``--segments``
the tests of trafilatura (``evaldata.json``, ``eval/`` and ``cache/``; score: F1 of segments that must and must not be there).
Libraries that are not installed are left out. ``quizgen`` is what an article keeps after our own structuring.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizgen.model import BlockKind

Extract = Callable[[bytes], str]
_SHINGLE = 4


def _trafilatura() -> Extract:
    from trafilatura import extract

    return lambda page: extract(page, include_comments=False) or ""


def _trafilatura_precise() -> Extract:
    from trafilatura import extract

    return lambda page: extract(page, include_comments=False, favor_precision=True) or ""


def _newspaper() -> Extract:
    from newspaper import Article
    from trafilatura.utils import decode_file

    def run(page: bytes) -> str:
        article = Article("https://news.example/", fetch_images=False)
        article.download(input_html=decode_file(page))
        article.parse()
        return str(article.text)

    return run


def _readability() -> Extract:
    from lxml.html import fromstring
    from readability import Document
    from trafilatura.utils import decode_file

    def run(page: bytes) -> str:
        summary = fromstring(Document(decode_file(page)).summary())
        return "\n".join(summary.xpath("//text()"))

    return run


def _quizgen() -> Extract:
    return lambda page: "\n".join(text for text, _ in _blocks(page))


def _quizgen_uncaptioned() -> Extract:
    from quizgen.model import BlockKind

    others = {BlockKind.POST, BlockKind.CAPTION}
    return lambda page: "\n".join(text for text, kind in _blocks(page) if kind not in others)


def _blocks(page: bytes) -> list[tuple[str, BlockKind]]:
    """Return the blocks of a page's article but for the lines above it, as every stage after loading sees them."""
    from quizgen.load.compose import article_from_page
    from quizgen.load.formats.html import read_html
    from quizgen.model import BlockKind

    head = {BlockKind.HEADLINE, BlockKind.BYLINE, BlockKind.DATE_LINE}
    articles = [article_from_page(found, "") for found in read_html(page)]
    return [(b.span.of(a.text), b.kind) for a in articles for b in a.blocks if b.kind not in head]


MAKERS = {
    "trafilatura": _trafilatura,
    "trafilatura, favor_precision": _trafilatura_precise,
    "newspaper4k": _newspaper,
    "readability-lxml": _readability,
    "quizgen": _quizgen,
    "quizgen, no captions or posts": _quizgen_uncaptioned,
}


def extractors(only: list[str]) -> Iterator[tuple[str, Extract]]:
    """Yield the extractors that are installed."""
    for name, make in MAKERS.items():
        if only and name not in only:
            continue
        try:
            yield name, make()
        except ImportError as error:
            print(f"{name} is left out: {error}", file=sys.stderr)


@dataclass(frozen=True)
class Score:
    """Precision and recall, each 0 to 1, pages on which the extractor raised, and seconds for a page."""

    precision: float
    recall: float
    raised: int
    seconds: float

    def __str__(self) -> str:
        both = self.precision + self.recall
        f1 = 2 * self.precision * self.recall / both if both else 0.0
        return (
            f"F1 {f1:.3f}  precision {self.precision:.3f}  recall {self.recall:.3f}  "
            f"raised {self.raised}  {self.seconds * 1000:.0f} ms a page"
        )


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Count the runs of four words in ``text``."""
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1)) if words)


def run(extract: Extract, page: bytes) -> tuple[str, bool, float]:
    """Return the text, whether the extractor raised, and the seconds it took."""
    start = time.perf_counter()
    try:
        return extract(page), False, time.perf_counter() - start
    except Exception:  # a library's own fault costs it the page, as it would cost a user
        return "", True, time.perf_counter() - start


def score_shingles(extract: Extract, folder: Path) -> Score:
    """Score on the article-extraction-benchmark; every page weighs the same."""
    precision, recall, raised, seconds = [], [], 0, 0.0
    gold = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    for name, truth in sorted(gold.items()):
        text, failed, took = run(extract, gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()))
        wanted, found = shingles(truth.get("articleBody", "")), shingles(text)
        shared = sum((wanted & found).values())
        if found:
            precision.append(shared / found.total())
        if wanted:
            recall.append(shared / wanted.total())
        raised, seconds = raised + failed, seconds + took
    return Score(statistics.mean(precision), statistics.mean(recall), raised, seconds / len(gold))


def score_segments(extract: Extract, folder: Path) -> Score:
    """Score on trafilatura's set: segments that must be in the text and segments that must not."""
    right = wrong = missed = raised = 0
    seconds = 0.0
    gold = json.loads((folder / "evaldata.json").read_text("utf-8"))
    for _, truth in sorted(gold.items()):
        path = next(p for part in ("cache", "eval") if (p := folder / part / truth["file"]).is_file())
        text, failed, took = run(extract, path.read_bytes())
        plain = " ".join(text.split())
        found = sum(" ".join(segment.split()) in plain for segment in truth["with"])
        right, missed = right + found, missed + len(truth["with"]) - found
        wrong += sum(" ".join(segment.split()) in plain for segment in truth["without"])
        raised, seconds = raised + failed, seconds + took
    return Score(right / (right + wrong), right / (right + missed), raised, seconds / len(gold))


def main() -> None:
    """Print one line for each library and set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shingles", type=Path)
    parser.add_argument("--segments", type=Path)
    parser.add_argument("--only", action="append", default=[], choices=sorted(MAKERS))
    options = parser.parse_args()
    for name, extract in extractors(options.only):
        if options.shingles:
            print(f"{name:30} shingles  {score_shingles(extract, options.shingles)}", flush=True)
        if options.segments:
            print(f"{name:30} segments  {score_segments(extract, options.segments)}", flush=True)


if __name__ == "__main__":
    main()
