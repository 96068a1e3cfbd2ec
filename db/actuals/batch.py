"""What is to be done to the values of a brief in one transaction: judged one after the other, written all at once.

What is known of an indicator is read when it is first touched and kept up to date, so that ten thousand values are
not looked up ten thousand times.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from db.actuals.faults import ActualError, ActualFault
from db.actuals.known import Known, require_reason
from db.actuals.lines import Line, lines_of
from db.actuals.records import Actual, ChangeKind, new_id
from db.actuals.rows import stored_moment
from db.notebook.file import NotebookFile

_INSTANT = timedelta(microseconds=1)


class Batch:
    """Belongs to a transaction that is open. Raises ActualError for a refusal; nothing is written before `write`."""

    def __init__(self, file: NotebookFile, brief: str) -> None:
        self._file, self._brief = file, brief
        self._known: dict[str, Known] = {}
        self._entries: list[dict[str, Any]] = []
        self._deeds: list[dict[str, Any]] = []

    def holding(self, actual: Actual) -> Actual:
        """What holds now in the line of `actual`. Raises ActualError where it is withdrawn, or not there."""
        line = self._of(actual).line(actual.id)
        if line.holds is None:
            raise ActualError(ActualFault.WITHDRAWN, actual.value)
        return line.holds

    def add(self, kept: Actual, row: dict[str, Any]) -> Actual:
        """Keep a value as `stored` made it, and answer it as it is kept; one that is there already is left as it is."""
        known = self._of(kept)
        if (there := known.entry(kept.id)) is not None:
            return there
        if kept.revises is not None:
            require_reason(kept.reason)
            line = known.line(kept.revises)
            line.require_holding(kept.revises)
            kept = replace(kept, entered_at=_after(line, kept.entered_at))
            row["entered_at"] = stored_moment(kept.entered_at)
        known.refuse_duplicate(kept)
        known.take(kept)
        self._entries.append(row)
        return kept

    def withdraw(self, actual: Actual, reason: str, at: datetime | None) -> None:
        """Take a value back that holds. `at` is UTC, now if not given."""
        line = self._of(actual).line(actual.id)
        line.require_holding(actual.id)
        self._do(line, ChangeKind.WITHDRAWN, reason, at)

    def restore(self, actual: Actual, reason: str, at: datetime | None) -> None:
        """Let a value that was taken back hold again. `at` is UTC, now if not given."""
        known = self._of(actual)
        line = known.line(actual.id)
        if not line.is_withdrawn:
            raise ActualError(ActualFault.NOT_WITHDRAWN, actual.value)
        known.refuse_duplicate(line.entries[-1])
        self._do(line, ChangeKind.RESTORED, reason, at)

    def write(self) -> None:
        """Write all of it. Raises NotebookError."""
        # A deed may be done to an entry of the same batch.
        self._file.insert("actuals", *self._entries)
        self._file.insert("actual_changes", *self._deeds)

    def _do(self, line: Line, kind: ChangeKind, reason: str, at: datetime | None) -> None:
        require_reason(reason)
        moment, name, entry = _after(line, at or datetime.now(UTC)), new_id(), line.entries[-1]
        row = {"id": name, "actual": entry.id, "brief": self._brief, "kind": kind.value}
        row |= {"at": stored_moment(moment), "reason": reason}
        self._deeds.append(row)
        self._of(entry).put(line, line.with_deed((moment, name, kind, reason)))

    def _of(self, actual: Actual) -> Known:
        if actual.indicator not in self._known:
            self._known[actual.indicator] = Known(lines_of(self._file, self._brief, actual.indicator)[0])
        return self._known[actual.indicator]


def _after(line: Line, moment: datetime) -> datetime:
    """`moment` (UTC), or just after what was last done: a clock that was set back does not undo it."""
    return max(moment, line.last_at + _INSTANT)
