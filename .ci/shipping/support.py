"""Shiboken's Python support, compiled once.

PySide6 carries these modules as source inside a library and compiles them at every start, which takes longer than
painting the first page. Where a folder `files.dir` stands beside Shiboken, it reads them from there instead (its own
mechanism: the variable SBK_EMBED of shiboken6 makes that folder). The bundle brings the folder, with the modules compiled.
"""

from __future__ import annotations

import py_compile
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

# Where Shiboken looks, in the bundle.
PLACE = "shiboken6/files.dir"
_LOADER = "shibokensupport.signature.loader"


def laid_out(folder: Path) -> list[tuple[str, str, str]]:
    """PyInstaller's entries for the modules, which are written to `folder`: the source, and what it compiles to."""
    return [
        (f"{PLACE}/{path.relative_to(folder).as_posix()}", str(path), "DATA")
        for source in unpacked(embedded(), folder)
        for path in (source, compiled(source, folder))
    ]


def embedded() -> zipfile.ZipFile:
    """The archive inside Shiboken's library, as its own loader has it."""
    import PySide6.QtCore  # noqa: F401, PLC0415 - loads it

    archive = sys.modules[_LOADER].__loader__.zfile  # type: ignore[union-attr]
    assert isinstance(archive, zipfile.ZipFile)
    return archive


def unpacked(archive: zipfile.ZipFile, folder: Path) -> Iterator[Path]:
    """The modules of the archive as files below `folder`."""
    for name in sorted(archive.namelist()):
        if name.endswith(".py"):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(archive.read(name))
            yield path


def compiled(source: Path, folder: Path) -> Path:
    """What `source` compiles to. It names no folder of this machine, and is never checked against times."""
    made = py_compile.compile(
        str(source),
        dfile=source.relative_to(folder).as_posix(),
        doraise=True,
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )
    assert made is not None
    return Path(made)
