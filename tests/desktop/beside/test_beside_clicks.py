"""The middle button and Ctrl+click on a row of the tree lead to the other side; a plain click does not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.records import Brief
from desktop.location import Location
from desktop.models.section_tree import TreeRole
from desktop.theme import LIGHT, Theme
from desktop.views.beside_clicks import BesideClicks
from desktop.views.section_tree_view import SidePanel

LEFT, MIDDLE, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton
NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize(
    ("button", "held", "is_beside"),
    [(MIDDLE, NONE, True), (LEFT, CTRL, True), (LEFT, NONE, False), (RIGHT, NONE, False)],
)
def test_which_clicks_lead_beside(
    qtbot: QtBot, brief: Brief, button: Qt.MouseButton, held: Qt.KeyboardModifier, is_beside: bool
) -> None:
    side = SidePanel(Theme(LIGHT))
    qtbot.addWidget(side)
    side.show_brief(brief, "en")
    clicks, beside, chosen = BesideClicks(side.tree, TreeRole.PLACE), list[Location](), list[Location]()
    clicks.wanted.connect(beside.append)
    side.chosen.connect(chosen.append)
    side.resize(260, 600)
    side.show()
    row = side.tree.model().index(1, 0)
    qtbot.mouseClick(side.tree.viewport(), button, held, side.tree.visualRect(row).center())
    place = row.data(TreeRole.PLACE)
    assert beside == ([place] if is_beside else [])
    assert chosen == ([place] if button is LEFT and not is_beside else [])


def test_below_the_rows_there_is_nothing_to_open(qtbot: QtBot, brief: Brief) -> None:
    side = SidePanel(Theme(LIGHT))
    qtbot.addWidget(side)
    side.show_brief(brief, "en")
    side.resize(260, 3000)
    side.show()
    clicks = BesideClicks(side.tree, TreeRole.PLACE)
    bottom = side.tree.viewport().rect().bottomLeft()
    with qtbot.assertNotEmitted(clicks.wanted):
        qtbot.mouseClick(side.tree.viewport(), MIDDLE, NONE, bottom)
