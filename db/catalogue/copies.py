"""The copies of packs that the library keeps: made beside, hashed, and given their name only when they are checked.

A copy is named by its hash and by the name its file came under, so that two files of the same name stand side by side.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from db.catalogue.faults import Cancelled, LibraryError, LibraryFault, writing_fault
from db.own_files import make_folder
from db.schema import SUFFIX

PART = ".adding-"
_CHUNK = 1 << 20
_LONGEST = 80  # characters of a name
_NAME = re.compile(r"[0-9a-f]{16}-")


def name_of(path: Path) -> str:
    """The name a file came under, be it the file itself or the library's copy of it."""
    return _NAME.sub("", path.name, count=1)


class Copies:
    """One folder of copies. One process writes there, one file after the other."""

    def __init__(self, folder: Path, is_cancelled: Callable[[], bool]) -> None:
        self.folder = folder
        self._is_cancelled = is_cancelled

    @contextlib.contextmanager
    def copied(self, source: Path) -> Iterator[tuple[Path, str]]:
        """A copy of `source` under a temporary name, on the disk, and its SHA-256; gone at the end where it is not kept.

        Raises LibraryError where it cannot be read or written, Cancelled.
        """
        with _writing(source):
            make_folder(self.folder)
            handle, name = tempfile.mkstemp(dir=self.folder, prefix=PART)
        part = Path(name)
        try:
            with _writing(source), os.fdopen(handle, "wb") as file:
                digest = self._copy(source, file)
                file.flush()
                os.fsync(file.fileno())
            yield part, digest
        finally:
            with contextlib.suppress(OSError):
                part.unlink()

    def keep(self, part: Path, source: Path, digest: str) -> str:
        """Give a copy that was checked its name, and answer it."""
        kept = f"{digest[:16]}-{source.stem[:_LONGEST]}{SUFFIX}"
        with _writing(source):
            part.replace(self.folder / kept)
        return kept

    def drop(self, kept: str) -> None:
        """Remove a copy; one that cannot be removed stays, and is of no use any more."""
        if kept:
            with contextlib.suppress(OSError):
                (self.folder / kept).unlink()

    def names(self) -> list[str]:
        """The names of all copies."""
        try:
            return sorted(one.name for one in self.folder.iterdir() if _NAME.match(one.name))
        except OSError:
            return []

    def sweep(self) -> None:
        """Remove what a run that was killed left half-made."""
        for part in self.folder.glob(f"{PART}*"):
            with contextlib.suppress(OSError):
                part.unlink()

    def digest(self, path: Path, name: str) -> str:
        """The SHA-256 of a file; LibraryError where it cannot be read to its end, Cancelled."""
        found = hashlib.sha256()
        for chunk in self._chunks(path, name):
            found.update(chunk)
        return found.hexdigest()

    def _copy(self, source: Path, file: BinaryIO) -> str:
        digest = hashlib.sha256()
        for chunk in self._chunks(source, source.name):
            digest.update(chunk)
            file.write(chunk)
        return digest.hexdigest()

    def _chunks(self, path: Path, name: str) -> Iterator[bytes]:
        with _reading(name):
            file = path.open("rb")
        with file:
            while True:
                with _reading(name):
                    chunk = file.read(_CHUNK)
                if not chunk:
                    return
                if self._is_cancelled():
                    raise Cancelled
                yield chunk


@contextlib.contextmanager
def _reading(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise LibraryError(name, LibraryFault.GONE) from error


@contextlib.contextmanager
def _writing(source: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise LibraryError(source.name, writing_fault(error)) from error
