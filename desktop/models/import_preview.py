"""The rows of an import before it is done: what each will do, and which are left out. QtCore only."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import (
    QObject,
    QSortFilterProxyModel,
    Qt,
    Signal,
)

from desktop import wording
from desktop.models.named_columns import ROOT, Index, NamedColumns
from desktop.progress.sheets.import_plan import Deed, ImportPlan, PlannedRow
from desktop.progress.sheets.own_words import own_words
from desktop.typography import shown

_CHECKED = Qt.CheckState.Checked.value
translate = wording.translate


class Column(IntEnum):
    """What the columns hold."""

    ROW = 0
    DEED = 1
    NAME = 2
    VALUE = 3
    AS_OF = 4
    WHY = 5


class PreviewRole(IntEnum):
    """What a cell answers besides its text: the PlannedRow, and whether it is left out."""

    ROW = Qt.ItemDataRole.UserRole + 1
    LEFT_OUT = Qt.ItemDataRole.UserRole + 2


class ImportPreviewModel(NamedColumns):
    """One row a row of the table, those that cannot be imported first; ticked rows are to be imported.

    `ticked` tells that the user left rows out, or took them in again. Rows keep their places when he does.
    """

    ticked = Signal()

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(
            (
                translate("Sheets", "Row"),
                translate("Sheets", "What it does"),
                translate("Sheets", "Indicator"),
                translate("Sheets", "Value"),
                translate("Sheets", "As of"),
                translate("Sheets", "Remarks"),
            ),
            parent=parent,
        )
        self._language = language
        self._plan = ImportPlan(())
        self._order: tuple[int, ...] = ()

    @property
    def plan(self) -> ImportPlan:
        """What is shown."""
        return self._plan

    def show_plan(self, plan: ImportPlan) -> None:
        """Show another plan."""
        self.beginResetModel()
        self._plan = plan
        rows = plan.rows
        self._order = tuple(sorted(range(len(rows)), key=lambda n: rows[n].deed is not Deed.REFUSED))
        self.endResetModel()

    def leave_out(self, numbers: frozenset[int]) -> None:
        """Leave out these rows of the table and no others."""
        self._plan = self._plan.leaving_out(numbers)
        if self._order:
            # One that was in another's way stands in it no more.
            last = self.index(len(self._order) - 1, len(Column) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        self.ticked.emit()

    def row(self, place: int) -> PlannedRow:
        """The row in a place of this model."""
        return self._plan.rows[self._order[place]]

    def rowCount(self, parent: Index = ROOT) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._order)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The rows that would do something, and those in the way, are ticked or not."""
        flags = super().flags(index)
        is_choice = index.isValid() and index.column() == Column.ROW and can_be_ticked(self.row(index.row()))
        return flags | Qt.ItemFlag.ItemIsUserCheckable if is_choice else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell, its tick, its PlannedRow, or what a screen reader says of it."""
        if not index.isValid() or not 0 <= index.row() < len(self._order):
            return None
        row, column = self.row(index.row()), index.column()
        is_left_out = row.number in self._plan.left_out
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._names[column]} {self._text(row, column)}"
        if role == PreviewRole.ROW:
            return row
        if role == PreviewRole.LEFT_OUT:
            return is_left_out
        if role == Qt.ItemDataRole.CheckStateRole and column == Column.ROW and can_be_ticked(row):
            return Qt.CheckState.Unchecked if is_left_out else Qt.CheckState.Checked
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick a row."""
        if role != Qt.ItemDataRole.CheckStateRole or not self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        number = {self.row(index.row()).number}
        is_ticked = getattr(value, "value", value) == _CHECKED
        self.leave_out(self._plan.left_out - number if is_ticked else self._plan.left_out | number)
        return True

    def remarks(self, row: PlannedRow) -> str:
        """Why a row is refused, and what else is to be known of it."""
        said = [own_words(one, self._language) for one in (row.why, *row.notes) if one]
        return ("" if self._language == "zh_CN" else " ").join(said)

    def _text(self, row: PlannedRow, column: int) -> str:
        if column == Column.DEED and row.number in self._plan.left_out:
            return translate("Sheets", "Left out")
        return {
            Column.ROW: str(row.number),
            Column.DEED: own_words(row.deed.word, self._language),
            Column.NAME: shown(row.name),
            Column.VALUE: row.value,
            Column.AS_OF: row.as_of,
            Column.WHY: self.remarks(row),
        }[Column(column)]


class DeedFilter(QSortFilterProxyModel):
    """Only the rows that come to one deed; all of them for None. A row that is left out keeps its place."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._deed: Deed | None = None
        # A row that was just unticked must not vanish from under the pointer.
        self.setDynamicSortFilter(False)

    def show_only(self, deed: Deed | None) -> None:
        """Show the rows of one deed."""
        if deed is not self._deed:
            self._deed = deed
            self.invalidateFilter()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Whether a row is shown."""
        if self._deed is None:
            return True
        row = self.sourceModel().index(source_row, 0, source_parent).data(PreviewRole.ROW)
        return isinstance(row, PlannedRow) and row.deed is self._deed


def can_be_ticked(row: PlannedRow) -> bool:
    """Whether leaving the row out makes a difference."""
    return row.deed.changes or row.deed is Deed.REFUSED
