"""Labels and buttons whose text is never markup: a plain QLabel guesses, and a guess may open a file."""

from __future__ import annotations

import math
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QWidget

Label = TypeVar("Label", bound="PlainLabel")


class PlainLabel(QLabel):
    """A label that shows its text as it is."""

    def __init__(self, text: str, font: QFont, color: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font)
        if color:
            palette = self.palette()
            palette.setColor(self.foregroundRole(), color)
            self.setPalette(palette)
        self.setText(text)


class BalancedLabel(PlainLabel):
    """A heading whose lines are about as long as one another: no single character is left on the last."""

    def __init__(self, text: str, font: QFont, color: str) -> None:
        super().__init__(text, font, color)
        wrapped(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the right part free that would make the lines uneven."""
        super().resizeEvent(event)
        whole = self.fontMetrics().horizontalAdvance(self.text())
        width = event.size().width()
        lines = math.ceil(whole / max(width, 1))
        # A character and a half of grace: Chinese breaks anywhere but before closing marks.
        wanted = math.ceil(whole / lines + 1.5 * self.fontMetrics().height()) if lines > 1 else width
        margin = max(0, width - wanted)
        if self.contentsMargins().right() != margin:
            self.setContentsMargins(0, 0, margin, 0)


def wrapped(label: Label) -> Label:
    """The label, set to wrap and to be selectable with the mouse."""
    label.setWordWrap(True)
    label.setMinimumWidth(0)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def link_button(text: str, font: QFont, name: str = "link") -> QPushButton:
    """A button that looks like a link; `&` in the text is shown, not a shortcut."""
    button = QPushButton()
    button.setObjectName(name)
    button.setFont(font)
    button.setText(text.replace("&", "&&"))
    button.setAccessibleName(text)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def rule() -> QFrame:
    """A hairline across the column."""
    line = QFrame()
    line.setObjectName("rule")
    return line
