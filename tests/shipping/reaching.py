"""A bundle of a few real files, and real libraries and modules to plant in it."""

from __future__ import annotations

import marshal
import subprocess
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from importlib.util import MAGIC_NUMBER
from pathlib import Path

from PyInstaller.archive.writers import CArchiveWriter, ZlibArchiveWriter

from tests.shipping.small import REAL

SOCKETS = "import socket\n\ndef get():\n    return socket.create_connection(('198.51.100.1', 80))\n"


def bundle(folder: Path) -> Path:
    """A program with two modules in it, a library of the standard modules, a package with a module of its own."""
    inner = folder / "_internal"
    (inner / "docx/parts").mkdir(parents=True)
    program(folder / "desk", {"desktop.app": "import os", "json.decoder": "import re"})
    (inner / "docx/parts/__init__.py").write_text("")
    with zipfile.ZipFile(inner / "base_library.zip", "w") as file:
        file.writestr("enum.pyc", pyc("import types"))
        file.writestr("collections/__init__.pyc", pyc("import _collections_abc"))
    library(inner / "libtiny.so", offered=["tiny"], asked=["malloc"])
    return folder


def program(path: Path, modules: Mapping[str, str], scripts: Mapping[str, str] | None = None) -> None:
    """A real program with modules behind it, and scripts beside them, as PyInstaller puts them there."""
    with tempfile.TemporaryDirectory() as made:
        inner, outer = Path(made, "PYZ.pyz"), Path(made, "all.pkg")
        code = {name: compile(source, name, "exec") for name, source in modules.items()}
        ZlibArchiveWriter(str(inner), [(name, f"{name}.py", "PYMODULE") for name in modules], code)
        entries = [("PYZ.pyz", str(inner), False, "z")]
        for name, source in (scripts or {}).items():
            Path(made, f"{name}.py").write_text(source)
            entries.append((name, str(Path(made, f"{name}.py")), True, "s"))
        CArchiveWriter(str(outer), entries, "libpython.so")
        path.write_bytes(REAL.read_bytes() + outer.read_bytes())


def pyc(source: str) -> bytes:
    """What Python keeps of a module."""
    return MAGIC_NUMBER + bytes(12) + marshal.dumps(compile(source, "module", "exec"))


def in_base_library(folder: Path, name: str, held: bytes) -> None:
    """Put `held` into the archive of the standard library."""
    with zipfile.ZipFile(folder / "_internal/base_library.zip", "a") as file:
        file.writestr(name, held)


def library(
    path: Path,
    offered: Sequence[str] = (),
    asked: Sequence[str] = (),
    soname: str = "",
    words: str = "",
    *flags: str,
) -> Path:
    """A real library with these dynamic symbols, defined and undefined, and these words in its data."""
    rows = [".data", *(f".globl {name}\n{name}: .quad 0" for name in offered), f'.ascii "{words}"']
    rows += [".balign 8", *(f".quad {name}" for name in asked)]
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        source, compiled = Path(made, "a.s"), Path(made, "a.o")
        source.write_text("\n".join(rows) + "\n")
        subprocess.run(["as", source, "-o", compiled], check=True)
        named = [f"-soname={soname}"] if soname else []
        subprocess.run(["ld", "-shared", *named, *flags, compiled, "-o", path], check=True)
    return path
