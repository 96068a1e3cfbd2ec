"""What is done with the chosen rows of the library: opened, checked again, and forgotten after a question."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.library.desk import LibraryDesk
from desktop.views.library_page import LibraryPage
from desktop.views.library_row_menu import RowMenu


def ids(page: LibraryPage) -> list[str]:
    return [row.id for row in page.model.rows]


def path_of(page: LibraryPage, place: int) -> Path:
    return page.model.listing.packs[page.model.rows[place].pack].path


def test_forgetting_is_asked_for_twice(
    page: LibraryPage, full_desk: LibraryDesk, stick: Path, qtbot: QtBot
) -> None:
    page.table.choose(1)
    page.strip.forget.click()
    assert "with all its briefs (2)" in page.question.words.text()
    assert page.question.words.text().endswith(str(stick / "b.brief"))
    page.question.no.click()
    assert not page.question.isVisible()
    page.strip.forget.click()
    with qtbot.waitSignals([full_desk.finished, full_desk.listed]):
        page.question.yes.click()
    qtbot.waitUntil(lambda: ids(page) == ["jinjiang", ""])
    assert (stick / "b.brief").exists()


def test_several_packs_are_counted(page: LibraryPage) -> None:
    page.table.selectAll()
    page.strip.forget.click()
    assert page.question.words.text().startswith("3 packs are taken off the list with all their briefs (3)")


def test_a_file_that_is_not_usable_is_said_to_be_one(page: LibraryPage, stick: Path) -> None:
    page.table.choose(3)
    page.strip.forget.click()
    assert page.question.words.text().startswith("This file, which is not usable,")
    assert page.question.words.text().endswith(str(stick / "c.brief"))


def test_another_row_takes_the_question_back(page: LibraryPage) -> None:
    page.table.choose(1)
    page.strip.forget.click()
    page.table.choose(0)
    assert not page.question.isVisible()


def test_what_is_said_of_a_row_is_done_to_it(page: LibraryPage) -> None:
    page.table.choose(1)
    page.table.clearSelection()
    assert page.strip.title.text() == "石狮市简报 2023"
    page.strip.forget.click()
    assert page.question.files == (path_of(page, 1),)


def test_forgetting_is_refused_by_enter(page: LibraryPage, qtbot: QtBot) -> None:
    page.table.choose(1)
    page.strip.forget.click()
    qtbot.waitUntil(page.question.no.hasFocus)
    qtbot.keyClick(page.question.no, Qt.Key.Key_Return)
    assert not page.question.isVisible()
    assert len(ids(page)) == 4


def test_escape_keeps_them_and_gives_the_keys_back_to_the_table(page: LibraryPage, qtbot: QtBot) -> None:
    page.table.setFocus()
    page.table.choose(1)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(page.question.no.hasFocus)
    qtbot.keyClick(page.question.no, Qt.Key.Key_Escape)
    assert not page.question.isVisible()
    assert page.table.hasFocus()
    assert len(ids(page)) == 4


def test_the_question_stands_in_the_place_of_the_card(page: LibraryPage) -> None:
    page.table.choose(1)
    page.strip.forget.click()
    assert not page.strip.isVisible()
    page.question.no.click()
    assert page.strip.isVisible()


def test_nothing_is_asked_while_files_are_taken_in(
    page: LibraryPage, full_desk: LibraryDesk, stick: Path, qtbot: QtBot
) -> None:
    page.table.choose(1)
    with qtbot.waitSignal(full_desk.finished):
        full_desk.add([stick])
        qtbot.keyClick(page.table, Qt.Key.Key_Delete)
        assert not page.question.isVisible()
    qtbot.waitUntil(lambda: not full_desk.is_working)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert page.question.isVisible()


def test_the_question_is_heard_at_its_buttons(page: LibraryPage) -> None:
    page.table.choose(1)
    page.strip.forget.click()
    for button in (page.question.yes, page.question.no):
        assert button.accessibleDescription() == page.question.words.text()


def test_of_several_rows_none_is_opened(page: LibraryPage) -> None:
    page.table.choose(0)
    assert page.strip.open.isEnabled()
    page.table.selectAll()
    assert not page.strip.open.isEnabled()


@contextlib.contextmanager
def menu_of(page: LibraryPage) -> Iterator[dict[str, QAction]]:
    """What the menu key offers at the row of the keyboard, while the menu is open."""
    where = page.table.visualRect(page.table.currentIndex()).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, where, page.mapToGlobal(QPoint(0, 0)))
    QApplication.sendEvent(page.table.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, RowMenu)
    yield {action.text().split("\t")[0]: action for action in menu.actions() if not action.isSeparator()}
    menu.close()


def test_the_menu_key_offers_what_the_card_offers(page: LibraryPage, qtbot: QtBot) -> None:
    page.table.choose(1)
    with menu_of(page) as offered:
        assert list(offered) == ["&Open", "&Check again", "Forge&t…", "Copy the rows"]
        with qtbot.waitSignal(page.opened) as told:
            offered["&Open"].trigger()
        assert told.args[0].id == "shishi"
        offered["Copy the rows"].trigger()
        assert QGuiApplication.clipboard().text().startswith("石狮市\t石狮市简报 2023\t")
        offered["Forge&t…"].trigger()
    assert page.question.files == (path_of(page, 1),)


def test_what_the_card_cannot_do_the_menu_cannot(page: LibraryPage) -> None:
    page.table.choose(3)
    with menu_of(page) as offered:
        assert [action.isEnabled() for action in offered.values()] == [False, True, True, True]


def test_a_copy_that_is_found_altered_is_what_is_spoken_of(
    page: LibraryPage, full_desk: LibraryDesk, stick: Path, qtbot: QtBot
) -> None:
    (copy,) = (full_desk._folder / "packs").glob("*-a.brief")
    copy.write_bytes(copy.read_bytes()[:-1])
    page.table.choose(0)
    page.strip.verify.click()
    qtbot.waitUntil(lambda: ids(page) == ["shishi", "nanan", "", ""])
    row = page.table.spoken_of
    assert row is not None
    assert full_desk.listing.packs[row.pack].path == stick / "a.brief"
    assert page.strip.title.text() == "a.brief"
    assert page.table.viewport().rect().contains(page.table.visualRect(page.table.currentIndex()).center())
