"""Outlines of countries: read, measured, cut to a map, written as SVG.

``world.json`` is derived from Natural Earth (public domain) by ``tools/world.py``.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

Point = tuple[float, float]
Ring = tuple[Point, ...]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_STEP = 2
"""Pixels between two points of an outline."""
_POLE = "010"
"""Antarctica, whose outline runs round the pole and is no ring on a flat map."""


@cache
def world() -> dict[str, tuple[Ring, ...]]:
    """Return the outlines of all countries in degrees of longitude and latitude, by ISO 3166 number."""
    data = json.loads(files(__package__).joinpath("world.json").read_text("utf-8"))
    arcs = [tuple(_steps(arc, data["grid"])) for arc in data["arcs"]]
    outlines: dict[str, list[Ring]] = {}
    for iso, polygons in data["countries"]:
        for polygon in polygons if iso != _POLE else ():
            outer = polygon[0]  # enclaves are left to the country that is drawn over them
            points = [point for i in outer for point in (arcs[i] if i >= 0 else arcs[~i][::-1])[1:]]
            outlines.setdefault(iso, []).append(tuple(_unbroken(points)))
    return {iso: tuple(rings) for iso, rings in sorted(outlines.items())}


@cache
def boxes() -> dict[str, tuple[Box, ...]]:
    """Return the box around each of the outlines of `world`, in degrees: west, south, east, north."""
    return {iso: tuple(map(box, rings)) for iso, rings in world().items()}


def box(points: Sequence[Point]) -> Box:
    """Return the box around some points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _steps(arc: Sequence[int], grid: int) -> Iterator[Point]:
    x = y = 0
    for i in range(0, len(arc), 2):
        x, y = x + arc[i], y + arc[i + 1]
        yield x / grid, y / grid


def _unbroken(points: Sequence[Point]) -> Iterator[Point]:
    """Yield the points of an outline, beyond 180 degrees where it crosses the date line."""
    turn, before = 0.0, points[0][0]
    for x, y in points:
        turn += -360.0 if x - before > 180 else 360.0 if x - before < -180 else 0.0
        before = x
        yield x + turn, y


def area(ring: Ring) -> float:
    """Return the area of a ring, in the square of its unit."""
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in _sides(ring))) / 2


def size(ring: Ring) -> float:
    """Return the area of an outline in degrees as if it lay on the equator, so that the far north counts for no more."""
    return area(ring) * math.cos(math.radians(sum(y for _, y in ring) / len(ring)))


def centre(ring: Ring) -> Point:
    """Return the centre of gravity of a ring."""
    twice = x = y = 0.0
    for (x1, y1), (x2, y2) in _sides(ring):
        cross = x1 * y2 - x2 * y1
        twice, x, y = twice + cross, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    return (x / (3 * twice), y / (3 * twice)) if twice else ring[0]


def _sides(ring: Ring) -> Iterator[tuple[Point, Point]]:
    return zip(ring, (*ring[1:], ring[0]), strict=True)


def clipped(ring: Ring, box: Box) -> Ring:
    """Return the part of a ring inside a box, nothing where it lies outside (Sutherland and Hodgman 1974)."""
    left, top, right, bottom = box
    for axis, limit, sign in ((0, left, 1), (0, right, -1), (1, top, 1), (1, bottom, -1)):
        inside = [sign * (point[axis] - limit) for point in ring]
        if not inside or max(inside) < 0:
            return ()
        if min(inside) < 0:
            ring = tuple(_cut(ring, inside))
    return ring


def _cut(ring: Ring, inside: Sequence[float]) -> Iterator[Point]:
    """Yield the ring on the side of a line where the distances ``inside`` are not negative."""
    for i, (point, here) in enumerate(zip(ring, inside, strict=True)):
        before, there = ring[i - 1], inside[i - 1]
        if (here >= 0) != (there >= 0):
            share = there / (there - here)
            yield before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])
        if here >= 0:
            yield point


def thinned(ring: Ring) -> Ring:
    """Round to whole pixels and leave out points that lie too close to the one before to be seen."""
    kept: list[Point] = []
    for x, y in ring:
        point = (float(round(x)), float(round(y)))
        if not kept or max(abs(point[0] - kept[-1][0]), abs(point[1] - kept[-1][1])) >= _STEP:
            kept.append(point)
    return tuple(kept)


def path(ring: Ring) -> str:
    """Return a ring of whole pixels as an SVG path: where it begins, then the steps."""
    steps = [f"{x2 - x1:.0f} {y2 - y1:.0f}" for (x1, y1), (x2, y2) in pairwise(ring)]
    return f"M{ring[0][0]:.0f} {ring[0][1]:.0f}l{' '.join(steps)}z".replace(" -", "-")
