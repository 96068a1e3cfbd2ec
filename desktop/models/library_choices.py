"""Places or years to choose from, each with how many briefs it has; the first row stands for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class ChoiceRole(IntEnum):
    """What a row answers besides its text: what it stands for ("" is all), and what is said at its end."""

    KEY = Qt.ItemDataRole.UserRole + 1
    SAID = Qt.ItemDataRole.UserRole + 2


class LibraryChoices(QAbstractListModel):
    """Rows of a key, its words and a count."""

    def __init__(self, everything: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._everything = everything
        self._rows: Sequence[tuple[str, str, int]] = ()

    def show_rows(self, rows: Sequence[tuple[str, str, int]]) -> None:
        """Offer these."""
        self.beginResetModel()
        self._rows = (("", self._everything, sum(count for *_, count in rows)), *rows) if rows else ()
        self.endResetModel()

    def rows_of(self, keys: frozenset[str]) -> list[int]:
        """Where these are offered; the row for all where none is."""
        found = [at for at, (key, *_) in enumerate(self._rows) if key in keys]
        return found or [0][: len(self._rows)]

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many there are, with the one for all."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words, the key, the count, and what a screen reader says."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        key, words, count = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return words
            case ChoiceRole.KEY:
                return key
            case ChoiceRole.SAID:
                return f"{count:,}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{words} {count}"
        return None
