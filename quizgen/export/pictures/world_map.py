"""Maps: the countries around a place in outline, and the place marked. SVG of a few kilobytes, drawn offline.

Borders are those of Natural Earth, drawn by who controls the ground; no country is filled, so that the map takes no side.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizgen.export.pictures.labels import apart, area_label, beside, spot_label
from quizgen.export.pictures.outlines import Point, Ring, area, box, boxes, centre, clipped, path, size, thinned, world
from quizgen.export.pictures.places import Place, country_names

WIDTH, HEIGHT = 640, 400
_SPANS = (17.0, 34.0, 60.0)
"""Degrees of latitude that a map shows at least: as few as show enough land to tell where it is."""
_LAND = 0.1
"""Share of a map that must be land, unless even the widest shows less."""
_ROOM = 1.5
"""How much more than the places themselves a map shows."""
_MARGIN = 20
"""Pixels beyond the edge at which outlines are cut off."""
_PART = 0.25
"""Share of a country's largest part that another part must reach to count for where the map is drawn."""
_NAMED = 700
"""Square pixels that must be seen of a country for its name."""
_DOTTED = 4000
"""Square pixels below which a country gets a dot, as its name would cover it."""


def draw_map(places: Sequence[Place]) -> str | None:
    """Return the map of some places as SVG, or None where a country among them is not on it."""
    spots = [spot for spot in map(_spot, places) if spot is not None]
    if len(spots) < len(places):
        return None
    view, shown = _seen([point for spot in spots for point in spot.extent])
    labels = apart([spot_label(s.name, view.pixel(s.at), WIDTH, dotted=s.is_dotted(view)) for s in spots], HEIGHT)
    asked = {place.iso for place in places}
    largest = {iso: max(parts, key=area) for iso, parts in shown.items() if parts and iso not in asked}
    names = [
        area_label(country_names().get(iso, ""), centre(ring))
        for iso, ring in sorted(largest.items(), key=lambda found: (-area(found[1]), found[0]))
        if area(ring) >= _NAMED
    ]
    outlines = "".join(path(part) for parts in shown.values() for part in parts)
    words = "".join(label.svg() for label in (*beside(names, labels, WIDTH, HEIGHT), *labels))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#d9e6ee"/>'
        f'<path d="{outlines}" fill="#f7f3e9" stroke="#a59c8a" stroke-width="1.2" stroke-linejoin="round"/>{words}</svg>\n'
    )


@dataclass(frozen=True)
class _View:
    """The part of the world that a map shows: plate carrée, true to scale at its own latitude."""

    centre: Point
    scale: float
    """Pixels to a degree of latitude."""

    @classmethod
    def around(cls, points: Sequence[Point], span: float) -> _View:
        """Return the view of the given points with room around them, ``span`` degrees of latitude at least."""
        west, south, east, north = box(points)
        middle = ((west + east) / 2, (south + north) / 2)
        tall = max(span, (north - south) * _ROOM)
        wide = max(1.0, (east - west) * _ROOM * _narrowing(middle[1]))
        return cls(middle, min(HEIGHT / tall, WIDTH / wide))

    def pixel(self, point: Point) -> Point:
        """Return where a point of the world lies on the map."""
        x = (point[0] - self.centre[0]) * self.scale * _narrowing(self.centre[1])
        return WIDTH / 2 + x, HEIGHT / 2 - (point[1] - self.centre[1]) * self.scale

    def parts(self, iso: str) -> Iterator[Ring]:
        """Yield what the map shows of a country, in whole pixels; also where it looks across the date line."""
        for ring, (west, south, east, north) in zip(world()[iso], boxes()[iso], strict=True):
            for turn in (-360.0, 0.0, 360.0):
                (left, top), (right, bottom) = self.pixel((west + turn, north)), self.pixel((east + turn, south))
                if right < 0 or left > WIDTH or bottom < 0 or top > HEIGHT:
                    continue  # the quick way for most of the world
                pixels = tuple(self.pixel((x + turn, y)) for x, y in ring)
                part = thinned(clipped(pixels, (-_MARGIN, -_MARGIN, WIDTH + _MARGIN, HEIGHT + _MARGIN)))
                if len(part) > 2:
                    yield part


def _narrowing(latitude: float) -> float:
    """Return how much shorter a degree of longitude is than one of latitude."""
    return max(0.2, math.cos(math.radians(latitude)))


def _seen(points: Sequence[Point]) -> tuple[_View, dict[str, list[Ring]]]:
    """Return the closest view of some points that shows land enough, and the outlines it shows of each country."""
    for span in _SPANS:
        view = _View.around(points, span)
        shown = {iso: list(view.parts(iso)) for iso in world()}
        if sum(area(part) for parts in shown.values() for part in parts) >= _LAND * WIDTH * HEIGHT:
            break
    return view, shown


@dataclass(frozen=True)
class _Spot:
    """A place to mark: where it is, what of the world must be seen around it, and its outline, in degrees."""

    name: str
    at: Point
    extent: tuple[Point, ...]
    outline: Ring = ()

    def is_dotted(self, view: _View) -> bool:
        """Tell whether the place is marked by a dot: a city, or a country smaller than its name."""
        return not self.outline or area(tuple(map(view.pixel, self.outline))) < _DOTTED


def _spot(place: Place) -> _Spot | None:
    if place.point is not None:
        return _Spot(place.name, place.point, (place.point,))
    rings = sorted(world().get(place.iso, ()), key=size, reverse=True)
    if not rings:
        return None
    parts = [point for ring in rings if size(ring) >= _PART * size(rings[0]) for point in ring]
    return _Spot(place.name, centre(rings[0]), tuple(parts), rings[0])
