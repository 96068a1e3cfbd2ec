"""A disk that fills up while a value is entered: it is told, what was there stays, and nothing that was entered is lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from db.actuals.check import Written
from db.errors import NotebookError, NotebookFault
from db.notebook.notebook import Notebook
from db.pace.plan import monthly_plan
from db.records import Brief, Figure
from desktop.progress.following import Following
from tests.db.entered import dump
from tests.db.tiny import tiny

LONG = "很长的说明" * 2000
QUARTER = Written("105家", "2023-03-31", "一季度", "统计局")
HALF = Written("210家", "2023-06-30", "上半年", LONG)
AUTUMN = Written("300家", "2023-09-30", "1-9月", "统计局")
YEAR = Written("390家", "2023-12-31", "全年", "统计局")
TOTALS = tuple(map(Decimal, ["0", "0", "60", "90", "120", "200", "220", "240", "300", "340", "380", "400"]))


class Office:
    """A notebook with one value in it, and what was told of its file."""

    def __init__(self, path: Path) -> None:
        self.path, self.brief = path, tiny()
        self.following = Following(path, lambda: date(2023, 12, 31))
        self.told: list[NotebookError] = []
        self.following.refused.connect(self.told.append)
        self.enter(QUARTER)
        self._file: sqlite3.Connection = self.following.notebook()._connection

    @property
    def cloud(self) -> Figure:
        return next(figure for figure in self.brief.figures if figure.indicator.id == "cloud")

    @property
    def values(self) -> list[str]:
        return [actual.value for actual in self.following.progress(self.brief).of(self.cloud)]

    def enter(self, written: Written) -> None:
        self.following.enter(self.brief, self.cloud, written)

    def fill_the_disk(self) -> None:
        pages = self._file.execute("PRAGMA page_count").fetchone()[0]
        self._file.execute(f"PRAGMA max_page_count = {pages}")

    def make_room(self) -> None:
        self._file.execute("PRAGMA max_page_count = 100000")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path / "notebook.db")
    yield made
    made.following.close()


def kept(path: Path, brief: Brief) -> list[str]:
    """The values that the file holds, one for each time one was entered."""
    notebook = Notebook.open(path)
    values = [change.actual.value for change in notebook.actuals.history(brief.id, "cloud")]
    notebook.close()
    return values


def test_it_is_told_once_the_file_is_as_it_was_and_the_value_is_shown(office: Office) -> None:
    before = dump(office.path)
    office.fill_the_disk()
    office.enter(HALF)
    office.enter(AUTUMN)
    assert [error.fault for error in office.told] == [NotebookFault.FULL]
    assert office.told[0].zh.endswith("请腾出空间后再试。")
    assert office.values == ["105家", "210家", "300家"]
    assert dump(office.path) == before


def test_with_room_again_all_of_it_is_written_once(office: Office) -> None:
    office.fill_the_disk()
    office.enter(HALF)
    office.make_room()
    office.enter(YEAR)
    assert office.values == ["105家", "210家", "390家"]
    office.following.close()
    assert kept(office.path, office.brief) == ["105家", "210家", "390家"]
    assert len(office.told) == 1


def test_what_waits_is_written_when_the_desk_is_closed(office: Office) -> None:
    office.fill_the_disk()
    office.enter(HALF)
    office.make_room()
    office.following.close()
    assert kept(office.path, office.brief) == ["105家", "210家"]


Do = Callable[[Office], None]


def revise(office: Office) -> None:
    (first,) = office.following.progress(office.brief).of(office.cloud)
    office.following.revise(
        office.brief, office.cloud, first, Written("106家", "2023-03-31", "", LONG), "补报"
    )


def plan(office: Office) -> None:
    office.following.set_plan(office.brief, office.cloud, monthly_plan(office.cloud, TOTALS, LONG))


@pytest.mark.parametrize("do", [revise, plan, lambda office: office.enter(HALF)])
def test_it_can_be_undone_in_memory_and_the_file_hears_of_both(office: Office, do: Do) -> None:
    office.fill_the_disk()
    do(office)
    office.following.steps.undo()
    assert office.values == ["105家"]
    office.make_room()
    office.enter(YEAR)
    assert office.values == ["105家", "390家"]
    office.following.close()
    again = Following(office.path, lambda: date(2023, 12, 31))
    assert [actual.value for actual in again.progress(office.brief).of(office.cloud)] == ["105家", "390家"]
    assert again.progress(office.brief).plans == {}
    again.close()
