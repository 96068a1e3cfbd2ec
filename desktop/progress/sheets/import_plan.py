"""What an import would do, as records: its rows, those that are left out, and what is to be entered: all of it or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property

from db.actuals.records import Actual
from db.pace.dates import covered
from db.pace.kinds import covers_the_year
from db.pace.values import folded
from db.records import Bilingual, Figure
from desktop.progress.sheets.columns import Field
from desktop.progress.sheets.faults import RowError, RowFault
from desktop.progress.sheets.refusal import RowRefused
from desktop.progress.sheets.table import NO_NOTE

Entry = tuple[Actual, Actual | None, str]


class Deed(Enum):
    """What becomes of a row; in the order in which rows want to be looked at."""

    REFUSED = ("不能导入", "Refused")
    REVISE = ("修订", "Revises")
    ADD = ("新增", "Adds")
    SAME = ("已有", "Already there")
    EMPTY = ("未填", "Not filled in")

    @property
    def word(self) -> Bilingual:
        """The word that is always shown."""
        return Bilingual(*self.value)

    @property
    def changes(self) -> bool:
        """Whether it enters something."""
        return self in {Deed.ADD, Deed.REVISE}


@dataclass(frozen=True)
class PlannedRow:
    """A row and what becomes of it. `name`, `value`, `as_of`, `period` are as the table has them.

    `why` says why it is refused, with the cell; `notes` say what else is to be known. `actual` is what would be kept,
    `old` what it revises.
    """

    number: int
    deed: Deed
    name: str
    value: str
    as_of: str
    period: str = ""
    why: Bilingual = NO_NOTE
    notes: tuple[Bilingual, ...] = ()
    figure: Figure | None = None
    actual: Actual | None = None
    old: Actual | None = None
    reason: str = ""

    @cached_property
    def key(self) -> tuple[object, ...]:
        """What no two rows of a table may share: indicator, date, period."""
        if self.actual is None or self.figure is None:
            return ()
        return (self.actual.indicator, self.actual.as_of, period_key(self.figure, self.actual))


@dataclass(frozen=True)
class ImportPlan:
    """What would be done. `judged` are the rows each by itself, `left_out` the numbers of rows the user leaves out.

    `blank` is how many rows of the template nobody filled in.
    """

    judged: tuple[PlannedRow, ...]
    left_out: frozenset[int] = frozenset()
    blank: int = 0

    def leaving_out(self, numbers: Iterable[int]) -> ImportPlan:
        """The same plan without these rows."""
        return replace(self, left_out=frozenset(numbers))

    @cached_property
    def rows(self) -> tuple[PlannedRow, ...]:
        """Every row; of those that say the same place twice none is sound, until all but one are left out."""
        first: dict[tuple[object, ...], int] = {}
        again: dict[int, int] = {}
        for row in self.judged:
            if row.key and row.number not in self.left_out:
                other = first.setdefault(row.key, row.number)
                if other != row.number:
                    again |= {row.number: other} | ({other: row.number} if other not in again else {})
        return tuple(_twice(row, again[row.number]) if row.number in again else row for row in self.judged)

    @cached_property
    def ticked(self) -> tuple[PlannedRow, ...]:
        """The rows that are not left out."""
        return tuple(row for row in self.rows if row.number not in self.left_out)

    @cached_property
    def refused(self) -> tuple[PlannedRow, ...]:
        """The rows that stand in the way."""
        return tuple(row for row in self.ticked if row.deed is Deed.REFUSED)

    @property
    def is_sound(self) -> bool:
        """Whether there is something to import and nothing in the way."""
        return not self.refused and any(row.deed.changes for row in self.ticked)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is to be taken, all of it or none; nothing while a row is refused."""
        if not self.is_sound:
            return ()
        return tuple(
            (row.actual, row.old, row.reason) for row in self.ticked if row.deed.changes and row.actual
        )

    @cached_property
    def _counts(self) -> Counter[Deed]:
        return Counter(row.deed for row in self.ticked)

    def count(self, deed: Deed) -> int:
        """How many of the rows that are not left out come to this."""
        return self._counts[deed]


def period_key(figure: Figure, actual: Actual) -> object:
    """What periods are compared by: 一季度, 2023年1月至3月 and nothing at all are one for the growth of March 2023."""
    day, span = actual.as_of, covered(actual.period)
    if span:
        return (span.year or day.year, span.first, span.last)
    words = folded(actual.period)
    return words if words or not covers_the_year(figure) else (day.year, 1, day.month)


def _twice(row: PlannedRow, other: int) -> PlannedRow:
    why = why_of(row.number, RowRefused(Field.DATE, RowError(RowFault.TWICE, str(other))))
    return replace(row, deed=Deed.REFUSED, why=why)


def why_of(number: int, refused: RowRefused) -> Bilingual:
    """Why a row is refused, with the number of the row and the column of the cell."""
    column = refused.field.words
    return Bilingual(f"第{number}行“{column.zh}”:{refused.zh}", f"Row {number}, “{column.en}”: {refused.en}")
