"""The gate: what a file must be before a row of it is believed, and the connection behind which nothing can be written.

Kind, size, header, stamp and signature are looked at before SQLite sees the file; then nothing but the tables of a pack
may be in it. Every failure, here and while the rows are read, is one `PackError`.
"""

from __future__ import annotations

import contextlib
import sqlite3
import stat
import time
from collections.abc import Iterator
from pathlib import Path

from db import schema
from db.errors import PackError, Refusal
from db.signing.block import HEADER, NewerBlock, NotABlock, size_of_pages

_MAGIC = b"SQLite format 3\x00"
_ROLLBACK = bytes([1, 1])  # the journal that SQLite is to keep: none beside a file that is only read
_MAX_BYTES = 4 << 30
# Seconds of work for all that is done with one pack, and more for each MiB of a library of briefs: a sound brief takes
# milliseconds, a sound MiB a third of a second.
_TIME_LIMIT, _TIME_FOR_MIB = 5.0, 2.0
_STEPS = 1_000  # between two looks at the clock
_ALLOWED = frozenset(schema.TABLES) | {"search"} | schema.SEARCH_PARTS
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 64 << 20,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 100,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 50,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 3,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 25_000,
    sqlite3.SQLITE_LIMIT_FUNCTION_ARG: 8,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 50,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
}


class Unsound(Exception):
    """The rows do not agree with the source they carry."""


@contextlib.contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A gated read-only connection; every failure inside becomes a `PackError`."""
    name = path.name or str(path)
    try:
        _gate_file(path, name)
        with contextlib.closing(_connect(path)) as connection:
            _gate_schema(connection, name)
            yield connection
    except PermissionError as error:
        raise PackError(name, Refusal.UNREADABLE) from error
    except Unsound as error:
        raise PackError(name, Refusal.UNSOUND, str(error)[:60]) from error
    except (
        sqlite3.Error,
        OSError,
        UnicodeDecodeError,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        ArithmeticError,
        RuntimeError,
    ) as error:
        raise PackError(name, Refusal.DAMAGED) from error


def _gate_file(path: Path, name: str) -> None:
    """What can be known without SQLite: kind, size, header, stamp."""
    size = _gate_kind(path, name)
    with path.open("rb") as file:
        header = file.read(HEADER)
    if not header.startswith(_MAGIC[: len(header)]) or size > _MAX_BYTES:
        raise PackError(name, Refusal.NOT_A_PACK)
    if len(header) < HEADER:
        raise PackError(name, Refusal.TRUNCATED)
    _gate_header(header, size, name)
    _gate_end(path, size_of_pages(header), size, name)


def _gate_kind(path: Path, name: str) -> int:
    """The size of the file, which is a file and not empty; nothing is opened, so a pipe cannot make it wait."""
    try:
        status = path.stat()
    except PermissionError:
        raise
    except (OSError, ValueError) as error:
        # Also a name too long, links in a circle, a NUL in the path: nothing can be there.
        raise PackError(name, Refusal.MISSING) from error
    if stat.S_ISDIR(status.st_mode):
        raise PackError(name, Refusal.FOLDER)
    if not stat.S_ISREG(status.st_mode):
        raise PackError(name, Refusal.NOT_A_PACK)
    if status.st_size == 0:
        raise PackError(name, Refusal.EMPTY)
    return status.st_size


def _gate_header(header: bytes, size: int, name: str) -> None:
    version = int.from_bytes(header[60:64])
    if int.from_bytes(header[68:72]) != schema.APPLICATION_ID:
        raise PackError(name, Refusal.NOT_A_PACK)
    if version > schema.VERSION:
        raise PackError(name, Refusal.NEWER, f"{version} > {schema.VERSION}")
    if version < schema.VERSION:
        raise PackError(name, Refusal.OLDER, f"{version} < {schema.VERSION}")
    if header[18:20] != _ROLLBACK:
        raise PackError(name, Refusal.DAMAGED)
    if size < size_of_pages(header):
        raise PackError(name, Refusal.TRUNCATED)


def _gate_end(path: Path, pages: int, size: int, name: str) -> None:
    """After the `pages`, in bytes, comes nothing, or one signature that is true of everything before it."""
    if size == pages:
        return
    from db.signing.signing import block_after, is_genuine  # noqa: PLC0415 - not for a pack without a signature

    with path.open("rb") as file:
        try:
            block = block_after(file, pages, size)
        except NewerBlock as error:
            raise PackError(name, Refusal.NEWER) from error
        except NotABlock as error:
            raise PackError(name, Refusal.TRAILING) from error
        if not is_genuine(file, block, name):
            raise PackError(name, Refusal.ALTERED)


def _connect(path: Path) -> sqlite3.Connection:
    # Both flags: immutable alone may create a missing file. as_uri quotes #, ? and % in the path.
    uri = path.resolve().as_uri() + "?mode=ro&immutable=1"
    connection = sqlite3.connect(uri, uri=True)
    # This thread's own work: a sound pack is not damaged because the computer is busy.
    deadline = time.thread_time() + _TIME_LIMIT + _TIME_FOR_MIB * path.stat().st_size / (1 << 20)
    connection.set_progress_handler(lambda: int(time.thread_time() > deadline), _STEPS)
    for limit, value in _LIMITS.items():
        connection.setlimit(limit, value)
    for pragma in (
        "trusted_schema=OFF",
        "cell_size_check=ON",
        "query_only=ON",
        "mmap_size=0",
        "temp_store=MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _gate_schema(connection: sqlite3.Connection, name: str) -> None:
    """Nothing but the tables a pack has: no view, no trigger, no other virtual table, no further column."""
    seen: set[str] = set()
    for kind, title, table, sql in connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master"):
        allowed = (
            kind == "table"
            and title in _ALLOWED
            and (sql == schema.SEARCH_SQL if title == "search" else _is_plain_table(sql))
        ) or (kind == "index" and table in _ALLOWED and sql in {None, schema.LINES_INDEX_SQL})
        if not allowed:
            raise PackError(name, Refusal.FOREIGN, f"{kind} {title}"[:60])
        seen.add(title)
    if missing := _ALLOWED - seen:
        raise PackError(name, Refusal.DAMAGED, min(missing))
    for table_name, columns in schema.TABLES.items():
        # table_xinfo shows generated columns as well; an index or a key of another kind could hide rows.
        found = [
            (title, type_name, not_null, key, hidden)
            for _, title, type_name, not_null, _, key, hidden in connection.execute(
                f"PRAGMA table_xinfo({table_name})"
            )
        ]
        if found != _expected(table_name, columns):
            raise PackError(name, Refusal.FOREIGN, table_name)


def _expected(table: str, columns: dict[str, type]) -> list[tuple[str, str, int, int, int]]:
    keys = schema.KEYS[table]
    keys = (keys,) if isinstance(keys, str) else keys
    return [
        (title, "INTEGER" if kind is int else "TEXT", 1, keys.index(title) + 1 if title in keys else 0, 0)
        for title, kind in columns.items()
    ]


def _is_plain_table(sql: object) -> bool:
    return isinstance(sql, str) and sql.upper().startswith("CREATE TABLE ")
