"""What each pace rule says of each target as it stands: rows of targets, columns of rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QObject, Qt

from db.pace.pace import Pace
from db.pace.rules import PaceRule
from desktop import wording
from desktop.gauges.comparing import in_language
from desktop.gauges.marks import character_of
from desktop.models.named_columns import ROOT, Index, NamedColumns

TARGET = 0  # the column of names; the rules follow


class StateRole(IntEnum):
    """What a cell answers besides its text."""

    PACE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Judged:
    """A target in words, and its pace by each of the rules."""

    target: str
    paces: tuple[Pace, ...]


class RuleStatesModel(NamedColumns):
    """A word and its shape in every cell, and the whole explanation behind it."""

    def __init__(self, rules: Sequence[PaceRule], language: str, parent: QObject | None = None) -> None:
        super().__init__(
            (
                wording.translate("Entering", "Target"),
                *(in_language(rule.name, language) for rule in rules),
            ),
            parent=parent,
        )
        self._language = language
        self._rows: tuple[Judged, ...] = ()

    @property
    def rows(self) -> tuple[Judged, ...]:
        """What is shown."""
        return self._rows

    def show_rows(self, rows: Sequence[Judged]) -> None:
        """Show how the targets stand now."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def sentence(self, index: Index) -> str:
        """The explanation of a cell; empty for a name."""
        found = index.data(StateRole.PACE) if index.isValid() else None
        return in_language(found.sentence, self._language) if isinstance(found, Pace) else ""

    def rowCount(self, parent: Index = ROOT) -> int:
        """How many targets there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell, its Pace, or what a screen reader says of it."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row, column = self._rows[index.row()], index.column()
        pace = row.paces[column - 1] if column > TARGET else None
        if role == StateRole.PACE:
            return pace
        if role == Qt.ItemDataRole.DisplayRole:
            return self._state(pace) if pace else row.target
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.target}, {self._names[column]}: {self._word(pace)}" if pace else row.target
        return None

    def _state(self, pace: Pace) -> str:
        return f"{character_of(pace.state)} {self._word(pace)}"

    def _word(self, pace: Pace) -> str:
        return in_language(pace.word, self._language)
