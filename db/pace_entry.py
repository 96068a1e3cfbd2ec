"""What somebody types as an actual, read against its target: taken, or refused with the reason.

Digits and signs may be full-width, the unit may be left out. Nothing is guessed: 0.065 for a target in % is asked about,
a value of another unit or of another indicator is refused.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NoReturn

from db.actuals_records import Actual
from db.errors import UserError
from db.pace_values import folded, quantity_of
from db.quantities import NotAQuantity, Quantity, parse
from db.records import Bilingual, Figure

_POINTS = {"个百分点", "百分点"}


class ValueRefused(UserError):
    """A value that is not one of its target; nothing was entered or changed."""


def read_value(target: Figure, text: str) -> Quantity:
    """The quantity typed for `target`, in its own unit as typed or, where none was typed, in that of the target.

    `value` and `unit` of the answer are what an Actual keeps as `number` and `unit`. Raises ValueRefused.
    """
    try:
        typed = parse(folded(text))
    except NotAQuantity:
        _refuse(
            text,
            "它不是一个带单位的数",
            "it is not a number with a unit",
            f"请像“{target.quantity.number}{_unit(target)}”这样写,下降写成负数",
            f"Write it like “{target.quantity.number}{_unit(target)}”, and a fall as a negative number",
        )
    if not typed.unit:
        typed = _with_unit(target, typed, text)
    if fault := unit_fault(target, typed):
        _refuse(
            text,
            fault.zh,
            fault.en,
            f"请填写以“{_unit(target)}”为单位的值",
            f"Enter a value in “{_unit(target)}”",
        )
    return typed


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


def _with_unit(target: Figure, typed: Quantity, text: str) -> Quantity:
    unit = _unit(target)
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
        _refuse(text, "它缺少单位", "its unit is missing", f"请写上“{unit}”", f"Write “{unit}” after it")


def _refuse(text: str, zh: str, en: str, todo_zh: str, todo_en: str) -> NoReturn:
    raise ValueRefused(
        f"没有采用“{text.strip()}”:{zh}。原有的数据没有变;{todo_zh}。",
        f"“{text.strip()}” was not taken: {en}. What was there is unchanged. {todo_en}.",
    )
