"""Where the words of a gauge go, once the ring has its place. No Qt here."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from desktop.gauges.room import Room
from desktop.gauges.shapes import Box, Label, Point, Role, Stroke, polar

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

    def middle(self) -> list[Label]:
        """The number, and the words around it."""
        middle = self.room.middle
        return [label.moved(self.centre) for label in (*middle.number(), *middle.lines())]

    def foot(self) -> list[Label]:
        """The lines at the foot."""
        return [self._whole(label.moved(self.centre)) for label in self.room.foot.labels()]

    @staticmethod
    def _whole(label: Label) -> Label:
        return replace(label, baseline=round(label.baseline))

    def paired(self, placed: list[Label], strokes: tuple[Stroke, ...]) -> Iterable[Label]:
        """The words of last year's tick, clear of all that is `placed` and of the target's tick."""
        paired = self.room.model.paired
        if paired is None or self.room.scale.side(paired.value):
            return
        taken = [label.box for label in placed] + [s.box for s in strokes if s.role is Role.TARGET]
        taken += [
            self._row(label) for label in placed if label.role is Role.NUMBER and self.room.model.amount
        ]
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
            # Among more words, only right at its tick: elsewhere it would be read as another's.
            is_strict = strict or self.room.model.amount is not None
            if label and clear and (not is_strict or _belongs(label, ends)):
                yield label
                return

    def _row(self, number: Label) -> Box:
        """All of the number's row: a year right before this year's value would be read as one with it."""
        box = number.box
        return Box(self.centre[0] - self.room.radius, box.top, self.centre[0] + self.room.radius, box.bottom)

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
