"""Rich text that is sealed: what stands in it was put there by us; nothing is loaded, opened or followed by itself."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QByteArray, Qt, QUrl
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget


class SealedText(QTextBrowser):
    """Selectable text with our own links, read only; the one place where Qt's reader of markup is tamed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Nothing is ever loaded: a brief holds text only."""
        del kind, name
        # Answered with None, the document would open a local file by itself.
        return QByteArray(b"")

    def doSetSource(self, name: QUrl | str, kind: Any = None) -> None:
        """Nothing is ever opened in place of the text."""
        del name, kind
