"""The sections of a brief as a tree to tick. A model over records, without widgets.

Its state is the ticked leaves: a section with others under it is ticked when all of them are.
"""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from db.records import Brief, Section, SectionKind, walk
from desktop.typography import shown

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_CHECKED, _PARTLY, _UNCHECKED = (
    Qt.CheckState.Checked,
    Qt.CheckState.PartiallyChecked,
    Qt.CheckState.Unchecked,
)


class SectionTicks(QAbstractItemModel):
    """Rows are addressed by the index of their section in `brief.walk`; the masthead has none."""

    def __init__(self, brief: Brief, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._brief = brief
        self._language = language
        self._top = tuple(s for s in brief.sections if s.kind is not SectionKind.MASTHEAD)
        self._ids = {section.id: n for n, section in enumerate(brief.walk)}
        self._leaves: set[str] = set()

    @property
    def ticked(self) -> tuple[str, ...]:
        """The ids of the ticked sections, in the source's order."""
        return tuple(s.id for s in walk(self._top) if self._state(s) is _CHECKED)

    def tick(self, ids: tuple[str, ...]) -> None:
        """Tick these and no others; ids that are not there are passed over."""
        self._leaves = {s.id for s in walk(self._top) if not s.children and s.id in ids}
        self._tell_all()

    # ------------------------------------------------------------ structure

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        """The index of a row under `parent`."""
        if column != 0 or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, 0, self._ids[self._under(parent)[row].id])

    def parent(self, index: Index = _ROOT) -> QModelIndex:  # type: ignore[override]
        """The index above; invalid for the top level."""
        section = self.section(index)
        above = self._brief.section(section.parent) if section and section.parent else None
        if above is None:
            return QModelIndex()
        beyond = self._brief.section(above.parent) if above.parent else None
        siblings = beyond.children if beyond else self._top
        return self.createIndex(siblings.index(above), 0, self._ids[above.id])

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many rows stand under `parent`."""
        return len(self._under(parent)) if parent.column() <= 0 else 0

    def columnCount(self, parent: Index = _ROOT) -> int:
        """One column."""
        return 1

    def section(self, index: Index) -> Section | None:
        """The section of a row; None for the root."""
        return self._brief.walk[index.internalId()] if index.isValid() else None

    def _under(self, parent: Index) -> tuple[Section, ...]:
        section = self.section(parent)
        return section.children if section else self._top

    # ------------------------------------------------------------ data

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The name with its number, and the tick."""
        section = self.section(index)
        if section is None:
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            label = shown(section.label.of(self._language))
            return f"{section.number} {label}" if section.number else label
        if role == Qt.ItemDataRole.CheckStateRole:
            return self._state(section)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick a section and all under it."""
        section = self.section(index)
        if section is None or role != Qt.ItemDataRole.CheckStateRole:
            return False
        leaves = {s.id for s in walk((section,)) if not s.children}
        is_on = Qt.CheckState(value) is _CHECKED if isinstance(value, int) else value is _CHECKED
        self._leaves = self._leaves | leaves if is_on else self._leaves - leaves
        self._tell_all()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every row can be ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable

    def _state(self, section: Section) -> Qt.CheckState:
        leaves = [s.id for s in walk((section,)) if not s.children]
        count = sum(1 for leaf in leaves if leaf in self._leaves)
        return _CHECKED if count == len(leaves) else _PARTLY if count else _UNCHECKED

    def _tell_all(self) -> None:
        """Ticks above and below change together, and the tree is small."""
        self._tell(_ROOT)

    def _tell(self, parent: Index) -> None:
        rows = self.rowCount(parent)
        if not rows:
            return
        first, last = self.index(0, 0, parent), self.index(rows - 1, 0, parent)
        self.dataChanged.emit(first, last, [Qt.ItemDataRole.CheckStateRole.value])
        for row in range(rows):
            self._tell(self.index(row, 0, parent))
