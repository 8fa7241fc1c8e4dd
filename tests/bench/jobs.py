"""Measure what a second process brings: the same articles with one and with two, by turns, in one run.

usage: python tests/bench/jobs.py FOLDER [--articles N] [--jobs N]

Prints seconds, the ratio and the peak memory of the largest process. The start of the processes counts.
"""

from __future__ import annotations

import argparse
import resource
import time
from pathlib import Path

from quizgen.cli.workers import Job, results_of
from quizgen.load.sources import load
from quizgen.model import Article
from quizgen.read import load_model
from quizgen.read.parse import DEFAULT_MODEL


def seconds(articles: list[Article], processes: int) -> float:
    """Return the wall-clock seconds that reading ``articles`` takes, the results thrown away one by one."""
    start = time.perf_counter()
    read = sum(1 for _ in results_of(articles, Job(DEFAULT_MODEL, every_rule=False), processes))
    assert read == len(articles)
    return time.perf_counter() - start


def main() -> None:
    """Time one process, several, several, one: a slow minute of the machine slows both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    files = [str(file) for file in sorted(options.folder.glob("*.txt"))[: options.articles]]
    articles = [loaded for loaded in load(files) if isinstance(loaded, Article)]
    load_model()
    times = {1: 0.0, options.jobs: 0.0}
    for processes in (1, options.jobs, options.jobs, 1):
        times[processes] += seconds(articles, processes)
    one, several = times[1], times[options.jobs]
    peaks = [resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(f"{len(articles)} articles, twice each: one process {one:.1f} s, {options.jobs} {several:.1f} s", end=", ")
    print(f"{one / several:.2f} times as fast; at most {peaks[0]} MiB here, {peaks[1]} MiB in another process")


if __name__ == "__main__":
    main()
