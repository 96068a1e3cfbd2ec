"""Widgets side by side, wrapping into rows as the width allows."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize

from desktop.widgets.wrapping_layout import WrappingLayout


class FlowLayout(WrappingLayout):
    """Rows of widgets at their size hints; the height follows from the width.

    A widget that is wider than the row is made narrower, down to its smallest size, and as high as it then needs.
    """

    def __init__(self, gap_x: int, gap_y: int) -> None:
        super().__init__()
        self._gap_x = gap_x
        self._gap_y = gap_y

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        x, y, row = rect.x(), rect.y(), 0
        for item in self._items:
            if item.isEmpty():  # hidden
                continue
            hint = item.sizeHint()
            width = min(hint.width(), max(rect.width(), item.minimumSize().width()))
            if x > rect.x() and x + width > rect.right() + 1:
                x, y, row = rect.x(), y + row + self._gap_y, 0
            is_narrowed = width < hint.width() and item.hasHeightForWidth()
            height = item.heightForWidth(width) if is_narrowed else hint.height()
            if place:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, height)))
            x += width + self._gap_x
            row = max(row, height)
        return y + row - rect.y()
