"""What an import would do, row by row, before anything is done. Pure: records and a table in, a plan out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from db.actuals.check import Written, check_value, checked
from db.actuals.records import Actual, Status
from db.errors import UserError
from db.pace.dates import period_fault, target_year
from db.pace.entry import far_above
from db.pace.kinds import covers_the_year
from db.pace.values import folded, quantity_of, written
from db.progress import Progress
from db.quantities import NotAQuantity, parse
from db.records import Bilingual, Brief, Figure
from desktop.progress.sheets.columns import STATUSES, Field, status_of
from desktop.progress.sheets.faults import RowError, RowFault
from desktop.progress.sheets.import_plan import Deed, ImportPlan, PlannedRow, period_key, why_of
from desktop.progress.sheets.matching import Targets, unit_of
from desktop.progress.sheets.refusal import RowRefused, at
from desktop.progress.sheets.table import NO_NOTE, Cell, Line, Table
from desktop.progress.sheets.watching import Watch

# What a target is found by.
_NAMING = (Field.ID, Field.NAME, Field.MEASURE, Field.TARGET)
_FILLED_IN = {Field.VALUE, Field.DATE, Field.PERIOD, Field.SOURCE, Field.REASON}


def plan(
    brief: Brief, progress: Progress, table: Table, now: datetime, today: date, watch: Watch | None = None
) -> ImportPlan:
    """What importing `table` would do. `now` is UTC, `today` the day at the office.

    Raises Stopped where `watch` was told to.
    """
    judge = _Judge(Targets(brief), progress, table, now, today)
    watch = watch or Watch()
    watch.begin(len(table.lines))
    rows = []
    for line in table.lines:
        rows.append(judge.row(line))
        watch.pass_row()
    listed = tuple(row for row in rows if row is not None)
    return ImportPlan(listed, blank=len(rows) - len(listed))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a value comes to stand: what it does, and what is to be said of that."""

    deed: Deed
    notes: tuple[Bilingual, ...] = ()
    old: Actual | None = None
    reason: str = ""


class _Judge:
    """Judges rows one by one, each by itself."""

    def __init__(
        self, targets: Targets, progress: Progress, table: Table, now: datetime, today: date
    ) -> None:
        self._targets, self._now, self._today = targets, now, today
        self._columns = [(field, table.columns.get(field)) for field in Field]
        self._figures: dict[tuple[str, ...], Figure] = {}
        self._there: dict[tuple[str, date], list[Actual]] = defaultdict(list)
        for actuals in progress.actuals.values():
            for actual in actuals:
                self._there[actual.indicator, actual.as_of].append(actual)

    def row(self, line: Line) -> PlannedRow | None:
        """What becomes of a row; None where nobody filled it in."""
        cells = {field: line.cell(column) for field, column in self._columns}
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
            figure = self._figure(texts)
            actual = self._actual(figure, texts)
            place = self._placed(figure, actual, texts)
            notes = (*notes, *_remarks(figure, actual), *place.notes)
            return PlannedRow(
                line.number, place.deed, *shown, NO_NOTE, notes, figure, actual, place.old, place.reason
            )
        except RowRefused as refused:
            return PlannedRow(line.number, Deed.REFUSED, *shown, why_of(line.number, refused), notes)

    def _figure(self, texts: Mapping[Field, str]) -> Figure:
        """The target that a row is of; found once for all rows that name it alike."""
        named = tuple(texts[field] for field in _NAMING)
        figure = self._figures.get(named)
        if figure is None:
            figure = self._figures[named] = self._targets.of(texts)
        return figure

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

    def _placed(self, figure: Figure, actual: Actual, texts: Mapping[Field, str]) -> _Place:
        """What the value does beside what is there already."""
        day = self._there.get((actual.indicator, actual.as_of), [])
        reason = texts[Field.REASON]
        if not day:
            return _Place(Deed.ADD, tuple(_unused(reason)))
        there = [one for one in day if period_key(figure, one) == period_key(figure, actual)]
        if same := next((one for one in there if _said(one) == _said(actual)), None):
            return _Place(Deed.SAME, (*_unchanged(same, actual), *_unused(reason)))
        if not there:
            if reason:
                raise RowRefused(Field.PERIOD, RowError(RowFault.OTHER_TIME, _timed(day[0])))
            return _Place(Deed.ADD, tuple(_beside(day)))
        if len(there) > 1:
            raise RowRefused(Field.DATE, RowError(RowFault.SEVERAL_THERE, str(len(there))))
        old = there[0]
        if not reason:
            raise RowRefused(Field.REASON, RowError(RowFault.NO_REASON, _told(old), _told(actual)))
        return _Place(Deed.REVISE, (_revising(old),), old, reason)


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


def _timed(actual: Actual) -> str:
    return f"{written(actual)} {actual.period}".strip()


def _unused(reason: str) -> Iterable[Bilingual]:
    """A reason is never dropped without a word."""
    if reason:
        yield Bilingual(
            f"没有可修订的数据,修订理由“{reason}”不会保存。",
            f"There is nothing to revise: the reason “{reason}” is not kept.",
        )


def _unchanged(there: Actual, actual: Actual) -> Iterable[Bilingual]:
    """What is there already stays as it is, its source too."""
    if actual.source and actual.source != there.source:
        yield Bilingual(
            f"已有的一条来源写作“{there.source or '—'}”,不会改动。",
            f"The source of the one there is “{there.source or '—'}” and stays.",
        )


def _beside(day: list[Actual]) -> Iterable[Bilingual]:
    """A value of the same day under another name of the period stays: said, since it may be a slip."""
    for one in day:
        period = one.period or "—"
        yield Bilingual(
            f"同一日期还有“{written(one)}”(时段:{period}),两条都会保留。",
            f"“{written(one)}” is there for the same date (period: {period}); both are kept.",
        )


def _remarks(figure: Figure, actual: Actual) -> Iterable[Bilingual]:
    """What will keep the value from counting, or makes it look like a slip, though it may be kept."""
    checks: tuple[Callable[[], Bilingual | None], ...] = (
        lambda: _other_year(figure, actual),
        lambda: period_fault(actual) if covers_the_year(figure) else None,
        lambda: _far_above(figure, actual),
    )
    for check in checks:
        if remark := check():
            yield Bilingual(
                f"{remark.zh.rstrip('。')}。", f"{remark.en[:1].upper()}{remark.en[1:].rstrip('.')}."
            )


def _far_above(figure: Figure, actual: Actual) -> Bilingual | None:
    quantity = quantity_of(actual)
    return far_above(figure, quantity) if quantity else None


def _other_year(figure: Figure, actual: Actual) -> Bilingual | None:
    year = target_year(figure)
    if year is None or year == actual.as_of.year:
        return None
    return Bilingual(
        f"日期不在{year}年,不计入这个目标的进度",
        f"the date is not in {year} and does not count for this target",
    )
