"""A table from a file or from the clipboard: CSV, XLSX, or cells copied in WPS or Excel. Nothing is guessed."""

from __future__ import annotations

from pathlib import Path

from desktop.progress.sheets.archive import is_archive, refuse_other_kinds
from desktop.progress.sheets.delimited import rows_of, text_of
from desktop.progress.sheets.faults import TableError, TableFault
from desktop.progress.sheets.heading import table_of
from desktop.progress.sheets.limits import MOST_BYTES
from desktop.progress.sheets.table import Table
from desktop.progress.sheets.watching import Watch
from desktop.progress.sheets.workbook_reading import workbook_table

_MB = 1024 * 1024


def read_table(path: Path, watch: Watch | None = None) -> Table:
    """The table in a file. Raises TableError, and Stopped where `watch` was told to."""
    name = path.name
    try:
        if path.exists() and not path.is_file():
            raise TableError(name, TableFault.NOT_A_FILE)
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise TableError(name, TableFault.MISSING) from error
    except OSError as error:
        raise TableError(name, TableFault.UNREADABLE) from error
    return read_bytes(name, data, watch)


def read_bytes(name: str, data: bytes, watch: Watch | None = None) -> Table:
    """The table in the bytes of a file called `name`. Raises TableError."""
    if not data.strip():
        raise TableError(name, TableFault.EMPTY)
    if len(data) > MOST_BYTES:
        raise TableError(name, TableFault.LARGE, f">{MOST_BYTES // _MB} MB")
    refuse_other_kinds(name, data)
    if is_archive(data):
        return workbook_table(name, data, watch or Watch())
    return read_text(name, text_of(name, data), watch)


def read_text(name: str, text: str, watch: Watch | None = None) -> Table:
    """The table in text with delimiters, as it is copied and pasted; `name` is what it is called in errors."""
    if not text.strip():
        raise TableError(name, TableFault.EMPTY)
    if len(text) > MOST_BYTES:
        raise TableError(name, TableFault.LARGE, f">{MOST_BYTES // _MB} MB")
    return table_of(name, rows_of(name, text, watch or Watch()))
