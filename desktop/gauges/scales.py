"""Declared families of gauge scales. Every gauge of a family is drawn on the same scale, so arcs can be compared.

Pure numbers: no Qt here. A value beyond a scale is reported by `Scale.side`, never pulled onto it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

_GROWTH_TOP = 10.0
_MOST_STEPS = 8
_WHOLE = 100.0


@dataclass(frozen=True, slots=True)
class Scale:
    """From `low` to `high` by `step`, in `unit`; `words` is the family in a sentence, for the legend."""

    low: float
    high: float
    step: float
    unit: str = ""
    words: str = ""

    @property
    def values(self) -> tuple[float, ...]:
        """Every value that is printed, low to high."""
        count = round((self.high - self.low) / self.step)
        return tuple(self.low + place * self.step for place in range(count + 1))

    def angle(self, value: float) -> float:
        """Degrees anticlockwise from the right: 180 at `low`, 0 at `high`. Beyond the ends it is not clamped."""
        return 180.0 * (self.high - value) / (self.high - self.low)

    def side(self, value: float) -> int:
        """-1 below the scale, 1 above it, 0 on it."""
        return (value > self.high) - (value < self.low)


def growth_scale(values: Iterable[float], words: str = "") -> Scale:
    """The family of growth rates: 0 to 10 % by 2, widened downward for the lowest of `values`.

    The top never moves: a rate above 10 % is off the scale and is drawn with a break. So is one below -30 %,
    where the marks would run together. `words` may name {low}, {high} and {step}.
    """
    lowest = min((*values, 0.0))
    step = 2.0 if lowest >= _GROWTH_TOP - 2.0 * _MOST_STEPS else 5.0
    low = max(math.floor(lowest / step) * step, _GROWTH_TOP - step * _MOST_STEPS)
    return _worded(Scale(low, _GROWTH_TOP, step, "%", words))


def count_scale(values: Iterable[float], unit: str, words: str = "") -> Scale:
    """The family of counts: 0 to the first round number clearly above the highest of `values`."""
    highest = max((*values, 1.0)) * 1.1
    step = next(step for step in _round_steps(highest) if step * 6 >= highest)
    return _worded(Scale(0.0, math.ceil(highest / step) * step, step, unit, words))


def share_scale(values: Iterable[float], words: str = "") -> Scale:
    """The family of shares: as counts are, and never beyond the whole: a share above 100 % is off the scale."""
    scale = count_scale(values, "%", words)
    return scale if scale.high <= _WHOLE else _worded(Scale(0.0, _WHOLE, 20.0, "%", words))


def printed(value: float) -> str:
    """A number of the scale: no needless zeros, a true minus sign."""
    return f"{value:.10g}".replace("-", "\N{MINUS SIGN}")


def _round_steps(highest: float) -> Iterable[float]:
    power = 10.0 ** (math.floor(math.log10(highest)) - 1)
    return (power * factor for factor in (1, 2, 5, 10, 20, 50))


def _worded(scale: Scale) -> Scale:
    ends = {
        "low": printed(scale.low),
        "high": printed(scale.high),
        "step": printed(scale.step),
        "unit": scale.unit,
    }
    return Scale(scale.low, scale.high, scale.step, scale.unit, scale.words.format(**ends))
