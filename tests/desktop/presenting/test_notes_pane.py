"""Notes are written while the show goes on, and never lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.records import Brief
from desktop.presenting.notes_pane import LARGEST, SMALLEST, USUAL
from tests.desktop.presenting.console_stage import Stage
from tests.desktop.presenting.console_stage import stage as staged


@pytest.fixture
def stage(qtbot: QtBot, brief: Brief) -> Stage:
    made = staged(qtbot, brief, notes={"economy": "先讲总量"})
    made.window.notes.field.setFocus()
    return made


def test_each_slide_shows_its_note(stage: Stage) -> None:
    stage.show.go(1)
    assert stage.window.notes.field.toPlainText() == "先讲总量"
    stage.show.next()
    assert stage.window.notes.field.toPlainText() == "先讲总量"
    stage.show.go(2)
    assert stage.window.notes.field.toPlainText() == ""


def test_leaving_the_slide_keeps_the_note_at_once(stage: Stage, qtbot: QtBot) -> None:
    qtbot.keyClicks(stage.window.notes.field, "ab")
    assert stage.notes == []
    stage.show.go(1)
    assert stage.notes == [("title", "ab")]
    stage.show.go(0)
    assert stage.window.notes.field.toPlainText() == "ab"


def test_a_rest_keeps_the_note(stage: Stage, qtbot: QtBot) -> None:
    stage.window.notes._resting.setInterval(1)
    with qtbot.waitSignal(stage.window.note_changed) as said:
        qtbot.keyClicks(stage.window.notes.field, "a")
    assert said.args == ["title", "a"]


def test_a_console_that_is_put_away_keeps_the_note(stage: Stage, qtbot: QtBot) -> None:
    qtbot.keyClicks(stage.window.notes.field, "a")
    stage.window.hide()
    assert stage.notes == [("title", "a")]


def test_what_was_not_changed_is_not_said(stage: Stage) -> None:
    stage.show.go(1)
    stage.show.go(2)
    assert stage.notes == []


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_B, Qt.Key.Key_Period, Qt.Key.Key_5]
)
def test_typing_does_not_move_the_show(stage: Stage, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(stage.window.notes.field, key)
    assert stage.keys == []
    assert stage.window.panels.number.typed == ""


@pytest.mark.parametrize("key", [Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_F5])
def test_the_clicker_works_while_the_notes_have_the_focus(stage: Stage, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(stage.window.notes.field, key)
    assert stage.keys == [key]


def test_escape_leaves_the_notes_before_it_reaches_the_show(stage: Stage, qtbot: QtBot) -> None:
    field = stage.window.notes.field
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert stage.keys == []
    assert stage.window.focusWidget() is stage.window.current
    qtbot.keyClick(stage.window.current, Qt.Key.Key_Escape)
    assert stage.keys == [Qt.Key.Key_Escape]


def test_letters_are_large_and_their_size_is_remembered(stage: Stage, qtbot: QtBot) -> None:
    notes = stage.window.notes
    assert notes.size_px == USUAL >= 20
    with qtbot.waitSignal(notes.size_changed):
        notes.larger.click()
    assert notes.field.font().pixelSize() == USUAL + 2
    assert stage.window.remembered["notes_size"] == USUAL + 2
    qtbot.keyClick(notes.field, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert notes.size_px == USUAL


def test_ctrl_and_the_wheel_change_the_size(stage: Stage) -> None:
    field = stage.window.notes.field
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field.viewport(), event)
    assert stage.window.notes.size_px == USUAL + 4


def test_the_size_has_ends(stage: Stage) -> None:
    notes = stage.window.notes
    for _ in range(60):
        notes.step_size(1)
    assert notes.size_px == LARGEST
    assert not notes.larger.isEnabled()
    for _ in range(60):
        notes.step_size(-1)
    assert notes.size_px == SMALLEST
    assert not notes.smaller.isEnabled()
