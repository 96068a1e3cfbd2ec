"""Dates: full months, leap years, year ends, and which of several actuals counts."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from db.actuals.records import Actual, Status
from db.pace.case import Elapsed
from db.pace.dates import covered, full_months, period_fault, target_year
from db.pace.pace import pace
from db.pace.rules import MONTHLY, YINCHUAN
from db.pace.states import Light, PaceState
from db.records import Measure
from tests.db.pace_cases import YEAR_END, actual, end_of, target

S = PaceState


@pytest.mark.parametrize(
    ("day", "months"),
    [
        (date(2023, 1, 1), 0),
        (date(2023, 1, 30), 0),
        (date(2023, 1, 31), 1),
        (date(2023, 2, 28), 2),
        (date(2024, 2, 28), 1),
        (date(2024, 2, 29), 2),
        (date(2100, 2, 28), 2),
        (date(2023, 6, 29), 5),
        (date(2023, 6, 30), 6),
        (date(2023, 12, 30), 11),
        (date(2023, 12, 31), 12),
    ],
)
def test_a_month_counts_when_it_is_over(day: date, months: int) -> None:
    assert full_months(day) == months


@pytest.mark.parametrize(
    ("period", "year"),
    [("2023", 2023), ("2023年", 2023), ("2023年度", 2023), ("", None), ("2023-2025", None)],
)
def test_the_year_of_a_target_is_one_calendar_year(period: str, year: int | None) -> None:
    assert target_year(target("400家", period=period)) == year


@pytest.mark.parametrize("day", [date(2022, 12, 31), date(2022, 5, 1)])
def test_before_the_year_there_is_nothing_to_say(day: date) -> None:
    found = pace(target("400家"), [], day, MONTHLY)
    assert (found.state, found.light) == (S.BEFORE_YEAR, Light.NONE)
    assert "还没有开始" in found.sentence.zh


def test_an_actual_of_the_year_before_is_not_counted() -> None:
    found = pace(target("400家"), [actual("500家", date(2022, 12, 31))], date(2023, 3, 1), MONTHLY)
    assert (found.state, found.left_out) == (S.BEFORE_YEAR, 1)
    assert "都在2023年之前" in found.sentence.zh


def test_an_actual_dated_after_the_year_is_not_of_the_year() -> None:
    found = pace(target("400家"), [actual("500家", date(2024, 1, 1))], date(2024, 1, 2), MONTHLY)
    assert (found.state, found.light, found.left_out) == (S.AFTER_YEAR, Light.NONE, 1)
    assert "2023年12月31日" in found.sentence.zh


def test_actuals_of_other_years_beside_one_of_the_year_are_said_to_be_left_out() -> None:
    entered = [
        actual("9家", date(2022, 12, 31)),
        actual("300家", end_of(9)),
        actual("500家", date(2024, 1, 1)),
    ]
    found = pace(target("400家"), entered, date(2024, 2, 1), MONTHLY)
    assert (found.state, found.left_out) == (S.ON_PACE, 2)
    assert "另有2个值" in found.sentence.zh


def test_after_the_year_its_last_day_decides() -> None:
    entered = [actual("400家", YEAR_END)]
    found = pace(target("400家"), entered, date(2024, 6, 1), MONTHLY)
    assert found.elapsed == Elapsed(12, Fraction(1), Fraction(1))


def test_what_is_due_is_counted_to_the_date_of_the_actual_not_of_the_question() -> None:
    entered = [actual("100家", end_of(3))]
    found = pace(target("400家"), entered, date(2023, 5, 20), MONTHLY)
    assert (found.state, found.elapsed) == (S.ON_PACE, Elapsed(3, Fraction(1, 4), Fraction(1, 4)))


def test_an_earlier_day_is_answered_by_what_was_known_of_it() -> None:
    entered = [actual("300家", end_of(6)), actual("40家", end_of(3))]
    assert pace(target("400家"), entered, date(2023, 6, 29), MONTHLY).state is S.BEHIND
    assert pace(target("400家"), entered, date(2023, 6, 30), MONTHLY).state is S.ON_PACE


def test_without_an_actual_there_is_no_data_and_never_a_light() -> None:
    for rule in (None, MONTHLY, YINCHUAN):
        found = pace(target("400家"), [], YEAR_END, rule)
        assert (found.state, found.light, found.actual) == (S.NO_ACTUAL, Light.NONE, None)
    assert "序时规则也尚未选定" in pace(target("400家"), [], YEAR_END, None).sentence.zh


def test_an_actual_of_another_indicator_is_not_one_of_this_target() -> None:
    entered = [actual("500家", indicator="others")]
    assert pace(target("400家"), entered, YEAR_END, MONTHLY).state is S.NO_ACTUAL


def test_of_several_on_a_day_the_one_entered_last_counts() -> None:
    first, second = actual("400家", minute=1), actual("10家", minute=2)
    for entered in ([first, second], [second, first]):
        assert pace(target("400家"), entered, YEAR_END, MONTHLY).actual is second


def test_what_was_revised_does_not_count_even_with_a_later_date() -> None:
    wrong = actual("400家", end_of(11), name="a")
    right = actual("400家", end_of(10), name="b", revises="a", minute=5)
    assert pace(target("400家"), [wrong, right], YEAR_END, MONTHLY).actual is right


def test_a_provisional_actual_counts_and_is_marked() -> None:
    found = pace(target("400家"), [actual("400家", status=Status.PROVISIONAL)], YEAR_END, MONTHLY)
    assert found.state is S.TARGET_REACHED
    assert found.is_provisional
    assert "初步数" in found.sentence.zh
    assert "provisional" in found.sentence.en
    assert not pace(target("400家"), [actual("400家")], YEAR_END, MONTHLY).is_provisional


def test_before_a_month_is_over_nothing_is_due() -> None:
    found = pace(target("400家"), [actual("0家", date(2023, 1, 15))], YEAR_END, YINCHUAN)
    assert (found.state, found.light, found.elapsed) == (S.NOT_DUE, Light.NONE, None)


def test_in_the_first_days_only_what_holds_for_the_year_is_said() -> None:
    day = date(2023, 1, 15)
    limit = target("100万元以内", Measure.AMOUNT, direction="limit")
    assert pace(target("400家"), [actual("400家", day)], YEAR_END, MONTHLY).state is S.TARGET_REACHED
    assert pace(limit, [actual("101万元", day)], YEAR_END, MONTHLY).state is S.OVER_LIMIT
    assert pace(limit, [actual("100万元", day)], YEAR_END, MONTHLY).state is S.NOT_DUE


@pytest.mark.parametrize(
    ("period", "months"),
    [
        ("1-6月", (1, 6)),
        ("１－６月", (1, 6)),
        ("1—3月份", (1, 3)),
        ("2023年1至9月", (1, 9)),
        ("2023年1月至3月", (1, 3)),
        ("6月", (6, 6)),
        ("一季度", (1, 3)),
        ("第2季度", (4, 6)),
        ("Q3", (7, 9)),
        ("前三季度", (1, 9)),
        ("前2季度", (1, 6)),
        ("上半年", (1, 6)),
        ("h2", (7, 12)),
        ("全年", (1, 12)),
        ("2022年", (1, 12)),
        ("二季度当季", (4, 6)),
        ("二季度单季", (4, 6)),
        ("6月当月", (6, 6)),
        ("1-6月累计", (1, 6)),
        ("三季度累计", None),
        ("本季度", None),
        ("H3", None),
        ("6-1月", None),
        ("1-13月", None),
        ("春耕期间", None),
        ("", None),
    ],
)
def test_periods_as_offices_write_them(period: str, months: tuple[int, int] | None) -> None:
    found = covered(period)
    assert (found and (found.first, found.last)) == months


@pytest.mark.parametrize(
    ("period", "day", "is_sound"),
    [
        ("1-6月", date(2023, 6, 30), True),
        ("1-6月", date(2023, 6, 15), True),
        ("1-6月", date(2023, 7, 20), True),
        ("1-3月", date(2023, 5, 20), False),
        ("4-6月", date(2023, 6, 30), False),
        ("2022年1-6月", date(2023, 6, 30), False),
        ("全年", date(2023, 12, 31), True),
        ("", date(2023, 5, 20), True),
        ("本季度", date(2023, 6, 30), False),
        ("2022年", date(2023, 6, 30), False),
        ("6月当月", date(2023, 6, 30), False),
    ],
)
def test_a_period_that_contradicts_its_date_is_noticed(period: str, day: date, is_sound: bool) -> None:
    one: Actual = actual("5家", day, period=period)
    assert (period_fault(one) is None) is is_sound


@pytest.mark.parametrize("period", ["二季度当季", "二季度单季", "6月当月", "本季度", "2022年"])
@pytest.mark.parametrize(
    ("quote", "value", "measure"), [("400家以上", "105家", Measure.INCREMENT), ("6.5%", "7%", Measure.GROWTH)]
)
def test_the_value_of_one_quarter_is_not_judged_as_a_running_total(
    period: str, quote: str, value: str, measure: Measure
) -> None:
    found = pace(target(quote, measure), [actual(value, end_of(6), period=period)], YEAR_END, MONTHLY)
    assert found.state is S.NOT_COMPARABLE
    assert f"“{period}”" in found.sentence.zh


def test_a_period_that_cannot_be_read_says_how_to_write_it() -> None:
    fault = period_fault(actual("105家", end_of(6), period="本季度"))
    assert fault is not None
    assert "请写成“1-6月”" in fault.zh
    assert "write “1-6月”" in fault.en
