"""How a target stands to time: it grows through the year, it does not, or the source does not say.

Growth and shares are never scaled: half of 6.5% is not the target at mid-year.
"""

from __future__ import annotations

from enum import Enum

from db.pace.dates import target_year
from db.pace.values import aim_of
from db.records import Bilingual, Figure, FigureKind, Measure

_RUNNING_TOTAL = "cumulative"
_UNSCALED = {Measure.GROWTH, Measure.SHARE}


class Timing(Enum):
    """Whether what is due by a date is a part of the year's target."""

    ACCUMULATES = "accumulates"
    WHOLE = "whole"
    UNSTATED = "unstated"


def timing_of(target: Figure) -> Timing:
    """How the target's measure stands to time.

    An increment starts from nought each year; so does an amount, a count or a level that is filed as a flow of the
    year (the level of GDP). A running total over years does not, nor does a level at a date. An amount or a count of
    which the source does not say whether it is of the year or a running total is UNSTATED.
    """
    aim, measure, flow = aim_of(target), target.indicator.measure, target.indicator.flow
    if measure in _UNSCALED or (aim is not None and aim.is_limit and aim.point.value == 0):
        return Timing.WHOLE
    if measure is Measure.INCREMENT or flow == "flow":
        return Timing.ACCUMULATES
    return Timing.WHOLE if measure is Measure.LEVEL or flow == _RUNNING_TOTAL else Timing.UNSTATED


def covers_the_year(target: Figure) -> bool:
    """Whether a value covers the year up to its date: growth to date and what accumulates; not a level or a share."""
    return timing_of(target) is not Timing.WHOLE or target.indicator.measure is Measure.GROWTH


def can_fall(target: Figure) -> bool:
    """Whether a value that reached the target may be short of it at the year's end: growth, a share, a level at a date."""
    return timing_of(target) is Timing.WHOLE and target.indicator.flow != _RUNNING_TOTAL


def unscaled_reason(target: Figure) -> Bilingual:
    """Why a target is compared with the whole year's number, as a clause."""
    timing = timing_of(target)
    if timing is Timing.ACCUMULATES:
        return Bilingual(
            "年初还没有满一个月,没有应达进度",
            "no month of the year is over, so that it is not scaled by time",
        )
    if timing is Timing.UNSTATED:
        return Bilingual(
            "原文没有写明是当年数还是历年累计,不能按时间折算",
            "the source does not say whether it is of the year or a running total, so that it is not scaled by time",
        )
    match target.indicator.measure:
        case Measure.GROWTH:
            return Bilingual("增速不按时间折算", "growth is not scaled by time")
        case Measure.SHARE:
            return Bilingual("占比不按时间折算", "a share is not scaled by time")
        case Measure.LEVEL:
            return Bilingual("某一时点的水平不按时间折算", "a level at a date is not scaled by time")
    if target.indicator.flow == _RUNNING_TOTAL:
        return Bilingual(
            "历年累计总数不是从年初起算,不按时间折算",
            "a running total over years does not begin in January and is not scaled by time",
        )
    return Bilingual("为零的限额不按时间折算", "a limit of nought is not scaled by time")


def unrated_reason(target: Figure) -> Bilingual | None:
    """Why the target gets no answer at all, as a clause; None where it may get one."""
    measure, quote = target.indicator.measure, target.quote
    if target.kind is FigureKind.RESULT:
        return Bilingual(f"“{quote}”是完成值,不是目标", f"“{quote}” is a result, not a target")
    if measure is Measure.SCOPE_COUNT:
        return Bilingual(
            f"“{quote}”只是工作范围,不是要达到的数量",
            f"“{quote}” is only the scope of the work, not an amount to reach",
        )
    if Measure.STANDARD is measure or target.kind is FigureKind.STANDARD:
        return Bilingual(
            f"“{quote}”是规划标准或口号,没有可对照的进度",
            f"“{quote}” is a planning standard or a slogan, which has no progress to compare with",
        )
    if target.indicator.direction == "none":
        return Bilingual(
            f"“{quote}”没有标明多好还是少好", f"it is not said whether more or less than “{quote}” is better"
        )
    if target_year(target) is None:
        return Bilingual(
            f"原文没有写明“{quote}”是哪一年的目标",
            f"the source does not say which single year “{quote}” is for",
        )
    return _number_reason(target)


def _number_reason(target: Figure) -> Bilingual | None:
    aim, quote = aim_of(target), target.quote
    if aim is None:
        return Bilingual(
            f"“{quote}”写的是下限,而该指标列为越少越好,两者相反",
            f"“{quote}” is a minimum and its indicator is filed as better when less: they contradict",
        )
    if timing_of(target) is Timing.ACCUMULATES and aim.point.value <= 0:
        return Bilingual(
            f"“{quote}”不是正数,算不出完成进度", f"“{quote}” is not above nought, so there is no share of it"
        )
    return None
