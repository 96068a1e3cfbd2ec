"""The desktop's own validators over what a package would install: entries, page for shops, file type, man pages."""

from __future__ import annotations

import gzip
import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from db.schema import MIME, SUFFIX
from shipping.deb_reading import Package
from shipping.gates import Refused

_READ = ("/applications/", "/metainfo/", "/mime/packages/", "/man/")


def complaints(package: Package) -> list[str]:
    """Everything the validators say is wrong; Refused where one of them is not installed."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _unpack(package, root)
        return [said for check in (_entries, _pages, _types, _manuals) for said in check(root)]


def _unpack(package: Package, root: Path) -> None:
    """The files that validators read, man pages without their compression."""
    for member in package.members.values():
        if (
            member.kind == "file"
            and any(part in f"/{member.name}" for part in _READ)
            and "/files/" not in member.name
        ):
            path = root / member.name.removesuffix(".gz")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(gzip.decompress(member.data) if member.name.endswith(".gz") else member.data)


def _entries(root: Path) -> Iterator[str]:
    for path in sorted(root.rglob("*.desktop")):
        yield from _said(["desktop-file-validate", "--warn-kde", str(path)], root, "desktop-file-utils")


def _pages(root: Path) -> Iterator[str]:
    for path in sorted(root.rglob("*.metainfo.xml")):
        command = ["appstreamcli", "validate", "--no-net", "--pedantic", "--no-color", str(path)]
        yield from _said(command, root, "appstream", loud=False)


def _types(root: Path) -> Iterator[str]:
    """The database that the desktop makes of the description knows the ending and the stamp."""
    for packages in sorted(root.rglob("mime/packages")):
        yield from _said(["update-mime-database", str(packages.parent)], root, "shared-mime-info")
        wanted = {"globs2": f":{MIME}:*{SUFFIX}\n".encode(), "magic": b":%b]\n" % MIME.encode()}
        for name, entry in wanted.items():
            made = packages.parent / name
            if entry not in (made.read_bytes() if made.is_file() else b""):
                yield f"{packages.relative_to(root)} makes no entry for {MIME} in {name}."


def _manuals(root: Path) -> Iterator[str]:
    for path in sorted(root.rglob("man1/*.1")):
        yield from _said(["mandoc", "-T", "lint", "-W", "warning", str(path)], root, "mandoc")


def _said(command: list[str], root: Path, package: str, *, loud: bool = True) -> Iterator[str]:
    """What a validator says; one that is not `loud` also talks when all is well, and only its exit status counts."""
    # update-mime-database remarks on a folder that no desktop looks into: here they look into the last one named.
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "XDG_DATA_DIRS": str(Path(command[-1]).parent)}
    try:
        ran = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", env=environment)
    except FileNotFoundError as error:
        raise Refused(f"{command[0]} is not installed; install {package}.") from error
    if ran.returncode or (loud and (ran.stdout + ran.stderr).strip()):
        for line in (ran.stdout + ran.stderr).splitlines() or [f"exit status {ran.returncode}"]:
            if line.strip():
                yield f"{command[0]}: {line.strip().replace(f'{root}/', '/')}"
