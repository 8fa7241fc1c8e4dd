"""Print how many body sentences cannot be made to stand alone, what keeps them from it, and a sample of rewordings.

usage: python tests/bench/standalone.py FOLDER... [--sample N] [--blocked]

A rewording stands on three lines: the sentence before, the sentence, and its new wording, to be read by hand.
The sample is by hash, so it is the same each time. --blocked prints sentences that one single word blocks.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from folders import readings_of

from quizgen.read import Reading
from quizgen.read.standalone import rewrite, shortened, unclear

SHORTEST, LONGEST = 8, 40
"""Tokens of the sentences that count."""


@dataclass(frozen=True)
class Case:
    """One sentence: the one before, as printed, reworded (None where it is blocked), and the words that block it."""

    before: str
    printed: str
    reworded: str | None
    blocks: tuple[str, ...]
    path: str

    def rank(self) -> str:
        """Return what orders the sample."""
        return hashlib.sha1(f"{self.path}{self.before}{self.printed}".encode()).hexdigest()


def cases(reading: Reading) -> Iterator[Case]:
    """Yield the sentences of the body that are neither very short nor very long."""
    before = ""
    for sentence in reading.body():
        tokens = list(sentence.tokens)
        printed = reading.parse.text(tokens)
        if SHORTEST <= len(tokens) <= LONGEST:
            rest = shortened(reading, tokens)
            words = rewrite(reading, rest)
            blocks = tuple(f"the {t.head.lemma_}" if t.lower_ == "the" else t.lower_ for t in unclear(reading, rest))
            text = words.text(rest) if words is not None else None
            yield Case(before, printed, text, blocks, Path(reading.article.path).name)
        before = printed


def main() -> None:
    """Read the folders, count, print the sample."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--sample", type=int, default=150)
    parser.add_argument("--blocked", action="store_true", help="print sentences blocked by one word instead")
    options = parser.parse_args()
    found = [case for reading in readings_of(options.folders) for case in cases(reading)]
    blocked = [case for case in found if case.reworded is None]
    alone = Counter(case.blocks[0] for case in blocked if len(case.blocks) == 1)
    print(f"{len(found)} sentences, {len(blocked)} blocked: {len(blocked) / max(1, len(found)):.1%}")
    print("by one word alone:", ", ".join(f"{word} {count}" for word, count in alone.most_common(40)))
    if options.blocked:
        wanted = [case for case in blocked if len(case.blocks) == 1]
    else:
        wanted = [case for case in found if case.reworded is not None and case.reworded != case.printed.rstrip(".")]
    for number, case in enumerate(sorted(wanted, key=Case.rank)[: options.sample], 1):
        print(
            f"\n{number} ({case.path}) … {case.before[-250:]}\n    {case.printed}\n    {case.reworded or case.blocks}"
        )


if __name__ == "__main__":
    main()
