"""A start leads back to where the reader was: the page, the place in view, the side that was active."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import Desk
from desktop.json_file import JsonFile
from desktop.location import LIBRARY, SCOREBOARD, YEARS, Location
from desktop.paths import config_folder
from desktop.session import Session
from desktop.views.library_page import LibraryPage
from desktop.views.page_area import PageArea
from desktop.views.scoreboard_page import ScoreboardPage
from desktop.views.section_page import SectionPage
from desktop.views.years_page import YearsPage
from tests.conftest import MakeDesk

BRIEF = "jinjiang-2023"
FAR = Location(BRIEF, "industrial-system-highlights", 119)
Start = Callable[..., Desk]


@pytest.fixture
def start(make_desk: MakeDesk) -> Start:
    """Starts the viewer, in a low window, with what a session before kept."""

    def begin(**kept: str | int) -> Desk:
        config_folder().mkdir(exist_ok=True)
        Session(JsonFile(config_folder() / "session.json")).save(kept)
        return make_desk(size=(1024, 640))

    return begin


def is_in_view(pages: PageArea, line: int) -> bool:
    page = pages.page
    assert isinstance(page, SectionPage)
    place = page.show_place(Location(BRIEF, page.section.id, line))
    assert place is not None
    top, bottom = place
    seen = pages.verticalScrollBar().value()
    return seen <= top and bottom <= seen + pages.viewport().height()


@pytest.mark.parametrize(
    ("view", "kind"), [(LIBRARY, LibraryPage), (SCOREBOARD, ScoreboardPage), (YEARS, YearsPage)]
)
def test_a_start_leads_back_to_a_page_that_is_no_sections(start: Start, view: str, kind: type) -> None:
    desk = start(place=Location(BRIEF, view=view).url)
    assert isinstance(desk.window.pages.page, kind)
    desk.navigator.go(Location(BRIEF))
    desk.navigator.back()
    assert isinstance(desk.window.pages.page, kind)


def test_the_library_beside_is_there_as_well(start: Start) -> None:
    desk = start(place=Location(BRIEF).url, beside=Location(BRIEF, view=LIBRARY).url)
    second = desk.window.views.second
    assert second is not None
    assert isinstance(second.pages.page, LibraryPage)


def test_the_line_that_was_read_is_in_view(start: Start, qtbot: QtBot) -> None:
    desk = start(place=Location(BRIEF, "targets", 87).url, beside=FAR.url)
    second = desk.window.views.second
    assert second is not None
    qtbot.waitUntil(lambda: is_in_view(second.pages, FAR.line))


@pytest.mark.parametrize("active", [0, 1])
def test_the_side_that_was_active_is_active_again(start: Start, active: int) -> None:
    desk = start(place=Location(BRIEF).url, beside=FAR.url, beside_active=active)
    assert desk.navigator.active is (desk.navigator.second if active else desk.navigator.first)
    assert desk.navigator.remembered()["beside_active"] == active


def test_without_a_second_side_the_first_is_active(start: Start) -> None:
    desk = start(place=FAR.url, beside_active=1)
    assert desk.navigator.active is desk.navigator.first
