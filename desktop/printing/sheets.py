"""Where the pages lie on the desk of the preview: pure geometry in logical pixels, from sizes in points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, QSizeF

PIXELS_PER_POINT = 96 / 72  # at 100 %
MARGIN = 24.0
GAP = 16.0
SPINE = 2.0  # between two facing pages
SMALLEST, LARGEST = 0.5, 3.0
STEPS = (0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
_LEAST = 0.05  # what fitting may come down to in a tiny window

Size = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Sheets:
    """The rectangles of the pages, and how large the desk is that holds them."""

    rects: tuple[QRectF, ...] = ()
    size: QSizeF = field(default_factory=QSizeF)

    def nearest(self, point: QPointF) -> int:
        """The page at a point of the desk, or the one least away; -1 where there is none."""
        return min(range(len(self.rects)), key=lambda n: _distance(self.rects[n], point), default=-1)

    def within(self, window: QRectF) -> list[int]:
        """The pages that show in `window`."""
        return [n for n, rect in enumerate(self.rects) if rect.intersects(window)]


def rows_of(count: int, *, facing: bool) -> list[tuple[int | None, int | None]]:
    """The pages of each row, left and right. Facing, the first lies alone on the right, as in a book."""
    if not facing:
        return [(n, None) for n in range(count)]
    rows: list[tuple[int | None, int | None]] = [(None, 0)] if count else []
    return rows + [(n, n + 1 if n + 1 < count else None) for n in range(1, count, 2)]


def lay_out(sizes: Sequence[Size], zoom: float, room: QSizeF, *, facing: bool) -> Sheets:
    """The pages below each other, or two and two, in the middle of `room` or of what they need."""
    scale = zoom * PIXELS_PER_POINT
    widest = max((width for width, _ in sizes), default=0.0) * scale
    needed = (2 * widest + SPINE if facing else widest) + 2 * MARGIN
    width = max(room.width(), needed)
    rects: dict[int, QRectF] = {}
    y = MARGIN
    for left, right in rows_of(len(sizes), facing=facing):
        tallest = 0.0
        for page, is_left in ((left, True), (right, False)):
            if page is None:
                continue
            w, h = sizes[page][0] * scale, sizes[page][1] * scale
            x = _side(width / 2, w, is_left=is_left) if facing else (width - w) / 2
            rects[page] = QRectF(x, y, w, h)
            tallest = max(tallest, h)
        y += tallest + GAP
    height = y - GAP + MARGIN if rects else 0.0
    # A single short row stands in the middle of the height too.
    down = max(0.0, (room.height() - height) / 2)
    placed = tuple(rects[n].translated(0, down) for n in range(len(sizes)))
    return Sheets(placed, QSizeF(width, max(height, room.height())))


def fitting(sizes: Sequence[Size], room: QSizeF, *, facing: bool, whole: bool) -> float:
    """The zoom at which the widest row fills the width of `room`, or, `whole`, all of a page shows."""
    if not sizes:
        return 1.0
    wide = max(width for width, _ in sizes) * PIXELS_PER_POINT
    tall = max(height for _, height in sizes) * PIXELS_PER_POINT
    zoom = (room.width() - 2 * MARGIN - (SPINE if facing else 0)) / (2 * wide if facing else wide)
    if whole:
        zoom = min(zoom, (room.height() - 2 * MARGIN) / tall)
    return max(_LEAST, min(zoom, LARGEST))


def stepped(zoom: float, by: int) -> float:
    """The next larger (`by` 1) or smaller (-1) step."""
    steps = [s for s in STEPS if (s - zoom) * by > 0.005]
    return (steps[0] if by > 0 else steps[-1]) if steps else (LARGEST if by > 0 else SMALLEST)


def _side(middle: float, width: float, *, is_left: bool) -> float:
    return middle - SPINE / 2 - width if is_left else middle + SPINE / 2


def _distance(rect: QRectF, point: QPointF) -> float:
    across = max(rect.left() - point.x(), 0.0, point.x() - rect.right())
    down = max(rect.top() - point.y(), 0.0, point.y() - rect.bottom())
    return down * 10_000 + across
