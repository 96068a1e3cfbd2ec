"""What stands inside the ring: the large number, its caption above it, and lines of words below it. No Qt here.

Places are measured from the middle of the ring's foot.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from desktop.gauges.shapes import Box, Label, Point, Role, Stroke, rise

if TYPE_CHECKING:
    from desktop.gauges.room import Room

# Parts of the radius, and of the number's size.
_NUMBER = 0.32
_LIFT = 0.15
_UNIT = 0.62
_HEDGE = 0.46
# Below this part of the radius a number with a caption above it is too small: the caption goes beside it.
_LEAST_NUMBER = 0.17
_KEY = 0.9  # the room of a line's key, in ems

Part = tuple[Role, str, int, float]


class Middle:
    """The words inside the ring of the gauge in `room`."""

    def __init__(self, room: Room) -> None:
        self.room, self.model = room, room.model

    # Lines of words, from the foot up.

    @cached_property
    def _sorted(self) -> tuple[list[tuple[Role, str, float]], list[tuple[Role, str]]]:
        """(role, text, baseline) of what fits inside, and what does not."""
        inside: list[tuple[Role, str, float]] = []
        outside: list[tuple[Role, str]] = []
        due = self.model.due.written if self.model.due else ""
        for role, text in ((Role.DUE, due), (Role.AIM, self.model.aim)):
            baseline = -self.room.gap - len(inside) * self.room.line
            top = -baseline + rise("中") * self.room.label_px
            if text and self._wide(text) <= self._chord(top):
                inside.append((role, text, baseline))
            elif text:
                outside.insert(0, (role, text))
        return inside, outside

    @property
    def left_over(self) -> list[tuple[Role, str]]:
        """The lines that are too wide to stand inside."""
        return self._sorted[1]

    def lines(self) -> Iterable[Label]:
        """The lines inside."""
        for role, text, baseline in self._sorted[0]:
            wide = self.room.wide(text)
            x = (self._key - wide) / 2
            yield Label(role, text, x, baseline, self.room.label_px, wide)

    def key_boxes(self) -> Iterable[tuple[Role, Box]]:
        """Before each line inside the room for the shape that it explains."""
        for label in self.lines():
            side = 0.5 * label.px
            right, middle = label.x - 0.25 * label.px, label.baseline - 0.38 * label.px
            yield label.role, Box(right - side, middle - 0.4 * label.px, right, middle + 0.4 * label.px)

    @property
    def _key(self) -> float:
        return _KEY * self.room.label_px

    def _wide(self, text: str) -> float:
        return self.room.wide(text) + self._key

    # The number.

    def number(self) -> list[Label]:
        """The value as written: hedges and unit smaller, all on one baseline; its caption above or before it."""
        if not self.model.large.number:
            return []
        px, above = self._size
        labels = list(self._set(self._parts(px, "" if above else self.model.caption)))
        return [*labels, *self._caption(px)] if above else labels

    @property
    def is_cramped(self) -> bool:
        """Whether an actual has no room to be larger than the words around it."""
        return self.model.amount is not None and self._size[0] < 1.25 * self.room.label_px

    @cached_property
    def _size(self) -> tuple[int, bool]:
        """The size of the number, and whether its caption stands above it."""
        px = self._largest(lambda size: self._fits(size) and self._caption_fits(size), _LEAST_NUMBER)
        if px is not None:
            return px, True
        return self._largest(
            lambda size: self._fits(size, self.model.caption), 0.0
        ) or self.room.smallest, False

    def _largest(self, fits: Callable[[int], bool], least: float) -> int | None:
        sizes = range(round(self.room.radius * _NUMBER), 0, -1)
        floor = max(self.room.smallest, round(self.room.radius * least))
        return next((px for px in sizes if px >= floor and fits(px)), None)

    @cached_property
    def _baseline(self) -> int:
        """Of the number: above the lines, or where a number alone looks best."""
        lines = self._sorted[0]
        if not lines:
            return -round(self.room.radius * _LIFT)
        top = lines[-1][2] - rise("中") * self.room.label_px
        return round(top - self.room.radius * 0.08)

    def _set(self, parts: list[Part]) -> Iterable[Label]:
        x = -_width(self.room, parts) / 2
        for role, text, size, space in parts:
            wide = self.room.ems(text, True) * size
            yield Label(role, text, x, self._baseline, size, wide, bold=role is not Role.CAPTION)
            x += wide + space

    def _parts(self, px: int, caption: str) -> list[Part]:
        """(role, text, size, space after) of caption, hedge, number, unit, hedge."""
        large, space, least = self.model.large, px * 0.1, self.room.smallest
        unit, hedge = max(least, round(px * _UNIT)), max(least, round(px * _HEDGE))
        parts = [
            (Role.CAPTION, caption, self.room.label_px, self.room.label_px * 0.4),
            (Role.BESIDE, large.before, hedge, space),
            (Role.NUMBER, large.number, px, space * 0.4),
            (Role.BESIDE, large.unit, unit, space),
            (Role.BESIDE, large.after, hedge, 0.0),
        ]
        return [part for part in parts if part[1]]

    def _fits(self, px: int, caption: str = "") -> bool:
        top = -self._baseline + rise("中") * px
        return _width(self.room, self._parts(px, caption)) <= self._chord(top)

    def _caption(self, px: int) -> Iterable[Label]:
        if self.model.caption:
            baseline = self._baseline - rise("0") * px - self.room.radius * 0.05
            yield self.room.text(Role.CAPTION, self.model.caption, 0.0, baseline)

    def _caption_fits(self, px: int) -> bool:
        return all(label.width <= self._chord(-label.box.top) for label in self._caption(px))

    def _chord(self, top: float) -> float:
        """The clear width inside the ring, `top` above its foot."""
        inner = self.room.radius - self.room.thickness - self.room.tick - self.room.gap
        return 2 * math.sqrt(max(0.0, inner**2 - top**2))


def _width(room: Room, parts: list[Part]) -> float:
    spaces = sum(space for *_, space in parts[:-1])
    return spaces + sum(room.ems(text, True) * size for _, text, size, _ in parts)


def key_stroke(box: Box, width: float) -> Stroke:
    """A target's tick as the key of its line."""
    x = (box.left + box.right) / 2
    return Stroke(Role.TARGET, ((x, box.top), (x, box.bottom)), width)


def key_pointer(box: Box) -> tuple[Point, ...]:
    """The triangle of what is due, as the key of its line."""
    middle = (box.top + box.bottom) / 2
    half = (box.right - box.left) / 2
    return ((box.left, middle - half), (box.right, middle - half), (middle_of(box), middle + half))


def middle_of(box: Box) -> float:
    """The middle from left to right."""
    return (box.left + box.right) / 2
