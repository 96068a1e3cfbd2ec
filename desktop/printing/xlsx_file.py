"""A brief as a workbook: the ledger, every figure, and the source lines they stand on. Writes no file.

Text is text: nothing becomes a formula or a link, whatever it begins with. Numbers stand twice, as written and, where
they are plain, as numbers. The same document, choices and date give the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime

from desktop.printing.choices import PageChoices
from desktop.printing.document import Document, Stat
from desktop.printing.ledger import LedgerRow
from desktop.printing.printed_lines import SET_NOTE, printed_lines
from desktop.printing.words import WORDS
from desktop.spreadsheets import Cell, Column, Sheet, new_book

_KINDS = {"result": "完成值", "target": "目标", "task": "任务", "standard": "标准"}

# The words and the order of the window's own ledger, so that the two can be laid side by side.
_LEDGER = (
    Column("序号", 5, is_centred=True),
    Column("类别", 6, is_centred=True),
    Column("栏目", 15),
    Column("工作目标", 36),
    Column("目标值", 13),
    Column("目标值（数）", 9, is_number=True),
    Column("口径", 12),
    Column("牵头单位", 11),
    Column("责任单位", 12),
    Column("时限", 11),
    Column("原文行", 7, is_centred=True),
    Column("编者说明", 30),
)
_FOLLOWED = (
    *_LEDGER[:7],
    Column("最新进度", 11),
    Column("最新进度（数）", 9, is_number=True),
    Column("单位", 7),
    Column("状态", 8, is_centred=True),
    Column("截至", 11),
    Column("统计时段", 11),
    Column("应达", 9),
    Column("进度判定", 12),
    Column("判定说明", 48),
    *_LEDGER[7:10],
    Column("进展", 10),
    Column("备注", 30),
    *_LEDGER[10:],
)
_FIGURES = (
    Column("类别", 7, is_centred=True),
    Column("栏目", 13),
    Column("标签", 21),
    Column("前缀", 8),
    Column("数值（原样）", 9),
    Column("数值", 9, is_number=True),
    Column("单位", 8),
    Column("后缀", 8),
    Column("计量", 11),
    Column("时期", 7, is_centred=True),
    Column("原文行", 7, is_centred=True),
    Column("存疑", 22),
    Column("可比性", 28),
)
_SOURCE = (Column("原文行", 9, is_centred=True), Column("文字", 120))


def xlsx_bytes(document: Document, choices: PageChoices, made: datetime) -> bytes:
    """The whole file; `made` is the date it carries."""
    out = io.BytesIO()
    properties = {
        "title": document.title,
        "subject": document.name,
        "author": choices.masthead.unit or document.byline or document.place,
        "comments": f"{document.source_name} SHA-256 {document.source_sha256}",
    }
    book = new_book(out, properties, made)
    columns, rows = (_FOLLOWED, _followed_rows) if document.is_followed else (_LEDGER, _ledger_rows)
    ledger = Sheet(book, str(WORDS["ledger"]), document.name, columns)
    if document.rule:
        ledger.sentence(document.rule)
    if document.is_followed:
        ledger.sentence(document.counted_on.join(WORDS["counted"]))
    ledger.table(rows(document, choices))
    figures = Sheet(book, "数据", document.name, _FIGURES)
    figures.table(_figure_rows(document, choices))
    source = Sheet(book, "来源", document.name, _SOURCE)
    source.facts(_facts(document))
    source.table(printed_lines(document))
    book.close()
    return out.getvalue()


def _ledger_rows(document: Document, choices: PageChoices) -> Iterator[tuple[Cell, ...]]:
    for row in document.ledger:
        remark = row.remark if choices.notes else ""
        yield (*_what(row), row.lead_unit, row.units, row.deadline, row.line, remark)


def _followed_rows(document: Document, choices: PageChoices) -> Iterator[tuple[Cell, ...]]:
    for row in document.ledger:
        due = "\n".join(filter(None, (row.deadline, row.late)))
        who = (row.lead_unit, row.units, due, row.progress, row.note, row.line)
        told, remark = (_told(row), row.remark) if choices.notes else ("", "")
        yield (*_what(row), *_reached(row), told, *who, remark)


def _what(row: LedgerRow) -> tuple[Cell, ...]:
    """What is to be done, as written."""
    number = row.target_number
    return (row.number, row.kind, row.section, row.text, row.quote, number, row.measure)


def _reached(row: LedgerRow) -> tuple[Cell, ...]:
    """What was reached; a state alone where there is no value."""
    reached = row.reached
    if reached is None or not (reached.value or row.is_target):
        return ("",) * 8
    value = (reached.value, reached.number, reached.unit, reached.status, reached.day, reached.period)
    return (*value, reached.due, reached.verdict)


def _told(row: LedgerRow) -> str:
    return row.reached.explained if row.reached and (row.reached.value or row.is_target) else ""


def _figure_rows(document: Document, choices: PageChoices) -> Iterator[tuple[Cell, ...]]:
    for stat in (*document.targets, *document.results):
        remarks = (stat.doubt, stat.comparison) if choices.notes else ("", "")
        yield (*_figure(stat), stat.measure, stat.period, stat.line, *remarks)


def _figure(stat: Stat) -> tuple[Cell, ...]:
    kind = _KINDS.get(stat.kind, stat.kind)
    # The number stands once as text and once to be written as a number: see `Sheet.table`.
    return (kind, stat.section, stat.label, stat.before, stat.number, stat.number, stat.unit, stat.after)


def _facts(document: Document) -> tuple[tuple[str, str], ...]:
    return (
        ("来源文件", document.source_name),
        ("SHA-256", document.source_sha256),
        ("非空行数", str(document.source_lines)),
        ("说明", SET_NOTE),
    )
