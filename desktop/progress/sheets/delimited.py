"""Text with delimiters: CSV from a file, or what WPS and Excel put on the clipboard."""

from __future__ import annotations

import codecs
import csv
import io

from desktop.progress.sheets.faults import TableError, TableFault
from desktop.progress.sheets.heading import heading_of
from desktop.progress.sheets.limits import MOST_ROWS
from desktop.progress.sheets.table import Line, lines_of
from desktop.progress.sheets.watching import Watch

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_DELIMITERS = (",", "\t", ";")
# What a spreadsheet would take for a formula is written behind an apostrophe; it is no part of the text.
_GUARDED = tuple(f"'{mark}" for mark in "=+-@")


def text_of(name: str, data: bytes) -> str:
    """The text of a file: UTF-8, UTF-16 where it says so, else GB18030. Raises TableError for what is no text."""
    encodings = [encoding for mark, encoding in _MARKS.items() if data.startswith(mark)]
    for encoding in encodings or ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise TableError(name, TableFault.NOT_A_TABLE)


def rows_of(name: str, text: str, watch: Watch | None = None) -> tuple[Line, ...]:
    """The rows, split at the delimiter under which most columns are known. Raises TableError."""
    watch = watch or Watch()
    split = (_split(name, text, delimiter, watch) for delimiter in _DELIMITERS)
    tried = [rows for rows in split if rows is not None]
    if not tried:
        raise TableError(name, TableFault.QUOTES)
    return max(tried, key=_known)


def _known(lines: tuple[Line, ...]) -> int:
    heading = heading_of(lines)
    return len(heading.columns) if heading else 0


def _split(name: str, text: str, delimiter: str, watch: Watch) -> tuple[Line, ...] | None:
    rows: list[list[str]] = []
    watch.begin(0)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            rows.append([_bare(cell) for cell in row])
            if len(rows) > MOST_ROWS:
                raise TableError(name, TableFault.MANY_ROWS, str(MOST_ROWS))
            watch.pass_row()
    except csv.Error:
        return None
    return lines_of(rows)


def _bare(cell: str) -> str:
    return cell[1:] if cell.startswith(_GUARDED) else cell
