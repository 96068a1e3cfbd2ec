"""What is known of one indicator's values while something is written: what may be done next, and what is refused.

Read once and kept up to date, so that a table of a thousand rows is not read a thousand times.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from db.actuals.faults import ActualError, ActualFault
from db.actuals.lines import Line
from db.actuals.records import Actual


class Known:
    """The lines of one indicator."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines: dict[str, Line] = {}
        self._said: Counter[tuple[object, ...]] = Counter()
        for line in lines:
            self._put(line)

    def entry(self, name: str) -> Actual | None:
        """The entry of this id, whatever became of it."""
        line = self._lines.get(name)
        return next(one for one in line.entries if one.id == name) if line else None

    def line(self, name: str) -> Line:
        """The line that holds the entry of this id."""
        if name not in self._lines:
            raise ActualError(ActualFault.GONE)
        return self._lines[name]

    def refuse_duplicate(self, actual: Actual) -> None:
        """Refuse what another value says already; a revision may say what it revises."""
        revised = self._lines.get(actual.revises or "")
        own = revised is not None and revised.holds is not None and _said(revised.holds) == _said(actual)
        if self._said[_said(actual)] > int(own):
            raise ActualError(ActualFault.DUPLICATE, actual.as_of.isoformat(), actual.value)

    def take(self, actual: Actual) -> None:
        """Know of an entry that was kept."""
        earlier = self._lines.get(actual.revises or "")
        if earlier is None:
            self._put(Line((actual,)))
        else:
            self.put(earlier, earlier.with_revision(actual))

    def put(self, earlier: Line, line: Line) -> None:
        """Know a line in the place of what it was before."""
        if earlier.holds is not None:
            self._said[_said(earlier.holds)] -= 1
        self._put(line)

    def _put(self, line: Line) -> None:
        self._lines.update(dict.fromkeys((entry.id for entry in line.entries), line))
        if line.holds is not None:
            self._said[_said(line.holds)] += 1


def require_reason(reason: str) -> None:
    """Refuse a change without a reason."""
    if not reason.strip():
        raise ActualError(ActualFault.NO_REASON)


def _said(actual: Actual) -> tuple[object, ...]:
    return (actual.as_of, actual.period, actual.number, actual.unit, actual.status)
