"""Which card gets which picture."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache

from quizgen.export.pictures.places import Place, places_in
from quizgen.export.pictures.timeline import Timeline, draw_timeline, timeline_of
from quizgen.export.pictures.world_map import draw_map
from quizgen.model import Card

_OF_PLACES = frozenset({"FAC", "WHO"})
"""Skills whose answers are about the world; elsewhere "Moscow" is a source or a word, not a place."""


@dataclass(frozen=True)
class Picture:
    """An SVG image. ``alt`` says in words what it shows."""

    svg: str
    alt: str

    @property
    def name(self) -> str:
        """The name of the media file: a hash of the content, so that equal pictures are one file."""
        return f"quizgen-{hashlib.blake2b(self.svg.encode(), digest_size=10).hexdigest()}.svg"


def picture_of(card: Card) -> Picture | None:
    """Return the picture that belongs on the back of a card, or None for most cards."""
    if card.skill == "TIM":
        timeline = timeline_of(card)
        return _timeline(timeline) if timeline else None
    if card.skill in _OF_PLACES:
        places = places_in(card.answer, f"{card.question} {card.context} {card.evidence}")
        return _map(places) if places else None
    return None


@lru_cache(maxsize=256)
def _map(places: tuple[Place, ...]) -> Picture | None:
    svg = draw_map(places)
    return Picture(svg, f"Map: {', '.join(place.name for place in places)}") if svg else None


@lru_cache(maxsize=256)
def _timeline(timeline: Timeline) -> Picture:
    return Picture(draw_timeline(timeline), f"Timeline: {timeline.alt}")
