"""一、（一）1. （1）."""

from __future__ import annotations

import pytest

from desktop.printing.numbering import chinese, level_number


@pytest.mark.parametrize(
    ("level", "count", "number"),
    [(1, 1, "一、"), (1, 13, "十三、"), (2, 7, "（七）"), (3, 4, "4."), (4, 2, "（2）"), (5, 2, "（2）")],
)
def test_each_level_has_its_number(level: int, count: int, number: str) -> None:
    assert level_number(level, count) == number


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "零"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (100, "一百"), (105, "一百零五"),
     (110, "一百一十"), (1000, "一千"), (1001, "一千零一"), (1010, "一千零一十"), (9999, "九千九百九十九")],
)  # fmt: skip
def test_numbers_are_counted_as_aloud(number: int, words: str) -> None:
    assert chinese(number) == words


def test_a_number_no_heading_can_have_is_refused() -> None:
    with pytest.raises(ValueError, match="10000"):
        chinese(10_000)
