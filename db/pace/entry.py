"""What somebody types as an actual, read against its target: taken, or refused with the reason.

Digits and signs may be full-width, the unit may be left out, 12万 is 12万家 for a target in 家. Nothing is guessed: 0.065
for a target in % is asked about, a value of another unit or of another indicator is refused.
"""

from __future__ import annotations

import re
from contextlib import suppress
from decimal import Decimal
from typing import NoReturn

from db.actuals.records import Actual
from db.errors import UserError
from db.numerals import alternatives
from db.pace.values import folded, in_base_unit, quantity_of
from db.quantities import NotAQuantity, Quantity, parse
from db.records import Bilingual, Figure, Measure

_POINTS = {"个百分点", "百分点"}
# What is counted one by one: there is no half of it.
_WHOLE = set("家个户人件项条所名辆台座起处场次宗株艘架村") | {"人次"}
_COUNTED = {Measure.COUNT, Measure.INCREMENT}
_ASCII_DIGIT = re.compile("[0-9]")
_FAR = 10  # times the target: a decimal point or a scale word that slipped


class ValueRefused(UserError):
    """A value that is not one of its target; nothing was entered or changed."""


def read_value(target: Figure, text: str) -> Quantity:
    """The quantity typed for `target`, in its own unit as typed or, where none was typed, in that of the target.

    `value` and `unit` of the answer are what an Actual keeps as `number` and `unit`. Raises ValueRefused.
    """
    try:
        typed = parse(folded(text))
    except NotAQuantity:
        _refuse_numerals(target, text)
        _refuse(
            text,
            "它不是一个带单位的数",
            "it is not a number with a unit",
            f"请像“{target.quantity.number}{_unit(target)}”这样写,下降写成负数",
            f"Write it like “{target.quantity.number}{_unit(target)}”, and a fall as a negative number",
        )
    if not typed.normalised[1]:
        typed = _with_unit(target, typed, text)
    if fault := unit_fault(target, typed):
        _refuse_numerals(target, text)
        _refuse(
            text,
            fault.zh,
            fault.en,
            f"请填写以“{_unit(target)}”为单位的值",
            f"Enter a value in “{_unit(target)}”",
        )
    _check_count(target, typed, text)
    return typed


def far_above(target: Figure, quantity: Quantity) -> Bilingual | None:
    """That a value is many times its target, as a clause: it may be kept, and is to be looked at again."""
    whole, value = in_base_unit(target.quantity), in_base_unit(quantity)
    if whole <= 0 or value < _FAR * whole:
        return None
    times = int(value / whole)
    return Bilingual(
        f"“{quantity.quote}”是目标“{target.quote}”的{times}倍以上,请核对小数点、单位和是否填错了指标",
        f"“{quantity.quote}” is {times} times the target “{target.quote}” or more: check the decimal point, the unit"
        " and the indicator",
    )


def unit_fault(target: Figure, quantity: Quantity) -> Bilingual | None:
    """Why `quantity` cannot be a value of the target; None where its unit is that of the target."""
    wanted, unit = target.normalised[1], quantity.normalised[1]
    if unit == wanted:
        return None
    if wanted == "%" and unit in _POINTS:
        return Bilingual(
            f"目标“{target.quote}”以%为单位,而百分点是两个百分数之差",
            f"the target “{target.quote}” is in %, and percentage points are the difference of two such values",
        )
    return Bilingual(
        f"它的单位是“{unit}”,而目标“{target.quote}”的单位是“{wanted}”,两者不是同一种量",
        f"its unit is “{unit}” and that of the target “{target.quote}” is “{wanted}”: they are not alike",
    )


def actual_fault(target: Figure, actual: Actual) -> Bilingual | None:
    """Why a record cannot be compared with the target (indicator, unit, itself); None where it can."""
    if actual.indicator != target.indicator.id:
        return Bilingual(
            f"它是指标“{actual.indicator}”的值,不是“{target.indicator.name.zh}”的值",
            f"it is a value of the indicator “{actual.indicator}”, not of “{target.indicator.name.en}”",
        )
    quantity = quantity_of(actual)
    if quantity is None:
        return Bilingual(
            f"它写作“{actual.value}”,记下的数却是{actual.number}{actual.unit}",
            f"it is written as “{actual.value}” and kept as the number {actual.number}{actual.unit}",
        )
    return unit_fault(target, quantity)


def check_actual(target: Figure, actual: Actual) -> None:
    """Raise ValueRefused where the record is not a value of the target."""
    if fault := actual_fault(target, actual):
        _refuse(actual.value, fault.zh, fault.en, "请改正后再试", "Correct it and try again")


def _unit(target: Figure) -> str:
    """The target's unit with its scale word and without what hedges it: 家 for 多家, 万人 for 万余人."""
    return re.sub("[多余]", "", target.quantity.unit)


def _refuse_numerals(target: Figure, text: str) -> None:
    """Refuse 百分之六点五 with its digits: what is kept is the number as it is written, and it is shown in digits."""
    word = folded(text)
    for digits in () if _ASCII_DIGIT.search(word) else alternatives(word):
        with suppress(NotAQuantity):
            quantity = parse(digits)
            if quantity.normalised[1] not in {"", target.normalised[1]}:
                continue
            number = quantity.quote if quantity.normalised[1] else f"{quantity.quote}{_unit(target)}"
            _refuse(
                text,
                "它的数是用汉字写的",
                "its number is written in Chinese numerals",
                f"请用数字写成“{number}”",
                f"Write it in digits: “{number}”",
            )


def _check_count(target: Figure, typed: Quantity, text: str) -> None:
    """What is counted is a whole number, and not below nought except of a balance (净增)."""
    name, unit = target.indicator.name.zh + target.label, typed.normalised[1]
    if target.indicator.measure not in _COUNTED or unit not in _WHOLE:
        return
    numbers = [typed.normalised[0], typed.normalised_hi or typed.normalised[0]]
    if any(number % 1 for number in numbers):
        _refuse(
            text,
            f"“{unit}”是逐个计数的,不会有小数",
            f"“{unit}” is counted one by one, and there is no part of one",
            "请填写整数",
            "Enter a whole number",
        )
    if any(number < 0 for number in numbers) and "净" not in name:
        _refuse(
            text,
            "数量不会小于零",
            "a count is not below nought",
            "请核对后填写实际完成的数",
            "Check it and enter what was really reached",
        )


def _with_unit(target: Figure, typed: Quantity, text: str) -> Quantity:
    """The value with the target's unit; 12万 for a target in 家 is 12万家, whatever scale word the target has."""
    unit = typed.unit + target.normalised[1] if typed.unit else _unit(target)
    number = typed.value_hi if typed.value_hi is not None else typed.value
    if target.normalised[1] == "%" and 0 < abs(number) < 1:
        shifted = format((Decimal(100) * typed.value).normalize(), "f")
        _refuse(
            text,
            f"目标以%为单位,看不出它是{shifted}%还是{typed.number}%",
            f"the target is in %, and it may be {shifted}% or {typed.number}%",
            "请写上百分号",
            "Write the percent sign",
        )
    try:
        return parse(typed.before + typed.number + unit + typed.after)
    except NotAQuantity:
        wanted = _unit(target)
        _refuse(text, "它缺少单位", "its unit is missing", f"请写上“{wanted}”", f"Write “{wanted}” after it")


def _refuse(text: str, zh: str, en: str, todo_zh: str, todo_en: str) -> NoReturn:
    raise ValueRefused(
        f"没有采用“{text.strip()}”:{zh}。原有的数据没有变;{todo_zh}。",
        f"“{text.strip()}” was not taken: {en}. What was there is unchanged. {todo_en}.",
    )
