"""Punctuation for the eye, character for character; and offsets that stay true."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import UserError
from db.records import Brief
from desktop import wording
from desktop.typography import code_point_offset, shown, straight, utf16_offset

MIXED = st.text(alphabet="晋江2年7.0%,:;?!()“”‘’、。a b-\U0002000b😀", max_size=40)
ANY = st.text(max_size=60)


@given(MIXED | ANY)
def test_the_length_never_changes(text: str) -> None:
    assert len(shown(text)) == len(text)


@given(MIXED | ANY)
def test_what_is_set_stays_set(text: str) -> None:
    assert shown(shown(text)) == shown(text)


@given(MIXED)
def test_only_seven_marks_ever_change(text: str) -> None:
    changed = {(a, b) for a, b in zip(text, shown(text), strict=True) if a != b}
    assert changed <= {(mark, chr(ord(mark) + 0xFEE0)) for mark in ",:;?!()"}


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("居民收入增长7.0%,财政", "居民收入增长7.0%，财政"),
        ("7.0%,“三大", "7.0%，“三大"),
        ("为6.1%,2023年目标", "为6.1%，2023年目标"),
        ("县(市)", "县（市）"),
        ("为什么?", "为什么？"),
        ("1,400亿元", "1,400亿元"),
        ("增长1,400,其中", "增长1,400，其中"),
        ("GDP (2022): 3,207", "GDP (2022): 3,207"),
        ("II型,大城市", "II型，大城市"),
        ("\U0002000b,", "\U0002000b，"),
        ("", ""),
        (",,,晋", "，，，晋"),
    ],
)
def test_a_mark_beside_chinese_is_set_full_width(given_text: str, expected: str) -> None:
    assert shown(given_text) == expected


def test_no_figure_of_the_brief_changes(brief: Brief) -> None:
    for item in brief.items:
        text = item.marker + item.text
        for figure in item.figures:
            span = slice(figure.span.start, figure.span.end)
            assert shown(text)[span] == text[span] == figure.quote


def test_a_long_run_of_marks_is_set_like_a_short_one() -> None:
    assert shown("," * 50_000 + "晋") == "，" * 50_000 + "晋"


@pytest.mark.parametrize(
    ("text", "code_points", "units"),
    [("晋江", 1, 1), ("\U0002000b江", 1, 2), ("a😀b😀", 3, 4), ("a😀b😀", 4, 6), ("", 0, 0)],
)
def test_offsets_count_what_qt_counts(text: str, code_points: int, units: int) -> None:
    assert utf16_offset(text, code_points) == units
    assert code_point_offset(text, units) == code_points


def test_inside_a_surrogate_pair_is_its_start() -> None:
    assert code_point_offset("a\U0002000bb", 2) == 1


@given(MIXED | ANY, st.data())
def test_offsets_lead_back(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    assert code_point_offset(text, utf16_offset(text, offset)) == offset


@given(MIXED | ANY)
def test_straight_marks_take_the_place_of_curly_ones_and_of_nothing_else(text: str) -> None:
    changed = {(a, b) for a, b in zip(text, straight(text), strict=True) if a != b}
    assert changed <= {("“", '"'), ("”", '"'), ("‘", "'"), ("’", "'")}


def test_an_error_quotes_in_the_way_of_its_language() -> None:
    error = UserError(
        "“甲.brief”没有打开,文件没有改动。", "“甲.brief” was not opened. The file is unchanged."
    )
    assert wording.error_words(error, "en") == '"甲.brief" was not opened. The file is unchanged.'
    assert wording.error_words(error, "zh_CN") == "“甲.brief”没有打开，文件没有改动。"
