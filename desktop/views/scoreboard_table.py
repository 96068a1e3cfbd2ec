"""The table of the ledger: chosen, sorted, edited and copied by keyboard or mouse."""

from __future__ import annotations

from typing import TypeAlias

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHeaderView, QTableView

from db.actuals.records import TaskState
from db.scoreboard import Row
from desktop import wording
from desktop.models.scoreboard import ScoreboardModel, ScoreboardOrder, ScoreboardRole
from desktop.models.scoreboard_cells import Column
from desktop.theme import Theme, Type
from desktop.views.scoreboard_delegate import ScoreboardDelegate
from desktop.views.scoreboard_frozen import FROZEN, FrozenColumns
from desktop.views.scoreboard_header import ScoreboardHeader

Index = QModelIndex | QPersistentModelIndex
_Hint: TypeAlias = QTableView.ScrollHint
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_CLEAR = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
_COMMAND = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_NARROWEST = 208  # of the words of a target or task
_WIDTHS = {
    Column.NUMBER: 44,
    Column.KIND: 48,
    Column.TARGET: 112,
    Column.ACTUAL: 84,
    Column.AS_OF: 128,
    Column.DUE: 92,
    Column.STATE: 112,
    Column.LEAD: 88,
    Column.UNITS: 112,
    Column.DEADLINE: 124,
    Column.PROGRESS: 88,
    Column.NOTE: 128,
    Column.LINE: 64,
}
_WIDTHS_EN = {Column.KIND: 64, Column.STATE: 136, Column.PROGRESS: 112, Column.UNITS: 120, Column.LINE: 56}


class ScoreboardTable(QTableView):
    """`line_wanted` asks for a source line, `entry_wanted` for the form of a figure's value; `chosen` tells of the row."""

    line_wanted = Signal(int)
    entry_wanted = Signal(str)
    chosen = Signal()

    def __init__(self, board: ScoreboardModel, order: ScoreboardOrder, theme: Theme, language: str) -> None:
        super().__init__()
        self.setObjectName("scoreboard")
        self._board, self._order, self._theme = board, order, theme
        delegate = ScoreboardDelegate(theme, language, self)
        self.setItemDelegate(delegate)
        self.setHorizontalHeader(ScoreboardHeader(theme, self))
        self.setModel(order)
        self.setSortingEnabled(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setFont(theme.font(Type.INTERFACE, zoomed=True))
        self.setAccessibleName(wording.translate("Scoreboard", "Ledger"))
        self.setAccessibleDescription(
            wording.translate(
                "Scoreboard",
                "F2 or letters: edit. Enter: open. Ctrl+Enter: source line. Delete: empty. F3: sort. Ctrl+Shift+F: filter.",
            )
        )
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QTableView.EditTrigger.EditKeyPressed
            | QTableView.EditTrigger.AnyKeyPressed
            | QTableView.EditTrigger.DoubleClicked
        )
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(delegate.painter.row_height)
        # Painted to its last pixel, so that Qt moves what is there and only the rows that come in are drawn.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.entered.connect(self._on_entered)
        self.doubleClicked.connect(self._on_double_clicked)
        self.clicked.connect(self._on_clicked)
        for column, width in (_WIDTHS | (_WIDTHS_EN if language == "en" else {})).items():
            self.setColumnWidth(column, theme.space(width))
        # A delegate of its own: one that two views share tells both of them what was typed.
        self._frozen = FrozenColumns(self, ScoreboardDelegate(theme, language, self), theme)
        self._frozen.doubleClicked.connect(self._on_double_clicked)

    def height_of(self, rows: int) -> int:
        """The height in which so many rows are in sight, with their heading and the bar to scroll them sideways."""
        inside = (
            rows * self.verticalHeader().defaultSectionSize() + self.horizontalHeader().sizeHint().height()
        )
        return inside + self.horizontalScrollBar().sizeHint().height() + 2 * self.frameWidth()

    # ------------------------------------------------------------ what is chosen

    @property
    def row(self) -> Row | None:
        """The row of the current cell."""
        found = self.currentIndex().data(ScoreboardRole.ROW)
        return found if isinstance(found, Row) else None

    @property
    def chosen_rows(self) -> list[int]:
        """The rows of the model with a chosen cell, in their order."""
        indexes = self.selectionModel().selectedIndexes()
        return sorted({self._order.mapToSource(index).row() for index in indexes})

    def choose(self, index: QModelIndex) -> None:
        """Make a cell current and the only one chosen, whatever keys are held: Ctrl opened the page, perhaps."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def choose_line(self, line: int, figure: str = "") -> None:
        """Make the row of a source line current, of a figure on it where one is named, and scroll to it."""
        rows = [at for at, row in enumerate(self._board.rows) if row.line == line]
        named = [at for at in rows if any(one.id == figure for one in self._board.rows[at].figures)]
        for at in (*named, *rows):
            index = self._order.mapFromSource(self._board.index(at, Column.TEXT))
            if index.isValid():
                self.choose(index)
                self.scrollTo(index, _Hint.PositionAtCenter)
                return

    # ------------------------------------------------------------ what is changed

    def write(self, index: Index, value: str | TaskState) -> None:
        """Write into a cell, and into those of its column in the other chosen rows: one change, undone at once."""
        own = self._order.mapToSource(index).row()
        chosen = self.chosen_rows
        self._board.write(chosen if own in chosen else [own], index.column(), value)

    def copy(self) -> None:
        """Copy the chosen cells, columns apart by tabs, as spreadsheets take them."""
        chosen = {(index.row(), index.column()) for index in self.selectionModel().selectedIndexes()}
        if not chosen:
            return
        rows, columns = sorted({row for row, _ in chosen}), sorted({column for _, column in chosen})
        lines = [
            "\t".join(
                str(self._order.index(row, column).data(ScoreboardRole.COPIED))
                if (row, column) in chosen
                else ""
                for column in columns
            )
            for row in rows
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def sort_by_current(self) -> None:
        """Sort by the current column: upward, downward, and again as the source has it."""
        header, column = self.horizontalHeader(), self.currentIndex().column()
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        if column != header.sortIndicatorSection():
            header.setSortIndicator(column, up)
        elif header.sortIndicatorOrder() is up:
            header.setSortIndicator(column, down)
        else:
            header.setSortIndicator(-1, up)

    # ------------------------------------------------------------ keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits, or goes where the cell points; Ctrl+Enter to the source; Delete clears; F3 sorts."""
        key, index = event.key(), self.currentIndex()
        if self.state() is QTableView.State.EditingState:
            # An editor lets Enter through before it is closed.
            event.ignore()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif key in _CLEAR:
            self._clear()
        elif key == Qt.Key.Key_F3:
            self.sort_by_current()
        elif key in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._go_to_line()
        elif key in _ENTER or self._asks_for_value(event):
            self._open(index)
        else:
            super().keyPressEvent(event)

    def scrollTo(self, index: Index, hint: _Hint = _Hint.EnsureVisible) -> None:  # noqa: N802 - Qt's name
        """Into view, and out from under the columns that stay."""
        super().scrollTo(index, hint)
        bar = self.horizontalScrollBar()
        if index.isValid() and index.column() not in FROZEN and bar.value():
            bar.setValue(bar.value() - max(0, self._frozen.width() - self.visualRect(index).left()))

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Letters do not jump to rows: they are typed into cells, and the filter is for searching."""
        del search

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        """The ground of a row follows the current cell."""
        super().currentChanged(current, previous)
        for index in {current.row(), previous.row()} - {-1}:
            top, height = self.rowViewportPosition(index), self.rowHeight(index)
            for view in (self, self._frozen):
                view.viewport().update(0, top, view.viewport().width(), height)
        self.chosen.emit()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802 - Qt's name
        """Tell that other rows are chosen."""
        super().selectionChanged(selected, deselected)
        self.chosen.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words take what the other columns leave."""
        super().resizeEvent(event)
        others = sum(self.columnWidth(column) for column in Column if column is not Column.TEXT)
        room = self.viewport().width() - others
        self.setColumnWidth(Column.TEXT, max(self._theme.space(_NARROWEST), room))
        self._frozen.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, then the cells."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.color("panel"))
        painter.end()
        super().paintEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose with the left button; the others belong to the window."""
        if event.button() is Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        else:
            event.ignore()

    def _asks_for_value(self, event: QKeyEvent) -> bool:
        """Whether a value is begun to be typed: its form asks for the date, which is never assumed."""
        is_typed = event.text().isprintable() and bool(event.text()) and not event.modifiers() & _COMMAND
        is_asked = is_typed or event.key() == Qt.Key.Key_F2
        return is_asked and self.currentIndex().column() == Column.ACTUAL

    def _open(self, index: QModelIndex) -> None:
        """What Enter does on a cell."""
        row = self.row
        if row is None:
            return
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        elif index.column() == Column.ACTUAL:
            if row.figure:
                self.entry_wanted.emit(row.figure.id)
        else:
            self._go_to_line()

    def _clear(self) -> None:
        chosen: dict[int, list[int]] = {}
        for index in self.selectionModel().selectedIndexes():
            chosen.setdefault(self._order.mapToSource(index).row(), []).append(index.column())
        self._board.clear(chosen)

    def _go_to_line(self) -> None:
        if self.row is not None:
            self.line_wanted.emit(self.row.line)

    def _on_entered(self, index: QModelIndex) -> None:
        is_link = index.column() == Column.LINE
        shape = Qt.CursorShape.PointingHandCursor if is_link else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def _on_clicked(self, index: QModelIndex) -> None:
        plain = QGuiApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier
        if index.column() == Column.LINE and plain:
            self._go_to_line()

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if not index.flags() & Qt.ItemFlag.ItemIsEditable and index.column() != Column.LINE:
            self._open(index)
