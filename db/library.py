"""Packs, opened read-only and gated before they are believed; the only place that opens them.

A pack is read whole into records and closed again: nothing is locked, nothing is written beside it, and the USB
stick it came on may be pulled out. Whatever is wrong with a file is one `PackError`; the other packs are unaffected.
"""

from __future__ import annotations

import contextlib
import dataclasses
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from db import schema
from db.editions import Standing, standing
from db.errors import PackError, Refusal
from db.gate import Unsound, reading
from db.reading import read_brief, read_briefs
from db.records import Brief


@dataclass(frozen=True)
class Pack:
    """A file that passed the gate, and the briefs in it."""

    path: Path
    briefs: tuple[Brief, ...]


@dataclass(frozen=True)
class Held:
    """A brief, the pack that holds it, and the files of all packs that hold the very same: any may be the signed one."""

    brief: Brief
    pack: Pack
    copies: frozenset[Path] = frozenset()


class Library:
    """The packs that are open, and the files that were refused with the reason of each.

    Where several packs hold the same brief, the highest edition is the one in use, whatever the order of opening; of
    the same edition the one that was opened first. A reader may read another one for this run, knowingly.

    `listeners` are called, each of them, once other briefs are open or read than before.
    """

    def __init__(self) -> None:
        self.packs: list[Pack] = []
        self.refused: list[PackError] = []
        self._for_now: dict[str, Brief] = {}
        self.listeners: list[Callable[[], object]] = []

    def open(self, path: Path) -> Pack | None:
        """Open one file; None where it was refused (the reason is the last of `refused`)."""
        try:
            pack = open_pack(path)
        except PackError as error:
            self.refused.append(error)
            return None
        return self.add(pack)

    def add(self, pack: Pack) -> Pack:
        """Take in a pack that was read already; the same that was there before, or `pack`.

        What was read from its path before gives way unless it is newer.
        """
        for known in self.packs:
            if known.path == pack.path and known.briefs == pack.briefs:
                return known
        self.packs = [p for p in self.packs if p.path != pack.path or not _covers(pack, p)] + [pack]
        self._tell()
        return pack

    @property
    def briefs(self) -> tuple[Brief, ...]:
        """The brief that is read under each id, in the order of opening."""
        return tuple({**self.in_use, **self._for_now}.values())

    @property
    def in_use(self) -> dict[str, Brief]:
        """The brief in use under each id: the highest edition, of the same edition the one opened first."""
        return {brief_id: held.brief for brief_id, held in _first_of_highest(self.packs).items()}

    def held(self, without: Path | None = None) -> dict[str, Held]:
        """What is in use under each id and where it is; as if the file `without` had not been opened."""
        packs = [pack for pack in self.packs if pack.path != without]
        return {
            brief_id: dataclasses.replace(
                held, copies=frozenset(pack.path for pack in packs if held.brief in pack.briefs)
            )
            for brief_id, held in _first_of_highest(packs).items()
        }

    def brief(self, brief_id: str) -> Brief | None:
        """The brief that is read under this id, or None."""
        return next((b for b in self.briefs if b.id == brief_id), None)

    @property
    def others(self) -> tuple[Brief, ...]:
        """The editions that are open and not read, of each brief the highest first; each is there once."""
        read, out = self.briefs, list[Brief]()
        for brief in (brief for pack in self.packs for brief in pack.briefs):
            if brief not in read and brief not in out:
                out.append(brief)
        return tuple(sorted(out, key=lambda b: (b.id, -b.edition)))

    def pack_of(self, brief: Brief) -> Pack | None:
        """The open pack that `brief` was read from, or None."""
        return next((p for p in self.packs if any(b is brief for b in p.briefs)), None)

    def copies_of(self, brief: Brief) -> list[Pack]:
        """The open packs that hold the very same brief, word for word, in the order of opening."""
        return [pack for pack in self.packs if brief in pack.briefs]

    def read_for_now(self, brief: Brief) -> None:
        """Read `brief`, whatever edition is in use under its id, until `return_to_use` or the end of this run."""
        self._for_now[brief.id] = brief
        self._tell()

    def return_to_use(self, brief_id: str) -> None:
        """Read what is in use under this id again."""
        if self._for_now.pop(brief_id, None) is not None:
            self._tell()

    @property
    def read_knowingly(self) -> tuple[Brief, ...]:
        """The briefs that are read in the place of the ones in use."""
        return tuple(b for b in self._for_now.values() if b is not self.in_use.get(b.id))

    def _tell(self) -> None:
        for listener in tuple(self.listeners):
            listener()


def _first_of_highest(packs: list[Pack]) -> dict[str, Held]:
    """Of each brief the highest edition, of the same edition the one that comes first."""
    out: dict[str, Held] = {}
    for pack in packs:
        for brief in pack.briefs:
            before = out.get(brief.id)
            if standing(brief, before.brief if before else None) in {Standing.NEW, Standing.NEWER}:
                out[brief.id] = Held(brief, pack)
    return out


def _covers(pack: Pack, other: Pack) -> bool:
    """Whether nothing that `other` holds is missed when `pack` takes its place."""
    found = {brief.id: brief for brief in pack.briefs}
    return all(
        b.id in found and standing(found[b.id], b) in {Standing.SAME, Standing.NEWER} for b in other.briefs
    )


def open_pack(path: Path) -> Pack:
    """Read the pack at `path`, or raise `PackError`."""
    with reading(path) as connection:
        return Pack(path, tuple(read_briefs(connection)))


def open_brief(path: Path, brief_id: str) -> Pack:
    """Read one brief of the pack at `path` and none of the others, or raise `PackError`."""
    with reading(path) as connection:
        return Pack(path, (read_brief(connection, brief_id),))


def check_pack(path: Path) -> Pack:
    """Open the pack and also verify what takes longer: every page, and that the index finds every line."""
    with reading(path) as connection:
        if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise PackError(path.name, Refusal.DAMAGED)
        briefs = tuple(read_briefs(connection))
        _check_index(connection)
        return Pack(path, briefs)


def _check_index(connection: sqlite3.Connection) -> None:
    """Unsound where the search index does not hold every line's terms, and nothing else."""
    if not _is_index_of_lines(connection):
        _compare_terms(connection)


def _is_index_of_lines(connection: sqlite3.Connection) -> bool:
    """Whether the index is, byte for byte, what this SQLite makes of the lines; another version may lay it out anew."""
    from db.search import index_terms  # noqa: PLC0415 - a pack that is only read is not searched yet

    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        made.execute(schema.SEARCH_SQL)
        made.execute("BEGIN")
        made.executemany(
            "INSERT INTO search(rowid, terms) VALUES (?, ?)",
            (
                (row_id, index_terms(text))
                for row_id, text in connection.execute("SELECT id, text FROM items ORDER BY rowid")
            ),
        )
        made.execute("INSERT INTO search(search) VALUES ('optimize')")
        made.execute("COMMIT")
        for table in ("search_data", "search_idx"):
            rows = f"SELECT * FROM {table} ORDER BY 1, 2"  # noqa: S608 - names of this module
            if made.execute(rows).fetchall() != connection.execute(rows).fetchall():
                return False
    return True


def _compare_terms(connection: sqlite3.Connection) -> None:
    """Unsound where a line's terms in the index are not those of its text."""
    from db.search import index_terms  # noqa: PLC0415 - as above

    # A table over the index, in memory; the file itself was opened so that it cannot be written.
    connection.execute("PRAGMA query_only=OFF")
    connection.execute("CREATE VIRTUAL TABLE temp.indexed USING fts5vocab(main, search, instance)")
    connection.execute("PRAGMA query_only=ON")
    indexed: dict[int, set[str]] = {}
    for term, row_id in connection.execute("SELECT term, doc FROM indexed"):
        indexed.setdefault(row_id, set()).add(term)
    for row_id, text in connection.execute("SELECT id, text FROM items ORDER BY rowid"):
        if indexed.pop(row_id, set()) != set(index_terms(text).split()):
            raise Unsound(f"search index, line {row_id}")
    if indexed:
        raise Unsound(f"search index, line {min(indexed)}")
