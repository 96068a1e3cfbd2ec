"""What is known of the Rust crates inside typst's library: its wheel brings a list of them, and none of their texts.

The list names every crate's version, licence and authors. The texts are the common ones of those licences; a
copyright line that only stands in a crate's own source cannot be shown, and the authors' names stand for it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.metadata import Distribution
from pathlib import Path
from typing import Any

from license_expression import LicenseSymbol, get_spdx_licensing  # type: ignore[import-untyped]

from shipping.component import Component
from shipping.gates import Refused
from shipping.vendored import Vendored

_SPDX = get_spdx_licensing()
_TEXTS = {
    "Apache-2.0": "Apache-2.0.txt",
    "Apache-2.0 WITH LLVM-exception": "LLVM-exception.txt",
    "BSD-2-Clause": "BSD-2-Clause.txt",
    "BSD-3-Clause": "BSD-3-Clause.txt",
    "CC0-1.0": "CC0-1.0.txt",
    "ISC": "ISC.txt",
    "MIT": "MIT.txt",
    "MPL-2.0": "MPL-2.0.txt",
    "Unicode-3.0": "Unicode-3.0.txt",
    "Zlib": "Zlib.txt",
}


def crates(distribution: Distribution, holder: str, vendored: Vendored) -> tuple[Component, ...]:
    """The crates in a distribution's library called `holder`; Refused where the list or a licence is missing."""
    listed = [path for path in distribution.files or () if str(path).endswith(".cyclonedx.json")]
    if not listed:
        raise Refused(f"{distribution.metadata['Name']} brings no list of what its library holds.")
    rows: list[dict[str, Any]] = []
    for path in listed:
        rows += json.loads(Path(str(path.locate())).read_text(encoding="utf-8"))["components"]
    return tuple(_crate(row, holder, vendored) for row in rows)


def _crate(row: dict[str, Any], holder: str, vendored: Vendored) -> Component:
    licence = " AND ".join(f"({said})" for said in _licences(row))
    return Component(
        name=str(row["name"]),
        version=str(row["version"]),
        licence=str(_SPDX.parse(licence, simple=False)) if licence else "",
        origin=str(row.get("author") or f"the authors of {row['name']}"),
        purl=str(row.get("purl", "")).partition("?")[0],
        texts=tuple(vendored.text(_TEXTS[symbol]) for symbol in chosen(licence)),
        within=holder,
    )


def _licences(row: dict[str, Any]) -> Iterator[str]:
    for said in row.get("licenses", ()):
        yield str(said["expression"] if "expression" in said else said["license"].get("id", ""))


def chosen(licence: str) -> tuple[str, ...]:
    """Of an SPDX expression, licences that together satisfy it and whose texts are at hand; Refused where none do."""
    tree = _SPDX.parse(licence) if licence else None
    found = _satisfying(tree)
    if found is None:
        raise Refused(
            f"There is no text for the licence “{licence}” of a Rust crate; add one to resources/licences/."
        )
    return tuple(dict.fromkeys(found))


def _satisfying(tree: Any) -> list[str] | None:
    if tree is None:
        return None
    if isinstance(tree, LicenseSymbol) or not tree.args:
        return [str(tree)] if str(tree) in _TEXTS else None
    parts = [_satisfying(part) for part in tree.args]
    if tree.operator.strip() == "OR":
        return next((part for part in parts if part is not None), None)
    return None if None in parts else [symbol for part in parts for symbol in part or ()]
