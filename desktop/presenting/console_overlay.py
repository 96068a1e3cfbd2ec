"""A panel over the console that only the presenter sees. Escape closes it; keys it does not know go on to the show."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop import wording
from desktop.icons import icon
from desktop.presenting.console_buttons import ConsoleButton
from desktop.theme import Space, Theme, Type
from desktop.widgets.plain_label import PlainLabel


class ConsoleOverlay(QFrame):
    """A heading, a way to close it, and what a subclass puts below. `closed` comes after it has gone.

    `largest` bounds its size in pixels; without it, it covers all of its parent.
    """

    closed = Signal()

    def __init__(self, theme: Theme, title: str, parent: QWidget, largest: QSize | None = None) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("consolepanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(title)
        self._theme = theme
        self._largest = largest
        self.heading = PlainLabel(title, theme.font(Type.CARD, bold=True), theme.tokens.ink)
        self.aside = PlainLabel("", theme.font(Type.SMALL), theme.tokens.second)
        self.leave = ConsoleButton(theme, "", icon("x", theme.tokens.second))
        self.leave.setAccessibleName(wording.translate("Console", "Close"))
        self.leave.setToolTip(wording.translate("Console", "Close (Esc)"))
        self.leave.clicked.connect(self.close_over)
        row = QHBoxLayout()
        row.setContentsMargins(Space.XL, Space.S, Space.M, Space.S)
        row.setSpacing(Space.L)
        row.addWidget(self.heading)
        row.addWidget(self.aside, 1)
        row.addWidget(self.leave)
        self.column = QVBoxLayout(self)
        edge = theme.tokens.line_width
        self.column.setContentsMargins(edge, edge, edge, edge)
        self.column.setSpacing(0)
        self.column.addLayout(row)
        self.hide()

    def open_over(self) -> None:
        """Come up over the parent, ready for keys."""
        self.fit()
        self.show()
        self.raise_()
        self.take_focus()

    def take_focus(self) -> None:
        """Where the keys go first."""
        self.setFocus()

    def close_over(self) -> None:
        """Go away."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def fit(self) -> None:
        """Take the place the parent gives it now."""
        room = self._over.size()
        if self._largest is None:
            self.setGeometry(QRect(0, 0, room.width(), room.height()))
            return
        width = min(self._largest.width(), room.width() - 2 * Space.XXL)
        height = min(self._largest.height(), room.height() - 2 * Space.XXL)
        self.setGeometry((room.width() - width) // 2, (room.height() - height) // 2, width, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it; the rest goes on."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_over()
        else:
            event.ignore()
