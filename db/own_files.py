"""Files and folders of the user's own, which nobody else on the machine may read, whatever the umask is.

What the user entered, was shown and opened stands in them. Where a place knows no such rights (a stick with FAT,
Windows) it is left as it is: nothing here fails because of them. What the user exports is not written by this module.
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from pathlib import Path

_FOLDER, _FILE = 0o700, 0o600


def make_folder(folder: Path) -> None:
    """Make `folder`, and those on the way to it that are missing; one that is there stays as it is. Raises OSError."""
    # Not by parents=True, which gives those on the way the usual rights.
    if not os.path.isdir(folder.parent) and folder.parent != folder:  # noqa: PTH112 - Path.is_dir() may raise
        make_folder(folder.parent)
    folder.mkdir(mode=_FOLDER, exist_ok=True)


def begin(path: Path) -> None:
    """Make an empty file at `path`, or narrow the one that is there; what keeps it from being made is not said."""
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _FILE))
    except OSError:
        narrow(path)


def begin_database(path: Path) -> None:
    """The same for a database and for what SQLite writes beside it, which has the rights of the database when it is new.

    A database is never opened for it: closing it would take away SQLite's locks.
    """
    begin(path)
    for ending in ("-wal", "-shm", "-journal"):
        narrow(path.with_name(path.name + ending))


def opener(path: str, flags: int) -> int:
    """For `open`: a file that is new is the user's own."""
    return os.open(path, flags, _FILE)


def narrow(path: Path) -> None:
    """Take a true file or folder of this user's from everybody else; anything else, a link too, stays as it is."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):
        status = path.lstat()
        is_true = stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)
        if is_true and status.st_uid == os.getuid() and status.st_mode & 0o077:
            path.chmod(stat.S_IMODE(status.st_mode) & ~0o077)
