"""An office that follows the tiny brief in October 2023, for tests of its forms."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from db.actuals.check import Written
from db.actuals.records import Status
from db.records import Brief, Figure
from desktop.progress.following import Following

TODAY = date(2023, 10, 10)
QUARTER = Written("105家", "2023-03-31", "2023年1月至3月", "统计局")
HALF = Written("210家", "2023-06-30", "2023年1月至6月", "统计局", Status.FINAL)


class Clock:
    """A second later each time it is asked."""

    def __init__(self) -> None:
        self.now = datetime(2023, 4, 12, 4, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def following_at(folder: Path) -> Following:
    """The way to the notebook in `folder`."""
    return Following(folder / "notebook.db", lambda: TODAY, Clock())


def figure_of(brief: Brief, indicator: str) -> Figure:
    """The figure of an indicator that is followed; the last one, which is the target."""
    return next(one for one in reversed(brief.figures) if one.indicator.id == indicator)
