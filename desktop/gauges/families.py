"""The one scale of all gauges of a family: targets of one measure in one unit, with what was reached. No Qt here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from db.records import Brief, Figure, FigureKind, Measure
from desktop.gauges.comparing import confirmed_result
from desktop.gauges.scales import Scale, count_scale, growth_scale, share_scale
from desktop.gauges.words import GaugeWords

if TYPE_CHECKING:
    from db.progress import Progress


def family_scale(brief: Brief, words: GaugeWords, actuals: Iterable[float] = ()) -> Scale:
    """The one scale of all growth gauges of a brief."""
    return _scale([*_stated(brief.targets(Measure.GROWTH), brief), *actuals], Measure.GROWTH, "%", words)


def scale_of(brief: Brief, figure: Figure, words: GaugeWords, actuals: Iterable[float] = ()) -> Scale:
    """The one scale of all gauges of a figure's family; `actuals` are those of all of them."""
    values = [*_stated(family(brief, figure), brief), *actuals]
    return _scale(values, figure.indicator.measure, figure.quantity.unit, words)


def scale_on(brief: Brief, figure: Figure, words: GaugeWords, progress: Progress, on: date) -> Scale:
    """The same, wide enough for what was reached in the family by the day `on`."""
    from desktop.gauges.entered import placed  # noqa: PLC0415 - waits for the first value

    reached = (placed(each, progress.pace(each, on)) for each in family(brief, figure))
    return scale_of(brief, figure, words, [value for value in reached if value is not None])


def family(brief: Brief, figure: Figure) -> tuple[Figure, ...]:
    """The targets of the same measure in the same unit, the figure itself always among them."""
    alike = (
        each
        for each in brief.figures
        if each.kind is FigureKind.TARGET
        and each.indicator.measure is figure.indicator.measure
        and each.quantity.unit == figure.quantity.unit
    )
    return tuple(dict.fromkeys((*alike, figure)))


def _stated(targets: tuple[Figure, ...], brief: Brief) -> list[float]:
    """The numbers of the targets, and of last year's results that are confirmed to be like them."""
    results = (confirmed_result(brief, target) for target in targets)
    figures = [*targets, *(result for result in results if result)]
    ends = (end for each in figures for end in (each.quantity.value, each.quantity.value_hi))
    return [float(end) for end in ends if end is not None]


def _scale(values: list[float], measure: Measure, unit: str, words: GaugeWords) -> Scale:
    if measure is Measure.GROWTH and unit == "%":
        return growth_scale(values, words.scale)
    if unit == "%":
        return share_scale(values, words.scale_of)
    return count_scale(values, unit, words.scale_of)
