"""A bundle small enough to be packed in a moment, and changes that break its package."""

from __future__ import annotations

import hashlib
import json
import marshal
import shutil
import tempfile
import zipfile
from collections.abc import Callable
from importlib.util import MAGIC_NUMBER
from pathlib import Path

from PyInstaller.archive.writers import CArchiveWriter, ZlibArchiveWriter
from shipping import deb, sums
from shipping.contents import LICENCES, SBOM
from shipping.staging import FILES

from desktop.identity import COMMAND

Change = Callable[[Path], object]
# Any real program does: what matters is that dpkg finds what it is linked against.
REAL = Path(shutil.which("dpkg-deb") or "/bin/sh")
MODULE = "desktop.app"


def small_bundle(folder: Path) -> Path:
    """A real program with a Python module in it, a library that is none, Chinese in a name, a link, and its papers."""
    inner = folder / "_internal/资源 folder"
    inner.mkdir(parents=True)
    program(folder / COMMAND, MODULE)
    with zipfile.ZipFile(folder / "_internal/base_library.zip", "w") as file:
        file.writestr(zipfile.ZipInfo("enum.pyc"), pyc(""))
    (inner / "text.txt").write_text("正文", encoding="utf-8")
    (folder / "_internal/libtext.so").write_text("no library")
    (folder / "_internal/link.txt").symlink_to("资源 folder/text.txt")
    (folder / LICENCES).mkdir(parents=True)
    for name in ("LICENCES.txt", "QT-LGPL.txt"):
        (folder / LICENCES / name).write_text(name)
    listed(folder)
    sums.write(folder)
    (folder / "_internal/libtext.so").chmod(0o777)  # as no package must have it
    return folder


def pyc(source: str) -> bytes:
    """What Python keeps of a module."""
    return MAGIC_NUMBER + bytes(12) + marshal.dumps(compile(source, "module", "exec"))


def program(path: Path, *modules: str) -> None:
    """A real program, with Python modules behind it as PyInstaller puts them there."""
    with tempfile.TemporaryDirectory() as made:
        inner, outer = Path(made, "PYZ.pyz"), Path(made, "all.pkg")
        code = {name: compile("", name, "exec") for name in modules}
        ZlibArchiveWriter(str(inner), [(name, f"{name}.py", "PYMODULE") for name in modules], code)
        CArchiveWriter(str(outer), [("PYZ.pyz", str(inner), False, "z")], "libpython.so")
        path.write_bytes(REAL.read_bytes() + outer.read_bytes())
    path.chmod(0o755)


def listed(folder: Path) -> None:
    """The list of parts, as long as is looked at in a package."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink()]
    names = {path.relative_to(folder).as_posix(): path for path in files}
    parts = [
        {"type": "file", "name": name, "hashes": [{"alg": "SHA-256", "content": _sha256(path)}]}
        for name, path in names.items()
        if not name.startswith((LICENCES, SBOM, "SHA256SUMS"))
    ]
    own = {"type": "application", "name": COMMAND, "components": parts}
    (folder / SBOM).write_text(json.dumps({"metadata": {"component": own}, "components": []}))


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def agreeing(root: Path) -> None:
    """Make the package's own records agree with its files again, as a careless or an evil builder would."""
    control = (root / "DEBIAN/control").read_text(encoding="utf-8").splitlines()
    size = f"Installed-Size: {deb.installed_size(root)}"
    rows = [size if line.startswith("Installed-Size:") else line for line in control]
    (root / "DEBIAN/control").write_text("\n".join(rows) + "\n", encoding="utf-8")
    (root / "DEBIAN/md5sums").write_text(deb._md5sums(root), encoding="utf-8")


def shipping(change: Change, *, known: bool = True) -> Change:
    """`change` to the files of the program, with sums that agree; `known`: the list of parts has them as well."""

    def changed(root: Path) -> None:
        change(root / FILES)
        if known:
            listed(root / FILES)
        sums.write(root / FILES)
        agreeing(root)

    return changed


def replaced(name: str, old: str, new: str) -> Change:
    """A change of the text of one file."""

    def change(root: Path) -> None:
        text = (root / name).read_text(encoding="utf-8")
        assert old in text
        (root / name).write_text(text.replace(old, new), encoding="utf-8")

    return change


def without(name: str) -> Change:
    return lambda root: (root / name).unlink()
