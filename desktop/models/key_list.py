"""The rows of the keyboard help: headings, and under each the keys that answer the query."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.key_table import KeyEntry

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class KeyRole(IntEnum):
    """What a row answers besides its text."""

    ROW = Qt.ItemDataRole.UserRole + 1


class KeyListModel(QAbstractListModel):
    """A row is a heading (its words) or a KeyEntry; a heading without entries is left out."""

    def __init__(self, entries: Sequence[KeyEntry], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries = tuple(entries)
        self._rows: list[str | KeyEntry] = []
        self.set_query("")

    @property
    def found(self) -> int:
        """How many entries are shown."""
        return sum(isinstance(row, KeyEntry) for row in self._rows)

    def set_query(self, query: str) -> None:
        """Show the entries that hold every word of `query` in their keys, words or heading; all where it is empty."""
        words = query.casefold().split()
        self.beginResetModel()
        kept = [entry for entry in self._entries if all(word in _text(entry).casefold() for word in words)]
        self._rows = []
        for group, entries in itertools.groupby(kept, key=lambda entry: entry.group):
            self._rows += [group, *entries]
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many rows there are, headings with them."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a row, the row itself, or what a screen reader says."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == KeyRole.ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text if isinstance(row, KeyEntry) else row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.text}: {', '.join(row.keys)}" if isinstance(row, KeyEntry) else row
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Entries can be read one by one; headings are passed over."""
        is_entry = isinstance(self.data(index, KeyRole.ROW), KeyEntry)
        enabled, selectable = Qt.ItemFlag.ItemIsEnabled, Qt.ItemFlag.ItemIsSelectable
        return enabled | selectable if is_entry else Qt.ItemFlag.NoItemFlags


def _text(entry: KeyEntry) -> str:
    return " ".join((*entry.keys, entry.text, entry.group))
