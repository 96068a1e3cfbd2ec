"""Twelve totals as somebody types or pastes them, as numbers; which plan they make is decided in db/pace/plan.py."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from db.pace.kinds import Timing, timing_of
from db.pace.plan import MonthlyPlan, PlanError, monthly_plan
from db.pace.values import aim_of, aimed_number, folded
from db.progress import can_be_followed
from db.quantities import plain
from db.records import Figure

MONTHS = 12
_NUMBER = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3}){1,7}|[0-9]{1,24})(?:\.[0-9]{1,24})?")
# What stands between the cells of a row or a column that was copied from a table.
_BETWEEN = re.compile(r"[\t\n\r\u2028\u2029;；、]+| {1,}")


def can_be_planned(figure: Figure) -> bool:
    """Whether what is due by a date is a part of the target."""
    return can_be_followed(figure) and timing_of(figure) is Timing.ACCUMULATES


def unit_of(figure: Figure) -> str:
    """The target's unit without what hedges it: 家 for 多家."""
    return re.sub("[多余]", "", figure.quantity.unit)


def whole_of(figure: Figure) -> Decimal:
    """The number that December has to reach, in the target's unit as written."""
    aim = aim_of(figure)
    assert aim is not None, "told by can_be_planned"
    return aimed_number(figure, aim)


def cells(text: str) -> list[str]:
    """The cells of what was pasted into one field; one where it is a single number."""
    return [cell for cell in _BETWEEN.split(text.strip()) if cell]


def total_of(figure: Figure, text: str) -> Decimal | None:
    """The number of one field, its unit left out or the target's own; None where it is none."""
    number = folded(text).strip().removesuffix(unit_of(figure))
    return Decimal(number.replace(",", "")) if _NUMBER.fullmatch(number) else None


def plan_of(figure: Figure, texts: Sequence[str], source: str) -> MonthlyPlan:
    """The plan that is written. Raises PlanError, also where one of the fields is not a number."""
    totals = []
    for month, text in enumerate(texts, start=1):
        if not text.strip():
            continue
        total = total_of(figure, text)
        if total is None:
            unit = unit_of(figure)
            raise PlanError(
                f"没有采用这份月度计划:{month}月末的“{text.strip()}”不是以“{unit}”为单位的数。"
                "原有的数据没有变;请改正后再试。",
                f"The monthly plan was not taken: “{text.strip()}” for the end of month {month} is not a number in"
                f" “{unit}”. What was there is unchanged; correct it and try again.",
            )
        totals.append(total)
    return monthly_plan(figure, totals, source.strip())


def twelfths(figure: Figure) -> list[str]:
    """The straight line as totals, rounded to the decimals the target is written with."""
    whole = whole_of(figure)
    digits = Decimal(1).scaleb(min(0, int(whole.as_tuple().exponent)))
    return [plain((whole * month / MONTHS).quantize(digits, ROUND_HALF_UP)) for month in range(1, MONTHS)] + [
        plain(whole)
    ]
