"""What is written as ends of a comparison: a target as its aim, an actual as the stretch it may lie in.

超120家 says more than 120 and nothing of how much more; 120家左右 gives no width. So a value is the stretch from its
lowest to its highest, an end that is not stated is endless, and no width is ever made up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from db.actuals.records import Actual
from db.quantities import Comparator, NotAQuantity, Quantity, parse, plain
from db.records import Figure

_UPWARD = {Comparator.GT, Comparator.GE}
_DOWNWARD = {Comparator.LT, Comparator.LE}
# Full-width forms stand 0xFEE0 above their half-width ones. No wider folding: ① and ² would become digits.
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {ord("−"): "-"}
_BLANKS = re.compile(r"(?<![0-9])\s+|\s+(?![0-9])")
_MOST_DIGITS = 24


class Point(NamedTuple):
    """A place on the number line, in order: `reach` is -1 or 1 for endless, `lean` for just below or just above."""

    reach: int
    value: Fraction
    lean: int

    def mirrored(self, centre: Fraction) -> Point:
        """The place as far on the other side of `centre`."""
        return Point(-self.reach, 2 * centre - self.value, -self.lean)


class Stretch(NamedTuple):
    """Where a value lies: from its lowest to its highest."""

    low: Point
    high: Point

    def mirrored(self, centre: Fraction) -> Stretch:
        """The stretch on the other side of `centre`."""
        return Stretch(self.high.mirrored(centre), self.low.mirrored(centre))


@dataclass(frozen=True, slots=True)
class Aim:
    """What a target asks for: `point` is to be reached, or for a limit not to be passed.

    `is_vague` says that the text gives no width (左右, 约): what falls short of the number cannot be decided.
    """

    point: Point
    is_limit: bool
    is_vague: bool


def folded(text: str) -> str:
    """`text` with full-width digits and signs as half-width ones: "６．５ ％" is "6.5%".

    Blanks go, except between two digits: whether "1 20" is one number is not for us to say.
    """
    return _BLANKS.sub("", text.translate(_HALF_WIDTH))


def in_base_unit(quantity: Quantity) -> Fraction:
    """The number with its unit's scale word multiplied out: 45000 for 4.5万户."""
    return Fraction(quantity.normalised[0])


def aim_of(target: Figure) -> Aim | None:
    """What the target asks for; None where the text says a minimum of something that should be low.

    Of a range the nearer end is asked for: its lower end where more is better, its upper end for a limit.
    """
    return _aim_of(target.quantity, target.indicator.direction)


@lru_cache(maxsize=4096)
def _aim_of(quantity: Quantity, direction: str) -> Aim | None:
    is_limit = direction in {"less", "limit"} or quantity.comparator in _DOWNWARD
    if is_limit and quantity.comparator in _UPWARD:
        return None
    high = quantity.normalised_hi if is_limit else None
    value = quantity.normalised[0] if high is None else high
    lean = {Comparator.GT: 1, Comparator.LT: -1}.get(quantity.comparator, 0)
    return Aim(Point(0, Fraction(value), lean), is_limit, quantity.comparator is Comparator.APPROX)


def aimed_number(target: Figure, aim: Aim) -> Decimal:
    """The number that is asked for, in the target's unit as written."""
    high = target.quantity.value_hi if aim.is_limit else None
    return target.quantity.value if high is None else high


def quantity_of(actual: Actual) -> Quantity | None:
    """The actual's number in its unit, with the hedge it was written with; None where the record contradicts itself."""
    if not actual.number.is_finite() or abs(actual.number.adjusted()) > _MOST_DIGITS:
        return None
    return _quantity_of(actual.value, plain(actual.number), actual.unit)


@lru_cache(maxsize=16384)  # a scoreboard asks for each of thousands again whenever one changes
def _quantity_of(value: str, number_text: str, unit: str) -> Quantity | None:
    try:
        said = parse(folded(value))
        number = parse(number_text + unit)
        if not said.normalised[1]:  # 120 and 家, 12万 and 万家: the unit in a column of its own
            said = parse(said.before + said.number + folded(unit) + said.after)
    except NotAQuantity:
        return None
    return said if said.normalised == number.normalised else None


def written(actual: Actual) -> str:
    """The value as written; where its unit stands in a column of its own, with the unit: 6.8 and % are 6.8%."""
    quantity = quantity_of(actual)
    has_unit = quantity is None or not quantity.unit or quantity.unit in folded(actual.value)
    return actual.value if has_unit or quantity is None else quantity.quote


def stretch_of(quantity: Quantity) -> Stretch:
    """Where the value lies as far as it is written."""
    low = Point(0, in_base_unit(quantity), 0)
    least, most = Point(-1, Fraction(0), 0), Point(1, Fraction(0), 0)
    comparator = quantity.comparator
    if comparator is Comparator.APPROX:
        return Stretch(least, most)
    if comparator in _UPWARD:
        return Stretch(low._replace(lean=int(comparator is Comparator.GT)), most)
    if comparator in _DOWNWARD:
        return Stretch(least, low._replace(lean=-int(comparator is Comparator.LT)))
    high = quantity.normalised_hi
    return Stretch(low, low if high is None else Point(0, Fraction(high), 0))
