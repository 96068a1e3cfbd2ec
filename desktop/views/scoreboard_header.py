"""The names of the ledger's columns, and which one it is sorted by."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop import wording
from desktop.models.scoreboard_cells import Column
from desktop.theme import Space, Theme, Type


class ScoreboardHeader(QHeaderView):
    """The names of the columns; a triangle at the one that is sorted by."""

    def __init__(
        self, theme: Theme, parent: QWidget, right: frozenset[int] = frozenset({Column.NUMBER, Column.LINE})
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme, self._right = theme, right
        self.setFont(theme.font(Type.SMALL, bold=True, zoomed=True))
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSortIndicatorShown(True)
        # The third click gives the source's order back.
        self.setSortIndicatorClearable(True)
        self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setToolTip(
            wording.translate(
                "Scoreboard", "Click or F3: sort by this column; the third time the source's order is back."
            )
        )
        self.setMinimumSectionSize(theme.space(32))

    def sizeHint(self) -> QSize:
        """One line and its air."""
        return QSize(super().sizeHint().width(), self.fontMetrics().height() + self._theme.space(Space.L))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802 - Qt's name
        """One name."""
        theme, pad = self._theme, self._theme.space(Space.S)
        is_sorted = section == self.sortIndicatorSection()
        painter.save()
        painter.fillRect(rect, theme.color("panel"))
        width = theme.tokens.line_width
        painter.fillRect(
            QRect(rect.left(), rect.bottom() - width + 1, rect.width(), width), theme.color("control")
        )
        room = rect.adjusted(pad, 0, -pad, 0)
        side = round(self.fontMetrics().height() * 0.5)
        name = self.model().headerData(section, Qt.Orientation.Horizontal)
        text = self.fontMetrics().elidedText(
            str(name), Qt.TextElideMode.ElideRight, room.width() - (side + 4 if is_sorted else 0)
        )
        painter.setFont(self.font())
        painter.setPen(theme.color("ink" if is_sorted else "second"))
        is_right = section in self._right
        side_flag = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, side_flag | Qt.AlignmentFlag.AlignVCenter, text)
        if is_sorted:
            taken = self.fontMetrics().horizontalAdvance(text) + 4
            left = room.right() - taken - side + 1 if is_right else room.left() + taken
            self._triangle(painter, QRect(left, rect.center().y() - side // 2, side, side))
        painter.restore()

    def _triangle(self, painter: QPainter, box: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent"))
        low, high = box.bottom() - 1, box.top() + 1
        if self.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder:
            low, high = high, low
        points = [QPoint(box.left(), low), QPoint(box.right(), low), QPoint(box.center().x(), high)]
        painter.drawPolygon(QPolygonF(points))
