"""How far a value is from what is due or from the year's target, in words: both ends of a range, and a hedge as one."""

from __future__ import annotations

from fractions import Fraction

from db.pace.case import Elapsed, Rating
from db.pace.numbers import equated, exact, places_to_tell, rounded
from db.pace.values import in_base_unit
from db.quantities import Comparator, Quantity
from db.records import Bilingual

_HEDGES = {
    Comparator.GT: Bilingual("超过", "more than "),
    Comparator.GE: Bilingual("不低于", "at least "),
    Comparator.LT: Bilingual("不到", "less than "),
    Comparator.LE: Bilingual("不超过", "at most "),
    Comparator.APPROX: Bilingual("约", "about "),
}


def progress_of(rating: Rating, elapsed: Elapsed, places: int) -> Bilingual:
    """What was done of the whole, worked out: 300÷400=75.0%, for 300-350家 to 350÷400=87.5%, for 超300家 more than it."""
    low, high, whole = _numbers(rating)
    said = f"{low}÷{whole}{equated(elapsed.progress, places)}"
    if high:
        share = _upper(rating.quantity) / rating.aim.point.value
        upper = f"{high}÷{whole}{equated(share, places_to_tell(100 * share, 100 * elapsed.due))}"
        return Bilingual(f"{said}至{upper}", f"{said} to {upper}")
    hedge = _HEDGES.get(rating.quantity.comparator, Bilingual("", ""))
    return Bilingual(hedge.zh + said, hedge.en + said)


def gap_of(rating: Rating, elapsed: Elapsed) -> Bilingual:
    """How far progress is from what is due, in the rule's terms, with decimals enough to see the rule's edges."""
    upper = _upper(rating.quantity) / rating.aim.point.value
    return _of_both(rating.quantity, _gap(rating, elapsed, elapsed.progress), _gap(rating, elapsed, upper))


def distance_of(rating: Rating) -> Bilingual:
    """How far the value is from the year's number, in the unit without its scale word."""
    upper = _upper(rating.quantity) - rating.aim.point.value
    return _of_both(rating.quantity, _distance(rating, rating.distance), _distance(rating, upper))


def _upper(quantity: Quantity) -> Fraction:
    """The upper number of a range, the number itself where it is none."""
    high = quantity.normalised_hi
    return in_base_unit(quantity) if high is None else Fraction(high)


def _of_both(quantity: Quantity, low: Bilingual, high: Bilingual) -> Bilingual:
    if quantity.comparator is Comparator.RANGE:
        return Bilingual(f"下端{low.zh}、上端{high.zh}", f"its lower end {low.en}, its upper end {high.en}")
    if quantity.comparator is Comparator.EQ:
        return low
    return Bilingual(f"所写的数{low.zh}", f"the number that is written {low.en}")


def _gap(rating: Rating, elapsed: Elapsed, progress: Fraction) -> Bilingual:
    if rating.rule.measures_share and elapsed.due:
        return _gap_as_share(rating, 100 * progress / elapsed.due)
    points = 100 * (progress - elapsed.due)
    if not points:
        return _EQUAL_TO_DUE if rating.quantity.comparator is not Comparator.EQ else _EQUAL
    edges = (Fraction(band.points) for band in rating.rule.bands)
    text = rounded(abs(points), places_to_tell(abs(points), *edges))
    zh, en = ("高", "above") if points > 0 else ("低", "below")
    return Bilingual(f"比应达{zh}{text}个百分点", f"{text} points {en} it")


_EQUAL = Bilingual("两者相等", "the two are equal")
_EQUAL_TO_DUE = Bilingual("与应达相等", "equal to it")
_EQUAL_TO_TARGET = Bilingual("与目标的数相等", "equal to it")


def _gap_as_share(rating: Rating, percent: Fraction) -> Bilingual:
    edges = [100 * Fraction(band.times) for band in rating.rule.bands]
    if rating.aim.is_limit:
        edges = [200 - edge for edge in edges]
    text = rounded(percent, places_to_tell(percent, *edges))
    return Bilingual(f"为应达的{text}%", f"{text}% of what is due")


def _distance(rating: Rating, distance: Fraction) -> Bilingual:
    if not distance:
        if rating.quantity.comparator is not Comparator.EQ:
            return _EQUAL_TO_TARGET
        return Bilingual("两者的数相等", "the two numbers being equal")
    unit = rating.target.normalised[1]
    unit_zh, unit_en = ("个百分点", " percentage points") if unit == "%" else (unit, unit)
    zh, en = ("高", "above") if distance > 0 else ("低", "below")
    size = exact(abs(distance))
    return Bilingual(f"{zh}{size}{unit_zh}", f"{size}{unit_en} {en} it")


def _numbers(rating: Rating) -> tuple[str, str, str]:
    """The numbers of the progress (its upper end empty where there is none) and the whole.

    As written where both have one unit, else all without scale words.
    """
    done, target = rating.quantity, rating.target.quantity
    whole = target.high if rating.aim.is_limit and target.high else target.digits
    if done.unit == target.unit and whole[0].isascii():
        return done.digits, done.high, whole
    high = exact(_upper(done)) if done.high else ""
    return exact(in_base_unit(done)), high, exact(rating.aim.point.value)
