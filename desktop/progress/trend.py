"""The year of a target as numbers to be drawn: its values by date, its level or pace line, its scale. No Qt.

x is in months of the target's year: 0 is its beginning, 6 the end of 30 June, 12 its end. y is in the target's unit as
written. Nothing between two values is made up, and what is not like the target is not among them.
"""

from __future__ import annotations

import calendar
import itertools
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from db.actuals.records import Actual, Status
from db.pace.dates import target_year
from db.pace.pace import pace
from db.pace.states import PaceState
from db.pace.values import in_base_unit, quantity_of, written
from db.progress import Progress, can_be_followed
from db.records import Bilingual, Figure, Measure
from desktop.gauges.scales import Scale, growth_scale

Place = tuple[float, float]

_MANY = re.compile("[多余]")  # 400多家: the numbers of the axis count 家
_MONTHS = range(1, 13)
_LEAST_GROWTH, _MOST_GROWTH, _WHOLE_SHARE = -30.0, 10.0, 100.0
_MOST_STEPS = 6
_ROOM_ABOVE = 1.1


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """A value at its date. `high` is the upper end of one written as a range.

    `counts` is False where another of the same day, entered later, counts; `is_later` after the day looked at.
    """

    actual: Actual
    x: float
    y: float
    high: float | None
    counts: bool
    is_later: bool

    @property
    def label(self) -> str:
        """The value as written."""
        return written(self.actual)

    @property
    def is_final(self) -> bool:
        """Whether the value is settled."""
        return self.actual.status is Status.FINAL


@dataclass(frozen=True, slots=True)
class Unfit:
    """A value of the year that is not like the target, and why, as a clause."""

    actual: Actual
    reason: Bilingual


@dataclass(frozen=True, slots=True)
class TrendModel:
    """All that a chart of the year shows.

    `levels` are the numbers of the target, two for a range. `due` is what is due at the end of each month, empty
    where time does not enter; `is_planned` where a monthly plan says so. `on` is the day looked at. `before` and
    `after` are values of other years, which have no place in the chart.
    """

    year: int
    target: str
    unit: str
    points: tuple[TrendPoint, ...]
    levels: tuple[float, ...]
    due: tuple[float, ...]
    is_planned: bool
    on: date
    scale: Scale
    before: tuple[Actual, ...] = ()
    after: tuple[Actual, ...] = ()
    unfit: tuple[Unfit, ...] = ()

    @property
    def counted(self) -> tuple[TrendPoint, ...]:
        """The value that counts on each day that has one."""
        return tuple(point for point in self.points if point.counts)

    @property
    def day(self) -> float | None:
        """Where the day looked at is; None outside the year."""
        return months_into(self.on) if self.on.year == self.year else None

    @property
    def pace_line(self) -> tuple[Place, ...]:
        """The corners of the pace line: it steps up when a month is over, because only full months count."""
        heights = (0.0, *self.due)
        steps = zip(_MONTHS, itertools.pairwise(heights), strict=bool(self.due))
        corners = ((float(month), height) for month, pair in steps for height in pair)
        return ((0.0, 0.0), *corners) if self.due else ()


def trend(figure: Figure, progress: Progress, on: date) -> TrendModel:
    """The year of a target that can have actuals, looked at on a day. Raises ValueError for any other figure."""
    year = target_year(figure)
    if not can_be_followed(figure) or year is None:
        raise ValueError(f"{figure.id} cannot have actuals")
    actuals = progress.of(figure)
    within = [actual for actual in actuals if actual.as_of.year == year]
    faults = {index: fault for index, actual in enumerate(within) if (fault := _fault(figure, actual))}
    points = tuple(_points(figure, within, faults, on))
    levels, due = _levels(figure), tuple(_due(figure, progress, year))
    return TrendModel(
        year=year,
        target=figure.commitment + figure.quote,
        unit=_MANY.sub("", figure.quantity.unit),
        points=points,
        levels=levels,
        due=due,
        is_planned=bool(due) and progress.plan(figure) is not None,
        on=on,
        scale=_scale(figure, [*levels, *due, *_heights(points)]),
        before=tuple(actual for actual in actuals if actual.as_of.year < year),
        after=tuple(actual for actual in actuals if actual.as_of.year > year),
        unfit=tuple(Unfit(within[index], fault) for index, fault in faults.items()),
    )


def months_into(day: date) -> float:
    """How much of its year is over at the end of `day`, in months: whole at the end of each month."""
    return day.month - 1 + day.day / calendar.monthrange(day.year, day.month)[1]


def _fault(figure: Figure, actual: Actual) -> Bilingual | None:
    """Why a value is not compared with the target: the one judge of that is asked for each by itself."""
    answer = pace(figure, (actual,), actual.as_of, None)
    return answer.reason if answer.state is PaceState.NOT_COMPARABLE else None


def _points(
    figure: Figure, within: Sequence[Actual], faults: dict[int, Bilingual], on: date
) -> Iterable[TrendPoint]:
    counting: dict[date, int] = {}
    for index, actual in enumerate(within):
        other = counting.get(actual.as_of)
        if other is None or actual.entered_at >= within[other].entered_at:
            counting[actual.as_of] = index
    for index, actual in enumerate(within):
        if index not in faults:
            counts = counting[actual.as_of] == index
            yield _point(figure, actual, counts=counts, is_later=actual.as_of > on)


def _point(figure: Figure, actual: Actual, *, counts: bool, is_later: bool) -> TrendPoint:
    quantity = quantity_of(actual)
    assert quantity is not None, "told by _fault"
    one = _one(figure)
    high = quantity.normalised_hi
    return TrendPoint(
        actual,
        months_into(actual.as_of),
        float(in_base_unit(quantity) / one),
        None if high is None else float(Fraction(high) / one),
        counts,
        is_later,
    )


def _one(figure: Figure) -> Fraction:
    """One of the target's unit as written in the unit without its scale word: 10000 for 4.5万户."""
    quantity = figure.quantity
    return Fraction(quantity.normalised[0]) / Fraction(quantity.value) if quantity.value else Fraction(1)


def _levels(figure: Figure) -> tuple[float, ...]:
    ends = (figure.quantity.value, figure.quantity.value_hi)
    return tuple(float(end) for end in ends if end is not None)


def _due(figure: Figure, progress: Progress, year: int) -> Iterable[float]:
    for month in _MONTHS:
        amount = progress.expected(figure, date(year, month, calendar.monthrange(year, month)[1]))
        if amount is not None:
            yield float(amount)


def _heights(points: Iterable[TrendPoint]) -> Iterable[float]:
    for point in points:
        yield point.y
        if point.high is not None:
            yield point.high


def _scale(figure: Figure, values: Sequence[float]) -> Scale:
    """The declared family: growth as on the gauges, shares of a whole from 0 to 100, all else from 0.

    It is widened to whatever was entered: nothing is off this scale, and nothing is pulled onto it.
    """
    lowest, highest = min(0.0, *values), max(values)
    measure, unit = figure.indicator.measure, figure.quantity.unit
    if measure is Measure.GROWTH and lowest >= _LEAST_GROWTH and highest <= _MOST_GROWTH:
        return growth_scale(values)
    if measure is Measure.SHARE and unit == "%" and highest <= _WHOLE_SHARE:
        highest = _WHOLE_SHARE
    else:
        highest = max(highest, 0.0 if lowest else 1.0) * _ROOM_ABOVE
    return _reaching(lowest, highest, unit)


def _reaching(low: float, high: float, unit: str) -> Scale:
    power = 10.0 ** (math.floor(math.log10(high - low)) - 1)
    steps = (power * factor for factor in (1, 2, 5, 10, 20, 50, 100))
    step = next(s for s in steps if math.ceil(high / s) - math.floor(low / s) <= _MOST_STEPS)
    return Scale(math.floor(low / step) * step, math.ceil(high / step) * step, step, unit)
