"""Questions jump anywhere: the search of the brief leads to slides, while the audience stays."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from db.records import Brief
from desktop.location import Location
from desktop.presenting.slide_hits import HitRole, SlideHits, slide_at, slide_words
from tests.desktop.presenting.console_stage import Stage, small_deck
from tests.desktop.presenting.console_stage import stage as staged


@pytest.fixture
def stage(qtbot: QtBot, brief: Brief) -> Stage:
    made = staged(qtbot, brief)
    made.window.perform("search")
    return made


def line_text(brief: Brief, line: int) -> str:
    item = brief.item(line)
    assert item is not None
    return item.text[:6]


def test_the_model_keeps_qt_s_rules(brief: Brief, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(SlideHits(brief, small_deck(), "zh_CN"))


def test_places_lead_to_slides(brief: Brief) -> None:
    deck = small_deck()
    assert slide_at(deck, brief, Location(brief.id, "economy", 27)) == 1
    assert slide_at(deck, brief, Location(brief.id, "industry")) == 2
    # 成效 has no slide of its own: its first section has.
    assert slide_at(deck, brief, Location(brief.id, "achievements")) == 1
    assert slide_at(deck, brief, Location(brief.id)) == 0
    assert slide_at(deck, brief, Location(brief.id, "economy", 9999)) is None
    assert slide_at(deck, brief, Location(brief.id, "drives")) is None


def test_slides_are_named(brief: Brief) -> None:
    deck = small_deck()
    assert slide_words(deck, 1) == "Slide 2"
    assert slide_words(deck, 4) == "Backup slide 1"
    assert slide_words(deck, None) == "Not on a slide of this talk"


def test_typing_words_and_enter_go_to_the_slide(stage: Stage, qtbot: QtBot, brief: Brief) -> None:
    search = stage.window.panels.search
    search.field.setText(line_text(brief, 27))
    rows = [search.model.index(row).data(HitRole.SLIDE) for row in range(search.model.rowCount())]
    assert 1 in rows
    search.list.setCurrentIndex(search.model.index(rows.index(1)))
    qtbot.keyClick(search.field, Qt.Key.Key_Return)
    assert stage.show.slide.id == "economy"
    assert search.isHidden()


def test_a_place_on_no_slide_says_so_and_stays(stage: Stage, qtbot: QtBot) -> None:
    search = stage.window.panels.search
    slides = [search.model.index(row).data(HitRole.SLIDE) for row in range(search.model.rowCount())]
    hidden = search.model.index(slides.index(None))
    assert hidden.data(HitRole.SLIDE_WORDS) == "Not on a slide of this talk"
    assert str(hidden.data(Qt.ItemDataRole.AccessibleTextRole)).endswith("Not on a slide of this talk")
    search.list.setCurrentIndex(hidden)
    qtbot.keyClick(search.field, Qt.Key.Key_Return)
    assert search.isVisible()
    assert search.state.text() == "This place is on no slide of this talk."


def test_the_audience_stays_frozen_while_the_presenter_searches(stage: Stage, qtbot: QtBot) -> None:
    stage.show.toggle_freeze()
    search = stage.window.panels.search
    qtbot.keyClicks(search.field, "x")
    search.field.clear()
    row = next(n for n in range(search.model.rowCount()) if search.model.index(n).data(HitRole.SLIDE) == 2)
    search.list.setCurrentIndex(search.model.index(row))
    qtbot.keyClick(search.field, Qt.Key.Key_Return)
    assert stage.show.slide.id == "industry"
    assert stage.show.state.audience.slide == 0


def test_letters_space_and_arrows_belong_to_the_field(stage: Stage, qtbot: QtBot) -> None:
    field = stage.window.panels.search.field
    for key in (Qt.Key.Key_B, Qt.Key.Key_Space, Qt.Key.Key_5, Qt.Key.Key_Left, Qt.Key.Key_Down):
        qtbot.keyClick(field, key)
    assert stage.keys == []
    assert field.text() == "b 5"
    assert stage.window.panels.number.typed == ""


def test_page_keys_go_on_to_the_show(stage: Stage, qtbot: QtBot) -> None:
    qtbot.keyClick(stage.window.panels.search.field, Qt.Key.Key_PageDown)
    assert stage.keys == [Qt.Key.Key_PageDown]


def test_escape_closes_the_search_alone(stage: Stage, qtbot: QtBot) -> None:
    qtbot.keyClick(stage.window.panels.search.field, Qt.Key.Key_Escape)
    assert stage.window.panels.search.isHidden()
    assert stage.keys == []


def test_nothing_found_is_said(stage: Stage, qtbot: QtBot) -> None:
    stage.window.panels.search.field.setText("晋江没有的词")
    assert stage.window.panels.search.state.text() == "Nothing in this brief holds all of these words."


def test_only_one_panel_is_open(stage: Stage) -> None:
    stage.window.perform("grid")
    assert stage.window.panels.search.isHidden()
    assert stage.window.panels.grid.isVisible()
    stage.window.perform("grid")
    assert stage.window.panels.grid.isHidden()
