"""Keeping: pages that were fetched for a deck lie beside it, so that the deck can be built again without the web."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

from quizgen.load.errors import SourceError
from quizgen.load.kind import Kind
from quizgen.load.page import Page, from_json, to_json

_PAIR = re.compile(r'\[\s+("(?:[^"\\]|\\.)*"),\s+("(?:[^"\\]|\\.)*")\s+\]')
"""A list of two strings over several lines: a paragraph and its kind, which are read best on one."""


def read_kept(path: Path, source: str) -> tuple[Kind, list[Page]] | None:
    """Return the kind and the pages kept in ``path`` for ``source``, or None where nothing is kept.

    Raises `SourceError` where the file is not what `write_kept` writes, or was written for another source.
    """
    try:
        data = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError) as error:
        raise SourceError(f"{path} cannot be read; remove it, and the page is fetched again.") from error
    try:
        if data["source"] != source:
            raise SourceError("it was kept for another source")
        return Kind(data["kind"]), [from_json(page) for page in data["pages"]]
    except (KeyError, TypeError, ValueError, SourceError) as error:
        raise SourceError(f"{path} does not hold the pages of {source}; remove it to fetch them again.") from error


def write_kept(path: Path, source: str, kind: Kind, pages: Sequence[Page]) -> None:
    """Keep ``pages`` of ``source``; nothing is written where there are none."""
    if not pages:
        return
    data = {"source": source, "kind": kind.value, "pages": [to_json(page) for page in pages]}
    text = _PAIR.sub(r"[\1, \2]", json.dumps(data, ensure_ascii=False, indent=1)) + "\n"
    part = path.with_suffix(".part")
    try:
        path.parent.mkdir(exist_ok=True)
        part.write_text(text, "utf-8")
        part.replace(path)
    except OSError as error:
        raise SourceError(f"{path} cannot be written: {error.strerror}.") from error
