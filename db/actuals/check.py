"""Whether what somebody writes can be an actual of a target: its kind, its measure, its unit, its date.

The number and its unit are read in pace/entry.py; here stands what else an entry must be before it is kept.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime

from db.actuals.faults import ActualError, ActualFault
from db.actuals.records import Actual, Status
from db.pace.entry import read_value
from db.pace.kinds import unrated_reason
from db.quantities import Quantity
from db.records import Bilingual, Figure, Measure

_DATE = re.compile(
    r"([0-9]{4})(?:-([0-9]{1,2})-|/([0-9]{1,2})/|\.([0-9]{1,2})\.|年([0-9]{1,2})月)([0-9]{1,2})(日?)"
)
MEASURES = {
    Measure.GROWTH: Bilingual("增长", "growth"),
    Measure.LEVEL: Bilingual("总量", "a level"),
    Measure.INCREMENT: Bilingual("增量", "an increment"),
    Measure.AMOUNT: Bilingual("数额", "an amount"),
    Measure.SHARE: Bilingual("比重", "a share"),
    Measure.COUNT: Bilingual("数量", "a count"),
    Measure.SCOPE_COUNT: Bilingual("范围", "a scope"),
    Measure.STANDARD: Bilingual("标准", "a standard"),
}


@dataclass(frozen=True)
class Written:
    """An entry as it was written, in a form or in a row of a table. `measure` is None where nothing was said of it."""

    value: str
    as_of: str
    period: str = ""
    source: str = ""
    status: Status = Status.PROVISIONAL
    measure: Measure | None = None


def checked(target: Figure, written: Written, now: datetime, today: date) -> Actual:
    """The actual that was written for `target`. `now` is UTC, `today` the day at the office.

    Raises ActualError for a target that can have none, another measure, or a date that is none or has not come;
    ValueRefused for what is no number, or of another unit.
    """
    check_measure(target, written.measure)
    quantity = check_value(target, written.value)
    return Actual(
        indicator=target.indicator.id,
        value=written.value.strip(),
        number=quantity.value,
        unit=quantity.unit,
        as_of=check_date(written.as_of, today),
        period=written.period.strip(),
        source=written.source.strip(),
        status=written.status,
        entered_at=now,
    )


def check_value(target: Figure, text: str) -> Quantity:
    """The quantity written for `target`. Raises ActualError where it can have none, ValueRefused where it is not one."""
    reason = unrated_reason(target)
    if reason is not None:
        raise ActualError(ActualFault.NOT_FOLLOWED, reason.zh, english=(reason.en,))
    return read_value(target, text)


def check_measure(target: Figure, measure: Measure | None) -> None:
    """Refuse a value that is said to be of another measure than the target: growth is not a level, new is not a total."""
    if measure not in {None, target.indicator.measure}:
        said, wanted = MEASURES[Measure(measure)], MEASURES[target.indicator.measure]
        raise ActualError(ActualFault.OTHER_MEASURE, said.zh, wanted.zh, english=(said.en, wanted.en))


def check_date(text: str, today: date) -> date:
    """The day that was written, with digits of any width.

    Raises ActualError where it is no whole date, no day of the calendar, or after `today`.
    """
    folded = "".join(unicodedata.normalize("NFKC", text).split())
    match = _DATE.fullmatch(folded)
    if match is None or bool(match[7]) > bool(match[5]):
        raise ActualError(ActualFault.NOT_A_DATE, text.strip())
    month = next(part for part in match.groups()[1:5] if part)
    try:
        day = date(int(match[1]), int(month), int(match[6]))
    except ValueError as error:
        raise ActualError(ActualFault.NO_SUCH_DAY, text.strip()) from error
    if day > today:
        raise ActualError(ActualFault.FUTURE, day.isoformat(), today.isoformat())
    return day
