"""A table as it was read, whatever it was read from: cells as text, row numbers as the spreadsheet counts them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from db.errors import UserError
from db.records import Bilingual
from desktop.progress.sheets.columns import Field

NO_NOTE = Bilingual("", "")


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows. `note` says what else is to be known of it, `fault` why it cannot be used."""

    text: str = ""
    note: Bilingual = NO_NOTE
    fault: UserError | None = None
    is_merged: bool = False  # part of a merged area of several rows

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it."""
        return not self.text.strip() and self.fault is None


_NOTHING = Cell()


@dataclass(frozen=True, slots=True)
class Line:
    """A row: `number` counts from 1 as the spreadsheet does."""

    number: int
    cells: tuple[Cell, ...]
    is_hidden: bool = False

    def cell(self, place: int | None) -> Cell:
        """The cell in a column; an empty one where the row is shorter, or there is no such column."""
        return self.cells[place] if place is not None and place < len(self.cells) else _NOTHING

    @property
    def texts(self) -> tuple[str, ...]:
        """The text of every cell."""
        return tuple(cell.text for cell in self.cells)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is in it."""
        return all(cell.is_empty for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Heading:
    """Where the fields stand: `columns` by field, `line` the row's index; `unknown` are the columns nobody reads."""

    line: int
    columns: Mapping[Field, int]
    unknown: tuple[str, ...] = ()
    doubled: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """The rows below a heading. `name` is the file's, `sheet` the worksheet's; `notes` are said above the preview."""

    name: str
    columns: Mapping[Field, int]
    lines: tuple[Line, ...]
    sheet: str = ""
    notes: tuple[Bilingual, ...] = field(default=())

    def cell(self, line: Line, column: Field) -> Cell:
        """What a row says of a field."""
        return line.cell(self.columns.get(column))


def lines_of(rows: Iterable[Iterable[str]]) -> tuple[Line, ...]:
    """Rows of text, numbered from 1."""
    return tuple(Line(number, tuple(Cell(text) for text in row)) for number, row in enumerate(rows, start=1))
