"""A part of a pane that is scrolled where there is little room, on the pane's own ground."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget


class SideScroll(QScrollArea):
    """What is put into `column` stands from the top; it never holds the window open."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.setWidget(inside)
        # The area fills both with the colour of the window.
        inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
