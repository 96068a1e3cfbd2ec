"""The catalogue of a library: every brief of every pack that was taken in, and every line of them for searching.

It is derived from the packs and can be made again at any time: one that is damaged or of another version is put away
and begun anew. Beside where each pack came from it knows the name of the copy that is kept. Lines are numbered in the
order of taking in, a brief's together, so that a search needs no sorting and a brief is a range. Packs are never
written to. One process writes; others, and other threads, only read.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from db.catalogue.rows import forget_file, inserted, last_line, write_brief
from db.library import Pack
from db.own_files import begin_database, make_folder
from db.records import Bilingual
from db.transactions import transaction

APPLICATION_ID = 0x42524943  # "BRIC"
VERSION = 3
_UNUSABLE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_TABLES = """
CREATE TABLE packs(
  number INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, size INTEGER NOT NULL, changed INTEGER NOT NULL,
  sha256 TEXT NOT NULL, kept TEXT NOT NULL, reason_zh TEXT NOT NULL, reason_en TEXT NOT NULL);
CREATE TABLE briefs(
  number INTEGER PRIMARY KEY, pack INTEGER NOT NULL REFERENCES packs(number) ON DELETE CASCADE, id TEXT NOT NULL,
  place_zh TEXT NOT NULL, place_en TEXT NOT NULL, name_zh TEXT NOT NULL, name_en TEXT NOT NULL,
  results_year TEXT NOT NULL, targets_year TEXT NOT NULL, edition INTEGER NOT NULL,
  first INTEGER NOT NULL, last INTEGER NOT NULL);
CREATE INDEX briefs_pack ON briefs(pack);
CREATE TABLE sections(
  number INTEGER PRIMARY KEY, brief INTEGER NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL,
  label_zh TEXT NOT NULL, label_en TEXT NOT NULL, parent INTEGER);
CREATE INDEX sections_brief ON sections(brief);
CREATE TABLE lines(
  number INTEGER PRIMARY KEY, brief INTEGER NOT NULL, section INTEGER NOT NULL, line INTEGER NOT NULL,
  figures INTEGER NOT NULL, text TEXT NOT NULL);
CREATE VIRTUAL TABLE search USING fts5(
  terms, content='', detail=none, columnsize=0, prefix='1',
  tokenize='unicode61 remove_diacritics 0');
"""
# A catalogue that was begun before there was one goes on being read, and has it from the next writing.
_BRIEFS_BY_ID = "CREATE INDEX IF NOT EXISTS briefs_id ON briefs(id)"

_LISTED = "SELECT number, path, size, changed, sha256, kept, reason_zh, reason_en FROM packs"
_CACHE = 64 << 10  # KiB of pages that a reader keeps
_MERGED = 500  # pages of the index that are laid out anew before it is asked again whether to go on


class _Another(sqlite3.DatabaseError):
    """The file is no catalogue of this version."""

    sqlite_errorcode = sqlite3.SQLITE_NOTADB


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of the library as it was when it was last looked at; `reason` says why it was refused, if it was.

    `kept` is the name of the copy in the library's folder, empty where there is none.
    """

    number: int
    path: Path
    size: int
    changed: int  # nanoseconds
    sha256: str
    kept: str
    reason: Bilingual

    @property
    def is_sound(self) -> bool:
        """Whether its briefs are in the catalogue."""
        return not self.reason


@dataclass(frozen=True, slots=True)
class Entry:
    """A brief in the catalogue: `first` to `last` are its lines' numbers, `pack` that of the file that holds it."""

    number: int
    pack: int
    id: str
    place: Bilingual
    name: Bilingual
    results_year: str
    targets_year: str
    edition: int
    first: int
    last: int


class Catalogue:
    """One open catalogue."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    @classmethod
    def open(cls, path: Path) -> Catalogue:
        """The catalogue at `path`, begun where there is none, or none that can be used.

        Raises OSError or sqlite3.Error where nothing can be written there, or another program is writing.
        """
        make_folder(path.parent)
        try:
            return cls(_opened(path))
        except sqlite3.Error as error:
            # Whatever else keeps it from being opened may pass: the catalogue itself is as it was.
            if not _is_unusable(error):
                raise
        discard(path)
        return cls(_opened(path))

    @classmethod
    def read(cls, path: Path) -> Catalogue:
        """The catalogue at `path`, to be read only and in any one thread at a time.

        Raises sqlite3.Error where there is none that can be used.
        """
        uri = f"{path.resolve().as_uri()}?mode=ro"
        try:
            return cls(_read_only(uri))
        except sqlite3.OperationalError:
            # What is written ahead needs a file beside; in a folder that cannot be written nobody writes ahead.
            if not path.is_file() or os.access(path.parent, os.W_OK):
                raise
        return cls(_read_only(f"{uri}&immutable=1"))

    @classmethod
    def in_memory(cls) -> Catalogue:
        """A catalogue for this run only."""
        connection = sqlite3.connect(":memory:", isolation_level=None)
        _begin(connection)
        return cls(connection)

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    # ------------------------------------------------------------ what is in it

    def packs(self) -> list[Listed]:
        """Every file that was looked at, refused ones included, in the order of taking in."""
        return [_listed(row) for row in self.connection.execute(f"{_LISTED} ORDER BY number")]

    def listed(self, path: Path) -> Listed | None:
        """What is known of a file, or None."""
        row = self.connection.execute(f"{_LISTED} WHERE path = ?", (str(path),)).fetchone()
        return _listed(row) if row else None

    def numbered(self, number: int) -> Listed | None:
        """The file of this number, or None."""
        row = self.connection.execute(f"{_LISTED} WHERE number = ?", (number,)).fetchone()
        return _listed(row) if row else None

    def keeps(self, kept: str) -> bool:
        """Whether any file of the list has its copy under this name."""
        found = self.connection.execute("SELECT count(*) FROM packs WHERE kept = ?", (kept,)).fetchone()
        return bool(found[0])

    def entries(self) -> list[Entry]:
        """Every brief, in the order of taking in."""
        rows = self.connection.execute(
            "SELECT number, pack, id, place_zh, place_en, name_zh, name_en, results_year, targets_year, edition,"
            " first, last FROM briefs ORDER BY number"
        )
        return [
            Entry(n, pack, name, Bilingual(*row[:2]), Bilingual(*row[2:4]), *row[4:])
            for n, pack, name, *row in rows
        ]

    @property
    def size(self) -> int:
        """How many lines it holds."""
        return last_line(self.connection)

    def lines(self, pack: int | None = None) -> int:
        """How many lines the briefs of a pack have, or all of them."""
        sql = "SELECT coalesce(sum(last - first + 1), 0) FROM briefs WHERE coalesce(pack = ?, 1)"
        return int(self.connection.execute(sql, (pack,)).fetchone()[0])

    # ------------------------------------------------------------ taking in

    def take(self, pack: Pack, size: int, changed: int, sha256: str, kept: str = "") -> int:
        """Take in a pack that passed the gate, in place of what was known of its path; its number."""
        with transaction(self.connection):
            number = self._list((str(pack.path), size, changed, sha256, kept, "", ""))
            for brief in pack.briefs:
                write_brief(self.connection, number, brief)
        return number

    def refuse(self, path: Path, size: int, changed: int, reason: Bilingual, sha256: str = "") -> int:
        """List a file that was refused, with its reason, in place of what was known of its path; its number.

        A hash says that it is the copy that was refused: the file itself had been sound.
        """
        with transaction(self.connection):
            return self._list((str(path), size, changed, sha256, "", reason.zh, reason.en))

    def forget(self, path: Path) -> None:
        """Take a file off the list, and its briefs with it."""
        with transaction(self.connection):
            forget_file(self.connection, path)

    def optimise(self, is_cancelled: Callable[[], bool] = lambda: False) -> None:
        """Lay the index out for reading, after much was taken in; step by step, so that it can be left half-done."""
        pages = -_MERGED
        while not is_cancelled():
            before = self.connection.total_changes
            self.connection.execute("INSERT INTO search(search, rank) VALUES ('merge', ?)", (pages,))
            # As the documentation of FTS5 has it: nothing was left to merge.
            if self.connection.total_changes - before < 2:
                break
            pages = _MERGED

    def _list(self, row: tuple[str, int, int, str, str, str, str]) -> int:
        forget_file(self.connection, Path(row[0]))
        return inserted(
            self.connection,
            "INSERT INTO packs(path, size, changed, sha256, kept, reason_zh, reason_en)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            row,
        )


def _read_only(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    try:
        _demand_own(connection)
        # Hits lie far apart. Read one by one they cost a page each; mapped into memory the system reads megabytes
        # around each of them, ten times as long where the file is not in memory yet.
        connection.execute("PRAGMA mmap_size=0")
        connection.execute(f"PRAGMA cache_size=-{_CACHE}")
    except BaseException:
        connection.close()
        raise
    return connection


def discard(path: Path) -> None:
    """Remove the catalogue at `path`, which can be made again; OSError where that cannot be done."""
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _opened(path: Path) -> sqlite3.Connection:
    """A connection to the catalogue at `path`; sqlite3.DatabaseError where the file is none of ours or damaged."""
    begin_database(path)
    connection = sqlite3.connect(path, isolation_level=None, timeout=5.0)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        # It can be made again: a loss of power may cost the last pack that was taken in.
        connection.execute("PRAGMA synchronous=NORMAL")
        if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            _begin(connection)
        else:
            _demand_own(connection)
        connection.execute(_BRIEFS_BY_ID)
    except BaseException:
        connection.close()
        raise
    return connection


def _demand_own(connection: sqlite3.Connection) -> None:
    """_Another where the file is none of ours, or of another version."""
    stamp = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if (stamp, version) != (APPLICATION_ID, VERSION):
        raise _Another


def _is_unusable(error: sqlite3.Error) -> bool:
    # Extended codes say more in the bytes above.
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    return code in _UNUSABLE


def _listed(row: tuple[int, str, int, int, str, str, str, str]) -> Listed:
    number, path, size, changed, sha256, kept, zh, en = row
    return Listed(number, Path(path), size, changed, sha256, kept, Bilingual(zh, en))


def _begin(connection: sqlite3.Connection) -> None:
    connection.executescript(f"BEGIN;{_TABLES}COMMIT;")
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={VERSION}")
