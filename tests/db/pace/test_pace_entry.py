"""What is typed for a target: taken as written, or refused in a sentence that says why."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.pace.entry import ValueRefused, actual_fault, check_actual, far_above, read_value
from db.pace.values import folded, quantity_of, written
from db.records import Bilingual, Figure, Measure
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
        (CLOUD, "0.05万", "0.05", "万家"),
        (CLOUD, "12万", "12", "万家"),
        (CLOUD, "超千", "1000", "家"),
        (target("4.5万户"), "12万", "12", "万户"),
        (target("1.5公里"), "0.5公里", "0.5", "公里"),
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
        (GROWTH, "六点五", "请用数字写成“6.5%”", "in digits: “6.5%”"),
        (GROWTH, "百分之六点五", "请用数字写成“6.5%”", "in digits: “6.5%”"),
        (CLOUD, "一百二十家", "请用数字写成“120家”", "in digits: “120家”"),
        (GROWTH, "12万", "它缺少单位", "its unit is missing"),
        (CLOUD, "1.5家", "“家”是逐个计数的,不会有小数", "counted one by one"),
        (CLOUD, "0.00005万家", "“家”是逐个计数的,不会有小数", "counted one by one"),
        (CLOUD, "-5家", "数量不会小于零", "not below nought"),
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


def test_a_scale_word_without_its_unit_is_kept_as_written_and_compared_with_it() -> None:
    found = replace(actual("0.02万家"), value="0.02万")
    assert actual_fault(CLOUD, found) is None
    assert written(found) == "0.02万家"


def test_a_balance_may_be_below_nought() -> None:
    name = Bilingual("净增企业", "Net increase of enterprises")
    balance = replace(CLOUD, indicator=replace(CLOUD.indicator, name=name))
    assert read_value(balance, "-5家").quote == "-5家"


@pytest.mark.parametrize(
    ("figure", "text", "times"),
    [
        (CLOUD, "1.2万家", 30),
        (GROWTH, "150%", 23),
        (GROWTH, "1，234", 189),
        (CLOUD, "3999家", 0),
        (GROWTH, "-9%", 0),
    ],
)
def test_a_value_many_times_its_target_is_to_be_looked_at_again(
    figure: Figure, text: str, times: int
) -> None:
    said = far_above(figure, read_value(figure, text))
    assert (said is not None) is bool(times)
    assert said is None or f"的{times}倍以上" in said.zh
