"""The lines below the ring: the state, the date of what was reached, and what had no room inside. No Qt here.

Places are measured from the middle of the ring's foot.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from desktop.gauges.shapes import Box, Label, Point, Role, drop, rise

if TYPE_CHECKING:
    from desktop.gauges.room import Room

# In ems.
_MARK = 0.86
_SPACE = 0.4
_BETWEEN = 1.2


@dataclass(frozen=True, slots=True)
class Words:
    """One piece of text; `lead` is the room of the state's shape before it, in pixels."""

    role: Role
    text: str
    width: float
    lead: float = 0.0

    @property
    def whole(self) -> float:
        """With its shape."""
        return self.lead + self.width


class Foot:
    """The lines of the gauge in `room`: between the end labels as long as the first fits there, else below them.

    Each piece has a line of its own, unless a `width` is given in which they may stand side by side.
    """

    def __init__(self, room: Room, width: float = 0.0) -> None:
        self.room = room
        self.lines: list[list[Words]] = []
        for words in self._pieces():
            if self.lines and self._wide([*self.lines[-1], words]) <= width:
                self.lines[-1].append(words)
            else:
                self.lines.append([words])

    def labels(self) -> Iterable[Label]:
        """The words, line by line."""
        for words, x, baseline in self._placed():
            yield Label(words.role, words.text, x + words.lead, baseline, self.room.label_px, words.width)

    @property
    def mark(self) -> Box | None:
        """Where the state's shape stands."""
        for words, x, baseline in self._placed():
            if words.lead:
                side = self.room.label_px * _MARK
                # On the middle of the letters, a little above that of the digits.
                middle = baseline - 0.38 * self.room.label_px
                return Box(x, middle - side / 2, x + side, middle + side / 2)
        return None

    @property
    def bottom(self) -> float:
        """Where the last line ends, or the row of end labels."""
        last = self._first_baseline + max(0, len(self.lines) - 1) * self.room.line
        return last + drop("中") * self.room.label_px

    @property
    def half_width(self) -> float:
        """To each side, of the widest line."""
        return max(map(self._wide, self.lines), default=0.0) / 2

    def _pieces(self) -> Iterable[Words]:
        model, room = self.room.model, self.room
        lead = room.label_px * (_MARK + _SPACE) if model.mark else 0.0
        for role, text in (
            (Role.STATE, model.state),
            (Role.DATE, model.actual_label),
            *room.middle.left_over,
        ):
            if text:
                yield Words(role, text, room.wide(text), lead if role is Role.STATE else 0.0)

    def _placed(self) -> Iterable[tuple[Words, float, float]]:
        """Each piece with its left end and its baseline."""
        for place, line in enumerate(self.lines):
            x = self._left(self._wide(line)) if place == 0 else -self._wide(line) / 2
            for words in line:
                yield words, x, self._first_baseline + place * self.room.line
                x += words.whole + _BETWEEN * self.room.label_px

    def _wide(self, line: list[Words]) -> float:
        return sum(words.whole for words in line) + (len(line) - 1) * _BETWEEN * self.room.label_px

    @cached_property
    def _first_baseline(self) -> float:
        """That of the end labels where the first line fits between them."""
        room = self.room
        if not self.lines or self._fits_between:
            return room.foot_baseline
        if any(room.off):
            under = room.break_gap + room.piece + room.gap + rise("中") * room.label_px
            return max(under, room.foot_baseline)
        return room.foot_baseline + room.line

    @cached_property
    def _fits_between(self) -> bool:
        left, right = self._limits
        beside = self.lines if any(self.room.off) else self.lines[:1]
        return all(self._wide(line) <= right - left - 2 * self._clear for line in beside)

    def _left(self, wide: float) -> float:
        """In the middle, or as near to it as what stands at the ends allows."""
        if not self._fits_between:
            return -wide / 2
        left, right = self._limits
        return max(left + self._clear, min(-wide / 2, right - self._clear - wide))

    @property
    def _clear(self) -> float:
        return self.room.label_px * 0.6

    @property
    def _limits(self) -> Point:
        """Between what is free below the foot: the end labels, or a piece off the scale, or nothing."""
        room = self.room
        if not any(room.off):
            return room.marks[0].box.right, room.marks[-1].box.left
        inner = room.radius - room.thickness - room.tick
        reach = [inner if off else room.half_width_of_ring for off in room.off]
        return -reach[0], reach[1]
