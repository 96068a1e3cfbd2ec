"""What a search found, as the rows of one list: each group under its heading, in the order of what is searched.

Groups come when they come; one that comes late takes its place without moving what is chosen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop import wording
from desktop.searching.source import Group, Result
from desktop.searching.words import count_words, cut_words, scope_word, way_words
from desktop.typography import shown

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class ResultRole(IntEnum):
    """What a row answers besides its text."""

    ROW = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Heading:
    """The row above a group: its name, how many there are, and what is not shown of them. Cannot be chosen."""

    name: str
    count: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Recent:
    """A row with what was searched for before; choosing it searches again."""

    query: str


Row = Heading | Result | Recent


class ResultsModel(QAbstractListModel):
    """The rows that answer one question."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._groups: list[Group] = []

    @property
    def groups(self) -> tuple[Group, ...]:
        """What has come so far, in order."""
        return tuple(self._groups)

    def begin(self, recent: Sequence[str] = ()) -> None:
        """Forget everything; `recent` stands first."""
        self.beginResetModel()
        self._groups = []
        self._rows = [Recent(query) for query in recent]
        if recent:
            self._rows.insert(0, Heading(wording.translate("Search", "Recent searches")))
        self.endResetModel()

    def add(self, groups: Sequence[Group]) -> None:
        """Show groups; one of a scope that has answered before has the results of then first, and takes its place."""
        for group in groups:
            before = next((one for one in self._groups if one.scope == group.scope), None)
            if before is not None:
                self._grow(before, group)
                continue
            below = [later for later in self._groups if later.scope > group.scope]
            at = len(self._rows) - sum(len(later.results) + 1 for later in below)
            self.beginInsertRows(_ROOT, at, at + len(group.results))
            self._rows[at:at] = [_heading(group), *group.results]
            self._groups = sorted([*self._groups, group], key=lambda one: one.scope)
            self.endInsertRows()

    def _grow(self, before: Group, group: Group) -> None:
        place = self._groups.index(before)
        at = len(self._rows) - sum(len(one.results) + 1 for one in self._groups[place:])
        end, more = at + 1 + len(before.results), group.results[len(before.results) :]
        if more:
            self.beginInsertRows(_ROOT, end, end + len(more) - 1)
        self._rows[end:end] = more
        self._rows[at] = _heading(group)
        self._groups[place] = group
        if more:
            self.endInsertRows()
        self.dataChanged.emit(self.index(at), self.index(at))

    def row(self, at: int) -> Row | None:
        """A row, or None where there is none."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def step(self, at: int, by: int) -> int:
        """The row that is `by` rows that can be chosen after (before) row `at`, at most the last (first); -1 is none."""
        rows = [n for n, row in enumerate(self._rows) if not isinstance(row, Heading)]
        if not rows:
            return -1
        here = rows.index(at) if at in rows else -1
        return rows[max(0, min(here + by, len(rows) - 1))]

    # ------------------------------------------------------------ what the view asks

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many rows there are, headings included."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        is_heading = isinstance(self.row(index.row()), Heading)
        return Qt.ItemFlag.NoItemFlags if is_heading else super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text, the row itself, or what a screen reader says."""
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == ResultRole.ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return text_of(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " ".join(part for part in (text_of(row), *_beside(row)) if part)
        return None


def _heading(group: Group) -> Heading:
    return Heading(scope_word(group.scope), count_words(group), cut_words(group))


def text_of(row: Row) -> str:
    """The text of a row as it is set."""
    if isinstance(row, Result):
        return shown(row.text)
    return row.name if isinstance(row, Heading) else row.query


def place_words(result: Result) -> str:
    """Where a result is, and how it was found where not as it was typed."""
    line = wording.line_words(result.place.line) if result.place.line else ""
    return "  ·  ".join(part for part in (result.path, line, way_words(result.way)) if part)


def _beside(row: Row) -> tuple[str, ...]:
    if isinstance(row, Heading):
        return row.count, row.note
    return (place_words(row),) if isinstance(row, Result) else ()
