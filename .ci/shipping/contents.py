"""What a bundle holds: its files, where its links lead, and the Python modules inside its executable."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

from desktop.identity import COMMAND
from desktop.installation import SUMS, names
from shipping.gates import Refused

LICENCES = "_internal/resources/licences"
SBOM = "sbom.cdx.json"
HEAD = 16  # bytes before the code in a .pyc: magic number, flags, what it was made from


def files(dist: Path) -> dict[str, str]:
    """Name -> the name of the file it leads to (its own, but for links), without what the gates themselves write.

    Refused where a link leads out of the bundle or to nothing, or where something is neither file, folder nor link.
    """
    if said := strange(dist):
        raise Refused(*said)
    listed = sorted(set(names(dist)) - {SUMS, SBOM})
    return {name: _leads_to(dist, name) for name in listed if not name.startswith(f"{LICENCES}/")}


def strange(dist: Path) -> list[str]:
    """A sentence for every link out of the bundle or to nothing, and for every pipe, socket and device; none is opened."""
    root = Path(os.path.realpath(dist))
    return [
        f"{path.relative_to(dist).as_posix()} {said}; take it out."
        for path in sorted(dist.rglob("*"))
        if (said := _strange(path, root))
    ]


def _strange(path: Path, root: Path) -> str:
    if not path.is_symlink():
        return "" if path.is_dir() or path.is_file() else "is neither a file nor a folder"
    end = Path(os.path.realpath(path))
    if path.readlink().is_absolute() or not end.is_relative_to(root):
        return "leads out of the bundle"
    return "" if end.exists() else "leads to nothing"


def _leads_to(dist: Path, name: str) -> str:
    return Path(os.path.realpath(dist / name)).relative_to(os.path.realpath(dist)).as_posix()


def executable(dist: Path) -> Path:
    """The program that a user starts."""
    windows = dist / f"{COMMAND}.exe"
    return windows if windows.exists() else dist / COMMAND


def modules(program: Path) -> set[str]:
    """Every Python module inside the executable, by its dotted name; scripts that run at start included."""
    return set(compiled(program))


def compiled(program: Path) -> dict[str, bytes]:
    """Module or script inside the executable -> what it was compiled to, as marshal writes it; empty for a bare folder.

    Refused where `program` is none that PyInstaller made.
    """
    from PyInstaller.archive.readers import ArchiveReadError, CArchiveReader  # noqa: PLC0415 - slow

    try:
        archive = CArchiveReader(str(program))
    except (ArchiveReadError, OSError) as error:
        raise Refused(f"{program.name} is no program with Python modules in it: {error}.") from error
    found = {
        name: archive.extract(name) for name, entry in archive.toc.items() if entry[-1] in {"m", "M", "s"}
    }
    for name in (name for name, entry in archive.toc.items() if entry[-1] == "z"):
        inner = archive.open_embedded_archive(name)
        found |= {module: inner.extract(module, raw=True) or b"" for module in inner.toc}
    return found


def base_library(path: Path) -> dict[str, bytes]:
    """Module in base_library.zip -> what it was compiled to; Refused where it is no archive of such modules."""
    try:
        with zipfile.ZipFile(path) as archive:
            held = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, OSError) as error:
        raise Refused(f"{path.name} cannot be read: {error}.") from error
    return {_module(name): data[HEAD:] for name, data in held.items()}


def _module(name: str) -> str:
    return name.removesuffix(".pyc").removesuffix("/__init__").replace("/", ".")
