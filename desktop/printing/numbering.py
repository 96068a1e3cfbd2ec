"""The numbers before headings: 一、 then （一） then 1. then （1） (GB/T 9704-2012, 7.3.3)."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"


def level_number(level: int, count: int) -> str:
    """The number of the `count`-th heading of a level, both counted from 1; deeper levels go on as the fourth."""
    if level == 1:
        return f"{chinese(count)}、"
    if level == 2:
        return f"（{chinese(count)}）"
    return f"{count}." if level == 3 else f"（{count}）"


def chinese(number: int) -> str:
    """`number`, 0 to 9999, in Chinese numerals as counted aloud: 10 is 十, 21 is 二十一, 105 is 一百零五."""
    if not 0 <= number <= 9999:
        raise ValueError(f"not a number of a heading: {number}")
    text, rest, was_zero = "", number, False
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, rest = divmod(rest, power)
        if digit:
            text += ("零" if was_zero and text else "") + _DIGITS[digit] + name
        was_zero = digit == 0
    text = text or _DIGITS[0]
    return text.removeprefix("一") if 10 <= number < 20 else text
