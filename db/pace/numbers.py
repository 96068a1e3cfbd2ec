"""Numbers and dates of the desk's own arithmetic as text. Exact where they end, rounded to say what is true."""

from __future__ import annotations

import math
from datetime import date
from fractions import Fraction

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def date_zh(day: date) -> str:
    """2023年6月30日."""
    return f"{day.year}年{day.month}月{day.day}日"


def date_en(day: date) -> str:
    """30 June 2023, whatever the system's language."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def exact(value: Fraction) -> str:
    """A number that ends, in full: 0.5, 366, -1.25."""
    places = 0
    while value * 10**places % 1:
        places += 1
    return rounded(value, places)


def rounded(value: Fraction, places: int) -> str:
    """`value` with that many decimals, a half away from nought: 91.7, 8.0."""
    units = math.floor(abs(value) * 10**places + Fraction(1, 2))
    digits = str(units).zfill(places + 1)
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"-{text}" if value < 0 and units else text


def places_to_tell(value: Fraction, *edges: Fraction) -> int:
    """The fewest decimals, at least one, at which rounding does not move `value` onto or across an edge it is off."""
    places = 1
    while any(edge != value and rounded(edge, places) == rounded(value, places) for edge in edges):
        places += 1
    return places


def equated(value: Fraction, places: int) -> str:
    """The rounded percentage behind its sign: "=55.0%", or "≈91.7%" where decimals were cut."""
    percent = 100 * value
    return f"{'=' if (percent * 10**places) % 1 == 0 else '≈'}{rounded(percent, places)}%"
