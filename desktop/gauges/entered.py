"""What was entered for a target and what is due by then, as its gauge shows them. No Qt here.

A value that cannot be compared with the target is not drawn on its scale; the state's word says so.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from db.pace.numbers import exact, places_to_tell, rounded
from db.pace.pace import Pace
from db.pace.pace import expected as due_at
from db.pace.states import PaceState
from db.pace.values import in_base_unit, quantity_of
from db.quantities import Quantity
from db.records import Figure
from desktop.gauges.comparing import in_language
from desktop.gauges.model import Amount, Due
from desktop.gauges.words import GaugeWords

_MOST_PLACES = 2


def reached(pace: Pace | None) -> Quantity | None:
    """The quantity that the arc shows; None where there is none, or none that is like the target."""
    if pace is None or pace.actual is None or pace.state is PaceState.NOT_COMPARABLE:
        return None
    return quantity_of(pace.actual)


def placed(figure: Figure, pace: Pace | None) -> float | None:
    """Its place on the target's scale, in the target's unit as written."""
    quantity = reached(pace)
    return None if quantity is None else float(in_base_unit(quantity) / _base(figure))


def amount_of(pace: Pace | None) -> Amount | None:
    """The quantity that the arc shows, as written."""
    quantity = reached(pace)
    if quantity is None:
        return None
    return Amount(quantity.before, quantity.number, quantity.unit, quantity.after)


def due_of(figure: Figure, pace: Pace | None, expected: Fraction | None, words: GaugeWords) -> Due | None:
    """What is due: at the date of the actual that is shown, else `expected`; None where time does not enter."""
    at = due_on(pace)
    due = due_at(figure, at, pace.case.plan) if pace and at else expected
    if not due:
        return None
    quantity = reached(pace)
    beside = [in_base_unit(quantity) / _base(figure)] if quantity else []
    quote = _printed(due, *beside) + figure.quantity.unit
    return Due(float(due), quote, words.due.format(quote=quote))


def due_on(pace: Pace | None) -> date | None:
    """The day of the actual that is shown."""
    return pace.actual.as_of if pace and pace.actual and reached(pace) else None


def dated(pace: Pace | None, words: GaugeWords) -> str:
    """The day of the actual that is shown, and whether it is provisional: 截至2023-06-30 初步数."""
    at = due_on(pace)
    if pace is None or at is None:
        return ""
    day = words.as_of.format(date=at.isoformat())
    return f"{day} {words.provisional}" if pace.is_provisional else day


def told(pace: Pace | None, words: GaugeWords, language: str) -> str:
    """The state, the value as written, its day, and whether it is provisional, in one line of text."""
    if pace is None or pace.state is PaceState.NO_ACTUAL:
        return words.no_data
    state, at, quantity = in_language(pace.word, language), due_on(pace), reached(pace)
    if at is None or quantity is None:
        return state
    text = words.entered_on.format(state=state, date=at.isoformat(), quote=quantity.quote)
    return words.with_remark.format(text=text, remark=words.provisional) if pace.is_provisional else text


def told_due(due: Due | None, pace: Pace | None, words: GaugeWords) -> str:
    """What is due, with the day of the actual that it belongs to."""
    at = due_on(pace)
    if due is None or at is None:
        return due.written if due else ""
    return words.due_on.format(date=at.isoformat(), quote=due.quote)


def _base(figure: Figure) -> Fraction:
    """What one of the target's unit is without its scale word: 10000 for 万户."""
    return in_base_unit(replace(figure.quantity, digits="1", join="", high=""))


def _printed(value: Fraction, *beside: Fraction) -> str:
    """In full where that is short; else rounded, with decimals enough to stand apart from what is `beside` it."""
    if not value * 10**_MOST_PLACES % 1:
        return exact(value)
    return f"≈{rounded(value, places_to_tell(value, *beside))}"
