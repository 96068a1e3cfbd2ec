"""The cells of a worksheet as they show: openpyxl says what a cell holds, and is asked once for cells that are alike."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from db.records import Bilingual
from desktop.progress.sheets.faults import RowError, RowFault
from desktop.progress.sheets.limits import MOST_COLUMNS
from desktop.progress.sheets.sheet_marks import column_named
from desktop.progress.sheets.shown_numbers import shown_date, shown_number
from desktop.progress.sheets.table import Cell

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from openpyxl.cell.read_only import ReadOnlyCell
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

# Formats of a Chinese spreadsheet that have a number and no text of their own; openpyxl takes them for numbers.
_DAYS = dict.fromkeys((28, 29, 30, 31, 51, 53, 54, 58), "yyyy-m-d")
_MONTHS = dict.fromkeys((27, 36, 50, 52, 57), "yyyy年m月")
_DATES: Mapping[int, str] = _DAYS | _MONTHS
_EMPTY = Cell()
_DIGITS = "0123456789"
# What a cell shows follows from its type, its style and its text.
_Kind = tuple[str | None, str | None, str | None]


class SheetCells:
    """Reads the cells of one sheet out of its XML."""

    def __init__(self, sheet: ReadOnlyWorksheet) -> None:
        from openpyxl.worksheet._reader import WorkSheetParser  # noqa: PLC0415 - only where a workbook is read

        book = sheet.parent
        self._sheet = sheet
        self._parser = WorkSheetParser(
            None,
            sheet._shared_strings,
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        self._known: dict[_Kind, Cell] = {}

    def row(self, row: Element) -> list[Cell]:
        """The cells of a row from its first column on, up to the last that is read."""
        cells: list[Cell] = []
        column = 0
        for element in row:
            reference = element.get("r")
            column = column_named(reference.rstrip(_DIGITS)) if reference else column + 1
            if not 0 < column <= MOST_COLUMNS:
                continue
            cells += [_EMPTY] * (column - len(cells))
            cells[column - 1] = self._cell(element)
        return cells

    def _cell(self, element: Element) -> Cell:
        kind = _kind(element)
        if kind is None:
            return self._shown(element)
        cell = self._known.get(kind)
        if cell is None:
            cell = self._known[kind] = self._shown(element)
        return cell

    def _shown(self, element: Element) -> Cell:
        from openpyxl.cell.read_only import ReadOnlyCell  # noqa: PLC0415 - as above

        return _shown(ReadOnlyCell(self._sheet, **self._parser.parse_cell(element)))


def _kind(element: Element) -> _Kind | None:
    """What a cell is alike by; None where its text is in pieces."""
    if element.get("t") != "inlineStr":
        texts = [child.text for child in element if child.tag.endswith("}v")]
        return element.get("t"), element.get("s"), texts[0] if texts else None
    pieces = [piece for child in element for piece in child]
    return ("inlineStr", "", pieces[0].text) if len(pieces) == 1 and not len(pieces[0]) else None


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
