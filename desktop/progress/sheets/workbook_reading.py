"""A workbook (.xlsx, .xlsm) read with openpyxl: the first visible sheet that has the heading, as its cells show."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

from db.records import Bilingual
from desktop.progress.sheets.archive import check_archive
from desktop.progress.sheets.faults import RowError, RowFault, TableError, TableFault
from desktop.progress.sheets.heading import heading_of, table_of
from desktop.progress.sheets.limits import MOST_COLUMNS, MOST_ROWS
from desktop.progress.sheets.sheet_cells import SheetCells
from desktop.progress.sheets.sheet_marks import Marks, Place, marks_of
from desktop.progress.sheets.table import Cell, Line, Table
from desktop.progress.sheets.watching import Stopped, Watch

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet


def workbook_table(name: str, data: bytes, watch: Watch) -> Table:
    """The table in a workbook. Raises TableError, and Stopped where `watch` was told to."""
    check_archive(name, data)
    try:
        with warnings.catch_warnings():
            # It warns of what it leaves out (pictures, validations), which is not read anyway.
            warnings.simplefilter("ignore")
            return _table(name, data, watch)
    except (TableError, Stopped, MemoryError):
        raise
    except Exception as error:
        # A file that is broken inside leads the library to errors of every kind.
        raise TableError(name, TableFault.DAMAGED) from error


def _table(name: str, data: bytes, watch: Watch) -> Table:
    from openpyxl import load_workbook  # noqa: PLC0415 - a third of a second, and only where a workbook is read

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        sheets = [(sheet.title, _lines(name, book, sheet, watch)) for sheet in _visible(book)]
    finally:
        book.close()
    headed = [(title, lines) for title, lines in sheets if heading_of(lines)]
    title, lines = (headed or sheets or [("", ())])[0]
    return table_of(name, lines, title, *_unread([title for title, _ in headed[1:]]))


def _visible(book: Workbook) -> list[ReadOnlyWorksheet]:
    return [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]


def _unread(titles: list[str]) -> Iterator[Bilingual]:
    if titles:
        named = "、".join(titles)
        yield Bilingual(f"没有读取的工作表:{named}。", f"Worksheets that were not read: {named}.")


def _lines(name: str, book: Workbook, sheet: ReadOnlyWorksheet, watch: Watch) -> tuple[Line, ...]:
    """The rows that hold something."""
    rows: dict[int, list[Cell]] = {}
    cells = SheetCells(sheet)
    filled = 0

    def take_row(number: int, row: Element) -> None:
        nonlocal filled
        rows[number] = cells.row(row)
        filled += any(not cell.is_empty for cell in rows[number])
        if filled > MOST_ROWS:
            raise TableError(name, TableFault.MANY_ROWS, str(MOST_ROWS))
        watch.pass_row()

    with book._archive.open(sheet._worksheet_path) as opened:
        marks = marks_of(opened, take_row)
    _apply(marks, rows)
    lines = [
        Line(number, tuple(kept), number in marks.hidden)
        for number, row in rows.items()
        if (kept := _without_tail(row))
    ]
    if len(lines) > MOST_ROWS:
        raise TableError(name, TableFault.MANY_ROWS, str(MOST_ROWS))
    return tuple(lines)


def _apply(marks: Marks, rows: dict[int, list[Cell]]) -> None:
    """A cell inside a merged area of several rows shows what the area's first one does; a formula may show nothing."""
    for row, column in marks.unworked:
        if 0 < column <= len(rows.get(row, ())):
            rows[row][column - 1] = Cell(fault=RowError(RowFault.NOT_WORKED_OUT))
    wide = min(max(marks.width, 1), MOST_COLUMNS)
    shown: dict[Place, Cell] = {}
    for place, first in marks.merged.items():
        row, column = place
        if row not in rows or column > wide or place in marks.unworked:
            continue
        cells = rows[row]
        cells += [Cell()] * (column - len(cells))
        if first == place:
            plain = cells[column - 1]
            shown[place] = Cell(plain.text, plain.note, plain.fault, is_merged=True)
        cells[column - 1] = shown.get(first, Cell())


def _without_tail(cells: list[Cell]) -> list[Cell]:
    """The cells up to the last that holds something."""
    while cells and cells[-1].is_empty:
        cells.pop()
    return cells
