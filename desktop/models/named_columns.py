"""What the table models share: columns that have names, with numbers at their right."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex

ROOT = QModelIndex()


class NamedColumns(QAbstractTableModel):
    """A table with a column for each of `names`; what stands in the columns `right` is aligned there, its name as well."""

    def __init__(
        self, names: Sequence[str], right: Collection[int] = (), parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._names = tuple(names)
        self._right = frozenset(right)

    def alignment(self, column: int) -> int:
        """How what stands in a column is aligned, as Qt's flags."""
        side = Qt.AlignmentFlag.AlignRight if column in self._right else Qt.AlignmentFlag.AlignLeft
        return int(side | Qt.AlignmentFlag.AlignVCenter)

    def columnCount(self, parent: Index = ROOT) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self._names)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The names of the columns."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._names):
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._names[section]
        return self.alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None
