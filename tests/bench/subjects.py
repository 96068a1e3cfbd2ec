"""What is measured, each in a process of its own: `python -m tests.bench.subjects NAME STARTED`.

`STARTED` is the clock of the parent just before the process was made. Each prints one line of JSON: seconds until the
window was painted, and the memory it then held in KiB.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace


def report(started: float) -> None:
    """Print what was measured and leave."""
    taken = time.monotonic() - started
    status = Path("/proc/self/status").read_text(encoding="ascii")
    resident = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
    print(json.dumps({"seconds": taken, "kib": resident}), flush=True)
    sys.stdout.flush()
    # Not sys.exit: tearing down is not part of starting.
    import os

    os._exit(0)


def bare_window(started: float) -> None:
    """The floor: a PySide6 window with a label."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QLabel

    class Label(QLabel):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            QTimer.singleShot(0, lambda: report(started))

    app = QApplication([])
    label = Label("简报台")
    label.resize(1440, 900)
    label.show()
    app.exec()


def bare_plot(started: float) -> None:
    """The floor for gauges: a window with a pyqtgraph plot."""
    import pyqtgraph
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication

    class Plot(pyqtgraph.PlotWidget):  # type: ignore[misc]
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            QTimer.singleShot(0, lambda: report(started))

    app = QApplication([])
    plot = Plot()
    plot.plot([1, 2, 3])
    plot.resize(1440, 900)
    plot.show()
    app.exec()


def viewer(started: float) -> None:
    """The viewer, until its first page is painted."""
    import db.library  # as desktop/__main__.py does
    from desktop import app

    assert db.library
    desk = app.make(SimpleNamespace())
    desk.window.first_painted.disconnect()
    desk.window.first_painted.connect(lambda: report(started))
    desk.window.show()
    desk.qt.exec()


def viewer_gauges(started: float) -> None:
    """The viewer, until pyqtgraph has painted the last of the gauges."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    import db.library  # as desktop/__main__.py does
    from desktop import app
    from desktop.views.overview_page import OverviewPage

    assert db.library
    desk = app.make(SimpleNamespace())

    class Watcher(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, lambda: report(started))
            return False

    watcher = Watcher()

    def look() -> None:
        page = desk.window.pages.page
        assert isinstance(page, OverviewPage)
        surface = page.cards[-1].surface
        if type(surface).__name__ == "GaugeView":
            timer.stop()
            surface.viewport().installEventFilter(watcher)  # type: ignore[attr-defined]

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(0)
    desk.window.show()
    desk.qt.exec()


SUBJECTS: dict[str, Callable[[float], None]] = {
    "bare window": bare_window,
    "bare plot": bare_plot,
    "viewer": viewer,
    "viewer, gauges": viewer_gauges,
}

if __name__ == "__main__":
    SUBJECTS[sys.argv[1]](float(sys.argv[2]))
