"""A title breaks at the sense into a trapezium or a diamond."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.printing.titles import title_lines, width


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("关于开展清查的通知", ("关于开展清查的通知",)),
        (
            "历经大战大考，整座城市愈加坚韧—— 交出一年成绩单 开启晋江2023",
            ("历经大战大考，整座城市愈加坚韧——", "交出一年成绩单 开启晋江2023"),
        ),
        (
            "提升能力，推动高质量发展取得新的更大成效，保障民生",
            ("提升能力，", "推动高质量发展取得新的更大成效，保障民生"),
        ),
        ("", ()),
    ],
)
def test_lines_end_at_the_sense(title: str, lines: tuple[str, ...]) -> None:
    assert title_lines(title, 20) == lines


def test_a_trapezium_is_taken_rather_than_a_block_of_equal_lines() -> None:
    assert title_lines("凝心聚力，开创新局，，稳中求进，以进促稳，", 12) == (
        "凝心聚力，开创新局，，",
        "稳中求进，以进促稳，",
    )


def test_a_title_without_marks_is_cut_evenly() -> None:
    assert title_lines("关于二〇二二年国民经济和社会发展计划执行情况的报告", 20) == (
        "关于二〇二二年国民经济和社",
        "会发展计划执行情况的报告",
    )


@given(st.text(st.sampled_from("推进发展，。、 —20晋江市（）"), max_size=90))
def test_no_character_is_lost_and_no_line_is_too_long(title: str) -> None:
    lines = title_lines(title, 20)
    assert "".join("".join(lines).split()) == "".join(title.split())
    assert all(lines)
    # A closing mark may hang on to a line that was cut.
    assert all(width(line.rstrip("，。、；：！？）》”’")) <= 20 for line in lines)
