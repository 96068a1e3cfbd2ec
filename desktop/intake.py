"""The one way in: whatever is opened, dropped, handed over or found in a watched folder is taken in here.

Each file is read, judged and kept beside the thread of the windows, one after the other; the library changes in the
thread of the windows alone and between two files, so that each is measured against what the one before it left.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from db.admitting import Admission
from db.editions import Standing
from db.errors import PackError
from db.library import Library, Pack, open_pack
from db.shelf import Shelf
from db.signing.signing import Signature
from desktop.background import Background
from desktop.finding import Look, look_into
from desktop.signatures import Signatures
from desktop.told import Told

Stamp = tuple[int, int]  # bytes, nanoseconds


class Origin(Enum):
    """How a file came: the reader gave it, it appeared in a watched folder, or it lay there when watching began.

    A file that the reader gave without another is alone.
    """

    ALONE = "alone"
    GIVEN = "given"
    APPEARED = "appeared"
    LAY_THERE = "lay there"

    @property
    def is_given(self) -> bool:
        """Whether the reader gave it."""
        return self in {Origin.ALONE, Origin.GIVEN}


@dataclass
class _Batch:
    """What came together: of older editions, and of those that are asked about alike, the highest speaks for all."""

    origin: Origin
    knowingly: bool
    _said: dict[tuple[Standing, str, Signature | None], Path] = field(default_factory=dict)

    def firsts(self, found: Admission) -> dict[str, Path]:
        """By the ids of its briefs, the files with higher editions of which the very same was said.

        None where there is anything else to say of it.
        """
        signed = found.signature if found.is_asking else None
        alike = {brief.id: (how, brief.id, signed) for brief, how in found.standings}
        firsts = {brief_id: self._said[key] for brief_id, key in alike.items() if key in self._said}
        once = {Standing.OLDER, Standing.NEWER} if found.is_asking else {Standing.OLDER}
        for key in alike.values():
            if key[0] in once:
                self._said.setdefault(key, found.path)
        return firsts if len(firsts) == len(alike) else {}


class Intake(QObject):
    """`admitted` carries an `Admission` and its `Origin`, `refused` a `UserError` and its origin.

    `joined` carries an `Admission` of which the same is to be said as of others that came with it, and by the ids of its
    briefs the paths of those.

    What lay in a watched folder and was of no use, and was `told` of already, is not told of again.

    `looked_into` carries the `Look` at a folder that was given: it may hold no pack, or more than is looked at.
    """

    admitted = Signal(object, object)
    joined = Signal(object, object)
    refused = Signal(object, object)
    looked_into = Signal(object)

    def __init__(
        self, library: Library, shelf: Shelf, signatures: Signatures, background: Background, told: Told
    ) -> None:
        super().__init__(background)
        self._library = library
        self._shelf = shelf
        self._signatures = signatures
        self._background = background
        self._told = told

    def take(self, paths: Iterable[Path], origin: Origin = Origin.GIVEN, *, knowingly: bool = False) -> None:
        """Take in files, and what lies in folders. `knowingly` uses what is otherwise asked about first."""
        given = tuple(paths)
        self._background.do(
            lambda: [look_into(path) for path in given],
            functools.partial(self._on_looked, _Batch(origin, knowingly)),
        )

    def open_earlier(self) -> None:
        """Read the earlier editions that are kept, so that the reader can return to them."""
        for path in self._shelf.unopened(self._library):
            self._background.do(functools.partial(_read, path), self._on_read)

    def _on_looked(self, batch: _Batch, looks: list[Look]) -> None:
        files: list[Path] = []
        for look in looks:
            if look.is_there:
                self.looked_into.emit(look)
            files += [pack.path for pack in look.packs] if look.is_there else [look.folder]
        if batch.origin is Origin.GIVEN and [look.folder for look in looks] == files:
            batch.origin = Origin.ALONE if len(files) == 1 else Origin.GIVEN
        if len(files) > 1:
            self._background.do(
                lambda: _highest_first(files, self._background.is_closing),
                functools.partial(self._judge, batch),
            )
        else:
            self._judge(batch, files)

    def _judge(self, batch: _Batch, files: list[Path]) -> None:
        for path in files:
            self._background.do(
                functools.partial(self._stamped, path, batch.knowingly),
                functools.partial(self._on_judged, batch, path),
            )

    def _stamped(self, path: Path, knowingly: bool) -> tuple[Stamp, Admission | PackError]:
        """How the file was when it was judged; written meanwhile, it is another and is told anew."""
        return _stamp(path), self._admitted(path, knowingly)

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

    def _on_judged(self, batch: _Batch, path: Path, judged: tuple[Stamp, Admission | PackError]) -> None:
        stamp, found = judged
        is_new = self._is_new(batch.origin, path, stamp, _no_use(found))
        if isinstance(found, Admission):
            self._use(found, batch, is_told=is_new)
        elif is_new:
            self.refused.emit(found, batch.origin)
        if self._background.is_idle:
            self._told.save()

    def _is_new(self, origin: Origin, path: Path, stamp: Stamp, kind: str) -> bool:
        """Whether it is to be told: not what was told in an earlier run of a file that lies there unchanged."""
        if not kind:
            return True
        is_known = self._told.knows(path, stamp, kind)
        self._told.remember(path, stamp, kind)
        return origin is not Origin.LAY_THERE or not is_known

    def _use(self, found: Admission, batch: _Batch, *, is_told: bool) -> None:
        """Have what was admitted in the library, with its signature."""
        is_known = all(how is Standing.SAME for _, how in found.standings)
        is_there = is_known and not found.newly_signed and found.pack.path == found.path
        if not found.is_asking and not is_there:
            found = found.held_in(self._library.add(found.pack))
        for pack in self._library.packs:
            if pack.path in {found.path, found.pack.path}:
                self._signatures.learn(pack, found.signature)
        if is_told and (firsts := batch.firsts(found)):
            self.joined.emit(found, firsts)
        elif is_told:
            self.admitted.emit(found, batch.origin)

    def _on_read(self, found: Pack | PackError) -> None:
        if isinstance(found, PackError):
            self.refused.emit(found, Origin.LAY_THERE)
        else:
            self._library.add(found)


def _highest_first(files: list[Path], is_cancelled: Callable[[], bool]) -> list[Path]:
    """The files by the highest edition in each; what is refused comes last.

    What is said of a file speaks of the edition in use: the one that will be has to be in use by then.
    """
    editions = {path: 0 if is_cancelled() else _edition(path) for path in files}
    return sorted(files, key=lambda path: -editions[path])


def _edition(path: Path) -> int:
    found = _read(path)
    return max((brief.edition for brief in found.briefs), default=0) if isinstance(found, Pack) else 0


def _stamp(path: Path) -> Stamp:
    """Size and time of writing; nothing where the file is gone."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return (0, 0)
    return status.st_size, status.st_mtime_ns


def _no_use(found: Admission | PackError) -> str:
    """Why a file is of no use, as a word to remember it by; empty where it is of some, or there is nothing to say."""
    if isinstance(found, PackError):
        return f"refused {found.refusal.name}"
    ways = {how for _, how in found.standings}
    is_used = ways & {Standing.NEW, Standing.NEWER} or found.newly_signed
    return "conflict" if Standing.CONFLICT in ways and not is_used else ""


def _read(path: Path) -> Pack | PackError:
    try:
        return open_pack(path)
    except PackError as error:
        return error
