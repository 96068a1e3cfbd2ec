"""The monthly plans of a brief's targets, in the notebook.

Each saving is a row of its own, so that the history is whole; what was saved last holds, and a plan that was taken
back is a row without totals. Whether a plan fits its target is decided before, in plan.py.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from db.actuals.records import new_id
from db.actuals.rows import amount_of, moment_of, stored_moment
from db.notebook.file import NotebookFile, are, bound
from db.pace.plan import MonthlyPlan

_TEXTS = ("id", "indicator", "totals", "unit", "source", "source_sha256")
_INSTANT = timedelta(microseconds=1)
_MONTHS = 12


@dataclass(frozen=True)
class PlanEntry:
    """One saving of a plan, and when (UTC); `plan` is None where it was taken back."""

    indicator: str
    plan: MonthlyPlan | None
    entered_at: datetime
    id: str
    source_sha256: str


class PacePlans:
    """The plans of every brief in one notebook. Raises NotebookError where the file fails."""

    def __init__(self, file: NotebookFile) -> None:
        self._file = file

    def latest(self, brief: str) -> dict[str, MonthlyPlan]:
        """The plans that hold, by indicator."""
        latest = {entry.indicator: entry.plan for entry in self._all("WHERE brief = ?", brief)}
        return {indicator: plan for indicator, plan in latest.items() if plan is not None}

    def history(self, brief: str, indicator: str) -> tuple[PlanEntry, ...]:
        """All that was saved for an indicator, the oldest first."""
        return tuple(self._all("WHERE brief = ? AND indicator = ?", brief, indicator))

    def save(
        self,
        brief: str,
        source_sha256: str,
        indicator: str,
        plan: MonthlyPlan | None,
        at: datetime,
        entry: str = "",
    ) -> PlanEntry:
        """Let a plan hold from now on, or none; the earlier ones stay in the history.

        `source_sha256` is that of the brief's source as it is now, `at` is UTC, `entry` an id from `new_id`: one that
        is already there was kept before, and is not kept twice. Raises ValueError for a plan that is of another
        indicator or has a number of more than 24 digits.
        """
        with self._file.transaction():
            earlier = self.history(brief, indicator)
            for one in earlier:
                if one.id == entry:
                    return one
            # What is saved last holds, also where the clock was set back.
            moment = max([at, *(one.entered_at + _INSTANT for one in earlier[-1:])])
            new = PlanEntry(indicator, plan, moment, entry or new_id(), source_sha256)
            return self._keep(brief, new)

    def _keep(self, brief: str, entry: PlanEntry) -> PlanEntry:
        row = {name: bound(value) for name, value in _row_of(brief, entry).items()}
        kept = plan_entry_of(row)
        if kept is None or (entry.plan and entry.plan.indicator != entry.indicator):
            # It would be lost: never said to be kept.
            raise ValueError(entry)
        self._file.insert("pace_plans", row)
        return kept

    def _all(self, which: str, *values: object) -> list[PlanEntry]:
        rows = self._file.rows(f"SELECT * FROM pace_plans {which} ORDER BY entered_at, id", *values)  # noqa: S608
        return [entry for row in rows if (entry := plan_entry_of(row)) is not None]


def plan_entry_of(row: Mapping[str, Any]) -> PlanEntry | None:
    """The saving that `row` keeps; None where the row is unsound."""
    if not are(str, *(row[name] for name in _TEXTS)) or not row["id"]:
        return None
    try:
        totals, entered_at = _totals_of(row["totals"]), moment_of(row["entered_at"])
    except (ValueError, TypeError, RecursionError):
        return None
    indicator = row["indicator"]
    plan = MonthlyPlan(indicator, totals, row["unit"], row["source"]) if totals else None
    return PlanEntry(indicator, plan, entered_at, row["id"], row["source_sha256"])


def _totals_of(stored: str) -> tuple[Decimal, ...]:
    """Stored totals, none for a plan that was taken back. Raises ValueError, TypeError for what is no plan."""
    if not stored:
        return ()
    listed = json.loads(stored)
    if not isinstance(listed, list) or len(listed) != _MONTHS:
        raise ValueError(stored)
    totals = tuple(amount_of(total) for total in listed)
    if totals[0] < 0 or any(later < earlier for earlier, later in itertools.pairwise(totals)):
        raise ValueError(stored)
    return totals


def _row_of(brief: str, entry: PlanEntry) -> dict[str, object]:
    plan = entry.plan
    return {
        "id": entry.id,
        "brief": brief,
        "indicator": entry.indicator,
        "totals": json.dumps([format(total, "f") for total in plan.totals]) if plan else "",
        "unit": plan.unit if plan else "",
        "source": plan.source if plan else "",
        "entered_at": stored_moment(entry.entered_at),
        "source_sha256": entry.source_sha256,
    }
