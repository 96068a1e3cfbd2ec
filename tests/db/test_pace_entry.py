"""What is typed for a target: taken as written, or refused in a sentence that says why."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.pace_entry import ValueRefused, actual_fault, check_actual, read_value
from db.pace_values import folded, quantity_of, written
from db.records import Figure, Measure
from tests.db.pace_cases import actual, target

GROWTH = target("6.5%左右", Measure.GROWTH)
CLOUD = target("400多家")


@pytest.mark.parametrize(
    ("figure", "text", "number", "unit"),
    [
        (GROWTH, "6.5%", "6.5", "%"),
        (GROWTH, "６．５％", "6.5", "%"),
        (GROWTH, " 6.50 % ", "6.50", "%"),
        (GROWTH, "6.5", "6.5", "%"),
        (GROWTH, "−1.2%", "-1.2", "%"),
        (GROWTH, "－１．２", "-1.2", "%"),
        (GROWTH, "0.065%", "0.065", "%"),
        (GROWTH, "0", "0", "%"),
        (CLOUD, "220", "220", "家"),
        (CLOUD, "1，200 家", "1200", "家"),
        (CLOUD, "0.05万家", "0.05", "万家"),
        (target("2.5亿元", Measure.AMOUNT), "1.2", "1.2", "亿元"),
    ],
)
def test_a_value_is_taken_as_written(figure: Figure, text: str, number: str, unit: str) -> None:
    found = read_value(figure, text)
    assert (str(found.value), found.unit) == (number, unit)


@pytest.mark.parametrize(
    ("figure", "text", "zh", "en"),
    [
        (GROWTH, "0.065", "6.5%还是0.065%", "6.5% or 0.065%"),
        (GROWTH, "-0.5", "-50%还是-0.5%", "-50% or -0.5%"),
        (GROWTH, "6.5个百分点", "两个百分数之差", "difference of two"),
        (GROWTH, "3200亿元", "单位是“元”", "unit is “元”"),
        (GROWTH, "六点五", "不是一个带单位的数", "not a number"),
        (GROWTH, "下降1.2%", "不是一个带单位的数", "not a number"),
        (GROWTH, "", "不是一个带单位的数", "not a number"),
        (CLOUD, "①②", "不是一个带单位的数", "not a number"),
        (CLOUD, "2 20家", "不是一个带单位的数", "not a number"),
        (CLOUD, "55%", "单位是“%”", "unit is “%”"),
        (CLOUD, "220户", "单位是“户”", "unit is “户”"),
        (CLOUD, "=1+1", "不是一个带单位的数", "not a number"),
    ],
)
def test_what_is_not_a_value_of_the_target_is_refused_with_the_reason(
    figure: Figure, text: str, zh: str, en: str
) -> None:
    with pytest.raises(ValueRefused) as refused:
        read_value(figure, text)
    assert zh in refused.value.zh
    assert en in refused.value.en
    assert "原有的数据没有变" in refused.value.zh
    assert refused.value.en.endswith(".")


@given(st.text(max_size=30))
def test_any_text_is_taken_in_the_targets_unit_or_refused(text: str) -> None:
    with contextlib.suppress(ValueRefused):
        assert read_value(CLOUD, text).normalised[1] == "家"


def test_only_full_width_forms_and_blanks_are_folded() -> None:
    assert folded("　１２．５　％") == "12.5%"
    assert folded("5²家") == "5²家"
    assert folded("1 2家") == "1 2家"


def test_a_record_that_contradicts_itself_is_not_compared() -> None:
    sound = actual("6.5%")
    assert actual_fault(GROWTH, sound) is None
    fault = actual_fault(GROWTH, replace(sound, number=Decimal("0.065")))
    assert fault is not None
    assert "0.065%" in fault.zh
    assert quantity_of(replace(sound, number=Decimal("NaN"))) is None
    assert quantity_of(replace(sound, number=Decimal("1E+999999"))) is None


def test_a_record_of_another_indicator_is_refused() -> None:
    check_actual(GROWTH, actual("6.5%"))
    with pytest.raises(ValueRefused, match="revenue"):
        check_actual(GROWTH, actual("6.5%", indicator="revenue"))


def test_a_unit_in_a_column_of_its_own_is_written_with_the_value() -> None:
    assert written(replace(actual("6.8%"), value="6.8")) == "6.8%"
    assert written(replace(actual("6.8%"), value="６．８％")) == "６．８％"
    assert written(actual("超390家")) == "超390家"
