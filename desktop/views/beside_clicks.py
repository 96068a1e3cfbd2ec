"""The middle button and Ctrl+click on a row that leads somewhere: to open it beside the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView

from desktop.location import Location


class BesideClicks(QObject):
    """Watches the rows of a view; `wanted` carries the place that stands under `role` of the row."""

    wanted = Signal(object)

    def __init__(self, view: QAbstractItemView, role: int) -> None:
        super().__init__(view)
        self._view, self._role = view, role
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the clicks that are meant for the other side, and let go of all others."""
        if event.type() not in {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease}:
            return False
        if not isinstance(event, QMouseEvent) or not _is_beside(event):
            return super().eventFilter(watched, event)
        place = self._view.indexAt(event.position().toPoint()).data(self._role)
        if not isinstance(place, Location):
            return False
        if event.type() is QEvent.Type.MouseButtonRelease:
            self.wanted.emit(place)
        return True


def _is_beside(event: QMouseEvent) -> bool:
    is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    is_left = event.button() is Qt.MouseButton.LeftButton
    return event.button() is Qt.MouseButton.MiddleButton or (is_left and is_control)
