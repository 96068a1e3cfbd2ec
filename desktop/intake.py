"""The one way in: whatever is opened, dropped, handed over or found in a watched folder is taken in here.

Each file is read, judged and kept beside the thread of the windows, one after the other; the library changes in the
thread of the windows alone and between two files, so that each is measured against what the one before it left.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from db.admitting import Admission
from db.editions import Standing
from db.errors import PackError
from db.library import Library, Pack, open_pack
from db.shelf import Shelf
from db.signing import Signature
from desktop.background import Background
from desktop.finding import Look, look_into
from desktop.signatures import Signatures


class Origin(Enum):
    """How a file came: the reader gave it, it appeared in a watched folder, or it lay there when watching began."""

    GIVEN = "given"
    APPEARED = "appeared"
    LAY_THERE = "lay there"


class Intake(QObject):
    """`admitted` carries an `Admission` and its `Origin`, `refused` a `UserError` and its origin.

    `looked_into` carries the `Look` at a folder that was given: it may hold no pack, or more than is looked at.
    """

    admitted = Signal(object, object)
    refused = Signal(object, object)
    looked_into = Signal(object)

    def __init__(
        self, library: Library, shelf: Shelf, signatures: Signatures, background: Background
    ) -> None:
        super().__init__(background)
        self._library = library
        self._shelf = shelf
        self._signatures = signatures
        self._background = background

    def take(self, paths: Iterable[Path], origin: Origin = Origin.GIVEN, *, knowingly: bool = False) -> None:
        """Take in files, and what lies in folders. `knowingly` uses what is otherwise asked about first."""
        for path in paths:
            self._background.do(
                functools.partial(look_into, path), functools.partial(self._on_looked, origin, knowingly)
            )

    def open_earlier(self) -> None:
        """Read the earlier editions that are kept, so that the reader can return to them."""
        for path in self._shelf.unopened(self._library):
            self._background.do(functools.partial(_read, path), self._on_read)

    def _on_looked(self, origin: Origin, knowingly: bool, look: Look) -> None:
        if look.is_there:
            self.looked_into.emit(look)
        for path in [pack.path for pack in look.packs] if look.is_there else [look.folder]:
            self._background.do(
                functools.partial(self._admitted, path, knowingly), functools.partial(self._on_judged, origin)
            )

    def _admitted(self, path: Path, knowingly: bool) -> Admission | PackError:
        try:
            return self._shelf.admit(
                path,
                self._shelf.in_use(self._library, path),
                functools.partial(self._signature, path),
                knowingly=knowingly,
                is_cancelled=self._background.is_closing,
            )
        except PackError as error:
            return error

    def _signature(self, coming: Path, path: Path) -> Signature:
        """Who signed the file at `path`; of what is coming, what its bytes say now."""
        return self._signatures.of(path) if path == coming else self._signatures.of_open(path)

    def _on_judged(self, origin: Origin, found: Admission | PackError) -> None:
        if isinstance(found, PackError):
            self.refused.emit(found, origin)
            return
        is_known = all(how is Standing.SAME for _, how in found.standings)
        is_there = is_known and not found.newly_signed and found.pack.path == found.path
        if not found.is_asking and not is_there:
            found = found.held_in(self._library.add(found.pack))
        for pack in self._library.packs:
            if pack.path in {found.path, found.pack.path}:
                self._signatures.learn(pack, found.signature)
        self.admitted.emit(found, origin)

    def _on_read(self, found: Pack | PackError) -> None:
        if isinstance(found, PackError):
            self.refused.emit(found, Origin.LAY_THERE)
        else:
            self._library.add(found)


def _read(path: Path) -> Pack | PackError:
    try:
        return open_pack(path)
    except PackError as error:
        return error
