"""The whole notebook as one file: copied, the copy read and compared, and only then put in its place."""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
from pathlib import Path

from db.notebook.faults import ExportFault, ExportRefused
from db.notebook.file import NotebookFile
from db.notebook.schema import counts


def export(file: NotebookFile, target: Path) -> None:
    """Write the notebook to `target`, one file that needs no other beside it.

    Raises ExportRefused and leaves what is at `target`, NotebookError where the notebook itself cannot be read.
    """
    own = file.path
    if own is not None and target.exists() and target.samefile(own):
        raise ExportRefused(target.name, ExportFault.ITSELF)
    with file.snapshot():
        wanted = counts(file.connection)
        try:
            _put(file.connection, target, wanted)
        except sqlite3.Error as error:
            raise ExportRefused(target.name, _fault(error)) from error
        except OSError as error:
            is_full = error.errno in {errno.ENOSPC, errno.EDQUOT}
            raise ExportRefused(
                target.name, ExportFault.FULL if is_full else ExportFault.UNWRITABLE
            ) from error


def _fault(error: sqlite3.Error) -> ExportFault:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return ExportFault.FULL if code == sqlite3.SQLITE_FULL else ExportFault.UNWRITABLE


def _put(connection: sqlite3.Connection, target: Path, wanted: dict[str, int]) -> None:
    # A short name of its own: the target's may be as long as names can be.
    part = target.with_name(f".{os.getpid()}.part")
    try:
        part.unlink(missing_ok=True)
        if not _copied(connection, part, wanted):
            raise ExportRefused(target.name, ExportFault.UNPROVEN)
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        part.replace(target)
    finally:
        for ending in ("", "-journal", "-wal", "-shm"):
            with contextlib.suppress(OSError):
                part.with_name(part.name + ending).unlink()


def _copied(connection: sqlite3.Connection, part: Path, wanted: dict[str, int]) -> bool:
    with contextlib.closing(sqlite3.connect(part, isolation_level=None)) as copy:
        connection.backup(copy)
        # Without a log of its own it is one file, also on a medium that can only be read.
        copy.execute("PRAGMA journal_mode=DELETE")
        is_sound = copy.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
        return is_sound and counts(copy) == wanted
