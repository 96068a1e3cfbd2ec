"""A field that searches as one types: the arrows and Enter are for what was found, the rest is typing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

PAGE = 8  # rows


class SearchField(QLineEdit):
    """`searched` carries what stands in it, never while an input method is still composing.

    `stepped` carries by how many rows to go on; `entered` whether Ctrl and whether Shift were held with Enter.
    """

    searched = Signal(str)
    stepped = Signal(int)
    entered = Signal(bool, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_composing = False
        self._searched = ""
        self.textChanged.connect(self._on_changed)

    def show_searched(self, text: str) -> None:
        """Show what is searched for already."""
        self._searched = text
        self.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of what was found; everything else is typing."""
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -PAGE, Qt.Key.Key_PageDown: PAGE}
        if key in steps:
            self.stepped.emit(steps[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            held = event.modifiers()
            self.entered.emit(
                bool(held & Qt.KeyboardModifier.ControlModifier),
                bool(held & Qt.KeyboardModifier.ShiftModifier),
            )
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """What is being composed is not searched for; what has been is."""
        self._is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        self._on_changed(self.text())

    def _on_changed(self, text: str) -> None:
        if not self._is_composing and text != self._searched:
            self._searched = text
            self.searched.emit(text)
