"""Pace and states held to the rules' texts for any target, actual and month.

The texts are written out here a second time, as plainly as they can be, and compared with what the desk answers.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.pace.pace import pace
from db.pace.rules import MONTHLY, RULES, WUHAN, XUANCHENG, YINCHUAN, PaceRule
from db.pace.states import Light, PaceState
from db.quantities import plain
from db.records import Measure
from tests.db.pace_cases import YEAR_END, actual, end_of, stands, target

S = PaceState
WHOLE = st.decimals("0.01", "100000", places=2)
AMOUNTS = st.decimals("0", "200000", places=2)
MONTHS = st.integers(1, 12)
ANY_RULE = st.sampled_from(RULES)
# From worst to best; where time does not enter there are two.
ORDER = [S.BEHIND_RED, S.BEHIND_YELLOW, S.RULE_GAP, S.BEHIND, S.ON_PACE, S.BELOW_TARGET, S.TARGET_REACHED]


def of_monthly(progress: Fraction, due: Fraction) -> PaceState:
    return S.ON_PACE if progress >= due else S.BEHIND


def of_yinchuan(progress: Fraction, due: Fraction) -> PaceState:
    points_below = 100 * (due - progress)
    if points_below <= 0:
        return S.ON_PACE
    if points_below < 10:
        return S.RULE_GAP
    return S.BEHIND_YELLOW if points_below <= 30 else S.BEHIND_RED


def of_wuhan(progress: Fraction, due: Fraction) -> PaceState:
    of_due = progress / due
    if of_due < Fraction(60, 100):
        return S.BEHIND_RED
    if of_due < Fraction(80, 100):
        return S.BEHIND_YELLOW
    return S.BEHIND if of_due < 1 else S.ON_PACE


TEXTS = [(MONTHLY, of_monthly), (XUANCHENG, of_monthly), (YINCHUAN, of_yinchuan), (WUHAN, of_wuhan)]


def by_rule(whole: Decimal, value: Decimal, month: int, rule: PaceRule) -> PaceState:
    """What the rule says of the pace, and that the state is that until the year's number is reached."""
    found = stands(f"{plain(whole)}亿元", f"{plain(value)}亿元", month, rule, Measure.AMOUNT)
    assert found.band is not None
    assert found.state is (S.TARGET_REACHED if value >= whole else found.band.state)
    return found.band.state


def state(whole: Decimal, value: Decimal, month: int, rule: PaceRule) -> PaceState:
    return stands(f"{plain(whole)}亿元", f"{plain(value)}亿元", month, rule, Measure.AMOUNT).state


@pytest.mark.parametrize(("rule", "text"), TEXTS, ids=[rule.id for rule, _ in TEXTS])
@given(whole=WHOLE, value=AMOUNTS, month=MONTHS)
def test_the_state_is_what_the_text_of_the_rule_says(
    rule: PaceRule,
    text: Callable[[Fraction, Fraction], PaceState],
    whole: Decimal,
    value: Decimal,
    month: int,
) -> None:
    expected = text(Fraction(value) / Fraction(whole), Fraction(month, 12))
    assert by_rule(whole, value, month, rule) is expected


@pytest.mark.parametrize(("rule", "text"), TEXTS, ids=[rule.id for rule, _ in TEXTS])
@given(month=MONTHS, hundredths=st.sampled_from([0, 10, 30, 60, 80, 100]), step=st.sampled_from([-1, 0, 1]))
def test_the_edges_are_where_the_text_puts_them(
    rule: PaceRule,
    text: Callable[[Fraction, Fraction], PaceState],
    month: int,
    hundredths: int,
    step: int,
) -> None:
    whole = Decimal(120000)  # a twelfth and a hundredth of it are whole numbers
    due = 10000 * month
    for edge in (due - 1200 * hundredths, due * hundredths // 100):
        value = Decimal(edge + step)
        expected = text(Fraction(value) / 120000, Fraction(month, 12))
        assert by_rule(whole, value, month, rule) is expected


@given(WHOLE, AMOUNTS, AMOUNTS, MONTHS, ANY_RULE)
def test_a_higher_actual_never_stands_worse(
    whole: Decimal, one: Decimal, other: Decimal, month: int, rule: PaceRule
) -> None:
    low, high = sorted([one, other])
    assert ORDER.index(state(whole, low, month, rule)) <= ORDER.index(state(whole, high, month, rule))


@given(WHOLE, AMOUNTS, MONTHS, ANY_RULE)
def test_a_limit_mirrors_a_target_about_what_is_due(
    twelfth: Decimal, value: Decimal, month: int, rule: PaceRule
) -> None:
    whole = 12 * twelfth
    mirrored = 2 * twelfth * month - value
    limit = stands(
        f"{plain(whole)}亿元", f"{plain(mirrored)}亿元", month, rule, Measure.AMOUNT, direction="limit"
    )
    amount = stands(f"{plain(whole)}亿元", f"{plain(value)}亿元", month, rule, Measure.AMOUNT)
    # A limit is passed where a target is reached: only of the pace is one the other's mirror.
    assert limit.band is not None
    assert amount.band is not None
    assert limit.band.state is amount.band.state.mirrored
    assert limit.light is amount.light


@given(st.decimals("-20", "20", places=1), st.decimals("-20", "20", places=1), MONTHS, MONTHS, ANY_RULE)
def test_growth_and_shares_never_depend_on_the_month(
    aimed: Decimal, value: Decimal, one: int, other: int, rule: PaceRule
) -> None:
    for measure in (Measure.GROWTH, Measure.SHARE):
        first = stands(f"{aimed}%", f"{value}%", one, rule, measure)
        second = stands(f"{aimed}%", f"{value}%", other, rule, measure)
        # Above the target it can still fall: only the value of the year's end says that it is reached.
        so_far = {S.TARGET_REACHED: S.TARGET_SO_FAR}
        assert so_far.get(first.state, first.state) is so_far.get(second.state, second.state)
        for found, month in ((first, one), (second, other)):
            assert (found.state in {S.TARGET_REACHED, S.TARGET_SO_FAR, S.ON_PACE}) is (value >= aimed)
            assert month == 12 or found.state is not S.TARGET_REACHED
        assert (first.light, first.elapsed) == (Light.NONE, None)


@given(
    st.sampled_from(["400家以上", "400家左右", "超400家", "不超过400家", "6.5%左右"]),
    st.dates(date(2022, 1, 1), date(2025, 12, 31)),
    st.sampled_from([None, *RULES]),
    st.sampled_from(list(Measure)),
)
def test_there_is_never_a_light_without_an_actual(
    quote: str, day: date, rule: PaceRule | None, measure: Measure
) -> None:
    found = pace(target(quote, measure), [], day, rule)
    assert found.light is Light.NONE
    assert found.state in {S.NO_ACTUAL, S.BEFORE_YEAR, S.NOT_RATED}


@given(
    AMOUNTS,
    MONTHS,
    st.sampled_from(["超{}亿元", "{}亿元以上", "不足{}亿元", "{}亿元以内"]),
    ANY_RULE,
    AMOUNTS,
)
def test_a_hedged_actual_is_decided_only_where_every_value_it_may_be_agrees(
    bound: Decimal, month: int, form: str, rule: PaceRule, further: Decimal
) -> None:
    hedged = stands("1000亿元", form.format(plain(bound)), month, rule, Measure.AMOUNT)
    is_upward = form in {"超{}亿元", "{}亿元以上"}
    reach = bound + further + 1 if is_upward else bound - further - 1
    if hedged.state is not S.UNDECIDED:
        assert state(Decimal(1000), reach, month, rule) is hedged.state


@given(WHOLE, AMOUNTS, MONTHS, ANY_RULE, st.sampled_from(["{}亿元左右", "约{}亿元", "接近{}亿元"]))
def test_a_target_without_a_width_is_reached_or_undecided_and_never_missed(
    whole: Decimal, value: Decimal, month: int, rule: PaceRule, form: str
) -> None:
    found = stands(form.format(plain(whole)), f"{plain(value)}亿元", month, rule, Measure.AMOUNT)
    if value >= whole:
        assert found.state is S.TARGET_REACHED
        return
    is_on_pace = Fraction(value) >= Fraction(whole) * month / 12
    assert found.state is (S.ON_PACE if is_on_pace else S.UNDECIDED)


@given(WHOLE, MONTHS, ANY_RULE)
def test_more_than_a_number_is_not_reached_by_the_number(
    twelfth: Decimal, month: int, rule: PaceRule
) -> None:
    quote, value = f"超{plain(12 * twelfth)}亿元", f"{plain(twelfth * month)}亿元"
    found = stands(quote, value, month, rule, Measure.AMOUNT)
    assert found.state is not S.ON_PACE
    assert "刚好等于不算" in found.sentence.zh


@given(st.permutations(range(1, 7)), ANY_RULE)
def test_the_order_of_the_actuals_does_not_matter(months: list[int], rule: PaceRule) -> None:
    entered = [actual(f"{30 * month}家", end_of(month)) for month in months]
    found = pace(target("400家"), entered, YEAR_END, rule)
    assert found.actual == actual("180家", end_of(6))
