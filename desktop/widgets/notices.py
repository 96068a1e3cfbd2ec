"""Sentences the user should read once: a file that was refused, a folder that cannot be written."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop import wording
from desktop.icons import icon
from desktop.theme import Space, Theme, Type
from desktop.widgets.plain_label import PlainLabel, wrapped


class Notices(QWidget):
    """A stack of dismissible sentences above the page."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.hide()

    @property
    def sentences(self) -> list[str]:
        """What is shown, oldest first."""
        return [label.text() for label in self.findChildren(PlainLabel) if label.text()]

    def clear(self) -> None:
        """Dismiss all of them."""
        for name in ("notice", "goodnews"):
            for box in self.findChildren(QWidget, name):
                self._dismiss(box)

    def add(self, sentence: str, sign_name: str = "triangle-alert") -> None:
        """Show `sentence`, with an icon before it, until it is dismissed; with a tick, it is good news."""
        box = QWidget()
        box.setObjectName("goodnews" if sign_name == "check" else "notice")
        box.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(box)
        row.setContentsMargins(Space.XL, Space.S, Space.M, Space.S)
        row.setSpacing(Space.M)
        sign = PlainLabel("", self._theme.font(Type.INTERFACE))
        sign.setPixmap(icon(sign_name, self._theme.tokens.accent).pixmap(18, 18))
        sign.setAccessibleName(wording.translate("Notice", "Notice"))
        label = wrapped(PlainLabel(sentence, self._theme.font(Type.INTERFACE), self._theme.tokens.ink))
        close = QToolButton()
        close.setIcon(icon("x", self._theme.tokens.second))
        close.setAccessibleName(wording.translate("Notice", "Dismiss"))
        close.clicked.connect(lambda: self._dismiss(box))
        row.addWidget(sign)
        row.addWidget(label, 1)
        row.addWidget(close)
        self._layout.addWidget(box)
        self.show()

    def _dismiss(self, box: QWidget) -> None:
        self._layout.removeWidget(box)
        box.setParent(None)
        box.deleteLater()
        self.setVisible(self._layout.count() > 0)
