"""What of resources/ goes into the bundle, and what each file of it has to be, made anew where the build made it.

Not the sources of the menu entry (installing/), the licences, which are laid in later, nor the tools that made the fonts.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from db.compiling import compile_brief
from db.errors import UserError
from db.pack import write_pack
from db.schema import SUFFIX
from shipping.gates import Refused

PLACE = "_internal/resources/"
FOLDERS = ("fonts", "icons", "packs", "print", "search", "themes", "translations")
_NOT_READ = {".py", ".ts"}
_SOURCES = {"tongyong-guifan.txt"}  # what the fonts were made from
_MADE = {SUFFIX, ".qm"}  # kept by no version control


def wanted(root: Path) -> list[Path]:
    """The files of the project in `root` that the program reads, packs and translations as they lie there."""
    return [
        path
        for folder in FOLDERS
        for path in sorted((root / "resources" / folder).glob("*"))
        if path.is_file() and path.suffix not in _NOT_READ and path.name not in _SOURCES
    ]


def originals(root: Path, folder: Path) -> dict[str, Path]:
    """Name in the bundle -> the file it has to equal; packs and translations are made in `folder` from their sources."""
    kept = [path for path in wanted(root) if path.suffix not in _MADE]
    laid = {f"_internal/{path.relative_to(root).as_posix()}": path for path in kept}
    packs = {f"{PLACE}packs/{path.name}": path for path in _packs(root, folder)}
    words = {f"{PLACE}translations/{path.name}": path for path in _translations(root, folder)}
    return laid | packs | words


def _packs(root: Path, folder: Path) -> Iterator[Path]:
    for source in sorted(path for path in (root / "db" / "sources").glob("*") if path.is_dir()):
        try:
            yield write_pack([compile_brief(source)], folder / f"{source.name}{SUFFIX}")
        except UserError as error:
            raise Refused(f"No pack can be made from {source.name}: {error}") from error


def _translations(root: Path, folder: Path) -> Iterator[Path]:
    for words in sorted((root / "resources" / "translations").glob("*.ts")):
        out = folder / f"{words.stem}.qm"
        command = [str(_lrelease()), "-silent", str(words), "-qm", str(out)]
        ran = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
        if ran.returncode or not out.is_file():
            raise Refused(f"{words.name} cannot be compiled: {ran.stderr.strip()}")
        yield out


def _lrelease() -> Path:
    import PySide6  # noqa: PLC0415 - only for its folder

    return Path(PySide6.__file__).parent / "lrelease"


def faults(dist: Path, root: Path) -> list[str]:
    """A sentence for every resource that is missing, foreign or not what the project makes of its sources now."""
    with tempfile.TemporaryDirectory() as folder:
        expected = originals(root, Path(folder))
        there = {name: dist / name for name in _there(dist)}
        return [
            *(f"{name} is missing from the bundle." for name in sorted(expected.keys() - there.keys())),
            *(f"{name} is no resource of the project." for name in sorted(there.keys() - expected.keys())),
            *(
                f"{name} is not what the project's sources give; build again."
                for name in sorted(expected.keys() & there.keys())
                if expected[name].read_bytes() != there[name].read_bytes()
            ),
        ]


def _there(dist: Path) -> Iterator[str]:
    for path in (dist / PLACE).rglob("*"):
        name = path.relative_to(dist).as_posix()
        if path.is_file() and not name.startswith(f"{PLACE}licences/"):
            yield name
