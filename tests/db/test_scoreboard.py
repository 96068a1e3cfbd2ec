"""The rows of the ledger: what each rests on, what is due, and when a deadline is past."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from db.actuals.records import Actual, FollowUp, TaskState
from db.pace.rules import MONTHLY
from db.pace.states import PaceState
from db.progress import NOTHING, Progress
from db.records import Brief
from db.scoreboard import Row, scoreboard
from tests.db.entered import actual, follow_up
from tests.db.tiny import tiny

ON = date(2023, 10, 10)
SEPTEMBER = date(2023, 9, 30)


@pytest.fixture
def brief() -> Brief:
    return tiny()


def value(text: str, as_of: date = SEPTEMBER) -> Actual:
    return replace(actual(text, as_of=as_of), period="")


def cloud(brief: Brief, *values: Actual, entered: FollowUp | None = None, on: date = ON) -> Row:
    follow_ups = {"cloud": entered} if entered else {}
    return scoreboard(brief, Progress({"cloud": values}, follow_ups, MONTHLY), on)[2]


def test_every_target_is_a_row_in_the_order_of_the_source(brief: Brief) -> None:
    rows = scoreboard(brief, NOTHING, ON)
    assert [(row.number, row.text, row.quote) for row in rows] == [
        (1, "居民收入增长", "7.0%"),
        (2, "财政总收入增长", "7.6%左右"),
        (3, "新增企业上云", "确保400家以上"),
    ]
    assert [row.pace.state for row in rows if row.pace] == [PaceState.NO_ACTUAL] * 3


def test_a_row_is_judged_as_its_target_is(brief: Brief) -> None:
    row = cloud(brief, value("310家"))
    assert row.pace == row.progress.pace(row.figures[0], ON)
    assert row.pace is not None
    assert row.pace.state is PaceState.ON_PACE


def test_due_is_by_the_date_of_the_value_or_by_the_day_looked_at(brief: Brief) -> None:
    assert cloud(brief).expected == 300
    assert cloud(brief, value("90家", date(2023, 3, 31))).expected == 100
    assert cloud(brief, on=date(2023, 7, 31)).expected == Fraction(700, 3)
    assert scoreboard(brief, NOTHING, ON)[0].expected is None


@pytest.mark.parametrize(
    ("due", "state", "text", "days"),
    [
        (date(2023, 9, 30), TaskState.UNSTATED, "310家", 10),
        (date(2023, 10, 10), TaskState.UNSTATED, "310家", 0),
        (date(2023, 12, 31), TaskState.UNSTATED, "310家", 0),
        (None, TaskState.UNSTATED, "310家", 0),
        (date(2023, 9, 30), TaskState.DONE, "310家", 0),
        (date(2023, 9, 30), TaskState.STOPPED, "310家", 0),
        (date(2023, 9, 30), TaskState.DELAYED, "310家", 10),
        (date(2023, 9, 30), TaskState.UNSTATED, "400家", 0),
        (date(2023, 9, 30), TaskState.UNSTATED, "400家左右", 10),
    ],
)
def test_a_deadline_is_past_from_the_next_day_until_the_work_is_done(
    brief: Brief, due: date | None, state: TaskState, text: str, days: int
) -> None:
    entered = follow_up("cloud", due=due, state=state)
    assert cloud(brief, value(text), entered=entered).days_late == days


def test_rows_say_the_same_where_all_that_they_rest_on_is_the_same(brief: Brief) -> None:
    one = value("310家")
    assert cloud(brief, one).basis == cloud(brief, one).basis
    assert cloud(brief, one).basis != cloud(brief).basis
    assert cloud(brief, one).basis != cloud(brief, one, on=date(2023, 10, 11)).basis
    assert cloud(brief, one).basis != cloud(brief, one, entered=follow_up("cloud", note="在办")).basis


def test_what_is_reached_is_not_late_although_no_rule_was_chosen(brief: Brief) -> None:
    entered = {"cloud": follow_up("cloud", due=SEPTEMBER)}
    row = scoreboard(brief, Progress({"cloud": (value("400家"),)}, entered), ON)[2]
    assert row.pace is not None
    assert row.pace.state is PaceState.NO_RULE
    assert row.days_late == 0
