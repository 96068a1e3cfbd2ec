"""The page of a large library: from the command to its rows, and its frames while it scrolls. Prints JSON."""

from __future__ import annotations

import functools
import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, SignalInstance
from PySide6.QtWidgets import QApplication

from desktop.fonts import SANS, SERIF, have_fonts
from desktop.garbage import hold_garbage
from desktop.json_file import JsonFile
from desktop.library.desk import LibraryDesk
from desktop.library.recent import LibraryRecents
from desktop.session import Session
from desktop.theme import THEMES, Theme
from desktop.views.library_page import LibraryPage
from desktop.views.library_table import LibraryTable
from tests.bench.painted import Painted
from tests.db.tiny import tiny

_ROUNDS, _STEPS, _PIXELS = 7, 240, 48


def main() -> None:
    """Measure the library in the folder that is named."""
    application = QApplication(["bench", "-style", "Fusion"])
    hold_garbage()
    have_fonts(SANS, SERIF)
    theme = Theme(THEMES["light"])
    application.setPalette(theme.palette())
    application.setStyleSheet(theme.style_sheet())
    rounds = [_opened(Path(sys.argv[1]), theme) for _ in range(_ROUNDS)]
    frames = sorted(frame for *_, some in rounds for frame in some)
    filters = sorted(taken for _, _, some, _ in rounds for taken in some)
    print(
        json.dumps(
            {
                "page with its rows painted, median in s (at most 0.3)": _s(r[0] for r in rounds),
                "page can be filtered by words, median in s": _s(r[1] for r in rounds),
                "a key in the filter, worst in ms": round(1000 * filters[-1], 1),
                "a frame while it scrolls, p95 in ms (at most 16.7)": round(
                    1000 * frames[int(len(frames) * 0.95)], 1
                ),
            }
        )
    )


def _s(values: Iterable[float]) -> float:
    return round(statistics.median(values), 3)


def _opened(folder: Path, theme: Theme) -> tuple[float, float, list[float], list[float]]:
    begun = time.perf_counter()
    desk = LibraryDesk(folder)
    recents = LibraryRecents(Session(JsonFile(folder / "no session.json")))
    page = LibraryPage(tiny(), theme, "zh_CN", desk, recents)
    page.resize(1280, 860)
    page.show()
    _wait_for(desk.listed)
    watcher = Painted(page.table.viewport())
    _until(watcher.is_seen)
    opened = time.perf_counter() - begun
    _wait_for(desk.findable)
    findable = time.perf_counter() - begun
    watcher.leave()
    texts = ("合", "合成", "dd", "ddhc", "2020", "")
    filters = [_timed(functools.partial(page.filter.field.setText, text)) for text in texts]
    bar = page.table.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    QApplication.processEvents()
    frames = [_timed(functools.partial(_scroll, page.table, _PIXELS)) for _ in range(_STEPS)]
    desk.close()
    page.hide()
    page.deleteLater()
    # Before the next round begins, not within it.
    QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    return opened, findable, filters, frames


def _scroll(table: LibraryTable, by: int) -> None:
    """One step, until it is painted."""
    watcher = Painted(table.viewport())
    table.verticalScrollBar().setValue(table.verticalScrollBar().value() + by)
    _until(watcher.is_seen)
    watcher.leave()


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _wait_for(signal: SignalInstance) -> None:
    """Without asking again and again, which would take the thread that reads its time away."""
    loop = QEventLoop()
    signal.connect(loop.quit)
    loop.exec()


def _until(is_done: Callable[[], bool]) -> None:
    while not is_done():
        QApplication.processEvents()


if __name__ == "__main__":
    main()
