"""A value with all its revisions as one line of entries, and what holds in it.

What was done last in a line holds: by time, and where two notebooks were put together at the same time, by id. So the
order in which notebooks are put together makes no difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from db.actuals.faults import ActualError, ActualFault
from db.actuals.records import Actual, Change, ChangeKind
from db.actuals.rows import actual_of, change_of
from db.notebook.file import NotebookFile

Row = Mapping[str, Any]
Deed = tuple[datetime, str, ChangeKind, str]  # when, its id, what, why


@dataclass(frozen=True)
class Line:
    """The entries of one value, the first one first, and what else was done to it. Never empty."""

    entries: tuple[Actual, ...]
    deeds: tuple[Deed, ...] = ()

    @property
    def last_at(self) -> datetime:
        """When something was last done."""
        return max(
            self.entries[-1].entered_at, *(deed[0] for deed in self.deeds[-1:]), self.entries[0].entered_at
        )

    @property
    def is_withdrawn(self) -> bool:
        """Whether the last thing done was to take it back."""
        if not self.deeds or self.deeds[-1][0] < self.entries[-1].entered_at:
            return False
        return self.deeds[-1][2] is ChangeKind.WITHDRAWN

    @property
    def holds(self) -> Actual | None:
        """The entry that holds; None where it is withdrawn."""
        return None if self.is_withdrawn else self.entries[-1]

    def require_holding(self, entry: str) -> None:
        """Refuse to change an entry that somebody else has revised or withdrawn meanwhile."""
        if self.is_withdrawn:
            raise ActualError(ActualFault.WITHDRAWN, self.entries[-1].value)
        if self.entries[-1].id != entry:
            raise ActualError(ActualFault.SUPERSEDED, *(one.value for one in self.entries if one.id == entry))

    def with_revision(self, entry: Actual) -> Line:
        """The line with one more entry, which is later than all that was done."""
        return Line((*self.entries, entry), self.deeds)

    def with_deed(self, deed: Deed) -> Line:
        """The line with one more thing done to it, which is later than all before."""
        return Line(self.entries, (*self.deeds, deed))

    @property
    def changes(self) -> list[Change]:
        """All that was done, the oldest first."""
        first, *later = self.entries
        changes = [Change(ChangeKind.ENTERED, first.entered_at, first.reason, first)]
        changes += [Change(ChangeKind.REVISED, entry.entered_at, entry.reason, entry) for entry in later]
        for at, _, kind, reason in self.deeds:
            changes.append(Change(kind, at, reason, self._as_of(at)))
        return sorted(changes, key=lambda change: change.at)

    def _as_of(self, moment: datetime) -> Actual:
        earlier = [entry for entry in self.entries if entry.entered_at <= moment]
        return earlier[-1] if earlier else self.entries[0]


def lines_of(file: NotebookFile, brief: str, indicator: str) -> tuple[list[Line], int]:
    """The lines of a brief, of one indicator where it is named; and how many stored rows are unsound."""
    mine, names = (
        ("brief = ? AND indicator = ?", (brief, indicator)) if indicator else ("brief = ?", (brief,))
    )
    # The program's own words, no text of a file.
    rows = file.rows(f"SELECT * FROM actuals WHERE {mine}", *names)  # noqa: S608
    of_these = f"AND actual IN (SELECT id FROM actuals WHERE {mine})" if indicator else ""  # noqa: S608
    done = file.rows(
        f"SELECT * FROM actual_changes WHERE brief = ? {of_these}",  # noqa: S608
        brief,
        *(names if indicator else ()),
    )
    return lines_among(rows, done)


def holding_in(lines: Iterable[Line]) -> tuple[Actual, ...]:
    """The values that hold: by indicator, date and time of entry."""
    return tuple(sorted((line.holds for line in lines if line.holds is not None), key=_order))


def lines_among(rows: Sequence[Row], done: Sequence[Row]) -> tuple[list[Line], int]:
    """The lines of stored rows and of what was done to them; and how many of both are unsound."""
    entries = {entry.id: entry for row in rows if (entry := actual_of(row)) is not None}
    deeds = [(row["actual"], row["id"], deed) for row in done if (deed := change_of(row)) is not None]
    lines = _lined_up(entries, [(actual, (at, name, kind, why)) for actual, name, (kind, at, why) in deeds])
    return lines, len(rows) - len(entries) + len(done) - len(deeds)


def _order(actual: Actual) -> tuple[object, ...]:
    return (actual.indicator, actual.as_of, actual.entered_at, actual.id)


def _lined_up(entries: dict[str, Actual], deeds: Iterable[tuple[str, Deed]]) -> list[Line]:
    lines: dict[str, tuple[list[Actual], list[Deed]]] = {}
    roots = {name: _root(entries, name) if one.revises else name for name, one in entries.items()}
    for name, root in roots.items():
        lines.setdefault(root, ([], []))[0].append(entries[name])
    for name, deed in deeds:
        if name in roots:
            lines[roots[name]][1].append(deed)
    return [_line(found, done) for found, done in lines.values()]


def _line(entries: list[Actual], deeds: list[Deed]) -> Line:
    # Most values are never revised.
    in_order = entries if len(entries) == 1 else sorted(entries, key=lambda one: (one.entered_at, one.id))
    return Line(tuple(in_order), tuple(sorted(deeds)) if deeds else ())


def _root(entries: dict[str, Actual], name: str) -> str:
    """The first entry of the line that `name` is in. A circle, which only a damaged file has, ends where it closes."""
    seen = {name}
    while (earlier := entries[name].revises) in entries and earlier not in seen:
        name = earlier
        seen.add(name)
    return min(seen) if earlier in seen else name
