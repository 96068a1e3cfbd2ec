"""Packs are dragged with the mouse out of another window, as out of a file manager, and dropped on ours."""

from __future__ import annotations

import contextlib
import itertools
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue

import pytest

from db.pack import write_pack
from tests.desktop.library.conftest import of_place
from tests.flows.conftest import Open
from tests.flows.driving import PATIENCE, ROOT, Viewer, environment, wait_until
from tests.flows.stick import SIDE

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
    def holding(self, path: Path) -> Iterator[Drag]:
        """With a window from which a file can be dragged, and the pointer on it."""
        self.do("mousemove", *MIDDLE)
        stick = subprocess.Popen(
            [sys.executable, "-m", "tests.flows.stick", str(path)],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )
        said: Queue[str] = Queue()
        listener = threading.Thread(target=_listen, args=(stick, said))
        listener.start()
        try:
            assert said.get(timeout=PATIENCE) == "there"
            yield Drag(self, said)
        finally:
            stick.kill()
            listener.join()
            stick.communicate()


class Drag:
    """What is held by the mouse; `said` is what the window says that it was taken from."""

    def __init__(self, mouse: Mouse, said: Queue[str]) -> None:
        self._mouse, self._said = mouse, said

    def drop_at(self, x: int, y: int) -> None:
        """Drag to a point of the screen, and let go as soon as the window there welcomes what is dragged."""
        self._mouse.do("mousedown", 1)
        steps = itertools.cycle((x + 1, x))

        def is_welcome() -> bool:
            self._mouse.do("mousemove", next(steps), y)
            with contextlib.suppress(Empty):
                return self._said.get(timeout=0.05) == "CopyAction"
            return False

        wait_until(is_welcome, "a welcome")
        self._mouse.do("mouseup", 1)


def _listen(stick: subprocess.Popen[str], said: Queue[str]) -> None:
    assert stick.stdout is not None
    for line in stick.stdout:
        said.put(line.strip())


@pytest.fixture
def mouse(display: str, user: Path) -> Mouse:
    return Mouse(display, user)


def middle_of(window: Viewer) -> tuple[int, int]:
    place = window.geometry
    return place["X"] + place["WIDTH"] // 2, place["Y"] + place["HEIGHT"] // 2


def test_a_pack_that_is_dropped_on_the_page_is_opened(viewer: Open, mouse: Mouse, tmp_path: Path) -> None:
    pack = write_pack([of_place("nanan", "南安市")], tmp_path / "收到 的#1.brief")
    with viewer() as window, mouse.holding(pack) as drag:
        drag.drop_at(*middle_of(window))
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
        with mouse.holding(tmp_path / "U 盘") as drag:
            drag.drop_at(*middle_of(window))
            wait_until(lambda: window.picture() not in {before, ""}, "the rows of the library")
        window.wait_for_focus()
        window.look_for("石狮市")
        window.wait_for_title("石狮市简报 2023")
