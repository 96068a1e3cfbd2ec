"""Packs are dragged with the mouse out of another window, as out of a file manager, and dropped on ours."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from db.pack import write_pack
from tests.desktop.library.conftest import of_place
from tests.flows.conftest import Open
from tests.flows.driving import ROOT, Viewer, environment, wait_until
from tests.flows.stick import SIDE

_STEPS, _PACE = 10, 0.04  # s: what is dragged is offered and welcomed on the way
MIDDLE = (SIDE // 2, SIDE // 2)


class Mouse:
    """The mouse on the whole screen."""

    def __init__(self, display: str, user: Path) -> None:
        self.environment = environment(user, DISPLAY=display, QT_QPA_PLATFORM="xcb")

    def do(self, *arguments: object) -> str:
        command = ["xdotool", *map(str, arguments)]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    @contextmanager
    def holding(self, paths: Sequence[Path]) -> Iterator[None]:
        """With a window from which these files can be dragged."""
        names = [str(path) for path in paths]
        self.do("mousemove", *MIDDLE)
        stick = subprocess.Popen(
            [sys.executable, "-m", "tests.flows.stick", *names],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert stick.stdout is not None
        try:
            assert stick.stdout.readline() == "there\n"
            yield
        finally:
            stick.kill()
            stick.communicate()

    def drag_to(self, x: int, y: int) -> None:
        """Drag from the stick to a point of the screen and let go, moving as a hand does: in steps."""
        (left, top), path = MIDDLE, list[object]()
        for step in range(1, _STEPS + 1):
            path += [
                "mousemove",
                left + (x - left) * step // _STEPS,
                top + (y - top) * step // _STEPS,
                "sleep",
                _PACE,
            ]
        self.do("mousedown", 1, "sleep", _PACE, *path, "mouseup", 1)


@pytest.fixture
def mouse(display: str, user: Path) -> Mouse:
    return Mouse(display, user)


def middle_of(window: Viewer) -> tuple[int, int]:
    place = window.geometry
    return place["X"] + place["WIDTH"] // 2, place["Y"] + place["HEIGHT"] // 2


def test_a_pack_that_is_dropped_on_the_page_is_opened(viewer: Open, mouse: Mouse, tmp_path: Path) -> None:
    pack = write_pack([of_place("nanan", "南安市")], tmp_path / "收到 的#1.brief")
    with viewer() as window, mouse.holding([pack]):
        mouse.drag_to(*middle_of(window))
        window.wait_for_title("总览 · 南安市简报 2023")


def test_a_folder_that_is_dropped_on_the_library_is_taken_in(
    viewer: Open, mouse: Mouse, tmp_path: Path
) -> None:
    write_pack([of_place("nanan", "南安市")], tmp_path / "U 盘" / "a.brief")
    write_pack([of_place("shishi", "石狮市")], tmp_path / "U 盘" / "深" / "b.brief")
    with viewer() as window:
        window.press("ctrl+shift+o")
        window.wait_for_title("简报库")
        window.settle()
        before = window.picture()
        with mouse.holding([tmp_path / "U 盘"]):
            mouse.drag_to(*middle_of(window))
            wait_until(lambda: window.picture() not in {before, ""}, "the rows of the library")
        window.wait_for_focus()
        window.look_for("石狮市")
        window.wait_for_title("石狮市简报 2023")
