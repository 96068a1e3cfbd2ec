"""Undo and redo as commands of the window: what would be undone stands in the menu, and nothing to undo is grey."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QUndoStack

from desktop import wording


class StepWords(QObject):
    """Keeps one command in step with the stack; it goes when its command goes."""

    def __init__(self, action: QAction, steps: QUndoStack, *, is_undo: bool) -> None:
        super().__init__(action)
        self._action, self._plain = action, action.text()
        can, text = (
            (steps.canUndoChanged, steps.undoTextChanged)
            if is_undo
            else (steps.canRedoChanged, steps.redoTextChanged)
        )
        can.connect(action.setEnabled)
        text.connect(self._on_text_changed)
        action.setEnabled(steps.canUndo() if is_undo else steps.canRedo())
        self._on_text_changed(steps.undoText() if is_undo else steps.redoText())

    def _on_text_changed(self, text: str) -> None:
        named = wording.translate("Window", "%1: %2").replace("%1", self._plain)
        self._action.setText(named.replace("%2", text.replace("&", "&&")) if text else self._plain)
