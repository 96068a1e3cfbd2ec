"""The keys of the library's table act on the row one sees: the bar is always at a row that is chosen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.models.library_cells import Column
from desktop.views.library_page import LibraryPage

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def keys(page: LibraryPage) -> LibraryPage:
    page.table.choose(1)
    page.table.setFocus()
    return page


def chosen(page: LibraryPage) -> list[int]:
    return sorted(index.row() for index in page.table.selectionModel().selectedRows())


@pytest.mark.parametrize("held", [NONE, CTRL])
@pytest.mark.parametrize(
    ("key", "place", "title"), [(Qt.Key.Key_Home, 0, "晋江市简报 2023"), (Qt.Key.Key_End, 3, "c.brief")]
)
def test_home_and_end_choose_the_first_and_the_last_row(
    keys: LibraryPage, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier, place: int, title: str
) -> None:
    qtbot.keyClick(keys.table, key, held)
    assert (keys.table.currentIndex().row(), chosen(keys)) == (place, [place])
    assert keys.strip.title.text() == title


@pytest.mark.parametrize("held", [NONE, CTRL])
def test_the_last_of_several_chosen_rows_is_chosen_alone(
    keys: LibraryPage, qtbot: QtBot, held: Qt.KeyboardModifier
) -> None:
    keys.table.choose(3)
    keys.table.selectAll()
    qtbot.keyClick(keys.table, Qt.Key.Key_End, held)
    assert chosen(keys) == [3]


@pytest.mark.parametrize("held", [SHIFT, SHIFT | CTRL])
def test_shift_chooses_all_the_way_to_the_end(
    keys: LibraryPage, qtbot: QtBot, held: Qt.KeyboardModifier
) -> None:
    qtbot.keyClick(keys.table, Qt.Key.Key_End, held)
    assert (keys.table.currentIndex().row(), chosen(keys)) == (3, [1, 2, 3])


def test_ctrl_does_not_take_the_bar_from_what_is_chosen(keys: LibraryPage, qtbot: QtBot) -> None:
    qtbot.keyClick(keys.table, Qt.Key.Key_Down, CTRL)
    assert (keys.table.currentIndex().row(), chosen(keys)) == (2, [2])


def test_delete_asks_about_the_row_at_the_bar(keys: LibraryPage, qtbot: QtBot) -> None:
    qtbot.keyClick(keys.table, Qt.Key.Key_End, CTRL)
    qtbot.keyClick(keys.table, Qt.Key.Key_Delete)
    assert [path.name for path in keys.question.files] == ["c.brief"]


def test_a_row_that_is_taken_out_of_the_choice_loses_the_bar(keys: LibraryPage, qtbot: QtBot) -> None:
    model, table = keys.table.selectionModel(), keys.table
    qtbot.keyClick(table, Qt.Key.Key_Down, SHIFT)
    where = table.visualRect(table.model().index(2, Column.NAME)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, CTRL, where)
    assert (table.currentIndex().row(), chosen(keys)) == (1, [1])
    assert model.isSelected(table.currentIndex())
    with qtbot.waitSignal(keys.opened) as told:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert told.args[0].id == "shishi"


def test_where_no_row_is_chosen_that_of_the_bar_is_copied(keys: LibraryPage, qtbot: QtBot) -> None:
    keys.table.clearSelection()
    qtbot.keyClick(keys.table, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().startswith("石狮市\t石狮市简报 2023\t")
