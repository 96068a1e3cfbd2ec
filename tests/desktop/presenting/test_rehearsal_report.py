"""A rehearsal against the plan, slide by slide."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from db.decks import Rehearsal
from desktop.presenting.rehearsal_report import RehearsalReport
from desktop.presenting.rehearsal_rows import Column, RehearsalModel, rehearsed
from desktop.theme import LIGHT, Theme
from tests.desktop.presenting.console_stage import small_deck

FIRST = Rehearsal("2023-01-05T09:00:00", (("title", 30.0), ("economy", 200.0), ("gone", 12.0)))
SECOND = Rehearsal("2023-01-06T14:30:00", (("title", 160.0), ("economy", 450.0), ("backup", 20.0)))


def texts(model: RehearsalModel) -> list[tuple[str, ...]]:
    return [
        tuple(str(model.index(row, column).data()) for column in range(Column.BAR))
        for row in range(model.rowCount())
    ]


@pytest.fixture
def report(qtbot: QtBot) -> RehearsalReport:
    made = RehearsalReport(small_deck(), (SECOND, FIRST), Theme(LIGHT))
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_model_keeps_qt_s_rules(qtmodeltester: ModelTester) -> None:
    model = RehearsalModel(small_deck())
    model.show_rehearsal(FIRST)
    qtmodeltester.check(model)


def test_each_slide_stands_against_the_plan() -> None:
    model = RehearsalModel(small_deck())
    model.show_rehearsal(FIRST)
    assert texts(model) == [
        ("1", "Title", "2:30", "0:30", "−2:00"),
        ("2", "Economy", "2:30", "3:20", "+0:50"),
        ("3", "Industry", "2:30", "not shown", "—"),
        ("4", "Closing", "2:30", "not shown", "—"),
        ("", "No longer in the talk", "—", "0:12", "—"),
    ]


def test_a_backup_that_was_shown_has_no_plan() -> None:
    model = RehearsalModel(small_deck())
    model.show_rehearsal(SECOND)
    assert texts(model)[-1] == ("备用 1", "Backup", "—", "0:20", "—")


def test_without_a_plan_only_what_was_taken_is_said() -> None:
    rows = rehearsed(small_deck(minutes=0), FIRST)
    assert all(row.difference is None and row.planned == 0 for row in rows)


def test_bars_of_all_rows_have_one_scale() -> None:
    assert {row.scale for row in rehearsed(small_deck(), SECOND)} == {450.0}


def test_the_newest_is_shown_and_its_total_said(report: RehearsalReport) -> None:
    assert report.choice.currentText() == "2023-01-06 14:30   10:30"
    assert report.total.text() == "In all 10:30 of 10:00 planned: 30 s behind plan"


def test_an_earlier_one_can_be_chosen(report: RehearsalReport) -> None:
    report.choice.setCurrentIndex(1)
    assert report.total.text() == "In all 4:02 of 10:00 planned: 5 min 58 s ahead of plan"
    assert texts(report.model)[1][3] == "3:20"


def test_without_a_rehearsal_it_says_how_to_begin_one(qtbot: QtBot) -> None:
    report = RehearsalReport(small_deck(), (), Theme(LIGHT))
    qtbot.addWidget(report)
    report.show()
    assert report.nothing.isVisible()
    assert not report.table.isVisible()


def test_bars_are_drawn(report: RehearsalReport) -> None:
    QApplication.processEvents()
    rect = report.table.visualRect(report.model.index(1, Column.BAR))
    image = report.table.viewport().grab(rect).toImage()
    colors = {image.pixelColor(x, image.height() // 2).name() for x in range(image.width())}
    assert {LIGHT.accent.lower(), LIGHT.second.lower()} <= colors


def test_a_time_that_is_none_is_shown_as_it_is(qtbot: QtBot) -> None:
    report = RehearsalReport(small_deck(), (Rehearsal("someday", ()),), Theme(LIGHT))
    qtbot.addWidget(report)
    assert report.choice.currentText() == "someday   0:00"


def test_a_screen_reader_hears_the_difference_at_the_bar() -> None:
    model = RehearsalModel(small_deck())
    model.show_rehearsal(FIRST)
    said = model.index(1, Column.BAR).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Taken against plan +0:50"
