"""How long ``quizgen --help`` takes beside ``import typer``: medians of interleaved runs, and their ratio.

usage: python tests/bench/startup.py [RUNS]
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

BASE = [sys.executable, "-c", "import typer"]
HELP = [sys.executable, "-m", "quizgen", "--help"]


def seconds(command: list[str]) -> float:
    """Return the wall time of one run."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def main() -> None:
    """Run both commands in turn and print the figures."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    seconds(BASE), seconds(HELP)
    pairs = [(seconds(BASE), seconds(HELP)) for _ in range(runs)]
    base, ours = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(b / a for a, b in pairs)
    print(f"import typer {base:.3f} s   quizgen --help {ours:.3f} s   ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
