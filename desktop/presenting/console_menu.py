"""A menu of the console. The clicker closes it and goes on working: a menu by itself swallows every key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

_CLICKER = {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_F5, Qt.Key.Key_Period, Qt.Key.Key_B}


class ConsoleMenu(QMenu):
    """Arrows, Enter and Escape are the menu's own."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._under = parent

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close at a clicker's key, and hand it on to what is below."""
        if event.key() not in _CLICKER:
            super().keyPressEvent(event)
            return
        self.close()
        again = QKeyEvent(QEvent.Type.KeyPress, event.key(), event.modifiers(), event.text())
        QApplication.sendEvent(self._under, again)
