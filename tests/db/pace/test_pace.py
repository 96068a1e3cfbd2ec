"""Each pace rule by examples from its own text, at the very edges it names."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from db.pace.case import Elapsed
from db.pace.pace import expected, pace
from db.pace.plan import monthly_plan
from db.pace.rules import MONTHLY, RULES, WUHAN, XUANCHENG, YINCHUAN, PaceRule, rule_of
from db.pace.states import Light, PaceState
from db.records import Figure, FigureKind, Measure
from tests.db.pace_cases import YEAR_END, actual, end_of, stands, target

S = PaceState
EVERY_RULE = pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])


@pytest.mark.parametrize(
    ("value", "month", "state"),
    [
        ("100家", 3, S.ON_PACE),
        ("99家", 3, S.BEHIND),
        ("200家", 6, S.ON_PACE),
        ("366家", 11, S.BEHIND),
        ("367家", 11, S.ON_PACE),
        ("399家", 11, S.ON_PACE),
        ("400家", 11, S.TARGET_REACHED),
        ("400家", 12, S.TARGET_REACHED),
        ("399家", 12, S.BEHIND),
    ],
)
def test_monthly_pace_is_the_target_times_full_months_of_twelve(
    value: str, month: int, state: PaceState
) -> None:
    assert stands("400家", value, month, MONTHLY).state is state


def test_of_eleven_months_xuancheng_expects_eleven_twelfths_exactly() -> None:
    found = stands("1200家", "1100家", 11, XUANCHENG)
    assert (found.state, found.elapsed) == (S.ON_PACE, Elapsed(11, Fraction(11, 12), Fraction(11, 12)))
    assert "11÷12≈91.7%" in found.sentence.zh
    assert stands("1200家", "1099家", 11, XUANCHENG).state is S.BEHIND


def test_xuancheng_counts_growth_below_its_target_as_behind() -> None:
    assert stands("6.5%", "6.4%", 6, XUANCHENG, Measure.GROWTH).state is S.BEHIND
    assert stands("6.5%", "6.5%", 6, XUANCHENG, Measure.GROWTH).state is S.ON_PACE


@pytest.mark.parametrize(
    ("value", "state", "light"),
    [
        ("500家", S.ON_PACE, Light.GREEN),
        ("499家", S.RULE_GAP, Light.NONE),
        ("401家", S.RULE_GAP, Light.NONE),
        ("400家", S.BEHIND_YELLOW, Light.YELLOW),
        ("200家", S.BEHIND_YELLOW, Light.YELLOW),
        ("199家", S.BEHIND_RED, Light.RED),
        ("0家", S.BEHIND_RED, Light.RED),
    ],
)
def test_yinchuan_at_mid_year_of_a_thousand(value: str, state: PaceState, light: Light) -> None:
    found = stands("1000家", value, 6, YINCHUAN)
    assert (found.state, found.light) == (state, light)


@pytest.mark.parametrize(
    ("value", "state", "light"),
    [
        ("500家", S.ON_PACE, Light.NONE),
        ("499家", S.BEHIND, Light.NONE),
        ("400家", S.BEHIND, Light.NONE),
        ("399家", S.BEHIND_YELLOW, Light.YELLOW),
        ("300家", S.BEHIND_YELLOW, Light.YELLOW),
        ("299家", S.BEHIND_RED, Light.RED),
    ],
)
def test_wuhan_at_mid_year_of_a_thousand(value: str, state: PaceState, light: Light) -> None:
    found = stands("1000家", value, 6, WUHAN)
    assert (found.state, found.light) == (state, light)


@pytest.mark.parametrize(
    ("value", "state"),
    [
        ("50万元", S.WITHIN_PACE),
        ("51万元", S.RULE_GAP),
        ("60万元", S.OVER_PACE_YELLOW),
        ("80万元", S.OVER_PACE_YELLOW),
        ("81万元", S.OVER_PACE_RED),
    ],
)
def test_a_limit_is_read_the_other_way_round(value: str, state: PaceState) -> None:
    assert stands("100万元以内", value, 6, YINCHUAN, Measure.AMOUNT, direction="limit").state is state


@EVERY_RULE
def test_a_reading_within_a_limit_for_the_year_is_within_it(rule: PaceRule) -> None:
    assert stands("3%以内", "2.1%", 6, rule, Measure.GROWTH).state is S.WITHIN_LIMIT
    assert stands("3%以内", "3%", 6, rule, Measure.GROWTH).state is S.WITHIN_LIMIT
    assert stands("3%以内", "3.1%", 6, rule, Measure.GROWTH).state is S.OVER_LIMIT


@EVERY_RULE
def test_a_limit_of_nought_is_over_with_the_first(rule: PaceRule) -> None:
    assert stands("0起", "0起", 3, rule, Measure.COUNT, direction="limit").state is S.WITHIN_LIMIT
    assert stands("0起", "1起", 3, rule, Measure.COUNT, direction="limit").state is S.OVER_LIMIT


@pytest.mark.parametrize("measure", [Measure.SHARE, Measure.LEVEL, Measure.GROWTH])
def test_what_is_not_scaled_is_compared_with_the_year(measure: Measure) -> None:
    for month in (1, 6, 12):
        found = stands("6.5%", "3.3%", month, MONTHLY, measure, flow="unstated")
        assert (found.state, found.elapsed) == (S.BELOW_TARGET, None)


@pytest.mark.parametrize("rule", [MONTHLY, YINCHUAN, WUHAN], ids=lambda rule: rule.id)
@pytest.mark.parametrize("measure", [Measure.SHARE, Measure.LEVEL, Measure.GROWTH])
def test_what_can_fall_again_is_reached_only_by_the_value_of_the_years_end(
    measure: Measure, rule: PaceRule
) -> None:
    for month in (1, 9, 11):
        assert stands("6.5%", "6.8%", month, rule, measure, flow="unstated").state is S.TARGET_SO_FAR
    assert stands("6.5%", "6.8%", 12, rule, measure, flow="unstated").state is S.TARGET_REACHED
    vague = stands("6.5%左右", "6.8%", 9, rule, measure, flow="unstated")
    assert vague.state is S.TARGET_SO_FAR


@EVERY_RULE
def test_a_total_is_reached_from_the_day_it_passes_the_years_number(rule: PaceRule) -> None:
    for month in (3, 11, 12):
        found = stands("400家", "412家", month, rule)
        assert (found.state, found.elapsed is not None) == (S.TARGET_REACHED, True)
        assert found.light is (Light.GREEN if rule is YINCHUAN else Light.NONE)
        assert found.sentence.zh.endswith("已够全年目标:达到目标。")
        assert "达序时" in found.sentence.zh
    assert stands("1800家", "1800家", 3, rule, Measure.COUNT, flow="cumulative").state is S.TARGET_REACHED


@EVERY_RULE
def test_a_limit_that_is_passed_is_over_and_the_rule_still_says_the_pace(rule: PaceRule) -> None:
    found = stands("100万元以内", "101万元", 6, rule, Measure.AMOUNT, direction="limit")
    assert found.state is S.OVER_LIMIT
    assert "超出序时" in found.sentence.zh
    assert "已超过全年限额:超出限额。" in found.sentence.zh
    assert "the year's limit is passed already: over the limit." in found.sentence.en


def test_a_level_that_accumulates_through_the_year_follows_the_pace() -> None:
    assert stands("3200亿元", "1600亿元", 6, MONTHLY, Measure.LEVEL, flow="flow").state is S.ON_PACE


def test_a_running_total_over_years_is_not_scaled() -> None:
    found = stands("1800家", "1500家", 6, MONTHLY, Measure.COUNT, flow="cumulative")
    assert found.state is S.BELOW_TARGET
    assert "running total over years" in found.sentence.en


def test_a_count_of_unstated_flow_is_decided_only_once_it_is_reached() -> None:
    assert stands("22件", "11件", 6, MONTHLY, Measure.COUNT, flow="unstated").state is S.UNDECIDED
    assert stands("22件", "22件", 6, MONTHLY, Measure.COUNT, flow="unstated").state is S.TARGET_REACHED


@pytest.mark.parametrize(
    ("quote", "value", "state"),
    [
        ("400家以上", "400家", S.TARGET_REACHED),
        ("超400家", "400家", S.BEHIND),
        ("超400家", "401家", S.TARGET_REACHED),
        ("400多家", "400家", S.BEHIND),
        ("400家左右", "400家", S.TARGET_REACHED),
        ("400家左右", "399家", S.UNDECIDED),
        ("约400家", "399家", S.UNDECIDED),
        ("400-500家", "400家", S.TARGET_REACHED),
        ("400-500家", "399家", S.BEHIND),
        ("400家", "超400家", S.TARGET_REACHED),
        ("400家", "超390家", S.UNDECIDED),
        ("400家", "约500家", S.UNDECIDED),
        ("400家", "390-410家", S.UNDECIDED),
        ("400家", "400-410家", S.TARGET_REACHED),
        ("400家", "不足400家", S.BEHIND),
        ("400家", "400家以下", S.UNDECIDED),
        ("超400家", "超400家", S.TARGET_REACHED),
        ("0.04万家", "400家", S.TARGET_REACHED),
        ("不超过400家", "400家", S.WITHIN_PACE),
        ("不足400家", "400家", S.OVER_LIMIT),
        ("不足400家", "399家", S.WITHIN_PACE),
    ],
)
def test_hedges_bound_as_far_as_they_say_and_no_further(quote: str, value: str, state: PaceState) -> None:
    assert stands(quote, value, 12, MONTHLY).state is state


def test_a_range_is_a_limit_by_its_upper_end() -> None:
    found = stands("90-100万元", "100万元", 12, MONTHLY, Measure.AMOUNT, direction="limit")
    assert found.state is S.WITHIN_PACE
    assert "按上限对照" in found.sentence.zh


@pytest.mark.parametrize(
    ("figure", "reason"),
    [
        (target("14个", Measure.SCOPE_COUNT, direction="none"), "工作范围"),
        (target("百万人口", Measure.STANDARD, direction="none"), "规划标准或口号"),
        (target("百万人口", Measure.COUNT, kind=FigureKind.STANDARD), "规划标准或口号"),
        (target("22件", Measure.COUNT, kind=FigureKind.RESULT), "完成值"),
        (target("22件", Measure.COUNT, direction="none"), "多好还是少好"),
        (target("400家", period=""), "哪一年"),
        (target("400家", period="2023-2025"), "哪一年"),
        (target("0家"), "不是正数"),
        (target("不低于5%", Measure.SHARE, direction="limit"), "两者相反"),
    ],
)
@EVERY_RULE
def test_what_cannot_have_a_light_says_why(figure: Figure, reason: str, rule: PaceRule) -> None:
    found = pace(figure, [actual("1000家")], YEAR_END, rule)
    assert (found.state, found.light) == (S.NOT_RATED, Light.NONE)
    assert reason in found.sentence.zh


def test_no_rule_is_never_a_rule() -> None:
    found = pace(target("400家"), [actual("0家")], YEAR_END, None)
    assert (found.state, found.light, found.rule) == (S.NO_RULE, Light.NONE, None)
    assert all(rule.name.zh in found.sentence.zh and rule.name.en in found.sentence.en for rule in RULES)
    assert rule_of("") is None
    assert rule_of("monthly-pace") is None


def test_every_rule_is_found_by_its_id_and_names_its_text_and_source() -> None:
    assert [rule_of(rule.id) for rule in RULES] == list(RULES)
    assert len({rule.id for rule in RULES}) == 4
    for rule in RULES:
        assert all(said.zh and said.en for said in (rule.name, rule.text, rule.source))


def test_an_actual_of_another_unit_is_not_compared() -> None:
    found = pace(target("400家"), [actual("400户")], YEAR_END, MONTHLY)
    assert (found.state, found.light) == (S.NOT_COMPARABLE, Light.NONE)
    assert "“户”" in found.sentence.zh


def test_an_actual_of_one_quarter_is_not_the_year_to_date() -> None:
    found = pace(
        target("6.5%", Measure.GROWTH), [actual("7%", end_of(6), period="二季度")], YEAR_END, MONTHLY
    )
    assert found.state is S.NOT_COMPARABLE
    assert "不是从2023年1月起" in found.sentence.zh


def test_a_share_of_one_quarter_is_a_share_at_its_date() -> None:
    found = pace(target("80%", Measure.SHARE), [actual("81%", end_of(6), period="二季度")], YEAR_END, MONTHLY)
    assert found.state is S.TARGET_SO_FAR


def test_a_seasonal_plan_takes_the_place_of_the_line() -> None:
    figure = target("400家")
    plan = monthly_plan(
        figure, [Decimal(n) for n in (0, 0, 0, 50, 100, 200, 300, 350, 400, 400, 400, 400)], ""
    )
    march = pace(figure, [actual("0家", end_of(3))], YEAR_END, YINCHUAN, plan)
    assert (march.state, march.elapsed) == (S.ON_PACE, Elapsed(3, Fraction(0), Fraction(0)))
    july = pace(figure, [actual("250家", end_of(7))], YEAR_END, YINCHUAN, plan)
    assert (july.state, july.elapsed) == (S.BEHIND_YELLOW, Elapsed(7, Fraction(5, 8), Fraction(3, 4)))
    assert "应达300÷400=75.0%(月度计划)" in july.sentence.zh


def test_growth_does_not_use_a_plan_and_says_so() -> None:
    figure = target("6.5%", Measure.GROWTH)
    plan = monthly_plan(figure, [Decimal("6.5")] * 12, "")
    found = pace(figure, [actual("6.5%", end_of(3))], YEAR_END, MONTHLY, plan)
    assert found.state is S.TARGET_SO_FAR
    assert "月度计划没有用上" in found.sentence.zh


def test_the_plan_of_another_target_is_a_mistake_of_ours() -> None:
    plan = monthly_plan(target("400家"), [Decimal(400)] * 12, "")
    with pytest.raises(ValueError, match="not of t"):
        pace(target("500家"), [], YEAR_END, MONTHLY, plan)


@pytest.mark.parametrize(
    ("figure", "day", "due"),
    [
        (target("400家"), end_of(6), Fraction(200)),
        (target("400家"), date(2023, 6, 29), Fraction(500, 3)),
        (target("4.5万户"), end_of(4), Fraction(3, 2)),
        (target("90-100万元", Measure.AMOUNT, direction="limit"), end_of(6), Fraction(50)),
        (target("6.5%", Measure.GROWTH), end_of(6), None),
        (target("400家"), date(2024, 1, 31), None),
        (target("14个", Measure.SCOPE_COUNT, direction="none"), end_of(6), None),
    ],
)
def test_what_is_due_is_in_the_unit_as_written(figure: Figure, day: date, due: Fraction | None) -> None:
    assert expected(figure, day) == due
