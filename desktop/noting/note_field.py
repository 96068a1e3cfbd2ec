"""The field a note is written in: plain text of several lines, in which an input method has the keys it needs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class NoteField(QPlainTextEdit):
    """`kept` comes with Ctrl+Enter, `left` with Escape; neither while characters are still being composed."""

    kept = Signal()
    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        # Styled as every field of several lines.
        self.setObjectName("abouttext")
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self._is_composing = False

    @property
    def is_composing(self) -> bool:
        """Whether an input method has characters that are not text yet."""
        return self._is_composing

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember whether something is still being composed."""
        self._is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def event(self, event: QEvent) -> bool:
        """While something is composed, no key is a shortcut of the window."""
        if self._is_composing and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter and Escape; everything else is typing."""
        is_entered = event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if self._is_composing or not (is_entered or event.key() == Qt.Key.Key_Escape):
            super().keyPressEvent(event)
        elif is_entered:
            self.kept.emit()
        else:
            self.left.emit()
