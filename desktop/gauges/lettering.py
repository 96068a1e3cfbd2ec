"""Where the words of a gauge go, once the ring has its place. No Qt here."""

from __future__ import annotations

import math
from collections.abc import Iterable

from desktop.gauges.room import Room
from desktop.gauges.shapes import Label, Point, Role, Stroke, polar, rise

# Parts of the radius, and of the number's size.
_NUMBER = 0.32
_LIFT = 0.15
_UNIT = 0.62
_HEDGE = 0.46

# How the label of last year's tick is tried: its text, degrees further from the target, and whether it must stand
# clearly nearest to its own tick. As written where that fits close by, else the year alone, which may move aside.
_TRIES = (
    *(("written", turn, True) for turn in (0, 6, -6)),
    *(("short", turn, True) for turn in range(0, 40, 4)),
    *(("short", turn, False) for turn in range(0, 90, 4)),
)


class Lettering:
    """The words of the gauge in `room`, the middle of its foot at `centre`."""

    def __init__(self, room: Room, centre: Point) -> None:
        self.room, self.centre = room, centre

    def marks(self) -> list[Label]:
        """The numbers of the scale, low to high."""
        return [mark.moved(self.centre) for mark in self.room.marks]

    def off(self) -> Iterable[Label]:
        """The numbers beside the breaks."""
        for side, off in zip((-1, 1), self.room.off, strict=True):
            for place, (role, text) in enumerate(off):
                y = self.centre[1] + self.room.break_gap + self.room.piece * (place + 0.5) / len(off)
                x = self.centre[0] + side * (self.room.outside + self.room.wide(text) / 2)
                yield self.room.text(role, text, x, y + 0.37 * self.room.label_px)

    def number(self) -> list[Label]:
        """The value as written in the middle: hedges and unit smaller, all on one baseline."""
        model, baseline = self.room.model, self.centre[1] - round(self.room.radius * _LIFT)
        px = round(self.room.radius * _NUMBER)
        while px > self.room.smallest and self._number_width(px) > self._chord(px):
            px -= 1
        x, out = self.centre[0] - self._number_width(px) / 2, []
        for role, text, size, space in self._number_parts(px):
            wide = self.room.ems(text, True) * size
            out.append(Label(role, text, x, baseline, size, wide, bold=True))
            x += wide + space
        return out if model.number else []

    def _number_parts(self, px: int) -> list[tuple[Role, str, int, float]]:
        """(role, text, size, space after) of hedge, number, unit, hedge."""
        model, space = self.room.model, px * 0.1
        least = self.room.smallest
        unit, hedge = max(least, round(px * _UNIT)), max(least, round(px * _HEDGE))
        parts = [
            (Role.BESIDE, model.before, hedge, space),
            (Role.NUMBER, model.number, px, space * 0.4),
            (Role.BESIDE, model.unit, unit, space),
            (Role.BESIDE, model.after, hedge, 0.0),
        ]
        return [part for part in parts if part[1]]

    def _number_width(self, px: int) -> float:
        parts = self._number_parts(px)
        spaces = sum(space for *_, space in parts[:-1])
        return spaces + sum(self.room.ems(text, True) * size for _, text, size, _ in parts)

    def _chord(self, px: int) -> float:
        """The clear width inside the ring at the top of a number of this size."""
        inner = self.room.radius - self.room.thickness - self.room.tick - self.room.gap
        top = self.room.radius * _LIFT + rise("中") * px
        return 2 * math.sqrt(max(0.0, inner**2 - top**2))

    def state(self, marks: list[Label]) -> Iterable[Label]:
        """The line at the foot, on the baseline of the end labels `marks`."""
        text, clear = self.room.model.state, self.room.label_px * 0.6
        if not text:
            return
        left, right = self._foot_limits(marks)
        wide = min(self.room.wide(text), right - left - 2 * clear)
        # In the middle, or as near to it as what stands at the ends allows.
        x = max(left + clear, min(self.centre[0] - wide / 2, right - clear - wide))
        yield Label(
            Role.STATE, text, x, round(self.centre[1] + self.room.foot_baseline), self.room.label_px, wide
        )

    def _foot_limits(self, marks: list[Label]) -> Point:
        """Between what is free below the foot: the end labels, or a piece off the scale, or nothing."""
        if not any(self.room.off):
            return marks[0].box.right, marks[-1].box.left
        inner = self.room.radius - self.room.thickness - self.room.tick
        reach = [inner if off else self.room.half_width for off in self.room.off]
        return self.centre[0] - reach[0], self.centre[0] + reach[1]

    def paired(self, placed: list[Label], strokes: tuple[Stroke, ...]) -> Iterable[Label]:
        """The words of last year's tick, clear of all that is `placed` and of the target's tick."""
        paired = self.room.model.paired
        if paired is None or self.room.scale.side(paired.value):
            return
        taken = [label.box for label in placed] + [s.box for s in strokes if s.role is Role.TARGET]
        ends = [
            stroke.points[0]
            for role in (Role.PAIRED, Role.TARGET)
            for stroke in strokes
            if stroke.role is role
        ]
        at = self.room.scale.angle(paired.value)
        aside = 1 if at >= self.room.scale.angle(self.room.model.target) else -1
        for text, turn, strict in _TRIES:
            label = self._inside(paired.written if text == "written" else paired.short, at + aside * turn)
            clear = label and not any(label.box.meets(box, 3.0) for box in taken)
            if label and clear and (not strict or _belongs(label, ends)):
                yield label
                return

    def _inside(self, text: str, angle: float) -> Label | None:
        """A label inside the ring, as near to it at `angle` as its corners allow."""
        inner = self.room.radius - self.room.thickness - self.room.gap
        for step in range(round(self.room.radius * 0.3)):
            x, y = polar(self.centre, angle, inner - step)
            label = self.room.text(Role.PAIRED, text, x, y + 0.37 * self.room.label_px)
            if all(math.dist(corner, self.centre) <= inner for corner in label.box.corners):
                return label if label.box.bottom < self.centre[1] else None
        return None


def _belongs(label: Label, ends: list[Point]) -> bool:
    """Whether the label is clearly nearest to the first of the ticks' ends: nobody may read it as another's."""
    own, *others = (label.box.distance(end) for end in ends)
    return own <= 2 * label.px and all(own < 1.3 * other for other in others)
