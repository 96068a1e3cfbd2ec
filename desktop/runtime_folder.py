"""A folder for what only programs that run now have to know: this user's, at this display, and nobody else's."""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import sys
from pathlib import Path

from desktop.paths import APP, config_folder, state_folder


def runtime_folder() -> Path | None:
    """The folder, made where it is not there; None where there is none that can be used and trusted.

    Two starts share it when they have the user, the machine, the display and the user's folder of settings in
    common: a window on one display cannot stand in for one on another.
    """
    return _trusted(_usual_place()) or _own_place()


def _trusted(place: Path) -> Path | None:
    """The folder of this display in `place`; None where another user could reach either."""
    folder = place / _key()
    return folder if _is_ours(place) and _is_ours(folder) else None


def _own_place() -> Path | None:
    """The folder in the user's own one: whoever was first among the temporary files cannot keep starts apart."""
    from db.own_files import make_folder, narrow  # noqa: PLC0415 - seldom needed

    place = state_folder()
    with contextlib.suppress(OSError):
        make_folder(place)
    narrow(place)
    return _trusted(place / "run") if _is_ours(place) else None


def _usual_place() -> Path:
    """$XDG_RUNTIME_DIR where it is the user's own; else the folder for temporary files, by the user's number."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if runtime.startswith("/") and (sys.platform == "win32" or _owner(Path(runtime)) == os.getuid()):
        return Path(runtime) / APP
    from PySide6.QtCore import QDir  # noqa: PLC0415 - most desktops have told us by now

    # On Windows that folder is the user's already.
    number = "" if sys.platform == "win32" else f"-{os.getuid()}"
    return Path(QDir.tempPath()) / f"{APP}{number}"


def _owner(path: Path) -> int:
    """Who owns a file or folder; -1 where that cannot be known."""
    try:
        return path.lstat().st_uid
    except OSError:
        return -1


def _key() -> str:
    shown_on = (os.environ.get(name, "") for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    machine = os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename
    parts = (machine, str(config_folder()), *shown_on)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()[:16]


def _is_ours(folder: Path) -> bool:
    """Whether `folder`, made if need be, is a true folder that no other user can write to or look into."""
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        status = folder.lstat()
    except OSError:
        return False
    if not stat.S_ISDIR(status.st_mode):
        return False
    return sys.platform == "win32" or (status.st_uid == os.getuid() and not status.st_mode & 0o077)
