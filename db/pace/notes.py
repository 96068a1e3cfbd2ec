"""What an explanation of a pace has to add: the sentences after the arithmetic, each for its own reason."""

from __future__ import annotations

from db.actuals.records import Status
from db.pace.case import Case, Rating
from db.pace.dates import is_year_end
from db.pace.gaps import distance_of, gap_of
from db.pace.kinds import Timing
from db.pace.numbers import date_en, date_zh
from db.pace.rules import Band
from db.quantities import Comparator
from db.records import Bilingual

_NOTHING = Bilingual("", "")
_EXACT = {Comparator.EQ, Comparator.RANGE}
_STRICT = {Comparator.GT, Comparator.LT}


def notes_on_rating(rating: Rating, band: Band | None) -> list[Bilingual]:
    """What the rule, the target's own words and the plan add to a rating."""
    notes = [
        _limit(rating),
        _by_rule(rating, band),
        _undecided(rating, band),
        _strict(rating),
        _range(rating),
        _plan(rating),
        _deadline(rating),
    ]
    return [note for note in notes if note]


def notes_on_actuals(case: Case) -> list[Bilingual]:
    """What is to be known of the actuals: that one is provisional, that some were left out, that the last is missing."""
    notes = []
    if case.actual is not None and case.actual.status is Status.PROVISIONAL:
        notes.append(Bilingual("该值是初步数,可能修订。", "The value is provisional and may be revised."))
    if case.left_out:
        notes.append(
            Bilingual(
                f"另有{case.left_out}个值的日期不在{case.year}年,没有计入。",
                f"Values dated outside {case.year} and not counted: {case.left_out}.",
            )
        )
    notes.append(_ended(case))
    return [note for note in notes if note.zh]


def _ended(case: Case) -> Bilingual:
    """The year is over, and what stands for it is not its value."""
    if case.actual is None or case.on.year <= case.year or is_year_end(case.actual.as_of):
        return _NOTHING
    day = case.actual.as_of
    return Bilingual(
        f"{case.year}年已经结束,最近的数只到{date_zh(day)}。",
        f"{case.year} is over, and the latest value is only of {date_en(day)}.",
    )


def _limit(rating: Rating) -> Bilingual:
    if not rating.elapsed or not rating.aim.is_limit:
        return _NOTHING
    return Bilingual(
        "这是限额:规则没有写到限额,按反方向对照,高于应达才算超出。",
        "This is a limit, of which the rule does not speak: it is read the other way round, and only more than"
        " what is due counts against it.",
    )


def _by_rule(rating: Rating, band: Band | None) -> Bilingual:
    if band is not None and band.note:
        return band.note
    if rating.by_its_text:
        return Bilingual(
            "该规则写明增幅低于目标也算低于序时。", "The rule counts growth below its target as behind."
        )
    if rating.timing is Timing.WHOLE:
        return Bilingual(
            "该规则没有写到这类指标,这里只比较数值。",
            "The rule does not speak of such a measure: the numbers alone are compared.",
        )
    return _NOTHING


def _undecided(rating: Rating, band: Band | None) -> Bilingual:
    if band is not None:
        return _NOTHING
    if rating.quantity.comparator is not Comparator.EQ:
        quote = rating.quantity.quote
        return Bilingual(
            f"实际值写作“{quote}”,没有写明准确的数,不足以判定。",
            f"The actual is written “{quote}”, which does not state the number closely enough.",
        )
    hedge = rating.target.quantity.before + rating.target.quantity.after
    far = gap_of(rating, rating.elapsed) if rating.elapsed else distance_of(rating)
    return Bilingual(
        f"目标中的“{hedge}”没有写明幅度,{far.zh}算不算达到,原文没有说,需要人来核对判断。",
        f"The target says “{hedge}” and not within what width: whether {far.en} will do, the source does not say,"
        " and a person has to judge.",
    )


def _strict(rating: Rating) -> Bilingual:
    """超 and 不满 leave the number itself out; it matters where the value is just that."""
    time = rating.elapsed
    distance = time.progress - time.due if time else rating.distance
    quote, is_exact = rating.target.quote, rating.quantity.comparator in _EXACT
    if rating.target.comparator not in _STRICT or not is_exact or distance:
        return _NOTHING
    return Bilingual(
        f"目标写作“{quote}”,刚好等于不算。", f"The target says “{quote}”: just equal is not enough."
    )


def _range(rating: Rating) -> Bilingual:
    if rating.target.comparator is not Comparator.RANGE:
        return _NOTHING
    zh, en = ("上限", "upper") if rating.aim.is_limit else ("下限", "lower")
    return Bilingual(f"目标是一个区间,按{zh}对照。", f"The target is a range; its {en} end is compared.")


def _plan(rating: Rating) -> Bilingual:
    if rating.case.plan is None or rating.timing is Timing.ACCUMULATES:
        return _NOTHING
    return Bilingual("已填的月度计划没有用上。", "The monthly plan that was entered is not used.")


def _deadline(rating: Rating) -> Bilingual:
    deadline = rating.target.deadline
    if not deadline or not rating.elapsed:
        return _NOTHING
    return Bilingual(
        f"目标的时限“{deadline}”没有计入,按全年折算。",
        f"The target's deadline “{deadline}” was not counted: the scale is the whole year.",
    )
