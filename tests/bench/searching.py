"""Searching as one types: from a key to its results painted, and inside the open brief alone.

Every key is measured, deleting included; the letters of pinyin are keys too.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from types import SimpleNamespace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.records import Brief
from db.search import find
from desktop import app
from desktop.json_file import JsonFile
from desktop.search_desk import SearchDesk
from desktop.session import Session
from desktop.theme import Theme
from desktop.views.search_palette import SearchPalette
from tests.bench.painted import Painted
from tests.display import x_display

_ROUNDS = 5
TYPED = ("经济", "高质量发展", "2023", "6.5%", "jinjiang", "szjj", "民营 企业", "没有这样的词")
ALONE = (*TYPED, "的", "jj", "sh", "zzzzzz", "x" * 10_000, "sh sh zh ch jj xx", "a b c d e f g h")
KEY_LIMIT, BRIEF_LIMIT = 33.0, 5.0  # ms


def measured(folder: Path) -> dict[str, float]:
    """Milliseconds: a key to the list painted (p95, median), a search in the open brief (p95, worst)."""
    desk = app.make(SimpleNamespace(theme="light"))
    desk.window.show()
    _turn(1.5)
    session = Session(JsonFile(folder / "session.json"))
    theme = Theme(app.tokens_in_force(desk.settings))
    search = SearchDesk(desk.window, desk.library, desk.navigator, desk.settings, session, lambda: theme)
    palette = search.open_palette()
    _turn(0.5)
    keys = sorted(taken for _ in range(_ROUNDS) for query in TYPED for taken in _typed(palette, query))
    alone = sorted(_alone(desk.library.briefs[0]))
    return {
        "key_p95": _p95(keys),
        "key": statistics.median(keys),
        "key_limit": KEY_LIMIT,
        "brief_p95": _p95(alone),
        "brief": statistics.median(alone),
        "brief_limit": BRIEF_LIMIT,
    }


def _typed(palette: SearchPalette, query: str) -> list[float]:
    """The query key by key, then taken back key by key."""
    taken = [_key(palette, character) for character in query]
    return taken + [_key(palette, "") for _ in query]


def _key(palette: SearchPalette, character: str) -> float:
    """A key pressed (none is the one that deletes) until what it changes is painted."""
    field = palette.field
    in_list, in_field = Painted(palette.list.viewport()), Painted(field)
    begun = time.perf_counter()
    if character.isascii() and character:
        QTest.keyClicks(field, character)
    elif character:
        field.insert(character)  # what an input method does when it is done
    else:
        QTest.keyClick(field, Qt.Key.Key_Backspace)
    # Where nothing is found before and after, the list does not stand there to be painted.
    while not (in_field.is_seen() and (in_list.is_seen() or not palette.model.groups)):
        QApplication.processEvents()
    taken = (time.perf_counter() - begun) * 1000
    in_list.leave()
    in_field.leave()
    QApplication.processEvents()
    return taken


def _alone(brief: Brief) -> list[float]:
    """The search itself, each query several times."""
    out = []
    for query in ALONE:
        for _ in range(_ROUNDS * 2):
            begun = time.perf_counter()
            find(brief, query)
            out.append((time.perf_counter() - begun) * 1000)
    return out


def _turn(seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents()


def _p95(sorted_values: list[float]) -> float:
    return sorted_values[int(len(sorted_values) * 0.95)]


def main() -> int:
    """Measure on the display there is, or on a fresh one."""
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(HOME=home, XDG_CONFIG_HOME=f"{home}/config", XDG_DATA_HOME=f"{home}/data")
        if os.environ.get("DISPLAY"):
            print(json.dumps(measured(Path(home))))
        else:
            with x_display() as display:
                os.environ.update(DISPLAY=display, QT_QPA_PLATFORM="xcb")
                print(json.dumps(measured(Path(home))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
