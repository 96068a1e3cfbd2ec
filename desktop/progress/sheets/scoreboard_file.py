"""The ledger of a brief as it stands on a day, as a workbook or as CSV: rows, every value with its history, sources.

Figures stand as written, and beside it as numbers where a number says the same.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime

from db.actuals.records import Actual, Change, ChangeKind, TaskState
from db.pace.due import due_words
from db.pace.values import quantity_of, written
from db.progress import Progress, can_be_followed
from db.quantities import plain
from db.records import Bilingual, Brief, Figure, FigureKind
from db.scoreboard import Row, scoreboard
from desktop.progress.sheets.columns import STATUSES, measure_word
from desktop.progress.sheets.csv_file import csv_bytes
from desktop.progress.sheets.own_words import own_words
from desktop.spreadsheets import Cell, Column, Sheet, new_book

_LEDGER = (
    (Bilingual("序号", "No."), 4),
    (Bilingual("类别", "Kind"), 5),
    (Bilingual("工作目标", "What is to be done"), 20),
    (Bilingual("目标值", "Target"), 9),
    (Bilingual("目标值(数)", "Target (number)"), 7),
    (Bilingual("口径", "Measure"), 5),
    (Bilingual("最新进度", "Actual"), 8),
    (Bilingual("最新进度(数)", "Actual (number)"), 7),
    (Bilingual("状态", "Status"), 7),
    (Bilingual("截至", "As of"), 10),
    (Bilingual("应达", "Due"), 8),
    (Bilingual("进度判定", "Pace"), 8),
    (Bilingual("判定说明", "Explanation"), 32),
    (Bilingual("牵头单位", "Lead unit"), 9),
    (Bilingual("责任单位", "Responsible units"), 10),
    (Bilingual("时限", "Deadline"), 8),
    (Bilingual("进展", "State"), 7),
    (Bilingual("备注", "Note"), 12),
    (Bilingual("原文行", "Source line"), 6),
)
_VALUES = (
    (Bilingual("指标编号", "Indicator ID"), 20),
    (Bilingual("指标", "Indicator"), 20),
    (Bilingual("填写的值", "Value"), 11),
    (Bilingual("值(数)", "Value (number)"), 9),
    (Bilingual("单位", "Unit"), 7),
    (Bilingual("截至日期", "As of"), 11),
    (Bilingual("统计时段", "Period covered"), 12),
    (Bilingual("数据来源", "Data source"), 18),
    (Bilingual("状态", "Status"), 8),
    (Bilingual("变动", "What was done"), 8),
    (Bilingual("理由", "Reason"), 20),
    (Bilingual("时间", "When"), 16),
    (Bilingual("现在有效", "In force"), 8),
)
_LINES = ((Bilingual("原文行", "Source line"), 9), (Bilingual("原文", "Text"), 120))
_SHEETS = (
    Bilingual("督查台账", "Ledger"),
    Bilingual("全部数据", "All values"),
    Bilingual("来源", "Sources"),
)
_CENTRED = {"序号", "类别", "口径", "状态", "原文行", "现在有效"}
_KINDS = {FigureKind.TARGET: Bilingual("目标", "Target"), FigureKind.TASK: Bilingual("任务", "Task")}
_DEEDS = {
    ChangeKind.ENTERED: Bilingual("填写", "entered"),
    ChangeKind.REVISED: Bilingual("修订", "revised"),
    ChangeKind.WITHDRAWN: Bilingual("撤回", "withdrawn"),
    ChangeKind.RESTORED: Bilingual("恢复", "restored"),
}
_IN_FORCE = Bilingual("是", "yes")
_NO_RULE = Bilingual("未选定", "none chosen")


def scoreboard_xlsx(
    brief: Brief,
    progress: Progress,
    on: date,
    made: datetime,
    history: Sequence[Change] = (),
    language: str = "zh_CN",
) -> bytes:
    """The whole workbook: as it stands on the day `on`, made at `made`; `history` as `history_of` gives it."""
    out = io.BytesIO()
    title = brief.name.of(language)
    source = f"{brief.source.name} SHA-256 {brief.source.sha256}"
    book = new_book(out, {"title": title, "comments": source}, made)
    ledger, values, sources = (name.of(language) for name in _SHEETS)
    rows = scoreboard(brief, progress, on)
    Sheet(book, ledger, f"{title} {on.isoformat()}", _columns(_LEDGER, language)).table(
        _ledger_row(row, progress, on, language) for row in rows
    )
    Sheet(book, values, title, _columns(_VALUES, language)).table(
        _value_rows(brief, progress, made, history, language)
    )
    lines = Sheet(book, sources, title, _columns(_LINES, language))
    lines.facts(_facts(brief, progress, on, made, language))
    lines.table((number, brief.source.line(number)) for number in sorted({row.line for row in rows}))
    book.close()
    return out.getvalue()


def scoreboard_csv(brief: Brief, progress: Progress, on: date, language: str = "zh_CN") -> bytes:
    """The ledger's rows as they stand on the day `on`."""
    rows = (_ledger_row(row, progress, on, language) for row in scoreboard(brief, progress, on))
    return csv_bytes([[own_words(words, language) for words, _ in _LEDGER], *rows])


def history_of(brief: Brief, ask: Callable[[Brief, Figure], Iterable[Change]]) -> tuple[Change, ...]:
    """All that was done to the values of a brief, indicator by indicator; `ask` is `Following.history`."""
    figures = {figure.indicator.id: figure for figure in brief.figures if can_be_followed(figure)}
    return tuple(change for figure in figures.values() for change in ask(brief, figure))


def _columns(titles: Iterable[tuple[Bilingual, int]], language: str) -> tuple[Column, ...]:
    return tuple(
        Column(
            own_words(words, language),
            width,
            is_centred=words.zh in _CENTRED,
            is_number=words.zh.endswith("(数)"),
        )
        for words, width in titles
    )


def _ledger_row(row: Row, progress: Progress, on: date, language: str) -> tuple[Cell, ...]:
    figure, actual = row.figure, row.actual
    state = "" if row.task_state is TaskState.UNSTATED else row.task_state.words.of(language)
    return (
        row.number,
        _KINDS[row.kind].of(language),
        row.text,
        row.quote,
        row.target_number,
        "、".join(dict.fromkeys(measure_word(one.indicator.measure, language) for one in row.figures)),
        written(actual) if actual else "",
        _number(actual) if actual else "",
        STATUSES[actual.status].of(language) if actual else "",
        actual.as_of.isoformat() if actual else "",
        _due(figure, progress, actual.as_of if actual else on) if figure else "",
        own_words(row.pace.word, language) if row.pace else "",
        own_words(row.pace.sentence, language) if row.pace else "",
        row.lead_unit,
        "、".join(row.units),
        row.deadline,
        state,
        row.note,
        row.line,
    )


def _number(actual: Actual) -> str:
    quantity = quantity_of(actual)
    return "" if quantity is None or quantity.high else plain(actual.number)


def _due(figure: Figure, progress: Progress, day: date) -> str:
    """What is due by the date of the value, or by the day looked at where there is none."""
    due = progress.expected(figure, day)
    return "" if due is None else due_words(figure, due)


def _value_rows(
    brief: Brief, progress: Progress, made: datetime, history: Sequence[Change], language: str
) -> Iterator[tuple[Cell, ...]]:
    names = {figure.indicator.id: figure.label for figure in brief.figures if can_be_followed(figure)}
    in_force = {one.id for values in progress.actuals.values() for one in values}
    known = {change.actual.id for change in history}
    entered = [
        Change(ChangeKind.ENTERED, one.entered_at, one.reason, one)
        for values in progress.actuals.values()
        for one in values
        if one.id not in known
    ]
    last = {change.actual.id: change for change in (*history, *entered)}
    for change in (*history, *entered):
        one = change.actual
        yield (
            one.indicator,
            names.get(one.indicator, ""),
            written(one),
            _number(one),
            one.unit,
            one.as_of.isoformat(),
            one.period,
            one.source,
            STATUSES[one.status].of(language),
            _DEEDS[change.kind].of(language),
            change.reason,
            _moment(change.at, made),
            _IN_FORCE.of(language) if one.id in in_force and last[one.id] is change else "",
        )


def _moment(moment: datetime, made: datetime) -> str:
    """A time as the clock of the one who made the file shows it."""
    return moment.astimezone(made.tzinfo).strftime("%Y-%m-%d %H:%M")


def _facts(
    brief: Brief, progress: Progress, on: date, made: datetime, language: str
) -> Iterator[tuple[str, str]]:
    rule = progress.rule
    facts = (
        (Bilingual("简报", "Brief"), f"{brief.name.of(language)} ({brief.id})"),
        (Bilingual("来源文件", "Source file"), brief.source.name),
        (Bilingual("SHA-256", "SHA-256"), brief.source.sha256),
        (Bilingual("修订号", "Edition"), str(brief.edition)),
        (Bilingual("查看日期", "As on"), on.isoformat()),
        (Bilingual("导出时间", "Made at"), _moment(made, made)),
        (Bilingual("判定规则", "Pace rule"), (rule.name if rule else _NO_RULE).of(language)),
        (Bilingual("规则编号", "Rule ID"), rule.id if rule else ""),
        (Bilingual("规则原文", "Rule text"), own_words(rule.text, language) if rule else ""),
        (Bilingual("规则出处", "Rule source"), own_words(rule.source, language) if rule else ""),
    )
    return ((words.of(language), text) for words, text in facts if text)
