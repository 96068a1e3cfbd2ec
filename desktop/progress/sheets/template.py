"""The table that an office fills in: a row for every target that can have a value, ready for import.

What is there already stands on a sheet of its own, never in the rows to be filled in.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime

from db.pace.values import written
from db.progress import Progress, can_be_followed
from db.records import Bilingual, Brief, Figure
from desktop.progress.sheets.columns import STATUSES, Field, measure_word
from desktop.progress.sheets.csv_file import csv_bytes
from desktop.progress.sheets.limits import MOST_ROWS
from desktop.progress.sheets.matching import target_of, unit_of
from desktop.progress.sheets.own_words import own_words
from desktop.spreadsheets import Cell, Column, Sheet, new_book

_UNDATED = datetime(2000, 1, 1, tzinfo=UTC)  # the same template is the same file
_WIDTHS = {
    Field.ID: 24, Field.NAME: 24, Field.MEASURE: 8, Field.TARGET: 13, Field.UNIT: 8, Field.VALUE: 13, Field.DATE: 12,
    Field.PERIOD: 12, Field.SOURCE: 18, Field.STATUS: 9, Field.REASON: 20,
}  # fmt: skip
_ENTERED = {Field.VALUE, Field.DATE, Field.PERIOD, Field.SOURCE, Field.STATUS, Field.REASON}
_SHEETS = (
    Bilingual("填报", "Values"),
    Bilingual("说明", "How to fill in"),
    Bilingual("已有数据", "Already entered"),
)
_HINTS = {
    Field.VALUE: Bilingual(
        "照原样写,如 6.8%、105家;下降写负数", "As written, such as 6.8%; a fall is negative"
    ),
    Field.DATE: Bilingual("年月日齐全,如 2023-06-30", "Year, month and day: 2023-06-30"),
    Field.PERIOD: Bilingual("如 1-6月、上半年、全年", "Such as 1-6月 or 上半年"),
}
_GUIDE = (
    Bilingual(
        "每行填一个值。没有数据的行留空,不会导入。",
        "One value a row. Leave rows without data empty: they are not imported.",
    ),
    Bilingual(
        "同一指标有几个日期,就复制整行(连同指标编号)再填。行的先后和多少不限,列的先后也不限。",
        "For several dates of an indicator copy the whole row, its ID included. Rows and columns may stand in any order.",
    ),
    Bilingual(
        "完成值照原样写:7.0%不必改成7%,“约”“超”等字样保留;百分数要写百分号;下降写成负数。",
        "Write values as they were published: 7.0% stays 7.0%, words such as 约 and 超 stay. Write the percent sign; a "
        "fall is a negative number.",
    ),
    Bilingual(
        "截至日期写明年月日,不能晚于今天。统计时段写该值覆盖的月份,如“1-6月”;看不懂的时段不能与目标比较。",
        "The date has year, month and day, and has come. The period is the months the value covers, such as 1-6月; one "
        "that cannot be read is not compared with the target.",
    ),
    Bilingual(
        "状态填“初步数”或“最终数”,留空按初步数。",
        "The status is “provisional” or “final”; empty means provisional.",
    ),
    Bilingual(
        "同一指标、同一日期、同一时段已经有别的值时,新的值是修订,必须写修订理由;原来的值会保留。",
        "Where there is another value for the same indicator, date and period, the new one revises it and needs a reason; "
        "the old one is kept.",
    ),
    Bilingual(
        "导入前会先列出每一行将要做什么;有一行不能导入,就一行也不导入。",
        "Before anything is imported you see what each row will do; while one cannot be imported, none is.",
    ),
)


def template_xlsx(brief: Brief, progress: Progress, language: str = "zh_CN") -> bytes:
    """The template as a workbook: the rows, how to fill them in, and what is there already."""
    out = io.BytesIO()
    title = brief.name.of(language)
    source = f"{brief.source.name} SHA-256 {brief.source.sha256}"
    book = new_book(out, {"title": title, "comments": source}, _UNDATED)
    values, guide, there = (name.of(language) for name in _SHEETS)
    sheet = Sheet(book, values, title, _columns(language))
    sheet.table(_rows(brief, language))
    _help(sheet, language)
    Sheet(book, guide, title, (Column(guide, 120),)).table((own_words(line, language),) for line in _GUIDE)
    Sheet(book, there, title, _known_columns(language)).table(_known(brief, progress, language))
    book.close()
    return out.getvalue()


def template_csv(brief: Brief, progress: Progress, language: str = "zh_CN") -> bytes:
    """The rows of the template as CSV, where a workbook cannot be used."""
    del progress  # there is no second sheet to list it on
    return csv_bytes([[field.words.of(language) for field in Field], *_rows(brief, language)])


def _columns(language: str) -> tuple[Column, ...]:
    return tuple(
        Column(field.words.of(language), _WIDTHS[field], is_entry=field in _ENTERED) for field in Field
    )


def _rows(brief: Brief, language: str) -> Iterator[tuple[Cell, ...]]:
    seen: set[tuple[str, str]] = set()
    for figure in brief.figures:
        key = (figure.indicator.id, figure.quote)
        if can_be_followed(figure) and key not in seen:
            seen.add(key)
            given = _given(figure, language)
            yield tuple(given.get(field, "") for field in Field)


def _given(figure: Figure, language: str) -> dict[Field, str]:
    return {
        Field.ID: figure.indicator.id,
        Field.NAME: figure.label,
        Field.MEASURE: measure_word(figure.indicator.measure, language),
        Field.TARGET: target_of(figure),
        Field.UNIT: unit_of(figure),
    }


def _help(sheet: Sheet, language: str) -> None:
    """What a cell says when it is entered, and the two words that a status may be."""
    for place, field in enumerate(Field):
        cells = (1, place, MOST_ROWS - 1, place)
        if field is Field.STATUS:
            words = [word.of(language) for word in STATUSES.values()]
            sheet.sheet.data_validation(*cells, {"validate": "list", "source": words})
        elif field in _HINTS:
            hint = {
                "input_title": field.words.of(language),
                "input_message": own_words(_HINTS[field], language),
            }
            sheet.sheet.data_validation(*cells, {"validate": "any", **hint})


def _known_columns(language: str) -> tuple[Column, ...]:
    # Not “完成值”: this sheet is never taken for one to import.
    now, at = Bilingual("现有值", "Value now"), Bilingual("录入时间", "Entered at")
    titles = (
        (Field.ID.words, 24), (Field.NAME.words, 26), (now, 13), (Field.DATE.words, 12), (Field.PERIOD.words, 14),
        (Field.SOURCE.words, 22), (Field.STATUS.words, 11), (at, 17),
    )  # fmt: skip
    return tuple(Column(words.of(language), width) for words, width in titles)


def _known(brief: Brief, progress: Progress, language: str) -> Iterator[tuple[Cell, ...]]:
    names = {figure.indicator.id: figure.label for figure in brief.figures if can_be_followed(figure)}
    for indicator, actuals in progress.actuals.items():
        for one in actuals:
            at = one.entered_at.astimezone().strftime("%Y-%m-%d %H:%M")
            status = STATUSES[one.status].of(language)
            name = names.get(indicator, "")
            yield (indicator, name, written(one), one.as_of.isoformat(), one.period, one.source, status, at)
