"""From a click in the tree to the page painted, over every section and, apart, the overview."""

from __future__ import annotations

import json
import time
from types import SimpleNamespace

from PySide6.QtWidgets import QApplication

from desktop import app
from desktop.models.section_tree import TreeRole
from tests.bench.painted import Painted

_ROUNDS = 8


def measured() -> dict[str, list[float]]:
    """Milliseconds for each change of page: to a section, and to the overview."""
    desk = app.make(SimpleNamespace(theme="light"))
    desk.window.show()
    deadline = time.monotonic() + 1.5
    while time.monotonic() < deadline:
        QApplication.processEvents()
    tree = desk.window.side.tree
    tree.expandAll()
    tree.setFocus()
    rows = []
    index = tree.model().index(0, 0)
    while index.isValid():
        rows.append(index)
        index = tree.indexBelow(index)
    sections, overview = [], []
    for _ in range(_ROUNDS):
        sections += [_one(desk, row) for row in rows[1:]]
        overview.append(_one(desk, rows[0]))
    return {"sections": sections, "overview": overview}


def _one(desk: app.Desk, row: object) -> float:
    started = time.perf_counter()
    desk.navigator.go(row.data(TreeRole.PLACE))  # type: ignore[attr-defined]
    page = desk.window.pages.page
    assert page is not None
    watcher = Painted(page)
    while not watcher.is_seen():
        QApplication.processEvents()
    taken = (time.perf_counter() - started) * 1000
    watcher.leave()
    QApplication.processEvents()
    return taken


if __name__ == "__main__":
    print(json.dumps(measured()))
