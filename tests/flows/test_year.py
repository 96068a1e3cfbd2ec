"""A year's story in the real window: entered by hand and by a workbook, and what is left of it at the next start."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.flows import year
from tests.flows.conftest import Open
from tests.flows.year import (
    FIRST_HALF,
    QUARTERS,
    REVISED_HALF,
    REVISION,
    UNDONE_HALF,
    YEAR,
    keep_picture,
    wait_for_values,
)

USUAL = ("--size", "1440x900", "--theme", "light")
YINCHUAN = 2  # its place among the rules
# By Yinchuan's rule: 188 of 400 is 3 points below half of it, which the rule leaves open.
STATES = {
    "gdp-growth": ("难以判定", "难以判定", "达到目标", "达到目标"),
    "total-budget-revenue-growth": ("低于目标", "达到目标", "低于目标", "达到目标"),
    "income-growth": ("低于目标", "低于目标", "达到目标", "达到目标"),
    "new-cloud-enterprises": ("达序时", "规则空档", "规则空档", "达序时"),
}
HALF = {
    "gdp-growth": "按“银川2025”：截至2023年6月30日（2023年1月至6月）为6.2%，2023年目标6.5%左右；增速不按时间折算，"
    "只与全年目标相比，低0.3个百分点：难以判定。",
    "new-cloud-enterprises": "按“银川2025”：截至2023年6月30日（2023年1月至6月）（满6个月）完成188家，目标400家以上；"
    "完成进度188÷400=47.0%，应达6÷12=50.0%，比应达低3.0个百分点：规则空档。",
}


@pytest.fixture
def user(tmp_path: Path) -> Path:
    """A fresh user whose folders have Chinese and a space in their names."""
    folder = tmp_path / "督查室 王主任"
    (folder / "home").mkdir(parents=True)
    return folder


def assert_told(said: dict[date, year.Said], book: Path) -> None:
    """That a window said what the rule makes of the year, in words with the rule's name."""
    words = {indicator: tuple(said[day][indicator][0] for day, _ in QUARTERS) for indicator in year.TARGETS}
    assert words == STATES
    sentences = [sentence for row in said.values() for _, sentence in row.values()]
    assert len(sentences) == 16
    assert all(sentence.startswith("按“银川2025”：") for sentence in sentences)
    half = said[QUARTERS[1][0]]
    assert all(half[indicator][1].startswith(sentence) for indicator, sentence in HALF.items())
    assert said == {day: year.judged(book, day) for day, _ in QUARTERS}


def test_a_year_entered_by_hand_is_told_by_its_rule(
    viewer: Open, where: dict[str, Any], user: Path, tmp_path: Path
) -> None:
    book = year.notebook(user)
    with viewer(*USUAL) as window:
        year.choose_rule(window, YINCHUAN)
        for quarter, name in enumerate(("first quarter", "half year")):
            year.enter(window, year.entered(quarter), name)
        wait_for_values(book, FIRST_HALF)
        year.revise(window, REVISION)
        wait_for_values(book, REVISED_HALF)
        window.press("ctrl+z")
        wait_for_values(book, UNDONE_HALF)
        window.press("ctrl+shift+z")
        wait_for_values(book, REVISED_HALF)
        keep_picture(window, "overview at half year")
        for quarter, name in ((2, "three quarters"), (3, "year end")):
            year.enter(window, year.entered(quarter), name)
        wait_for_values(book, YEAR)
        assert_told(year.told(window, where, tmp_path), book)


def test_the_same_year_out_of_a_workbook_is_told_the_same(
    viewer: Open, where: dict[str, Any], user: Path, tmp_path: Path
) -> None:
    book, template = year.notebook(user), tmp_path / "填报 模板.xlsx"
    with viewer() as window:
        year.save(window, "t", template)
    with viewer(*USUAL) as window:
        for entries in (FIRST_HALF, YEAR):
            table = tmp_path / f"填报 {len(entries)}行.xlsx"
            year.fill_table(template, entries, table)
            year.import_table(window, table, f"import of {len(entries)}")
            wait_for_values(book, entries)
        window.press("ctrl+z")
        wait_for_values(book, UNDONE_HALF)
        window.press("ctrl+shift+z")
        wait_for_values(book, YEAR)
        year.choose_rule(window, YINCHUAN)
        assert_told(year.told(window, where, tmp_path), book)
