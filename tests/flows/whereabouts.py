"""Where things are in a window of 1440 by 900 on this display: the same code, laid out once, prints JSON."""

from __future__ import annotations

import json
import sys
import time
from types import SimpleNamespace

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget

from db.actuals.check import Written
from db.progress import can_be_followed
from desktop import app
from desktop.location import Location
from desktop.models.section_tree import TreeRole
from desktop.progress_desk import ProgressDesk
from desktop.views.day_row import DayRow
from desktop.views.main_window import MainWindow
from desktop.views.overview_page import OverviewPage
from desktop.views.tile import FigureTile
from desktop.views.top_bar import TopBar

SIZE = (1440, 900)
BRIEF = "jinjiang-2023"


def _settled(desk: app.Desk, place: Location) -> None:
    desk.navigator.go(place)
    deadline = time.monotonic() + 0.3
    while time.monotonic() < deadline:
        QApplication.processEvents()


def _middle(window: MainWindow, widget: QWidget, at: QPoint | None = None) -> tuple[int, int]:
    point = widget.mapTo(window, at or widget.rect().center())
    return point.x(), point.y()


def _rows(window: MainWindow) -> dict[str, tuple[int, int]]:
    tree, rows = window.side.tree, {}
    index = tree.model().index(0, 0)
    while index.isValid():
        rect = tree.visualRect(index)
        if tree.viewport().rect().contains(rect.center()):
            point = tree.viewport().mapTo(window, rect.center())
            rows[index.data(TreeRole.PLACE).section] = (point.x(), point.y())
        index = tree.indexBelow(index)
    return rows


def _figure(window: MainWindow) -> tuple[int, int]:
    """The first figure in the text of the section that is shown."""
    page = window.pages.section_page
    assert page is not None
    text = page.text
    points = (QPoint(x, y) for y in range(2, text.height(), 3) for x in range(2, text.width(), 3))
    point = next(p for p in points if text.anchorAt(p))
    return _middle(window, text.viewport(), point + QPoint(6, 6))


def _followed(desk: app.Desk) -> dict[str, object]:
    """Once a value was entered: the arrow to the day before, and the corner of the first card."""
    window, brief = desk.window, desk.library.briefs[0]
    progress = window.findChild(ProgressDesk)
    assert progress is not None
    figure = next(figure for figure in brief.figures if can_be_followed(figure))
    progress.following.enter(brief, figure, Written("1%", "2023-03-31"))
    _settled(desk, Location(BRIEF))
    page, row = window.pages.page, window.findChild(DayRow)
    assert isinstance(page, OverviewPage)
    assert row is not None
    return {
        "day before": _middle(window, row.earlier),
        "first card": _middle(window, page.cards[0], QPoint(1, 1)),
    }


def measured() -> dict[str, object]:
    """The middle of what the flows click, by name."""
    desk = app.make(SimpleNamespace(theme="light", size=SIZE))
    window = desk.window
    window.show()
    _settled(desk, Location(BRIEF))
    page = window.pages.page
    assert isinstance(page, OverviewPage)
    buttons = {b.defaultAction(): b for b in window.findChildren(QToolButton) if b.defaultAction()}
    search = window.findChild(QPushButton, "searchfield")
    assert search is not None
    bar = window.findChild(TopBar)
    assert bar is not None
    out: dict[str, object] = {
        "rows": _rows(window),
        "search": _middle(window, search),
        "back": _middle(window, buttons[window.commands.drawn("back")]),
        "card": _middle(window, page.cards[1], QPoint(page.cards[1].width() // 2, 20)),
        "bar": (*_middle(window, bar, QPoint(0, 1)), bar.width(), bar.height() - 2),
        "notices": _middle(window, window.pages, QPoint(10, 0))[0],
    }
    _settled(desk, Location(BRIEF, "economy"))
    section = window.pages.section_page
    assert section is not None
    out["figure"] = _figure(window)
    out["tile"] = _middle(window, section.findChildren(FigureTile)[1])
    return out | _followed(desk)


if __name__ == "__main__":
    print(json.dumps(measured()))
    sys.exit(0)
