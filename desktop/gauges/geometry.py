"""Where everything in a target gauge goes: a model and a rectangle in, plain numbers out.

No Qt here. The rules are those of an honest gauge: the filled arc is the actual only and starts at zero; the
target is a tick and its hedge a shape beside it, never turned into a tolerance; what is off the scale is
drawn after a break and never pulled onto the end.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from itertools import chain

from desktop.gauges.lettering import Lettering
from desktop.gauges.middle import key_pointer, key_stroke
from desktop.gauges.model import GaugeModel, Paired
from desktop.gauges.room import CAPTION, FADE, Ems, Room
from desktop.gauges.scales import Scale, count_scale, growth_scale
from desktop.gauges.shapes import (
    Box,
    Break,
    GaugeGeometry,
    Label,
    Point,
    Role,
    Stroke,
    Wedge,
    estimated_ems,
    polar,
)

__all__ = ["GaugeGeometry", "GaugeModel", "Paired", "Scale", "count_scale", "growth_scale", "layout"]

_FADE_STEPS = 14
_STEP = 0.9  # from one radius that is tried to the next


def layout(
    model: GaugeModel, width: float, height: float, ems: Ems = estimated_ems, smallest: int = CAPTION
) -> GaugeGeometry | None:
    """The gauge as large as `width` × `height` allows, in the middle; None where not even a small one fits.

    No word is set smaller than `smallest` pixels.
    """
    room = _largest_room(width, height, lambda r: Room(model, r, ems, smallest))
    if room is not None and room.middle.is_cramped:
        # Where height is short, the lines at the foot go side by side.
        room = _largest_room(width, height, lambda r: Room(model, r, ems, smallest, width)) or room
    if room is None:
        return None
    top = (height - room.above - room.below) / 2
    # Whole pixels, so that the feet of the arc are sharp.
    return _Drawing(room, (math.floor(width / 2), math.floor(top + room.above))).geometry()


def _largest_room(width: float, height: float, room: Callable[[int], Room]) -> Room | None:
    """The room of the largest radius that fits; from above in steps, because words that move may let a larger one fit."""
    too_large = max(0, math.floor(min(width / 2, height))) + 1
    while (radius := math.floor(too_large * _STEP)) >= 1 and not room(radius).fits(width, height):
        too_large = radius
    while radius + 1 < too_large:
        middle = (radius + too_large) // 2
        radius, too_large = (middle, too_large) if room(middle).fits(width, height) else (radius, middle)
    return room(radius) if radius >= 1 else None


class _Drawing:
    """The shapes of the gauge in `room`, the middle of its foot at `centre`."""

    def __init__(self, room: Room, centre: Point) -> None:
        self.room, self.centre = room, centre
        self.model, self.scale = room.model, room.scale
        self.radius, self.thickness = room.radius, room.thickness
        self._bold, self._fine = max(2.5, self.radius * 0.028), max(2.0, self.radius * 0.016)

    def geometry(self) -> GaugeGeometry:
        """All of it."""
        strokes = tuple(chain(self._zero(), self._paired_tick(), self._target_ticks(), self._chevron()))
        mark = self.room.foot.mark
        return GaugeGeometry(
            centre=self.centre,
            radius=self.radius,
            thickness=self.thickness,
            track=self._ring(180.0, 0.0),
            fill=self._fill(),
            band=self._band(),
            fade=self._fade(),
            strokes=strokes,
            breaks=tuple(b for b in (self._break(-1), self._break(1)) if b),
            labels=self._labels(strokes),
            pointers=(*self._due_pointer(), *self._pointer_keys()),
            keys=tuple(self._target_keys()),
            mark=mark.moved(self.centre) if mark else None,
        )

    def _labels(self, strokes: tuple[Stroke, ...]) -> tuple[Label, ...]:
        words = Lettering(self.room, self.centre)
        marks = words.marks()
        placed = [*marks, *words.middle(), *words.foot(), *words.off()]
        return (*placed, *words.paired(placed, strokes))

    def _due_pointer(self) -> Iterable[tuple[Point, ...]]:
        """A triangle outside the ring that points at what is due."""
        due = self.model.due_on_scale
        if due is not None:
            angle, tip = self.scale.angle(due.value), self.radius + self.room.pointer * 0.1
            base, half = self.radius + self.room.pointer * 1.1, self._degrees(self.room.pointer * 0.62)
            yield (
                polar(self.centre, angle, tip),
                polar(self.centre, angle + half, base),
                polar(self.centre, angle - half, base),
            )

    def _degrees(self, along: float) -> float:
        return math.degrees(along / self.radius)

    def _pointer_keys(self) -> Iterable[tuple[Point, ...]]:
        boxes = (box.moved(self.centre) for role, box in self.room.middle.key_boxes() if role is Role.DUE)
        return map(key_pointer, boxes)

    def _target_keys(self) -> Iterable[Stroke]:
        boxes = (box.moved(self.centre) for role, box in self.room.middle.key_boxes() if role is Role.AIM)
        return (key_stroke(box, self._bold) for box in boxes)

    def _ring(self, begin: float, end: float, inset: float = 0.0) -> Wedge:
        return Wedge(begin, end, self.radius - self.thickness + inset, self.radius - inset)

    def _on_scale(self, value: float) -> float:
        """The angle of `value`, or of the end it is off: only ever the start of a break."""
        return min(180.0, max(0.0, self.scale.angle(value)))

    def _fill(self) -> Wedge | None:
        actual = self.model.actual
        if actual is None or actual == 0:
            return None
        # Over a range the actual runs in a lane of its own, so that neither hides the other.
        inset = self.thickness * 0.28 if self.model.target_hi is not None else 0.0
        return self._ring(self.scale.angle(0), self._on_scale(actual), inset)

    def _band(self) -> Wedge | None:
        if self.model.target_hi is None:
            return None
        return self._ring(self._on_scale(self.model.target), self._on_scale(self.model.target_hi))

    def _fade(self) -> tuple[Wedge, ...]:
        if not self.room.fade_angles:
            return ()
        at = self.scale.angle(self.model.target)
        halves = (FADE * step / _FADE_STEPS for step in range(_FADE_STEPS, 0, -1))
        return tuple(self._ring(at + half, at - half) for half in halves)

    # Strokes across the ring.

    def _radial(self, role: Role, angle: float, inward: float, outward: float, width: float) -> Stroke:
        inner, outer = self.radius - self.thickness - inward, self.radius + outward
        points = (polar(self.centre, angle, inner), polar(self.centre, angle, outer))
        return Stroke(role, points, width, halo=width * 0.6)

    def _target_ticks(self) -> Iterable[Stroke]:
        if not self.model.target_off and self.model.target_hi is None:
            angle, width = self.scale.angle(self.model.target), self._bold
            yield self._radial(Role.TARGET, angle, self.room.tick, self.room.tick, width)

    def _paired_tick(self) -> Iterable[Stroke]:
        paired = self.model.paired
        if paired is not None and not self.scale.side(paired.value):
            # Under the target's tick only its longer inner end would be seen.
            inward = self.room.tick * 2 if self._near_target(paired.value) else 0.0
            yield self._radial(Role.PAIRED, self.scale.angle(paired.value), inward, 0.0, self._fine)

    def _near_target(self, value: float) -> bool:
        return abs(self.scale.angle(value) - self.scale.angle(self.model.target)) < 3.0

    def _zero(self) -> Iterable[Stroke]:
        if self.scale.low < 0:
            width = max(1.5, self.radius * 0.012)
            yield self._radial(
                Role.ZERO, self.scale.angle(0), self.room.tick * 0.5, self.room.tick * 0.5, width
            )

    def _chevron(self) -> Iterable[Stroke]:
        angles = self.room.chevron_angles
        if angles:
            middle, arm = self.radius - self.thickness / 2, self.thickness * 0.46
            radii = (middle + arm, middle, middle - arm)
            points = tuple(polar(self.centre, a, r) for a, r in zip(angles, radii, strict=True))
            width = max(2.0, self.radius * 0.02)
            yield Stroke(Role.TARGET, points, width, halo=width * 0.6)

    # Off the scale.

    def _break(self, side: int) -> Break | None:
        off = self.room.off[side > 0]
        if not off:
            return None
        left = self.centre[0] + (self.radius - self.thickness if side > 0 else -self.radius)
        top = self.centre[1] + self.room.break_gap
        piece = Box(left, top, left + self.thickness, top + self.room.piece)
        ys = [top + self.room.piece * (place + 0.5) / len(off) for place in range(len(off))]
        filled = next((y for (role, _), y in zip(off, ys, strict=True) if role is Role.STATE), None)
        return Break(
            piece,
            None if filled is None else Box(piece.left, top, piece.right, filled),
            (*self._slashes(piece), *self._off_ticks(piece, off, ys)),
        )

    def _slashes(self, piece: Box) -> Iterable[Stroke]:
        reach, slant, width = self.room.tick * 0.7, self.room.break_gap * 0.3, max(1.5, self.radius * 0.012)
        for y in (self.centre[1], piece.top):
            points = ((piece.left - reach, y + slant), (piece.right + reach, y - slant))
            yield Stroke(Role.SCALE, points, width)

    def _off_ticks(self, piece: Box, off: tuple[tuple[Role, str], ...], ys: list[float]) -> Iterable[Stroke]:
        for (role, _), y in zip(off, ys, strict=True):
            if role is not Role.STATE:
                reach = self.room.tick if role is Role.TARGET else 0.0
                width = self._bold if role is Role.TARGET else self._fine
                yield Stroke(
                    role, ((piece.left - reach, y), (piece.right + reach, y)), width, halo=width * 0.6
                )
