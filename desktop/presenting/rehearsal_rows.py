"""A rehearsal as a table: what the plan gives each slide, what it took, and the difference."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QObject, Qt

from db.decks import Rehearsal
from desktop import wording
from desktop.deck.slides import Deck
from desktop.models.named_columns import ROOT, Index, NamedColumns
from desktop.presenting.talk_words import digits, signed


class Column(IntEnum):
    """What the columns hold."""

    NUMBER = 0
    TITLE = 1
    PLANNED = 2
    TAKEN = 3
    DIFFERENCE = 4
    BAR = 5


_RIGHT = {Column.NUMBER, Column.PLANNED, Column.TAKEN, Column.DIFFERENCE}


class RehearsalRole(IntEnum):
    """What a cell answers besides its text."""

    ROW = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class RehearsedSlide:
    """A slide of the talk. Seconds; `planned` is 0 without a planned length, `taken` None where it was not shown.

    `scale` is the seconds at which bars are full: the same for all rows.
    """

    number: str
    title: str
    planned: float
    taken: float | None
    scale: float

    @property
    def difference(self) -> int | None:
        """Whole seconds over the plan (negative: under it), as the two are shown; or None."""
        return int(self.taken) - int(self.planned) if self.taken is not None and self.planned else None


def rehearsed(deck: Deck, rehearsal: Rehearsal) -> tuple[RehearsedSlide, ...]:
    """The slides of the deck in order, the backups that were shown, and what has since left the deck."""
    seconds = dict(rehearsal.seconds)
    planned = deck.minutes * 60 / (deck.end + 1)
    scale = max([planned, *seconds.values()], default=0.0)
    rows = []
    for n, slide in enumerate(deck.slides):
        taken = seconds.pop(slide.id, None)
        is_backup = n > deck.end
        if is_backup and taken is None:
            continue
        number = deck.folio(n).partition(" /")[0]
        rows.append(RehearsedSlide(number, slide.heading, 0.0 if is_backup else planned, taken, scale))
    gone = wording.translate("Rehearsal", "No longer in the talk")
    rows += [RehearsedSlide("", gone, 0.0, taken, scale) for taken in seconds.values()]
    return tuple(rows)


class RehearsalModel(NamedColumns):
    """One row a slide."""

    def __init__(self, deck: Deck, parent: QObject | None = None) -> None:
        super().__init__(
            (
                "",
                wording.translate("Rehearsal", "Slide"),
                wording.translate("Rehearsal", "Planned"),
                wording.translate("Rehearsal", "Taken"),
                wording.translate("Rehearsal", "Difference"),
                wording.translate("Rehearsal", "Taken against plan"),
            ),
            _RIGHT,
            parent,
        )
        self._deck = deck
        self._rows: tuple[RehearsedSlide, ...] = ()

    @property
    def rows(self) -> tuple[RehearsedSlide, ...]:
        """What is shown."""
        return self._rows

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        """Show another rehearsal."""
        self.beginResetModel()
        self._rows = rehearsed(self._deck, rehearsal)
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        """How many slides there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell, its RehearsedSlide, or what a screen reader says of it."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == RehearsalRole.ROW:
            return row
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return _texts(row)[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            text = _texts(row)[Column.DIFFERENCE if index.column() == Column.BAR else index.column()]
            return f"{self._names[index.column()]} {text}".strip()
        return None


def _texts(row: RehearsedSlide) -> tuple[str, ...]:
    difference = row.difference
    return (
        row.number,
        row.title,
        digits(row.planned) if row.planned else "—",
        digits(row.taken) if row.taken is not None else wording.translate("Rehearsal", "not shown"),
        signed(difference) if difference is not None else "—",
        "",
    )
