"""What an office entered for the bundled brief by 20 October 2023, for the tests of paper, files and slides."""

from __future__ import annotations

from datetime import UTC, date, datetime

from db.actuals.check import Written, checked
from db.actuals.records import Actual, FollowUp, Status, TaskState
from db.pace.rules import MONTHLY
from db.progress import NOTHING, Progress
from db.records import Brief, FigureKind
from db.scoreboard import scoreboard

DAY = date(2023, 10, 20)
_NOW = datetime(2023, 10, 18, tzinfo=UTC)
_VALUES = {
    "gdp-growth": Written("5.2%", "2023-09-30", "前三季度", "统计局快报"),
    "total-budget-revenue-growth": Written("8.1", "2023-09-30", "1—9月", "财政局月报", Status.FINAL),
    "new-cloud-enterprises": Written("310家", "2023-09-30", "1-9月", "工信局", Status.FINAL),
}
NOTE = "已签约37个项目,开工21个"


def entered(brief: Brief) -> Progress:
    """Three values, a rule, and who does what in a few rows."""
    actuals = {indicator: (value(brief, indicator, written),) for indicator, written in _VALUES.items()}
    follow_ups = (
        follow_up(brief, 1, lead_unit="市发改局", units=("市统计局", "市商务局"), deadline="12月底"),
        follow_up(brief, 5, lead_unit="市工信局", state=TaskState.UNDER_WAY, note=NOTE),
        follow_up(brief, 101, state=TaskState.DONE),
    )
    return Progress(actuals, {one.subject: one for one in follow_ups}, MONTHLY)


def value(brief: Brief, indicator: str, written: Written) -> Actual:
    """A value as it is kept for the target of this indicator."""
    target = next(f for f in brief.figures if f.indicator.id == indicator and f.kind is FigureKind.TARGET)
    return checked(target, written, _NOW, DAY)


def follow_up(brief: Brief, number: int, **fields: object) -> FollowUp:
    """A follow-up of a row of the ledger, counted from 1."""
    row = scoreboard(brief, NOTHING, DAY)[number - 1]
    return FollowUp(row.subject, _NOW, text=row.text, **fields)  # type: ignore[arg-type]
