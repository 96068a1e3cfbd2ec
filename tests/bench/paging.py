"""From a click in the tree to the page painted, over every section and, apart, the overview."""

from __future__ import annotations

import json
import time
from types import SimpleNamespace

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from desktop import app
from desktop.models.section_tree import TreeRole

_ROUNDS = 8


class Painted(QObject):
    """Notes when the page under the scroll area has been painted."""

    seen = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A paint event of a page."""
        self.seen = self.seen or event.type() == QEvent.Type.Paint
        return False


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
    watcher = Painted()
    started = time.perf_counter()
    desk.navigator.go(row.data(TreeRole.PLACE))  # type: ignore[attr-defined]
    page = desk.window.pages.page
    assert page is not None
    page.installEventFilter(watcher)
    while not watcher.seen:
        QApplication.processEvents()
    taken = (time.perf_counter() - started) * 1000
    page.removeEventFilter(watcher)
    QApplication.processEvents()
    return taken


if __name__ == "__main__":
    print(json.dumps(measured()))
