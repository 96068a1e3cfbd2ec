"""Packs in a folder and in the folders directly in it: names and sizes, nothing is opened. It waits on slow disks.

What is looked at is bounded, so that a home folder or a server with a million files costs no more than a glance. Links
are not followed, hidden files are not packs: other programs leave such things beside what they copy.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from db.schema import SUFFIX

MOST_ENTRIES = 2000  # looked at in one folder
MOST_FOLDERS = 64  # looked into in a folder
MOST_PACKS = 200
LARGEST = 256 << 20  # bytes


@dataclass(frozen=True)
class FoundPack:
    """A file that is named like a pack; its stamp changes whenever it is written."""

    path: Path
    size: int
    modified: int  # nanoseconds

    @property
    def stamp(self) -> tuple[int, int]:
        """What is equal as long as the file is left alone."""
        return self.size, self.modified


@dataclass(frozen=True)
class Look:
    """What one look at a folder found: packs, the newest first; `is_cut` where the bounds left something out."""

    folder: Path
    is_there: bool = False
    folders: tuple[Path, ...] = ()
    packs: tuple[FoundPack, ...] = ()
    is_cut: bool = False


def look_into(folder: Path) -> Look:
    """Look once. A folder that is not there, or may not be read, is one with nothing in it."""
    top = _entries(folder)
    if top is None:
        return Look(folder)
    below = [entry for entry in top if _is(entry, stat.S_ISDIR)]
    entries = list(top)
    is_cut = len(top) > MOST_ENTRIES or len(below) > MOST_FOLDERS
    for inner in below[:MOST_FOLDERS]:
        found = _entries(Path(inner.path)) or []
        is_cut = is_cut or len(found) > MOST_ENTRIES
        entries += found
    packs = sorted(_packs(entries), key=lambda pack: (-pack.modified, pack.path))
    sized = [pack for pack in packs if 0 < pack.size <= LARGEST]
    is_cut = is_cut or len(sized) > MOST_PACKS or any(pack.size > LARGEST for pack in packs)
    folders = (folder, *(Path(entry.path) for entry in below[:MOST_FOLDERS]))
    return Look(folder, True, folders, tuple(sized[:MOST_PACKS]), is_cut)


def _entries(folder: Path) -> list[os.DirEntry[str]] | None:
    """Up to one entry more than is looked at, none of them hidden; None where the folder cannot be read."""
    out: list[os.DirEntry[str]] = []
    try:
        with os.scandir(folder) as listing:
            for entry in listing:
                if len(out) > MOST_ENTRIES:
                    break
                if not entry.name.startswith("."):
                    out.append(entry)
    except (OSError, ValueError):
        return None
    return sorted(out, key=lambda entry: entry.name)


def _packs(entries: list[os.DirEntry[str]]) -> Iterator[FoundPack]:
    for entry in entries:
        if entry.name.lower().endswith(SUFFIX) and (status := _is(entry, stat.S_ISREG)):
            yield FoundPack(Path(entry.path), status.st_size, status.st_mtime_ns)


def _is(entry: os.DirEntry[str], kind: Callable[[int], bool]) -> os.stat_result | None:
    """The status of an entry that is of a kind (stat.S_ISDIR, stat.S_ISREG); None for others and for what is gone."""
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError:
        return None
    return status if kind(status.st_mode) else None
