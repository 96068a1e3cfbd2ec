"""Labels and buttons whose text is never markup: a plain QLabel guesses, and a guess may open a file."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QToolButton, QWidget


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


def wrapped(label: PlainLabel) -> PlainLabel:
    """The label, set to wrap and to be selectable with the mouse."""
    label.setWordWrap(True)
    label.setMinimumWidth(0)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def link_button(text: str, font: QFont, name: str = "link") -> QToolButton:
    """A button that looks like a link; `&` in the text is shown, not a shortcut."""
    button = QToolButton()
    button.setObjectName(name)
    button.setFont(font)
    button.setText(text.replace("&", "&&"))
    button.setAccessibleName(text)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    return button


def rule() -> QFrame:
    """A hairline across the column."""
    line = QFrame()
    line.setObjectName("rule")
    return line
