"""The lines below the ring: the state, the date of what was reached, and what had no room inside. No Qt here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.gauges.shapes import Box, Label, Point, Role, drop, rise

if TYPE_CHECKING:
    from desktop.gauges.room import Room

_MARK = 0.86  # of the size of the text
_SPACE = 0.4


@dataclass(frozen=True, slots=True)
class Row:
    """One line in the middle, its places measured from the middle of the ring's foot."""

    label: Label
    mark: Box | None = None


class Foot:
    """The lines of the gauge in `room`: between the end labels as long as the first fits there, else below them."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.texts = [
            (role, text)
            for role, text in (
                (Role.STATE, room.model.state),
                (Role.DATE, room.model.actual_label),
                *room.middle.left_over,
            )
            if text
        ]
        self.lead = room.label_px * (_MARK + _SPACE) if room.model.mark else 0.0

    def rows(self) -> Iterable[Row]:
        """The lines, from the top."""
        for place, (role, text) in enumerate(self.texts):
            wide, baseline = self._wide(role, text), self.first_baseline + place * self.room.line
            left = self._left(wide) if place == 0 else -wide / 2
            lead = wide - self.room.wide(text)
            label = Label(role, text, left + lead, baseline, self.room.label_px, self.room.wide(text))
            yield Row(label, self._mark(left, baseline) if lead else None)

    @property
    def first_baseline(self) -> float:
        """Of the first line; where it is the only one in the way, that of the end labels."""
        if not self.texts or self._fits_between():
            return self.room.foot_baseline
        if any(self.room.off):
            under = self.room.break_gap + self.room.piece + self.room.gap + rise("中") * self.room.label_px
            return max(under, self.room.foot_baseline)
        return self.room.foot_baseline + self.room.line

    @property
    def bottom(self) -> float:
        """Where the last line ends, or the row of end labels."""
        last = self.first_baseline + max(0, len(self.texts) - 1) * self.room.line
        return last + drop("中") * self.room.label_px

    @property
    def half_width(self) -> float:
        """To each side, of the widest line."""
        return max((self._wide(*row) for row in self.texts), default=0.0) / 2

    def _wide(self, role: Role, text: str) -> float:
        return self.room.wide(text) + (self.lead if role is Role.STATE else 0.0)

    def _mark(self, left: float, baseline: float) -> Box:
        side = self.room.label_px * _MARK
        # On the middle of the letters, a little above that of the digits.
        middle = baseline - 0.38 * self.room.label_px
        return Box(left, middle - side / 2, left + side, middle + side / 2)

    @property
    def _clear(self) -> float:
        return self.room.label_px * 0.6

    def _fits_between(self) -> bool:
        left, right = self._limits()
        beside = self.texts if any(self.room.off) else self.texts[:1]
        return all(self._wide(*row) <= right - left - 2 * self._clear for row in beside)

    def _left(self, wide: float) -> float:
        """In the middle, or as near to it as what stands at the ends allows."""
        if not self._fits_between():
            return -wide / 2
        left, right = self._limits()
        return max(left + self._clear, min(-wide / 2, right - self._clear - wide))

    def _limits(self) -> Point:
        """Between what is free below the foot: the end labels, or a piece off the scale, or nothing."""
        room = self.room
        if not any(room.off):
            return room.marks[0].box.right, room.marks[-1].box.left
        inner = room.radius - room.thickness - room.tick
        reach = [inner if off else room.half_width_of_ring for off in room.off]
        return -reach[0], reach[1]
