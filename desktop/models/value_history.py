"""All that was done to the values of a target, the newest first, with what holds now."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QObject, Qt

from db.actuals.records import Actual, Change, ChangeKind, Status
from db.pace.values import written
from desktop import wording
from desktop.models.named_columns import ROOT, Index, NamedColumns

translate = wording.translate


class Column(IntEnum):
    """What the columns hold."""

    HOLDS = 0
    VALUE = 1
    AS_OF = 2
    STATUS = 3
    KIND = 4
    AT = 5
    SOURCE = 6
    REASON = 7


class HistoryRole(IntEnum):
    """What a cell answers besides its text."""

    ROW = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One thing that was done. `holds` says that the value holds as it left it, `is_withdrawn` that it took it back."""

    change: Change
    holds: bool
    is_withdrawn: bool

    @property
    def actual(self) -> Actual:
        """The value as it then stood."""
        return self.change.actual


def rows_of(changes: Sequence[Change], in_force: Collection[str]) -> tuple[HistoryRow, ...]:
    """The changes, the newest first; `in_force` are the ids of the values that hold."""
    rows, seen = [], set()
    for change in reversed(changes):
        # Only the last thing that was done to a value tells how it stands.
        is_last = change.actual.id not in seen
        seen.add(change.actual.id)
        rows.append(
            HistoryRow(
                change,
                is_last and change.actual.id in in_force,
                is_last and change.kind is ChangeKind.WITHDRAWN,
            )
        )
    return tuple(rows)


class ValueHistoryModel(NamedColumns):
    """One row a change."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            (
                translate("Entering", "In force"),
                translate("Entering", "Value"),
                translate("Entering", "Up to"),
                translate("Entering", "Status"),
                translate("Entering", "Done"),
                translate("Entering", "When"),
                translate("Entering", "Source"),
                translate("Entering", "Reason"),
            ),
            {Column.VALUE},
            parent,
        )
        self._rows: tuple[HistoryRow, ...] = ()

    @property
    def rows(self) -> tuple[HistoryRow, ...]:
        """What is shown."""
        return self._rows

    def show_rows(self, rows: tuple[HistoryRow, ...]) -> None:
        """Show another history."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        """How many changes there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell, its HistoryRow, or what a screen reader says of it."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row, column = self._rows[index.row()], index.column()
        if role == HistoryRole.ROW:
            return row
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(column)
        if role == Qt.ItemDataRole.DisplayRole:
            return _texts(row)[column]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._names[column]} {_texts(row)[column]}"
        return None


def status_words(status: Status) -> str:
    """How settled a value is."""
    return translate("Entering", "Final") if status is Status.FINAL else translate("Entering", "Provisional")


def kind_words(kind: ChangeKind) -> str:
    """What was done."""
    return {
        ChangeKind.ENTERED: translate("Entering", "entered"),
        ChangeKind.REVISED: translate("Entering", "revised"),
        ChangeKind.WITHDRAWN: translate("Entering", "withdrawn"),
        ChangeKind.RESTORED: translate("Entering", "restored"),
    }[kind]


def _texts(row: HistoryRow) -> tuple[str, ...]:
    change, actual = row.change, row.actual
    return (
        translate("Entering", "● in force") if row.holds else "",
        written(actual),
        actual.as_of.isoformat(),
        status_words(actual.status),
        kind_words(change.kind),
        # At the office's own clock.
        f"{change.at.astimezone():%Y-%m-%d %H:%M}",
        actual.source,
        change.reason,
    )
