"""Keeping: pages that were fetched for a deck lie beside it, so that the deck can be built again without the web."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from quizgen.load.errors import SourceError
from quizgen.load.page import Page, from_json, to_json


def read_kept(path: Path, source: str) -> list[Page] | None:
    """Return the pages kept in ``path`` for ``source``, or None where nothing is kept.

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
        return [from_json(page) for page in data["pages"]]
    except (KeyError, TypeError, SourceError) as error:
        raise SourceError(f"{path} does not hold the pages of {source}; remove it to fetch them again.") from error


def write_kept(path: Path, source: str, pages: Sequence[Page]) -> None:
    """Keep ``pages`` of ``source``; nothing is written where there are none."""
    if not pages:
        return
    data = {"source": source, "pages": [to_json(page) for page in pages]}
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    part = path.with_suffix(".part")
    try:
        path.parent.mkdir(exist_ok=True)
        part.write_text(text, "utf-8")
        part.replace(path)
    except OSError as error:
        raise SourceError(f"{path} cannot be written: {error.strerror}.") from error
