"""The history of a target's values: all of it, what holds marked, each value to be revised, withdrawn or restored."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from pytestqt.qtbot import QtBot

from db.actuals.check import Written
from db.actuals.records import Actual, ChangeKind
from db.records import Brief, Figure
from desktop.models.value_history import Column, HistoryRole, ValueHistoryModel, rows_of
from desktop.progress.following import Following
from desktop.progress.history_dialog import HistoryDialog
from desktop.progress.value_dialog import ValueDialog
from desktop.theme import LIGHT, Theme
from tests.db.tiny import tiny
from tests.desktop.progress.office import HALF, QUARTER, figure_of, following_at


@pytest.fixture
def brief() -> Brief:
    return tiny()


@pytest.fixture
def figure(brief: Brief) -> Figure:
    return figure_of(brief, "cloud")


@pytest.fixture
def following(tmp_path: Path, qapp: object) -> Iterator[Following]:
    made = following_at(tmp_path)
    yield made
    made.close()


@pytest.fixture
def year(brief: Brief, figure: Figure, following: Following) -> tuple[Actual, Actual]:
    """A value that was revised, and one that was withdrawn; as they are now."""
    first = following.enter(brief, figure, QUARTER)
    half = following.enter(brief, figure, HALF)
    better = following.revise(brief, figure, first, Written("107家", "2023-03-31"), "漏报2家")
    following.withdraw(brief, half, "口径有误")
    return better, half


@pytest.fixture
def opened(qtbot: QtBot, brief: Brief, figure: Figure, following: Following) -> Callable[[], HistoryDialog]:
    def make() -> HistoryDialog:
        made = HistoryDialog(brief, following, Theme(LIGHT), "zh_CN", figure)
        qtbot.addWidget(made)
        with qtbot.waitExposed(made):
            made.open()
        return made

    return make


def told(model: ValueHistoryModel) -> list[tuple[object, ...]]:
    columns = (Column.HOLDS, Column.KIND, Column.VALUE, Column.AS_OF, Column.STATUS, Column.REASON)
    return [tuple(model.index(row, column).data() for column in columns) for row in range(model.rowCount())]


def test_all_that_was_done_stands_there_the_newest_first(
    year: object, opened: Callable[[], HistoryDialog]
) -> None:
    assert told(opened().model) == [
        ("", "withdrawn", "210家", "2023-06-30", "Final", "口径有误"),
        ("● in force", "revised", "107家", "2023-03-31", "Provisional", "漏报2家"),
        ("", "entered", "210家", "2023-06-30", "Final", ""),
        ("", "entered", "105家", "2023-03-31", "Provisional", ""),
    ]


def test_the_history_is_a_sound_model(
    qtmodeltester: Any, brief: Brief, figure: Figure, following: Following, year: tuple[Actual, Actual]
) -> None:
    model = ValueHistoryModel()
    qtmodeltester.check(model)
    model.show_rows(rows_of(following.history(brief, figure), {year[0].id}))
    qtmodeltester.check(model)
    row = model.index(1, Column.VALUE).data(HistoryRole.ROW)
    assert (row.holds, row.change.kind) == (True, ChangeKind.REVISED)
    assert model.index(1, Column.VALUE).data(Qt.ItemDataRole.AccessibleTextRole) == "Value 107家"


def test_before_the_first_value_it_says_so(opened: Callable[[], HistoryDialog]) -> None:
    dialog = opened()
    assert dialog.nothing.text() == "No value was entered for this target yet."
    assert not dialog.table.isVisible()
    assert not dialog.withdrawing.isVisible()


def test_only_what_holds_can_be_changed_and_only_what_was_withdrawn_restored(
    year: object, opened: Callable[[], HistoryDialog]
) -> None:
    dialog = opened()
    enabled = []
    for row in range(4):
        dialog.table.selectRow(row)
        enabled.append(
            [button.isEnabled() for button in (dialog.revising, dialog.withdrawing, dialog.restoring)]
        )
    assert enabled == [[False, False, True], [True, True, False], [False] * 3, [False] * 3]


def test_withdrawing_asks_why_and_is_undone(
    qtbot: QtBot, brief: Brief, figure: Figure, following: Following, opened: Callable[[], HistoryDialog]
) -> None:
    following.enter(brief, figure, QUARTER)
    dialog = opened()
    qtbot.mouseClick(dialog.withdrawing, Qt.MouseButton.LeftButton)
    assert "没有填写理由" in dialog.said.sentences[0]
    assert dialog.reason.hasFocus()
    dialog.reason.setText("重复")
    dialog.confirm()
    assert dialog.said.sentences == [
        "Withdrawn: 105家 up to 2023年3月31日 (Provisional). It stays in the history."
    ]
    assert following.progress(brief).of(figure) == ()
    following.steps.undo()
    assert [one.value for one in following.progress(brief).of(figure)] == ["105家"]
    assert told(dialog.model)[0][:3] == ("● in force", "restored", "105家")


def test_what_was_withdrawn_is_restored_and_that_is_undone_and_redone(
    qtbot: QtBot,
    brief: Brief,
    figure: Figure,
    following: Following,
    year: object,
    opened: Callable[[], HistoryDialog],
) -> None:
    dialog = opened()
    dialog.table.selectRow(0)
    dialog.reason.setText("口径已核实")
    qtbot.mouseClick(dialog.restoring, Qt.MouseButton.LeftButton)

    def values() -> list[str]:
        return [one.value for one in following.progress(brief).of(figure)]

    assert values() == ["107家", "210家"]
    following.steps.undo()
    assert values() == ["107家"]
    following.steps.redo()
    assert values() == ["107家", "210家"]


def test_what_is_not_withdrawn_any_more_is_not_restored(
    brief: Brief,
    figure: Figure,
    following: Following,
    year: tuple[Actual, Actual],
    opened: Callable[[], HistoryDialog],
    tmp_path: Path,
) -> None:
    dialog = opened()
    dialog.table.selectRow(0)
    # Another program on the same notebook.
    elsewhere = following_at(tmp_path)
    elsewhere.restore(brief, year[1], "别处恢复")
    elsewhere.close()
    dialog.reason.setText("口径已核实")
    dialog.confirm()
    assert "“210家”没有撤回，不需要恢复" in dialog.said.sentences[0]
    assert dialog.reason.text() == "口径已核实"


def test_the_form_for_a_revision_is_asked_for_and_its_outcome_shown(
    qtbot: QtBot,
    brief: Brief,
    figure: Figure,
    following: Following,
    year: object,
    opened: Callable[[], HistoryDialog],
) -> None:
    dialog = opened()
    with qtbot.waitSignal(dialog.revision_wanted) as wanted:
        qtbot.mouseClick(dialog.revising, Qt.MouseButton.LeftButton)
    assert wanted.args is not None
    form = ValueDialog(brief, following, Theme(LIGHT), "zh_CN", figure, wanted.args[0], dialog)
    form.open()
    assert form.form.old.text() == "107家 up to 2023年3月31日 (Provisional)"
    form.form.value.setText("108家")
    form.form.reason.setText("再补1家")
    form.confirm()
    form.close()
    assert [one.value for one in following.progress(brief).of(figure)] == ["108家"]
    assert told(dialog.model)[0][:3] == ("● in force", "revised", "108家")


def test_long_texts_stand_below_in_full(year: object, opened: Callable[[], HistoryDialog]) -> None:
    dialog = opened()
    dialog.table.selectRow(0)
    assert dialog.whole.text() == "Period: 2023年1月至6月\nSource: 统计局\nReason: 口径有误"


def test_sources_and_reasons_stand_whole_in_a_window_of_the_first_size(
    brief: Brief, figure: Figure, following: Following, opened: Callable[[], HistoryDialog]
) -> None:
    source, reason = "市工业和信息化局关于上半年企业上云情况的函", "扣除重复登记的四家，经市统计局核实"
    first = following.enter(brief, figure, QUARTER)
    following.revise(brief, figure, first, Written("101家", "2023-03-31", "", source), reason)
    dialog = opened()
    dialog.resize(960, 560)
    table = dialog.table
    for column in Column:
        text = table.model().index(0, column).data()
        room = QRect(0, 0, table.columnWidth(column) - 6, 0)
        needed = table.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, str(text))
        assert needed.width() <= room.width()
        assert needed.height() <= table.rowHeight(0)
    assert table.wordWrap()
