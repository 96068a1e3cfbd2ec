"""The field searches for what was typed, never for what is still being composed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.widgets.search_field import PAGE, SearchField


@pytest.fixture
def field(qtbot: QtBot) -> SearchField:
    made = SearchField()
    qtbot.addWidget(made)
    made.show()
    return made


def searched(field: SearchField) -> list[str]:
    said: list[str] = []
    field.searched.connect(said.append)
    return said


def compose(field: SearchField, composing: str, done: str = "") -> None:
    event = QInputMethodEvent(composing, [])
    event.setCommitString(done)
    QApplication.sendEvent(field, event)


def test_every_key_searches(qtbot: QtBot, field: SearchField) -> None:
    said = searched(field)
    qtbot.keyClicks(field, "gd")
    assert said == ["g", "gd"]


def test_what_is_being_composed_is_not_searched_for(field: SearchField) -> None:
    said = searched(field)
    for composing in ("q", "qi", "qi'ye"):
        compose(field, composing)
    assert said == []
    compose(field, "", "企业")
    assert said == ["企业"]


def test_composing_over_a_selection_does_not_search_for_the_rest(field: SearchField) -> None:
    field.setText("企业上云")
    field.setSelection(0, 2)
    said = searched(field)
    compose(field, "jing")
    assert said == []
    compose(field, "", "经济")
    assert said == ["经济上云"]


def test_composing_that_is_given_up_searches_for_what_stands_there(field: SearchField) -> None:
    field.setText("企业上云")
    field.setSelection(0, 2)
    said = searched(field)
    compose(field, "jing")
    compose(field, "")
    assert said == ["上云"]


def test_the_arrows_and_page_keys_step_and_enter_enters(qtbot: QtBot, field: SearchField) -> None:
    steps: list[int] = []
    entered: list[tuple[bool, bool]] = []
    field.stepped.connect(steps.append)
    field.entered.connect(lambda keeps, back: entered.append((keeps, back)))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        qtbot.keyClick(field, key)
    held = Qt.KeyboardModifier
    for modifier in (held.NoModifier, held.ControlModifier, held.ShiftModifier):
        qtbot.keyClick(field, Qt.Key.Key_Return, modifier)
    assert steps == [1, -1, PAGE, -PAGE]
    assert entered == [(False, False), (True, False), (False, True)]


def test_what_is_shown_as_searched_is_not_searched_for_again(field: SearchField) -> None:
    said = searched(field)
    field.show_searched("企业")
    assert (field.text(), said) == ("企业", [])


@pytest.mark.parametrize("text", ["a\0b", "😀", "x" * 10_000, '"', "   "])
def test_whatever_is_typed_arrives(field: SearchField, text: str) -> None:
    said = searched(field)
    field.setText(text)
    assert said == [text]
