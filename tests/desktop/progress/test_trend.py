"""A target's year as numbers: what is drawn was entered or is due, and what is not drawn is said."""

from __future__ import annotations

import ast
import calendar
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.actuals.records import Actual
from db.pace.plan import monthly_plan
from db.progress import Progress
from db.records import Figure, FigureKind, Measure
from desktop.progress.trend import TrendModel, months_into, trend
from desktop.progress.trend_words import alt, key_words, notes, reading
from tests.db.pace_cases import YEAR_END, actual, target

ROOT = Path(__file__).parents[3]
CLOUD = target("400家以上")
GROWTH = target("6.5%左右", Measure.GROWTH)
AUTUMN = date(2023, 10, 10)
DAYS = st.dates(date(2022, 6, 1), date(2024, 6, 30))
PLAN = [Decimal(n) for n in (0, 0, 20, 40, 80, 120, 160, 220, 280, 330, 370, 400)]


def year(figure: Figure, *actuals: Actual, on: date = AUTUMN) -> TrendModel:
    return trend(figure, Progress({"cloud": actuals}), on)


def end_of(month: int) -> date:
    return date(2023, month, calendar.monthrange(2023, month)[1])


@st.composite
def entered(draw: st.DrawFn, unit: str) -> list[Actual]:
    numbers = draw(st.lists(st.tuples(DAYS, st.integers(0, 900), st.integers(0, 59)), max_size=14))
    found = [actual(f"{value}{unit}", day, minute=minute) for day, value, minute in numbers]
    return sorted(found, key=lambda one: one.as_of)


@given(entered("家"), DAYS)
def test_every_value_of_the_year_is_a_point_and_every_other_is_said(actuals: list[Actual], on: date) -> None:
    model = year(CLOUD, *actuals, on=on)
    assert [point.actual for point in model.points] == [one for one in actuals if one.as_of.year == 2023]
    assert [*model.before, *[p.actual for p in model.points], *model.after] == actuals
    for point in model.points:
        assert point.y == point.actual.number
        assert point.is_later == (point.actual.as_of > on)
        assert model.scale.side(point.y) == 0
        assert 0 < point.x <= 12


@given(entered("家"))
def test_of_a_day_the_value_entered_last_counts_and_no_other(actuals: list[Actual]) -> None:
    model = year(CLOUD, *actuals)
    days = [point.actual.as_of for point in model.counted]
    assert days == sorted({point.actual.as_of for point in model.points})
    for point in model.counted:
        same_day = [p.actual for p in model.points if p.actual.as_of == point.actual.as_of]
        assert point.actual.entered_at == max(other.entered_at for other in same_day)


@given(st.integers(1, 100_000), st.booleans())
def test_the_pace_line_is_what_is_due_at_the_end_of_each_month(whole: int, planned: bool) -> None:
    figure = target(f"{whole}家")
    totals = [Decimal(whole * month // 12) for month in range(1, 13)]
    plans = {"cloud": monthly_plan(figure, totals, "")} if planned else {}
    progress = Progress(plans=plans)
    model = trend(figure, progress, AUTUMN)
    assert (model.is_planned, len(model.due)) == (planned, 12)
    for month, due in enumerate(model.due, start=1):
        expected = progress.expected(figure, end_of(month))
        assert expected is not None
        assert due == float(expected)
        assert (float(month), due) in model.pace_line
    assert model.pace_line[-1] == (12, whole)


def test_the_pace_line_steps_because_only_full_months_count() -> None:
    plan = monthly_plan(CLOUD, PLAN, "发改局")
    model = trend(CLOUD, Progress(plans={"cloud": plan}), AUTUMN)
    assert model.due == tuple(float(total) for total in PLAN)
    assert model.pace_line[5:9] == ((3, 0), (3, 20), (4, 20), (4, 40))


@given(entered("%"), st.sampled_from([Measure.GROWTH, Measure.SHARE]))
def test_growth_and_shares_never_have_a_pace_line(actuals: list[Actual], measure: Measure) -> None:
    model = year(target("6.5%左右", measure), *actuals)
    assert model.due == ()
    assert model.pace_line == ()
    assert model.levels == (6.5,)


def test_the_scales_are_the_declared_families() -> None:
    assert (year(GROWTH).scale.low, year(GROWTH).scale.high) == (0, 10)
    fallen = year(GROWTH, actual("-2.1%", date(2023, 3, 31)))
    assert (fallen.scale.low, fallen.scale.high, fallen.scale.step) == (-4, 10, 2)
    assert year(GROWTH, actual("36%", date(2023, 3, 31))).scale.high == 40
    assert year(target("98%", Measure.SHARE)).scale.values == (0, 20, 40, 60, 80, 100)
    assert year(CLOUD).scale.values == (0, 100, 200, 300, 400, 500)


@given(st.lists(st.decimals(-10_000, 10_000, places=1), min_size=1, max_size=5))
def test_nothing_is_ever_off_the_scale(numbers: list[Decimal]) -> None:
    values = [actual(f"{number}%", end_of(n + 1)) for n, number in enumerate(numbers)]
    model = year(GROWTH, *values)
    assert model.scale.low <= 0
    assert 2 <= len(model.scale.values) <= 10
    assert all(model.scale.side(point.y) == 0 for point in model.points)


def test_values_in_another_scale_word_are_drawn_in_the_target_s() -> None:
    model = year(target("4.5万户"), actual("45000户"), actual("1万户", date(2023, 6, 30)))
    assert sorted(point.y for point in model.points) == [1, 4.5]


def test_both_ends_of_a_range_are_kept() -> None:
    model = year(target("5.0%-5.5%", Measure.GROWTH), actual("5.1%-5.2%", date(2023, 6, 30)))
    assert model.levels == (5.0, 5.5)
    assert (model.points[0].y, model.points[0].high) == (5.1, 5.2)


def test_months_are_whole_at_their_ends() -> None:
    assert [months_into(end_of(month)) for month in (1, 2, 12)] == [1, 2, 12]
    assert months_into(date(2024, 2, 28)) < 2
    assert months_into(date(2023, 1, 1)) > 0


def test_the_day_looked_at_is_there_only_in_the_year() -> None:
    assert year(CLOUD, on=date(2023, 6, 30)).day == 6
    assert year(CLOUD, on=date(2024, 1, 1)).day is None


def test_a_quarter_alone_is_not_drawn_beside_the_year_to_date_and_the_reason_is_said() -> None:
    model = year(CLOUD, actual("88家", date(2023, 9, 30), period="三季度"))
    assert model.points == ()
    said = notes(model, "zh_CN")
    assert len(said) == 1
    assert "2023年9月30日 88家" in said[0]
    assert "三季度" in said[0]


def test_values_of_other_years_are_listed_as_written() -> None:
    model = year(CLOUD, actual("98家", date(2022, 12, 31)), actual("超9家", date(2024, 2, 29)))
    said = "\n".join(notes(model, "en"))
    assert "31 December 2022 98家" in said
    assert "29 February 2024 超9家" in said


def test_one_line_says_all_that_is_drawn() -> None:
    values = actual("105家", date(2023, 3, 31)), actual("210家", date(2023, 6, 30))
    line = alt(year(CLOUD, *values), "新增企业上云", "zh_CN")
    for words in ("新增企业上云", "400家以上", "3月31日", "105家", "6月30日", "210家"):
        assert words in line
    assert "No value of 2023 yet" in alt(year(CLOUD), "新增企业上云", "en")


def test_a_value_that_another_of_the_day_replaced_says_so() -> None:
    model = year(CLOUD, actual("205家", minute=0), actual("210家", minute=5))
    replaced, counts = model.points
    assert "replaced that day" in reading(replaced, "en")
    assert reading(counts, "en") == "31 Dec · 210家 · Final"


def test_the_line_across_and_the_steps_are_told_apart() -> None:
    assert key_words(year(GROWTH)) != key_words(year(CLOUD))


@pytest.mark.parametrize(
    "figure",
    [target("6.5%", Measure.GROWTH, kind=FigureKind.RESULT), target("400家", period="")],
)
def test_what_cannot_have_values_has_no_trend(figure: Figure) -> None:
    with pytest.raises(ValueError, match="cannot have actuals"):
        trend(figure, Progress(), YEAR_END)


def test_the_numbers_know_no_qt() -> None:
    for name in ("trend", "trend_labels"):
        source = (ROOT / "desktop" / "progress" / f"{name}.py").read_text(encoding="utf-8")
        imported = [node.module for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom)]
        assert not any((module or "").startswith(("PySide6", "pyqtgraph")) for module in imported)
