"""What a gauge shows, already worded by its caller. No Qt, no places, no colours."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from db.quantities import Comparator
from desktop.gauges.scales import Scale
from desktop.gauges.shapes import Role

if TYPE_CHECKING:
    from desktop.gauges.marks import Mark


@dataclass(frozen=True, slots=True)
class Paired:
    """Last year's result, only where a pairing is confirmed: 5.0, "2022", "5.0%", "2022 预计 5.0%"."""

    value: float
    short: str
    number: str
    written: str


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as it was written: its hedges and its unit apart."""

    before: str
    number: str
    unit: str
    after: str


@dataclass(frozen=True, slots=True)
class Due:
    """What a target that grows through the year should have reached: 200.0, "200家", "应达 200家"."""

    value: float
    quote: str
    written: str


@dataclass(frozen=True, slots=True)
class GaugeModel:
    """What a gauge shows, already worded. `before` and `after` are the hedges around the target's number.

    The foot says `no_data` or, with an actual, `mark` and `word` of the state and `actual_label`, its date; what is
    empty is left out. With an actual its `amount` is the large number under `caption`, and `aim` is the target below
    it. `title` and `measure` are for the card around the drawing; `alt` is the whole gauge as one line of text.
    `found` marks what was searched for in the target as written, hedges and unit included: from one code point to
    another, and whether it is the current occurrence.
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
    amount: Amount | None = None
    caption: str = ""
    aim: str = ""
    due: Due | None = None
    mark: Mark | None = None
    word: str = ""
    found: tuple[tuple[int, int, bool], ...] = ()

    @property
    def written(self) -> str:
        """The target as it was written."""
        return self.before + self.number + self.unit + self.after

    @property
    def large(self) -> Amount:
        """The number in the middle: the actual where there is one, else the target."""
        return self.amount or Amount(self.before, self.number, self.unit, self.after)

    @property
    def state(self) -> str:
        """The first line at the foot."""
        return self.word or (self.no_data if self.actual is None else "")

    @property
    def target_off(self) -> int:
        """The end the target is off, 0 where it is on the scale."""
        return self.scale.side(self.target) or self.scale.side(self.target_hi or self.target)

    @property
    def due_on_scale(self) -> Due | None:
        """What is due, where it has a place on the ring."""
        return self.due if self.due and not self.scale.side(self.due.value) else None


def without_state(model: GaugeModel) -> GaugeModel:
    """The same gauge where a chip beside it says the state: the foot has the date alone."""
    return replace(model, no_data="", mark=None, word="")


def off_scale(model: GaugeModel, side: int) -> tuple[tuple[Role, str], ...]:
    """What is off one end, nearest to the scale first: its role and the number printed beside it.

    The actual has no number here: it is the one in the middle.
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
