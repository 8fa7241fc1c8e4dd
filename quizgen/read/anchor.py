"""The time anchor: the day on which the report was written, and how that is known."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.model import FoundDate

if TYPE_CHECKING:
    from quizgen.model import Article


@dataclass(frozen=True)
class Anchor:
    """The day from which relative expressions count.

    date: the day. source: the printed date it rests on.
    inferred: True where the date at the head of the page was overruled by dates in the text.
    conflict: the overruled date, or None. reason: one sentence for the back of a card.
    """

    date: dt.date
    source: FoundDate
    inferred: bool
    reason: str
    conflict: FoundDate | None = None


def find_anchor(article: Article) -> Anchor | None:
    """Return the proven anchor of ``article``, or None."""
    return None
