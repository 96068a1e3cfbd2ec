"""The ledger (督查台账) as a table: a row for every target and task, edited where it stands.

The model keeps nothing of its own: what is typed is told as follow-ups, and comes back as rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QObject,
    QSortFilterProxyModel,
    Qt,
    Signal,
)

from db.actuals.records import TaskState
from db.scoreboard import Row
from desktop import wording
from desktop.models import scoreboard_edits as edits
from desktop.models.named_columns import ROOT, Index, NamedColumns
from desktop.models.scoreboard_cells import Cell, Column, cells, copied, edited, headings
from desktop.models.scoreboard_order import Wanted, ranks

_RIGHT = {Column.NUMBER, Column.LINE}
_PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_TYPED = _PLAIN | Qt.ItemFlag.ItemIsEditable


class ScoreboardRole(IntEnum):
    """What a cell answers besides its text."""

    CELL = Qt.ItemDataRole.UserRole + 1
    ROW = Qt.ItemDataRole.UserRole + 2
    COPIED = Qt.ItemDataRole.UserRole + 3


class ScoreboardModel(NamedColumns):
    """The rows of one brief. `written` carries the follow-ups that were typed; whoever keeps them calls `show_rows`."""

    written = Signal(object)

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(headings(), _RIGHT, parent)
        self._language = language
        self._rows: tuple[Row, ...] = ()
        # A row is put into words when it is first seen.
        self._cells: dict[int, tuple[Cell, ...]] = {}

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown, in the source's order."""
        return self._rows

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show the rows as they stand now. Where they are the same ones, only what changed in them is told."""
        if [row.subject for row in rows] != [row.subject for row in self._rows]:
            self.beginResetModel()
            self._rows, self._cells = tuple(rows), {}
            self.endResetModel()
            return
        # A row that says the same stays: where it stands need not be worked out again.
        changed = {at: row for at, row in enumerate(rows) if row.basis != self._rows[at].basis}
        self._rows = tuple(changed.get(at, row) for at, row in enumerate(self._rows))
        for at in changed:
            self._cells.pop(at, None)
            self.dataChanged.emit(self.index(at, 0), self.index(at, len(Column) - 1))

    def write(self, at: Iterable[int], column: int, value: str | TaskState) -> bool:
        """Let the cells of a column in these rows say `value`; whether that changes anything."""
        return self._write({row: {column: value} for row in at})

    def clear(self, chosen: Mapping[int, Iterable[int]]) -> bool:
        """Take out what was entered in these columns of these rows; whether that changes anything."""
        return self._write({at: edits.cleared(columns) for at, columns in chosen.items()})

    def _write(self, typed: Mapping[int, Mapping[int, str | TaskState]]) -> bool:
        follow_ups = (edits.follow_up(self._rows[at], changes) for at, changes in typed.items())
        changed = [one for one in follow_ups if one is not None]
        if changed:
            self.written.emit(changed)
        return bool(changed)

    # ------------------------------------------------------------ what Qt asks

    def rowCount(self, parent: Index = ROOT) -> int:
        """How many targets and tasks there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell, its text, its row, what an editor begins with, what is copied, what a screen reader says."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        at, column = index.row(), Column(index.column())
        match role:
            case ScoreboardRole.CELL:
                return self._cell(at, column)
            case Qt.ItemDataRole.DisplayRole:
                return self._cell(at, column).text
            case Qt.ItemDataRole.TextAlignmentRole:
                return self.alignment(column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(at, column)
        return self._of_row(self._rows[at], column, role)

    def _of_row(self, row: Row, column: Column, role: int) -> object:
        match role:
            case ScoreboardRole.ROW:
                return row
            case ScoreboardRole.COPIED:
                return copied(row, column, self._language)
            case Qt.ItemDataRole.EditRole:
                return row.task_state.value if column is Column.PROGRESS else edited(row, column)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Write into one cell."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        is_state = index.column() == Column.PROGRESS
        return self.write([index.row()], index.column(), TaskState(value) if is_state else str(value))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be chosen; who, until when, how far and what is noted can be typed."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _TYPED if edits.is_editable(self._rows[index.row()], index.column()) else _PLAIN

    def _cell(self, at: int, column: int) -> Cell:
        if at not in self._cells:
            self._cells[at] = cells(self._rows[at], self._language)
        return self._cells[at][column]

    def _spoken(self, at: int, column: int) -> str:
        cell = self._cell(at, column)
        said = " ".join(part for part in (cell.text, cell.note) if part)
        return f"{self._names[column]} {said or wording.translate('Scoreboard', 'empty')}"


class ScoreboardOrder(QSortFilterProxyModel):
    """The rows that are wanted, sorted. Rows stay where they are while they are edited, until they are asked for anew."""

    def __init__(self, table: ScoreboardModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._wanted = Wanted()
        self._kept: list[bool] = []
        self._ranks: list[int] = []
        self.setDynamicSortFilter(False)
        self.setSourceModel(table)
        table.modelAboutToBeReset.connect(self._forget)
        table.modelReset.connect(self.arrange)

    @property
    def wanted(self) -> Wanted:
        """Which rows are asked for."""
        return self._wanted

    def want(self, wanted: Wanted) -> None:
        """Show other rows."""
        self._wanted = wanted
        self.arrange()

    def arrange(self) -> None:
        """Choose and sort anew, by the rows as they are now."""
        rows = self._table.rows
        self._kept = [self._wanted.takes(row) for row in rows] if self._wanted != Wanted() else []
        self.invalidateFilter()
        self.sort(self.sortColumn(), self.sortOrder())

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 is the source's order."""
        downward = order == Qt.SortOrder.DescendingOrder
        self._ranks = ranks(self._table.rows, column, downward=downward) if column >= 0 else []
        super().sort(column, order)

    def _forget(self) -> None:
        """The places are of rows that are going."""
        self._kept, self._ranks = [], []

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        """Whether a row is wanted."""
        del parent
        return self._kept[row] if row < len(self._kept) else True

    def lessThan(self, left: Index, right: Index) -> bool:  # noqa: N802 - Qt's name
        """Whether one row comes before another."""
        return bool(self._ranks) and self._ranks[left.row()] < self._ranks[right.row()]
