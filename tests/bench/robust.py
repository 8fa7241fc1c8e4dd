"""Run the whole pipeline over every text of a folder; print counts, and stop with the article that breaks it.

usage: python tests/bench/robust.py FOLDER
"""

from __future__ import annotations

import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from quizgen.deck.choose import choose_cards
from quizgen.load.sources import SourceFailure, load
from quizgen.model import Article
from quizgen.pipeline import run
from quizgen.read import load_model
from quizgen.rules.registry import all_rules


def usable(folder: str, failures: list[str]) -> Iterator[Article]:
    """Yield the articles of a folder; note the sources that cannot be used."""
    for loaded in load(sorted(str(path) for path in Path(folder).glob("*.txt"))):
        if isinstance(loaded, SourceFailure):
            failures.append(loaded.message)
        else:
            yield loaded


def main() -> None:
    """Read, ask, choose; print what came of it."""
    failures: list[str] = []
    families: Counter[str] = Counter()
    start, count, words = time.perf_counter(), 0, 0
    for result in run(usable(sys.argv[1], failures), load_model(), all_rules()):
        count += 1
        words += len(result.article.text.split())
        families.update(card.family for card in choose_cards(result.dossier, result.candidates).chosen)
    total = sum(families.values())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{count} articles, {len(failures)} unusable, {words} words, {total} cards", end=", ")
    print(f"{total / max(1, words) * 400:.1f} for 400 words, {time.perf_counter() - start:.0f} s, {peak} MiB at most")
    print("  ".join(f"{family} {number}" for family, number in sorted(families.items())))
    for message in failures:
        print(message)


if __name__ == "__main__":
    main()
