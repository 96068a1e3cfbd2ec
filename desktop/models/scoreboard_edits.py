"""What is typed into a cell of the ledger, as the follow-up that is kept for it. Nothing typed is refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from db.actuals.check import check_date
from db.actuals.faults import ActualError, ActualFault
from db.actuals.records import FollowUp, TaskState
from db.scoreboard import Row
from desktop.models.scoreboard_cells import Column, edited, has_progress

_BETWEEN = re.compile("[、,，;；]")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)  # the moment is given where it is kept
_TEXTS = {Column.LEAD, Column.UNITS, Column.DEADLINE, Column.NOTE}


def is_editable(row: Row, column: int) -> bool:
    """Whether a cell can be typed in where it stands."""
    return column in _TEXTS or (column == Column.PROGRESS and has_progress(row))


def day_of(text: str) -> date | None:
    """The day a deadline means; None where it is not written as one (12月底前)."""
    try:
        return _day(text)
    except ActualError:
        return None


def is_no_such_day(text: str) -> bool:
    """Whether a deadline is written as a day that is not in the calendar (2023-6-31)."""
    try:
        _day(text)
    except ActualError as error:
        return error.fault is ActualFault.NO_SUCH_DAY
    return False


def follow_up(row: Row, changes: Mapping[int, str | TaskState]) -> FollowUp | None:
    """The follow-up of a row with what was typed into its columns; None where that changes nothing."""
    before = row.follow_up or FollowUp(row.subject, _EPOCH)
    after = before
    for column, value in changes.items():
        if is_editable(row, column):
            after = _with(row, after, column, value)
    return None if after == before else replace(after, text=row.item.text, reason="")


def cleared(columns: Iterable[int]) -> dict[int, str | TaskState]:
    """What empties these columns."""
    return {column: TaskState.UNSTATED if column == Column.PROGRESS else "" for column in columns}


def _day(text: str) -> date:
    return check_date(text.strip().removesuffix("前"), date.max)


def _with(row: Row, before: FollowUp, column: int, value: str | TaskState) -> FollowUp:
    if isinstance(value, TaskState):
        return replace(before, state=value)
    text = " ".join(value.split())
    if text == edited(row, Column(column)):
        # What the brief says stays the brief's.
        return before
    match column:
        case Column.LEAD:
            return replace(before, lead_unit=text)
        case Column.UNITS:
            parts = (part.strip() for part in _BETWEEN.split(text))
            return replace(before, units=tuple(part for part in parts if part))
        case Column.DEADLINE:
            return replace(before, deadline=text, due=day_of(text))
        case Column.NOTE:
            return replace(before, note=text)
    raise ValueError(column)
