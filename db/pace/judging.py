"""Which band of a rule a value falls into. Exact, monotone, and mirrored for limits."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from db.pace.rules import Band
from db.pace.states import PaceState
from db.pace.values import Aim, Point, Stretch

# The comparison with the whole year's number, which is no rule's.
DIRECT = ((Band(PaceState.TARGET_REACHED),), Band(PaceState.BELOW_TARGET))


def judged(bands: tuple[Band, ...], last: Band, aim: Aim, stretch: Stretch, due: Fraction) -> Band | None:
    """The band of the whole `stretch` when the share `due` of the target is due, mirrored for a limit.

    None where the texts do not decide: the two ends fall into different bands, or the target gives no width and is
    not reached.
    """
    centre = aim.point.value * due
    if aim.is_limit:
        stretch = stretch.mirrored(centre)
        aim = replace(aim, point=aim.point.mirrored(aim.point.value), is_limit=False)
        found = judged(bands, last, aim, stretch, due)
        return found and replace(found, state=found.state.mirrored)
    low, high = (_band_at(bands, last, aim, point, due) for point in stretch)
    is_decided = low is high and (low is bands[0] or not aim.is_vague)
    return low if is_decided else None


def _band_at(bands: tuple[Band, ...], last: Band, aim: Aim, point: Point, due: Fraction) -> Band:
    best, *others = bands
    # 超400家 is not reached by 400 itself, nor is its pace by the pace of 400.
    if point >= Point(0, aim.point.value * due, aim.point.lean):
        return best
    for band in others:
        floor = Point(0, aim.point.value * (due * Fraction(band.times) - Fraction(band.points) / 100), 0)
        if point > floor or (band.includes_floor and point == floor):
            return band
    return last
