"""How much of the ledger is in sight, in the real window and in what a page scrolls in: three rows at least."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from db.records import Brief
from desktop import settings
from desktop.app import Desk
from desktop.location import SCOREBOARD, Location
from desktop.progress.following import Following
from desktop.theme import LIGHT, Theme
from desktop.views.scoreboard_page import ScoreboardPage
from tests.conftest import MakeDesk


def ledger(desk: Desk) -> ScoreboardPage:
    """The ledger, gone to from another page."""
    desk.navigator.go(Location(desk.library.briefs[0].id, view=SCOREBOARD))
    page = desk.window.pages.page
    assert isinstance(page, ScoreboardPage)
    return page


def rows_in_sight(desk: Desk, page: ScoreboardPage) -> int:
    """Whole rows of the table within what is seen of the page."""
    seen, rows = desk.window.pages.viewport(), page.table.viewport()
    place = QRect(rows.mapTo(seen, QPoint(0, 0)), rows.size())
    return place.intersected(seen.rect()).height() // page.table.verticalHeader().defaultSectionSize()


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("zoom", [1.5, 2.0])
def test_three_rows_are_in_sight_in_large_letters_in_a_low_window_beside_the_pane(
    make_desk: MakeDesk, qtbot: QtBot, language: str, zoom: float
) -> None:
    desk = make_desk(language=language, size=(1024, 640))
    desk.settings.set(settings.ZOOM, zoom)
    if not desk.window.commands["details"].isChecked():
        desk.window.commands["details"].trigger()
    page = ledger(desk)
    qtbot.waitUntil(lambda: page.is_complete)
    qtbot.waitUntil(lambda: rows_in_sight(desk, page) >= 3)


def test_at_full_size_the_whole_page_is_in_sight(make_desk: MakeDesk, qtbot: QtBot) -> None:
    desk = make_desk(size=(1440, 900))
    page = ledger(desk)
    qtbot.waitUntil(lambda: page.is_complete)
    area = desk.window.pages
    qtbot.waitUntil(lambda: page.height() == area.viewport().height())
    assert area.verticalScrollBar().maximum() == 0
    assert rows_in_sight(desk, page) >= 6
    assert page.chips.isVisible()


@pytest.fixture
def within(qtbot: QtBot, brief: Brief, tmp_path: Path) -> tuple[QScrollArea, ScoreboardPage]:
    """A ledger beside hidden pages, in large letters, in a high narrow window."""
    page = ScoreboardPage(brief, Theme(LIGHT, 1.5), "en")
    page.follow(Following(tmp_path / "notebook.db", lambda: date(2023, 10, 10)))
    stack, area = QWidget(), QScrollArea()
    QVBoxLayout(stack).addWidget(page)
    area.setWidgetResizable(True)
    area.setWidget(stack)
    area.resize(440, 1400)
    qtbot.addWidget(area)
    with qtbot.waitExposed(area):
        area.show()
    page.complete()
    return area, page


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def test_a_page_folds_by_what_is_seen_of_it_also_where_it_keeps_its_size(
    within: tuple[QScrollArea, ScoreboardPage],
) -> None:
    area, page = within
    settle()
    assert page.chips.isVisible()
    area.resize(440, 533)
    settle()
    assert not page.chips.isVisible()
    assert page.filter.more.isVisible()
    area.resize(440, 1400)
    settle()
    assert page.chips.isVisible()


def test_a_page_that_is_shown_again_in_a_lower_window_folds(
    within: tuple[QScrollArea, ScoreboardPage],
) -> None:
    area, page = within
    settle()
    page.hide()
    area.resize(440, 533)
    settle()
    page.show()
    settle()
    assert not page.chips.isVisible()
