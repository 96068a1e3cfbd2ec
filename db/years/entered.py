"""The final value that an office entered during the year, beside what the next brief reports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from db.actuals.records import Actual, Status
from db.pace.dates import target_year
from db.pace.numbers import date_en, date_zh, exact
from db.pace.pace import pace
from db.pace.states import PaceState
from db.pace.values import in_base_unit, quantity_of, written
from db.progress import Progress
from db.quantities import Comparator
from db.records import Bilingual, Figure


@dataclass(frozen=True)
class Entered:
    """A final value of the notebook, and what is to be said of it as a sentence."""

    actual: Actual
    sentence: Bilingual


def entered(target: Figure, result: Figure | None, progress: Progress) -> Entered | None:
    """The latest final value of the target's year, beside `result` where that may be compared with the target."""
    year = target_year(target)
    if year is None:
        return None
    finals = [actual for actual in progress.of(target) if actual.status is Status.FINAL]
    standing = pace(target, finals, date(year, 12, 31), None)
    actual = standing.actual
    if actual is None:
        return None
    value, day = written(actual), actual.as_of
    said = Bilingual(
        f"笔记本里截至{date_zh(day)}的最终数是“{value}”",
        f"The final value in the notebook is “{value}” at {date_en(day)}",
    )
    more = _beside(actual, result, standing.reason if standing.state is PaceState.NOT_COMPARABLE else None)
    return Entered(actual, Bilingual(f"{said.zh}{more.zh}。", f"{said.en}{more.en}."))


def _beside(actual: Actual, result: Figure | None, fault: Bilingual | None) -> Bilingual:
    """How it stands to the result, as the end of a sentence."""
    if fault:
        return Bilingual(f",与目标口径不符:{fault.zh}", f", which is unlike the target: {fault.en}")
    if result is None:
        return Bilingual("", "")
    if (actual.as_of.month, actual.as_of.day) != (12, 31):
        return Bilingual(",不是全年的,不与公布数相减", ", not of the whole year: no difference is taken")
    own = quantity_of(actual)
    if own is None or not own.comparator is result.comparator is Comparator.EQ:
        return Bilingual(
            ";它和公布数不都是确数,不相减", "; one of the two is no exact number: no difference is taken"
        )
    if own.unit == result.quantity.unit:
        return _apart(Fraction(result.quantity.value) - Fraction(own.value), own.unit)
    return _apart(in_base_unit(result.quantity) - in_base_unit(own), result.normalised[1])


def _apart(by: Fraction, unit: str) -> Bilingual:
    if not by:
        return Bilingual(",与公布数相同", ", the same as what is reported")
    unit_zh, unit_en = ("个百分点", " percentage points") if unit == "%" else (unit, f" {unit}")
    zh, en = ("高", "higher") if by > 0 else ("低", "lower")
    number = exact(abs(by))
    return Bilingual(f",公布数比它{zh}{number}{unit_zh}", f"; what is reported is {number}{unit_en} {en}")
