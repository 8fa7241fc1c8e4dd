"""Print resolved pronouns with their context, to be read by hand; and how many stay unresolved.

usage: python tests/bench/pronouns.py FOLDER... [--sample N] [--unresolved]

Every resolution stands on two lines: the proof, the name and the two sentences before; then the sentence
with the pronoun between double brackets. The sample is by hash, so it is the same each time.
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
from quizgen.read.pronouns import find_references, pronouns_of


@dataclass(frozen=True)
class Case:
    """One pronoun: proof ("none" where it stays unresolved), name, and the sentences around it."""

    proof: str
    name: str
    before: str
    sentence: str
    path: str

    def rank(self) -> str:
        """Return what orders the sample."""
        return hashlib.sha1(f"{self.path}{self.before}{self.sentence}".encode()).hexdigest()


def cases(reading: Reading) -> Iterator[Case]:
    """Yield the third-person pronouns of the body outside quotations."""
    parse = reading.parse
    references = find_references(parse, reading.quotations, reading.mentions)
    for token in pronouns_of(parse, reading.quotations):
        number = parse.sentence_number(token)
        before = " ".join(parse.text(s.tokens) for s in parse.sentences[max(0, number - 2) : number])
        words = parse.sentences[number].tokens
        marked = "".join(f"[[{t.text}]]{t.whitespace_}" if t.i == token.i else t.text_with_ws for t in words)
        reference = references.get(token.i)
        proof, name = (reference.proof, reference.person.name) if reference else ("none", "-")
        yield Case(proof, name, before, marked, Path(reading.article.path).name)


def main() -> None:
    """Read the folders, count, print the sample."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--sample", type=int, default=200)
    parser.add_argument("--unresolved", action="store_true", help="print those left unresolved instead")
    options = parser.parse_args()
    found = [case for reading in readings_of(options.folders) for case in cases(reading)]
    counts = Counter(case.proof for case in found)
    print(f"{len(found)} pronouns, {counts['none']} unresolved, {len(found) - counts['none']} resolved: {dict(counts)}")
    wanted = sorted((c for c in found if (c.proof == "none") == options.unresolved), key=Case.rank)
    for number, case in enumerate(wanted[: options.sample], 1):
        print(f"\n{number} [{case.proof}] {case.name} ({case.path}) … {case.before[-350:]}\n    {case.sentence[:500]}")


if __name__ == "__main__":
    main()
