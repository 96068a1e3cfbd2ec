"""Who may import whom: the arrows of the design, read off the source."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PARTS = ("printing", "presenting", "views")
DRAWINGS = ("gauges", "deck", "widgets")
WRITERS = {"db.pack", "db.notebook.schema"}
SIGNERS = {"db.signing.signing"}
PLOTTERS = {"desktop.gauges.item", "desktop.progress.trend_chart", "desktop.progress.trend_plot"}
PURE_GAUGES = {
    "geometry",
    "scales",
    "model",
    "shapes",
    "room",
    "middle",
    "foot",
    "lettering",
    "reading",
    "comparing",
    "marks",
    "words",
    "entered",
    "families",
    "specimens",
}


def sources() -> dict[str, str]:
    """Module name -> source, for db and desktop."""
    out = {}
    for top in ("db", "desktop"):
        for path in sorted((ROOT / top).rglob("*.py")):
            name = path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".")
            out[name.removesuffix(".__init__")] = path.read_text(encoding="utf-8")
    return out


def imported(name: str, source: str) -> Iterator[str]:
    """Every module `source` imports, and every name it takes from one, wherever the import stands."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = name.split(".")[: -node.level] if node.level else []
            whole = ".".join([*package, *([node.module] if node.module else [])])
            yield whole
            yield from (f"{whole}.{alias.name}" for alias in node.names)


def broken_arrows(modules: dict[str, str]) -> list[str]:
    """ "importer -> imported" for every import the design forbids."""
    return sorted(
        {
            f"{name} -> {other}"
            for name, source in modules.items()
            for other in imported(name, source)
            if _is_forbidden(name, other)
        }
    )


def _is_forbidden(name: str, other: str) -> bool:
    top = other.partition(".")[0]
    if name.partition(".")[0] == "db":
        is_own = top in sys.stdlib_module_names or top == "db"
        is_given = (name in WRITERS and top == "sqlite_utils") or (name in SIGNERS and top == "nacl")
        return not (is_own or is_given)
    return any(
        (
            top in {"sqlite_utils", "nacl"},
            top == "pyqtgraph" and name not in PLOTTERS,
            _within(other, "desktop.app") and name != "desktop.__main__",
            _is_across(name, other),
            _is_upward(name, other),
            _within(name, "desktop.models") and top == "PySide6" and not _is_core(other),
            name.removeprefix("desktop.gauges.") in PURE_GAUGES and top in {"PySide6", "pyqtgraph"},
        )
    )


def _is_core(other: str) -> bool:
    return other == "PySide6" or _within(other, "PySide6.QtCore")


def _is_across(name: str, other: str) -> bool:
    """Whether one of printing, presenting and views reaches into another of them."""
    return any(
        _within(name, f"desktop.{one}") and _within(other, f"desktop.{two}")
        for one in PARTS
        for two in PARTS
        if one != two
    )


def _is_upward(name: str, other: str) -> bool:
    """Whether what others are made of (a drawing, a small widget) knows one of them."""
    return any(_within(name, f"desktop.{one}") for one in DRAWINGS) and any(
        _within(other, f"desktop.{part}") for part in PARTS
    )


def _within(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


def test_every_import_follows_the_arrows() -> None:
    modules = sources()
    assert "desktop.views.main_window" in modules
    assert {f"desktop.gauges.{name}" for name in PURE_GAUGES} <= set(modules)
    assert broken_arrows(modules) == []


@pytest.mark.parametrize(
    ("name", "line", "arrow"),
    [
        ("db.search", "import desktop.app", "db.search -> desktop.app"),
        ("db.search", "from PySide6 import QtCore", "db.search -> PySide6"),
        ("db.library", "import sqlite_utils", "db.library -> sqlite_utils"),
        ("db.search", "import numpy as np", "db.search -> numpy"),
        ("db.signing.keys", "from nacl.signing import SigningKey", "db.signing.keys -> nacl.signing"),
        ("db.pack", "import nacl.signing", "db.pack -> nacl.signing"),
        ("db.signing.signing", "import cryptography", "db.signing.signing -> cryptography"),
        ("db.signing.signing", "from sqlite_utils import Database", "db.signing.signing -> sqlite_utils"),
        ("desktop.views.tile", "from nacl.signing import VerifyKey", "desktop.views.tile -> nacl.signing"),
        ("desktop.views.tile", "import pyqtgraph as pg", "desktop.views.tile -> pyqtgraph"),
        ("desktop.views.tile", "from sqlite_utils import Database", "desktop.views.tile -> sqlite_utils"),
        ("desktop.views.tile", "from desktop import app", "desktop.views.tile -> desktop.app"),
        ("desktop.views.tile", "from .. import app", "desktop.views.tile -> desktop.app"),
        ("desktop.models.jump", "from PySide6.QtGui import QFont", "desktop.models.jump -> PySide6.QtGui"),
        (
            "desktop.models.jump",
            "from PySide6 import QtWidgets",
            "desktop.models.jump -> PySide6.QtWidgets",
        ),
        ("desktop.gauges.room", "from PySide6.QtCore import QRectF", "desktop.gauges.room -> PySide6.QtCore"),
        ("desktop.printing.page", "import desktop.views.tile", "desktop.printing.page -> desktop.views.tile"),
        ("desktop.views.tile", "from desktop import presenting", "desktop.views.tile -> desktop.presenting"),
        (
            "desktop.deck.painter",
            "import desktop.printing.pdf",
            "desktop.deck.painter -> desktop.printing.pdf",
        ),
    ],
)
def test_a_planted_import_is_caught(name: str, line: str, arrow: str) -> None:
    assert arrow in broken_arrows({name: f"def late():\n    {line}\n"})


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("db.pack", "from sqlite_utils import Database"),
        ("db.notebook.schema", "from sqlite_utils import Database"),
        ("db.signing.signing", "from nacl.signing import SigningKey"),
        ("desktop.gauges.item", "import pyqtgraph as pg"),
        ("desktop.progress.trend_plot", "import pyqtgraph as pg"),
        ("desktop.__main__", "from desktop.app import main"),
        ("desktop.models.jump", "from PySide6.QtCore import Qt"),
        ("desktop.views.tile", "from desktop.views.page import Page"),
    ],
)
def test_what_the_design_allows_is_left_alone(name: str, line: str) -> None:
    assert broken_arrows({name: line}) == []
