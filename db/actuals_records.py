"""What the user's office enters while the year runs: values, as written and as numbers, each with its history.

Records only; nothing here reads or writes a file.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum


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
