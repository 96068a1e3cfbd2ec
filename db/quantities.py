"""Quantities as Chinese official documents write them: parse, and print back as written.

A quantity is a hedge before, digits, a unit, and a hedge after: 首超 + 2.5 + 亿元, 400 + 家 + 以上,
超 + 千万 + 平方米. Nothing is rounded, nothing is a float, and `quote` always prints what was parsed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache


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
    ("不大于", Comparator.LE),
    ("不小于", Comparator.GE),
    ("控制在", Comparator.EQ),
    ("超过", Comparator.GT),
    ("首超", Comparator.GT),
    ("突破", Comparator.GT),
    ("高于", Comparator.GT),
    ("多于", Comparator.GT),
    ("低于", Comparator.LT),
    ("少于", Comparator.LT),
    ("大于", Comparator.GT),
    ("小于", Comparator.LT),
    ("不满", Comparator.LT),
    ("不足", Comparator.LT),
    ("不到", Comparator.LT),
    ("至少", Comparator.GE),
    ("跃上", Comparator.GE),
    ("达到", Comparator.EQ),
    ("大约", Comparator.APPROX),
    ("接近", Comparator.APPROX),
    ("将近", Comparator.APPROX),
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
_WORDS = "(?=[十百千万亿])[十百千]?万?亿?"
_MAX_DIGITS = 24
_NUMBER = re.compile(
    rf"(?P<low>-?{_DIGITS}|{_WORDS})(?P<low_unit>[%％]?)(?:(?P<join>[-—–~～至到])(?P<high>-?{_DIGITS}))?"
)
# A unit is a word (平方米, 微克/立方米) or a sign; 多 and 余 stand before or after its scale word.
_UNIT = re.compile(r"[%％‰℃]|[^\W\d_]*(?:/[^\W\d_]+)?")
_SCALED_UNIT = re.compile(
    "(?P<more>[多余]?)(?P<scale>(?:(?!百分)[十百千]?万?亿?)?)(?P<further>[多余]?)(?P<unit>.*)", re.S
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
        return _normalised(self.digits, self.unit)

    @property
    def normalised_hi(self) -> Decimal | None:
        """The upper number of a range, scaled like `normalised`."""
        power, _ = _split_scale(self.unit)
        return None if self.value_hi is None else _scaled(self.value_hi, power)


@lru_cache(maxsize=16384)  # a table of values has each many times, and each is read more than once
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
    if quantity.quote != quote:
        raise NotAQuantity(f"{quote!r} would be printed as {quantity.quote!r}")
    if fault := _fault(quantity):
        raise NotAQuantity(f"{fault} in {quote!r}")
    return quantity


def hedge_before(text: str) -> str:
    """The hedge that `text` ends with, as before a number; empty where there is none."""
    return next((word for word, _ in _BEFORE if text.endswith(word)), "")


def hedge_after(text: str) -> str:
    """The hedge that `text` starts with, as after a number; empty where there is none."""
    return next((word for word, _ in _AFTER if text.startswith(word)), "")


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


def _fault(quantity: Quantity) -> str:
    """What makes a quantity unfit to be believed although it prints back; empty where nothing does."""
    unit, number = quantity.unit, quantity.digits
    if max(len(number), len(quantity.high)) > _MAX_DIGITS:
        return "too many digits"
    # 400家以上企业 must not hide its hedge in the unit.
    if not _UNIT.fullmatch(unit) or any(word in unit for word, _ in _AFTER):
        return f"no unit: {unit!r}"
    if number[0] in _SCALE and _scale_of(unit) and unit[0] in _SCALE:
        return "scale words out of order"
    if quantity.high and (quantity.join[0] in "%％") > (unit in {"%", "％"}):
        return "two units"
    if quantity.value_hi is not None and quantity.value_hi < quantity.value:
        return "a range that runs backwards"
    return ""


def _comparator(before: Comparator, after: Comparator, is_range: bool, unit: str) -> Comparator:
    if is_range:
        return Comparator.RANGE
    if before is not Comparator.EQ:
        return before
    if after is not Comparator.EQ:
        return after
    # 1400多家, 50余亿元, 3万多人: more than the number, by an amount not stated.
    parts = _parts(unit)
    return Comparator.GT if parts["more"] or parts["further"] else Comparator.EQ


def _decimal(digits: str) -> Decimal:
    if digits[0] in _SCALE:
        return Decimal(10) ** sum(_SCALE[word] for word in digits)
    return Decimal(digits.replace(",", ""))


def _parts(unit: str) -> re.Match[str]:
    match = _SCALED_UNIT.fullmatch(unit)
    assert match is not None, "every part of the pattern may be empty"
    return match


def _scale_of(unit: str) -> str:
    return _parts(unit)["scale"]


@lru_cache(maxsize=16384)
def _normalised(digits: str, unit: str) -> tuple[Decimal, str]:
    power, bare = _split_scale(unit)
    return _scaled(_decimal(digits), power), bare


@lru_cache(maxsize=1024)
def _split_scale(unit: str) -> tuple[int, str]:
    parts = _parts(unit)
    return sum(_SCALE[word] for word in parts["scale"]), _UNIT_NAMES.get(parts["unit"], parts["unit"])


def _scaled(value: Decimal, power: int) -> Decimal:
    """`value` × 10**power, exact, without an exponent or zeros that were not written."""
    if power == 0:
        return value
    sign, digits, exponent = value.as_tuple()
    scaled = Decimal((sign, digits, int(exponent) + power))
    return Decimal(int(scaled)) if scaled == int(scaled) else scaled
