"""The open file of a notebook: rows out, whole transactions in, and what SQLite says as what the user can mend.

Knows no tables. What the tables mean stands in notebook.py and in db/actuals/, which share one such file.
"""

from __future__ import annotations

import contextlib
import errno
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from db.errors import NotebookError, NotebookFault
from db.transactions import transaction


class NotebookFile:
    """One connection. Every method raises NotebookError where it fails; what the file held is then as it was."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        connection.text_factory = str
        self.connection = connection
        self.name = name

    @property
    def path(self) -> Path | None:
        """Where the file is; None for a notebook in memory."""
        place = self.connection.execute("PRAGMA database_list").fetchone()[2]
        return Path(place) if place else None

    def rows(self, sql: str, *values: object) -> list[dict[str, Any]]:
        """The rows that `sql` selects, by column."""
        names, rows = self.columns_and_rows(sql, *values)
        return [dict(zip(names, row, strict=True)) for row in rows]

    def columns_and_rows(self, sql: str, *values: object) -> tuple[list[str], list[tuple[Any, ...]]]:
        """The names of the columns that `sql` selects, and the rows in their order."""
        with faults(self.name):
            try:
                return self._fetched(sql, values)
            except sqlite3.OperationalError as error:
                if not str(error).startswith("Could not decode"):
                    raise
                # Only where it is needed: a function of ours for every text makes reading slow.
                self.connection.text_factory = as_text
                return self._fetched(sql, values)

    def _fetched(self, sql: str, values: Iterable[object]) -> tuple[list[str], list[tuple[Any, ...]]]:
        cursor = self.connection.execute(sql, [bound(value) for value in values])
        return [column[0] for column in cursor.description], cursor.fetchall()

    def one(self, sql: str, *values: object) -> dict[str, Any] | None:
        """The first row that `sql` selects."""
        return next(iter(self.rows(sql, *values)), None)

    def write(self, sql: str, *values: object) -> None:
        """One statement in a transaction of its own."""
        with self.transaction():
            self.run(sql, *values)

    def run(self, sql: str, *values: object) -> None:
        """One statement of a transaction that is open."""
        with faults(self.name):
            self.connection.execute(sql, [bound(value) for value in values])

    def insert(self, table: str, *rows: Mapping[str, object]) -> None:
        """New rows with the same columns, within a transaction that is open; table and columns are the program's own."""
        if not rows:
            return
        columns, marks = ", ".join(rows[0]), ", ".join("?" * len(rows[0]))
        values = (tuple(map(bound, row.values())) for row in rows)
        with faults(self.name):
            self.connection.executemany(f"INSERT INTO {table}({columns}) VALUES ({marks})", values)  # noqa: S608

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[None]:
        """One state of the file for as long as it is read, whatever others write meanwhile."""
        with faults(self.name):
            self.connection.execute("BEGIN")
            try:
                yield
            finally:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All of it or nothing, and on the disk when it is left; one within another is a part of that."""
        if self.connection.in_transaction:
            yield
            return
        with faults(self.name), transaction(self.connection):
            yield


@contextlib.contextmanager
def faults(name: str) -> Iterator[None]:
    """What SQLite and the system say of a file, as what the user can mend."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise NotebookError(name, _fault(error)) from error
    except UnicodeDecodeError as error:
        # SQLite's own message, which quotes a schema that was written over.
        raise NotebookError(name, NotebookFault.DAMAGED) from error
    except OSError as error:
        is_full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        raise NotebookError(name, NotebookFault.FULL if is_full else NotebookFault.UNWRITABLE) from error


def _fault(error: sqlite3.DatabaseError) -> NotebookFault:
    whole = getattr(error, "sqlite_errorcode", 0)
    code = whole & 0xFF
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL}:
        return NotebookFault.LOCKED
    # The second: no room for the file that several programs share while one is open.
    if code == sqlite3.SQLITE_FULL or whole == sqlite3.SQLITE_IOERR_SHMSIZE:
        return NotebookFault.FULL
    if code in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_IOERR}:
        return NotebookFault.UNWRITABLE
    if code in {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}:
        return NotebookFault.DAMAGED
    raise error


def bound(value: object) -> object:
    """A value as SQLite takes it: half a character, as some clipboards give it, becomes a question mark."""
    if not isinstance(value, str) or value.isascii():
        return value
    return value.encode("utf-8", "replace").decode()


def as_text(data: bytes) -> str:
    """Text that is not UTF-8 was not written by this program: shown as far as it can be."""
    return data.decode("utf-8", "replace")


def are(kind: type, *values: object) -> bool:
    """Whether stored values are what was stored: SQLite lets any column hold anything."""
    return {*map(type, values)} <= {kind}
