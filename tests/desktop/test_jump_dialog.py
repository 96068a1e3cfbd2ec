"""Ctrl+K: type, choose, go."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.records import Brief
from desktop.app import Desk
from desktop.location import Location
from desktop.models.jump import JumpEntry, JumpRole
from desktop.views.jump_dialog import JumpDialog


@pytest.fixture
def dialog(desk: Desk) -> JumpDialog:
    desk.window.commands["jump"].trigger()
    return next(child for child in desk.window.children() if isinstance(child, JumpDialog))


def row(dialog: JumpDialog) -> int:
    return dialog.list.currentIndex().row()


def chosen(dialog: JumpDialog) -> JumpEntry:
    entry = dialog.list.currentIndex().data(JumpRole.ENTRY)
    assert isinstance(entry, JumpEntry)
    return entry


def test_typing_lists_the_hits_and_enter_goes(
    qtbot: QtBot, desk: Desk, dialog: JumpDialog, brief: Brief
) -> None:
    dialog.field.insert("上云")
    lines = [n for n, line in enumerate(brief.source.lines, 1) if "上云" in line]
    assert dialog.model.rowCount() == len(lines)
    assert str(len(lines)) in dialog.state.text()
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert desk.navigator.current is not None
    assert desk.navigator.current.line == lines[0]


def test_escape_goes_nowhere(qtbot: QtBot, desk: Desk, dialog: JumpDialog) -> None:
    before = desk.navigator.current
    dialog.field.insert("经济")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert desk.navigator.current == before
    assert not any(isinstance(child, JumpDialog) and child.isVisible() for child in desk.window.children())


def test_nothing_found_is_a_sentence_and_enter_does_nothing(
    qtbot: QtBot, desk: Desk, dialog: JumpDialog
) -> None:
    before = desk.navigator.current
    dialog.field.setText("没有这样的词")
    assert dialog.model.rowCount() == 0
    assert "没有" in dialog.state.text()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return):
        qtbot.keyClick(dialog.field, key)
    assert desk.navigator.current == before
    assert dialog.isVisible()


@pytest.mark.parametrize("query", ["上云 NOT 经济", "上*", 'title:"上云"', "NEAR(上 云, 2)", "^上云", "<b>"])
def test_the_syntax_of_a_search_engine_finds_nothing(dialog: JumpDialog, query: str) -> None:
    dialog.field.setText(query)
    assert dialog.model.rowCount() == 0


def test_the_arrows_and_the_page_keys_move_in_the_list(qtbot: QtBot, dialog: JumpDialog) -> None:
    keys, rows = Qt.Key, []
    for key in (keys.Key_Down, keys.Key_Down, keys.Key_Up, keys.Key_PageDown, keys.Key_PageUp, keys.Key_Up):
        qtbot.keyClick(dialog.field, key)
        rows.append(row(dialog))
    assert rows == [1, 2, 1, 9, 1, 0]


def test_the_list_ends_at_its_ends(qtbot: QtBot, dialog: JumpDialog) -> None:
    qtbot.keyClick(dialog.field, Qt.Key.Key_Up)
    assert row(dialog) == 0
    for _ in range(20):
        qtbot.keyClick(dialog.field, Qt.Key.Key_PageDown)
    assert row(dialog) == dialog.model.rowCount() - 1


def test_a_click_goes_too(qtbot: QtBot, desk: Desk, dialog: JumpDialog) -> None:
    dialog.field.setText("经济")
    entry = chosen(dialog)
    rect = dialog.list.visualRect(dialog.list.currentIndex())
    qtbot.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert desk.navigator.current == entry.place


def test_the_first_row_is_the_overview(dialog: JumpDialog) -> None:
    assert chosen(dialog).place == Location("jinjiang-2023")


def test_every_row_can_be_painted(dialog: JumpDialog) -> None:
    for query in ("", "晋江", "超", "a😀", "企业 上云"):
        dialog.field.setText(query)
        assert not dialog.grab().isNull()
