"""How a cell of the library's table is painted: on one line, cut where it is longer."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from desktop.models.library import LibraryRole
from desktop.models.scoreboard_cells import Cell
from desktop.theme import Theme
from desktop.views.scoreboard_painting import CellPainter

Index = QModelIndex | QPersistentModelIndex
_BAR = 3  # pixels of the mark at the row the keyboard is on


class LinePainter(CellPainter):
    """Cells of one line."""

    @property
    def row_height(self) -> int:
        """One line and its air."""
        return (super().row_height + 2 * self.pad) // 2

    def broken(self, text: str, width: int, most: int) -> tuple[str, ...]:
        """The text on one line, cut with an ellipsis where it is longer."""
        del most
        return super().broken(text, width, 1)


class LibraryDelegate(QStyledItemDelegate):
    """Paints cells; the row of the keyboard has a bar at its left."""

    def __init__(self, theme: Theme, table: QTableView) -> None:
        super().__init__(table)
        self._table, self._accent = table, theme.color("accent")
        self.painter = LinePainter(theme)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        found = index.data(LibraryRole.CELL)
        if not isinstance(found, Cell):
            return
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state = option.state  # type: ignore[attr-defined]
        ground = self.painter.paint_ground(
            painter, rect, is_chosen=bool(state & QStyle.StateFlag.State_Selected), is_current_row=False
        )
        # Also numbers at the left: between a year and a name there is no sum to be read off.
        self.painter.paint(painter, rect, found, ground, is_right=False)
        is_current = index.row() == self._table.currentIndex().row()
        if index.column() == 0 and is_current and self._table.hasFocus():
            painter.fillRect(QRect(rect.left(), rect.top(), _BAR, rect.height()), self._accent)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows of one height."""
        del option, index
        return QSize(0, self.painter.row_height)
