"""Which height of one text belongs to which height of another: pure numbers, in pixels from the top of each page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

Point = tuple[float, float]


def common_points(
    leading: Mapping[int, float], following: Mapping[int, float], ends: Point | None = None
) -> list[Point]:
    """(height in the leading text, height in the following one) of every source line that both show, from the top.

    `ends` is how far down each can be scrolled, where both show the same from beginning to end: then tops and ends
    belong together too. A line that would lead backward is left out.
    """
    both = sorted((leading[line], following[line]) for line in leading.keys() & following.keys())
    if ends is not None:
        inside = [point for point in both if 0 < point[0] < ends[0] and 0 < point[1] < ends[1]]
        both = [(0.0, 0.0), *inside, ends]
    out: list[Point] = []
    for point in both:
        if not out or (point[0] > out[-1][0] and point[1] > out[-1][1]):
            out.append(point)
    return out


def aligned(height: float, points: Sequence[Point]) -> float:
    """The height in the following text that belongs to `height` in the leading one.

    Between two lines by their distance; before the first and after the last, pixel for pixel.
    """
    place = bisect_right([point[0] for point in points], height)
    if place == 0:
        return points[0][1] + height - points[0][0]
    if place == len(points):
        return points[-1][1] + height - points[-1][0]
    (x, y), (x_next, y_next) = points[place - 1], points[place]
    return y + (height - x) * (y_next - y) / (x_next - x)


def shared(height: float, most: float, most_following: float) -> float:
    """The same share of the way down another page; 0 where there is no way."""
    return height / most * most_following if most else 0.0
