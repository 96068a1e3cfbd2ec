"""Noting in the real window: found, written on, and found again after a new start."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from db.catalogue.runs import take_in
from db.pack import write_pack
from desktop.paths import APP
from tests.desktop.library.conftest import of_place
from tests.flows.conftest import Open
from tests.flows.driving import wait_until


def kept(user: Path) -> list[tuple[int, str]]:
    """The line and the text of each note in the user's notebook."""
    for path in user.rglob("notebook.db"):
        # It may be half-made this very moment.
        with contextlib.suppress(sqlite3.OperationalError), contextlib.closing(sqlite3.connect(path)) as book:
            return book.execute("SELECT line, text FROM notes WHERE text <> ''").fetchall()
    return []


def test_what_was_found_and_written_on_is_found_again_after_a_new_start(viewer: Open, user: Path) -> None:
    with viewer() as window:
        window.look_for("shuzijingji")
        window.wait_for_title("第109行")
        window.press("ctrl+m")
        window.settle()
        window.type("ask the bureau about the park")
        window.press("ctrl+Return")
        wait_until(lambda: kept(user) == [(109, "ask the bureau about the park")], "the note on the disk")
        window.press("alt+Home")
        window.wait_for_title("总览")
    with viewer() as window:
        window.look_for("bureau park")
        window.wait_for_title("第109行")


def test_in_a_brief_of_the_library_it_is_found_again_and_a_start_leads_back_there(
    viewer: Open, user: Path
) -> None:
    stick = write_pack([of_place("nanan", "南安市")], user / "stick" / "nanan.brief")
    take_in(user / "home" / ".local" / "share" / APP / "library", [stick], lambda: False, lambda *_: None)
    with viewer("briefing:nanan/results#5") as window:
        window.wait_for_title("第5行 · 南安市简报 2023")
        window.press("ctrl+m")
        window.settle()
        window.type("ask Nanan")
        window.press("ctrl+Return")
        wait_until(lambda: kept(user) == [(5, "ask Nanan")], "the note on the disk")
    with viewer() as window:
        window.wait_for_title("第5行 · 南安市简报 2023")
        window.press("alt+Home")
        window.wait_for_title("总览 · 南安市简报 2023")
    with viewer("briefing:jinjiang-2023/") as window:
        window.wait_for_title("总览 · 晋江简报 2023")
        window.look_for("ask nanan")
        window.wait_for_title("第5行 · 南安市简报 2023")
