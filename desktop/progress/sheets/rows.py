"""What an import would do, row by row, before anything is done. Pure: records and a table in, a plan out.

All rows that are to be taken are taken, or none: a plan with a refused row has no entries.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum
from functools import cached_property

from db.actuals_check import Written, check_value, checked
from db.actuals_records import Actual, Status
from db.errors import UserError
from db.pace_dates import covered, period_fault, target_year
from db.pace_values import folded, written
from db.progress import Progress
from db.quantities import NotAQuantity, parse
from db.records import Bilingual, Brief, Figure
from desktop.progress.sheets.columns import STATUSES, Field, status_of
from desktop.progress.sheets.faults import RowError, RowFault
from desktop.progress.sheets.matching import Targets, unit_of
from desktop.progress.sheets.refusal import RowRefused, at
from desktop.progress.sheets.table import NO_NOTE, Cell, Line, Table

Entry = tuple[Actual, Actual | None, str]
_FILLED_IN = {Field.VALUE, Field.DATE, Field.PERIOD, Field.SOURCE, Field.REASON}


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

    @property
    def key(self) -> tuple[object, ...]:
        """What no two rows of a table may share: indicator, date, period."""
        return (
            (self.actual.indicator, self.actual.as_of, period_key(self.actual.period)) if self.actual else ()
        )


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

    @property
    def ticked(self) -> tuple[PlannedRow, ...]:
        """The rows that are not left out."""
        return tuple(row for row in self.rows if row.number not in self.left_out)

    @property
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

    def count(self, deed: Deed) -> int:
        """How many of the rows that are not left out come to this."""
        return sum(row.deed is deed for row in self.ticked)


def plan(brief: Brief, progress: Progress, table: Table, now: datetime, today: date) -> ImportPlan:
    """What importing `table` would do. `now` is UTC, `today` the day at the office."""
    judge = _Judge(Targets(brief), progress, table, now, today)
    rows = [judge.row(line) for line in table.lines]
    listed = tuple(row for row in rows if row is not None)
    return ImportPlan(listed, blank=len(rows) - len(listed))


def period_key(period: str) -> object:
    """What periods are compared by: 一季度 and 1-3月 are one."""
    return covered(period) or folded(period)


def _twice(row: PlannedRow, other: int) -> PlannedRow:
    why = _why(row.number, RowRefused(Field.DATE, RowError(RowFault.TWICE, str(other))))
    return replace(row, deed=Deed.REFUSED, why=why)


def _why(number: int, refused: RowRefused) -> Bilingual:
    column = refused.field.words
    return Bilingual(f"第{number}行“{column.zh}”:{refused.zh}", f"Row {number}, “{column.en}”: {refused.en}")


class _Judge:
    """Judges rows one by one, each by itself."""

    def __init__(
        self, targets: Targets, progress: Progress, table: Table, now: datetime, today: date
    ) -> None:
        self._targets, self._progress, self._table = targets, progress, table
        self._now, self._today = now, today

    def row(self, line: Line) -> PlannedRow | None:
        """What becomes of a row; None where nobody filled it in."""
        cells = {field: self._table.cell(line, field) for field in Field}
        texts = {field: " ".join(cell.text.split()) for field, cell in cells.items()}
        name = texts[Field.NAME] or texts[Field.ID]
        shown = (name, texts[Field.VALUE], texts[Field.DATE], texts[Field.PERIOD])
        if cells[Field.VALUE].is_empty:
            is_touched = any(texts[field] for field in _FILLED_IN) or not (
                texts[Field.ID] or texts[Field.NAME]
            )
            return PlannedRow(line.number, Deed.EMPTY, *shown) if is_touched else None
        notes = tuple(cell.note for cell in cells.values() if cell.note)
        try:
            _check_cells(cells)
            figure = self._targets.of(texts)
            actual = self._actual(figure, texts)
            return self._placed(PlannedRow(line.number, Deed.ADD, *shown), figure, actual, texts, notes)
        except RowRefused as refused:
            return PlannedRow(line.number, Deed.REFUSED, *shown, _why(line.number, refused), notes)

    def _actual(self, figure: Figure, texts: Mapping[Field, str]) -> Actual:
        with at(Field.UNIT):
            value = _with_unit(figure, texts[Field.VALUE], texts[Field.UNIT])
        with at(Field.STATUS):
            status = _status(texts[Field.STATUS])
        with at(Field.DATE):
            if not texts[Field.DATE]:
                raise RowError(RowFault.NO_DATE)
        given = Written(value, texts[Field.DATE], texts[Field.PERIOD], texts[Field.SOURCE], status)
        try:
            return checked(figure, given, self._now, self._today)
        except UserError as error:
            # The value was looked at first: where it is sound, the date is to blame.
            with at(Field.VALUE):
                check_value(figure, value)
            raise RowRefused(Field.DATE, error) from error

    def _placed(
        self,
        row: PlannedRow,
        figure: Figure,
        actual: Actual,
        texts: Mapping[Field, str],
        notes: tuple[Bilingual, ...],
    ) -> PlannedRow:
        """The row beside what is there already."""
        day = [one for one in self._progress.of(figure) if one.as_of == actual.as_of]
        there = [one for one in day if period_key(one.period) == period_key(actual.period)]
        row = replace(row, figure=figure, actual=actual, notes=(*notes, *_remarks(figure, actual)))
        if any(_said(one) == _said(actual) for one in there):
            return replace(row, deed=Deed.SAME)
        if not there:
            return replace(row, notes=(*row.notes, *_beside(day)))
        if len(there) > 1:
            raise RowRefused(Field.DATE, RowError(RowFault.SEVERAL_THERE, str(len(there))))
        old, reason = there[0], texts[Field.REASON]
        if not reason:
            raise RowRefused(Field.REASON, RowError(RowFault.NO_REASON, _told(old), _told(actual)))
        return replace(row, deed=Deed.REVISE, old=old, reason=reason, notes=(*row.notes, _revising(old)))


def _check_cells(cells: Mapping[Field, Cell]) -> None:
    for field, cell in cells.items():
        if cell.fault is not None:
            raise RowRefused(field, cell.fault)
    if cells[Field.VALUE].is_merged:
        raise RowRefused(Field.VALUE, RowError(RowFault.MERGED))


def _with_unit(figure: Figure, value: str, unit: str) -> str:
    """The value as it is to be read: with the unit of its own column only where that is not the target's."""
    try:
        own = parse(folded(value)).unit
    except NotAQuantity:
        return value  # refused for itself
    if not unit or folded(unit) in {unit_of(figure), folded(figure.quantity.unit), own}:
        return value
    if own:
        raise RowError(RowFault.TWO_UNITS, unit, value)
    return value + unit


def _status(text: str) -> Status:
    status = status_of(text)
    if text and status is None:
        raise RowError(RowFault.UNKNOWN_STATUS, text)
    return status or Status.PROVISIONAL


def _said(actual: Actual) -> tuple[object, ...]:
    return (actual.number, actual.unit, actual.status)


def _told(actual: Actual) -> str:
    return f"{written(actual)} {STATUSES[actual.status].zh}"


def _revising(old: Actual) -> Bilingual:
    return Bilingual(f"原有“{written(old)}”。", f"In place of “{written(old)}”.")


def _beside(day: list[Actual]) -> Iterable[Bilingual]:
    """A value of the same day under another name of the period stays: said, since it may be a slip."""
    for one in day:
        period = one.period or "—"
        yield Bilingual(
            f"同一日期还有“{written(one)}”(时段:{period}),两条都会保留。",
            f"“{written(one)}” is there for the same date (period: {period}); both are kept.",
        )


def _remarks(figure: Figure, actual: Actual) -> Iterable[Bilingual]:
    """What will keep the value from counting, though it may be kept."""
    checks: tuple[Callable[[], Bilingual | None], ...] = (
        lambda: _other_year(figure, actual),
        lambda: period_fault(actual),
    )
    for check in checks:
        if remark := check():
            yield Bilingual(
                f"{remark.zh.rstrip('。')}。", f"{remark.en[:1].upper()}{remark.en[1:].rstrip('.')}."
            )


def _other_year(figure: Figure, actual: Actual) -> Bilingual | None:
    year = target_year(figure)
    if year is None or year == actual.as_of.year:
        return None
    return Bilingual(
        f"日期不在{year}年,不计入这个目标的进度",
        f"the date is not in {year} and does not count for this target",
    )
