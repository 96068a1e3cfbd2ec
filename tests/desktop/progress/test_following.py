"""What is entered is kept, told, and can be undone and redone without anything being deleted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from db.actuals.check import Written
from db.actuals.faults import ActualError
from db.actuals.records import FollowUp, Status, TaskState
from db.errors import NotebookError
from db.pace.entry import ValueRefused
from db.pace.plan import monthly_plan
from db.pace.rules import MONTHLY
from db.records import Brief, Figure
from desktop.progress.following import Following
from tests.db.tiny import tiny

TODAY = date(2023, 10, 10)
QUARTER = Written("105家", "2023-03-31", "一季度", "统计局")
HALF = Written("210", "2023-06-30", "上半年", "统计局", Status.FINAL)


class Clock:
    """A second later each time it is asked."""

    def __init__(self) -> None:
        self.now = datetime(2023, 4, 12, 1, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notebook.db"


@pytest.fixture
def following(path: Path) -> Iterator[Following]:
    made = Following(path, lambda: TODAY, Clock())
    yield made
    made.close()


@pytest.fixture
def brief() -> Brief:
    return tiny()


def cloud(brief: Brief) -> Figure:
    return next(figure for figure in brief.figures if figure.indicator.id == "cloud")


def values(following: Following, brief: Brief) -> list[str]:
    return [actual.value for actual in following.progress(brief).of(cloud(brief))]


def test_asking_makes_no_notebook(following: Following, brief: Brief, path: Path) -> None:
    assert following.progress(brief).actuals == {}
    assert following.history(brief, cloud(brief)) == ()
    assert not path.exists()


def test_a_value_is_kept_told_and_there_at_the_next_start(
    following: Following, brief: Brief, path: Path
) -> None:
    told: list[str] = []
    following.changed.connect(told.append)
    following.enter(brief, cloud(brief), QUARTER)
    assert told == [brief.id]
    assert values(following, brief) == ["105家"]
    again = Following(path, lambda: TODAY)
    assert values(again, brief) == ["105家"]
    again.close()


def test_what_is_refused_changes_nothing_and_is_not_to_be_undone(following: Following, brief: Brief) -> None:
    with pytest.raises(ValueRefused):
        following.enter(brief, cloud(brief), Written("很多", "2023-03-31"))
    with pytest.raises(ActualError):
        following.enter(brief, cloud(brief), Written("105家", "2023-10-11"))
    assert values(following, brief) == []
    assert not following.steps.canUndo()


def test_undo_and_redo_go_through_a_year(following: Following, brief: Brief) -> None:
    figure = cloud(brief)
    following.enter(brief, figure, QUARTER)
    half = following.enter(brief, figure, HALF)
    better = Written("215家", "2023-06-30", "上半年", "统计局", Status.FINAL)
    revised = following.revise(brief, figure, half, better, "漏报5家")
    following.withdraw(brief, revised, "有误")
    seen = [values(following, brief)]
    while following.steps.canUndo():
        following.steps.undo()
        seen.append(values(following, brief))
    assert seen == [["105家"], ["105家", "215家"], ["105家", "210"], ["105家"], []]
    back = []
    while following.steps.canRedo():
        following.steps.redo()
        back.append(values(following, brief))
    assert back == [["105家"], ["105家", "210"], ["105家", "215家"], ["105家"]]
    while following.steps.canUndo():
        following.steps.undo()
    assert values(following, brief) == []
    reasons = [change.reason for change in following.history(brief, figure)]
    assert "漏报5家" in reasons
    assert len(reasons) > 10


def test_follow_ups_and_the_rule_are_undone_too(following: Following, brief: Brief) -> None:
    one = FollowUp("targets/7", datetime.now(UTC), lead_unit="工信局", state=TaskState.UNDER_WAY)
    following.follow_up(brief, [one])
    following.choose_rule(brief, MONTHLY)
    following.choose_rule(brief, MONTHLY)
    assert following.progress(brief).rule is MONTHLY
    assert following.progress(brief).follow_ups["targets/7"].lead_unit == "工信局"
    following.steps.undo()
    assert following.progress(brief).rule is None
    following.steps.undo()
    assert following.progress(brief).follow_ups == {}
    following.steps.redo()
    assert following.progress(brief).follow_ups["targets/7"].state is TaskState.UNDER_WAY
    assert following.steps.redoText()


def test_values_are_not_read_again_for_a_note(following: Following, brief: Brief) -> None:
    following.enter(brief, cloud(brief), QUARTER)
    before = following.progress(brief).actuals
    following.follow_up(brief, [FollowUp("targets/7", datetime.now(UTC), note="在办")])
    assert following.progress(brief).actuals is before
    following.enter(brief, cloud(brief), HALF)
    assert values(following, brief) == ["105家", "210"]


def test_all_rows_of_a_table_or_none(following: Following, brief: Brief) -> None:
    figure = cloud(brief)
    first = following.enter(brief, figure, QUARTER)
    half = following.checked(figure, HALF)
    with pytest.raises(ActualError):
        following.take(brief, [(half, None, ""), (half, None, "")])
    assert values(following, brief) == ["105家"]
    more = following.checked(figure, Written("106家", "2023-03-31"))
    following.take(brief, [(half, None, ""), (more, first, "补报")])
    assert values(following, brief) == ["106家", "210"]
    following.steps.undo()
    assert values(following, brief) == ["105家"]
    following.steps.redo()
    assert values(following, brief) == ["106家", "210"]


def test_another_day_is_looked_at_and_today_again(following: Following) -> None:
    told: list[date] = []
    following.looked.connect(lambda: told.append(following.on))
    following.look_at(date(2023, 4, 30))
    following.look_at(date(2023, 4, 30))
    following.look_at(None)
    assert told == [date(2023, 4, 30), TODAY]


def test_a_damaged_notebook_is_told_left_alone_and_stops_nothing(brief: Brief, path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + b"\1" * 5000)
    before = path.read_bytes()
    following = Following(path, lambda: TODAY)
    told: list[object] = []
    following.refused.connect(told.append)
    following.enter(brief, cloud(brief), QUARTER)
    assert values(following, brief) == ["105家"]
    assert [type(error) for error in told] == [NotebookError]
    following.close()
    assert path.read_bytes() == before


def test_a_monthly_plan_is_kept_and_undone(following: Following, brief: Brief) -> None:
    totals = [Decimal(number) for number in (0, 0, 60, 90, 120, 200, 220, 240, 300, 340, 380, 400)]
    plan = monthly_plan(cloud(brief), totals, "年度计划表")
    following.set_plan(brief, cloud(brief), plan)
    following.set_plan(brief, cloud(brief), plan)
    assert following.progress(brief).plan(cloud(brief)) == plan
    following.steps.undo()
    assert not following.steps.canUndo()
    assert following.progress(brief).plan(cloud(brief)) is None
    following.steps.redo()
    following.set_plan(brief, cloud(brief), None)
    assert following.progress(brief).plan(cloud(brief)) is None
    following.steps.undo()
    assert following.progress(brief).plan(cloud(brief)) == plan


def test_undoing_a_long_table_looks_up_no_more_than_undoing_one_value(
    following: Following, brief: Brief
) -> None:
    """Else a thousand values take minutes."""
    figure = cloud(brief)
    said: list[str] = []

    def asked(month: int, days: int) -> int:
        written = [Written(f"{100 + day}家", f"2023-{month:02}-{day + 1:02}") for day in range(days)]
        kept = following.take(brief, [(following.checked(figure, one), None, "") for one in written])
        following.take(brief, [(replace(one, value="1家"), one, "核定") for one in kept])
        said.clear()
        following.notebook()._connection.set_trace_callback(said.append)
        for step in (following.steps.undo, following.steps.undo, following.steps.redo, following.steps.redo):
            step()
        following.notebook()._connection.set_trace_callback(None)
        return sum(one.startswith("SELECT") for one in said)

    assert asked(3, 20) == asked(4, 1) > 0
