"""The ledger as a model: what its cells say, how rows are chosen and sorted, and what is typed into them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from db.actuals.records import Actual, FollowUp, TaskState
from db.pace.rules import MONTHLY
from db.pace.states import PaceState
from db.progress import Progress
from db.records import Brief, FigureKind
from db.scoreboard import Row, scoreboard
from desktop.gauges.marks import Mark
from desktop.models.scoreboard import ScoreboardModel, ScoreboardOrder, ScoreboardRole
from desktop.models.scoreboard_cells import Cell, Column, cells, copied
from desktop.models.scoreboard_edits import cleared, day_of, follow_up, is_no_such_day
from desktop.models.scoreboard_order import STATES, Quick, Wanted, answers, ranks
from tests.db import entered as office
from tests.desktop import year

UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@pytest.fixture
def rows(brief: Brief) -> tuple[Row, ...]:
    return scoreboard(brief, year.entered(brief), year.DAY)


@pytest.fixture
def board(rows: tuple[Row, ...]) -> ScoreboardModel:
    model = ScoreboardModel("zh_CN")
    model.show_rows(rows)
    return model


@pytest.fixture
def order(board: ScoreboardModel) -> ScoreboardOrder:
    return ScoreboardOrder(board)


def with_follow_up(row: Row, **fields: object) -> Row:
    new = FollowUp(row.subject, office.at(0), **fields)  # type: ignore[arg-type]
    return replace(row, progress=Progress(row.progress.actuals, {row.subject: new}, row.progress.rule))


def with_value(row: Row, value: Actual) -> Row:
    return replace(row, progress=Progress({value.indicator: (value,)}, {}, MONTHLY))


def numbers(order: ScoreboardOrder) -> list[str]:
    return [str(order.index(at, Column.NUMBER).data()) for at in range(order.rowCount())]


def texts(row: Row, *columns: Column) -> list[str]:
    return [cells(row, "zh_CN")[column].text for column in columns]


# ------------------------------------------------------------ what Qt asks


def test_the_ledger_is_a_sound_model(qtmodeltester: Any, board: ScoreboardModel) -> None:
    qtmodeltester.check(board)


@pytest.mark.parametrize(
    "wanted", [Wanted(), Wanted("数字"), Wanted("没有的字"), Wanted(kind=FigureKind.TARGET)]
)
def test_its_order_is_a_sound_model(qtmodeltester: Any, order: ScoreboardOrder, wanted: Wanted) -> None:
    order.want(wanted)
    order.sort(Column.STATE, DOWN)
    qtmodeltester.check(order)


def test_an_empty_ledger_is_a_sound_model(qtmodeltester: Any) -> None:
    qtmodeltester.check(ScoreboardModel("en"))


def test_who_until_when_how_far_and_what_is_noted_can_be_typed(board: ScoreboardModel) -> None:
    def typed(row: int) -> set[Column]:
        return {
            column for column in Column if board.flags(board.index(row, column)) & Qt.ItemFlag.ItemIsEditable
        }

    words = {Column.LEAD, Column.UNITS, Column.DEADLINE, Column.NOTE}
    assert typed(0) == words
    assert typed(50) == words | {Column.PROGRESS}


def test_a_screen_reader_hears_the_column_and_what_stands_in_it(board: ScoreboardModel) -> None:
    def said(row: int, column: Column) -> object:
        return board.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)

    assert said(3, Column.STATE) == "State 达序时"
    assert said(0, Column.ACTUAL) == "Latest 5.2% provisional"
    assert said(9, Column.NOTE) == "Note empty"


# ------------------------------------------------------------ cells


def test_a_target_says_its_value_its_date_what_was_due_and_where_it_stands(rows: tuple[Row, ...]) -> None:
    found = cells(rows[3], "zh_CN")
    assert found[Column.TEXT].text == "新增企业上云"
    assert found[Column.TARGET].text == "确保400家以上"
    assert found[Column.ACTUAL] == Cell("310家")
    assert found[Column.AS_OF] == Cell("2023-09-30", "1-9月", ink="second")
    assert found[Column.DUE] == Cell("300家", "75.0%", ink="second")
    assert found[Column.STATE] == Cell("达序时", mark=Mark.DISC)
    assert found[Column.PROGRESS] == Cell()


def test_growth_is_never_said_to_be_due_by_a_date(rows: tuple[Row, ...]) -> None:
    assert texts(rows[0], Column.TARGET, Column.ACTUAL, Column.DUE) == ["6.5%左右", "5.2%", ""]


def test_what_has_no_value_is_a_dash_and_never_a_nought(rows: tuple[Row, ...]) -> None:
    assert texts(rows[2], Column.ACTUAL, Column.AS_OF, Column.STATE) == ["—", "", "尚无数据"]


def test_a_number_that_is_only_a_scope_says_so(rows: tuple[Row, ...]) -> None:
    parks = next(row for row in rows if row.quote == "14个")
    assert cells(parks, "zh_CN")[Column.TARGET] == Cell("14个", "scope or standard only")
    assert cells(parks, "zh_CN")[Column.STATE] == Cell()


def test_what_does_not_end_is_said_to_be_rounded(rows: tuple[Row, ...]) -> None:
    cloud = office.actual("250家", indicator="new-cloud-enterprises", as_of=date(2023, 7, 31))
    assert cells(with_value(rows[3], cloud), "zh_CN")[Column.DUE] == Cell("≈233.3家", "≈58.3%", ink="second")


def test_a_deadline_that_is_past_warns_beside_its_words(rows: tuple[Row, ...]) -> None:
    late = with_follow_up(rows[6], deadline="9月底", due=date(2023, 9, 30))
    assert cells(late, "zh_CN")[Column.DEADLINE] == Cell("9月底", "overdue 20 d", is_late=True)


def test_marks_are_set_full_width_on_screen_and_copied_as_the_source_has_them(rows: tuple[Row, ...]) -> None:
    row = next(row for row in rows if row.line == 99)
    assert "”，把" in cells(row, "zh_CN")[Column.TEXT].text
    assert copied(row, Column.TEXT, "zh_CN") == row.item.text
    assert copied(rows[3], Column.TARGET, "zh_CN") == "确保400家以上"
    assert copied(with_follow_up(row, note="甲\t乙\n丙"), Column.NOTE, "zh_CN") == "甲 乙 丙"


# ------------------------------------------------------------ what is typed


@pytest.mark.parametrize(
    ("column", "typed", "kept"),
    [
        (Column.LEAD, " 市工信局 ", {"lead_unit": "市工信局"}),
        (Column.UNITS, "市发改局、 市商务局,各镇街；", {"units": ("市发改局", "市商务局", "各镇街")}),
        (Column.DEADLINE, "2023-12-31", {"deadline": "2023-12-31", "due": date(2023, 12, 31)}),
        (
            Column.DEADLINE,
            "２０２３年１２月１日前",
            {"deadline": "２０２３年１２月１日前", "due": date(2023, 12, 1)},
        ),
        (Column.DEADLINE, "12月底前", {"deadline": "12月底前", "due": None}),
        (Column.NOTE, "已签约,\n在办", {"note": "已签约, 在办"}),
        (Column.PROGRESS, TaskState.UNDER_WAY, {"state": TaskState.UNDER_WAY}),
    ],
)
def test_what_is_typed_is_kept_as_it_was_meant(
    rows: tuple[Row, ...], column: Column, typed: str | TaskState, kept: dict[str, object]
) -> None:
    row = rows[10]
    new = follow_up(row, {column: typed})
    assert new is not None
    assert {name: getattr(new, name) for name in kept} == kept
    assert (new.subject, new.text) == (row.subject, row.item.text)


def test_the_rest_of_a_row_stays(rows: tuple[Row, ...]) -> None:
    new = follow_up(rows[4], {Column.LEAD: "市发改局"})
    assert new is not None
    assert (new.lead_unit, new.state, new.note) == ("市发改局", TaskState.UNDER_WAY, year.NOTE)


def test_what_changes_nothing_is_no_follow_up(rows: tuple[Row, ...]) -> None:
    assert follow_up(rows[4], {Column.LEAD: "市工信局"}) is None
    assert follow_up(rows[9], {Column.NOTE: "  "}) is None
    assert follow_up(rows[0], {Column.TEXT: "别的", Column.PROGRESS: TaskState.DONE}) is None


def test_what_the_brief_says_is_not_taken_for_entered(rows: tuple[Row, ...]) -> None:
    row = rows[3]
    stated = replace(row, figures=(replace(row.figures[0], lead_unit="市数字办"),))
    assert texts(stated, Column.LEAD) == ["市数字办"]
    assert follow_up(stated, {Column.LEAD: "市数字办"}) is None
    assert follow_up(stated, {Column.LEAD: ""}) is None


def test_several_cells_are_emptied_at_once(rows: tuple[Row, ...]) -> None:
    new = follow_up(rows[4], cleared([Column.NUMBER, Column.LEAD, Column.PROGRESS, Column.NOTE]))
    assert new is not None
    assert new.is_empty


@given(st.text(max_size=30))
def test_any_deadline_is_a_day_or_none(text: str) -> None:
    day = day_of(text)
    assert day is None or isinstance(day, date)


@pytest.mark.parametrize(
    ("text", "is_none"),
    [("2023-6-31", True), ("2023年2月29日前", True), ("2023-6-30", False), ("12月底前", False)],
)
def test_a_deadline_that_is_in_no_calendar_is_known(text: str, is_none: bool) -> None:
    assert is_no_such_day(text) is is_none


def test_the_model_tells_what_was_typed_and_keeps_nothing_itself(board: ScoreboardModel) -> None:
    told: list[list[FollowUp]] = []
    board.written.connect(told.append)
    assert board.write([5, 6, 7], Column.LEAD, "市住建局")
    assert not board.setData(board.index(5, Column.LEAD), "")
    assert board.setData(board.index(50, Column.PROGRESS), TaskState.DONE.value)
    assert [[one.lead_unit for one in step] for step in told] == [["市住建局"] * 3, [""]]
    assert board.index(5, Column.LEAD).data() == ""


def test_only_the_rows_that_changed_are_told(board: ScoreboardModel, rows: tuple[Row, ...]) -> None:
    told: list[tuple[int, int, int]] = []
    board.dataChanged.connect(lambda a, b: told.append((a.row(), a.column(), b.column())))
    board.modelReset.connect(lambda: told.append((-1, -1, -1)))
    new = list(rows)
    new[7] = with_follow_up(rows[7], note="在办")
    board.show_rows(new)
    assert told == [(7, 0, len(Column) - 1)]
    assert board.index(7, Column.NOTE).data() == "在办"
    board.show_rows(rows[:3])
    assert told[-1] == (-1, -1, -1)


# ------------------------------------------------------------ order


def test_every_state_has_its_place_in_the_order() -> None:
    assert set(STATES) == {*PaceState, *TaskState}
    assert len(STATES) == len(set(STATES))


def test_values_are_sorted_within_their_unit_and_empty_cells_come_last(order: ScoreboardOrder) -> None:
    order.sort(Column.ACTUAL, UP)
    assert numbers(order)[:4] == ["1", "2", "4", "3"]
    order.sort(Column.ACTUAL, DOWN)
    assert numbers(order)[:4] == ["4", "2", "1", "3"]
    order.sort(-1)
    assert numbers(order) == [str(n) for n in range(1, 102)]


def test_what_is_alike_keeps_the_order_of_the_source(order: ScoreboardOrder) -> None:
    for way in (UP, DOWN):
        order.sort(Column.KIND, way)
        tasks = [number for number in numbers(order) if int(number) > 4]
        assert tasks == [str(n) for n in range(5, 102)]


def test_states_are_sorted_by_what_needs_attention(rows: tuple[Row, ...]) -> None:
    behind = with_value(
        rows[3], office.actual("100家", indicator="new-cloud-enterprises", as_of=date(2023, 9, 30))
    )
    assert ranks([rows[3], behind, rows[2], rows[4]], Column.STATE, downward=False) == [2, 0, 1, 3]


def test_days_are_sorted_before_deadlines_that_are_none(rows: tuple[Row, ...]) -> None:
    deadlines: Iterable[tuple[str, date | None]] = [
        ("12月底", None),
        ("", None),
        ("2023年9月1日", date(2023, 9, 1)),
        ("2023-07-01", date(2023, 7, 1)),
    ]
    dated = [with_follow_up(rows[9], deadline=text, due=due, note="有") for text, due in deadlines]
    assert ranks(dated, Column.DEADLINE, downward=False) == [2, 3, 1, 0]


def test_chinese_is_sorted_by_its_sound(rows: tuple[Row, ...]) -> None:
    units = [with_follow_up(rows[9], lead_unit=name) for name in ("住建局", "发改局", "教育局")]
    assert ranks(units, Column.LEAD, downward=False) == [2, 0, 1]


@pytest.mark.parametrize("column", Column)
def test_every_column_sorts_and_keeps_every_row(order: ScoreboardOrder, column: Column) -> None:
    for way in (UP, DOWN):
        order.sort(column, way)
        assert sorted(map(int, numbers(order))) == list(range(1, 102))


# ------------------------------------------------------------ which rows


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("上云", ["4"]),
        ("４００", ["4"]),
        ("商务局", ["1"]),
        ("37个项目", ["5"]),
        (" 上云 ", ["4"]),
        (".*", []),
    ],
)
def test_words_are_found_as_they_are_written_whatever_their_width(
    order: ScoreboardOrder, text: str, found: list[str]
) -> None:
    order.want(Wanted(text))
    assert numbers(order) == found


def test_state_kind_and_words_are_asked_for_together(order: ScoreboardOrder) -> None:
    order.want(Wanted(state=PaceState.ON_PACE))
    assert numbers(order) == ["4"]
    order.want(Wanted(state=TaskState.DONE, kind=FigureKind.TARGET))
    assert numbers(order) == []
    order.want(Wanted(state=TaskState.UNDER_WAY, kind=FigureKind.TASK))
    assert numbers(order) == ["5"]
    order.want(Wanted())
    assert order.rowCount() == 101


def test_what_is_behind_late_or_recent_answers(rows: tuple[Row, ...]) -> None:
    delayed = with_follow_up(rows[9], state=TaskState.DELAYED, due=date(2023, 10, 1))
    today = date(2023, 10, 20)
    assert [answers(delayed, quick, today) for quick in Quick] == [True, True, False, False]
    assert [answers(rows[4], quick, today) for quick in Quick] == [False, False, False, True]
    assert [answers(rows[50], quick, today) for quick in Quick] == [False, False, False, False]


@pytest.mark.parametrize(
    ("value", "is_open"), [("5.2%", True), ("-3.2%", True), ("5.2个", True), ("6.6%", False)]
)
def test_what_nobody_but_a_person_can_judge_needs_a_look(
    rows: tuple[Row, ...], value: str, is_open: bool
) -> None:
    growth = office.actual(value, indicator="gdp-growth", as_of=date(2023, 9, 30))
    row = with_value(rows[0], replace(growth, period=""))
    assert answers(row, Quick.CHECK, date(2023, 10, 20)) is is_open
    assert Wanted(quick=Quick.CHECK).takes(row) is is_open


@pytest.mark.parametrize(("days", "is_recent"), [(-1, False), (0, True), (29, True), (30, False)])
def test_recent_is_within_thirty_days_up_to_today_whatever_day_is_looked_at(
    rows: tuple[Row, ...], days: int, is_recent: bool
) -> None:
    noon = datetime(2023, 10, 20, 12).astimezone()
    row = rows[9]
    new = replace(
        office.follow_up(row.subject, note="在办"), entered_at=noon - (noon - noon.replace(day=19)) * days
    )
    for looked_at in (date(2023, 10, 20), date(2023, 3, 31)):
        changed = replace(row, progress=Progress({}, {row.subject: new}), on=looked_at)
        assert answers(changed, Quick.RECENT, date(2023, 10, 20)) is is_recent
        assert Wanted(quick=Quick.RECENT, today=date(2023, 10, 20)).takes(changed) is is_recent


def test_rows_stay_where_they_are_until_they_are_asked_for_anew(
    board: ScoreboardModel, order: ScoreboardOrder, rows: tuple[Row, ...]
) -> None:
    order.want(Wanted(state=TaskState.UNDER_WAY))
    new = list(rows)
    new[4] = with_follow_up(rows[4], state=TaskState.DONE)
    board.show_rows(new)
    assert numbers(order) == ["5"]
    assert order.index(0, 0).data(ScoreboardRole.ROW).task_state is TaskState.DONE
    order.arrange()
    assert numbers(order) == []
