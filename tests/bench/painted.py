"""When a widget is painted: what the benches wait for."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class Painted(QObject):
    """Watches a widget until it is told to leave it."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__()
        self._watched = watched
        self.last = 0.0  # seconds of the performance counter; 0 before the first paint that it saw
        watched.installEventFilter(self)

    def is_seen(self) -> bool:
        """Whether the widget was painted since it is watched."""
        return self.last > 0

    def leave(self) -> None:
        """Watch it no longer."""
        self._watched.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A paint event of the widget."""
        del watched
        if event.type() == QEvent.Type.Paint:
            self.last = time.perf_counter()
        return False
