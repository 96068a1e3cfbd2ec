"""The page of the library in windows of every width and height: nothing is cut, and rows are always in sight."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from desktop.library.desk import LibraryDesk
from desktop.library.recent import LibraryRecents
from desktop.models.library_cells import Column
from desktop.views.library_page import LibraryPage
from tests.desktop.library.conftest import MakePage
from tests.desktop.test_fitting import cut_off

LONG = "泉州市各县市区政府工作报告全文汇编（修订版）2019—2023年度第一批.brief"
Put = Callable[..., LibraryPage]


@pytest.fixture
def put(make_page: MakePage, qtbot: QtBot) -> Iterator[Put]:
    """The page in a window that scrolls what is higher than it, as the program's does."""
    kept: list[QScrollArea] = []

    def start(desk: LibraryDesk, width: int, height: int, **how: object) -> LibraryPage:
        page = make_page(desk, **how)
        area = QScrollArea()
        kept.append(area)
        qtbot.addWidget(area)
        area.setWidgetResizable(True)
        area.setWidget(page)
        area.resize(width, height)
        with qtbot.waitExposed(area):
            area.show()
        return page

    yield start
    kept.clear()


def of(page: LibraryPage) -> QScrollArea:
    viewport = page.parentWidget()
    assert viewport is not None
    area = viewport.parentWidget()
    assert isinstance(area, QScrollArea)
    return area


def is_whole(page: LibraryPage) -> None:
    """For waitUntil: it says what is cut."""
    # The cross in a field is Qt's own, and as high as the field.
    assert [one for one in cut_off(page) if not one.startswith("QToolButton ''")] == []


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("zoom", [1.0, 2.0])
@pytest.mark.parametrize("width", [360, 460, 640, 754, 980, 1400])
def test_nothing_is_cut(
    put: Put,
    full_desk: LibraryDesk,
    recents: LibraryRecents,
    qtbot: QtBot,
    width: int,
    zoom: float,
    language: str,
) -> None:
    recents.add_sources([Path("/stick")])
    page = put(full_desk, width, 640, zoom=zoom, language=language)
    page.filter.field.setText("nan")
    page.filter.said.setText("Briefs: 30,000 · Places: 2,846 · Packs: 30,000 · Files not usable: 1,204")
    page.progress.say("1 taken in. " * 9)
    page._fit()
    qtbot.waitUntil(lambda: is_whole(page), timeout=2000)
    page.strip.forget.click()
    assert page.question.isVisible()
    qtbot.waitUntil(lambda: is_whole(page), timeout=2000)


@pytest.mark.parametrize("width", [360, 640, 1400])
def test_nothing_is_cut_while_it_is_empty(
    put: Put, library_desk: LibraryDesk, recents: LibraryRecents, qtbot: QtBot, width: int
) -> None:
    recents.add_sources([Path("/stick")])
    page = put(library_desk, width, 640, zoom=2.0)
    qtbot.waitUntil(page.empty.isVisible)
    qtbot.waitUntil(lambda: is_whole(page), timeout=2000)


def test_a_small_window_shows_rows_the_card_and_what_became_of_a_run(
    put: Put, full_desk: LibraryDesk, qtbot: QtBot
) -> None:
    page = put(full_desk, 754, 535)
    page.progress.say("3 in order and unchanged.")
    qtbot.waitUntil(lambda: of(page).verticalScrollBar().maximum() == 0)
    assert page.strip.isVisible()
    assert page.table.viewport().height() >= 3 * page.table.rowHeight(0)


def test_a_low_window_scrolls_and_keeps_three_rows(put: Put, full_desk: LibraryDesk, qtbot: QtBot) -> None:
    page = put(full_desk, 754, 300)
    qtbot.waitUntil(lambda: of(page).verticalScrollBar().maximum() > 0)
    qtbot.waitUntil(lambda: page.table.viewport().height() >= 3 * page.table.rowHeight(0))


def test_a_table_that_gets_lower_keeps_the_row_of_the_keyboard_in_sight(
    put: Put, full_desk: LibraryDesk, qtbot: QtBot
) -> None:
    page = put(full_desk, 754, 640)
    page.table.choose(3)
    of(page).resize(754, 300)
    qtbot.waitUntil(lambda: page.table.viewport().height() < 4 * page.table.rowHeight(0))
    place = page.table.visualRect(page.table.currentIndex()).center()
    assert page.table.viewport().rect().contains(place)


def test_columns_give_way_before_the_state_is_out_of_sight(page: LibraryPage, qtbot: QtBot) -> None:
    page.resize(820, 700)
    assert page.table.isColumnHidden(Column.RESULTS)
    assert not page.table.isColumnHidden(Column.STATE)
    qtbot.waitUntil(lambda: page.table.horizontalScrollBar().maximum() == 0)
    page.resize(1400, 700)
    assert not page.table.isColumnHidden(Column.RESULTS)


def test_in_a_split_window_the_names_are_what_stays(put: Put, full_desk: LibraryDesk, qtbot: QtBot) -> None:
    page = put(full_desk, 380, 600)
    qtbot.waitUntil(lambda: page.table.viewport().width() < 380)
    shown = [column for column in Column if not page.table.isColumnHidden(column)]
    assert shown == [Column.NAME]
    assert page.table.horizontalScrollBar().maximum() == 0


def test_the_table_stands_still_while_files_with_long_names_pass(
    put: Put, full_desk: LibraryDesk, qtbot: QtBot
) -> None:
    page = put(full_desk, 754, 640)
    page.progress.show_step(1, 300, "a.brief")
    qtbot.waitUntil(lambda: page.progress.words.width() > 300)
    stood = page.progress.heightForWidth(page.progress.width())
    page.progress.show_step(2, 300, LONG * 3)
    assert page.progress.heightForWidth(page.progress.width()) == stood
    assert "…" in page.progress.words.text()


def test_the_menu_of_what_was_added_is_no_wider_than_the_screen(
    put: Put, full_desk: LibraryDesk, recents: LibraryRecents
) -> None:
    recents.add_sources([Path("/", "media" * 40, LONG * 3)])
    page = put(full_desk, 754, 640, zoom=2.0)
    menu = page.adding.menu
    menu.fill()
    menu._on_looked(set(recents.sources))
    assert menu.sizeHint().width() <= menu.screen().availableGeometry().width()
