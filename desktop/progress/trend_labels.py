"""Where the labels of a chart go so that none hides another, a point or the edge: boxes in pixels, and no Qt."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Place = tuple[float, float]

_AIR = 2.0  # pixels between a label and anything else
# From best to worst, as shares of the label's size and of the distance: above, below, to the sides, at the corners.
_SIDES = ((0, -1), (0, 1), (-1, 0), (1, 0), (-1, -1), (1, -1), (-1, 1), (1, 1))
_REACHES = (1.0, 2.2, 4.5)
_FARTHEST = 9.0  # for what is no point's and is known by its words
_TOUCHED = 12  # a label on a line is better only than one that is twelve places further down


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, y downwards."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height

    @property
    def centre(self) -> Place:
        """The middle."""
        return self.left + self.width / 2, self.top + self.height / 2

    def distance(self, place: Place) -> float:
        """How far `place` is from the nearest part of the box."""
        across = max(self.left - place[0], place[0] - self.right, 0.0)
        return math.hypot(across, max(self.top - place[1], place[1] - self.bottom, 0.0))

    def grown(self, by: float) -> Box:
        """The box with a margin."""
        return Box(self.left - by, self.top - by, self.width + 2 * by, self.height + 2 * by)

    def meets(self, other: Box) -> bool:
        """Whether the two have an area in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def holds(self, other: Box) -> bool:
        """Whether `other` lies wholly in it."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom


@dataclass(frozen=True, slots=True)
class Wanted:
    """A label to be placed: what it names, by a middle or several, how far that reaches, and the size of the text."""

    at: tuple[Place, ...]
    reach: float
    width: float
    height: float
    is_of_a_point: bool = True


def placed(
    wanted: Sequence[Wanted], area: Box, dots: Sequence[Box] = (), lines: Sequence[Box] = ()
) -> list[Box | None]:
    """A box for each label, the most important first; None for one that has no room in `area`.

    `dots` are never covered, what lies on `lines` only where there is nothing better. The label of a point stands
    nearer to it than to any other dot, so that none is read as the label of another.
    """
    occupied = list(dots)
    boxes: list[Box | None] = []
    for one in wanted:
        free = [
            (rank + _TOUCHED * any(box.meets(line) for line in lines), rank, box)
            for rank, box in enumerate(_choices(one, area))
            if area.holds(box) and not any(box.grown(_AIR).meets(other) for other in occupied)
            if not one.is_of_a_point or _is_nearest(box, one, dots)
        ]
        best = min(free, key=lambda choice: choice[:2])[2] if free else None
        if best is not None:
            occupied.append(best)
        boxes.append(best)
    return boxes


def _is_nearest(box: Box, one: Wanted, dots: Sequence[Box]) -> bool:
    own = min(box.distance(place) for place in one.at)
    return all(own <= box.distance(dot.centre) for dot in dots)


def _choices(one: Wanted, area: Box) -> Iterable[Box]:
    reaches = _REACHES if one.is_of_a_point else (*_REACHES, _FARTHEST)
    for far, (x, y) in itertools.product(reaches, one.at):
        for across, down in _SIDES:
            gap = one.reach * far + _AIR
            left = x + across * gap + (across - 1) * one.width / 2
            top = y + down * gap + (down - 1) * one.height / 2
            if not across:  # a label above or below may stand aside, to stay inside
                left = min(max(left, area.left), area.right - one.width)
            yield Box(left, top, one.width, one.height)


def along(corners: Sequence[Place]) -> list[Box]:
    """Boxes on a polyline, close enough that no label slips between them."""
    boxes = []
    for (x, y), (next_x, next_y) in itertools.pairwise(corners):
        count = max(1, round(max(abs(next_x - x), abs(next_y - y)) / 4))
        for n in range(count + 1):
            boxes.append(Box(x + (next_x - x) * n / count - 1, y + (next_y - y) * n / count - 1, 2, 2))
    return boxes
