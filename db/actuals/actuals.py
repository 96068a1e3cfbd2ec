"""The values entered during the year (实际进度), in the notebook: added, revised, withdrawn, restored, never deleted.

Keyed by the brief's id and the indicator's stable id, so that a pack that was built again keeps them. A value and its
revisions are one line of entries; what was done last in a line, by anyone, is what holds. Whether a value fits its
target is decided before, in check.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from db.actuals.by_indicator import by_indicator
from db.actuals.faults import ActualError, ActualFault
from db.actuals.known import Known, require_reason
from db.actuals.lines import Line, holding_in, lines_of
from db.actuals.records import Actual, Change, ChangeKind, new_id
from db.actuals.rows import actual_of, row_of, stored_moment
from db.notebook.file import NotebookFile, bound

_INSTANT = timedelta(microseconds=1)


class Actuals:
    """The values of every brief in one notebook. Raises NotebookError where the file fails, ActualError for a refusal.

    Every method that writes is one transaction: on the disk when it returns, nothing of it where it raises.
    """

    def __init__(self, file: NotebookFile) -> None:
        self._file = file

    # ------------------------------------------------------------ reading

    def in_force(self, brief: str, indicator: str = "") -> tuple[Actual, ...]:
        """The values that hold, by indicator, date and time of entry; of one indicator where it is named."""
        return holding_in(self._lines(brief, indicator))

    def by_indicator(self, brief: str) -> Mapping[str, tuple[Actual, ...]]:
        """The values that hold, by indicator, in the order of their dates; as the file is now, whatever comes later."""
        return by_indicator(self._file, brief)

    def per_date(self, brief: str) -> dict[str, tuple[Actual, ...]]:
        """By indicator: the values that hold, one a date, in the dates' order; of several on a day the latest entered."""
        dated: dict[str, dict[object, Actual]] = {}
        for actual in self.in_force(brief):
            dated.setdefault(actual.indicator, {})[actual.as_of] = actual
        return {indicator: tuple(values.values()) for indicator, values in dated.items()}

    def history(self, brief: str, indicator: str = "") -> tuple[Change, ...]:
        """All that was done to the values, the oldest first; to those of one indicator where it is named."""
        changes = [change for line in self._lines(brief, indicator) for change in line.changes]
        return tuple(sorted(changes, key=lambda change: (change.at, change.actual.id)))

    def holding(self, brief: str, actual: Actual) -> Actual:
        """What holds now in the line of `actual`. Raises ActualError where it is withdrawn, or not there."""
        line = self._known(brief, actual.indicator).line(actual.id)
        if line.holds is None:
            raise ActualError(ActualFault.WITHDRAWN, actual.value)
        return line.holds

    def unreadable(self, brief: str) -> int:
        """How many stored entries are not what this program writes; they are passed over and left as they are."""
        return lines_of(self._file, brief, "")[1]

    # ------------------------------------------------------------ writing

    def add(self, brief: str, source_sha256: str, actuals: Iterable[Actual]) -> tuple[Actual, ...]:
        """Keep values, all of them or none, and return them as kept; one that revises another says why.

        `source_sha256` is that of the brief's source as it is now. A value without an id is given one; one whose id
        is already there was kept before, and is not kept twice. Raises ValueError for a number of more than 24 digits.
        """
        with self._file.transaction():
            known: dict[str, Known] = {}
            return tuple(
                self._add(brief, replace(one, source_sha256=source_sha256), known) for one in actuals
            )

    def revise(self, brief: str, source_sha256: str, actual: Actual, new: Actual, reason: str) -> Actual:
        """Put `new` in the place of `actual`, which is kept with the reason."""
        revision = replace(new, indicator=actual.indicator, revises=actual.id, reason=reason)
        return self.add(brief, source_sha256, [revision])[0]

    def withdraw(self, brief: str, actual: Actual, reason: str, at: datetime | None = None) -> None:
        """Take a value back; it and its earlier versions stay in the history. `at` is UTC, now if not given."""
        with self._file.transaction():
            line = self._known(brief, actual.indicator).line(actual.id)
            line.require_holding(actual.id)
            self._change(brief, line, ChangeKind.WITHDRAWN, reason, at)

    def restore(self, brief: str, actual: Actual, reason: str, at: datetime | None = None) -> None:
        """Let a value that was taken back hold again."""
        with self._file.transaction():
            known = self._known(brief, actual.indicator)
            line = known.line(actual.id)
            if not line.is_withdrawn:
                raise ActualError(ActualFault.NOT_WITHDRAWN, actual.value)
            known.refuse_duplicate(line.entries[-1])
            self._change(brief, line, ChangeKind.RESTORED, reason, at)

    def _add(self, brief: str, actual: Actual, known: dict[str, Known]) -> Actual:
        if actual.indicator not in known:
            known[actual.indicator] = self._known(brief, actual.indicator)
        mine = known[actual.indicator]
        if (kept := mine.entry(actual.id)) is not None:
            return kept
        if actual.revises is not None:
            require_reason(actual.reason)
            line = mine.line(actual.revises)
            line.require_holding(actual.revises)
            actual = replace(actual, entered_at=_after(line, actual.entered_at))
        mine.refuse_duplicate(actual)
        kept = self._keep(brief, replace(actual, id=actual.id or new_id()))
        mine.take(kept)
        return kept

    def _keep(self, brief: str, actual: Actual) -> Actual:
        row = {name: bound(value) for name, value in row_of(brief, actual).items()}
        kept = actual_of(row)
        if kept is None:
            # It would be lost: never said to be kept.
            raise ValueError(actual)
        self._file.insert("actuals", row)
        return kept

    def _change(self, brief: str, line: Line, kind: ChangeKind, reason: str, at: datetime | None) -> None:
        require_reason(reason)
        moment = _after(line, at or datetime.now(UTC))
        row = {"id": new_id(), "actual": line.entries[-1].id, "brief": brief, "kind": kind.value}
        self._file.insert("actual_changes", {**row, "at": stored_moment(moment), "reason": reason})

    def _known(self, brief: str, indicator: str) -> Known:
        return Known(self._lines(brief, indicator))

    def _lines(self, brief: str, indicator: str) -> list[Line]:
        return lines_of(self._file, brief, indicator)[0]


def _after(line: Line, moment: datetime) -> datetime:
    """`moment` (UTC), or just after what was last done: a clock that was set back does not undo it."""
    return max(moment, line.last_at + _INSTANT)
