"""Words on a map, and how they keep out of each other's way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape

from quizgen.export.pictures.outlines import Box, Point

FONT = "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif"
_WIDE = 0.31
"""Half the width of a letter, in sizes of its font, on average and amply."""
_LARGE, _SMALL = 30, 20
_EDGE = 6


@dataclass(frozen=True)
class Label:
    """Words centred at x, with their baseline at y, in pixels; ``dot`` is the spot they name, where it is marked."""

    text: str
    x: float
    y: float
    size: int
    dot: Point | None = None

    @property
    def box(self) -> Box:
        """The room that words and dot take."""
        half = _WIDE * self.size * len(self.text)
        top, bottom = self.y - self.size, self.y + 0.35 * self.size
        if self.dot:
            top, bottom = min(top, self.dot[1] - 10), max(bottom, self.dot[1] + 10)
        return self.x - half, top, self.x + half, bottom

    def overlaps(self, other: Label) -> bool:
        """Tell whether two labels would cover each other."""
        (a, b, c, d), (e, f, g, h) = self.box, other.box
        return a < g and e < c and b < h and f < d

    def is_inside(self, width: int, height: int) -> bool:
        """Tell whether the whole label is on a picture of this size."""
        left, top, right, bottom = self.box
        return left >= _EDGE and top >= _EDGE and right <= width - _EDGE and bottom <= height - _EDGE

    def svg(self) -> str:
        """Return the label as SVG elements."""
        is_large = self.size == _LARGE
        look = 'font-weight="600" fill="#20303c"' if is_large else 'fill="#6d6a63"'
        halo = ' stroke="#f7f3e9" stroke-width="5" stroke-linejoin="round" paint-order="stroke"' if is_large else ""
        return (
            f'{_dot(*self.dot) if self.dot else ""}<text x="{self.x:.0f}" y="{self.y:.0f}" font-family="{FONT}" '
            f'font-size="{self.size}" {look} text-anchor="middle"{halo}>{escape(self.text)}</text>'
        )


def _dot(x: float, y: float) -> str:
    return f'<circle cx="{x:.0f}" cy="{y:.0f}" r="8" fill="#b3261e" stroke="#fff" stroke-width="3"/>'


def spot_label(text: str, at: Point, width: int, *, dotted: bool) -> Label:
    """Return the label of a place asked for: over its dot, or across its country; moved to stay on the picture."""
    label = Label(text, at[0], at[1] - 20 if dotted else at[1], _LARGE, at if dotted else None)
    left, _, right, _ = label.box
    return replace(label, x=label.x + max(0.0, _EDGE - left) - max(0.0, right - width + _EDGE))


def area_label(text: str, at: Point) -> Label:
    """Return the small label of a country that is there for orientation."""
    return Label(text, at[0], at[1], _SMALL)


def apart(labels: Sequence[Label], height: int) -> list[Label]:
    """Move each label down as far as needed to cover none before it; dots stay where they are."""
    placed: list[Label] = []
    for label in labels:
        moved = label
        while any(moved.overlaps(other) for other in placed) and moved.y < height:
            moved = replace(moved, y=moved.y + 6)
        placed.append(moved if moved.y < height else label)
    return placed


def beside(names: Sequence[Label], labels: Sequence[Label], width: int, height: int) -> list[Label]:
    """Return the names that find room on the picture beside the labels, the first come first."""
    shown: list[Label] = []
    for name in names:
        if name.text and name.is_inside(width, height) and not any(map(name.overlaps, (*labels, *shown))):
            shown.append(name)
    return shown
