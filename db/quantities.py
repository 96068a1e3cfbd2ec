"""Quantities as Chinese official documents write them: parse, and print back as written.

A quantity is a hedge before, digits, a unit, and a hedge after: 首超 + 2.5 + 亿元, 400 + 家 + 以上,
超 + 千万 + 平方米. Nothing is rounded, nothing is a float, and `quote` always prints what was parsed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Comparator(StrEnum):
    """How a stated value bounds the real one.

    以上, 以下 and 以内 include the number itself, 超过 and 不满 do not: Civil Code of the People's
    Republic of China, article 1259.
    """

    EQ = "eq"
    APPROX = "approx"
    GT = "gt"
    GE = "ge"
    LT = "lt"
    LE = "le"
    RANGE = "range"


# Longest first: 首超 before 超, 不超过 before 超过.
_BEFORE: tuple[tuple[str, Comparator], ...] = (
    ("不超过", Comparator.LE),
    ("不高于", Comparator.LE),
    ("不低于", Comparator.GE),
    ("不少于", Comparator.GE),
    ("控制在", Comparator.EQ),
    ("超过", Comparator.GT),
    ("首超", Comparator.GT),
    ("突破", Comparator.GT),
    ("高于", Comparator.GT),
    ("多于", Comparator.GT),
    ("低于", Comparator.LT),
    ("少于", Comparator.LT),
    ("不满", Comparator.LT),
    ("至少", Comparator.GE),
    ("跃上", Comparator.GE),
    ("达到", Comparator.EQ),
    ("大约", Comparator.APPROX),
    ("接近", Comparator.APPROX),
    ("超", Comparator.GT),
    ("逾", Comparator.GT),
    ("达", Comparator.EQ),
    ("约", Comparator.APPROX),
    ("近", Comparator.APPROX),
)
_AFTER: tuple[tuple[str, Comparator], ...] = (
    ("左右", Comparator.APPROX),
    ("上下", Comparator.APPROX),
    ("以上", Comparator.GE),
    ("以内", Comparator.LE),
    ("以下", Comparator.LE),
    ("台阶", Comparator.EQ),
)
_SCALE = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
_DIGITS = r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"
_WORDS = "[十百千万亿]+"
_NUMBER = re.compile(
    rf"(?P<low>-?{_DIGITS}|{_WORDS})(?P<low_unit>[%％]?)(?:(?P<join>[-—–~～至到])(?P<high>-?{_DIGITS}))?"
)
_UNIT_NAMES = {"人口": "人", "％": "%"}


class NotAQuantity(ValueError):
    """The text is not a quantity this module can print back."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity as written.

    `before` and `after` are the hedges, `digits` the number, `unit` the unit with its scale word. For a
    range `high` is the upper number and `join` what stands between, the lower number's own % included.
    """

    before: str
    digits: str
    join: str
    high: str
    unit: str
    after: str
    comparator: Comparator

    @property
    def quote(self) -> str:
        """The quantity exactly as written."""
        return self.before + self.digits + self.join + self.high + self.unit + self.after

    @property
    def number(self) -> str:
        """The number as written, both ends of a range included."""
        return self.digits + self.join + self.high

    @property
    def value(self) -> Decimal:
        """The number in the unit as written: 4.5 for 4.5万户, 10000000 for 千万平方米."""
        return _decimal(self.digits)

    @property
    def value_hi(self) -> Decimal | None:
        """The upper number of a range."""
        return _decimal(self.high) if self.high else None

    @property
    def normalised(self) -> tuple[Decimal, str]:
        """(value, unit) with the unit's scale word multiplied out: (45000, 户) for 4.5万户."""
        power, unit = _split_scale(self.unit)
        return _scaled(self.value, power), unit

    @property
    def normalised_hi(self) -> Decimal | None:
        """The upper number of a range, scaled like `normalised`."""
        power, _ = _split_scale(self.unit)
        return None if self.value_hi is None else _scaled(self.value_hi, power)


def parse(quote: str) -> Quantity:
    """Read `quote`, or raise `NotAQuantity` where it would not print back as it is."""
    before, comparator_before = _leading(quote)
    rest = quote[len(before) :]
    after, comparator_after = _trailing(rest)
    body = rest[: len(rest) - len(after)]
    match = _NUMBER.match(body)
    if match is None:
        raise NotAQuantity(f"no number at the start of {body!r}")
    unit = body[match.end() :]
    if match["high"]:
        join = match["low_unit"] + match["join"]
    else:
        join, unit = "", match["low_unit"] + unit
    quantity = Quantity(
        before=before,
        digits=match["low"],
        join=join,
        high=match["high"] or "",
        unit=unit,
        after=after,
        comparator=_comparator(comparator_before, comparator_after, bool(match["high"]), unit),
    )
    if quantity.quote != quote or re.search(r"[0-9\s]", unit):
        raise NotAQuantity(f"{quote!r} would be printed as {quantity.quote!r}")
    return quantity


def plain(value: Decimal) -> str:
    """`value` without an exponent, its written zeros kept: 6.50 stays 6.50, 1E+7 is 10000000."""
    return format(value, "f")


def _leading(text: str) -> tuple[str, Comparator]:
    for word, comparator in _BEFORE:
        if text.startswith(word):
            return word, comparator
    return "", Comparator.EQ


def _trailing(text: str) -> tuple[str, Comparator]:
    for word, comparator in _AFTER:
        if text.endswith(word):
            return word, comparator
    return "", Comparator.EQ


def _comparator(before: Comparator, after: Comparator, is_range: bool, unit: str) -> Comparator:
    if is_range:
        return Comparator.RANGE
    if before is not Comparator.EQ:
        return before
    if after is not Comparator.EQ:
        return after
    # 1400多家, 50余亿元: more than the number, by an amount not stated.
    return Comparator.GT if unit[:1] in {"多", "余"} else Comparator.EQ


def _decimal(digits: str) -> Decimal:
    if digits[0] in _SCALE:
        return Decimal(10) ** sum(_SCALE[word] for word in digits)
    return Decimal(digits.replace(",", ""))


def _split_scale(unit: str) -> tuple[int, str]:
    power, rest = 0, unit.lstrip("多余")
    while rest[:1] in _SCALE and len(rest) > 1:
        power += _SCALE[rest[0]]
        rest = rest[1:]
    return power, _UNIT_NAMES.get(rest, rest)


def _scaled(value: Decimal, power: int) -> Decimal:
    """`value` × 10**power without a trailing exponent or zeros that were not written."""
    if power == 0:
        return value
    scaled = value * Decimal(10) ** power
    whole = scaled.to_integral_value()
    return whole.quantize(Decimal(1)) if scaled == whole else scaled
