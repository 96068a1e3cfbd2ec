"""Whoever cannot see or cannot point reaches everything: names, the keyboard, a current row."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Desk
from desktop.location import Location
from tests.conftest import MakeDesk

CHINESE = re.compile(r"[\u4e00-\u9fff]")
PLACES = ("", "economy", "targets", "big-city", "honours")


def focusable(window: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled()
    ]


@pytest.mark.parametrize("section", PLACES)
def test_everything_that_takes_the_focus_has_a_name(desk: Desk, section: str) -> None:
    desk.navigator.go(Location("jinjiang-2023", section, 0))
    desk.window.commands["details"].setChecked(True)
    QApplication.processEvents()
    for widget in focusable(desk.window):
        interface = QAccessible.queryAccessibleInterface(widget)
        assert isinstance(interface, QAccessibleInterface)
        name = interface.text(QAccessible.Text.Name)
        assert name.strip(), f"{type(widget).__name__} {widget.objectName()}"


def test_tab_reaches_tree_filter_search_tiles_and_links(desk: Desk, qtbot: QtBot) -> None:
    desk.window.side.filter.setFocus()
    seen = set()
    for _ in range(120):
        widget = QApplication.focusWidget()
        if widget is None or widget in seen:
            break
        seen.add(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    kinds = {type(widget).__name__ for widget in seen}
    assert {"SectionTree", "FigureTile", "GaugeCard", "QPushButton"} <= kinds
    assert {"searchfield", "link", "entry"} <= {widget.objectName() for widget in seen}


def test_the_tree_always_has_a_current_row(desk: Desk) -> None:
    tree = desk.window.side.tree
    for words in ("", "荣誉", "没有这样的栏目", "经济", ""):
        desk.window.side.filter.setText(words)
        assert tree.currentIndex().isValid() or tree.model().rowCount() == 0, words


def test_a_gauge_says_in_one_line_what_it_shows(desk: Desk, qtbot: QtBot) -> None:
    page = desk.window.pages.page
    assert page is not None
    names = [card.accessibleName() for card in page.cards]
    assert all("尚无数据" in name and "87" in name for name in names)
    assert "不能比较" in names[0]
    assert "2022 预计 5.0%" in names[2]


def chrome(window: QWidget) -> list[str]:
    """Every text of the interface that is not the brief's: menus, buttons with icons, fields."""
    texts = [action.text() for menu in window.findChildren(QMenu) for action in menu.actions()]
    texts += [button.accessibleName() for button in window.findChildren(QToolButton)]
    texts += [button.toolTip() for button in window.findChildren(QToolButton)]
    texts += [field.placeholderText() for field in window.findChildren(QLineEdit)]
    texts += [
        label.text() for label in window.findChildren(QLabel) if label.parent().objectName() == "statusline"
    ]
    return [text for text in texts if text]


def test_the_english_interface_is_english(make_desk: MakeDesk) -> None:
    desk = make_desk(language="en")
    left = {text for text in chrome(desk.window) if CHINESE.search(text)}
    assert {text.replace("&", "") for text in left} == {"Language / 语言", "简体中文"}


def test_the_chinese_interface_is_chinese(desk: Desk) -> None:
    for text in chrome(desk.window):
        assert CHINESE.search(text) or text.startswith(("SHA-256", "100%", "English")), text


def test_every_button_of_the_page_can_be_pressed_with_the_keyboard(desk: Desk) -> None:
    page = desk.window.pages.page
    assert page is not None
    for button in page.findChildren(QPushButton):
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus, button.text()
