"""Chinese numerals and their counterparts in digits, for searching: 二〇二三 is 2023, 百分之六点五 is 6.5%.

Alternatives of what was typed, never of what is stored: the source keeps its characters.
"""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = {**{c: n for n, c in enumerate("零一二三四五六七八九")}, "〇": 0, "○": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = "万亿"
_NUMERAL = re.compile(
    r"(?P<percent>百分之)?(?P<number>[零〇○一二三四五六七八九两十百千]+(?:点[零〇○一二三四五六七八九]+)?)"
)
_NUMBER = re.compile(r"(?P<whole>[0-9]+)(?:\.(?P<part>[0-9]+))?(?P<percent>%)?")
# 三个 may be the beginning of 三个“推进”; 二〇二三, 六点五 and 6.5% cannot be anything but numbers.
_SURE = re.compile(
    r"百分之[零〇○一二三四五六七八九两十百千]|[零〇○一二三四五六七八九十]点[零〇○一二三四五六七八九]"
    r"|[〇○零一二三四五六七八九]{4}|[0-9]{4}(?![0-9])|[0-9]\.[0-9]|[0-9]%"
)
_WRITTEN = "零一二三四五六七八九"
_LONGEST = 16  # digits; a longer row of them is no number that anybody writes in words


def counterparts(word: str) -> tuple[str, ...]:
    """The same number written the other way, where a folded word is surely one: a year, a decimal, a percentage."""
    is_sure = bool(_SURE.search(word))
    return alternatives(word) if is_sure else ()


def alternatives(word: str) -> tuple[str, ...]:
    """Other ways to write any number in a folded word, without the word itself; empty where it holds none."""
    found = (_in_digits(word), _digit_by_digit(word), _in_words(word))
    return tuple(dict.fromkeys(one for one in found if one and one != word))


def value(numeral: str) -> Decimal | None:
    """The number a row of Chinese numerals stands for (below 万); None where it is not one."""
    whole, point, part = numeral.partition("点")
    number = _whole(whole)
    if number is None or (point and not part):
        return None
    return Decimal(f"{number}.{''.join(str(_DIGITS[c]) for c in part)}") if part else Decimal(number)


def _in_digits(word: str) -> str:
    """六点五 as 6.5, 百分之七 as 7%, 二〇二三 as 2023; what is no numeral stays."""

    def replaced(match: re.Match[str]) -> str:
        number = value(match["number"])
        if number is None:
            return match[0]
        return f"{number}%" if match["percent"] else str(number)

    return _NUMERAL.sub(replaced, word)


def _digit_by_digit(word: str) -> str:
    """2023 as 二〇二三, the way years are written; 0 as 〇."""
    return re.sub(
        r"[0-9]{4}(?![0-9])", lambda m: "".join("〇" if c == "0" else _WRITTEN[int(c)] for c in m[0]), word
    )


def _in_words(word: str) -> str:
    """6.5% as 百分之六点五, 14 as 十四."""

    def replaced(match: re.Match[str]) -> str:
        if len(match["whole"]) > 4 or len(match["part"] or "") > _LONGEST:
            return match[0]
        part = "点" + "".join(_WRITTEN[int(c)] for c in match["part"]) if match["part"] else ""
        return ("百分之" if match["percent"] else "") + _words(int(match["whole"])) + part

    return _NUMBER.sub(replaced, word)


def _whole(text: str) -> int | None:
    """A whole number in numerals: by place (三千五百, 十四) or digit by digit (二〇二三)."""
    if not text or len(text) > _LONGEST:
        return None
    if not set(text) & set(_SMALL):
        return int("".join(str(_DIGITS[c]) for c in text))
    total, digit = 0, None
    last = 10_000
    for sign in text:
        if sign in _SMALL:
            if _SMALL[sign] >= last or digit == 0:
                return None
            last = _SMALL[sign]
            total += (1 if digit is None else digit) * last
            digit = None
        elif digit not in {None, 0}:
            return None
        else:
            digit = _DIGITS[sign]
    return total + (digit or 0)


def _words(number: int) -> str:
    """A whole number below 10,000 in words: 14 is 十四, 205 is 二百零五."""
    if number < 10:
        return _WRITTEN[number]
    out, is_gap = "", False
    for unit, power in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit = number // power % 10
        if digit:
            out += ("零" if is_gap and out else "") + _WRITTEN[digit] + unit
            is_gap = False
        else:
            is_gap = True
    return out.removeprefix("一") if out.startswith("一十") else out
