"""Several processes that read articles: results in the order of the input, the same as from one process.

Articles go out in batches of the parser's own size, so that every process parses the same articles together as one
process would, and no more batches are under way than keep all of them busy, so that memory does not grow with the
number of articles.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from itertools import islice

from quizgen.load.errors import SourceError
from quizgen.model import Article
from quizgen.pipeline import Result, run
from quizgen.read.parse import BATCH_SIZE, load_model
from quizgen.rules.registry import RuleSet, all_rules

_WAITING = 2
"""Batches under way for each process: one that it reads, one that waits for it."""


@dataclass(frozen=True)
class Job:
    """What to read articles with: the name of the model, and whether to ask also what is off by default."""

    model: str
    every_rule: bool


def results_of(articles: Iterable[Article], job: Job, processes: int) -> Iterator[Result]:
    """Yield the result of every article in order, read in ``processes`` processes, or in this one where that is 1.

    Raises what a process raises: `ModelError`, `RuleError`; `SourceError` where the system ended a process.
    """
    if processes == 1:
        yield from run(articles, load_model(job.model), rules_of(job))
    else:
        yield from _shared_out(articles, job, processes)


def rules_of(job: Job) -> RuleSet:
    """Return the rules in force, those of installed plugins among them."""
    return all_rules() if job.every_rule else all_rules().by_default()


def _shared_out(articles: Iterable[Article], job: Job, processes: int) -> Iterator[Result]:
    context = multiprocessing.get_context("spawn")  # the same on every system, and safe beside threads
    pool = ProcessPoolExecutor(processes, mp_context=context, initializer=_end_at_interrupts)
    waiting: deque[Future[list[Result]]] = deque()
    try:
        for batch in _batches(articles):
            waiting.append(pool.submit(_read_batch, batch, job))
            if len(waiting) >= processes * _WAITING:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool as error:
        raise SourceError(
            "A process that reads articles was ended, perhaps for want of memory; use fewer --jobs."
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _batches(articles: Iterable[Article]) -> Iterator[tuple[Article, ...]]:
    left = iter(articles)
    while batch := tuple(islice(left, BATCH_SIZE)):
        yield batch


def _end_at_interrupts() -> None:
    """End at once and without a traceback at Ctrl-C, which reaches every process; the one the user started says so."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _read_batch(batch: tuple[Article, ...], job: Job) -> list[Result]:
    """Read one batch in a process of its own; the model is loaded with the first."""
    return list(run(batch, load_model(job.model), _rules(job)))


_rules = cache(rules_of)
