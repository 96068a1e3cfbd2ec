"""That the source changed is said once, with the way to the entries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from db.actuals.check import Written
from desktop.location import Location
from desktop.progress.following import Following
from desktop.progress.source_notice import SourceNotice
from desktop.widgets.notices import Notice
from tests.db.tiny import line, tiny

CHANGED = line(5, "- 为企业减负超50亿元。")


class Window:
    """Keeps what it is told."""

    def __init__(self, path: Path) -> None:
        self.following = Following(path, lambda: date(2023, 10, 10))
        self.notices: list[Notice] = []
        self.places: list[Location] = []
        self.language = "zh_CN"
        self.notice = SourceNotice(
            self.following, self.notices.append, self.places.append, lambda: self.language
        )


@pytest.fixture
def window(tmp_path: Path) -> Iterator[Window]:
    made = Window(tmp_path / "notebook.db")
    yield made
    made.following.close()


def enter(window: Window) -> None:
    brief = tiny()
    cloud = next(figure for figure in brief.figures if figure.indicator.id == "cloud")
    window.following.enter(brief, cloud, Written("105家", "2023-03-31"))


def test_a_brief_without_entries_or_with_its_own_source_says_nothing(window: Window) -> None:
    window.notice.brief_shown(tiny(lines=CHANGED))
    enter(window)
    window.notice.brief_shown(tiny())
    assert window.notices == []


def test_another_source_is_said_once_and_leads_to_the_ledger(window: Window) -> None:
    enter(window)
    for _ in range(2):
        window.notice.brief_shown(tiny(lines=CHANGED))
    (notice,) = window.notices
    assert notice.sentence.startswith("某市简报: 原文有变化：1条跟踪记录")
    ((_, look),) = notice.choices
    look()
    assert window.places == [Location("tiny", view="scoreboard")]


def test_a_third_source_is_said_again_in_the_language_of_then(window: Window) -> None:
    enter(window)
    window.notice.brief_shown(tiny(lines=CHANGED))
    window.language = "en"
    window.notice.brief_shown(tiny(lines=line(5, "- 为企业减负超50亿元!")))
    assert window.notices[1].sentence.startswith("A brief: The source has changed")
    assert window.notices[0].key == window.notices[1].key
