"""A year's story in the real window: entered by hand and by a workbook, and what is left of it at the next start."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.flows import year
from tests.flows.conftest import Open
from tests.flows.driving import Onlooker, Viewer, wait_until
from tests.flows.test_hostile import wait_for_notices
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
FIRST = FIRST_HALF[:1]
EDGE = 28  # pixels from the left of a form, where no caret blinks and what is said has its ground
YINCHUAN = 2  # its place among the rules
# By Yinchuan's rule: 188 of 400 is 3 points below half of it, which the rule leaves open.
STATES = {
    "gdp-growth": ("难以判定", "难以判定", "暂达目标", "达到目标"),
    "total-budget-revenue-growth": ("低于目标", "暂达目标", "低于目标", "达到目标"),
    "income-growth": ("低于目标", "低于目标", "暂达目标", "达到目标"),
    "new-cloud-enterprises": ("达序时", "规则空档", "规则空档", "达到目标"),
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
    with viewer(*USUAL) as window:
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
    with viewer(*USUAL) as window:
        assert_told(year.told(window, where, tmp_path), book)


def on_screen(window: Viewer, place: Sequence[int]) -> tuple[int, int, int, int]:
    """A part of the window's inside, as a part of the screen."""
    x, y, width, height = place
    return window.geometry["X"] + x, window.geometry["Y"] + y, width, height


def test_a_value_called_saved_is_there_after_a_kill_and_in_the_next_first_picture(
    viewer: Open, onlooker: Onlooker, where: dict[str, Any], user: Path, tmp_path: Path
) -> None:
    book = year.notebook(user)
    with viewer(*USUAL) as window:
        card = on_screen(window, (*where["first card"], 200, 250))
        bar = on_screen(window, where["bar"])
        window.open_window("ctrl+i", year.ENTERING)
        year.fill_in(window, FIRST[0])
        form = int(window.window_titled(year.ENTERING))
        window.settle(str(form))
        before = onlooker.ask("column", form, EDGE)
        window.press("ctrl+Return")
        wait_until(lambda: onlooker.ask("column", form, EDGE) not in (before, ""), "that it is saved")
        window.kill()
    assert year.kept(book) == FIRST
    wait_until(lambda: onlooker.ask("area", *card) == "", "the screen to be clear")
    opening = viewer(*USUAL)
    first = year.first_drawn(onlooker, card), onlooker.ask("area", *bar)
    with opening as window:
        assert on_screen(window, where["bar"]) == bar
        assert (onlooker.ask("area", *card), onlooker.ask("area", *bar)) == first
        assert year.ledger(window, tmp_path / "台账.csv")["gdp-growth"][0] == "规则未定"


def test_with_nowhere_to_keep_it_a_value_holds_for_the_run_and_that_is_said(
    viewer: Open, where: dict[str, Any], tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    homes = {"HOME": str(blocked / "home"), "XDG_CONFIG_HOME": str(blocked / "home" / "config")}
    with viewer(*USUAL, variables=homes) as window:
        wait_for_notices(window, where, 1)
        year.enter(window, FIRST, "not in the file")
        keep_picture(window, "nowhere to keep it")
        wait_for_notices(window, where, 2)
        assert year.ledger(window, tmp_path / "台账.csv")["gdp-growth"][0] == "规则未定"
        window.open_window("ctrl+q", year.LEAVING)
        keep_picture(window, "leaving", year.LEAVING)
        # From exporting to leaving all the same.
        window.press("shift+Tab", "space")
        assert window.wait_for_end() == 0
    assert blocked.read_bytes() == b""


def test_a_damaged_notebook_is_told_and_left_alone_and_the_brief_is_read(
    viewer: Open, where: dict[str, Any], user: Path
) -> None:
    book = year.notebook(user)
    book.parent.mkdir(parents=True)
    book.write_bytes(b"not a notebook" * 1000)
    with viewer(*USUAL) as window:
        wait_for_notices(window, where, 1)
        keep_picture(window, "damaged notebook")
        window.look_for("2400")
        window.wait_for_title("第55行")
    assert book.read_bytes() == b"not a notebook" * 1000
