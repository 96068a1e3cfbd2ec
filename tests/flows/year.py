"""A year as an office enters it: its values, the keys with which they are entered, and what is then kept and said."""

from __future__ import annotations

import csv
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from db.errors import UserError
from db.library import open_pack
from db.notebook.notebook import Notebook
from db.progress import NOTHING, Progress
from db.progress_kept import progress_of
from db.scoreboard import scoreboard
from desktop.progress.sheets.own_words import own_words
from tests.flows.driving import PACK, PATIENCE, ROOT, Onlooker, Viewer, wait_until

(BRIEF,) = open_pack(PACK).briefs
PICTURES = ROOT / "build" / "preview" / "year"
SOURCE = "统计局月报"
ENTERING, REVISING, RULES, IMPORTING = "填写实际进度", "修订实际进度", "序时规则", "导入数据"
LEAVING = "有内容没有保存"
# In the order in which the form offers them: what each has reached at the end of every quarter.
TARGETS = {
    "gdp-growth": ("4.8%", "6.1%", "6.6%", "6.5%"),
    "total-budget-revenue-growth": ("5.1%", "7.9%", "7.4%", "8.0%"),
    "income-growth": ("6.4%", "6.9%", "7.0%", "7.1%"),
    "new-cloud-enterprises": ("105家", "188家", "289家", "412家"),
}
QUARTERS = (
    (date(2023, 3, 31), "2023年1月至3月"),
    (date(2023, 6, 30), "2023年1月至6月"),
    (date(2023, 9, 30), "2023年1月至9月"),
    (date(2023, 12, 31), "2023年1月至12月"),
)

Said = dict[str, tuple[str, str]]  # a state's word and its sentence, by indicator


@dataclass(frozen=True)
class Entry:
    """A value as it is entered, and as it is kept; with a reason, where it corrects another."""

    indicator: str
    value: str
    day: date
    period: str
    reason: str = ""


def entered(quarter: int) -> list[Entry]:
    """What is known at the end of a quarter, 0 to 3."""
    day, period = QUARTERS[quarter]
    return [Entry(indicator, values[quarter], day, period) for indicator, values in TARGETS.items()]


FIRST_HALF = [*entered(0), *entered(1)]
REVISION = Entry("gdp-growth", "6.2%", *QUARTERS[1], "核定后上调")
REVISED_HALF = [REVISION if one.value == "6.1%" else one for one in FIRST_HALF]
# Taking back is a revision of its own, and says so.
UNDONE_HALF = [replace(one, reason="撤销") if one.value == "6.1%" else one for one in FIRST_HALF]
YEAR = [*REVISED_HALF, *entered(2), *entered(3)]


# ------------------------------------------------------------ what is kept, and what is said of it


def notebook(user: Path) -> Path:
    """The notebook of the user whose folder it is."""
    return user / "config" / "briefing-desk" / "notebook.db"


def progress(path: Path) -> Progress:
    """What stands in a notebook. It is only read, whoever has it open."""
    if not path.exists():
        return NOTHING
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None)) as connection:
        try:
            return progress_of(Notebook(connection, path.name, is_kept=True), BRIEF.id)
        except UserError:
            # It is being made just now.
            return NOTHING


def kept(path: Path) -> list[Entry]:
    """The values that hold, by their dates and in the order of the targets."""
    found = [
        Entry(one.indicator, one.value, one.as_of, one.period, one.reason)
        for values in progress(path).actuals.values()
        for one in values
    ]
    return sorted(found, key=lambda one: (one.day, list(TARGETS).index(one.indicator)))


def wait_for_values(path: Path, expected: Sequence[Entry]) -> None:
    """Wait until these values hold, and no others."""
    wait_until(lambda: kept(path) == list(expected), f"{len(expected)} values in {path.name}")


def judged(path: Path, day: date) -> Said:
    """What is to be said of every target on a day, by the rule and the values in a notebook."""
    rows = scoreboard(BRIEF, progress(path), day)
    return {
        row.figure.indicator.id: (row.pace.word.zh, own_words(row.pace.sentence, "zh_CN"))
        for row in rows
        if row.figure and row.pace and row.figure.indicator.id in TARGETS
    }


def ledger(window: Viewer, path: Path) -> Said:
    """What the window says of every target on the day that is looked at: its ledger, saved as a table."""
    save(window, "s", path)
    ids = {figure.label: figure.indicator.id for figure in BRIEF.figures}
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["类别"] == "目标"]
    return {
        ids[row["工作目标"]]: (row["进度判定"], row["判定说明"])
        for row in rows
        if ids[row["工作目标"]] in TARGETS
    }


def told(window: Viewer, where: dict[str, Any], folder: Path) -> dict[date, Said]:
    """What the window says of every target at the end of each quarter, once each of these days is looked at."""
    (first, _), (half, _), (third, _), (last, _) = QUARTERS
    window.click(where["day before"])
    found = {third: _ledger(window, third, folder)}
    for day in (half, first):
        # The arrow still has the focus.
        window.press("space")
        found[day] = _ledger(window, day, folder)
    # There is no day before: the focus went on to the slider. Past the other arrow stands the way back to today.
    window.press("Tab", "Tab", "space")
    return found | {last: _ledger(window, last, folder)}


def _ledger(window: Viewer, day: date, folder: Path) -> Said:
    keep_picture(window, f"on {day}")
    return ledger(window, folder / f"台账 {day}.csv")


# ------------------------------------------------------------ how it is entered


def choose_rule(window: Viewer, place: int) -> None:
    """Let the rule at a place of the list, 0 for the first, be in force."""
    window.open_menus("alt+r")
    window.open_window("p", RULES)
    window.press(*["Down"] * place, "space")
    keep_picture(window, "rule", RULES)
    window.press("ctrl+Return")
    window.wait_for_no_window(RULES)
    window.wait_for_focus()


def fill_in(window: Viewer, one: Entry) -> None:
    """Choose the target in the form that is open, and write the value; nothing is saved yet."""
    window.press("Home", *["Down"] * list(TARGETS).index(one.indicator), "Return")
    window.paste(one.value)
    # Past the measure, which is the target's, to the date; from there past period and status to the source.
    window.press("Return", "Return", "ctrl+a")
    window.type(one.day.isoformat())
    window.press("Return", "Return", "Return", "ctrl+a")
    window.paste(SOURCE)


def enter(window: Viewer, entries: Sequence[Entry], name: str) -> None:
    """Enter values one after another in one form; `name` is that of the picture that is kept of it."""
    window.open_window("ctrl+i", ENTERING)
    for place, one in enumerate(entries):
        if place:
            # For another value.
            window.press("ctrl+Return")
        fill_in(window, one)
        window.press("ctrl+Return")
    keep_picture(window, name, ENTERING)
    close(window, ENTERING)


def revise(window: Viewer, one: Entry) -> None:
    """Write another value for a day that has one, and take up the offer to correct it."""
    window.open_window("ctrl+i", ENTERING)
    fill_in(window, one)
    keep_picture(window, "warned", ENTERING)
    window.press(*["Tab"] * 4, "space")
    window.paste(one.reason)
    window.press("ctrl+Return")
    keep_picture(window, "revised", REVISING)
    close(window, REVISING)


def import_table(window: Viewer, path: Path, name: str) -> None:
    """Choose a table, and import all that is in it; `name` is that of the picture that is kept of it."""
    window.open_window("ctrl+shift+i", IMPORTING)
    window.open_window("space", "选择表格")
    window.paste(str(path))
    window.press("Return")
    window.wait_for_no_window("选择表格")
    keep_picture(window, name, IMPORTING)
    window.press("ctrl+Return")
    keep_picture(window, f"{name}, done", IMPORTING)
    close(window, IMPORTING)


def fill_table(template: Path, entries: Sequence[Entry], path: Path) -> None:
    """The template as an office fills it in: the row of a target copied for each of its values."""
    book = load_workbook(template)
    sheet = book.worksheets[0]
    heads, *rows = sheet.iter_rows(values_only=True)
    given = {row[0]: row for row in rows if row[0]}
    for number, one in enumerate(entries, start=2):
        cells = dict(zip(map(str, heads), given[one.indicator], strict=True))
        cells |= {"完成值": one.value, "截至日期": one.day, "统计时段": one.period}
        cells |= {"数据来源": SOURCE, "修订理由": one.reason}
        for column, value in enumerate(cells.values(), start=1):
            sheet.cell(number, column, value)
    book.save(path)


def save(window: Viewer, key: str, path: Path) -> None:
    """Save what a key of the menu writes, under a name of our own."""
    window.open_menus("alt+r")
    window.open_window(key, "另存为表格")
    window.press("ctrl+a")
    window.paste(str(path))
    window.press("Return")
    wait_until(path.exists, f"{path} to be written")
    window.wait_for_focus()


def close(window: Viewer, title: str) -> None:
    """Close the form with this title."""
    window.press("Escape")
    window.wait_for_no_window(title)
    window.wait_for_focus()


def keep_picture(window: Viewer, name: str, title: str = "") -> None:
    """Keep what a window looks like once it is at rest, to be looked at; the main one, where no title is given."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    seen = window.window_titled(title) if title else window.main
    window.settle(seen)
    window.image(seen, PICTURES / f"{name}.png")


def first_drawn(onlooker: Onlooker, area: Sequence[int]) -> str:
    """A digest of what first appears in an area of the screen: x, y, width and height."""
    deadline = time.monotonic() + PATIENCE
    # Looked at without a pause: what is there for the first moment must not be missed.
    while not (seen := onlooker.ask("area", *area)):
        assert time.monotonic() < deadline, "nothing was drawn"
    return str(seen)
