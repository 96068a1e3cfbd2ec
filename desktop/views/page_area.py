"""The scrolling area that holds the current page, and scrolls a place into view."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

_MARGIN = 96


class PageArea(QScrollArea):
    """One page at a time; the old one is gone when the new one is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pages")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().setSingleStep(24)

    def show_page(self, page: QWidget) -> None:
        """Put `page` in place of what is shown, from its top."""
        page.setMinimumWidth(0)
        self.setWidget(page)
        self.verticalScrollBar().setValue(0)

    def reveal(self, top: int, bottom: int) -> None:
        """Scroll as little as needed to have the stretch from `top` to `bottom` of the page in view."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        upper, lower = bar.value(), bar.value() + height
        if top < upper + _MARGIN // 2 or bottom - top > height:
            bar.setValue(top - _MARGIN)
        elif bottom > lower - _MARGIN // 2:
            bar.setValue(bottom - height + _MARGIN)
