"""Run the whole pipeline over every text of a folder; print counts, and stop with the article that breaks it.

usage: python tests/bench/robust.py FOLDER [--articles N] [--jobs N]

Prints the memory of this process and of the largest other one, at most, after each quarter of the articles: it is flat.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from quizgen.cli.workers import Job, results_of
from quizgen.deck.choose import choose_cards
from quizgen.load.sources import SourceFailure, load
from quizgen.model import Article
from quizgen.read.parse import DEFAULT_MODEL


def usable(files: list[str], failures: list[str]) -> Iterator[Article]:
    """Yield the articles of ``files``; note the sources that cannot be used."""
    for loaded in load(files):
        if isinstance(loaded, SourceFailure):
            failures.append(loaded.message)
        else:
            yield loaded


def peaks() -> str:
    """Return the most memory that this process and the largest of those that it started and saw end have taken."""
    own, other = (resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return f"{own} MiB, {other} MiB in another process"


def main() -> None:
    """Read, ask, choose; print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int)
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    files = sorted(str(path) for path in options.folder.glob("*.txt"))[: options.articles]
    failures: list[str] = []
    families: Counter[str] = Counter()
    start, count, words = time.perf_counter(), 0, 0
    for result in results_of(usable(files, failures), Job(DEFAULT_MODEL, every_rule=True), options.jobs):
        count += 1
        if count % max(1, len(files) // 4) == 0:
            print(f"after {count} articles: {peaks()}")
        words += len(result.article.text.split())
        families.update(card.family for card in choose_cards(result.dossier, result.candidates).chosen)
    total = sum(families.values())
    print(f"{count} articles, {len(failures)} unusable, {words} words, {total} cards", end=", ")
    print(f"{total / max(1, words) * 400:.1f} for 400 words, {time.perf_counter() - start:.0f} s, {peaks()} at most")
    print("  ".join(f"{family} {number}" for family, number in sorted(families.items())))
    for message in failures:
        print(message)


if __name__ == "__main__":
    main()
