"""Beside a target: how it stands and why, the year, the values, and every way to change them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from db.actuals.check import Written
from db.actuals.records import Status
from db.pace.rules import MONTHLY, YINCHUAN
from db.pace.states import PaceState
from db.records import Brief, Figure
from desktop.location import Location, of_line
from desktop.progress.following import Following
from desktop.progress.progress_pane import ProgressPane
from desktop.theme import LIGHT, Theme
from desktop.typography import shown
from desktop.views.details_panel import DetailsPanel
from desktop.widgets.plain_label import PlainLabel
from tests.db.tiny import tiny

TODAY = date(2023, 10, 10)
MARCH = Written("105家", "2023-03-31", "一季度", "统计局", Status.FINAL)
JUNE = Written("210家", "2023-06-30", "上半年", "工信局")
BEFORE = Written("98家", "2022-12-31")


@pytest.fixture
def brief() -> Brief:
    return tiny()


@pytest.fixture
def following(tmp_path: Path) -> Iterator[Following]:
    made = Following(tmp_path / "notebook.db", lambda: TODAY, lambda: datetime(2023, 10, 10, tzinfo=UTC))
    yield made
    made.close()


def figure(brief: Brief, indicator: str) -> Figure:
    return [one for one in brief.figures if one.indicator.id == indicator][-1]


@pytest.fixture
def pane(qtbot: QtBot, following: Following, brief: Brief) -> ProgressPane:
    made = ProgressPane(following, brief, figure(brief, "cloud"), Theme(LIGHT), "zh_CN")
    qtbot.addWidget(made)
    return made


def text_of(pane: ProgressPane) -> str:
    labels = pane.findChildren(PlainLabel)
    return "\n".join(label.text() for label in labels if label.isVisibleTo(pane))


def buttons(pane: ProgressPane, text: str) -> list[QPushButton]:
    found = [button for button in pane.findChildren(QPushButton) if not button.isHidden()]
    return [button for button in found if button.text().startswith(text) and button.isVisibleTo(pane)]


def test_without_a_value_it_says_so_and_shows_the_empty_year(pane: ProgressPane) -> None:
    assert PaceState.NO_ACTUAL.word.zh in text_of(pane)
    assert "No value of 2023 yet" in pane.chart.accessibleName()
    assert pane.chart.model is not None
    assert pane.chart.model.points == ()
    assert buttons(pane, "Revise") == []


def test_what_is_entered_is_there_at_once_the_newest_first(
    pane: ProgressPane, following: Following, brief: Brief
) -> None:
    for written in (MARCH, JUNE):
        following.enter(brief, figure(brief, "cloud"), written)
    text = text_of(pane)
    assert text.index("210家\n") < text.index("105家\n")
    assert "2023年6月30日 · Provisional · 上半年 · 工信局" in text
    assert "2023年3月31日 · Final · 一季度 · 统计局" in text
    following.steps.undo()
    assert "上半年 · 工信局" not in text_of(pane)


def test_the_state_the_sentence_and_the_rule_follow_the_choice(
    pane: ProgressPane, following: Following, brief: Brief
) -> None:
    cloud = figure(brief, "cloud")
    following.enter(brief, cloud, JUNE)
    assert "No pace rule chosen" in text_of(pane)
    assert buttons(pane, "Choose")
    for rule in (MONTHLY, YINCHUAN):
        following.choose_rule(brief, rule)
        pace = following.progress(brief).pace(cloud, TODAY)
        text = text_of(pane)
        assert shown(pace.sentence.zh) in text
        assert f"\n{shown(pace.word.zh)}\n" in text
        assert f"Rule: {rule.name.zh}" in text
        assert buttons(pane, "Change")


def test_an_earlier_day_is_looked_at(pane: ProgressPane, following: Following, brief: Brief) -> None:
    for written in (MARCH, JUNE):
        following.enter(brief, figure(brief, "cloud"), written)
    following.choose_rule(brief, MONTHLY)
    _ = pane.chart
    following.look_at(date(2023, 4, 30))
    assert "截至2023年3月31日" in text_of(pane)
    assert pane.chart.model is not None
    assert pane.chart.model.day == 4
    assert [point.is_later for point in pane.chart.model.points] == [False, True]


def test_another_brief_s_changes_are_not_its_own(
    pane: ProgressPane, following: Following, qtbot: QtBot
) -> None:
    before = text_of(pane)
    following.changed.emit("another")
    assert text_of(pane) == before


def test_every_way_to_change_is_told_with_the_figure_s_id(pane: ProgressPane, qtbot: QtBot) -> None:
    for text, signal in (
        ("Enter", pane.entry_wanted),
        ("History", pane.history_wanted),
        ("Monthly", pane.plan_wanted),
    ):
        with qtbot.waitSignal(signal) as told:
            buttons(pane, text)[0].click()
        assert told.args == [pane.figure.id]
    with qtbot.waitSignal(pane.rule_wanted):
        buttons(pane, "Choose")[0].click()


def test_a_row_asks_to_revise_its_own_value(
    pane: ProgressPane, following: Following, brief: Brief, qtbot: QtBot
) -> None:
    cloud = figure(brief, "cloud")
    first, second = (following.enter(brief, cloud, written) for written in (MARCH, JUNE))
    for button, actual in zip(buttons(pane, "Revise"), (second, first), strict=True):
        assert actual.value in button.accessibleName()
        with qtbot.waitSignal(pane.revise_wanted) as told:
            button.click()
        assert told.args == [pane.figure.id, actual.id]


def test_a_value_chosen_in_the_chart_leads_to_its_row(
    pane: ProgressPane, following: Following, brief: Brief, qtbot: QtBot
) -> None:
    for written in (MARCH, JUNE):
        following.enter(brief, figure(brief, "cloud"), written)
    pane.show()
    chart = pane.chart
    QTest.keyClick(chart, Qt.Key.Key_Home)
    QTest.keyClick(chart, Qt.Key.Key_Return)
    assert pane.focusWidget() is buttons(pane, "Revise")[1]


def test_the_row_that_was_revised_keeps_the_focus(
    pane: ProgressPane, following: Following, brief: Brief
) -> None:
    cloud = figure(brief, "cloud")
    first = following.enter(brief, cloud, MARCH)
    following.enter(brief, cloud, JUNE)
    pane.show()
    buttons(pane, "Revise")[1].setFocus()
    following.revise(brief, cloud, first, Written("106家", "2023-03-31"), "补报")
    assert pane.focusWidget() is buttons(pane, "Revise")[1]
    assert "106家" in buttons(pane, "Revise")[1].accessibleName()


def test_growth_has_no_monthly_plan(qtbot: QtBot, following: Following, brief: Brief) -> None:
    made = ProgressPane(following, brief, figure(brief, "revenue"), Theme(LIGHT), "en")
    qtbot.addWidget(made)
    assert buttons(made, "Monthly") == []
    assert made.chart.model is not None
    assert made.chart.model.due == ()


def test_values_of_another_year_are_said_beside_the_chart(
    pane: ProgressPane, following: Following, brief: Brief
) -> None:
    following.enter(brief, figure(brief, "cloud"), BEFORE)
    assert "Before 2023, not in the chart: 2022年12月31日 98家" in text_of(pane)


def test_a_result_has_no_pane(following: Following, brief: Brief) -> None:
    with pytest.raises(ValueError, match="cannot have actuals"):
        ProgressPane(following, brief, figure(brief, "relief"), Theme(LIGHT), "zh_CN")


def test_the_chart_waits_until_the_pane_was_painted(pane: ProgressPane, qtbot: QtBot) -> None:
    assert not pane.has_chart
    pane.resize(360, 700)
    pane.show()
    qtbot.waitUntil(lambda: pane.has_chart)


def test_the_keyboard_goes_through_all_of_it(
    pane: ProgressPane, following: Following, brief: Brief, qtbot: QtBot
) -> None:
    following.enter(brief, figure(brief, "cloud"), MARCH)
    chart = pane.chart
    pane.show()
    buttons(pane, "Choose")[0].setFocus()
    reached = []
    for _ in range(5):
        QTest.keyClick(pane.focusWidget(), Qt.Key.Key_Tab)
        reached.append(pane.focusWidget())
    assert reached[0] is chart
    assert reached[1:4] == [*buttons(pane, "Enter"), *buttons(pane, "History"), *buttons(pane, "Monthly")]
    assert reached[4] is buttons(pane, "Revise")[0]


# ------------------------------------------------------------ in the details


@pytest.fixture
def details(qtbot: QtBot) -> DetailsPanel:
    made = DetailsPanel(Theme(LIGHT), "zh_CN")
    qtbot.addWidget(made)
    made.resize(360, 800)
    return made


def go(details: DetailsPanel, brief: Brief, one: Figure) -> None:
    details.show_place(brief, of_line(brief, one.span.line, one.id))


def test_only_what_can_have_values_has_a_pane(
    details: DetailsPanel, following: Following, brief: Brief
) -> None:
    go(details, brief, figure(brief, "cloud"))
    assert details.pane is None
    details.follow(following)
    assert details.pane is not None
    assert details.pane.figure == figure(brief, "cloud")
    go(details, brief, figure(brief, "relief"))
    assert details.pane is None
    details.show_place(brief, Location(brief.id, "targets"))
    assert details.pane is None


def test_beside_a_result_the_details_look_as_they_did(
    details: DetailsPanel, following: Following, brief: Brief
) -> None:
    details.show()
    go(details, brief, figure(brief, "relief"))
    before = details.grab().toImage()
    details.follow(following)
    go(details, brief, figure(brief, "cloud"))
    go(details, brief, figure(brief, "relief"))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert details.grab().toImage() == before


def test_the_details_ask_for_the_window_s_commands(
    details: DetailsPanel, following: Following, brief: Brief
) -> None:
    cloud = figure(brief, "cloud")
    value = following.enter(brief, cloud, MARCH)
    details.follow(following)
    go(details, brief, cloud)
    told: list[tuple[str, str, str]] = []
    details.progress_wanted.connect(lambda *wanted: told.append(wanted))
    assert details.pane is not None
    for text in ("Enter", "Revise", "History", "Monthly", "Choose"):
        buttons(details.pane, text)[0].click()
    assert told == [
        ("enter_value", cloud.id, ""),
        ("enter_value", cloud.id, value.id),
        ("history", cloud.id, ""),
        ("plan", cloud.id, ""),
        ("pace_rule", cloud.id, ""),
    ]


@pytest.mark.parametrize("zoom", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [280, 480])
def test_nothing_of_the_pane_is_cut_off(
    details: DetailsPanel, following: Following, brief: Brief, width: int, zoom: float
) -> None:
    cloud = figure(brief, "cloud")
    following.enter(brief, cloud, Written("105家", "2023-03-31", "", "市工业和信息化局月度报送表" * 4))
    following.choose_rule(brief, YINCHUAN)
    details.use_theme(Theme(LIGHT, zoom))
    details.follow(following)
    details.resize(width, 700)
    go(details, brief, cloud)
    details.show()
    pane = details.pane
    assert pane is not None
    _ = pane.chart
    QApplication.processEvents()
    viewport = pane.parentWidget()
    assert viewport is not None
    assert pane.width() <= viewport.width()
    for label in pane.findChildren(PlainLabel):
        if label.isVisible():
            right = label.mapTo(pane, label.rect().topRight()).x()
            assert right <= pane.width(), label.text()
            assert label.height() >= label.heightForWidth(label.width()), label.text()


def test_a_long_source_of_markup_stays_text(pane: ProgressPane, following: Following, brief: Brief) -> None:
    following.enter(brief, figure(brief, "cloud"), Written("105家", "2023-03-31", "", "<b>粗</b>"))
    assert "<b>粗</b>" in text_of(pane)
