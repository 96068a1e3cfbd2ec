"""Quantities as written: parsed, bounded, scaled, and printed back to the character."""

from __future__ import annotations

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.quantities import Comparator, NotAQuantity, parse, plain

BEFORE = [
    "",
    "超",
    "首超",
    "逾",
    "约",
    "近",
    "达",
    "不超过",
    "不低于",
    "突破",
    "跃上",
    "控制在",
    "不足",
    "将近",
]
AFTER = ["", "左右", "上下", "以上", "以内", "以下", "台阶"]
UNITS = [
    "",
    "%",
    "％",
    "家",
    "户",
    "万户",
    "亿元",
    "万亿元",
    "平方米",
    "万平方米",
    "吨",
    "个百分点",
    "微克/立方米",
    "多家",
    "余亿元",
    "万余人",
]
NUMBERS = st.one_of(
    st.from_regex(r"-?(0|[1-9][0-9]{0,9})(\.[0-9]{1,4})?", fullmatch=True),
    st.from_regex(r"[1-9][0-9]{0,2}(,[0-9]{3}){1,3}", fullmatch=True),
)


@given(st.sampled_from(BEFORE), NUMBERS, st.sampled_from(UNITS), st.sampled_from(AFTER))
def test_a_quantity_prints_back_as_written(before: str, number: str, unit: str, after: str) -> None:
    quote = before + number + unit + after
    assert parse(quote).quote == quote


@given(
    st.integers(0, 999), st.integers(0, 999), st.sampled_from("-—–~～至到"), st.sampled_from(["%", "亿元"])
)
def test_a_range_prints_back_as_written(low: int, rise: int, join: str, unit: str) -> None:
    found = parse(f"{low}{join}{low + rise}{unit}")
    assert found.quote == f"{low}{join}{low + rise}{unit}"
    assert (found.value, found.value_hi) == (Decimal(low), Decimal(low + rise))
    assert found.comparator is Comparator.RANGE


@given(st.text())
def test_any_text_prints_back_or_is_not_a_quantity(text: str) -> None:
    with contextlib.suppress(NotAQuantity):
        assert parse(text).quote == text


@pytest.mark.parametrize(
    ("quote", "comparator", "normalised", "unit"),
    [
        ("7.0%", "eq", "7.0", "%"),
        ("6.5％左右", "approx", "6.5", "%"),
        ("6.5%上下", "approx", "6.5", "%"),
        ("约50亿元", "approx", "5000000000", "元"),
        ("大约50家", "approx", "50", "家"),
        ("近50家", "approx", "50", "家"),
        ("将近50家", "approx", "50", "家"),
        ("接近50家", "approx", "50", "家"),
        ("超1400家", "gt", "1400", "家"),
        ("超过1,400家", "gt", "1400", "家"),
        ("首超2.5亿元", "gt", "250000000", "元"),
        ("突破3000亿元", "gt", "300000000000", "元"),
        ("逾3000人", "gt", "3000", "人"),
        ("高于5%", "gt", "5", "%"),
        ("大于5%", "gt", "5", "%"),
        ("多于5个", "gt", "5", "个"),
        ("1400多家", "gt", "1400", "家"),
        ("50余亿元", "gt", "5000000000", "元"),
        ("3万多人", "gt", "30000", "人"),
        ("2亿余元", "gt", "200000000", "元"),
        ("400家以上", "ge", "400", "家"),
        ("达到400家以上", "ge", "400", "家"),
        ("不低于5%", "ge", "5", "%"),
        ("不少于5个", "ge", "5", "个"),
        ("不小于5个", "ge", "5", "个"),
        ("至少5个", "ge", "5", "个"),
        ("跃上3000亿元台阶", "ge", "300000000000", "元"),
        ("低于5%", "lt", "5", "%"),
        ("小于5%", "lt", "5", "%"),
        ("少于5个", "lt", "5", "个"),
        ("不满5个", "lt", "5", "个"),
        ("不足5个", "lt", "5", "个"),
        ("不到5个", "lt", "5", "个"),
        ("5%以内", "le", "5", "%"),
        ("控制在5%以内", "le", "5", "%"),
        ("5%以下", "le", "5", "%"),
        ("不超过5%", "le", "5", "%"),
        ("不高于5%", "le", "5", "%"),
        ("不大于5%", "le", "5", "%"),
        ("控制在5%", "eq", "5", "%"),
        ("达99.4%", "eq", "99.4", "%"),
        ("达到99.4%", "eq", "99.4", "%"),
        ("-5.0%", "eq", "-5.0", "%"),
        ("0.5个百分点", "eq", "0.5", "个百分点"),
        ("0.5百分点", "eq", "0.5", "百分点"),
        ("4.5万户", "eq", "45000", "户"),
        ("2.55555万户", "eq", "25555.5", "户"),
        ("5千万元", "eq", "50000000", "元"),
        ("1.2万亿元", "eq", "1200000000000", "元"),
        ("百家", "eq", "100", "家"),
        ("超千万平方米", "gt", "10000000", "平方米"),
        ("百万人口", "eq", "1000000", "人"),
        ("万亿元", "eq", "1000000000000", "元"),
        ("十多家", "gt", "10", "家"),
        ("22.5微克/立方米", "eq", "22.5", "微克/立方米"),
        ("5%-7%", "range", "5", "%"),
        ("5-7亿元", "range", "500000000", "元"),
        ("123456789012345678.9亿元", "eq", "12345678901234567890000000", "元"),
    ],
)
def test_a_quantity_is_read_so(quote: str, comparator: str, normalised: str, unit: str) -> None:
    found = parse(quote)
    assert (found.comparator, plain(found.normalised[0]), found.normalised[1]) == (
        comparator,
        normalised,
        unit,
    )
    assert found.quote == quote


def test_the_upper_end_of_a_range_is_scaled_too() -> None:
    assert parse("5-7亿元").normalised_hi == Decimal(700000000)
    assert parse("7亿元").normalised_hi is None


def test_written_zeros_are_kept() -> None:
    assert (parse("5.0%").number, str(parse("5.0%").value)) == ("5.0", "5.0")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "增长",
        "超",
        "首次超50亿元",
        "约超50家",
        "400家以上企业",
        "5%左右的增长",
        "5个,其中3个",
        "5 家",
        "5家 ",
        "5亿-7亿元",
        "7-5%",
        "5%-7个",
        "5%7%",
        "百十家",
        "十百家",
        "５.0%",
        "1.2.3%",
        "1e5家",
        "1_000家",
        "9" * 25 + "家",
        "5\x00家",
        "5%\n",
        "\ud800",
        "5<b>家</b>",
    ],
)
def test_what_cannot_be_believed_is_not_a_quantity(text: str) -> None:
    with pytest.raises(NotAQuantity):
        parse(text)
