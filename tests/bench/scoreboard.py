"""The ledger with a year behind it: 1,000 targets, 10,000 values. From the command to its paint, and scrolling in it."""

from __future__ import annotations

import json
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from db.actuals.records import Actual, Status
from db.notebook.notebook import Notebook
from db.pace.rules import MONTHLY
from db.records import Brief, Item, Source
from desktop.fonts import SANS, SERIF, have_fonts
from desktop.garbage import collect_if_due, hold_garbage
from desktop.location import SCOREBOARD, Location
from desktop.progress.following import Following
from desktop.theme import THEMES, Theme
from desktop.views.page_area import PageArea
from desktop.views.scoreboard_page import ScoreboardPage
from tests.bench.painted import Painted
from tests.db.tiny import tiny

_TARGETS, _MONTHS = 1000, 10
_ROUNDS, _STEPS, _PIXELS = 11, 240, 36
_TODAY = date(2023, 10, 31)


def large() -> Brief:
    """A brief that sets a thousand targets, each on a line of its own."""
    brief = tiny()
    targets = brief.sections[-1]
    item = targets.items[0]
    cloud = item.figures[-1]
    items = []
    for n in range(_TARGETS):
        line = item.line + n
        figure = replace(
            cloud,
            id=f"{line}.1",
            span=replace(cloud.span, line=line),
            label=f"{cloud.label}第{n}批",
            indicator=replace(cloud.indicator, id=f"cloud-{n}"),
        )
        items.append(Item(line, targets.id, item.kind, "", item.text, (figure,)))
    lines = (*brief.source.lines[: item.line - 1], *[item.text] * _TARGETS)
    source = Source(brief.source.name, brief.source.sha256, "\n".join(lines), lines)
    return replace(
        brief, sections=(*brief.sections[:-1], replace(targets, items=tuple(items))), source=source
    )


def fill(path: Path, brief: Brief) -> None:
    """A value for each target and month, some on pace and some behind."""
    began = datetime(2023, 2, 1, tzinfo=UTC)
    book = Notebook.open(path)
    values = [
        Actual(
            indicator=f"cloud-{n}",
            value=f"{number}家",
            number=Decimal(number),
            unit="家",
            as_of=date(2023, month, 28),
            period=f"1-{month}月",
            source="统计局",
            status=Status.PROVISIONAL,
            entered_at=began + timedelta(days=30 * month, seconds=n),
        )
        for n in range(_TARGETS)
        for month in range(1, _MONTHS + 1)
        for number in [(25 + n % 20) * month]
    ]
    book.actuals.add(brief.id, brief.source.sha256, values)
    book.pace.choose(brief.id, MONTHLY.id)
    book.close()


def measured() -> dict[str, float]:
    """Seconds to the first paint and to the counts of states; milliseconds a frame while it scrolls, p95."""
    application = QApplication(["bench", "-style", "Fusion"])
    hold_garbage()
    have_fonts(SANS, SERIF)
    theme = Theme(THEMES["light"])
    application.setPalette(theme.palette())
    application.setStyleSheet(theme.style_sheet())
    with tempfile.TemporaryDirectory() as folder:
        path, brief = Path(folder) / "notebook.db", large()
        fill(path, brief)
        rounds = [_opened(path, brief, theme) for _ in range(_ROUNDS)][1:]
        frames = sorted(_scrolled(path, brief, theme))
    return {
        "opening": statistics.median(first for first, _ in rounds),
        "counted": statistics.median(whole for _, whole in rounds),
        "frame_p95": frames[int(len(frames) * 0.95)],
        "frame": statistics.median(frames),
    }


def _opened(path: Path, brief: Brief, theme: Theme) -> tuple[float, float]:
    collect_if_due()
    following, area = _desk(path, brief, theme)
    begun = time.perf_counter()
    page = _shown(area, brief)
    first = time.perf_counter() - begun
    _wait(lambda: bool(page.chips.chips))
    whole = time.perf_counter() - begun
    _put_away(following, area)
    return first, whole


def _scrolled(path: Path, brief: Brief, theme: Theme) -> list[float]:
    following, area = _desk(path, brief, theme)
    page = _shown(area, brief)
    _wait(lambda: bool(page.chips.chips))
    QApplication.processEvents()
    bar, frames = page.table.verticalScrollBar(), []
    for _ in range(_STEPS):
        watcher = Painted(page.table.viewport())
        begun = time.perf_counter()
        bar.setValue(bar.value() + _PIXELS)
        _wait(watcher.is_seen)
        frames.append((time.perf_counter() - begun) * 1000)
        watcher.leave()
    _put_away(following, area)
    return frames


def _desk(path: Path, brief: Brief, theme: Theme) -> tuple[Following, PageArea]:
    """A window of 1440 by 900 that shows the brief's overview; nothing of the notebook has been read."""
    following, area = Following(path, lambda: _TODAY), PageArea(theme, "zh_CN")
    area.follow(following, lambda: [brief])
    area.resize(1440, 900)
    area.show()
    QApplication.processEvents()
    return following, area


def _shown(area: PageArea, brief: Brief) -> ScoreboardPage:
    area.show_place(brief, Location(brief.id, view=SCOREBOARD))
    page = area.page
    assert isinstance(page, ScoreboardPage)
    _wait(Painted(page.table.viewport()).is_seen)
    return page


def _wait(done: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not done() and time.monotonic() < deadline:
        QApplication.processEvents()


def _put_away(following: Following, area: PageArea) -> None:
    area.close()
    area.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    following.close()


if __name__ == "__main__":
    print(json.dumps(measured()))
