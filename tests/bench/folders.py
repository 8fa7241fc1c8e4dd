"""Folders of articles for the benchmarks that print a sample to be read by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from quizgen.load.sources import SourceFailure, load
from quizgen.read import Reading, load_model, read


def readings_of(folders: Sequence[Path]) -> Iterator[Reading]:
    """Read every usable ``.txt`` file of ``folders``, in order."""
    files = [str(file) for folder in folders for file in sorted(folder.glob("*.txt"))]
    return read((one for one in load(files) if not isinstance(one, SourceFailure)), load_model())
