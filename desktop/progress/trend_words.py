"""What a trend says in words: axis names, readings, the one line for screen readers, and what is not in the chart."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date

from db.actuals.records import Actual, Status
from db.pace.numbers import date_en, date_zh
from db.pace.values import written
from db.records import Bilingual
from desktop import wording
from desktop.gauges.comparing import in_language
from desktop.progress.trend import TrendModel, TrendPoint
from desktop.typography import straight

translate = wording.translate


def said(sentence: Bilingual, language: str) -> str:
    """A sentence or a clause of the desk's own in the interface's language, with its punctuation."""
    text = in_language(sentence, language)
    return straight(text) if language == "en" else text


def day_words(day: date, language: str) -> str:
    """2023年6月30日, 30 June 2023."""
    return date_en(day) if language == "en" else date_zh(day)


def short_day(day: date, language: str) -> str:
    """6月30日, 30 Jun."""
    if language != "en":
        return f"{day.month}月{day.day}日"
    number, month, _ = date_en(day).split()
    return f"{number} {month[:3]}"


def month_ends(year: int, language: str) -> tuple[str, ...]:
    """The names of the ends of the twelve months: 6月末, 30 Jun."""
    if language != "en":
        return tuple(f"{month}月末" for month in range(1, 13))
    return tuple(short_day(date(year, n, calendar.monthrange(year, n)[1]), language) for n in range(1, 13))


def status_word(status: Status) -> str:
    """Provisional or final."""
    return wording.stated_words(status.value)


def target_words(model: TrendModel) -> str:
    """The target as written, hedge and all."""
    return translate("Trend", "Target %1").replace("%1", model.target)


def empty_words(model: TrendModel) -> str:
    """That nothing was entered."""
    return translate("Trend", "No value of %1 yet").replace("%1", str(model.year))


def unit_words(model: TrendModel) -> str:
    """What the numbers of the axis count."""
    return translate("Trend", "Unit: %1").replace("%1", model.unit)


def reading(point: TrendPoint, language: str) -> str:
    """A point in one short line."""
    actual = point.actual
    parts = [short_day(actual.as_of, language), point.label, status_word(actual.status)]
    if not point.counts:
        parts.append(translate("Trend", "replaced that day"))
    return " · ".join(parts)


def alt(model: TrendModel, name: str, language: str) -> str:
    """The whole chart in one line."""
    values = [reading(point, language) for point in model.points] or [empty_words(model)]
    head = translate("Trend", "%1, %2").replace("%1", name).replace("%2", str(model.year))
    return translate("Trend", "; ").join([head, target_words(model), *values])


def key_words(model: TrendModel) -> str:
    """What the lines and points of the chart are."""
    if model.is_planned:
        line = translate("Trend", "Steps: due by the monthly plan.")
    elif model.due:
        line = translate("Trend", "Steps: due by full months ÷ 12.")
    else:
        line = translate("Trend", "Line across: the target of the whole year.")
    kinds = {point.is_final for point in model.points}
    dots = translate("Trend", "Full dots are final, hollow ones provisional.") if len(kinds) > 1 else ""
    return translate("Trend", "%1 %2").replace("%1", line).replace("%2", dots).strip()


def notes(model: TrendModel, language: str) -> tuple[str, ...]:
    """The values that are not in the chart, each with the reason."""
    before = translate("Trend", "Before %1, not in the chart: %2").replace("%1", str(model.year))
    after = translate("Trend", "After %1, not in the chart: %2").replace("%1", str(model.year))
    other_years = [
        text.replace("%2", _listed(actuals, language))
        for text, actuals in ((before, model.before), (after, model.after))
        if actuals
    ]
    unfit = [
        translate("Trend", "Not in the chart: %1, because %2")
        .replace("%1", _listed([one.actual], language))
        .replace("%2", said(one.reason, language))
        for one in model.unfit
    ]
    return (*other_years, *unfit)


def _listed(actuals: Iterable[Actual], language: str) -> str:
    """Their dates and values, as written."""
    texts = [f"{day_words(actual.as_of, language)} {written(actual)}" for actual in actuals]
    return translate("Trend", ", ").join(texts)
