"""The ledger on its page: typed into, undone, filtered, sorted and copied, by keyboard as by mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from db.actuals.check import Written
from db.actuals.records import FollowUp, TaskState
from db.errors import NotebookError, NotebookFault
from db.pace.rules import MONTHLY
from db.pace.states import PaceState
from db.records import Brief, Figure, FigureKind
from desktop.location import SCOREBOARD, Location, of_line
from desktop.models.scoreboard_cells import Column
from desktop.models.scoreboard_order import Quick, Wanted
from desktop.progress.following import Following
from desktop.theme import LIGHT, Theme
from desktop.views.scoreboard_page import ScoreboardPage
from desktop.widgets.fields import ChoiceBox
from tests.bench.scoreboard import large
from tests.db.tiny import tiny

TODAY = date(2023, 10, 10)
MakePage = Callable[..., ScoreboardPage]


class Clock:
    """A second later each time it is asked."""

    def __init__(self) -> None:
        self.now = datetime(2023, 10, 9, 1, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def following(tmp_path: Path) -> Iterator[Following]:
    made = Following(tmp_path / "notebook.db", lambda: TODAY, Clock())
    yield made
    made.close()


@pytest.fixture
def make_page(qtbot: QtBot, following: Following) -> MakePage:
    def make(brief: Brief, zoom: float = 1.0, language: str = "zh_CN") -> ScoreboardPage:
        page = ScoreboardPage(brief, Theme(LIGHT, zoom), language)
        qtbot.addWidget(page)
        page.resize(1200, 800)
        page.follow(following)
        with qtbot.waitExposed(page):
            page.show()
        page.complete()
        return page

    return make


@pytest.fixture
def page(make_page: MakePage, brief: Brief) -> ScoreboardPage:
    return make_page(brief)


def target(brief: Brief, indicator: str = "new-cloud-enterprises") -> Figure:
    return next(f for f in brief.figures if f.indicator.id == indicator and f.kind is FigureKind.TARGET)


def cell(page: ScoreboardPage, row: int, column: Column) -> QModelIndex:
    return page.order.index(row, column)


def choose(page: ScoreboardPage, column: Column, *rows: int) -> None:
    page.table.setFocus()
    page.table.choose(cell(page, rows[0], column))
    for row in rows[1:]:
        page.table.selectionModel().select(cell(page, row, column), QItemSelectionModel.SelectionFlag.Select)


def editor(page: ScoreboardPage) -> QLineEdit:
    found = page.table.viewport().findChild(QLineEdit, "ledgereditor")
    assert found is not None
    return found


def type_into(page: ScoreboardPage, qtbot: QtBot, column: Column, text: str, *rows: int) -> None:
    choose(page, column, *rows)
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    editor(page).setText(text)
    enter(page, qtbot)


def enter(page: ScoreboardPage, qtbot: QtBot) -> None:
    """Qt closes an editor when it comes to it."""
    with qtbot.waitSignal(page.table.itemDelegate().closeEditor):
        qtbot.keyClick(editor(page), Qt.Key.Key_Return)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def leads(page: ScoreboardPage, *rows: int) -> list[str]:
    return [str(cell(page, row, Column.LEAD).data()) for row in rows]


def numbers(page: ScoreboardPage) -> list[str]:
    return [str(cell(page, row, Column.NUMBER).data()) for row in range(page.order.rowCount())]


# ------------------------------------------------------------ typing


def test_what_is_typed_is_kept_at_once_and_undone(
    page: ScoreboardPage, qtbot: QtBot, following: Following, brief: Brief
) -> None:
    type_into(page, qtbot, Column.LEAD, "市工信局", 5)
    assert leads(page, 5) == ["市工信局"]
    kept = following.progress(brief).follow_ups[page.board.rows[5].subject]
    assert (kept.lead_unit, kept.text) == ("市工信局", page.board.rows[5].item.text)
    following.steps.undo()
    assert leads(page, 5) == [""]
    following.steps.redo()
    assert leads(page, 5) == ["市工信局"]


def test_one_edit_goes_into_all_the_chosen_rows_and_is_one_step(
    page: ScoreboardPage, qtbot: QtBot, following: Following
) -> None:
    choose(page, Column.LEAD, 4, 6, 9)
    assert page.strip.several.isVisibleTo(page)
    type_into(page, qtbot, Column.LEAD, "市发改局", 4, 6, 9)
    assert leads(page, 4, 5, 6, 9) == ["市发改局", "", "市发改局", "市发改局"]
    assert following.steps.count() == 1
    following.steps.undo()
    assert leads(page, 4, 6, 9) == ["", "", ""]


def test_what_is_refused_is_told_and_changes_nothing(
    page: ScoreboardPage, qtbot: QtBot, following: Following, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = NotebookError("notebook.db", NotebookFault.FULL)

    def refuse(*_: object) -> None:
        raise fault

    monkeypatch.setattr(following, "follow_up", refuse)
    told: list[object] = []
    following.refused.connect(told.append)
    type_into(page, qtbot, Column.LEAD, "市工信局", 5)
    assert told == [fault]
    assert leads(page, 5) == [""]


def test_letters_begin_an_edit_and_escape_leaves_the_cell_as_it_was(
    page: ScoreboardPage, qtbot: QtBot, following: Following
) -> None:
    choose(page, Column.NOTE, 3)
    qtbot.keyClicks(page.table, "A")
    assert editor(page).text() == "A"
    qtbot.keyClick(editor(page), Qt.Key.Key_Escape)
    assert cell(page, 3, Column.NOTE).data() == ""
    assert not following.steps.canUndo()


def test_how_far_a_task_is_is_chosen_from_the_states(page: ScoreboardPage, qtbot: QtBot) -> None:
    choose(page, Column.PROGRESS, 8)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    box = page.table.viewport().findChild(ChoiceBox)
    assert box is not None
    assert [box.itemData(n) for n in range(box.count())] == [state.value for state in TaskState]
    box.setCurrentIndex(box.findData(TaskState.DONE.value))
    box.activated.emit(box.currentIndex())
    assert page.board.rows[8].task_state is TaskState.DONE


def test_delete_empties_the_chosen_cells_in_one_step(
    page: ScoreboardPage, qtbot: QtBot, following: Following
) -> None:
    type_into(page, qtbot, Column.LEAD, "市发改局", 4, 5)
    type_into(page, qtbot, Column.NOTE, "在办", 4)
    choose(page, Column.LEAD, 4, 5)
    page.table.selectionModel().select(cell(page, 4, Column.NOTE), QItemSelectionModel.SelectionFlag.Select)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert leads(page, 4, 5) == ["", ""]
    assert cell(page, 4, Column.NOTE).data() == ""
    assert following.steps.count() == 3
    following.steps.undo()
    assert leads(page, 4, 5) == ["市发改局", "市发改局"]


@pytest.mark.parametrize("key", [Qt.Key.Key_3, Qt.Key.Key_F2, Qt.Key.Key_Return])
def test_a_value_is_asked_for_in_its_form_and_never_taken_with_a_date_of_ours(
    page: ScoreboardPage, qtbot: QtBot, following: Following, brief: Brief, key: Qt.Key
) -> None:
    choose(page, Column.ACTUAL, 3)
    with qtbot.waitSignal(page.entry_wanted) as asked:
        qtbot.keyClick(page.table, key)
    assert asked.args == [target(brief).id]
    assert not following.steps.canUndo()


def test_a_task_without_a_number_has_no_form(page: ScoreboardPage, qtbot: QtBot) -> None:
    choose(page, Column.ACTUAL, 8)
    with qtbot.assertNotEmitted(page.entry_wanted):
        qtbot.keyClick(page.table, Qt.Key.Key_3)


def test_an_open_editor_survives_what_others_change(
    page: ScoreboardPage, qtbot: QtBot, following: Following, brief: Brief
) -> None:
    choose(page, Column.NOTE, 30)
    page.table.verticalScrollBar().setValue(900)
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    editor(page).setText("写到一半")
    following.enter(brief, target(brief), Written("266家", "2023-09-30"))
    following.follow_up(
        brief, [FollowUp(page.board.rows[30].subject, datetime.now(UTC), lead_unit="市工信局")]
    )
    assert editor(page).text() == "写到一半"
    assert page.table.currentIndex() == cell(page, 30, Column.NOTE)
    assert page.table.verticalScrollBar().value() == 900
    enter(page, qtbot)
    row = page.board.rows[30]
    assert (row.note, row.lead_unit) == ("写到一半", "市工信局")


def test_a_value_that_is_entered_is_shown_and_counted(
    page: ScoreboardPage, following: Following, brief: Brief
) -> None:
    following.choose_rule(brief, MONTHLY)
    following.enter(brief, target(brief), Written("266家", "2023-09-30"))
    assert cell(page, 3, Column.ACTUAL).data() == "266家"
    assert PaceState.BEHIND in {chip.state for chip in page.chips.chips}
    assert page.filter.quick[Quick.BEHIND].text().endswith(" 1")
    following.look_at(date(2023, 4, 30))
    assert cell(page, 3, Column.ACTUAL).data() == "—"
    assert "30 April 2023" in page.day.text() or "2023年4月30日" in page.day.text()
    page.today.click()
    assert cell(page, 3, Column.ACTUAL).data() == "266家"


# ------------------------------------------------------------ going and copying


def test_enter_goes_to_the_source_line(page: ScoreboardPage, qtbot: QtBot, brief: Brief) -> None:
    choose(page, Column.TEXT, 3)
    with qtbot.waitSignal(page.went) as went:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert went.args == [of_line(brief, 108)]
    choose(page, Column.LEAD, 3)
    with qtbot.waitSignal(page.went):
        qtbot.keyClick(page.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_one_click_on_the_line_goes_to_the_source(page: ScoreboardPage, qtbot: QtBot, brief: Brief) -> None:
    page.table.scrollTo(cell(page, 2, Column.LINE))
    place = page.table.visualRect(cell(page, 2, Column.LINE)).center()
    with qtbot.waitSignal(page.went) as went:
        qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert went.args == [of_line(brief, 87)]
    with qtbot.waitSignal(page.went):
        page.strip.line.click()


def test_a_place_is_the_row_of_its_line(page: ScoreboardPage, brief: Brief) -> None:
    page.filter.field.setText("数字")
    page.show_place(Location(brief.id, view=SCOREBOARD, line=192))
    assert page.table.row is not None
    assert page.table.row.line == 192
    assert page.filter.wanted == Wanted()
    page.show_place(Location(brief.id, view=SCOREBOARD, line=87, figure="87.3"))
    assert page.table.row.figure is not None
    assert page.table.row.figure.id == "87.3"


def test_chosen_cells_are_copied_as_spreadsheets_take_them(page: ScoreboardPage, qtbot: QtBot) -> None:
    type_into(page, qtbot, Column.LEAD, "市\t工信局", 3)
    choose(page, Column.TEXT, 2, 3)
    page.table.selectionModel().select(cell(page, 3, Column.LEAD), QItemSelectionModel.SelectionFlag.Select)
    qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "城乡居民人均可支配收入增长\t\n新增企业上云\t市 工信局"


# ------------------------------------------------------------ sorting and filtering


def test_the_third_time_the_order_of_the_source_is_back(page: ScoreboardPage, qtbot: QtBot) -> None:
    choose(page, Column.NUMBER, 0)
    first = []
    for _ in range(4):
        qtbot.keyClick(page.table, Qt.Key.Key_F3)
        first.append(numbers(page)[0])
    assert first == ["1", "101", "1", "1"]
    assert page.table.horizontalHeader().sortIndicatorSection() == Column.NUMBER


def test_clicks_on_a_heading_do_the_same(page: ScoreboardPage, qtbot: QtBot) -> None:
    header = page.table.horizontalHeader()
    place = header.viewport().rect().center()
    place.setX(header.sectionViewportPosition(Column.KIND) + 8)
    seen = []
    for _ in range(3):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
        seen.append((header.sortIndicatorSection(), numbers(page)[0]))
    assert seen == [(Column.KIND, "1"), (Column.KIND, "5"), (-1, "1")]


def test_words_filter_and_an_empty_answer_is_said(page: ScoreboardPage, qtbot: QtBot) -> None:
    page.filter.field.setFocus()
    qtbot.keyClicks(page.filter.field, "xyz")
    assert page.nothing.isVisibleTo(page)
    assert page.nothing.text()
    page.again.click()
    assert page.order.rowCount() == 101
    page.filter.field.setText("上云")
    assert numbers(page) == ["4"]
    assert page.table.row is not None
    qtbot.keyClick(page.filter.field, Qt.Key.Key_Down)
    assert page.table.hasFocus()
    qtbot.keyClick(page.filter.field, Qt.Key.Key_Escape)
    assert page.order.rowCount() == 101


def test_chips_boxes_and_buttons_ask_for_the_same(page: ScoreboardPage, qtbot: QtBot) -> None:
    type_into(page, qtbot, Column.DEADLINE, "2023-09-30", 7)
    chip = next(chip for chip in page.chips.chips if chip.state is PaceState.NO_ACTUAL)
    chip.click()
    assert numbers(page) == ["1", "2", "3", "4"]
    assert page.filter.state.currentText().endswith(" 4")
    chip.click()
    assert page.order.rowCount() == 101
    page.filter.quick[Quick.LATE].click()
    assert numbers(page) == ["8"]
    page.filter.kind.setCurrentIndex(page.filter.kind.findData(FigureKind.TARGET.value))
    page.filter.kind.activated.emit(page.filter.kind.currentIndex())
    assert numbers(page) == []
    page.filter.rest.click()
    assert page.order.rowCount() == 101
    assert not page.filter.quick[Quick.LATE].isChecked()


def test_the_counts_are_of_all_rows(page: ScoreboardPage) -> None:
    assert [(chip.state, chip.accessibleName()[-2:]) for chip in page.chips.chips] == [
        (PaceState.NO_ACTUAL, " 4"),
        (TaskState.UNSTATED, "97"),
    ]


def test_a_thousand_rows_are_counted_without_holding_up_the_table(make_page: MakePage, qtbot: QtBot) -> None:
    page = make_page(large())
    assert page.chips.chips == []
    qtbot.waitUntil(lambda: page.chips.chips != [])
    assert [chip.accessibleName()[-5:] for chip in page.chips.chips] == [" 1000"]


# ------------------------------------------------------------ the rest


def test_the_strip_tells_the_chosen_row_with_its_rule(
    page: ScoreboardPage, qtbot: QtBot, following: Following, brief: Brief
) -> None:
    choose(page, Column.TEXT, 3)
    assert page.strip.title.text() == "4  新增企业上云  确保400家以上"
    assert "尚无数据" in page.strip.sentence.text()
    with qtbot.waitSignal(page.rule_wanted):
        page.strip.rule.click()
    following.choose_rule(brief, MONTHLY)
    assert "月度序时" in page.strip.rule.text()
    type_into(page, qtbot, Column.DEADLINE, "12月底前", 3)
    assert "12月底前" in page.strip.entered.text()
    assert not page.board.rows[3].days_late


def test_a_brief_without_targets_says_so(make_page: MakePage) -> None:
    brief = tiny()
    bare = make_page(Brief(**{**brief.__dict__, "id": "bare", "sections": brief.sections[:2]}))
    assert bare.nothing.isVisibleTo(bare)
    assert not bare.again.isVisibleTo(bare)
    assert not bare.strip.line.isVisibleTo(bare)


def test_the_first_columns_stay_in_sight(page: ScoreboardPage, qtbot: QtBot) -> None:
    frozen = page.table.findChild(type(page.table).__mro__[1], "frozencolumns")
    assert frozen is not None
    assert not frozen.isVisibleTo(page)
    page.resize(800, 700)
    choose(page, Column.LINE, 40)
    assert frozen.isVisibleTo(page)
    assert frozen.verticalScrollBar().value() == page.table.verticalScrollBar().value()
    choose(page, Column.DUE, 40)
    assert page.table.visualRect(page.table.currentIndex()).left() >= frozen.width() - 2


def test_tab_goes_from_the_head_to_the_filter_the_table_and_the_strip(
    page: ScoreboardPage, qtbot: QtBot
) -> None:
    page.chips.chips[0].setFocus()
    met = []
    for _ in range(12):
        widget = QApplication.focusWidget()
        assert widget is not None
        met.append(widget)
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
    first = [*page.chips.chips, page.filter.field, page.filter.state, page.filter.kind]
    assert met == [*first, *page.filter.quick.values(), page.table, page.strip.line, page.strip.entry]
    assert all(widget.accessibleName() for widget in met)


def test_what_was_entered_lately_is_counted_by_today_at_an_earlier_day_too(
    page: ScoreboardPage, following: Following, brief: Brief
) -> None:
    following.enter(brief, target(brief), Written("266家", "2023-09-30"))
    for day in (None, date(2023, 3, 31)):
        following.look_at(day)
        assert page.filter.quick[Quick.RECENT].text().endswith(" 1")
        page.filter.quick[Quick.RECENT].click()
        assert page.order.rowCount() == 1
        page.filter.clear()


def test_no_digit_touches_the_line_beside_the_columns_that_stay(page: ScoreboardPage) -> None:
    page.resize(900, 600)
    bar = page.table.horizontalScrollBar()
    bar.setValue(bar.minimum() + 30)
    QApplication.processEvents()
    frozen = page.table._frozen
    picture = page.table.grab().toImage()
    beside = frozen.geometry().right() + 2
    top, bottom = page.table.viewport().y() + 2, page.table.viewport().geometry().bottom() - 2
    seen = {picture.pixelColor(beside, y).name() for y in range(top, bottom)}
    assert seen == {page.theme.color("panel").name()}
    bar.setValue(0)
    assert not any(child.isVisible() for child in (frozen, frozen._fade))


def test_a_low_page_leaves_the_room_to_the_table(page: ScoreboardPage, following: Following) -> None:
    following.look_at(date(2023, 6, 30))
    page.resize(740, 533)
    for _ in range(3):
        QApplication.processEvents()
    rows = page.table.viewport().height() // page.table.verticalHeader().defaultSectionSize()
    assert rows >= 4
    assert page.strip.height() < 110
    assert page.strip.title.isVisible()
    assert not page.strip.sentence.isVisible()
    assert page.today.width() <= page.today.sizeHint().width()
    page.resize(1200, 900)
    for _ in range(3):
        QApplication.processEvents()
    assert page.strip.sentence.isVisible()
    assert page.chips.isVisible()


def settle(page: ScoreboardPage, width: int, height: int) -> None:
    page.resize(width, height)
    for _ in range(3):
        QApplication.processEvents()


def test_a_low_page_keeps_the_filters_behind_one_button_that_says_how_many_are_in_force(
    page: ScoreboardPage, qtbot: QtBot
) -> None:
    given = page.filter
    settle(page, 408, 533)
    assert page.table.viewport().height() // page.table.verticalHeader().defaultSectionSize() >= 4
    assert not any(part.isVisible() for part in given._parts)
    assert given.more.text() == "Filters"
    qtbot.mouseClick(given.more, Qt.MouseButton.LeftButton)
    assert all(part.isVisible() for part in given._parts)
    qtbot.mouseClick(given.quick[Quick.LATE], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(given.more, Qt.MouseButton.LeftButton)
    assert given.more.text() == "Filters: 1"
    assert given.rest.isVisible()
    settle(page, 1200, 900)
    assert all(part.isVisible() for part in given._parts)
    assert not given.more.isVisible()


@pytest.mark.parametrize(("width", "zoom"), [(408, 1.0), (360, 2.0), (768, 2.0)])
def test_nothing_above_or_below_the_ledger_is_cut(
    make_page: MakePage, brief: Brief, width: int, zoom: float
) -> None:
    page = make_page(brief, zoom, "en")
    settle(page, width, 533)
    column = page.column.parentWidget()
    assert column is not None
    fitting = (page.day, *page.filter.controls, page.filter.said, *page.strip.links)
    for part in (part for part in fitting if part.isVisible()):
        place = part.mapTo(column, part.rect().topLeft()).x()
        assert 0 <= place <= place + part.width() <= column.width(), part
        if isinstance(part, QPushButton):
            assert part.width() >= part.sizeHint().width(), part.text()
