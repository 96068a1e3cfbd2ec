"""What a package ships, unpacked and looked at as the bundle was: unchanged, offline, whole, known, its needs declared.

The gates of the bundle look at the bundle before it is packed. These look at what lies on the user's computer after.
What it needs is read off with dpkg's records of this computer, so it is the computer that built it which is asked.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from desktop.installation import SUMS, faults, rows
from shipping import offline, runpaths
from shipping.contents import LICENCES, SBOM
from shipping.deb_reading import Package
from shipping.depends import depends
from shipping.gates import Refused
from shipping.licences import INDEX
from shipping.staging import FILES

NOTICE = "QT-LGPL.txt"


def shipped(path: Path, package: Package) -> list[str]:
    """Everything that is wrong with what the package at `path` would install."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve() / "root"
        _unpack(path, root)
        return [
            sentence.replace(f"{root}/", "/")
            for gate in GATES
            for sentence in _said(gate(root / FILES, package))
        ]


def _unpack(path: Path, root: Path) -> None:
    """With the records, without which dpkg takes no folder for a package."""
    command = ["dpkg-deb", "--raw-extract", str(path), str(root)]
    try:
        subprocess.run(command, check=True, capture_output=True, text=True)
    except subprocess.CalledProcessError as error:
        raise Refused(f"{path.name} cannot be unpacked: {error.stderr.strip()}; make it again.") from error


def _said(gate: Iterable[str]) -> list[str]:
    """What a gate says; that it cannot look is a fault as well, and the other gates look nevertheless."""
    try:
        return list(gate)
    except Refused as refused:
        return list(refused.sentences)


def unchanged(files: Path, _: Package) -> Iterator[str]:
    """Every file is as SHA256SUMS says, and none is there that it does not list."""
    yield from faults(files)


def is_offline(files: Path, _: Package) -> Iterator[str]:
    """Nothing in it could reach a network."""
    yield from offline.said_of(files)


def looks_at_home(files: Path, _: Package) -> Iterator[str]:
    """Libraries are looked for among its own files and nowhere else."""
    yield from runpaths.faults(files)


def papers(files: Path, _: Package) -> Iterator[str]:
    """Licences and list of parts are there and under the sums; the list has every file, as it is, and no other."""
    try:
        listed = rows(files / SUMS)
    except (OSError, ValueError):
        return  # said by `unchanged`
    for name in (f"{LICENCES}/{INDEX}", f"{LICENCES}/{NOTICE}", SBOM):
        if name not in listed:
            yield f"{name} is not among what {SUMS} lists."
    own = {
        name: digest
        for name, digest in listed.items()
        if name != SBOM and not name.startswith(f"{LICENCES}/") and not (files / name).is_symlink()
    }
    stated = _stated(files / SBOM)
    for name in sorted(own.keys() | stated.keys()):
        if own.get(name) != stated.get(name):
            yield f"{SBOM} does not list {name} as it is."


def _stated(path: Path) -> dict[str, str]:
    """File -> SHA-256, as the list of parts has it; empty where it cannot be read."""
    try:
        bom = json.loads(path.read_text(encoding="utf-8"))
        waiting: list[dict[str, Any]] = [bom["metadata"]["component"], *bom["components"]]
        found = {}
        for row in waiting:
            waiting += row.get("components", [])
            if row["type"] == "file":
                found[row["name"]] = row["hashes"][0]["content"]
    except (OSError, ValueError, LookupError, TypeError):
        return {}
    return found


def needs(files: Path, package: Package) -> Iterator[str]:
    """Depends is what its programs and libraries need of the system: nothing less, nothing more, no other version."""
    root = Path(str(files).removesuffix(f"/{FILES}"))
    declared, needed = [row.strip() for row in package.field("Depends").split(",")], depends(root)
    for row in needed:
        if row not in declared:
            yield f"Depends does not ask for {row}, which the files need."
    for row in declared:
        if row not in needed or declared.count(row) > 1:
            yield f"Depends asks for {row}, which the files do not need so."


GATES = (unchanged, is_offline, looks_at_home, papers, needs)
