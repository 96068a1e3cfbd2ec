"""Dates of the pace: full months, the target's year, which of several actuals counts, and what a period covers."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from db.actuals.records import Actual
from db.pace.values import folded
from db.records import Bilingual, Figure

_YEAR = re.compile(r"(?P<year>[0-9]{4})年?(?:度)?")
_OF_YEAR = r"(?:(?P<year>[0-9]{4})年?)?"
_MONTHS = re.compile(rf"{_OF_YEAR}(?P<first>[0-9]{{1,2}})月?[-—–~至到](?P<last>[0-9]{{1,2}})月份?")
_MONTH = re.compile(rf"{_OF_YEAR}(?P<first>[0-9]{{1,2}})月份?")
_NAMED = re.compile(
    rf"{_OF_YEAR}(?P<name>(?:第?[一二三四1-4]|前[二三23两])季度|[QH][1-4]|[上下]半年|全年)", re.IGNORECASE
)
_SPANS = {
    "一季度": (1, 3),
    "二季度": (4, 6),
    "三季度": (7, 9),
    "四季度": (10, 12),
    "前二季度": (1, 6),
    "前三季度": (1, 9),
    "上半年": (1, 6),
    "下半年": (7, 12),
    "全年": (1, 12),
    "H1": (1, 6),
    "H2": (7, 12),
}
_DIGITS = str.maketrans("1234", "一二三四")
# 当季, 单季 and 当月 say what the months say already; 累计 only where they begin in January.
_PLAIN_ENDS, _TOTAL = ("当季", "单季", "当月"), "累计"
_MONTHS_OF_YEAR = 12


@dataclass(frozen=True, slots=True)
class Covered:
    """The months a period covers, 1 to 12, both included; `year` is None where it is not written."""

    year: int | None
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """The actual that counts on a date, and how many in force were left out because they are of another year."""

    actual: Actual | None
    before: int
    after: int


def target_year(target: Figure) -> int | None:
    """The calendar year a target is for; None where its period is not one (unstated, several years)."""
    match = _YEAR.fullmatch(target.period)
    return int(match["year"]) if match and int(match["year"]) else None


def full_months(day: date) -> int:
    """How many months of its year are over at the end of `day`: 6 on 30 June, 5 on 29 June, 2 on 29 February."""
    last = calendar.monthrange(day.year, day.month)[1]
    return day.month if day.day == last else day.month - 1


def is_year_end(day: date) -> bool:
    """Whether a value up to this day is one of the whole year."""
    return (day.month, day.day) == (12, 31)


def chosen(actuals: Sequence[Actual], indicator: str, year: int, on: date) -> Chosen:
    """The latest actual of `indicator` in `year` dated up to `on`.

    What was revised does not count any more, whatever its date; of several on a day the one entered last counts.
    """
    revised = {actual.revises for actual in actuals if actual.revises}
    known = [
        actual
        for actual in actuals
        if actual.indicator == indicator and actual.as_of <= on and not (actual.id and actual.id in revised)
    ]
    within = [actual for actual in known if actual.as_of.year == year]
    latest = max(
        enumerate(within), key=lambda pair: (pair[1].as_of, pair[1].entered_at, pair[0]), default=(0, None)
    )
    return Chosen(
        latest[1],
        sum(actual.as_of.year < year for actual in known),
        sum(actual.as_of.year > year for actual in known),
    )


@lru_cache(maxsize=4096)
def covered(period: str) -> Covered | None:
    """What a period covers as offices write it (1-6月, 上半年, 二季度当季, 2022年); None where it is not such a form."""
    text = folded(period)
    is_total = text.endswith(_TOTAL)
    for end in (*_PLAIN_ENDS, _TOTAL):
        text = text.removesuffix(end)
    span, match = (0, 0), _YEAR.fullmatch(text)
    if match:
        span = (1, _MONTHS_OF_YEAR)
    elif match := _MONTHS.fullmatch(text) or _MONTH.fullmatch(text):
        first = int(match["first"])
        span = (first, int(match["last"]) if "last" in match.re.groupindex else first)
    elif match := _NAMED.fullmatch(text):
        span = _span(match["name"])
    if match is None or not 1 <= span[0] <= span[1] <= _MONTHS_OF_YEAR or (is_total and span[0] != 1):
        return None
    return Covered(int(match["year"]) if match["year"] else None, *span)


def period_fault(actual: Actual) -> Bilingual | None:
    """Why the period the actual covers is not its year up to its date; None where it is, or nothing is written of it."""
    span, day = covered(actual.period), actual.as_of
    if span is None:
        return _unreadable(actual) if actual.period.strip() else None
    if span.first != 1 or span.year not in {None, day.year}:
        return Bilingual(
            f"它覆盖的时期是“{actual.period}”,不是从{day.year}年1月起",
            f"the period it covers, “{actual.period}”, does not begin in January {day.year}",
        )
    if span.last not in {day.month, full_months(day)}:
        return Bilingual(
            f"它覆盖的时期“{actual.period}”与截止日期{day.year}年{day.month}月{day.day}日不一致",
            f"the period it covers, “{actual.period}”, does not end at its date, {day.isoformat()}",
        )
    return None


def _unreadable(actual: Actual) -> Bilingual:
    """A running total and the value of one quarter must not be taken for each other."""
    months = f"1-{actual.as_of.month}月" if actual.as_of.month > 1 else "1月"
    return Bilingual(
        f"看不懂它覆盖的时期“{actual.period}”是哪几个月,从年初算起的请写成“{months}”",
        f"which months “{actual.period}” covers cannot be told; where they begin in January, write “{months}”",
    )


def _span(name: str) -> tuple[int, int]:
    name = name.upper().removeprefix("第").replace("两", "二")
    if name.startswith("Q"):
        name = f"{name[1:]}季度"
    if not name.startswith("H"):
        name = name.translate(_DIGITS)
    return _SPANS.get(name, (0, 0))
