"""A monthly plan: what should be reached by the end of each month, where the year is no straight line.

A seasonal target is measured against it instead of against full months ÷ 12. The rule stays the rule.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from db.errors import UserError
from db.pace.values import aim_of, aimed_number
from db.quantities import plain
from db.records import Figure

_MOST_DECIMALS = 24  # as the notebook keeps them


class PlanError(UserError):
    """A monthly plan that does not fit its target; it was not taken."""


@dataclass(frozen=True, slots=True)
class MonthlyPlan:
    """Twelve planned totals since 1 January, in the target's own unit as written; made by `monthly_plan`."""

    indicator: str
    totals: tuple[Decimal, ...]
    unit: str
    source: str


def monthly_plan(target: Figure, totals: Sequence[Decimal], source: str) -> MonthlyPlan:
    """The plan of `target`: totals by the end of January to December, in the target's unit as written.

    Raises PlanError where there are not twelve, one is not a number, below nought or endlessly long, one is below the
    month before it, or the last is not the target's number (of a range the end that counts).
    """
    if len(totals) != 12:
        _refuse(f"需要12个数,现有{len(totals)}个", f"twelve numbers are needed and there are {len(totals)}")
    if not all(total.is_finite() and total >= 0 for total in totals):
        _refuse("有一个数不是数字或小于0", "one of them is not a number or is below nought")
    if any(len(plain(total).partition(".")[2]) > _MOST_DECIMALS for total in totals):
        _refuse(
            f"有一个数的小数超过{_MOST_DECIMALS}位", f"one of them has more than {_MOST_DECIMALS} decimals"
        )
    for month, (earlier, later) in enumerate(itertools.pairwise(totals), start=2):
        if later < earlier:
            _refuse(
                f"{month}月末的{plain(later)}小于上月末的{plain(earlier)},而计划数是从年初起的累计",
                f"{plain(later)} at the end of month {month} is below {plain(earlier)} the month before, and the"
                " numbers are totals since the beginning of the year",
            )
    plan = MonthlyPlan(target.indicator.id, tuple(totals), target.quantity.unit, source)
    if not fits(plan, target):
        _refuse(
            f"12月末的{plain(totals[-1])}{plan.unit}不等于全年目标“{target.quote}”里的数",
            f"{plain(totals[-1])}{plan.unit} at the end of December is not the number in the year's target"
            f" “{target.quote}”",
        )
    return plan


def fits(plan: MonthlyPlan, target: Figure) -> bool:
    """Whether the plan is of this target as it is now: a brief built again may have changed its number."""
    aim = aim_of(target)
    same = plan.indicator == target.indicator.id and plan.unit == target.quantity.unit
    return same and aim is not None and plan.totals[-1] == aimed_number(target, aim)


def due_of(plan: MonthlyPlan, months: int) -> Fraction:
    """The share of the target that is planned by the end of `months` full months, 0 to 1."""
    return Fraction(plan.totals[months - 1]) / Fraction(plan.totals[-1]) if months else Fraction(0)


def _refuse(zh: str, en: str) -> None:
    raise PlanError(
        f"没有采用这份月度计划:{zh}。原有的数据没有变;请改正后再试。",
        f"The monthly plan was not taken: {en}. What was there is unchanged; correct it and try again.",
    )
