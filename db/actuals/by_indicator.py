"""The values that hold, by indicator: read from the file at once, put together when an indicator is first asked for.

Ten thousand values are a year of a thousand targets, of which a screen shows a dozen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from db.actuals.lines import Row, holding_in, lines_among
from db.actuals.records import Actual
from db.notebook.file import NotebookFile

Stored = tuple[Any, ...]


class ByIndicator(Mapping[str, tuple[Actual, ...]]):
    """The values that hold, in the order of their dates; an indicator of which none holds is not there.

    `names` are the columns of `rows`, the stored ones by indicator; `done` is what was done to them, by their id.
    """

    def __init__(
        self, names: Sequence[str], rows: Mapping[str, list[Stored]], done: Mapping[str, list[Row]]
    ) -> None:
        self._names, self._rows, self._done = names, rows, done
        self._known: dict[str, tuple[Actual, ...]] = {}

    def __getitem__(self, indicator: str) -> tuple[Actual, ...]:
        if indicator not in self._known:
            self._known[indicator] = self._held(indicator)
        if not self._known[indicator]:
            raise KeyError(indicator)
        return self._known[indicator]

    def __iter__(self) -> Iterator[str]:
        return (indicator for indicator in self._rows if self.get(indicator))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        return any(True for _ in self)

    def _held(self, indicator: str) -> tuple[Actual, ...]:
        rows = [dict(zip(self._names, row, strict=True)) for row in self._rows[indicator]]
        done = [deed for row in rows for deed in self._done.get(row["id"], ())]
        return holding_in(lines_among(rows, done)[0])


def by_indicator(file: NotebookFile, brief: str) -> ByIndicator:
    """The values of a brief as the file is now. Raises NotebookError where it fails."""
    names, found = file.columns_and_rows("SELECT * FROM actuals WHERE brief = ?", brief)
    place = names.index("indicator")
    rows: dict[str, list[Stored]] = {}
    for row in found:
        rows.setdefault(row[place], []).append(row)
    done: dict[str, list[Row]] = {}
    for deed in file.rows("SELECT * FROM actual_changes WHERE brief = ?", brief):
        done.setdefault(deed["actual"], []).append(deed)
    return ByIndicator(names, rows, done)
