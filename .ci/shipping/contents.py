"""What a bundle holds: its files, where its links lead, and the Python modules inside its executable."""

from __future__ import annotations

import os
from pathlib import Path

from desktop.identity import COMMAND
from desktop.installation import SUMS, names

LICENCES = "_internal/resources/licences"
SBOM = "sbom.cdx.json"


def files(dist: Path) -> dict[str, str]:
    """Name -> the name of the file it leads to (its own, but for links), without what the gates themselves write."""
    listed = sorted(set(names(dist)) - {SUMS, SBOM})
    return {name: _leads_to(dist, name) for name in listed if not name.startswith(f"{LICENCES}/")}


def _leads_to(dist: Path, name: str) -> str:
    """A link to outside leads to itself: then nobody claims it."""
    path, root = os.path.realpath(dist / name), os.path.realpath(dist)
    return Path(path).relative_to(root).as_posix() if Path(path).is_relative_to(root) else name


def executable(dist: Path) -> Path:
    """The program that a user starts."""
    windows = dist / f"{COMMAND}.exe"
    return windows if windows.exists() else dist / COMMAND


def modules(program: Path) -> set[str]:
    """Every Python module inside the executable, by its dotted name; scripts that run at start included."""
    from PyInstaller.archive.readers import CArchiveReader  # noqa: PLC0415 - slow, and only for a real bundle

    archive = CArchiveReader(str(program))
    found = {name for name, entry in archive.toc.items() if entry[-1] in {"m", "M", "s"}}
    for name in (name for name, entry in archive.toc.items() if entry[-1] == "z"):
        found |= set(archive.open_embedded_archive(name).toc)
    return found
