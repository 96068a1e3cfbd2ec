"""A bundle small enough to be packed in a moment, and changes that break its package."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from desktop.identity import COMMAND

Change = Callable[[Path], object]
# Any real program does: what matters is that dpkg finds what it is linked against.
REAL = Path(shutil.which("dpkg-deb") or "/bin/sh")


def small_bundle(folder: Path) -> Path:
    """A real program, a library that is none, a folder with Chinese in its name, a link."""
    inner = folder / "_internal/资源 folder"
    inner.mkdir(parents=True)
    shutil.copy(REAL, folder / COMMAND)
    (inner / "text.txt").write_text("正文", encoding="utf-8")
    (folder / "_internal/libtext.so").write_text("no library")
    (folder / "_internal/libtext.so").chmod(0o777)
    (folder / "_internal/link.txt").symlink_to("资源 folder/text.txt")
    return folder


def replaced(name: str, old: str, new: str) -> Change:
    """A change of the text of one file."""

    def change(root: Path) -> None:
        text = (root / name).read_text(encoding="utf-8")
        assert old in text
        (root / name).write_text(text.replace(old, new), encoding="utf-8")

    return change


def without(name: str) -> Change:
    return lambda root: (root / name).unlink()
