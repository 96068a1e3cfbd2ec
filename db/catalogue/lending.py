"""One brief out of a library: found by its number or its id in the catalogue, and read alone from the copy of its pack.

Of the editions that are there the highest is read, whichever was asked for.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from db.catalogue.catalogue import Catalogue, Listed
from db.catalogue.copies import name_of
from db.catalogue.faults import LibraryError, LibraryFault, copy_error, reading_fault
from db.catalogue.intake import CATALOGUE, PACKS
from db.catalogue.listing import COLUMNS, Row
from db.errors import PackError, UserError
from db.library import Pack, open_brief
from db.records import Bilingual

_BY_ID = f"SELECT {COLUMNS} FROM briefs WHERE id = ? ORDER BY edition DESC, number LIMIT 1"  # noqa: S608 - names of this package
_MOST = 500  # ids of one question to SQLite


@dataclass(frozen=True, slots=True)
class Lent:
    """A brief of the catalogue, and a pack with it alone."""

    row: Row
    pack: Pack


@dataclass(frozen=True, slots=True)
class Unread:
    """Why a brief of the catalogue was not read, and the file of the list whose copy is the reason, if one is."""

    error: UserError
    path: Path | None = None


def by_number(folder: Path, number: int, name: str = "") -> Lent | Unread:
    """The brief of this number in the library in `folder`, called `name` where it is not there any more."""
    try:
        with closing(Catalogue.read(folder / CATALOGUE)) as catalogue:
            found = read_in_place_of(catalogue, number)
    except sqlite3.Error as error:
        return Unread(LibraryError(name, reading_fault(error)))
    if found is None:
        return Unread(LibraryError(name, LibraryFault.LOST))
    return _read(folder, *found)


def by_id(folder: Path, brief_id: str) -> Lent | Unread | None:
    """The brief of this id in the library in `folder`; None where it is not in it, or there is no library."""
    path = folder / CATALOGUE
    try:
        with closing(Catalogue.read(path)) as catalogue:
            found = _highest(catalogue, brief_id)
    except sqlite3.Error as error:
        return Unread(LibraryError(CATALOGUE, reading_fault(error))) if path.is_file() else None
    return None if found is None else _read(folder, *found)


def names(folder: Path, brief_ids: Iterable[str]) -> dict[str, Bilingual]:
    """The names of those of the briefs that are in the library in `folder`, the ones of their highest editions."""
    wanted, found = sorted(set(brief_ids)), dict[str, Bilingual]()
    try:
        with closing(Catalogue.read(folder / CATALOGUE)) as catalogue:
            for at in range(0, len(wanted), _MOST):
                found |= _names(catalogue, wanted[at : at + _MOST])
    except sqlite3.Error:
        return {}
    return found


def read_in_place_of(catalogue: Catalogue, number: int) -> tuple[Row, Listed] | None:
    """The row that is read where the brief of this number is asked for, and the file it came in; None where it is gone."""
    found = catalogue.connection.execute("SELECT id FROM briefs WHERE number = ?", (number,)).fetchone()
    return None if found is None else _highest(catalogue, found[0])


def _names(catalogue: Catalogue, brief_ids: list[str]) -> dict[str, Bilingual]:
    marks = ",".join("?" * len(brief_ids))
    sql = f"SELECT id, name_zh, name_en FROM briefs WHERE id IN ({marks}) ORDER BY edition, number DESC"  # noqa: S608 - marks
    return {brief_id: Bilingual(zh, en) for brief_id, zh, en in catalogue.connection.execute(sql, brief_ids)}


def _highest(catalogue: Catalogue, brief_id: str) -> tuple[Row, Listed] | None:
    found = catalogue.connection.execute(_BY_ID, (brief_id,)).fetchone()
    if found is None:
        return None
    row = Row._make(found)
    file = catalogue.numbered(row.pack)
    return (row, file) if file is not None else None


def _read(folder: Path, row: Row, file: Listed) -> Lent | Unread:
    try:
        return Lent(row, open_brief(folder / PACKS / file.kept, row.id))
    except PackError as error:
        return Unread(copy_error(name_of(file.path), error), file.path)
