"""What stands where a brief would: nothing is open, and how to open something."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop import wording
from desktop.theme import Space, Theme, Type
from desktop.widgets.plain_label import PlainLabel


class EmptyPage(QWidget):
    """A sentence and a button."""

    open_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        layout = QVBoxLayout(self)
        layout.setSpacing(Space.L)
        title = wording.translate("Empty", "No brief is open")
        text = wording.translate(
            "Empty", "Open a pack (a file ending in .brief), or drag one into this window."
        )
        button = QPushButton(wording.translate("Empty", "Open a pack…"))
        button.setFont(theme.font(Type.INTERFACE))
        button.clicked.connect(self.open_wanted)
        layout.addStretch(2)
        for widget in (
            PlainLabel(title, theme.font(Type.TITLE, bold=True, serif=True), theme.tokens.ink),
            PlainLabel(text, theme.font(Type.CARD), theme.tokens.second),
            button,
        ):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
