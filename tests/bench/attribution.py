"""Score attributions against a corpus with gold, one half at a time.

usage: python tests/bench/attribution.py CORPUS EVALUATOR [--half tune|held-out] [--limit N]

CORPUS holds NAME.txt and NAME.json with gold attributions, EVALUATOR is the
corpus's scoring script (GOLD_DIR PREDICTIONS.jsonl). The rules are tuned on
the half whose file names have an even SHA-1, and reported on the other.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from quizgen.export.jsonl import fact_line
from quizgen.load.text import article_from_text
from quizgen.model import Article
from quizgen.pipeline import find_facts
from quizgen.read import load_model, read
from quizgen.rules.registry import RuleSet, all_rules


def in_half(name: str, half: str) -> bool:
    """Tell whether the article ``name`` belongs to ``half``."""
    even = int(hashlib.sha1(name.encode()).hexdigest(), 16) % 2 == 0
    return even == (half == "tune")


def articles(files: list[Path]) -> Iterator[Article]:
    """Load the texts as the evaluator does: UTF-8, every character kept."""
    return (article_from_text(file.read_bytes().decode("utf-8"), str(file)) for file in files)


def predict(files: list[Path], out: Path) -> None:
    """Write the facts of the attribution rules for ``files`` as JSON lines, as ``quizgen facts`` prints them."""
    rules = RuleSet(facts=tuple(rule for rule in all_rules().facts if rule.family == "SRC-1"), questions=(), lint=())
    with out.open("w", encoding="utf-8") as lines:
        for reading in read(articles(files), load_model()):
            for fact in find_facts(reading, rules):
                lines.write(fact_line(fact, path=reading.article.path, article=reading.article.id) + "\n")


def main() -> None:
    """Predict one half into a temporary folder with links to its gold, and run the evaluator there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("evaluator", type=Path)
    parser.add_argument("--half", choices=("tune", "held-out"), default="tune")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--keep", type=Path, help="keep the predictions in this file")
    options = parser.parse_args()
    files = [f for f in sorted(options.corpus.glob("*.txt")) if in_half(f.stem, options.half)][: options.limit]
    with tempfile.TemporaryDirectory() as folder:
        for file in files:
            for one in (file, file.with_suffix(".json")):
                (Path(folder) / one.name).symlink_to(one.resolve())
        out = options.keep or Path(folder) / "predictions.out"
        predict(files, out)
        subprocess.run([sys.executable, str(options.evaluator), folder, str(out)], check=True)


if __name__ == "__main__":
    main()
