"""After every jump the keys scroll the page, wherever the keyboard was left; a field keeps its own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Desk
from desktop.location import Location
from desktop.views.gauge_card import GaugeCard

BRIEF = "jinjiang-2023"
_K = Qt.Key


def scrolled(desk: Desk) -> int:
    return desk.window.pages.verticalScrollBar().value()


def has_focus(widget: QWidget) -> bool:
    now = QApplication.focusWidget()
    return now is not None and (now is widget or widget.isAncestorOf(now))


@pytest.mark.parametrize("command", ["targets", "next_section"])
def test_after_a_jump_the_keys_scroll_the_page(desk: Desk, qtbot: QtBot, command: str) -> None:
    desk.window.resize(1024, 640)
    desk.window.findChildren(QToolButton)[0].setFocus()
    desk.window.commands[command].trigger()
    bar = desk.window.pages.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0 or command == "next_section")
    for key, wanted in ((_K.Key_End, bar.maximum()), (_K.Key_Home, 0)):
        qtbot.keyClick(QApplication.focusWidget() or desk.window, key)
        assert scrolled(desk) == wanted
    qtbot.keyClick(QApplication.focusWidget() or desk.window, _K.Key_PageDown)
    assert scrolled(desk) == min(bar.maximum(), bar.pageStep() - 2 * bar.singleStep())
    qtbot.keyClick(QApplication.focusWidget() or desk.window, _K.Key_PageUp)
    assert scrolled(desk) == 0


def test_the_keyboard_goes_along_from_page_to_page(desk: Desk, qtbot: QtBot) -> None:
    card = desk.window.pages.findChildren(GaugeCard)[0]
    card.setFocus()
    desk.navigator.go(Location(BRIEF, "targets"))
    assert has_focus(desk.window.views)
    bar = desk.window.pages.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    for key in (_K.Key_Down, _K.Key_Space):
        before = scrolled(desk)
        qtbot.keyClick(QApplication.focusWidget() or desk.window, key)
        assert scrolled(desk) > before


def test_a_field_keeps_its_keys(desk: Desk, qtbot: QtBot) -> None:
    desk.window.resize(1024, 640)
    field = desk.window.side.filter
    field.setFocus()
    desk.navigator.go(Location(BRIEF, "targets"))
    assert field.hasFocus()
    qtbot.keyClick(field, _K.Key_PageDown)
    assert scrolled(desk) == 0
