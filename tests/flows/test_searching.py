"""Searching in the real window: from a hit to the next by key, and finding in the brief that is read."""

from __future__ import annotations

from tests.flows.conftest import Open


def test_one_hit_leads_to_the_next_and_back_across_sections(viewer: Open) -> None:
    with viewer() as window:
        window.look_for("qiye")
        window.wait_for_title("2.1 经济 · 第29行")
        window.press("F3")
        window.wait_for_title("2.2 产业 · 第35行")
        window.press("shift+F3", "shift+F3")
        window.wait_for_title("第227行")


def test_the_strip_finds_in_the_brief_by_pinyin(viewer: Open) -> None:
    with viewer() as window:
        window.press("ctrl+f")
        window.settle()
        window.type("jinmen")
        window.press("Return")
        window.wait_for_title("2.4 改革 · 第55行")
        window.press("Escape", "F3")
        window.settle()
        window.type("2400")
        window.press("Return")
        window.wait_for_title("2.4 改革 · 第55行")


def test_ctrl_enter_opens_and_the_palette_stays(viewer: Open) -> None:
    with viewer() as window:
        window.open_palette()
        window.type("qiye")
        window.press("ctrl+Return")
        window.wait_for_title("2.1 经济 · 第29行")
        window.press("Down", "Return")
        window.wait_for_title("2.2 产业 · 第35行")
