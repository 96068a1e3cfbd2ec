"""The library as a table: every brief and every refused file, chosen by place, year and words, and sorted.

Rows are the listing's own tuples; choosing and sorting only makes another order of their places.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt

from db.catalogue.listing import NOTHING, Finder, Listing, Row
from desktop.models.library_cells import Column, cell, headings, name_words, pack_words, place_words, spoken
from desktop.models.named_columns import ROOT, Index, NamedColumns


class LibraryRole(IntEnum):
    """What a cell answers besides its text."""

    CELL = Qt.ItemDataRole.UserRole + 1
    ROW = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True)
class Wanted:
    """Which rows are wanted: of these places and years of targets (all where none is named), holding these words."""

    text: str = ""
    places: frozenset[str] = frozenset()
    years: frozenset[str] = frozenset()

    def takes(self, row: Row) -> bool:
        """Whether a row is of a place and a year that are wanted."""
        return (not self.places or row.place_zh in self.places) and (
            not self.years or row.targets_year in self.years
        )


class LibraryModel(NamedColumns):
    """The rows of a `Listing`, in the order that is asked for."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(headings(), parent=parent)
        self._language = language
        self._wanted = Wanted()
        self._finder: Finder | None = None
        self._held: frozenset[tuple[int, int]] | None = None
        self._sorted: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)
        self._order: Sequence[int] = ()
        self.listing = NOTHING

    @property
    def wanted(self) -> Wanted:
        """Which rows are asked for."""
        return self._wanted

    @property
    def rows(self) -> list[Row]:
        """The rows that are shown, in their order."""
        return [self.listing.rows[place] for place in self._order]

    def show_listing(self, listing: Listing) -> None:
        """Show another listing. Words filter it when its finder is there; until then it has the rows they had found."""
        is_filtered = bool(self._wanted.text.strip()) and (self._finder or self._held) is not None
        self._held = frozenset((row.number, row.pack) for row in self.rows) if is_filtered else None
        self.listing, self._finder = listing, None
        self._arrange()

    def use_finder(self, finder: Finder) -> bool:
        """Find rows of this listing by words from now on; whether other rows are shown now."""
        self._finder, self._held = finder, None
        if not self._wanted.text.strip() or list(self._order) == list(self._ordered(self._chosen())):
            return False
        self._arrange()
        return True

    def want(self, wanted: Wanted) -> None:
        """Show other rows."""
        if wanted != self._wanted:
            self._wanted, self._held = wanted, None
            self._arrange()

    def places_of(self, rows: Iterable[Row]) -> dict[tuple[int, int], int]:
        """Where these rows are shown, by the numbers of their briefs and packs; those that are not shown are left out."""
        wanted = {(row.number, row.pack) for row in rows}
        shown = ((row.number, row.pack) for row in self.rows) if wanted else ()
        return {key: place for place, key in enumerate(shown) if key in wanted}

    def place_of_refused(self, path: Path) -> int | None:
        """Where the file of this path is shown as one that is not usable; None where it is not."""
        packs = self.listing.packs
        shown = enumerate(self.rows)
        return next((at for at, row in shown if not row.number and packs[row.pack].path == path), None)

    # ------------------------------------------------------------ what Qt asks

    def rowCount(self, parent: Index = ROOT) -> int:
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._order)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell, its text, its row, and what a screen reader says."""
        if not index.isValid() or not 0 <= index.row() < len(self._order):
            return None
        row = self.listing.rows[self._order[index.row()]]
        match role:
            case LibraryRole.CELL:
                return cell(self.listing, row, index.column(), self._language)
            case LibraryRole.ROW:
                return row
            case Qt.ItemDataRole.DisplayRole:
                return cell(self.listing, row, index.column(), self._language).text
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(self.listing, row, index.column(), self._language)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 is the order of taking in."""
        if (column, order) != self._sorted:
            self._sorted = (column, order)
            self._arrange()

    # ------------------------------------------------------------ choosing and sorting

    def _arrange(self) -> None:
        self.beginResetModel()
        self._order = self._ordered(self._chosen())
        self.endResetModel()

    def _chosen(self) -> Sequence[int]:
        rows, takes = self.listing.rows, self._wanted.takes
        found = self._finder.find(self._wanted.text) if self._finder is not None else None
        places: Sequence[int] = range(len(rows)) if found is None else found
        if self._held is not None:
            places = [place for place in places if (rows[place].number, rows[place].pack) in self._held]
        if not self._wanted.places and not self._wanted.years:
            return places
        return [place for place in places if takes(rows[place])]

    def _ordered(self, places: Sequence[int]) -> Sequence[int]:
        column, order = self._sorted
        if column < 0:
            return places
        key, rows = self._key(Column(column)), self.listing.rows
        return sorted(
            places, key=lambda place: key(rows[place]), reverse=order == Qt.SortOrder.DescendingOrder
        )

    def _key(self, column: Column) -> Callable[[Row], Any]:
        """What rows are sorted by; refused files are together, at one end."""
        if column is Column.PLACE and self._language != "en":
            rank = {place[0]: at for at, (place, _) in enumerate(self.listing.places)}
            return lambda row: rank.get(row.place_zh, -1)
        return {
            Column.PLACE: lambda row: place_words(row, self._language),
            Column.NAME: lambda row: name_words(row, self._language) if row.number else "",
            Column.RESULTS: lambda row: row.results_year,
            Column.TARGETS: lambda row: row.targets_year,
            Column.EDITION: lambda row: row.edition,
            Column.PACK: lambda row: pack_words(self.listing, row),
            Column.STATE: self._rank_of_state,
        }[column]

    def _rank_of_state(self, row: Row) -> int:
        """Sound, then what another is read instead of, then what is not usable."""
        if not row.number:
            return 2
        return int(self.listing.read_instead(row) is not None)
