"""Files and folders -> the catalogue: each pack is copied in, hashed, checked to the last page, and only then listed.

What was taken in stays, whatever happens after; what is unchanged since is passed over, so that a run that was stopped
goes on where it stopped. One thread at a time does this, with its own connection.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from db.catalogue.catalogue import Catalogue, Listed
from db.catalogue.copies import Copies
from db.catalogue.faults import ENDS_ALL, Cancelled, LibraryError, LibraryFault, writing_fault
from db.errors import PackError, UserError
from db.gate import reading
from db.library import Pack, check_pack
from db.records import Bilingual
from db.schema import SUFFIX

CATALOGUE, PACKS = "catalogue.db", "packs"


class How(Enum):
    """What became of a file: new in the library, in place of what was there, as it was, refused, not read, forgotten."""

    TAKEN = "taken"
    REPLACED = "replaced"
    KNOWN = "known"
    REFUSED = "refused"
    NOT_READ = "not read"
    FORGOTTEN = "forgotten"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file, and why it was not taken in or not found sound."""

    path: Path
    how: How
    error: UserError | None = None


def packs_under(paths: Iterable[Path], is_cancelled: Callable[[], bool]) -> list[Path]:
    """The files that were named, and every pack in the folders that were, however deep; hidden ones and links are not."""
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            found.update(dict.fromkeys(_walked(path, is_cancelled)))
        else:
            found[path] = None
    return list(found)


def _walked(folder: Path, is_cancelled: Callable[[], bool]) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        if is_cancelled():
            return
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        packs = (name for name in sorted(names) if name.lower().endswith(SUFFIX))
        yield from (Path(place, name) for name in packs if not name.startswith("."))


class Intake:
    """Takes files into the library in `folder`; the catalogue is closed by `close`.

    Making one raises LibraryError where the catalogue cannot be written.
    """

    def __init__(self, folder: Path, is_cancelled: Callable[[], bool]) -> None:
        self._copies = Copies(folder / PACKS, is_cancelled)
        self._is_cancelled = is_cancelled
        try:
            self.catalogue = Catalogue.open(folder / CATALOGUE)
        except (OSError, sqlite3.Error) as error:
            raise LibraryError(CATALOGUE, writing_fault(error)) from error
        self.lines_taken = 0
        self._copies.sweep()

    def close(self) -> None:
        """Let go of the catalogue."""
        self.catalogue.close()

    @property
    def is_new(self) -> bool:
        """Whether the catalogue knows no file: it was begun just now, or there is none."""
        return not self.catalogue.packs()

    def unlisted(self) -> list[Path]:
        """The copies that no file of the list has: the catalogue was begun anew. They are taken in where they are."""
        listed = {one.kept for one in self.catalogue.packs()}
        return [self._copies.folder / name for name in self._copies.names() if name not in listed]

    def take(self, path: Path) -> Outcome:
        """Take one file in, unless it is there already.

        Raises LibraryError where nothing that comes after could be taken in either, and Cancelled.
        """
        return self._guarded(path, self._take)

    def verify(self, path: Path) -> Outcome:
        """Check the copy of a file again, to the last byte; a file that was refused is looked at once more.

        What is found damaged is listed so, and is not searched any more. It raises as `take` does.
        """
        return self._guarded(path, self._verify)

    def forget(self, path: Path) -> Outcome:
        """Take a file off the list, and remove its copy; the file itself stays. It raises as `take` does."""
        return self._guarded(path, self._forget)

    def _guarded(self, path: Path, work: Callable[[Path], Outcome]) -> Outcome:
        if self._is_cancelled():
            raise Cancelled
        try:
            return work(path)
        except sqlite3.Error as error:
            raise LibraryError(path.name, writing_fault(error)) from error
        except LibraryError as error:
            if error.fault in ENDS_ALL or (error.fault is LibraryFault.GONE and not path.parent.is_dir()):
                raise
            return Outcome(path, How.NOT_READ, error)

    # ------------------------------------------------------------ taking in

    def _take(self, path: Path) -> Outcome:
        stamp = _stamp(path)
        known = self.catalogue.listed(path)
        if known is not None and self._is_unchanged(known, stamp):
            return Outcome(path, How.KNOWN)
        try:
            _look_at(path)
            kept = self._keep(path, stamp)
        except PackError as error:
            return self._refused(path, stamp, known, error)
        if known is not None and known.kept != kept:
            self._drop(known)
        return Outcome(path, How.REPLACED if known is not None and known.is_sound else How.TAKEN)

    def _is_unchanged(self, known: Listed, stamp: tuple[int, int]) -> bool:
        is_kept = bool(known.kept) and (self._copies.folder / known.kept).is_file()
        return (known.size, known.changed) == stamp and (is_kept if known.is_sound else not known.sha256)

    def _keep(self, path: Path, stamp: tuple[int, int]) -> str:
        """Have a checked copy, and its briefs in the catalogue; the name of the copy. PackError, LibraryError."""
        if path.parent == self._copies.folder:
            digest = self._copies.digest(path, path.name)
            self._list(_checked(path, path), stamp, digest, path.name)
            return path.name
        with self._copies.copied(path) as (part, digest):
            pack = _checked(part, path)
            if _stamp(path) != stamp:
                raise LibraryError(path.name, LibraryFault.CHANGED)
            kept = self._copies.keep(part, path, digest)
        self._list(pack, stamp, digest, kept)
        # Where the copy had been listed in the place of a file that was not known any more.
        self.catalogue.forget(self._copies.folder / kept)
        return kept

    def _list(self, pack: Pack, stamp: tuple[int, int], digest: str, kept: str) -> None:
        self.lines_taken += self.catalogue.lines(self.catalogue.take(pack, *stamp, digest, kept))

    def _refused(self, path: Path, stamp: tuple[int, int], known: Listed | None, error: PackError) -> Outcome:
        """List the file with its reason; what was sound under its name before stays in use."""
        if known is None or not known.is_sound:
            self.catalogue.refuse(path, *stamp, Bilingual(error.zh, error.en))
        return Outcome(path, How.REFUSED, error)

    # ------------------------------------------------------------ checking again

    def _verify(self, path: Path) -> Outcome:
        known = self.catalogue.listed(path)
        if known is None or not known.is_sound:
            return self._take(path)
        fault = self._fault(known)
        if fault is None:
            return Outcome(path, How.KNOWN)
        reason = Bilingual(fault.zh, fault.en)
        self.catalogue.refuse(path, known.size, known.changed, reason, known.sha256)
        self._drop(known)
        return Outcome(path, How.REFUSED, fault)

    def _fault(self, known: Listed) -> UserError | None:
        copy, name = self._copies.folder / known.kept, known.path.name
        try:
            if self._copies.digest(copy, name) != known.sha256:
                return LibraryError(name, LibraryFault.ALTERED)
            _checked(copy, known.path)
        except LibraryError:
            return LibraryError(name, LibraryFault.LOST)
        except PackError as error:
            return error
        return None

    def _forget(self, path: Path) -> Outcome:
        known = self.catalogue.listed(path)
        if known is None:
            # The catalogue was begun anew meanwhile, and knows the copy by its own name.
            raise LibraryError(path.name, LibraryFault.DAMAGED)
        self.catalogue.forget(path)
        self._drop(known)
        return Outcome(path, How.FORGOTTEN)

    def _drop(self, known: Listed | None) -> None:
        if known is not None and not self.catalogue.keeps(known.kept):
            self._copies.drop(known.kept)


def _look_at(path: Path) -> None:
    """PackError where what comes first in the file is not a pack's: it is not worth copying."""
    with reading(path):
        pass


def _stamp(path: Path) -> tuple[int, int]:
    """Size and time of writing; LibraryError where the file is gone."""
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        raise LibraryError(path.name, LibraryFault.GONE) from error
    return status.st_size, status.st_mtime_ns


def _checked(copy: Path, source: Path) -> Pack:
    """The copy, checked to the last page, as the pack at `source`; a refusal names the file as it came."""
    try:
        return Pack(source, check_pack(copy).briefs)
    except PackError as error:
        raise PackError(source.name, error.refusal, error.detail) from error
