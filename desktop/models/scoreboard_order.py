"""Which rows of the ledger are shown, and in what order. Rows in, answers out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import lru_cache
from typing import Any

from db.actuals.records import TaskState
from db.folding import fold
from db.pace.states import PaceState
from db.pace.values import aim_of, quantity_of
from db.records import FigureKind
from db.scoreboard import Row
from desktop.gauges.marks import token_of
from desktop.models.scoreboard_cells import Column, has_progress, share_due, state_of

State = PaceState | TaskState
Key = tuple[Any, ...]
RECENT = timedelta(days=30)

# What needs attention first, as it is sorted and counted.
STATES: tuple[State, ...] = (
    PaceState.BEHIND_RED,
    PaceState.OVER_PACE_RED,
    PaceState.BEHIND_YELLOW,
    PaceState.OVER_PACE_YELLOW,
    PaceState.BEHIND,
    PaceState.OVER_PACE,
    PaceState.OVER_LIMIT,
    PaceState.BELOW_TARGET,
    TaskState.DELAYED,
    PaceState.RULE_GAP,
    PaceState.UNDECIDED,
    PaceState.NOT_COMPARABLE,
    PaceState.NO_RULE,
    PaceState.NO_ACTUAL,
    PaceState.NOT_DUE,
    PaceState.BEFORE_YEAR,
    PaceState.AFTER_YEAR,
    PaceState.ON_PACE,
    PaceState.WITHIN_PACE,
    PaceState.TARGET_SO_FAR,
    PaceState.TARGET_REACHED,
    PaceState.WITHIN_LIMIT,
    PaceState.NOT_RATED,
    TaskState.STOPPED,
    TaskState.NOT_BEGUN,
    TaskState.UNDER_WAY,
    TaskState.DONE,
    TaskState.UNSTATED,
)
# What no rule and no text decides: a person has to look at it.
_OPEN = {PaceState.RULE_GAP, PaceState.UNDECIDED, PaceState.NOT_COMPARABLE}
_RANK = {state: rank for rank, state in enumerate(STATES)}


class Quick(Enum):
    """What is asked for most often."""

    BEHIND = "behind"
    LATE = "late"
    CHECK = "check"
    RECENT = "recent"


@dataclass(frozen=True)
class Wanted:
    """Which rows are wanted: those that hold `text` as it is written, whatever its width, and answer all the rest.

    `today` is the day at the office, by which what was entered is recent.
    """

    text: str = ""
    state: State | None = None
    kind: FigureKind | None = None
    quick: Quick | None = None
    today: date | None = None

    def takes(self, row: Row) -> bool:
        """Whether a row is wanted."""
        return (
            (self.kind is None or row.kind is self.kind)
            and (not self.text.strip() or fold(self.text.strip()) in _words(row))
            and (self.quick is None or answers(row, self.quick, self.today or row.on))
            and (self.state is None or state_of(row) is self.state)
        )


def answers(row: Row, quick: Quick, today: date) -> bool:
    """Whether a row is behind, past its deadline, open to judgement, or had something entered in the 30 days up to `today`.

    When something was typed has nothing to do with the day that is looked at.
    """
    if quick is Quick.BEHIND:
        return token_of(state_of(row)) == "accent"
    if quick is Quick.LATE:
        return bool(row.days_late)
    if quick is Quick.CHECK:
        return state_of(row) in _OPEN
    first, after = _recent(today)
    entries = [actual.entered_at for actual in row.actuals]
    entries += [row.follow_up.entered_at] if row.follow_up else []
    return any(first <= moment < after for moment in entries)


@lru_cache(maxsize=8)
def _recent(today: date) -> tuple[datetime, datetime]:
    """The moments, at the office, between which what was entered is recent."""
    day = timedelta(days=1)
    first, after = (datetime.combine(at, time.min).astimezone() for at in (today - RECENT + day, today + day))
    return first, after


def ranks(rows: Sequence[Row], column: int, *, downward: bool) -> list[int]:
    """The place of each row by what a column holds; alike rows share one, empty cells come last either way."""
    key_of = _KEYS[Column(column)]
    keys = [key_of(row) for row in rows]
    order = {key: rank for rank, key in enumerate(sorted({key for key in keys if key is not None}))}
    last = -1 if downward else len(order)
    return [last if key is None else order[key] for key in keys]


def _words(row: Row) -> str:
    parts = (row.text, row.quote, row.lead_unit, *row.units, row.deadline, row.note)
    return fold("\n".join(parts))


def _actual(row: Row) -> Key | None:
    quantity = quantity_of(row.actual) if row.actual else None
    return quantity.normalised[::-1] if quantity else None


def _due(row: Row) -> Key | None:
    share, aim = share_due(row), aim_of(row.figure) if row.figure else None
    return (row.figure.normalised[1], share * aim.point.value) if share and aim and row.figure else None


def _sound(text: str, group: int = 0) -> Key | None:
    """GB 18030 has the usual characters in the order of their pinyin."""
    return (group, text.encode("gb18030", "replace").hex()) if text else None


# Numbers within their unit, dates as dates, Chinese by its sound.
_KEYS: dict[Column, Callable[[Row], Key | None]] = {
    Column.NUMBER: lambda row: (row.number,),
    Column.KIND: lambda row: (row.kind is not FigureKind.TARGET,),
    Column.TEXT: lambda row: _sound(row.text),
    Column.TARGET: lambda row: row.figures[0].normalised[::-1] if row.figures else None,
    Column.ACTUAL: _actual,
    Column.AS_OF: lambda row: (row.actual.as_of,) if row.actual else None,
    Column.DUE: _due,
    Column.STATE: lambda row: (_RANK[row.pace.state],) if row.pace else None,
    Column.LEAD: lambda row: _sound(row.lead_unit),
    Column.UNITS: lambda row: _sound("、".join(row.units)),
    # A deadline that is no day stands after those that are.
    Column.DEADLINE: lambda row: (0, row.due.isoformat()) if row.due else _sound(row.deadline, 1),
    Column.PROGRESS: lambda row: (_RANK[row.task_state],) if has_progress(row) else None,
    Column.NOTE: lambda row: _sound(row.note),
    Column.LINE: lambda row: (row.line,),
}
