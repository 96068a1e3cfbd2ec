"""Rules over the whole source: what is imported when, what may take text for markup, what may be named."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HEAVY = ("numpy", "pyqtgraph", "sqlite_utils")
# What the picture of an overview does without: searching, links, what comes in, signatures, motion.
LATE = (
    "db.admitting",
    "db.search",
    "db.signing.signing",
    "desktop.gauges.sweeping",
    "desktop.link_words",
    "desktop.links",
    "desktop.views.beside_clicks",
)
# Types of Qt: the first is made, with every other widget, where a viewport is asked for; the second has many enums.
UNMADE = ("QGraphicsView", "QStyle")
# Where a class that reads markup is tamed once: plain text only, nothing loaded.
TAMED = {
    "desktop/widgets/plain_label.py": {"QLabel"},
    "desktop/views/sealed_text.py": {"QTextBrowser"},
}
READS_MARKUP = {"QLabel", "QMessageBox", "QTextBrowser", "QTextEdit", "QErrorMessage", "QToolTip"}
SETS_MARKUP = {"setHtml", "insertHtml", "appendHtml", "setMarkdown", "insertMarkdown", "setDefaultStyleSheet"}
NOT_TAKEN = ("PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtOpenGL", "PySide6.QtQuick", "PySide6.QtSql")

START = """
import sys
import db.library
from desktop import app, arguments
heavy = ("numpy", "pyqtgraph", "sqlite_utils")
loaded = lambda: [name for name in heavy if name in sys.modules]
desk = app.make(arguments.parsed([]))
desk.window.first_painted.connect(lambda: print("at the first paint", loaded()))
desk.window.show()
while not (desk.window.pages.page.is_complete and "pyqtgraph" in sys.modules):
    desk.qt.processEvents()
print("later", loaded())
"""


PICTURE = f"""
import sys
import db.library
from desktop import app, arguments
from PySide6 import QtWidgets
desk = app.make(arguments.parsed([]))
painted = []
# Nobody else is told, so that what waits for it is not there yet.
desk.window.first_painted.disconnect()
desk.window.first_painted.connect(lambda: painted.append(True))
desk.window.show()
while not painted:
    desk.qt.processEvents()
print([name for name in {LATE!r} if name in sys.modules], [name for name in {UNMADE!r} if name in vars(QtWidgets)])
"""


def started(home: Path, program: str) -> list[str]:
    said = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={"QT_QPA_PLATFORM": "offscreen", "HOME": str(home), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
        encoding="utf-8",
        timeout=60,
    )
    return said.stdout.splitlines()


def test_numpy_pyqtgraph_and_sqlite_utils_wait_for_the_first_paint(home: Path) -> None:
    assert started(home, START) == ["at the first paint []", "later ['numpy', 'pyqtgraph']"]


def test_the_first_picture_does_without_what_is_not_in_it(home: Path) -> None:
    assert started(home, PICTURE) == ["[] []"]


@pytest.mark.parametrize(
    ("planted", "seen"),
    [
        ("import desktop.gauges.sweeping", "['desktop.gauges.sweeping'] []"),
        ("desk.window.side.tree.viewport()", "[] ['QGraphicsView']"),
        ("QtWidgets.QStyle", "[] ['QStyle']"),
    ],
)
def test_what_is_planted_before_the_first_picture_is_seen(home: Path, planted: str, seen: str) -> None:
    assert started(home, PICTURE.replace("painted = []", f"painted = []; {planted}")) == [seen]


# ------------------------------------------------------------ markup, and what is not taken from Qt


def broken_rules(path: str, source: str) -> list[str]:
    """One word for every rule of trust a file of desktop/ breaks."""
    return sorted({word for node in ast.walk(ast.parse(source)) for word in _broken_by(path, node)})


def _broken_by(path: str, node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.ImportFrom):
        names = {alias.name for alias in node.names}
        yield from names & READS_MARKUP - TAMED.get(path, set())
        yield from {"*"} & names
        yield from _not_taken(node.module or "", *(f"{node.module}.{name}" for name in names))
        yield from {"sleep"} & names
    elif isinstance(node, ast.Import):
        yield from _not_taken(*(alias.name for alias in node.names))
    elif isinstance(node, ast.Attribute):
        yield from {node.attr} & ({"sleep", "msleep", "qWait"} | SETS_MARKUP | READS_MARKUP)
    elif isinstance(node, ast.FunctionDef):
        yield from {node.name} & {"sleep"}
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        # A class is not smuggled in by its name either.
        yield from {node.func.id} & {"eval", "exec", "__import__"}


def _not_taken(*modules: str) -> Iterator[str]:
    yield from (taken for taken in NOT_TAKEN for module in modules if module.startswith(taken))


def tool_tips(source: str) -> list[str]:
    """What is given to setToolTip and is not a text of the interface: those take markup for markup."""
    tree = ast.parse(source)
    given = [
        node.args[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"setToolTip", "setWhatsThis", "setStatusTip"}
    ]
    own = _own_texts(tree)
    return [ast.unparse(text) for text in given if not _is_own(text) and ast.unparse(text) not in own]


def _is_own(node: ast.expr) -> bool:
    """A literal, or a translation of one."""
    translated = isinstance(node, ast.Call) and ast.unparse(node.func).endswith("translate")
    return isinstance(node, ast.Constant) or (
        translated and isinstance(node, ast.Call) and all(isinstance(a, ast.Constant) for a in node.args)
    )


def _own_texts(tree: ast.Module) -> set[str]:
    """Names that only ever stand for texts of the interface: assigned one, or looped over a table of them."""
    own: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and _is_own(node.value):
            own |= {ast.unparse(target) for target in node.targets}
        if isinstance(node, ast.For) and isinstance(node.iter, ast.Tuple):
            rows = [row.elts for row in node.iter.elts if isinstance(row, ast.Tuple)]
            names = node.target.elts if isinstance(node.target, ast.Tuple) else []
            for n, name in enumerate(names):
                if rows and all(_is_own(row[n]) for row in rows):
                    own.add(ast.unparse(name))
    return own


def desktop_files() -> list[str]:
    return [path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "desktop").rglob("*.py"))]


@pytest.mark.parametrize("path", desktop_files())
def test_no_text_of_a_pack_can_be_taken_for_markup(path: str) -> None:
    source = (ROOT / path).read_text(encoding="utf-8")
    assert broken_rules(path, source) == []
    assert tool_tips(source) == []


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("from PySide6.QtWidgets import QLabel", "QLabel"),
        ("from PySide6.QtWidgets import QMessageBox as Box", "QMessageBox"),
        ("from PySide6.QtWidgets import QTextBrowser", "QTextBrowser"),
        ("from PySide6 import QtWidgets; QtWidgets.QLabel('x')", "QLabel"),
        ("view.setHtml(text)", "setHtml"),
        ("cursor.insertHtml(text)", "insertHtml"),
        ("from PySide6.QtWidgets import *", "*"),
        ("from PySide6.QtNetwork import QTcpSocket", "PySide6.QtNetwork"),
        ("from PySide6 import QtQml", "PySide6.QtQml"),
        ("import PySide6.QtOpenGLWidgets", "PySide6.QtOpenGL"),
        ("import time; time.sleep(1)", "sleep"),
        ("from time import sleep", "sleep"),
        ("def sleep(): pass", "sleep"),
    ],
)
def test_a_planted_breach_is_caught(line: str, word: str) -> None:
    assert word in broken_rules("desktop/views/tile.py", line)


def test_the_tamed_files_may_name_only_what_they_tame() -> None:
    assert broken_rules("desktop/widgets/plain_label.py", "from PySide6.QtWidgets import QLabel") == []
    assert broken_rules("desktop/widgets/plain_label.py", "from PySide6.QtWidgets import QMessageBox") == [
        "QMessageBox"
    ]


def test_a_tool_tip_with_text_of_a_pack_is_caught() -> None:
    assert tool_tips("button.setToolTip(section.title)") == ["section.title"]
    assert tool_tips("button.setToolTip(f'{figure.quote}')") == ["f'{figure.quote}'"]
    assert tool_tips("button.setToolTip(translate('Tree', 'Close'))") == []
    assert tool_tips("button.setToolTip(translate('Tree', title))") == ["translate('Tree', title)"]


# ------------------------------------------------------------ what the repository may name

# Written in pieces, so that this file does not break its own rule.
ABROAD = re.compile(r"\.\./sha" + r"red|/wo" + r"rk/|/ho" + r"me/\w|/Us" + r"ers/\w|[A-Z]:\\\\?Us" + r"ers")


def names_abroad(text: str) -> list[str]:
    """Paths that exist on one machine only."""
    return ABROAD.findall(text)


def tracked() -> list[Path]:
    """What git keeps; in a tree that came without git, what stands in the project's own folders."""
    if not (ROOT / ".git").exists():
        folders = ("desktop", "db", "tests", ".ci")
        return [
            path for name in folders for path in (ROOT / name).rglob("*") if "__pycache__" not in path.parts
        ]
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, encoding="utf-8"
    )
    return [ROOT / name for name in listed.stdout.split("\0") if name]


def test_no_tracked_file_names_a_place_outside_the_repository() -> None:
    found = {
        str(path.relative_to(ROOT)): names
        for path in tracked()
        if path.is_file() and (names := names_abroad(path.read_bytes().decode("utf-8", "ignore")))
    }
    assert found == {}


@pytest.mark.parametrize(
    "text", ["see ../sha" + "red/looks", "/ho" + "me/someone/x", "cd /wo" + "rk/main", "C:\\Us" + "ers\\me"]
)
def test_a_planted_place_is_caught(text: str) -> None:
    assert names_abroad(text)
