"""The overview of all slides and the jump by number: only the presenter sees them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from db.records import Brief
from desktop.presenting.slide_thumbnails import WIDTH, GridRole, SlideGridModel
from tests.desktop.presenting.console_stage import Drawn, Stage, look_of, slide, small_deck
from tests.desktop.presenting.console_stage import stage as staged


@pytest.fixture
def stage(qtbot: QtBot, brief: Brief) -> Stage:
    return staged(qtbot, brief)


@pytest.fixture
def opened(stage: Stage) -> Stage:
    stage.show.go(1)
    stage.window.perform("grid")
    return stage


def many(count: int) -> SlideGridModel:
    deck = small_deck()
    slides = tuple(slide(f"s{n}") for n in range(count))
    return SlideGridModel(look_of(Drawn()), type(deck)(deck.brief, deck.name, slides, count - 1, "light"))


def test_the_model_keeps_qt_s_rules(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(many(5))


def test_pictures_are_made_when_they_are_asked_for_and_once(qtbot: QtBot) -> None:
    model = many(500)
    assert model.times_drawn == 0
    assert model.index(7).data(GridRole.IMAGE) is None
    with qtbot.waitSignal(model.dataChanged):
        pass
    image = model.index(7).data(GridRole.IMAGE)
    assert image.width() == WIDTH
    model.index(7).data(GridRole.IMAGE)
    QApplication.processEvents()
    assert model.times_drawn == 1


def test_what_is_looked_at_last_is_drawn_first(qtbot: QtBot) -> None:
    model = many(500)
    for row in (1, 2, 400):
        model.index(row).data(GridRole.IMAGE)
    with qtbot.waitSignal(model.dataChanged) as drawn:
        pass
    assert drawn.args is not None
    assert drawn.args[0].row() == 400


def test_pictures_are_bounded(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.presenting.slide_thumbnails._BOUND", 10 * WIDTH * 126 * 4)
    model = many(100)
    for row in range(100):
        model.index(row).data(GridRole.IMAGE)
    qtbot.waitUntil(lambda: model.times_drawn == 100)
    assert model.bytes <= 10 * WIDTH * 126 * 4


def test_the_grid_opens_on_the_current_slide(opened: Stage) -> None:
    grid = opened.window.panels.grid
    assert grid.isVisible()
    assert grid.size() == opened.window.centralWidget().size()
    assert grid.view.currentIndex().row() == 1
    assert grid.model.index(1).data(GridRole.IS_CURRENT) is True
    assert "current slide" in str(grid.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole))


def test_only_what_is_seen_is_drawn(qtbot: QtBot, brief: Brief) -> None:
    deck = small_deck()
    slides = tuple(slide(f"s{n}") for n in range(500))
    made = staged(qtbot, brief, type(deck)(deck.brief, deck.name, slides, 499, "light"))
    made.window.perform("grid")
    model = made.window.panels.grid.model
    qtbot.waitUntil(lambda: model.times_drawn > 4 and not model.is_drawing)
    assert model.times_drawn < 60


def test_arrows_and_enter_jump(opened: Stage, qtbot: QtBot) -> None:
    view = opened.window.panels.grid.view
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.show.slide.id == "industry"
    assert opened.window.panels.grid.isHidden()
    assert opened.keys == []
    opened.show.go_back()
    assert opened.show.slide.id == "economy"


def test_a_click_jumps(opened: Stage, qtbot: QtBot) -> None:
    view = opened.window.panels.grid.view
    at = view.visualRect(opened.window.panels.grid.model.index(3)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened.show.slide.id == "closing"


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_G])
def test_escape_closes_the_grid_and_nothing_else(opened: Stage, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(opened.window.panels.grid.view, key)
    assert opened.window.panels.grid.isHidden()
    assert opened.keys == []
    assert opened.show.slide.id == "economy"
    assert opened.window.focusWidget() is opened.window.current


def test_the_clicker_goes_on_working_over_the_grid(opened: Stage, qtbot: QtBot) -> None:
    qtbot.keyClick(opened.window.panels.grid.view, Qt.Key.Key_PageDown)
    assert opened.keys == [Qt.Key.Key_PageDown]
    opened.show.go(3)
    assert opened.window.panels.grid.model.index(3).data(GridRole.IS_CURRENT) is True


def test_the_audience_does_not_see_the_grid(opened: Stage) -> None:
    state = opened.show.state
    assert state.audience is state.presenter


# ------------------------------------------------------------ by number


def test_digits_and_enter_jump_and_are_seen(stage: Stage, qtbot: QtBot) -> None:
    number = stage.window.panels.number
    qtbot.keyClick(stage.window.current, Qt.Key.Key_3)
    assert number.isVisible()
    assert number.number.text() == "3"
    assert number.words.text() == "Enter goes to: Industry"
    assert stage.show.slide.id == "title"
    qtbot.keyClick(stage.window.current, Qt.Key.Key_Return)
    assert stage.show.slide.id == "industry"
    assert number.isHidden()


def test_digits_over_the_grid_jump_too(opened: Stage, qtbot: QtBot) -> None:
    qtbot.keyClick(opened.window.panels.grid.view, Qt.Key.Key_4)
    assert opened.window.panels.number.typed == "4"
    qtbot.keyClick(opened.window.panels.grid.view, Qt.Key.Key_Return)
    assert opened.show.slide.id == "closing"


def test_a_number_without_a_slide_says_so(stage: Stage, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_9, Qt.Key.Key_9):
        qtbot.keyClick(stage.window.current, key)
    assert stage.window.panels.number.words.text() == "No slide has this number."
    qtbot.keyClick(stage.window.current, Qt.Key.Key_Return)
    assert stage.show.slide.id == "title"


def test_digits_can_be_taken_back_and_forgotten(stage: Stage, qtbot: QtBot) -> None:
    current, number = stage.window.current, stage.window.panels.number
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_Backspace):
        qtbot.keyClick(current, key)
    assert number.typed == "1"
    qtbot.keyClick(current, Qt.Key.Key_Escape)
    assert number.typed == ""
    assert stage.keys == []
    qtbot.keyClick(current, Qt.Key.Key_2)
    qtbot.keyClick(current, Qt.Key.Key_Space)
    assert number.typed == ""
    assert stage.keys == [Qt.Key.Key_Space]
