"""What a cell with a number or a date shows: its decimal text under the cell's number format, never a float's tail."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

_SIGNIFICANT = ".15g"  # what a spreadsheet itself keeps of a double
_LONGEST = 26
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|_.|\*.|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General|G/通用格式|@)|(?P<number>[#0?][#0?,]*(?:\.[#0?]*)?|\.[#0?]+)"
    r"|(?P<percent>%)|(?P<letter>[A-Za-z])|(?P<other>.)",
    re.DOTALL,
)
_COLOURS = re.compile(
    r"(?i)(?:black|blue|cyan|green|magenta|red|white|yellow|color ?\d+|[黑蓝青绿红白黄]色?|洋红色?)"
)
_LOCALE = re.compile(r"\$([^-\]]*)(?:-[0-9A-Fa-f,]+)?")
_SECTIONS = re.compile(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\\[])*')


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown, and what is kept where that is more than is shown."""

    text: str
    kept: str = ""


@dataclass(frozen=True, slots=True)
class _Pattern:
    before: str
    digits: str  # "" for general
    percent: int
    after: str


def shown_number(value: float, number_format: str) -> Shown | None:
    """A number as it is shown; None where the format is not one that this reads."""
    pattern = _pattern(number_format)
    stored = Decimal(format(value, _SIGNIFICANT))
    if pattern is None or not stored.is_finite():
        return None
    scaled = stored.scaleb(2 * pattern.percent)
    # Longer than any value that is taken, and than Decimal rounds.
    is_long = max(scaled.adjusted(), 0) + len(pattern.digits) > _LONGEST
    number = _general(scaled) if is_long or not pattern.digits else _under(scaled, pattern.digits)
    signs = "%" * pattern.percent

    def said(digits: str) -> str:
        minus, bare = ("-", digits[1:]) if digits.startswith("-") else ("", digits)
        return f"{pattern.before}{minus}{bare}{signs}{pattern.after}".strip()

    is_whole = Decimal(number.replace(",", "")) == scaled
    return Shown(said(number), "" if is_whole else said(_general(scaled)))


def shown_date(value: date, number_format: str) -> str:
    """A day as year-month-day; a month where the format shows no day, since the day is then nobody's word."""
    bare = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", number_format).lower()
    if "d" not in bare and "m" in bare:
        return f"{value.year}年{value.month}月"
    if isinstance(value, datetime):
        is_day = (value.hour, value.minute, value.second) == (0, 0, 0)
        return value.date().isoformat() if is_day else value.isoformat(" ", "minutes")
    return value.isoformat()


def _pattern(number_format: str) -> _Pattern | None:
    """The first section, for positive numbers; a minus is set before the number under every one."""
    first = _SECTIONS.match(number_format or "General")
    before, after, digits, percent, numbers = "", "", "", 0, 0
    for token in _TOKEN.finditer(first[0] if first else ""):
        bracket = token["bracket"]
        if token["letter"] or (bracket is not None and not _is_harmless(bracket)):
            return None
        if token["general"] or token["number"]:
            numbers, digits = numbers + 1, token["number"] or ""
        elif token["percent"]:
            percent += 1
        else:
            literal = token["quoted"] or token["escaped"] or token["other"] or _currency(bracket)
            before, after = (before, after + literal) if numbers else (before + literal, after)
    # A comma at the end scales by a thousand, which few notice.
    is_read = numbers == 1 and percent <= 1 and not digits.endswith(",")
    return _Pattern(before, digits, percent, after) if is_read else None


def _is_harmless(bracket: str) -> bool:
    return bool(_COLOURS.fullmatch(bracket) or _LOCALE.fullmatch(bracket))


def _currency(bracket: str | None) -> str:
    match = _LOCALE.fullmatch(bracket or "")
    return match[1] if match else ""


def _general(value: Decimal) -> str:
    text = format(value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in {"-0", ""} else text


def _under(value: Decimal, digits: str) -> str:
    whole, _, decimals = digits.partition(".")
    most, least = len(decimals), len(decimals.rstrip("#"))
    rounded = value.quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP)
    text = format(rounded, ",f" if "," in whole else "f")
    for _ in range(most - least):
        text = text.removesuffix("0")
    text = text.removesuffix(".")
    return text if rounded else text.removeprefix("-")
