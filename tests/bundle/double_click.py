"""A double-click as a file manager makes it: the desktop finds the kind of a file, its program, and starts that.

What the .deb lays down is all that this desktop knows. Nobody here says which program is to be started, or how.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from shlex import quote

from shipping.debian import mounting

from desktop.identity import COMMAND
from tests.flows.driving import Onlooker, Viewer, wait_until

# What file managers ask of the desktop when a file is double-clicked.
OPENS = ("gio", "open")


def desktop_of(root: Path, data: Path, *, entries: bool = True) -> dict[str, str]:
    """The variables of a desktop that knows what the package below `root` brings; with no `entries`, only its files."""
    for name in ("mime/packages", *(["applications"] if entries else [])):
        shutil.copytree(root / "usr" / "share" / name, data / name)
    path = f"{root / 'usr' / 'bin'}:{os.environ['PATH']}"
    known = {"XDG_DATA_DIRS": str(data), "PATH": path}
    # As Debian does by its triggers when the package is installed.
    subprocess.run(["update-mime-database", str(data / "mime")], env=known, check=True, timeout=20)
    if entries:
        subprocess.run(["update-desktop-database", str(data / "applications")], check=True, timeout=20)
    return known


def installed(root: Path) -> tuple[str, ...]:
    """A command in a system in which what lies below `root` is in its place; it needs root."""
    return mounting(f"mount --bind {quote(str(root / 'opt'))} /opt")


class DoubleClicked(Viewer):
    """The window that comes of it. Whatever was started ends with the block, by processes of its own."""

    def __init__(
        self, display: str, onlooker: Onlooker, user: Path, root: Path, file: Path, **variables: str
    ) -> None:
        alone = ("unshare", "--pid", "--fork", "--kill-child")
        # The opener does not wait for what it starts.
        script = f'{" ".join(OPENS)} "$1" && exec sleep infinity'
        super().__init__(
            display,
            onlooker,
            user,
            command=(*installed(root), *alone, "sh", "-c", script, "sh", str(file)),
            root=user,
            variables=variables,
        )

    def quit(self) -> int:
        """Quit by the keyboard; the window is gone."""
        self.press("ctrl+q")
        wait_until(lambda: not self._windows(), "the window to go")
        self._end()
        return 0

    def _find(self) -> str:
        assert self._process.poll() is None, f"nothing was opened: {self.said}"
        return next(iter(self._windows()), "")

    def _windows(self) -> list[str]:
        # By its class, as a desktop's own bar does: whose process it is nobody knows.
        return self._xdotool("search", "--onlyvisible", "--class", COMMAND).split()
