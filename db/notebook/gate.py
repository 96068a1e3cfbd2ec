"""The gate for a notebook that somebody else gives: what a file must be before anything of it is put into one's own.

The file is only read. What passes is a copy, brought up to date, every entry of which this program can read.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from db.actuals.follow_ups import choice_of, follow_up_of
from db.actuals.rows import actual_of, change_of
from db.errors import NotebookError
from db.notebook.faults import ImportFault, ImportRefused
from db.notebook.schema import APPLICATION_ID, MIGRATIONS, migrate, quoted, tables_of
from db.notes.notes import note_of
from db.pace.plans import plan_entry_of

_LARGEST = 1 << 30
_READERS: dict[str, Callable[[Mapping[str, Any]], object | None]] = {
    "actuals": actual_of,
    "actual_changes": change_of,
    "follow_ups": follow_up_of,
    "pace_choices": choice_of,
    "pace_plans": plan_entry_of,
    "notes": note_of,
}
# An entry that corrects another, or says what was done to one, is of the same brief, and what it names is there.
_TORN_REVISION = (
    "SELECT 1 FROM actuals AS one LEFT JOIN actuals AS other ON other.id = one.revises"
    " AND other.brief = one.brief AND other.indicator = one.indicator"
    " WHERE one.revises IS NOT NULL AND other.id IS NULL"
)
_TORN_CHANGE = (
    "SELECT 1 FROM actual_changes AS one LEFT JOIN actuals AS other ON other.id = one.actual"
    " AND other.brief = one.brief WHERE other.id IS NULL"
)
# All savings of a note are on one brief.
_TORN_NOTE = "SELECT 1 FROM notes GROUP BY note HAVING count(DISTINCT brief) > 1"
_TORN = (_TORN_REVISION, _TORN_CHANGE, _TORN_NOTE, "PRAGMA foreign_key_check")
_STORED_AS = {"TEXT": "text", "INTEGER": "integer", "REAL": "real", "FLOAT": "real", "BLOB": "blob"}


class _Unsound(Exception):
    """A row is not one that this program writes."""


@contextlib.contextmanager
def admitted(path: Path) -> Iterator[sqlite3.Connection]:
    """A checked copy of the notebook at `path`, in the present schema. Raises ImportRefused."""
    _gate_kind(path)
    # The system's own temporary file: it may be large, and is gone with the connection.
    with contextlib.closing(sqlite3.connect("", isolation_level=None)) as copy:
        with _refusals(path):
            _copy(path, copy)
            _gate_schema(copy, path)
            migrate(copy, None, MIGRATIONS)
            _gate_rows(copy)
        yield copy


@contextlib.contextmanager
def _refusals(path: Path) -> Iterator[None]:
    try:
        yield
    except _Unsound as error:
        raise ImportRefused(path.name, ImportFault.UNSOUND) from error
    except NotebookError as error:
        # A step of the schema failed on what is in the file.
        raise ImportRefused(path.name, ImportFault.UNSOUND) from error
    except sqlite3.Error as error:
        raise ImportRefused(path.name, _fault(error)) from error
    except OSError as error:
        raise ImportRefused(path.name, ImportFault.UNREADABLE) from error
    except (ValueError, LookupError, TypeError) as error:
        # Names of tables that are no text, answers without a row: what SQLite makes of a schema written over.
        raise ImportRefused(path.name, ImportFault.DAMAGED) from error


def _fault(error: sqlite3.Error) -> ImportFault:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    if code in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_READONLY}:
        return ImportFault.UNREADABLE
    return ImportFault.FULL if code == sqlite3.SQLITE_FULL else ImportFault.DAMAGED


def _gate_kind(path: Path) -> None:
    try:
        is_there, size = path.is_file(), path.stat().st_size
    except OSError:
        is_there, size = False, 0
    if not is_there:
        raise ImportRefused(path.name, ImportFault.MISSING)
    if size > _LARGEST:
        raise ImportRefused(path.name, ImportFault.LARGE)


def _copy(path: Path, copy: sqlite3.Connection) -> None:
    # What another program is writing right now is read together with its log; else not even a lock is taken.
    logs = (path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-journal"))
    mode = "?mode=ro" if any(log.exists() for log in logs) else "?mode=ro&immutable=1"
    with contextlib.closing(sqlite3.connect(path.resolve().as_uri() + mode, uri=True)) as given:
        given.backup(copy)
    copy.execute("PRAGMA trusted_schema=OFF")


def _gate_schema(copy: sqlite3.Connection, path: Path) -> None:
    version = copy.execute("PRAGMA user_version").fetchone()[0]
    if copy.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID or version < 1:
        raise ImportRefused(path.name, ImportFault.FOREIGN)
    if version > len(MIGRATIONS):
        raise ImportRefused(path.name, ImportFault.NEWER)
    if copy.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
        raise ImportRefused(path.name, ImportFault.DAMAGED)
    if _shape(copy) != _shape_of(version):
        raise ImportRefused(path.name, ImportFault.FOREIGN)


@cache
def _shape_of(version: int) -> object:
    """The shape of a notebook of that version, as this program makes it."""
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        migrate(fresh, None, MIGRATIONS[:version])
        return _shape(fresh)


def _shape(connection: sqlite3.Connection) -> object:
    """Tables and their columns, computed ones included; of anything that acts by itself (views, triggers) the name."""
    others = (
        "SELECT name FROM sqlite_master WHERE type NOT IN ('table', 'index') OR sql LIKE 'create virtual%'"
    )
    return (
        {table: _columns(connection, table) for table in tables_of(connection) if not _is_sqlites(table)},
        [name for (name,) in connection.execute(others)],
    )


def _columns(connection: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    rows = connection.execute(f"PRAGMA table_xinfo({quoted(table)})")
    # Name, type, not null, place in the key, hidden.
    return sorted((name, kind, is_set, key, hidden) for _, name, kind, is_set, _, key, hidden in rows)


def _is_sqlites(table: str) -> bool:
    return table.startswith("sqlite_")


def _gate_rows(copy: sqlite3.Connection) -> None:
    for table in tables_of(copy):
        if not _is_sqlites(table):
            _gate_kinds(copy, table)
            # Each row is read once, so that text which is none is met here and not half-way through the import.
            read = _READERS.get(table, dict)
            if any(read(row) is None for row in rows_of(copy, table)):
                raise _Unsound(table)
    for torn in _TORN:
        if copy.execute(torn).fetchone():
            raise _Unsound(torn)


def _gate_kinds(copy: sqlite3.Connection, table: str) -> None:
    """Every value is of its column's kind: SQLite lets any column hold anything."""
    for name, kind, is_set, key, _ in _columns(copy, table):
        column, stored = quoted(str(name)), _STORED_AS[str(kind)]
        may_be = [stored] if is_set or key else [stored, "null"]
        marks = ", ".join("?" * len(may_be))
        sql = f"SELECT 1 FROM {quoted(table)} NOT INDEXED WHERE typeof({column}) NOT IN ({marks})"  # noqa: S608
        if copy.execute(sql, may_be).fetchone():
            raise _Unsound(table)


def rows_of(connection: sqlite3.Connection, table: str) -> Iterator[dict[str, Any]]:
    """Every row of a table, by column, in the order of writing."""
    cursor = connection.execute(f"SELECT * FROM {quoted(table)} NOT INDEXED ORDER BY rowid")  # noqa: S608
    names = [column[0] for column in cursor.description]
    return (dict(zip(names, row, strict=True)) for row in cursor)
