"""A target of one brief and a result of the next: whether they are alike, and if so, what follows from what is written."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from db.actuals.check import MEASURES
from db.pace.dates import target_year
from db.pace.judging import DIRECT, judged
from db.pace.states import PaceState
from db.pace.values import Aim, Point, Stretch, aim_of, in_base_unit, stretch_of
from db.quantities import Comparator
from db.records import Bilingual, Figure, Indicator

_UNSTATED = Bilingual("未说明", "not stated")
_VALUES = {
    "unstated": _UNSTATED,
    "": _UNSTATED,
    "nominal": Bilingual("名义", "nominal"),
    "real": Bilingual("实际", "real"),
    "flow": Bilingual("当期数", "over a period"),
    "cumulative": Bilingual("累计数", "a running total"),
    "more": Bilingual("越多越好", "more is better"),
    "less": Bilingual("越少越好", "less is better"),
    "limit": Bilingual("限额", "a limit"),
    "none": Bilingual("没有方向", "neither way"),
}


def difference(target: Figure, result: Figure, year: str) -> Bilingual | None:
    """Why a result of `year` may not be compared with a target, as a sentence; None where it may."""
    return next(_differences(target, result, year), None)


def outcome(target: Figure, result: Figure) -> tuple[PaceState, Bilingual]:
    """What follows for two that are alike, and why. A hedge that leaves it open is left open.

    The target is one that can be judged: `unrated_reason` says nothing of it.
    """
    aim = aim_of(target)
    assert aim is not None, "told by unrated_reason"
    band = judged(*DIRECT, aim, stretch_of(result.quantity), Fraction(1))
    state = band.state if band else PaceState.UNDECIDED
    said = _sentence(state, target, result, is_vague=aim.is_vague and _is_open_to(aim, result))
    if not result.estimate:
        return state, said
    return state, Bilingual(
        f"{said.zh}完成值写明是“{result.estimate}”,还不是最终数。",
        f"{said.en} The result is said to be “{result.estimate}” (an estimate), not final.",
    )


def _is_open_to(aim: Aim, result: Figure) -> bool:
    """Whether the target's own words leave it open: also the very number that is reported would not decide it."""
    number = Point(0, in_base_unit(result.quantity), 0)
    return judged(*DIRECT, aim, Stretch(number, number), Fraction(1)) is None


def _differences(target: Figure, result: Figure, year: str) -> Iterator[Bilingual]:
    one, other = target.indicator, result.indicator
    if one.measure is not other.measure:
        yield _other_measure(target, result)
    if one.id != other.id:
        yield Bilingual(
            f"两份简报把“{one.name.zh}”记作不同的指标(“{one.id}”和“{other.id}”),没有写明口径相同。",
            f"The two briefs file “{one.name.en}” as different indicators (“{one.id}” and “{other.id}”) and do not say "
            "that they are alike.",
        )
    yield from _other_year(target, result, year)
    yield from _other_definition(one, other)
    wanted, unit = target.normalised[1], result.normalised[1]
    if wanted != unit:
        yield Bilingual(
            f"目标“{target.quote}”以“{wanted}”为单位,完成值“{result.quote}”以“{unit}”为单位,不是同一种量。",
            f"The target “{target.quote}” is in “{wanted}” and the result “{result.quote}” in “{unit}”: unlike "
            "quantities.",
        )


def _other_measure(target: Figure, result: Figure) -> Bilingual:
    wanted, given = MEASURES[target.indicator.measure], MEASURES[result.indicator.measure]
    return Bilingual(
        f"目标“{target.quote}”说的是{wanted.zh},公布的“{result.quote}”是{given.zh}:两者不能比较。",
        f"The target “{target.quote}” is {wanted.en}, the “{result.quote}” that is reported is {given.en}: the two are "
        "not compared.",
    )


def _other_year(target: Figure, result: Figure, year: str) -> Iterator[Bilingual]:
    for figure, (zh, en) in ((target, ("目标", "target")), (result, ("完成值", "result"))):
        if figure.doubt:
            yield Bilingual(
                f"{zh}“{figure.quote}”存疑:{_ended(figure.doubt.zh, '。')}", _ended(figure.doubt.en, ".")
            )
        of = target_year(figure)
        if of is None:
            yield Bilingual(
                f"原文没有写明{zh}“{figure.quote}”是哪一年的。",
                f"The source does not say which single year the {en} “{figure.quote}” is for.",
            )
        elif str(of) != year:
            yield Bilingual(
                f"{zh}“{figure.quote}”是{of}年的,不是{year}年的。",
                f"The {en} “{figure.quote}” is for {of}, not for {year}.",
            )


def _other_definition(one: Indicator, other: Indicator) -> Iterator[Bilingual]:
    properties = (
        (one.area, other.area, "所指的地域", "area"),
        (one.price_basis, other.price_basis, "价格口径", "price basis"),
        (one.scope_basis, other.scope_basis, "统计口径", "scope"),
        (one.flow, other.flow, "当期还是累计", "period or running total"),
        (one.direction, other.direction, "方向", "direction"),
    )
    for wanted, given, zh, en in properties:
        if wanted != given:
            first, second = _word(wanted), _word(given)
            yield Bilingual(
                f"两份简报的{zh}不同:目标那份是“{first.zh}”,完成值那份是“{second.zh}”。",
                f"The {en} differs: “{first.en}” with the target, “{second.en}” with the result.",
            )
    if one.definition and other.definition and one.definition.zh != other.definition.zh:
        yield Bilingual(
            f"两份简报对口径的说明不同:目标那份是“{one.definition.zh}”,完成值那份是“{other.definition.zh}”。",
            f"The definition differs: “{one.definition.en}” with the target, “{other.definition.en}” with the result.",
        )


def _sentence(state: PaceState, target: Figure, result: Figure, *, is_vague: bool) -> Bilingual:
    wanted, given = f"“{target.quote}”", f"“{result.quote}”"
    match state:
        case PaceState.TARGET_REACHED:
            return Bilingual(
                f"完成值{given}达到目标{wanted}。", f"The result {given} reaches the target {wanted}."
            )
        case PaceState.BELOW_TARGET:
            return Bilingual(
                f"完成值{given}低于目标{wanted}。", f"The result {given} is below the target {wanted}."
            )
        case PaceState.WITHIN_LIMIT:
            return Bilingual(f"完成值{given}没有超出{wanted}。", f"The result {given} stays within {wanted}.")
        case PaceState.OVER_LIMIT:
            return Bilingual(f"完成值{given}超出{wanted}。", f"The result {given} is over {wanted}.")
    if is_vague and result.comparator is not Comparator.EQ:
        return Bilingual(
            f"目标{wanted}没有写明可以相差多少,完成值{given}也没有写出确数,是否达到,按原文不能判定。",
            f"The target {wanted} gives no width and the result {given} is no exact number, so that the text does not "
            "decide whether it is reached.",
        )
    if is_vague:
        return Bilingual(
            f"目标{wanted}没有写明可以相差多少,完成值{given}是否达到,按原文不能判定。",
            f"The target {wanted} gives no width, so that the text does not decide whether {given} reaches it.",
        )
    return Bilingual(
        f"完成值{given}没有写出确数,是否达到目标{wanted},按原文不能判定。",
        f"The result {given} is no exact number, so that the text does not decide whether it reaches {wanted}.",
    )


def _word(stated: str) -> Bilingual:
    return _VALUES.get(stated, Bilingual(stated, stated))


def _ended(sentence: str, mark: str) -> str:
    return sentence if sentence.endswith(mark) else sentence + mark
