"""The row that is chosen in the ledger counts in the whole window, as a figure that was clicked on a page does."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop.app import Desk
from desktop.location import SCOREBOARD, Location
from desktop.models.scoreboard_cells import Column
from desktop.views.scoreboard_page import ScoreboardPage

BRIEF = "jinjiang-2023"


@pytest.fixture
def ledger(desk: Desk) -> ScoreboardPage:
    desk.navigator.go(Location(BRIEF, view=SCOREBOARD))
    return cast("ScoreboardPage", desk.window.pages.page)


def choose(ledger: ScoreboardPage, row: int) -> None:
    ledger.table.choose(ledger.order.index(row, Column.TEXT))


def said(desk: Desk) -> str:
    assert desk.window.details is not None
    return desk.window.details.text.toPlainText()


def test_the_source_of_the_row_is_shown(desk: Desk, ledger: ScoreboardPage, qtbot: QtBot) -> None:
    desk.window.commands["details"].setChecked(True)
    choose(ledger, 3)
    qtbot.waitUntil(lambda: "新增企业上云" in said(desk))
    choose(ledger, 4)
    row = ledger.board.rows[4]
    qtbot.waitUntil(lambda: row.item.text[:20] in said(desk))


def test_the_source_of_the_row_is_shown_when_the_pane_is_opened(desk: Desk, ledger: ScoreboardPage) -> None:
    choose(ledger, 3)
    desk.window.commands["details"].setChecked(True)
    assert "新增企业上云" in said(desk)


def test_the_source_is_still_there_when_the_ledger_is_seen_again(desk: Desk, ledger: ScoreboardPage) -> None:
    choose(ledger, 3)
    desk.window.commands["details"].setChecked(True)
    desk.navigator.go(Location(BRIEF))
    assert "新增企业上云" not in said(desk)
    desk.navigator.back()
    assert "新增企业上云" in said(desk)


@pytest.mark.parametrize("command", ["enter_value", "history", "plan"])
def test_commands_are_about_the_row(desk: Desk, ledger: ScoreboardPage, command: str, qtbot: QtBot) -> None:
    choose(ledger, 3)
    desk.window.progress_wanted.disconnect()
    with qtbot.waitSignal(desk.window.progress_wanted) as wanted:
        desk.window.commands[command].trigger()
    figure = ledger.board.rows[3].figure
    assert figure is not None
    assert wanted.args[0] == command
    assert wanted.args[2] == (figure.id, "")


def test_choosing_rows_leaves_the_history_alone(desk: Desk, ledger: ScoreboardPage) -> None:
    before = desk.navigator.current
    for row in range(4):
        choose(ledger, row)
    assert desk.navigator.current == before
    desk.navigator.back()
    assert desk.navigator.current == Location(BRIEF)


def test_a_target_is_chosen_by_its_number_as_written(desk: Desk, qtbot: QtBot) -> None:
    desk.window.commands["history"].trigger()
    menu = next(menu for menu in desk.window.findChildren(QMenu) if menu.isVisible())
    assert "新增企业上云  确保400家以上" in [action.text() for action in menu.actions()]
    menu.close()
