"""Cells of the ledger: how they are painted, and the editors that open in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from db.actuals.records import TaskState
from desktop import wording
from desktop.gauges.comparing import in_language
from desktop.models.scoreboard import ScoreboardRole
from desktop.models.scoreboard_cells import Cell, Column
from desktop.theme import Theme, Type
from desktop.views.scoreboard_painting import CellPainter
from desktop.widgets.fields import ChoiceBox

if TYPE_CHECKING:
    from desktop.views.scoreboard_table import ScoreboardTable

Index = QModelIndex | QPersistentModelIndex
_RIGHT = {Column.NUMBER, Column.LINE}
_BEGUN = "begun"
_WIDEST = 320  # of an editor, in pixels at 100 %


class ScoreboardDelegate(QStyledItemDelegate):
    """Paints by `CellPainter`; what is typed goes to the table, which knows how many rows it is meant for."""

    def __init__(self, theme: Theme, language: str, table: ScoreboardTable) -> None:
        super().__init__(table)
        self._theme, self._language, self._table = theme, language, table
        self.painter = CellPainter(theme)

    # ------------------------------------------------------------ painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        cell = index.data(ScoreboardRole.CELL)
        if not isinstance(cell, Cell):
            return
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state = option.state  # type: ignore[attr-defined]
        current = self._table.currentIndex()
        ground = self.painter.paint_ground(
            painter,
            rect,
            is_chosen=bool(state & QStyle.StateFlag.State_Selected),
            is_current_row=index.row() == current.row(),
        )
        self.painter.paint(painter, rect, cell, ground, is_right=index.column() in _RIGHT)
        if index == current and self._table.hasFocus():
            self.painter.paint_frame(painter, rect)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows of one height."""
        del option, index
        return QSize(0, self.painter.row_height)

    # ------------------------------------------------------------ editing

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: N802 - Qt's name
        """A line to type in; for how far a task is, the states to choose from."""
        del option
        name = str(self._table.model().headerData(index.column(), Qt.Orientation.Horizontal))
        if index.column() == Column.PROGRESS:
            return self._states(parent, name)
        editor = QLineEdit(parent)
        editor.setObjectName("ledgereditor")
        editor.setFont(self._theme.font(Type.INTERFACE, zoomed=True))
        editor.setAccessibleName(name)
        if index.column() == Column.UNITS:
            editor.setPlaceholderText(wording.translate("Scoreboard", "units, with 、 between them"))
        if index.column() == Column.DEADLINE:
            editor.setPlaceholderText("2023-12-31")
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - Qt's name
        """Begin with what the cell holds; what comes in while somebody types does not write over it."""
        if editor.property(_BEGUN):
            return
        editor.setProperty(_BEGUN, True)
        value = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, ChoiceBox):
            editor.setCurrentIndex(editor.findData(value))
        elif isinstance(editor, QLineEdit):
            editor.setText(value)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: N802 - Qt's name
        """Hand what was typed to the table."""
        del model
        if isinstance(editor, ChoiceBox):
            self._table.write(index, TaskState(editor.currentData()))
        elif isinstance(editor, QLineEdit):
            self._table.write(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802 - Qt's name
        """Over the whole height of the cell, wide enough to see what is typed, and within the table."""
        del index
        cell: QRect = option.rect  # type: ignore[attr-defined]
        room = self._table.viewport().width() - cell.left()
        width = max(cell.width(), min(room, self._theme.space(_WIDEST)))
        editor.setGeometry(QRect(cell.left(), cell.top(), width, cell.height()))

    def _states(self, parent: QWidget, name: str) -> ChoiceBox:
        box = ChoiceBox(name)
        box.setParent(parent)
        box.setFont(self._theme.font(Type.INTERFACE, zoomed=True))
        for state in TaskState:
            box.addItem(in_language(state.words, self._language), state.value)
        box.activated.connect(lambda: self._done(box))
        return box

    def _done(self, box: ChoiceBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)
