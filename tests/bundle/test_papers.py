"""The list of parts in what was built names what a reader will look for, each with its version and its bytes."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

Rows = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def rows(bundle: Path) -> Rows:
    """The components of the list, by name."""
    bom = json.loads((bundle / "sbom.cdx.json").read_text(encoding="utf-8"))
    return {row["name"]: row for row in bom["components"]}


def fonts(rows: Rows) -> Rows:
    return {
        name: row
        for name, row in rows.items()
        if any(file["name"].endswith(".otf") for file in row.get("components", ()))
    }


@pytest.mark.parametrize(
    ("name", "version", "file"),
    [
        ("Qt", r"6\.9\.3", "_internal/PySide6/Qt/lib/libQt6Core.so.6"),
        ("Qt", r"6\.9\.3", "_internal/PySide6/Qt/plugins/platforms/libqxcb.so"),
        ("ICU", r"73", "_internal/PySide6/Qt/lib/libicudata.so.73"),
        ("OpenBLAS and LAPACK", r"\d+\.\d+.*", "_internal/numpy.libs/libscipy_openblas"),
        ("SQLite", r"3\.\d+.*", "_internal/libsqlite3.so"),
        ("PDFium", r"\d+\.\d+.*", "_internal/pypdfium2_raw/libpdfium.so"),
        ("CPython", r"3\.1[123]\.\d+", "_internal/libpython3"),
        ("typst's library", r"\d+\.\d+.*", "_internal/typst/_typst"),
    ],
)
def test_what_is_inside_is_named_with_its_version_and_each_file_s_hash(
    rows: Rows, bundle: Path, name: str, version: str, file: str
) -> None:
    row = rows[name]
    assert re.fullmatch(version, row["version"])
    assert row["licenses"]
    (held,) = [one for one in row["components"] if one["name"].startswith(file)]
    assert held["hashes"] == [{"alg": "SHA-256", "content": digest(bundle / held["name"])}]


def test_each_font_is_a_component_with_its_hash(rows: Rows, bundle: Path) -> None:
    there = {
        f"_internal/resources/fonts/{path.name}"
        for path in (bundle / "_internal/resources/fonts").glob("*.otf")
    }
    assert there
    assert {file["name"] for row in fonts(rows).values() for file in row["components"]} == there
    for row in fonts(rows).values():
        (file,) = row["components"]
        assert row["hashes"] == [{"alg": "SHA-256", "content": digest(bundle / file["name"])}]


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
