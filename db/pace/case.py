"""What is known of one target on one day while its pace is worked out and put into words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from db.actuals.records import Actual
from db.pace.dates import Chosen
from db.pace.kinds import Timing, timing_of
from db.pace.plan import MonthlyPlan
from db.pace.rules import PaceRule
from db.pace.values import Aim
from db.quantities import Quantity
from db.records import Figure, Measure

_NONE = Chosen(None, 0, 0)


@dataclass(frozen=True, slots=True)
class Case:
    """A target on a day, with the actuals found for its year; `year` is 0 where the target has none."""

    target: Figure
    on: date
    rule: PaceRule | None
    plan: MonthlyPlan | None
    year: int = 0
    found: Chosen = _NONE

    @property
    def actual(self) -> Actual | None:
        """The actual that counts."""
        return self.found.actual

    @property
    def left_out(self) -> int:
        """How many actuals dated up to the day are of another year."""
        return self.found.before + self.found.after


@dataclass(frozen=True, slots=True)
class Elapsed:
    """The time that is over at the actual's date: full months, at least one, and shares of the target (1 is all)."""

    months: int
    progress: Fraction
    due: Fraction


@dataclass(frozen=True, slots=True)
class Rating:
    """A case that can be judged. `elapsed` is None where time does not enter, or no month of the year is over."""

    case: Case
    actual: Actual
    rule: PaceRule
    quantity: Quantity
    aim: Aim
    elapsed: Elapsed | None

    @property
    def target(self) -> Figure:
        """The target that is judged."""
        return self.case.target

    @property
    def timing(self) -> Timing:
        """How the target stands to time."""
        return timing_of(self.target)

    @property
    def by_its_text(self) -> bool:
        """Whether the rule's own text judges a comparison with the whole year's number: of growth, and no limit."""
        is_growth = self.target.indicator.measure is Measure.GROWTH
        return is_growth and self.rule.judges_growth and not self.aim.is_limit

    @property
    def distance(self) -> Fraction:
        """The actual's number less the target's, in the unit without its scale word."""
        return Fraction(self.quantity.normalised[0]) - self.aim.point.value
