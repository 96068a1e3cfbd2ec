"""Chinese numerals and digits are counterparts where both are surely numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.numerals import alternatives, counterparts, value


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("二〇二三", "2023"),
        ("二零二三年", "2023年"),
        ("2023", "二〇二三"),
        ("百分之六点五", "6.5%"),
        ("6.5%", "百分之六点五"),
        ("百分之七", "7%"),
        ("百分之一百二十", "120%"),
        ("增长百分之七点六左右", "增长7.6%左右"),
        ("五点五倍", "5.5倍"),
    ],
)
def test_a_number_has_a_counterpart(typed: str, other: str) -> None:
    assert other in counterparts(typed)


@pytest.mark.parametrize(
    "word", ["一", "三个", "千万", "十四个", "二十大", "一般", "400", "gdp", "", "百企帮百村"]
)
def test_what_may_be_no_number_has_none(word: str) -> None:
    assert counterparts(word) == ()


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("十四个", "14个"),
        ("14个", "十四个"),
        ("三千亿", "3000亿"),
        ("3000亿", "三千亿"),
        ("两百", "200"),
        ("205", "二百零五"),
        ("四百家以上", "400家以上"),
        ("110", "一百一十"),
    ],
)
def test_a_number_has_an_alternative(typed: str, other: str) -> None:
    assert other in alternatives(typed)


@pytest.mark.parametrize("text", ["十十", "百千", "零十", "点五", "五点", "五五十", ""])
def test_a_row_that_is_no_number_has_no_value(text: str) -> None:
    assert value(text) is None


@given(st.integers(0, 9999))
def test_a_number_in_words_has_its_own_value(number: int) -> None:
    (written,) = [one for one in alternatives(str(number)) if "〇" not in one and len(one) < 20][-1:] or [
        "零"
    ]
    assert number < 1 or value(written) == Decimal(number)


@given(st.text(alphabet="零〇一二三四五六七八九十百千万亿点百分之0123456789.%个年", max_size=20))
def test_any_row_of_signs_has_alternatives_or_none(text: str) -> None:
    assert text not in alternatives(text)
