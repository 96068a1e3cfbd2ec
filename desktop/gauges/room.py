"""How much room a gauge takes at one radius: the sizes of its parts, measured from the middle of its foot.

No Qt here; the width of a text is asked of a function.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cached_property

from db.quantities import Comparator
from desktop.gauges.foot import Foot
from desktop.gauges.middle import Middle
from desktop.gauges.model import GaugeModel, off_scale
from desktop.gauges.scales import printed
from desktop.gauges.shapes import Label, Role, drop, rise

# The width of a text in ems, bold or not. The painter measures its font; tests and callers without one estimate.
Ems = Callable[[str, bool], float]

# Degrees to each side of the tick. 左右 says nothing about how far, so the fade is as wide for every value.
FADE = 7.0
_CHEVRON = (3.4, 8.2)

# Parts of the radius.
_THICKNESS = 0.14
_TICK = 0.05
_GAP = 0.045
_LABEL = 0.098
# The smallest readable size, in pixels: the caption of the type scale.
CAPTION = 12

UPWARD = (Comparator.GT, Comparator.GE)
DOWNWARD = (Comparator.LT, Comparator.LE)


class Room:
    """One gauge at one radius; within `foot_width`, if it is given, lines at the foot stand side by side."""

    def __init__(
        self,
        model: GaugeModel,
        radius: int,
        ems: Ems,
        smallest: int = CAPTION,
        foot_width: float = 0.0,
    ) -> None:
        self.model, self.scale, self.radius, self.ems = model, model.scale, radius, ems
        self.thickness = max(2, round(radius * _THICKNESS))
        self.smallest = smallest
        self.tick = radius * _TICK
        self.gap = max(3.0, radius * _GAP)
        # What is due is a triangle in the room between the ring and its numbers.
        self.pointer = (self.tick + self.gap) * 0.8
        self.label_px = max(smallest, round(radius * _LABEL))
        self.outside = radius + self.tick + self.gap
        self.off = tuple(off_scale(model, side) for side in (-1, 1))
        self.marks = tuple(self._scale_label(value) for value in self.scale.values)
        self.line = self.label_px * 1.3
        self.middle = Middle(self)
        self.piece = self.line * max(map(len, self.off)) if any(self.off) else 0.0
        self.foot = Foot(self, foot_width)

    @property
    def half_width(self) -> float:
        """To the left and to the right."""
        return max(self.half_width_of_ring, self.foot.half_width)

    @cached_property
    def half_width_of_ring(self) -> float:
        """The same, without the lines at the foot."""
        ends = [self.outside + self.wide(text) for text in self.off_texts()]
        return max(self.outside, *(abs(x) for m in self.marks for x in (m.box.left, m.box.right)), *ends)

    @property
    def above(self) -> float:
        """Above the foot."""
        return max(self.outside, *(-m.box.top for m in self.marks))

    @property
    def below(self) -> float:
        """Below the foot."""
        row = self.foot_baseline + drop("中") * self.label_px
        return max(row, self.foot.bottom, self.overhang, self.break_gap + self.piece if self.piece else 0.0)

    def fits(self, width: float, height: float) -> bool:
        """Whether a rectangle is large enough; two pixels to each side are kept for whole-pixel placing."""
        return 2 * self.half_width + 4 <= width and self.above + self.below + 4 <= height

    @cached_property
    def break_gap(self) -> float:
        """Between the foot and a piece of track off the scale."""
        return max(4.0, self.radius * 0.06)

    @cached_property
    def overhang(self) -> float:
        """How far a hedge hangs below the foot, where the target stands near an end."""
        angles = (*self.fade_angles, *self.chevron_angles)
        lowest = max((max(-a, a - 180.0) for a in angles), default=0.0)
        return self.radius * math.sin(math.radians(max(0.0, lowest)))

    @cached_property
    def foot_baseline(self) -> float:
        """The one baseline of the end labels and the state."""
        return self.overhang + max(4.0, self.radius * 0.035) + rise("中") * self.label_px

    @cached_property
    def fade_angles(self) -> tuple[float, ...]:
        """The two ends of the fade of 左右, as far from the tick for every value."""
        if self.model.comparator is not Comparator.APPROX or self.model.target_off:
            return ()
        at = self.scale.angle(self.model.target)
        return at + FADE, at - FADE

    @cached_property
    def chevron_angles(self) -> tuple[float, ...]:
        """Of a bound's chevron: an arm, the point, the other arm."""
        comparator = self.model.comparator
        if self.model.target_off or comparator not in (*UPWARD, *DOWNWARD):
            return ()
        # Larger values lie clockwise, at smaller angles.
        turn, at = (-1 if comparator in UPWARD else 1), self.scale.angle(self.model.target)
        return tuple(at + turn * degrees for degrees in (_CHEVRON[0], _CHEVRON[1], _CHEVRON[0]))

    def off_texts(self) -> list[str]:
        """The numbers printed beside the breaks."""
        return [text for off in self.off for _, text in off]

    def wide(self, text: str, bold: bool = False) -> float:
        """The width of a text at the size of the labels."""
        return self.ems(text, bold) * self.label_px

    def text(self, role: Role, text: str, middle: float, baseline: float, bold: bool = False) -> Label:
        """A label with its middle at `middle`."""
        wide = self.wide(text, bold)
        return Label(role, text, middle - wide / 2, round(baseline), self.label_px, wide, bold)

    def _scale_label(self, value: float) -> Label:
        angle, is_zero = self.scale.angle(value), value == 0 and self.scale.low < 0
        role = Role.ZERO if is_zero else Role.SCALE
        if value in (self.scale.low, self.scale.high):
            return self._end_label(printed(value) + self.scale.unit, 1 if value == self.scale.high else -1)
        text, half_height = printed(value), 0.37 * self.label_px
        across, up = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        # Far enough out for the whole word to clear the circle at its own angle.
        reach = self.outside + abs(across) * self.wide(text, is_zero) / 2 + up * half_height
        return self.text(role, text, across * reach, half_height - up * reach, is_zero)

    def _end_label(self, text: str, side: int) -> Label:
        if any(self.off):
            # The piece off the scale stands where the label would be; beside, just above the foot, is free.
            return self.text(
                Role.SCALE, text, side * (self.outside + self.wide(text) / 2), -0.1 * self.label_px
            )
        return self.text(Role.SCALE, text, side * (self.radius - self.thickness / 2), self.foot_baseline)
