"""What is said about the parts: the licence texts, and in the packaged program the list of its components."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from desktop.checks.running import Check, demand

INDEX, NOTICE, SBOM = "LICENCES.txt", "QT-LGPL.txt", "sbom.cdx.json"
# What the dialogue about the program shows beside the index.
_SHOWN = (("fonts", "OFL.txt"), ("fonts", "COPYING-Fandol.txt"), ("icons", "LICENSE"))
_ENTRY, _INSIDE = "    ", "      - "  # before the lines of an entry, and of what is built into it
_BEFORE_TEXTS = 2  # the licence and the origin of an entry


def paper_checks(resources: Path, installed: Path, *, is_frozen: bool) -> list[Check]:
    """From source the texts are as they were gathered; packaged they are those that the index names."""
    folder = resources / "licences"
    shown = [resources.joinpath(*names) for names in _SHOWN]
    if not is_frozen:
        return [Check("licences", lambda: _gathered(folder, shown))]
    return [
        Check("licences", lambda: _named(folder, shown)),
        Check("components", lambda: components(installed)),
    ]


def _gathered(folder: Path, shown: list[Path]) -> str:
    rows = json.loads((folder / "SOURCES.json").read_bytes())
    demand(bool(rows), "no text is listed")
    wrong = [row["file"] for row in rows if _sha256(folder / row["file"]) != row["sha256"]]
    demand(not wrong, f"not as listed: {', '.join(wrong)}")
    return _readable(shown, len(rows))


def _named(folder: Path, shown: list[Path]) -> str:
    named = [folder / name for name in texts_named((folder / INDEX).read_text(encoding="utf-8"))]
    demand(bool(named), f"{INDEX} names no text")
    return _readable([folder / NOTICE, *dict.fromkeys(named), *shown])


def texts_named(index: str) -> Iterator[str]:
    """The files that LICENCES.txt names; after the licence and the origin of each component they stand one a line."""
    line_of_entry = 0
    for line in index.splitlines():
        if line.startswith(_INSIDE):
            yield from line.rpartition("; ")[2].split(", ")
        elif not line.startswith(_ENTRY):
            line_of_entry = 0
        elif not line.endswith(":"):
            line_of_entry += 1
            if line_of_entry > _BEFORE_TEXTS:
                yield line.strip()


def _readable(paths: list[Path], also: int = 0) -> str:
    empty = [path.name for path in paths if not path.read_text(encoding="utf-8", errors="replace").strip()]
    demand(not empty, f"nothing stands in {', '.join(empty)}")
    return f"{len(paths) + also} texts"


def components(installed: Path) -> str:
    """Demand that the list of components can be read, and that every file it speaks of is there."""
    listed = json.loads((installed / SBOM).read_bytes())
    demand(listed["bomFormat"] == "CycloneDX", f"{SBOM} is no list of components")
    named = set(_files(listed))
    demand(bool(named), f"{SBOM} speaks of no file")
    missing = sorted(name for name in named if not (installed / name).exists())
    demand(not missing, f"missing: {', '.join(missing)}")
    return f"{len(listed['components'])} components, {len(named)} files"


def _files(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if node.get("type") == "file":
            yield node["name"]
        node = list(node.values())
    if isinstance(node, list):
        for each in node:
            yield from _files(each)


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
