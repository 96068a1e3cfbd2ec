"""How a brief stands in the year (进度): what was entered for it, as it holds now, and where that puts its targets.

Records and arithmetic only; what reads the notebook puts them together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from db.actuals.records import Actual, FollowUp
from db.pace.kinds import unrated_reason
from db.pace.pace import Pace, expected, pace
from db.pace.plan import MonthlyPlan, fits
from db.pace.rules import PaceRule
from db.records import Figure


@dataclass(frozen=True)
class Progress:
    """What was entered for one brief: values by indicator, in the order of their dates; follow-ups by subject.

    `rule` is None where none was chosen: there is no default.
    """

    actuals: Mapping[str, tuple[Actual, ...]] = field(default_factory=dict)
    follow_ups: Mapping[str, FollowUp] = field(default_factory=dict)
    rule: PaceRule | None = None
    plans: Mapping[str, MonthlyPlan] = field(default_factory=dict)

    def of(self, figure: Figure) -> tuple[Actual, ...]:
        """The values that hold for a figure's indicator, the earliest first."""
        return self.actuals.get(figure.indicator.id, ())

    def plan(self, figure: Figure) -> MonthlyPlan | None:
        """The monthly plan of a target; None where there is none, or where it is not of the target as it is now."""
        plan = self.plans.get(figure.indicator.id)
        return plan if plan is not None and fits(plan, figure) else None

    def pace(self, figure: Figure, on: date) -> Pace:
        """Where a target stands on a day."""
        return pace(figure, self.of(figure), on, self.rule, self.plan(figure))

    def expected(self, figure: Figure, on: date) -> Fraction | None:
        """What is due at the end of `on`, in the target's unit as written; None where time does not enter."""
        return expected(figure, on, self.plan(figure))


NOTHING = Progress()


def can_be_followed(figure: Figure) -> bool:
    """Whether a figure can have an actual that says something of it."""
    return unrated_reason(figure) is None
