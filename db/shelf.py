"""The shelf: the user's own folder of packs that were added, so that a newer edition is still there tomorrow.

A file comes onto the shelf whole or not at all: it is copied beside, the copy is checked and made durable, and only then
given its name, which is made of the brief's id and never of the name the file came under. Nothing but this module
writes there. One earlier edition of each brief stays, so that a reader can return to it.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from db.errors import PackError, ShelfError, ShelfFault
from db.library import Held, Library, Pack, check_pack, open_pack
from db.own_files import make_folder
from db.schema import SUFFIX

if TYPE_CHECKING:
    from db.admitting import Admission
    from db.signing.signing import Signature

_CHUNK = 1 << 20
_PART = ".adding-"
_STALE = 3600.0  # seconds after which a half-made copy is nobody's any more
_EDITIONS_KEPT = 2
_SEVERAL = "several"
# jinjiang-2023.2.0123456789abcdef.brief: id, edition, the first digits of the SHA-256 of the file.
_NAME = re.compile(
    rf"(?:(?P<id>[a-z0-9-]+)\.(?P<edition>[1-9][0-9]{{0,5}})|{_SEVERAL})\.[0-9a-f]{{16}}{re.escape(SUFFIX)}"
)
_FULL = {errno.ENOSPC, errno.EDQUOT}


def _never() -> bool:
    return False


class Shelf:
    """One folder. `also_kept` are the packs that are there without it: those that came with the program."""

    def __init__(self, folder: Path, also_kept: Iterable[Path] = ()) -> None:
        self.folder = folder
        self._also_kept = frozenset(also_kept)

    # ------------------------------------------------------------ what is there

    def open_newest(self, library: Library) -> None:
        """Open what is newer than what `library` has; a file that is refused gives way to the edition before it."""
        for brief_id, paths in self._by_id().items():
            for path, edition in paths:
                in_use = library.in_use.get(brief_id)
                if edition and in_use and in_use.edition >= edition:
                    break
                if library.open(path) is not None and edition:
                    break

    def unopened(self, library: Library) -> list[Path]:
        """The packs of the shelf that `library` has not opened: earlier editions, to return to."""
        known = {pack.path for pack in library.packs}
        known |= {self.folder / error.name for error in library.refused}
        return [path for paths in self._by_id().values() for path, _ in paths if path not in known]

    def in_use(self, library: Library, coming: Path) -> dict[str, Held]:
        """What the file that is `coming` is measured against: not itself, where it was opened and not kept yet."""
        return library.held(None if self.keeps(coming) else coming)

    def keeps(self, path: Path) -> bool:
        """Whether the file at `path` will be there at the next start without being opened again."""
        return path.parent == self.folder or path in self._also_kept

    def _by_id(self) -> dict[str, list[tuple[Path, int]]]:
        """The files under the brief they name, the highest edition first; 0 stands for packs of several briefs."""
        out: dict[str, list[tuple[Path, int]]] = {}
        try:
            names = sorted(entry.name for entry in os.scandir(self.folder))
        except OSError:
            return {}
        for match in filter(None, map(_NAME.fullmatch, names)):
            out.setdefault(match["id"] or "", []).append((self.folder / match[0], int(match["edition"] or 0)))
        for paths in out.values():
            paths.sort(key=lambda entry: -entry[1])
        return out

    # ------------------------------------------------------------ what comes

    def admit(
        self,
        path: Path,
        in_use: Mapping[str, Held],
        signature: Callable[[Path], Signature],
        *,
        knowingly: bool = False,
        is_cancelled: Callable[[], bool] = _never,
    ) -> Admission:
        """Read the file at `path`, say how it stands to what is `in_use`, and keep it where it is new or newer.

        Raises PackError where the file is refused. Where it is sound and cannot be kept, the admission says why and
        holds what was read, so that it can be read for this run. `knowingly` keeps what is otherwise asked about.
        """
        from db.admitting import judged  # noqa: PLC0415 - nothing comes in at the start

        pack = open_pack(path)
        found = judged(path, pack, in_use, signature)
        if not found.is_wanted(self.keeps) or (found.is_asking and not knowingly) or self.keeps(path):
            return found
        try:
            kept = self._kept(found, signature, is_cancelled)
        except ShelfError as error:
            return found.not_kept(error)
        self._prune()
        return found.kept_as(kept)

    def _kept(
        self, found: Admission, signature: Callable[[Path], Signature], is_cancelled: Callable[[], bool]
    ) -> Pack:
        """The pack as it stands on the shelf; ShelfError where it could not be put there."""
        with self._beside(found.path) as (file, part):
            digest = _copied(found.path, file, is_cancelled)
            with _writing(found.path):
                file.flush()
                os.fsync(file.fileno())
                # Windows renames no file that is open.
                file.close()
            copy = _checked(part, found.path.name)
            if copy.briefs != found.pack.briefs or signature(part) != found.signature:
                raise ShelfError(found.path.name, ShelfFault.CHANGED)
            target = self.folder / _name(copy, digest)
            with _writing(found.path):
                part.replace(target)
                _make_durable(self.folder)
        return Pack(target, copy.briefs)

    @contextlib.contextmanager
    def _beside(self, source: Path) -> Iterator[tuple[BinaryIO, Path]]:
        """A new file in the folder, and its path; whatever happens, nothing half-made stays."""
        with _writing(source):
            make_folder(self.folder)
            self._sweep()
            handle, name = tempfile.mkstemp(dir=self.folder, prefix=_PART)
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                yield file, part
        except OSError as error:
            # Closing writes what is left, and may find the disk full.
            raise _fault_of(source, error) from error
        finally:
            with contextlib.suppress(OSError):
                part.unlink()

    def _sweep(self) -> None:
        """Remove what a run that was killed left half-made."""
        for part in self.folder.glob(f"{_PART}*"):
            with contextlib.suppress(OSError):
                if time.time() - part.stat().st_mtime > _STALE:
                    part.unlink()

    def _prune(self) -> None:
        """Remove what is older than the edition before the newest; what cannot be removed stays."""
        editions = {path: held for path, held in self._editions() if held}
        newest: dict[str, list[int]] = {}
        for brief_id, edition in sorted({pair for held in editions.values() for pair in held}, reverse=True):
            newest.setdefault(brief_id, []).append(edition)
        for path, held in editions.items():
            if not any(edition in newest[brief_id][:_EDITIONS_KEPT] for brief_id, edition in held):
                with contextlib.suppress(OSError):
                    path.unlink()

    def _editions(self) -> Iterator[tuple[Path, set[tuple[str, int]]]]:
        """Each file with the ids and editions it holds; with nothing where it cannot be read."""
        for brief_id, paths in self._by_id().items():
            for path, edition in paths:
                if edition:
                    yield path, {(brief_id, edition)}
                    continue
                with contextlib.suppress(PackError):
                    yield path, {(b.id, b.edition) for b in open_pack(path).briefs}


def _name(pack: Pack, digest: str) -> str:
    """The name of `pack` on the shelf."""
    first = pack.briefs[0]
    what = f"{first.id}.{first.edition}" if len(pack.briefs) == 1 else _SEVERAL
    return f"{what}.{digest[:16]}{SUFFIX}"


def _copied(source: Path, file: BinaryIO, is_cancelled: Callable[[], bool]) -> str:
    """Copy the bytes of `source` to `file`; their SHA-256. Reading and writing fail differently."""
    digest = hashlib.sha256()
    try:
        reading = source.open("rb")
    except OSError as error:
        raise ShelfError(source.name, ShelfFault.GONE) from error
    with reading:
        while chunk := _next(reading, source.name):
            if is_cancelled():
                raise ShelfError(source.name, ShelfFault.CANCELLED)
            digest.update(chunk)
            with _writing(source):
                file.write(chunk)
    return digest.hexdigest()


def _next(reading: BinaryIO, name: str) -> bytes:
    try:
        return reading.read(_CHUNK)
    except OSError as error:
        raise ShelfError(name, ShelfFault.GONE) from error


def _checked(part: Path, name: str) -> Pack:
    """The copy, checked to the last page; a refusal names the file as it came."""
    try:
        return check_pack(part)
    except PackError as error:
        raise PackError(name, error.refusal, error.detail) from error


@contextlib.contextmanager
def _writing(source: Path) -> Iterator[None]:
    """What the system refuses while the shelf is written, as one sentence."""
    try:
        yield
    except OSError as error:
        raise _fault_of(source, error) from error


def _fault_of(source: Path, error: OSError) -> ShelfError:
    return ShelfError(source.name, ShelfFault.FULL if error.errno in _FULL else ShelfFault.UNWRITABLE)


def _make_durable(folder: Path) -> None:
    """Have the folder itself on the disk, where the system can do that: the new name is in it."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
