"""Zoom, theme, language, the window's size and the place: chosen by keyboard, found again after a restart."""

from __future__ import annotations

from typing import Any

import pytest

from tests.flows.conftest import Open
from tests.flows.driving import wait_until


def test_zoom_goes_in_out_and_back_by_key(viewer: Open) -> None:
    with viewer() as window:
        window.press("ctrl+plus", "ctrl+equal")
        window.wait_for_setting("zoom", 1.25)
        window.press("ctrl+minus")
        window.wait_for_setting("zoom", 1.1)
        window.press("ctrl+0")
        window.wait_for_setting("zoom", 1.0)


@pytest.mark.parametrize(("key", "theme"), [("l", "light"), ("d", "dark"), ("c", "contrast")])
def test_a_theme_is_chosen_from_the_menu_by_keyboard(viewer: Open, key: str, theme: str) -> None:
    with viewer() as window:
        window.open_menus("alt+v", "t")
        window.press(key)
        window.wait_for_setting("theme", theme)


def test_the_dark_theme_is_dark_all_the_way_down(viewer: Open, where: dict[str, Any]) -> None:
    with viewer() as window:
        window.open_menus("alt+v", "t")
        window.press("d")
        window.wait_for_setting("theme", "dark")

        def is_dark() -> bool:
            colors = [max(bytes.fromhex(color[1:])) for color in window.colors(where["notices"])]
            # Letters are light; nothing they stand on is.
            return sum(color > 100 for color in colors) < len(colors) / 20

        wait_until(is_dark, "the dark theme, all the way down")


def test_every_menu_opens_by_its_letter_and_closes_by_escape(viewer: Open) -> None:
    with viewer() as window:
        for letter in "fegvh":
            window.open_menus(f"alt+{letter}")
            window.press("Escape")
            window.wait_for_menus_to_close()
        window.press("ctrl+t")
        window.wait_for_title("目标")


def test_full_screen_comes_and_goes(viewer: Open) -> None:
    with viewer("--size", "1200x800") as window:
        window.press("F11")
        wait_until(lambda: window.geometry["WIDTH"] == 1600, "the full screen")
        window.press("F11")
        wait_until(lambda: window.geometry["WIDTH"] == 1200, "the window")


def test_everything_chosen_is_found_again_after_a_restart(viewer: Open) -> None:
    with viewer() as window:
        window.open_menus("alt+v", "g")
        window.press("Down", "Return")
        window.wait_for_title("Overview · Jinjiang Brief 2023")
        # Keys pressed while the menu goes away would still be its own.
        window.settle()
        window.open_menus("alt+v", "t")
        window.press("d")
        window.wait_for_setting("theme", "dark")
        window.settle()
        window.press("ctrl+plus")
        window.wait_for_setting("zoom", 1.1)
        window.look_for("2400")
        window.wait_for_title("Line 55")
        window.place(140, 120, 1100, 700)
        window.settle()
        title, geometry = window.title, window.geometry
        window.quit()
    with viewer() as window:
        assert window.title == title
        wait_until(lambda: window.geometry == geometry, f"{geometry} again")
        window.quit()
        assert window.file("settings.json") == {
            "calm": False,
            "language": "en",
            "line_numbers": False,
            "theme": "dark",
            "watched": [],
            "zoom": 1.1,
        }


def test_options_of_the_command_line_are_for_one_run(viewer: Open) -> None:
    with viewer("--language", "en", "--theme", "contrast", "--size", "1000x700") as window:
        assert window.title == "Overview · Jinjiang Brief 2023"
        assert (window.geometry["WIDTH"], window.geometry["HEIGHT"]) == (1000, 700)
        window.quit()
        assert window.file("settings.json") == {}
