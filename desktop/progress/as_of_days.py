"""The days up to which offices state their values, and the words for the time from January up to such a day."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from db.actuals.check import check_date
from db.actuals.faults import ActualError
from db.pace.dates import covered, full_months, target_year
from db.pace.kinds import Timing, timing_of
from db.pace.numbers import date_en, date_zh
from db.records import Figure, Measure

QUARTER, HALF, THREE_QUARTERS, YEAR = 3, 6, 9, 12


def month_end(year: int, month: int) -> date:
    """The last day of a month, 1 to 12."""
    return date(year, month, calendar.monthrange(year, month)[1])


def day_of(text: str) -> date | None:
    """The day that was written, whether it has come or not; None where it is none."""
    try:
        return check_date(text, date.max)
    except ActualError:
        return None


def end_of_written_month(text: str, year: int, on: date) -> date:
    """The end of the month in `text`, a day or a month as offices write it (5月, 2023年5月).

    Where it names none: the last month of `year` that is over on the day `on`, or its January before that.
    """
    if day := day_of(text):
        return month_end(day.year, day.month)
    is_year = text.strip().rstrip("年度").isdigit()  # a year alone names no month
    if (months := covered(text)) and not is_year:
        return month_end(months.year or year, months.last)
    over = on if full_months(on) == on.month else on.replace(day=1) - timedelta(days=1)
    if over.year == year:
        return over
    return month_end(year, YEAR if over.year > year else 1)


def written_day(day: date) -> str:
    """A day as it is put into a field."""
    return day.isoformat()


def day_words(day: date, language: str) -> str:
    """A day as it is read."""
    return date_en(day) if language == "en" else date_zh(day)


def period_up_to(figure: Figure, text: str) -> str:
    """The period a value of `figure` up to the written day covers; empty where it is of the day, or there is no day.

    Growth to date and what accumulates begin in January; a level or a share is of its day.
    """
    day = day_of(text)
    covers_the_year = (
        timing_of(figure) is not Timing.WHOLE or figure.indicator.measure is Measure.GROWTH
    ) and target_year(figure) is not None
    if day is None or not covers_the_year:
        return ""
    return f"{day.year}年1月至{day.month}月" if day.month > 1 else f"{day.year}年1月"
