"""Derive quizgen/export/pictures/world.json: the countries of the world, small enough to ship.

usage: python tools/world.py countries-50m.json > quizgen/export/pictures/world.json

The input is ``countries-50m.json`` of the npm package world-atlas 2.0.2: Natural Earth 4.1 (public domain, 1:50m) as
TopoJSON. Borders shared by two countries are one arc there, and are simplified as one, so that they still meet.
Islands too small for the map are left out, unless a country is nothing else.
"""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from pathlib import Path

Point = tuple[float, float]

TOLERANCE = 0.05
"""Degrees by which a simplified line may miss the original: less than a pixel of the maps drawn."""
GRID = 50
"""Coordinates are kept as whole fiftieths of a degree."""
SMALLEST = 0.05
"""Square degrees of the smallest island that is kept."""


def decoded(topology: dict) -> list[list[Point]]:
    """Return the arcs in degrees; TopoJSON stores differences of quantised coordinates."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            points.append((x * kx + dx, y * ky + dy))
        arcs.append(points)
    return arcs


def simplified(points: list[Point], tolerance: float) -> list[Point]:
    """Return a line without the points that lie within ``tolerance`` of it (Douglas and Peucker 1973)."""
    if points[0] == points[-1] and len(points) > 3:  # a ring: halve it, or it would shrink to a point
        far = max(range(len(points)), key=lambda i: distance(points[i], points[0], points[0]))
        return simplified(points[: far + 1], tolerance)[:-1] + simplified(points[far:], tolerance)
    kept, stack = {0, len(points) - 1}, [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        farthest = max(
            range(first + 1, last), key=lambda i: distance(points[i], points[first], points[last]), default=None
        )
        if farthest is not None and distance(points[farthest], points[first], points[last]) > tolerance:
            kept.add(farthest)
            stack += [(first, farthest), (farthest, last)]
    return [points[i] for i in sorted(kept)]


def distance(point: Point, start: Point, end: Point) -> float:
    """Return the distance of a point from the segment between two others, in degrees."""
    (px, py), (ax, ay), (bx, by) = point, start, end
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    along = min(1.0, max(0.0, ((px - ax) * dx + (py - ay) * dy) / length)) if length else 0.0
    return float(((px - ax - along * dx) ** 2 + (py - ay - along * dy) ** 2) ** 0.5)


def area(ring: list[int], arcs: list[list[Point]]) -> float:
    """Return the area of a ring of arcs in square degrees."""
    points = [point for index in ring for point in (arcs[index] if index >= 0 else arcs[~index][::-1])]
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1], strict=True))) / 2


def polygons(geometry: dict, arcs: list[list[Point]]) -> list[list[list[int]]]:
    """Return the polygons of a country that are large enough, or the largest where none is."""
    found = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    large = [polygon for polygon in found if area(polygon[0], arcs) >= SMALLEST]
    return large or [max(found, key=lambda polygon: area(polygon[0], arcs))]


def main() -> None:
    """Print the derived file."""
    topology = json.loads(Path(sys.argv[1]).read_text())
    arcs = decoded(topology)
    shapes = [shape for shape in topology["objects"]["countries"]["geometries"] if shape.get("arcs")]
    countries = [(shape.get("id", ""), polygons(shape, arcs)) for shape in shapes]
    used = sorted({max(i, ~i) for _, found in countries for polygon in found for ring in polygon for i in ring})
    number = {old: new for new, old in enumerate(used)}
    renumbered = [
        [iso, [[[number[i] if i >= 0 else ~number[~i] for i in ring] for ring in polygon] for polygon in found]]
        for iso, found in countries
    ]
    lines = []
    for old in used:
        grid = [(round(x * GRID), round(y * GRID)) for x, y in simplified(arcs[old], TOLERANCE)]
        steps = [
            grid[0],
            *((x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(grid) if (x1, y1) != (x2, y2)),
        ]
        lines.append([coordinate for step in steps for coordinate in step])
    source = "Natural Earth 4.1, 1:50m, public domain; simplified from world-atlas 2.0.2 by tools/world.py"
    print(json.dumps({"source": source, "grid": GRID, "arcs": lines, "countries": renumbered}, separators=(",", ":")))


if __name__ == "__main__":
    main()
