"""Labels and buttons whose text is never markup: a plain QLabel guesses, and a guess may open a file."""

from __future__ import annotations

import math
from collections.abc import Callable
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


_BREAKS_AFTER = "，、。；：！？,;:!? "


class BalancedLabel(PlainLabel):
    """A heading that breaks at the sense: at the mark nearest the middle, else into lines of about one length."""

    def __init__(self, text: str, font: QFont, color: str) -> None:
        super().__init__(text, font, color)
        wrapped(self)
        self._whole = text
        self.setAccessibleName(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break anew for the new width."""
        super().resizeEvent(event)
        width = max(1, event.size().width())
        advance = self.fontMetrics().horizontalAdvance
        lines = math.ceil(advance(self._whole) / width)
        place = _middle_break(self._whole, advance, width) if lines == 2 else 0
        text = f"{self._whole[:place].rstrip()}\n{self._whole[place:]}" if place else self._whole
        # A character and a half of grace: Chinese breaks anywhere but before closing marks.
        even = math.ceil(advance(self._whole) / max(lines, 1) + 1.5 * self.fontMetrics().height())
        margin = max(0, width - even) if lines > 1 and not place else 0
        if text != self.text():
            self.setText(text)
        if margin != self.contentsMargins().right():
            self.setContentsMargins(0, 0, margin, 0)


def _middle_break(text: str, advance: Callable[[str], int], width: int) -> int:
    """Where to break `text` into two lines that both fit, as near the middle as a mark allows; 0 is nowhere."""
    places = [n for n in range(1, len(text)) if text[n - 1] in _BREAKS_AFTER]
    fitting = [n for n in places if advance(text[:n].rstrip()) <= width and advance(text[n:]) <= width]
    return min(fitting, key=lambda n: abs(advance(text[:n]) - advance(text[n:])), default=0)


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
    as_link(button, text, font, name)
    return button


def as_link(button: QPushButton, text: str, font: QFont, name: str) -> None:
    """Let a button look and act like a link."""
    button.setObjectName(name)
    button.setFont(font)
    button.setText(text.replace("&", "&&"))
    button.setAccessibleName(text)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    # Enter is a click, as on a link; by itself a push button outside a dialog only takes the space bar.
    button.setAutoDefault(True)


def rule() -> QFrame:
    """A hairline across the column."""
    line = QFrame()
    line.setObjectName("rule")
    return line
