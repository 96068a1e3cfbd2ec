"""The tree of one brief: the overview, then its sections. A model over records; it holds no state of its own.

Rows are addressed by the index of a section in `brief.walk`; id 0 is the overview, so no Python object has to be
kept alive behind an index.
"""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from db.records import Brief, Section, SectionKind
from desktop.location import Location
from desktop.typography import shown

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class TreeRole(IntEnum):
    """What a row answers besides its text."""

    NUMBER = Qt.ItemDataRole.UserRole + 1
    COUNT = Qt.ItemDataRole.UserRole + 2
    PLACE = Qt.ItemDataRole.UserRole + 3


class SectionTreeModel(QAbstractItemModel):
    """The sections of `brief` as a tree; the masthead stands on the overview and has no row."""

    def __init__(
        self, brief: Brief, language: str, overview: str, counted: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._brief = brief
        self._language = language
        self._overview = overview
        self._counted = counted
        self._top = tuple(s for s in brief.sections if s.kind is not SectionKind.MASTHEAD)
        self._ids = {section.id: n for n, section in enumerate(brief.walk, start=1)}

    # ------------------------------------------------------------ structure

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        """The index of a row under `parent`."""
        if column != 0 or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        section = self._children(parent)[row]
        return self.createIndex(row, 0, self._ids[section.id] if section else 0)

    def parent(self, index: Index = _ROOT) -> QModelIndex:  # type: ignore[override]
        """The index above; invalid for the top level."""
        section = self.section(index)
        if section is None or not section.parent:
            return QModelIndex()
        return self.index_of(section.parent)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many rows stand under `parent`."""
        return len(self._children(parent)) if parent.column() <= 0 else 0

    def columnCount(self, parent: Index = _ROOT) -> int:
        """One column."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Name, number, count, place and accessible text of a row."""
        if not index.isValid():
            return None
        section = self.section(index)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            text = self._overview if section is None else shown(section.label.of(self._language))
            # A tool tip takes markup for markup: only the interface's own texts go there.
            return text if role == Qt.ItemDataRole.DisplayRole else None
        if role == TreeRole.NUMBER:
            return section.number if section else ""
        if role == TreeRole.COUNT:
            return len(section.items) if section else 0
        if role == TreeRole.PLACE:
            return Location(self._brief.id, section.id if section else "")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._accessible(section)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every row can be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    # ------------------------------------------------------------ sections

    def section(self, index: Index) -> Section | None:
        """The section of a row; None for the overview and the root."""
        number = index.internalId() if index.isValid() else 0
        return self._brief.walk[number - 1] if number else None

    def index_of(self, section_id: str) -> QModelIndex:
        """The row of a section; the overview's for "" and for what has no row."""
        section = self._brief.section(section_id)
        if section is None or section.kind is SectionKind.MASTHEAD:
            return self.index(0, 0)
        above = self._brief.section(section.parent) if section.parent else None
        # The overview stands before the first top section.
        row = above.children.index(section) if above else self._top.index(section) + 1
        return self.createIndex(row, 0, self._ids[section.id])

    def _children(self, parent: Index) -> tuple[Section | None, ...]:
        if not parent.isValid():
            return (None, *self._top)
        section = self.section(parent)
        return section.children if section else ()

    def _accessible(self, section: Section | None) -> str:
        if section is None:
            return self._overview
        count = self._counted.replace("%1", str(len(section.items)))
        return f"{section.number} {section.label.of(self._language)} {count}"
