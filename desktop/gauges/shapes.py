"""The shapes a gauge is made of, as numbers: wedges of a ring, strokes, blocks and lines of text.

No Qt here. x runs right and y down from the top left corner; angles are degrees anticlockwise from the right.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import Enum, auto

Point = tuple[float, float]


class Role(Enum):
    """What a line of text or a stroke stands for; the painter gives it its colour."""

    SCALE = auto()
    ZERO = auto()
    TARGET = auto()
    PAIRED = auto()
    STATE = auto()
    NUMBER = auto()
    BESIDE = auto()
    CAPTION = auto()
    AIM = auto()
    DUE = auto()
    DATE = auto()


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its four sides."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box, gap: float = 0.0) -> bool:
        """Whether the two come closer than `gap`."""
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.top < other.bottom + gap
            and other.top < self.bottom + gap
        )

    def distance(self, point: Point) -> float:
        """From `point` to the nearest place of it."""
        x, y = point
        return math.hypot(max(self.left - x, 0, x - self.right), max(self.top - y, 0, y - self.bottom))

    def moved(self, by: Point) -> Box:
        """The same rectangle elsewhere."""
        return Box(self.left + by[0], self.top + by[1], self.right + by[0], self.bottom + by[1])

    @property
    def corners(self) -> tuple[Point, ...]:
        """The four corners."""
        return tuple((x, y) for x in (self.left, self.right) for y in (self.top, self.bottom))


@dataclass(frozen=True, slots=True)
class Wedge:
    """A piece of the ring between two angles and two radii."""

    begin: float
    end: float
    inner: float
    outer: float


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through `points`, `width` thick. Where `halo` is set, bare ground shows that far around it."""

    role: Role
    points: tuple[Point, ...]
    width: float
    halo: float = 0.0

    @property
    def box(self) -> Box:
        """What it covers."""
        xs, ys, half = [p[0] for p in self.points], [p[1] for p in self.points], self.width / 2
        return Box(min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half)


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text from `x` on a baseline; `width` is what it was measured at, sizes are pixels."""

    role: Role
    text: str
    x: float
    baseline: float
    px: int
    width: float
    bold: bool = False

    @property
    def box(self) -> Box:
        """The ink of the line, as `rise` and `drop` know it."""
        top, bottom = self.baseline - rise(self.text) * self.px, self.baseline + drop(self.text) * self.px
        return Box(self.x, top, self.x + self.width, bottom)

    def moved(self, by: Point) -> Label:
        """The same line elsewhere."""
        return replace(self, x=self.x + by[0], baseline=self.baseline + by[1])


@dataclass(frozen=True, slots=True)
class Break:
    """What stands off the scale, at one end: a piece of track after a gap, and two strokes across the gap.

    `filled` is the part of the piece an actual covers, from the gap outward.
    """

    piece: Box
    filled: Box | None
    strokes: tuple[Stroke, ...]


@dataclass(frozen=True, slots=True)
class GaugeGeometry:
    """A gauge laid out in a rectangle. `centre` is the middle of the foot of the semicircle.

    `pointers` are the triangles of what is due: on the ring, and before its words. `keys` are the strokes before the
    words of the target. `mark` is the place of the state's shape.
    """

    centre: Point
    radius: float
    thickness: float
    track: Wedge
    fill: Wedge | None
    band: Wedge | None
    fade: tuple[Wedge, ...]
    strokes: tuple[Stroke, ...]
    breaks: tuple[Break, ...]
    labels: tuple[Label, ...]
    pointers: tuple[tuple[Point, ...], ...] = ()
    keys: tuple[Stroke, ...] = ()
    mark: Box | None = None

    def stroke(self, role: Role) -> Stroke | None:
        """The first stroke of a role: the target's tick comes before its chevron."""
        return next((stroke for stroke in self.strokes if stroke.role is role), None)

    def label(self, role: Role) -> Label | None:
        """The first line of text of a role."""
        return next((label for label in self.labels if label.role is role), None)


def polar(centre: Point, angle: float, radius: float) -> Point:
    """The point at `angle` and `radius` around `centre`."""
    turn = math.radians(angle)
    return centre[0] + radius * math.cos(turn), centre[1] - radius * math.sin(turn)


# In ems, true to a few hundredths for the sans faces of the theme.
def rise(text: str) -> float:
    """How far the ink of `text` stands above its baseline, in ems."""
    return 0.74 if text.isascii() or text.startswith("\N{MINUS SIGN}") else 0.88


def drop(text: str) -> float:
    """How far it hangs below."""
    return 0.02 if text.isascii() or text.startswith("\N{MINUS SIGN}") else 0.12


def estimated_ems(text: str, bold: bool = False) -> float:
    """The width of `text` without a font to ask, on the generous side."""
    ems = sum(1.0 if ord(c) > 0x2E7F else 0.98 if c == "%" else 0.33 if c in " .,:" else 0.62 for c in text)
    return ems * (1.06 if bold else 1.0)
