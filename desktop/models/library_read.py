"""The briefs that were read last, as a short list: the place, and the year of targets."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from db.catalogue.listing import Listing, Row
from desktop.models.library_cells import name_words, place_words
from desktop.models.library_choices import ChoiceRole

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class LibraryRead(QAbstractListModel):
    """Rows of a `Listing`, by the ids of briefs; one that is not in it any more has none."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._rows: Sequence[Row] = ()

    def show_briefs(self, listing: Listing, ids: Sequence[str]) -> None:
        """Show these, in this order; of each the edition that is read."""
        self.beginResetModel()
        self._rows = [listing.highest[one] for one in ids if one in listing.highest]
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The place, the year, the row, and the whole name for a screen reader."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return place_words(row, self._language)
            case ChoiceRole.SAID:
                return row.targets_year
            case ChoiceRole.KEY:
                return row
            case Qt.ItemDataRole.AccessibleTextRole:
                return name_words(row, self._language)
        return None
