"""Every Python module in a bundle, wherever it lies: in programs that PyInstaller made, in zip archives, loose.

The code is read, never run. What has another suffix than Python's, and what is unpacked while the program runs, is no
module to Python either until somebody loads it by hand.
"""

from __future__ import annotations

import marshal
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.machinery import EXTENSION_SUFFIXES
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import CodeType
from typing import Literal

from shipping.gates import Refused
from shipping.glibc import is_elf

LIBRARY = "_internal/base_library.zip"
_SUFFIXES = (".py", ".pyw", ".pyc", ".pyo")
_EXTENSIONS = (*sorted(EXTENSION_SUFFIXES, key=len, reverse=True), ".pyd")
_HEADER = 16  # bytes before the code in a .pyc
# What lies in a program of PyInstaller's, in a zip archive, as a file of its own.
Kind = Literal["program", "archive", "loose"]
# What PyInstaller puts into a program: modules, packages, scripts; and archives of them.
_CODE, _ARCHIVE = frozenset("mMs"), "z"


@dataclass(frozen=True, slots=True)
class Module:
    """One module: its dotted name, the file of the bundle it lies in, its code (None where it has none in Python)."""

    name: str
    place: str
    code: CodeType | None
    kind: Kind

    @property
    def names(self) -> tuple[str, ...]:
        """What it can be imported as; a loose file, as whatever folder above it is looked in."""
        parts = self.name.split(".")
        tails = range(len(parts) if self.kind == "loose" else 1)
        return tuple(".".join(parts[at:]) for at in tails)

    def __str__(self) -> str:
        return self.place if self.kind == "loose" else f"The Python module {self.name} in {self.place}"


def modules(folder: Path) -> Iterator[Module]:
    """All of them; Refused where there is no program of PyInstaller's, or something cannot be read as code."""
    found = False
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()):
        place = path.relative_to(folder).as_posix()
        if is_elf(path):
            in_program = list(_of_program(path, place))
            found |= bool(in_program)
            yield from in_program
        if zipfile.is_zipfile(path):
            yield from _of_zip(path, place)
        yield from _loose(path, place)
    if not found or not (folder / LIBRARY).is_file():
        raise Refused(f"{folder} holds no program with Python modules in it; is it a bundle?")


def _of_program(path: Path, place: str) -> Iterator[Module]:
    from PyInstaller.archive.readers import ArchiveReadError, CArchiveReader  # noqa: PLC0415 - slow

    try:
        archive = CArchiveReader(str(path))
    except ArchiveReadError:
        return
    for name, (*_, kind) in archive.toc.items():
        if kind in _CODE:
            yield Module(name, place, _code(archive.extract(name), f"{name} in {place}"), "program")
        elif kind == _ARCHIVE:
            inside = archive.open_embedded_archive(name)
            for module in inside.toc:
                yield Module(module, place, inside.extract(module), "program")
        else:
            raise Refused(
                f"{place} carries {name} inside, which is no Python module and which no gate looks at."
            )


def _of_zip(path: Path, place: str) -> Iterator[Module]:
    try:
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                # A template of a document is a zip archive too; in Python's own, everything is to be a module.
                if name.endswith(_SUFFIXES):
                    code = _read(archive.read(name), name, f"{name} in {place}")
                    yield Module(_dotted(name, _SUFFIXES), place, code, "archive")
                elif place == LIBRARY:
                    yield Module(name, place, None, "archive")
    except (zipfile.BadZipFile, RuntimeError) as error:  # damaged, or locked with a password
        raise Refused(f"{place} cannot be unpacked and looked into: {error}.") from error


def _loose(path: Path, place: str) -> Iterator[Module]:
    inside = place.removeprefix("_internal/")
    if place.endswith(_SUFFIXES):
        code = _read(path.read_bytes(), place, place)
        yield Module(_dotted(inside, _SUFFIXES), place, code, "loose")
    elif place.endswith(_EXTENSIONS):
        yield Module(_dotted(inside, _EXTENSIONS), place, None, "loose")


def _dotted(name: str, suffixes: tuple[str, ...]) -> str:
    """a/b/__init__.py -> a.b; what the cache of compiled modules adds goes as well."""
    stem = next(name.removesuffix(suffix) for suffix in suffixes if name.endswith(suffix))
    parts = stem.split("/")
    if parts[-2:-1] == ["__pycache__"]:
        parts[-2:] = [parts[-1].partition(".")[0]]
    return ".".join(parts[:-1] if parts[-1] == "__init__" and parts[1:] else parts)


def _read(held: bytes, name: str, shown: str) -> CodeType:
    if name.endswith((".pyc", ".pyo")):
        if held[: len(MAGIC_NUMBER)] != MAGIC_NUMBER:
            raise Refused(f"{shown} was not compiled by this Python, and cannot be looked into.")
        return _code(held[_HEADER:], shown)
    try:
        return compile(held, name, "exec", dont_inherit=True)
    except (SyntaxError, ValueError) as error:
        raise Refused(f"{shown} cannot be read as Python: {error}.") from error


def _code(held: bytes, shown: str) -> CodeType:
    try:
        code = marshal.loads(held)  # noqa: S302 - read only, from what was just built
    except (EOFError, TypeError, ValueError) as error:
        raise Refused(f"{shown} is no compiled Python, and cannot be looked into.") from error
    if not isinstance(code, CodeType):
        raise Refused(f"{shown} is no compiled Python, and cannot be looked into.")
    return code
