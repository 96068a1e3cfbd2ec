"""The values entered during the year (实际进度), in the notebook: added, revised, withdrawn, restored, never deleted.

Keyed by the brief's id and the indicator's stable id, so that a pack that was built again keeps them. A value and its
revisions are one line of entries; what was done last in a line, by anyone, is what holds. Whether a value fits its
target is decided before, in check.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from db.actuals.batch import Batch
from db.actuals.by_indicator import by_indicator
from db.actuals.lines import Line, holding_in, lines_of
from db.actuals.records import Actual, Change
from db.actuals.rows import stored
from db.notebook.file import NotebookFile


def _nothing() -> None:
    """Nobody wants to know."""


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
        return Batch(self._file, brief).holding(actual)

    def unreadable(self, brief: str) -> int:
        """How many stored entries are not what this program writes; they are passed over and left as they are."""
        return lines_of(self._file, brief, "")[1]

    # ------------------------------------------------------------ writing

    def add(
        self,
        brief: str,
        source_sha256: str,
        actuals: Iterable[Actual],
        passed: Callable[[], object] = _nothing,
    ) -> tuple[Actual, ...]:
        """Keep values, all of them or none, and return them as kept; one that revises another says why.

        `source_sha256` is that of the brief's source as it is now. A value without an id is given one; one whose id
        is already there was kept before, and is not kept twice. Raises ValueError for a number of more than 24 digits.
        `passed` is called after each value that is made ready, which is half of the work; what it raises ends it.
        """
        ready = []
        # Before the transaction, which keeps others waiting.
        for actual in actuals:
            ready.append(stored(brief, source_sha256, actual))
            passed()
        with self._batch(brief) as batch:
            return tuple(batch.add(kept, row) for kept, row in ready)

    def revise(self, brief: str, source_sha256: str, actual: Actual, new: Actual, reason: str) -> Actual:
        """Put `new` in the place of `actual`, which is kept with the reason."""
        revision = replace(new, indicator=actual.indicator, revises=actual.id, reason=reason)
        return self.add(brief, source_sha256, [revision])[0]

    def revise_held(
        self, brief: str, source_sha256: str, pairs: Iterable[tuple[Actual, Actual]], reason: str
    ) -> None:
        """Let each second value hold in the line of the first, whatever holds there now; for its own reason if any."""
        with self._batch(brief) as batch:
            for old, new in pairs:
                why = reason or new.reason
                revision = replace(new, indicator=old.indicator, revises=batch.holding(old).id, reason=why)
                batch.add(*stored(brief, source_sha256, revision))

    def withdraw(self, brief: str, actual: Actual, reason: str, at: datetime | None = None) -> None:
        """Take a value back; it and its earlier versions stay in the history. `at` is UTC, now if not given."""
        with self._batch(brief) as batch:
            batch.withdraw(actual, reason, at)

    def withdraw_held(self, brief: str, actuals: Iterable[Actual], reason: str, at: datetime) -> None:
        """Take back what holds now in the lines of these values, all of it or nothing."""
        with self._batch(brief) as batch:
            for actual in actuals:
                batch.withdraw(batch.holding(actual), reason, at)

    def restore(self, brief: str, actual: Actual, reason: str, at: datetime | None = None) -> None:
        """Let a value that was taken back hold again."""
        with self._batch(brief) as batch:
            batch.restore(actual, reason, at)

    def restore_all(self, brief: str, actuals: Iterable[Actual], reason: str, at: datetime) -> None:
        """Let values that were taken back hold again, all of them or none."""
        with self._batch(brief) as batch:
            for actual in actuals:
                batch.restore(actual, reason, at)

    @contextmanager
    def _batch(self, brief: str) -> Iterator[Batch]:
        with self._file.transaction():
            batch = Batch(self._file, brief)
            yield batch
            batch.write()

    def _lines(self, brief: str, indicator: str) -> list[Line]:
        return lines_of(self._file, brief, indicator)[0]
