"""Where a target stands on a date: pure arithmetic over a target, its actuals, a date and a chosen rule.

No screen, no file, no clock, and no float: values are Decimal as written, ratios of them exact fractions. Growth and
shares are compared with the year's target and never scaled by time; no rule is ever taken unasked; what the texts do
not decide is said to be undecided.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from db.actuals.records import Actual, Status
from db.pace.case import Case, Elapsed, Rating
from db.pace.dates import Chosen, chosen, full_months, is_year_end, period_fault, target_year
from db.pace.entry import actual_fault
from db.pace.judging import DIRECT, judged
from db.pace.kinds import Timing, can_fall, covers_the_year, timing_of, unrated_reason
from db.pace.plan import MonthlyPlan, due_of, fits
from db.pace.rules import Band, PaceRule
from db.pace.sentences import rated_sentence, sentence_without_rating
from db.pace.states import Light, PaceState
from db.pace.values import Aim, Stretch, aim_of, aimed_number, in_base_unit, quantity_of, stretch_of
from db.quantities import Quantity
from db.records import Bilingual, Figure

_WHOLE_YEAR = Fraction(1)
# What holds for the year whatever its pace: a total that reached its target, a limit that is passed.
_SETTLED = {PaceState.TARGET_REACHED, PaceState.OVER_LIMIT}


@dataclass(frozen=True, slots=True)
class Pace:
    """The answer: its state, and what it rests on.

    `rating` is there where the actual was judged, `band` where the texts decide, `reason` where nothing is compared.
    `band` is what the rule says of the pace; `state` is what holds for the year already, where that is more.
    """

    state: PaceState
    case: Case
    rating: Rating | None = None
    band: Band | None = None
    reason: Bilingual | None = None

    @property
    def word(self) -> Bilingual:
        """The state's word."""
        return self.state.word

    @property
    def sentence(self) -> Bilingual:
        """The whole explanation, with the rule, the numbers as written, the date and the arithmetic.

        Put together when it is asked for: a thousand targets are judged where a dozen are read.
        """
        if self.rating:
            return rated_sentence(self.rating, self.state, self.band)
        return sentence_without_rating(self.case, self.state, self.reason)

    @property
    def light(self) -> Light:
        """The colour that the rule's own text gives."""
        return self.band.light if self.band else Light.NONE

    @property
    def rule(self) -> PaceRule | None:
        """The rule that was chosen."""
        return self.case.rule

    @property
    def actual(self) -> Actual | None:
        """The actual that counts on the day."""
        return self.case.actual

    @property
    def is_provisional(self) -> bool:
        """Whether the actual that counts is provisional."""
        return self.actual is not None and self.actual.status is Status.PROVISIONAL

    @property
    def elapsed(self) -> Elapsed | None:
        """Full months, progress and what was due; None where time does not enter or no month is over."""
        return self.rating.elapsed if self.rating else None

    @property
    def left_out(self) -> int:
        """How many actuals dated up to the day are of another year."""
        return self.case.left_out


def pace(
    target: Figure,
    actuals: Sequence[Actual],
    on: date,
    rule: PaceRule | None,
    plan: MonthlyPlan | None = None,
) -> Pace:
    """Where `target` stands on the day `on`, by the latest of its `actuals` dated up to that day.

    What is due is counted up to the actual's own date, not up to `on`. `plan` takes the place of the straight line.
    Raises ValueError for a plan that is not the target's (`pace_plan.fits` tells).
    """
    if plan is not None and not fits(plan, target):
        raise ValueError(f"the plan is not of {target.id}")
    year = target_year(target)
    if (reason := unrated_reason(target)) or year is None:
        return Pace(PaceState.NOT_RATED, Case(target, on, rule, plan), reason=reason)
    found = chosen(actuals, target.indicator.id, year, on)
    case = Case(target, on, rule, plan, year, found)
    if found.actual is None:
        return Pace(_without_actual(found, year, on), case)
    if fault := _actual_fault(target, found.actual):
        return Pace(PaceState.NOT_COMPARABLE, case, reason=fault)
    if rule is None:
        return Pace(PaceState.NO_RULE, case)
    return _rated(case, found.actual, rule)


def expected(target: Figure, on: date, plan: MonthlyPlan | None = None) -> Fraction | None:
    """What is due at the end of `on`, in the target's unit as written; None where time does not enter.

    The place of a pace tick and of a pace line; it does not depend on the rule.
    """
    aim = aim_of(target)
    if unrated_reason(target) or aim is None or on.year != target_year(target):
        return None
    if timing_of(target) is not Timing.ACCUMULATES:
        return None
    return Fraction(aimed_number(target, aim)) * _due(plan, full_months(on))


def _without_actual(found: Chosen, year: int, on: date) -> PaceState:
    if found.after:
        return PaceState.AFTER_YEAR
    return PaceState.BEFORE_YEAR if found.before or on.year < year else PaceState.NO_ACTUAL


def _actual_fault(target: Figure, actual: Actual) -> Bilingual | None:
    if fault := actual_fault(target, actual):
        return fault
    return period_fault(actual) if covers_the_year(target) else None


def _rated(case: Case, actual: Actual, rule: PaceRule) -> Pace:
    quantity, aim = quantity_of(actual), aim_of(case.target)
    assert quantity is not None, "told by actual_fault"
    assert aim is not None, "told by unrated_reason"
    rating = Rating(case, actual, rule, quantity, aim, _elapsed(case, actual, quantity, aim))
    stretch = stretch_of(quantity)
    settled = _settled(aim, stretch)
    if rating.elapsed:
        return _answer(rating, judged(rule.bands, rule.last, aim, stretch, rating.elapsed.due), settled)
    if rating.timing is Timing.ACCUMULATES:
        return _answer(rating, settled or Band(PaceState.NOT_DUE))
    if rating.timing is Timing.UNSTATED:
        return _answer(rating, settled or Band(PaceState.UNDECIDED))
    if rating.by_its_text:
        return _answer(rating, judged(rule.bands, rule.last, aim, stretch, _WHOLE_YEAR))
    return _answer(rating, _so_far(case.target, actual, judged(*DIRECT, aim, stretch, _WHOLE_YEAR)))


def _elapsed(case: Case, actual: Actual, quantity: Quantity, aim: Aim) -> Elapsed | None:
    months = full_months(actual.as_of)
    if timing_of(case.target) is not Timing.ACCUMULATES or not months:
        return None
    return Elapsed(months, in_base_unit(quantity) / aim.point.value, _due(case.plan, months))


def _due(plan: MonthlyPlan | None, months: int) -> Fraction:
    return due_of(plan, months) if plan else Fraction(months, 12)


def _settled(aim: Aim, stretch: Stretch) -> Band | None:
    """What holds for the year whatever is still to come; None where nothing does."""
    band = judged(*DIRECT, aim, stretch, _WHOLE_YEAR)
    return band if band is not None and band.state in _SETTLED else None


def _so_far(target: Figure, actual: Actual, band: Band | None) -> Band | None:
    """Growth above the target in September can still fall: reached is what the value of the year's end says."""
    if band is None or band.state is not PaceState.TARGET_REACHED:
        return band
    is_open = can_fall(target) and not is_year_end(actual.as_of)
    return replace(band, state=PaceState.TARGET_SO_FAR) if is_open else band


def _answer(rating: Rating, band: Band | None, settled: Band | None = None) -> Pace:
    said = settled or band
    return Pace(said.state if said else PaceState.UNDECIDED, rating.case, rating, band)
