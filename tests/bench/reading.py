"""Measure what reading and fact rules cost on top of the bare parse of the same articles, in one run.

usage: python tests/bench/reading.py FOLDER [--articles N]

FOLDER holds articles as ``.txt`` files. The texts go through ``nlp.pipe`` of one process, in small batches that are
parsed bare and read in full by turns, so that a slow minute of the machine slows both. Prints seconds and the ratio;
the exit status is 1 when the ratio is above the limit.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from quizgen.load.text import article_from_text
from quizgen.model import Article
from quizgen.pipeline import dossiers
from quizgen.read import load_model
from quizgen.rules.registry import all_rules

LIMIT = 0.25
_BATCH = 20


def articles(folder: Path, number: int) -> list[Article]:
    """Load the first ``number`` articles of ``folder``."""
    files = sorted(folder.glob("*.txt"))[:number]
    return [article_from_text(file.read_bytes().decode("utf-8"), str(file)) for file in files]


def batches(whole: list[Article]) -> Iterator[list[Article]]:
    """Cut ``whole`` into batches."""
    return (whole[first : first + _BATCH] for first in range(0, len(whole), _BATCH))


def main() -> None:
    """Time both, batch by batch."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=200)
    options = parser.parse_args()
    nlp, rules = load_model(), all_rules()
    whole = articles(options.folder, options.articles)
    if not whole:
        sys.exit(f"no .txt files in {options.folder}")
    for _ in dossiers(whole[:2], nlp, rules):
        pass  # loads lexicons and warms caches, which the first article of a run would pay for
    bare = full = 0.0
    for batch in batches(whole):
        start = time.process_time()
        for _ in nlp.pipe([article.text for article in batch], batch_size=16):
            pass
        middle = time.process_time()
        for _ in dossiers(batch, nlp, rules):
            pass
        bare, full = bare + middle - start, full + time.process_time() - middle
    extra = full / bare - 1
    print(f"{len(whole)} articles: bare parse {bare:.1f} s, parse, reading and fact rules {full:.1f} s, {extra:+.1%}")
    sys.exit(extra > LIMIT)


if __name__ == "__main__":
    main()
