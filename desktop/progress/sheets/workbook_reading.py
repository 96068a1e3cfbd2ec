"""A workbook (.xlsx, .xlsm) read with openpyxl: the first visible sheet that has the heading, as its cells show."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from db.records import Bilingual
from desktop.progress.sheets.archive import check_archive
from desktop.progress.sheets.faults import RowError, RowFault, TableError, TableFault
from desktop.progress.sheets.heading import heading_of, table_of
from desktop.progress.sheets.limits import MOST_COLUMNS, MOST_ROWS
from desktop.progress.sheets.sheet_marks import Marks, marks_of
from desktop.progress.sheets.shown_numbers import shown_date, shown_number
from desktop.progress.sheets.table import Cell, Line, Table

if TYPE_CHECKING:
    from openpyxl.cell.read_only import ReadOnlyCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

# Formats of a Chinese spreadsheet that have a number and no text of their own; openpyxl takes them for numbers.
_DAYS = dict.fromkeys((28, 29, 30, 31, 51, 53, 54, 58), "yyyy-m-d")
_MONTHS = dict.fromkeys((27, 36, 50, 52, 57), "yyyy年m月")
_DATES = _DAYS | _MONTHS


def workbook_table(name: str, data: bytes) -> Table:
    """The table in a workbook. Raises TableError."""
    check_archive(name, data)
    try:
        with warnings.catch_warnings():
            # It warns of what it leaves out (pictures, validations), which is not read anyway.
            warnings.simplefilter("ignore")
            return _table(name, data)
    except (TableError, MemoryError):
        raise
    except Exception as error:
        # A file that is broken inside leads the library to errors of every kind.
        raise TableError(name, TableFault.DAMAGED) from error


def _table(name: str, data: bytes) -> Table:
    from openpyxl import load_workbook  # noqa: PLC0415 - a third of a second, and only where a workbook is read

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        sheets = [(sheet.title, _lines(name, book, sheet)) for sheet in _visible(book)]
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


def _lines(name: str, book: Workbook, sheet: ReadOnlyWorksheet) -> tuple[Line, ...]:
    """The rows that hold something."""
    sheet.reset_dimensions()  # what a file says of its own size is often wrong, and rows would be lost
    with book._archive.open(sheet._worksheet_path) as opened:
        marks = marks_of(opened)
    lines: list[Line] = []
    shown: dict[tuple[int, int], Cell] = {}
    wide = min(max(marks.width, 1), MOST_COLUMNS)
    for number, row in enumerate(sheet.iter_rows(max_col=wide), start=1):
        if number not in marks.rows:
            continue
        cells = [_cell(cell, (number, column), marks, shown) for column, cell in enumerate(row, start=1)]
        while cells and cells[-1].is_empty:
            cells.pop()
        if cells:
            lines.append(Line(number, tuple(cells), number in marks.hidden))
        if len(lines) > MOST_ROWS:
            raise TableError(name, TableFault.MANY_ROWS, str(MOST_ROWS))
    return tuple(lines)


def _cell(
    cell: ReadOnlyCell, place: tuple[int, int], marks: Marks, shown: dict[tuple[int, int], Cell]
) -> Cell:
    """A cell as it shows; one inside a merged area of several rows shows what the area's first one does."""
    if place in marks.unworked:
        return Cell(fault=RowError(RowFault.NOT_WORKED_OUT))
    first = marks.merged.get(place)
    if first is None:
        return _shown(cell)
    if first == place:
        plain = _shown(cell)
        shown[place] = Cell(plain.text, plain.note, plain.fault, is_merged=True)
    return shown.get(first, Cell())


def _shown(cell: ReadOnlyCell) -> Cell:
    value = cell.value
    if value is None:
        return _EMPTY
    if cell.data_type == "e":
        return Cell(fault=RowError(RowFault.ERROR_CELL, str(value)))
    if isinstance(value, bool):
        return Cell("TRUE" if value else "FALSE")
    if isinstance(value, (int, float)):
        return _number(cell, value)
    if isinstance(value, date):
        return Cell(shown_date(value, cell.number_format))
    if isinstance(value, (time, timedelta)):
        return Cell(str(value))
    return Cell(str(value))


_EMPTY = Cell()


def _number(cell: ReadOnlyCell, value: float) -> Cell:
    kept = cell.style_array.numFmtId if cell.has_style else 0
    if kept in _DATES:
        from openpyxl.utils.datetime import from_excel  # noqa: PLC0415 - as above

        day = from_excel(value, cell.parent.parent.epoch)
        return Cell(shown_date(day, _DATES[kept])) if isinstance(day, datetime) else Cell(str(day))
    shown = shown_number(value, cell.number_format)
    if shown is None:
        return Cell(str(value), fault=RowError(RowFault.UNKNOWN_FORMAT, cell.number_format))
    if not shown.kept:
        return Cell(shown.text)
    return Cell(
        shown.text,
        Bilingual(
            f"采用单元格显示的“{shown.text}”,其中存的是“{shown.kept}”。",
            f"Taken as the cell shows it, “{shown.text}”; it holds “{shown.kept}”.",
        ),
    )
