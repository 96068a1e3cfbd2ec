"""What is said of a value while it is typed: what it is read as, why it would be refused, what to look at again.

A warning never keeps a value from being saved. Nothing is judged here: reading and refusing are db/'s.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from db.actuals.check import check_date, check_measure, check_value
from db.actuals.records import Actual
from db.errors import UserError
from db.pace.dates import period_fault, target_year
from db.pace.entry import far_above
from db.pace.kinds import Timing, timing_of
from db.pace.values import in_base_unit, quantity_of, written
from db.quantities import Comparator, Quantity, plain
from db.records import Figure, Measure
from desktop import wording
from desktop.gauges.comparing import in_language
from desktop.progress.as_of_days import day_words, period_up_to
from desktop.typography import straight

translate = wording.translate


@dataclass(frozen=True)
class Reading:
    """What a field is read as, or why it is refused; both empty where nothing is to be said."""

    words: str = ""
    refusal: str = ""


@dataclass(frozen=True)
class Warned:
    """A sentence of what to look at again; `same_day` is the value that is already there for the day."""

    sentence: str
    same_day: Actual | None = None


# ------------------------------------------------------------ one field at a time


def value_reading(figure: Figure, text: str, language: str) -> Reading:
    """What a typed value is read as."""
    return _read(text, lambda: _read_as(check_value(figure, text)), language)


def measure_reading(figure: Figure, measure: Measure, language: str) -> Reading:
    """Whether a value of this measure can be one of the target."""

    def check() -> str:
        check_measure(figure, measure)
        return ""

    return _read(measure, check, language)


def day_reading(text: str, today: date, language: str) -> Reading:
    """What a typed date is read as, where it is not written as a date already."""

    def check() -> str:
        day = check_date(text, today)
        return "" if text.strip() == day.isoformat() else _as(day_words(day, language))

    return _read(text, check, language)


def _read(text: str, check: Callable[[], str], language: str) -> Reading:
    if not text.strip():
        return Reading()
    try:
        return Reading(check())
    except UserError as error:
        return Reading(refusal=wording.error_words(error, language))


def _read_as(quantity: Quantity) -> str:
    words = _as(quantity.quote)
    amount, unit = quantity.normalised
    if amount != quantity.value and quantity.value_hi is None:
        whole = f"{amount:,f}" if abs(amount) >= 10_000 else plain(amount)
        words = translate("Entering", "%1, that is %2").replace("%1", words).replace("%2", f"{whole}{unit}")
    if quantity.comparator is not Comparator.EQ:
        words += translate("Entering", " (%1)").replace("%1", wording.comparator_words(quantity.comparator))
    return words


def _as(words: str) -> str:
    return translate("Entering", "Read as %1").replace("%1", words)


# ------------------------------------------------------------ seen against what is there


def warnings(figure: Figure, actual: Actual, there: Sequence[Actual], language: str) -> tuple[Warned, ...]:
    """What to look at again before `actual` is kept beside what is `there` for its indicator."""
    found = [
        _other_year(figure, actual),
        _other_period(figure, actual, language),
        _far_above(figure, actual, language),
        *_against_neighbours(figure, actual, there, language),
        *(_same_day(one) for one in there if one.as_of == actual.as_of),
    ]
    return tuple(one for one in found if one)


def _other_year(figure: Figure, actual: Actual) -> Warned | None:
    year = target_year(figure)
    if year in {None, actual.as_of.year}:
        return None
    words = translate(
        "Entering", "The target is of %1. A value dated outside that year is kept and does not count."
    )
    return Warned(words.replace("%1", str(year)))


def _other_period(figure: Figure, actual: Actual, language: str) -> Warned | None:
    fault = period_fault(actual) if period_up_to(figure, actual.as_of.isoformat()) else None
    if fault is None:
        return None
    words = translate("Entering", "With this period the value cannot be compared: %1.")
    return Warned(
        words.replace("%1", straight(fault.en) if language == "en" else in_language(fault, language))
    )


def _far_above(figure: Figure, actual: Actual, language: str) -> Warned | None:
    quantity = quantity_of(actual)
    said = far_above(figure, quantity) if quantity else None
    if said is None:
        return None
    return Warned(f"{straight(said.en)}." if language == "en" else f"{in_language(said, language)}。")


def _against_neighbours(
    figure: Figure, actual: Actual, there: Sequence[Actual], language: str
) -> list[Warned]:
    """A total that falls from one date to the next."""
    is_total = timing_of(figure) is Timing.ACCUMULATES or figure.indicator.flow == "cumulative"
    year = [one for one in there if one.as_of.year == actual.as_of.year]
    earlier = max((one for one in year if one.as_of < actual.as_of), key=_dated, default=None)
    later = min((one for one in year if one.as_of > actual.as_of), key=_dated, default=None)
    said = []
    if is_total and earlier and _is_below(actual, earlier):
        words = translate(
            "Entering",
            "%1 was entered for %2, an earlier date. A total does not fall: look at both numbers again.",
        )
        said.append(_with(words, earlier, language))
    if is_total and later and _is_below(later, actual):
        words = translate(
            "Entering",
            "%1 was entered for %2, a later date. A total does not fall: look at both numbers again.",
        )
        said.append(_with(words, later, language))
    return said


def _same_day(there: Actual) -> Warned:
    words = translate(
        "Entering",
        "There is a value for this day already: %1. To correct it, revise it; its history is kept.",
    )
    return Warned(words.replace("%1", written(there)), there)


def _with(words: str, actual: Actual, language: str) -> Warned:
    return Warned(words.replace("%1", written(actual)).replace("%2", day_words(actual.as_of, language)))


def _is_below(one: Actual, other: Actual) -> bool:
    less, more = quantity_of(one), quantity_of(other)
    return less is not None and more is not None and in_base_unit(less) < in_base_unit(more)


def _dated(actual: Actual) -> tuple[object, ...]:
    return (actual.as_of, actual.entered_at)
