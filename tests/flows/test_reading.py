"""Reading in the real window: keyboard and mouse through tree, filter, palette, text and history."""

from __future__ import annotations

from typing import Any

import pytest

from tests.flows.conftest import Open
from tests.flows.driving import Onlooker, wait_until

NAME = "晋江简报 2023"
SIZE = ("--size", "1440x900", "--theme", "light")


def test_the_window_opens_on_the_overview_and_quits_by_the_keyboard(viewer: Open) -> None:
    with viewer() as window:
        assert window.title == f"总览 · {NAME}"
        assert window.quit() == 0
        assert window.file("session.json")["place"] == "briefing:jinjiang-2023/"
        assert window.file("settings.json") == {}


def test_arrow_keys_in_the_tree_walk_through_the_sections(viewer: Open, where: dict[str, Any]) -> None:
    with viewer(*SIZE) as window:
        window.click(where["rows"]["economy"])
        window.wait_for_title("2.1 经济")
        window.press("Down")
        window.wait_for_title("2.2 产业")
        window.press("Up", "Up")
        window.wait_for_title("2 ", "成效")
        window.press("Left", "Down")
        window.wait_for_title("3 ")
        window.press("Up", "Right", "Right")
        window.wait_for_title("2.1 经济")


def test_the_filter_leads_to_a_section_without_the_mouse(viewer: Open) -> None:
    with viewer() as window:
        window.press("ctrl+e")
        window.type("II")
        window.press("Down", "Down")
        window.wait_for_title("7.1 划重点")
        window.press("ctrl+e", "Escape")
        assert "7.1" in window.title


def test_the_palette_leads_to_a_line(viewer: Open) -> None:
    with viewer() as window:
        window.look_for("2400")
        window.wait_for_title("2.4 改革 · 第55行")


def test_the_palette_understands_chinese(viewer: Open) -> None:
    with viewer() as window:
        window.look_for("金门 供水")
        window.wait_for_title("2.4 改革 · 第55行")


def test_the_palette_closes_without_going_anywhere(viewer: Open) -> None:
    with viewer() as window:
        window.open_palette()
        window.type("2400")
        window.press("Escape")
        window.wait_for_focus()
        window.press("ctrl+Next")
        window.wait_for_title("1 ", NAME)


def test_section_and_item_keys_follow_the_reading_order(viewer: Open) -> None:
    with viewer("briefing:jinjiang-2023/economy") as window:
        window.press("alt+Down")
        window.wait_for_title("2.1 经济 · 第27行")
        window.press("alt+Down", "alt+Down")
        window.wait_for_title("第29行")
        window.press("alt+Up")
        window.wait_for_title("第28行")
        window.press("ctrl+Next")
        window.wait_for_title("2.2 产业")
        window.press("ctrl+Prior", "ctrl+Prior")
        window.wait_for_title("2 ", "成效")
        window.press("ctrl+t")
        window.wait_for_title("目标")
        window.press("alt+Home")
        window.wait_for_title("总览")


def test_back_and_forward_return_by_key(viewer: Open) -> None:
    with viewer() as window:
        window.press("ctrl+t")
        window.wait_for_title("目标")
        window.look_for("2400")
        window.wait_for_title("第55行")
        window.press("alt+Left")
        window.wait_for_title("目标")
        window.press("alt+Left")
        window.wait_for_title("总览")
        window.press("alt+Right", "alt+Right")
        window.wait_for_title("第55行")


def test_a_click_on_a_gauge_shows_its_line_and_back_returns(viewer: Open, where: dict[str, Any]) -> None:
    with viewer(*SIZE) as window:
        window.click(where["card"])
        window.wait_for_title("第87行")
        window.click(where["back"])
        window.wait_for_title("总览")


@pytest.mark.parametrize(("thing", "line"), [("figure", "第27行"), ("tile", "第28行")])
def test_a_click_on_a_figure_shows_its_source_line(
    viewer: Open, where: dict[str, Any], thing: str, line: str
) -> None:
    with viewer(*SIZE, "briefing:jinjiang-2023/economy") as window:
        before = window.picture()
        window.click(where[thing])
        window.wait_for_title("2.1 经济", line)
        wait_until(lambda: window.picture() != before, "the source pane")
        window.quit()
        assert window.file("session.json")["details"] > 0


def test_a_click_on_the_search_field_opens_the_palette(viewer: Open, where: dict[str, Any]) -> None:
    with viewer(*SIZE) as window:
        window.click(where["search"])
        window.wait_for_palette()
        window.type("274")
        window.press("Return")
        window.wait_for_title("第53行")


def test_a_copy_with_citation_names_brief_section_and_line(viewer: Open, onlooker: Onlooker) -> None:
    with viewer("briefing:jinjiang-2023/economy#27") as window:
        onlooker.put_on_clipboard("something else")
        window.press("ctrl+shift+c")
        wait_until(lambda: onlooker.clipboard() != "something else", "a copy")
        assert onlooker.clipboard().splitlines() == [
            "预计全年一般公共预算收入增长6.17%",
            "——《晋江简报 2023》·经济·原文第27行",
        ]


def test_a_copied_link_leads_back_to_its_place(viewer: Open, onlooker: Onlooker) -> None:
    with viewer("briefing:jinjiang-2023/economy#28") as window:
        onlooker.put_on_clipboard("something else")
        window.press("ctrl+shift+l")
        wait_until(lambda: onlooker.clipboard() == "briefing:jinjiang-2023/economy#28", "the link")
