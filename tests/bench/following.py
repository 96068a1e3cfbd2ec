"""From a value that is entered to its gauge painted with it, the value on the disk; beside the least that could be.

The least is a bare commit of SQLite, as safe on the disk, and a paint of an empty widget. Seconds.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollArea, QWidget

from db.actuals.check import Written
from db.compiling import compile_brief
from db.records import Brief, Figure
from desktop.fonts import SANS, SERIF, have_fonts
from desktop.garbage import hold_garbage
from desktop.progress.following import Following
from desktop.theme import THEMES, Theme
from desktop.views.gauge_surfaces import full
from desktop.views.overview_page import OverviewPage
from tests.bench.painted import Painted

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 0.050  # seconds, for the 95th of a hundred
_RUNS, _WARM = 50, 3
_STILL = 0.3  # seconds without a paint: the arc has come to rest
_BEGAN = date(2023, 1, 31)


def measured() -> dict[str, float]:
    """The median and the 95th of a hundred of both, and how many times the least ours takes."""
    application = QApplication(["bench", "-style", "Fusion"])
    hold_garbage()
    have_fonts(SANS, SERIF)
    theme = Theme(THEMES["light"])
    application.setPalette(theme.palette())
    application.setStyleSheet(theme.style_sheet())
    (ROOT / "build").mkdir(exist_ok=True)
    # Not the system's folder for temporary files: that may be no disk at all.
    with tempfile.TemporaryDirectory(dir=ROOT / "build") as folder:
        ours = _entering(Path(folder) / "notebook.db", theme)
        least = _least(Path(folder) / "bare.db")
    return {
        "entered": statistics.median(ours),
        "entered_p95": _p95(ours),
        "least": statistics.median(least),
        "least_p95": _p95(least),
        "ratio": statistics.median(ours) / statistics.median(least),
        "limit": LIMIT,
    }


def _entering(path: Path, theme: Theme) -> list[float]:
    """Values typed one after the other for the income of a real brief, its overview before the user."""
    brief = compile_brief(ROOT / "db" / "sources" / "jinjiang-2023")
    figure = next(one for one in brief.figures if one.id == "87.3")
    following = Following(path, lambda: date(2023, 12, 31))
    page = OverviewPage(brief, theme, "zh_CN", full)
    page.follow(following)
    page.complete()
    area = _window(page)
    surface = next(card.surface for card in page.cards if card.figure is figure)
    watched = surface.viewport() if isinstance(surface, QAbstractScrollArea) else surface
    taken = [
        _painted(watched, lambda n=number: _enter(following, brief, figure, n))  # type: ignore[misc]
        for number in range(_WARM + _RUNS)
    ]
    values = following.progress(brief).of(figure)
    assert len(values) == len(taken), "not all of the values were kept"
    area.close()
    following.close()
    return taken[_WARM:]


def _enter(following: Following, brief: Brief, figure: Figure, number: int) -> None:
    day = _BEGAN + timedelta(days=number)
    following.enter(brief, figure, Written(f"{5 + number / 50:.2f}%", day.isoformat(), "", "统计局月报"))


def _least(path: Path) -> list[float]:
    """A row committed as safely, and an empty widget painted."""
    blank = QWidget()
    area = _window(blank)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as bare:
        bare.execute("PRAGMA journal_mode=WAL")
        bare.execute("PRAGMA synchronous=FULL")
        bare.execute("CREATE TABLE entries(id TEXT PRIMARY KEY, value TEXT)")

        def commit(number: int) -> None:
            bare.execute("INSERT INTO entries VALUES (?, ?)", (str(number), "6.50%"))
            blank.update()

        taken = [
            _painted(blank, lambda n=number: commit(n))  # type: ignore[misc]
            for number in range(_WARM + _RUNS)
        ]
    area.close()
    return taken[_WARM:]


def _window(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(page)
    area.resize(1440, 900)
    area.show()
    return area


def _painted(watched: QWidget, act: Callable[[], None]) -> float:
    """Seconds from the beginning of `act` to the first paint after it."""
    watcher = Painted(watched)
    _rest(watcher)
    begun = time.perf_counter()
    act()
    done = time.perf_counter()
    while watcher.last < done:
        QApplication.processEvents()
        assert time.perf_counter() < done + 10, "nothing was painted"
    taken = time.perf_counter() - begun
    watcher.leave()
    return taken


def _rest(watcher: Painted) -> None:
    """Until nothing has been painted for a while."""
    since = time.perf_counter()
    while time.perf_counter() < max(watcher.last, since) + _STILL:
        QApplication.processEvents()


def _p95(taken: list[float]) -> float:
    return sorted(taken)[round(len(taken) * 0.95) - 1]


if __name__ == "__main__":
    print(json.dumps(measured()))
