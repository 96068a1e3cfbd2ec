"""What the user's office enters while the year runs: values and the state of tasks, each with its history.

Records only; nothing here reads or writes a file.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from uuid import uuid4

from db.records import Bilingual


class Status(Enum):
    """How settled a value is."""

    PROVISIONAL = "provisional"  # 初步数
    FINAL = "final"  # 最终数


@dataclass(frozen=True)
class Actual:
    """A value entered during the year (实际进度), as written and as a number in `unit`.

    It is a value up to and including `as_of`; `period` is the time it covers, in the user's own words. One that
    corrects an earlier one names it in `revises` and says why in `reason`. `id` and `source_sha256` (that of the
    brief's source when it was entered) are given by the notebook; one that is not kept yet has neither.
    """

    indicator: str  # the indicator's stable id
    value: str
    number: Decimal
    unit: str
    as_of: date
    period: str
    source: str
    status: Status
    entered_at: datetime  # UTC
    revises: str | None = None
    reason: str = ""
    id: str = ""
    source_sha256: str = ""


class ChangeKind(Enum):
    """What was done to a value."""

    ENTERED = "entered"
    REVISED = "revised"
    WITHDRAWN = "withdrawn"
    RESTORED = "restored"


@dataclass(frozen=True)
class Change:
    """One thing that was done to a value: when (UTC), why, and the value as it then stood."""

    kind: ChangeKind
    at: datetime
    reason: str
    actual: Actual


class TaskState(Enum):
    """How far a task without a number is, as the office judges it; never computed."""

    UNSTATED = "unstated"
    NOT_BEGUN = "not-begun"
    UNDER_WAY = "under-way"
    DONE = "done"
    DELAYED = "delayed"
    STOPPED = "stopped"

    @property
    def words(self) -> Bilingual:
        """The state as it is shown."""
        return _STATES[self]


_STATES = {
    TaskState.UNSTATED: Bilingual("未填写", "Not stated"),
    TaskState.NOT_BEGUN: Bilingual("未启动", "Not begun"),
    TaskState.UNDER_WAY: Bilingual("推进中", "Under way"),
    TaskState.DONE: Bilingual("已完成", "Done"),
    TaskState.DELAYED: Bilingual("已滞后", "Delayed"),
    TaskState.STOPPED: Bilingual("已停止", "Stopped"),
}


@dataclass(frozen=True)
class FollowUp:
    """Who answers for a target or a task, until when, and how far it is.

    `subject` is the stable id of a figure's indicator, or of an item without a number; `text` are its words as they
    stood when this was entered. `deadline` is as the user wrote it, `due` the day it means where that is known. The
    first of the responsible `units` need not be the `lead_unit`. `id` and `source_sha256` are given by the notebook.
    """

    subject: str
    entered_at: datetime  # UTC
    lead_unit: str = ""
    units: tuple[str, ...] = ()
    deadline: str = ""
    due: date | None = None
    state: TaskState = TaskState.UNSTATED
    note: str = ""
    text: str = ""
    reason: str = ""
    id: str = ""
    source_sha256: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing: everything that was entered was taken back."""
        said = (self.lead_unit, self.units, self.deadline, self.due, self.note)
        return not any(said) and self.state is TaskState.UNSTATED


@dataclass(frozen=True)
class PaceChoice:
    """The pace rule chosen for a brief, by its id, and when (UTC); "" says that none is."""

    rule: str
    chosen_at: datetime


def new_id() -> str:
    """An id that no other entry has, in this notebook or in any other."""
    return uuid4().hex
