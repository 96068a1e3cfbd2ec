"""Where the app reads and writes: its own resources (never written), and the user's folders."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from desktop.identity import COMMAND

APP = COMMAND
_ROOT = Path(__file__).resolve().parent.parent
_RESOURCES = _ROOT / "resources"


def resource(*names: str) -> Path:
    """A bundled file by its relative name; the one door to resources/."""
    path = _RESOURCES.joinpath(*names)
    if not path.is_relative_to(_RESOURCES) or ".." in path.parts:
        raise ValueError(f"not a resource: {names}")
    return path


def bundled_packs() -> list[Path]:
    """The packs that came with the app, by name."""
    return sorted(resource("packs").glob("*.brief"))


def config_folder() -> Path:
    """Where settings and positions are kept; it need not exist or be writable."""
    return _user_folder("APPDATA", "Library/Application Support", "XDG_CONFIG_HOME", ".config")


def state_folder() -> Path:
    """Where the log and reports of crashes are kept; it need not exist or be writable."""
    return _user_folder("LOCALAPPDATA", "Library/Logs", "XDG_STATE_HOME", ".local/state")


def data_folder() -> Path:
    """Where packs that were added are kept; it need not exist or be writable."""
    return _user_folder("LOCALAPPDATA", "Library/Application Support", "XDG_DATA_HOME", ".local/share")


def is_there(path: Path) -> bool:
    """Whether there is something at `path`, as far as it can be told. It never raises."""
    # Not Path.exists(), which raises where a folder on the way may not be looked into.
    return os.path.exists(path)  # noqa: PTH110


def can_be_written(folder: Path) -> bool:
    """Whether files can be made in `folder`, or `folder` itself where it can be made. It never raises."""
    nearest = folder
    while not is_there(nearest) and nearest != nearest.parent:
        nearest = nearest.parent
    return os.path.isdir(nearest) and os.access(nearest, os.W_OK | os.X_OK)  # noqa: PTH112


def shelf_folder() -> Path:
    """The folder of the packs that were added."""
    return data_folder() / "packs"


def library_folder() -> Path:
    """The folder of the library: its catalogue and the copies of its packs."""
    return data_folder() / "library"


def keep_from_others() -> None:
    """Take the user's folders from every other user, where an earlier version or somebody else left them open."""
    from db.own_files import narrow  # noqa: PLC0415 - after the first paint

    for folder in (config_folder(), state_folder(), data_folder(), shelf_folder(), library_folder()):
        narrow(folder)


def _user_folder(windows: str, mac: str, xdg: str, dotted: str) -> Path:
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home() raises where there is no home
    if sys.platform == "win32":
        return Path(os.environ.get(windows) or home) / APP
    if sys.platform == "darwin":
        return home / mac / APP
    base = os.environ.get(xdg, "")
    # The XDG specification: a relative path is invalid and ignored.
    return (Path(base) if base.startswith("/") else home / dotted) / APP
