"""What a gauge shows, already worded by its caller. No Qt, no places, no colours."""

from __future__ import annotations

from dataclasses import dataclass

from db.quantities import Comparator
from desktop.gauges.scales import Scale
from desktop.gauges.shapes import Role


@dataclass(frozen=True, slots=True)
class Paired:
    """Last year's result, only where a pairing is confirmed: 5.0, "2022", "5.0%", "2022 预计 5.0%"."""

    value: float
    short: str
    number: str
    written: str


@dataclass(frozen=True, slots=True)
class GaugeModel:
    """What a gauge shows, already worded. `before` and `after` are the hedges around the number.

    `actual_label` or, without an actual, `no_data` is set at the foot; empty text leaves the foot bare. `title`
    and `measure` are for the card around the drawing; `alt` is the whole gauge as one line of text.
    """

    title: str
    measure: str
    before: str
    number: str
    unit: str
    after: str
    comparator: Comparator
    target: float
    target_hi: float | None
    actual: float | None
    actual_label: str
    paired: Paired | None
    scale: Scale
    no_data: str
    alt: str

    @property
    def state(self) -> str:
        """The line at the foot."""
        return self.no_data if self.actual is None else self.actual_label

    @property
    def target_off(self) -> int:
        """The end the target is off, 0 where it is on the scale."""
        return self.scale.side(self.target) or self.scale.side(self.target_hi or self.target)


def off_scale(model: GaugeModel, side: int) -> tuple[tuple[Role, str], ...]:
    """What is off one end, nearest to the scale first: its role and the number printed beside it.

    The actual has no number here: it is part of the line at the foot.
    """
    end = model.target_hi if side > 0 and model.target_hi is not None else model.target
    found = [(end, Role.TARGET, model.number + model.unit), (model.actual, Role.STATE, "")]
    if model.paired is not None:
        found.append((model.paired.value, Role.PAIRED, f"{model.paired.short} {model.paired.number}"))
    off = [
        (abs(value), role, text)
        for value, role, text in found
        if value is not None and model.scale.side(value) == side
    ]
    return tuple((role, text) for _, role, text in sorted(off, key=lambda entry: entry[0]))
