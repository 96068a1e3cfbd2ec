"""A monthly plan is taken whole or refused in a sentence."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from db.pace.plan import PlanError, due_of, fits, monthly_plan
from db.records import Figure, Measure
from tests.db.pace_cases import planned, target

CLOUD = target("超400家")
LIMIT = target("90-100万元", Measure.AMOUNT, direction="limit")


def numbers(text: str) -> list[Decimal]:
    return [Decimal(number) for number in text.split()]


def test_a_plan_says_what_is_due_by_the_end_of_each_month() -> None:
    plan = monthly_plan(CLOUD, numbers("0 0 10 50 100 200 300 300 300 350 400 400"), "年度计划表")
    assert [due_of(plan, month) for month in (0, 1, 3, 6, 12)] == [0, 0, Fraction(1, 40), Fraction(1, 2), 1]
    assert plan.source == "年度计划表"


def test_the_plan_of_a_limit_ends_at_its_upper_end() -> None:
    assert fits(monthly_plan(LIMIT, numbers("0 0 0 0 0 0 0 0 0 0 0 100"), ""), LIMIT)


@pytest.mark.parametrize(
    ("figure", "totals", "zh"),
    [
        (CLOUD, "100 200 300 400", "现有4个"),
        (CLOUD, "0 0 0 0 0 0 0 0 0 0 0 399", "不等于全年目标"),
        (CLOUD, "0 0 50 40 100 200 300 300 300 350 400 400", "4月末的40小于上月末的50"),
        (CLOUD, "-1 0 0 0 0 0 0 0 0 0 0 400", "小于0"),
        (CLOUD, "0 0 0 0 0 0 0 0 0 0 0 NaN", "不是数字"),
        (CLOUD, "0 0 0 0 0 0 0 0 0 0 0 Infinity", "不是数字"),
        (CLOUD, "0 0 0 0 0 0 0 0 0 0 0 1E+40", "不等于全年目标"),
        (LIMIT, "0 0 0 0 0 0 0 0 0 0 0 90", "不等于全年目标"),
        (CLOUD, "0 0 0 0 0 0 0 0 0 0 0.0000000000000000000000001 400", "小数超过24位"),
    ],
)
def test_a_plan_that_does_not_fit_is_refused(figure: Figure, totals: str, zh: str) -> None:
    with pytest.raises(PlanError) as refused:
        monthly_plan(figure, numbers(totals), "")
    assert zh in refused.value.zh
    assert refused.value.en.endswith("try again.")


def test_a_plan_does_not_fit_a_target_that_was_changed() -> None:
    plan = planned(CLOUD, "0 0 0 0 0 0 0 0 0 0 0 400")
    assert fits(plan, target("400家以上"))
    assert not fits(plan, target("500家以上"))
    assert not fits(plan, target("400户"))
