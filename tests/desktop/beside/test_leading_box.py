"""The fields at the head of a side: a long name is cut in the middle, and whole in the tip of the list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from desktop.theme import LIGHT, Theme, Type
from desktop.views.place_chooser import LeadingBox

NAMES = [f"某某市国民经济和社会发展计划执行情况与政府工作报告简报 {year}" for year in (2023, 2024)]


@pytest.fixture
def box(qtbot: QtBot) -> LeadingBox:
    made = LeadingBox("Brief", Theme(LIGHT).font(Type.SMALL))
    qtbot.addWidget(made)
    made.resize(200, made.sizeHint().height())
    made.fill([(name, at) for at, name in enumerate(NAMES)])
    return made


def painted(box: LeadingBox) -> str:
    """The words as they stand in the field."""
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    return str(option.currentText)  # type: ignore[attr-defined]


def test_names_that_differ_at_their_end_are_told_apart(box: LeadingBox) -> None:
    seen = []
    for at in range(2):
        box.choose(at)
        seen.append(painted(box))
    assert [(words[:2], words[-5:]) for words in seen] == [("某某", " 2023"), ("某某", " 2024")]
    assert all("…" in words for words in seen)
    assert box.fontMetrics().horizontalAdvance(seen[0]) < box.width()


def test_a_name_that_has_room_is_whole(box: LeadingBox) -> None:
    box.resize(900, box.height())
    box.choose(1)
    assert painted(box) == NAMES[1]


def test_in_the_list_the_whole_name_is_the_tip(box: LeadingBox) -> None:
    assert box.itemData(0, Qt.ItemDataRole.ToolTipRole) == f"<qt>{NAMES[0]}</qt>"
    assert box.view().textElideMode() is Qt.TextElideMode.ElideMiddle


def test_a_name_in_the_tip_is_never_markup(box: LeadingBox) -> None:
    box.fill([("　<b>a</b>&", 0)])
    assert box.itemData(0, Qt.ItemDataRole.ToolTipRole) == "<qt>&lt;b&gt;a&lt;/b&gt;&amp;</qt>"
