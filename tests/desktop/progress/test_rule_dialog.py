"""Choosing a pace rule: all of them with text and source, none by default, and what each would say now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from pytestqt.qtbot import QtBot

from db.actuals.check import Written
from db.pace.rules import MONTHLY, RULES, XUANCHENG, YINCHUAN
from db.pace.states import PaceState
from db.records import Brief
from desktop.models.rule_states import RuleStatesModel
from desktop.progress.following import Following
from desktop.progress.rule_dialog import RuleDialog
from desktop.theme import LIGHT, Theme
from desktop.widgets.plain_label import PlainLabel
from tests.db.tiny import tiny
from tests.desktop.progress.office import figure_of, following_at

Opened = Callable[..., RuleDialog]


@pytest.fixture
def brief() -> Brief:
    return tiny()


@pytest.fixture
def following(tmp_path: Path, qapp: object) -> Iterator[Following]:
    made = following_at(tmp_path)
    yield made
    made.close()


@pytest.fixture
def opened(qtbot: QtBot, brief: Brief, following: Following) -> Opened:
    def make(language: str = "en", of: Brief = brief) -> RuleDialog:
        made = RuleDialog(of, following, Theme(LIGHT), language)
        qtbot.addWidget(made)
        with qtbot.waitExposed(made):
            made.open()
        return made

    return make


def enter(following: Following, brief: Brief) -> None:
    following.enter(brief, figure_of(brief, "cloud"), Written("190家", "2023-06-30"))
    following.enter(brief, figure_of(brief, "income"), Written("6.8%", "2023-06-30"))


def states(dialog: RuleDialog) -> list[list[str]]:
    model = dialog.model
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_every_rule_stands_there_with_its_text_and_source(opened: Opened) -> None:
    dialog = opened("zh_CN")
    said = {label.text() for label in dialog.findChildren(PlainLabel)}
    assert [option.text() for option in dialog.options] == [*(r.name.zh for r in RULES), "No rule"]
    assert "完成进度低于时序进度的80%为黄牌，低于60%为红牌。" in said
    assert "Source: 武汉市人民政府，《武汉市重大项目管理办法》" in said
    assert any("its name is printed wherever something is judged by it" in words for words in said)


def test_nothing_is_chosen_by_itself_and_nothing_taken_unchosen(
    opened: Opened, brief: Brief, following: Following
) -> None:
    dialog = opened()
    assert not any(option.isChecked() for option in dialog.options)
    dialog.confirm()
    assert dialog.said.sentences == ["Nothing was changed: choose one of the rules first, or none."]
    assert dialog.isVisible()
    assert following.progress(brief).rule is None


def test_the_consequence_of_each_rule_is_seen_before_it_is_chosen(
    opened: Opened, brief: Brief, following: Following
) -> None:
    enter(following, brief)
    dialog = opened()
    assert states(dialog) == [
        [
            "居民收入增长  7.0%",
            "▽ Below the target",
            "▽ Behind pace",
            "▽ Below the target",
            "▽ Below the target",
        ],
        ["财政总收入增长  7.6%左右", *["○ No data yet"] * 4],
        [
            "新增企业上云  确保400家以上",
            "▽ Behind pace",
            "▽ Behind pace",
            "◐ Not defined by the rule",
            "▽ Behind pace",
        ],
    ]
    dialog.table.setCurrentIndex(dialog.model.index(2, 3))
    assert "190÷400=47.5%" in dialog.whole.text()
    assert following.progress(brief).rule is None


def test_a_value_that_comes_in_meanwhile_is_seen(opened: Opened, brief: Brief, following: Following) -> None:
    dialog = opened()
    enter(following, brief)
    assert states(dialog)[2][1] == "▽ Behind pace"


def test_a_rule_is_chosen_for_the_brief_and_undone(
    qtbot: QtBot, opened: Opened, brief: Brief, following: Following
) -> None:
    dialog = opened()
    qtbot.mouseClick(dialog.options[2], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.choosing, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    assert following.progress(brief).rule is YINCHUAN
    following.steps.undo()
    assert following.progress(brief).rule is None


def test_the_rule_in_force_is_marked_and_none_is_a_choice_too(
    qtbot: QtBot, opened: Opened, brief: Brief, following: Following
) -> None:
    following.choose_rule(brief, MONTHLY)
    dialog = opened()
    assert [option.isChecked() for option in dialog.options] == [True, False, False, False, False]
    dialog.options[4].setChecked(True)
    assert dialog.choosing.text() == "Use no rule"
    qtbot.keyClick(dialog.options[4], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert following.progress(brief).rule is None


def test_the_keys_go_through_the_rules(
    qtbot: QtBot, opened: Opened, brief: Brief, following: Following
) -> None:
    dialog = opened()
    assert dialog.options[0].hasFocus()
    qtbot.keyClick(dialog.options[0], Qt.Key.Key_Down)
    qtbot.keyClick(dialog.options[1], Qt.Key.Key_Space)
    qtbot.keyClick(dialog.options[1], Qt.Key.Key_Enter, Qt.KeyboardModifier.ControlModifier)
    assert following.progress(brief).rule is XUANCHENG


def test_a_brief_without_targets_shows_the_rules_alone(opened: Opened) -> None:
    whole = tiny()  # its targets stand in the third section
    dialog = opened(of=replace(whole, sections=whole.sections[:2], pairings=()))
    assert len(dialog.options) == 5
    assert states(dialog) == []
    assert not dialog.table.isVisible()


def test_the_table_of_states_is_a_sound_model(
    qtmodeltester: Any, opened: Opened, brief: Brief, following: Following
) -> None:
    qtmodeltester.check(RuleStatesModel(RULES, "en"))
    enter(following, brief)
    dialog = opened()
    model = dialog.model
    qtmodeltester.check(model)
    cell = model.index(2, 1)
    assert (
        cell.data(Qt.ItemDataRole.AccessibleTextRole)
        == "新增企业上云  确保400家以上, Monthly pace: Behind pace"
    )
    assert model.sentence(model.index(2, 0)) == ""


def test_every_state_stands_whole_in_its_cell(opened: Opened) -> None:
    dialog = opened("en")
    dialog.resize(760, 560)
    table = dialog.table
    for column in range(1, dialog.model.columnCount()):
        room = QRect(0, 0, table.columnWidth(column) - 12, 0)
        for state in PaceState:
            words = f"◐ {state.word.en}"
            needed = table.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, words)
            assert needed.width() <= room.width()
            assert needed.height() <= table.rowHeight(0), words
    assert table.wordWrap()
