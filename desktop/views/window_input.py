"""What the window takes from keyboard and mouse where nothing in it took it: keys that scroll, the way back, files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit

from desktop.navigator import Navigator

if TYPE_CHECKING:
    from desktop.views.main_window import MainWindow


class WindowInput(QObject):
    """Sees the events of the window before it does. `dropped` carries the paths of files and folders."""

    dropped = Signal(object)

    def __init__(self, window: MainWindow, navigator: Navigator) -> None:
        super().__init__(window)
        self._window = window
        self._steps = {
            Qt.MouseButton.BackButton: navigator.back,
            Qt.MouseButton.ForwardButton: navigator.forward,
        }
        self._taken = {
            QEvent.Type.KeyPress: lambda event: self._scroll(cast("QKeyEvent", event)),
            QEvent.Type.MouseButtonPress: lambda event: self._step(cast("QMouseEvent", event)),
            QEvent.Type.DragEnter: lambda event: self._welcome(cast("QDragEnterEvent", event)),
            QEvent.Type.Drop: lambda event: self._take(cast("QDropEvent", event)),
        }
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is meant for the page or for the navigator, and let go of all else."""
        take = self._taken.get(event.type())
        return take(event) if take is not None else super().eventFilter(watched, event)

    def _scroll(self, event: QKeyEvent) -> bool:
        """Wherever the keyboard is, keys that nothing there took scroll the page that is read; a field keeps its own."""
        is_field = isinstance(self._window.focusWidget(), QLineEdit)
        return not is_field and self._window.views.active.scroll_by_key(event)

    def _step(self, event: QMouseEvent) -> bool:
        """The back and forward buttons of the mouse; the views below leave them to the window."""
        step = self._steps.get(event.button())
        if step is not None:
            step()
        return step is not None

    @staticmethod
    def _welcome(event: QDragEnterEvent) -> bool:
        """Local files are welcome."""
        is_welcome = any(url.isLocalFile() for url in event.mimeData().urls())
        if is_welcome:
            event.acceptProposedAction()
        return is_welcome

    def _take(self, event: QDropEvent) -> bool:
        """Files, or folders with files in them."""
        urls = event.mimeData().urls()
        self.dropped.emit([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
        event.acceptProposedAction()
        return True
