"""The ledger as it is printed (督查台账): the rows of db/scoreboard.py in the words of paper."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from db.progress import Progress
from db.records import Brief, Figure, FigureKind, Measure, Section, SectionKind
from db.scoreboard import Row, scoreboard
from desktop.gauges.comparing import comparison
from desktop.reached import Reached, has_values, reached, task_progress
from desktop.typography import shown

_PAPER = "zh_CN"
_LATE = "▲"
_KINDS = {FigureKind.TARGET: "目标", FigureKind.TASK: "任务"}
MEASURES = {
    Measure.GROWTH: "增长",
    Measure.LEVEL: "总量",
    Measure.INCREMENT: "增量",
    Measure.AMOUNT: "数额",
    Measure.SHARE: "比重",
    Measure.COUNT: "数量",
    Measure.SCOPE_COUNT: "仅表示范围，不是要达到的数量",
    Measure.STANDARD: "标准",
}


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A target, or a task: what is to be done as written, its figure if it has one, and who and by when.

    `reached`, `progress` (进展) and `note` are what was entered during the year, `late` how far it is past its deadline;
    `remark` is the desk's own.
    """

    number: int
    kind: str
    section: str
    text: str
    figure: str
    quote: str
    measure: str
    lead_unit: str
    units: str
    deadline: str
    line: int
    remark: str
    reached: Reached | None = None
    progress: str = ""
    note: str = ""
    late: str = ""
    target_number: str = ""

    @property
    def is_target(self) -> bool:
        """Whether it is a target and not a task."""
        return self.kind == _KINDS[FigureKind.TARGET]

    @property
    def is_followed(self) -> bool:
        """Whether anything was entered of how far it is."""
        return bool((self.reached and self.reached.value) or self.progress or self.note or self.late)


def ledger(brief: Brief, sections: AbstractSet[str], progress: Progress, on: date) -> tuple[LedgerRow, ...]:
    """The rows of these sections, counted from 1, as they stand on the day `on`."""
    rows = (row for row in scoreboard(brief, progress, on) if row.section.id in sections)
    is_judged = has_values(progress)
    return tuple(_row(brief, row, number, is_judged=is_judged) for number, row in enumerate(rows, start=1))


def remark(brief: Brief, figure: Figure) -> str:
    """What is doubtful about a figure, and why it may or may not be compared."""
    return shown(figure.doubt.zh) + comparison(brief, figure, _PAPER)


def _row(brief: Brief, row: Row, number: int, *, is_judged: bool) -> LedgerRow:
    figures = row.figures
    is_target = row.kind is FigureKind.TARGET
    return LedgerRow(
        number=number,
        kind=_KINDS[row.kind],
        section=_group(brief, row.section),
        text=shown(row.text),
        figure="、".join(figure.id for figure in figures),
        quote=row.quote,
        measure="、".join(dict.fromkeys(MEASURES[figure.indicator.measure] for figure in figures)),
        lead_unit=row.lead_unit,
        units="、".join(row.units),
        deadline=row.deadline,
        line=row.line,
        remark="".join(remark(brief, f) if is_target else shown(f.doubt.zh) for f in figures),
        reached=reached(row.pace) if row.pace and is_judged else None,
        progress=task_progress(row.task_state),
        note=row.note,
        late=f"{_LATE} 已逾期{row.days_late}天" if row.days_late else "",
        target_number=row.target_number,
    )


def _group(brief: Brief, section: Section) -> str:
    """The name of the question a task answers; a list of highlights belongs to its question."""
    above = brief.section(section.parent)
    return shown((above or section).label.zh if section.kind is SectionKind.HIGHLIGHTS else section.label.zh)
