"""The places a search may be narrowed to, narrowed themselves by what is typed; the first row stands for all."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.searching.place_names import PlaceNames
from desktop.searching.source import PlaceName
from desktop.typography import shown

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class PlaceRole(IntEnum):
    """What a row answers besides its text: the name it narrows by, "" for all."""

    NAME = Qt.ItemDataRole.UserRole + 1


class PlacesModel(QAbstractListModel):
    """Rows of places. `everything` is said in the first row, which is there while nothing is typed."""

    def __init__(self, everything: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._everything = everything
        self._rows: list[PlaceName] = []

    def narrow(self, names: PlaceNames, query: str) -> None:
        """Offer those of `names` that `query` finds."""
        self.beginResetModel()
        everything = [] if query.strip() else [PlaceName("")]
        self._rows = [*everything, *names.matching(query)]
        self.endResetModel()

    @property
    def count(self) -> int:
        """How many places are offered, the row for all not counted."""
        return sum(bool(place.name) for place in self._rows[:1]) + len(self._rows[1:])

    def row_of(self, name: str) -> int:
        """Where a place is offered; the first row where it is not."""
        return next((row for row, place in enumerate(self._rows) if place.name == name), 0)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many there are, with the one for all."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Both names, and the one that narrows."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        place = self._rows[index.row()]
        if role == PlaceRole.NAME:
            return place.name
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            names = [shown(name) for name in dict.fromkeys(place) if name]
            return "  ·  ".join(names) if names else self._everything
        return None
