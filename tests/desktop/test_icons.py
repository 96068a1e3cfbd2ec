"""An icon can be told from its ground: also on the highlighted row of a menu, and on a button under the pointer."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.icons import for_menus, icon
from desktop.theme import LIGHT, THEMES
from tests.conftest import MakeDesk

HIGHLIGHTED = (QIcon.Mode.Active, QIcon.Mode.Selected)


def inks(made: QIcon, mode: QIcon.Mode) -> set[str]:
    """The colours of the pixels that are all covered."""
    return colors(made.pixmap(QSize(18, 18), 2.0, mode).toImage())


def colors(image: QImage) -> set[str]:
    each = itertools.product(range(image.width()), range(image.height()))
    return {image.pixelColor(*at).name() for at in each if image.pixelColor(*at).alpha() == 255}


def same(*found: str) -> set[str]:
    return {QColor(color).name() for color in found}


@pytest.mark.parametrize("theme", THEMES)
def test_every_icon_of_a_menu_has_the_colour_of_the_words_beside_it(make_desk: MakeDesk, theme: str) -> None:
    desk, tokens = make_desk(theme=theme), THEMES[theme]
    shown = [a for a in desk.window.actions() if not a.icon().isNull() and a.isIconVisibleInMenu()]
    assert len(shown) > 10
    for action in shown:
        assert inks(action.icon(), QIcon.Mode.Normal) == same(tokens.second), action.text()
        for mode in HIGHLIGHTED:
            assert inks(action.icon(), mode) == same(tokens.on_accent), action.text()


def test_an_icon_that_is_not_for_menus_is_noticed(qapp: object) -> None:
    for mode in HIGHLIGHTED:
        assert inks(icon("eye", LIGHT.second), mode) != same(LIGHT.on_accent)


def test_the_icon_for_menus_leaves_the_given_one_alone(qapp: object) -> None:
    given = icon("eye", "#4A4A46")
    made = for_menus(given, "eye", "#FFFFFF")
    assert inks(given, QIcon.Mode.Active) == same("#4A4A46")
    assert inks(made, QIcon.Mode.Active) == same("#FFFFFF")


def test_a_button_of_the_bar_keeps_its_icon_under_the_pointer(make_desk: MakeDesk, qtbot: QtBot) -> None:
    desk = make_desk()
    bar = desk.window.findChild(QWidget, "topbar")
    assert isinstance(bar, QWidget)
    for button in filter(QWidget.isEnabled, bar.findChildren(QToolButton)):
        button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
        found = colors(button.grab(button.rect().adjusted(6, 6, -6, -6)).toImage())
        assert QColor(LIGHT.wash).name() in found
        assert QColor(LIGHT.on_accent).name() not in found
