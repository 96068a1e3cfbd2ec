"""Side by side in the window: commands act on the active side, and both places survive a change of dress and a restart."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from db.library import Pack
from db.records import Bilingual
from desktop import settings
from desktop.app import Desk
from desktop.location import YEARS, Location, of_line
from desktop.models.section_tree import TreeRole
from desktop.sides import Sides
from desktop.views.years_page import YearsPage
from tests.conftest import MakeDesk
from tests.db.next_year import next_year
from tests.db.tiny import tiny
from tests.desktop.beside.pair import BRIEF, ECONOMY, INDUSTRY


def sides(desk: Desk) -> Sides:
    assert isinstance(desk.navigator, Sides)
    return desk.navigator


def places(desk: Desk) -> list[Location | None]:
    return [sides(desk).first.current, sides(desk).second.current]


@pytest.fixture
def pair(desk: Desk) -> Desk:
    """Economy, and industry beside it and active."""
    desk.navigator.go(ECONOMY)
    sides(desk).open_beside(INDUSTRY)
    return desk


def shown(desk: Desk) -> list[str]:
    pages = [area.section_page for area in desk.window.views.areas]
    return [page.section.id for page in pages if page is not None]


def test_commands_act_on_the_active_side(pair: Desk) -> None:
    pair.window.commands["next_section"].trigger()
    assert places(pair) == [ECONOMY, Location(BRIEF, "city")]
    pair.window.commands["other_side"].trigger()
    pair.window.commands["copy_link"].trigger()
    assert QGuiApplication.clipboard().text() == ECONOMY.url


def test_the_tree_and_the_title_follow_the_active_side(pair: Desk) -> None:
    names = []
    for _ in range(2):
        names.append((pair.window.side.tree.currentIndex().data(), "产业" in pair.window.windowTitle()))
        pair.window.commands["other_side"].trigger()
    assert names == [("产业", True), ("经济", False)]


def test_a_click_on_a_figure_shows_its_source_on_either_side(pair: Desk) -> None:
    page = pair.window.views.first.pages.section_page
    assert page is not None
    page.text.figure_chosen.emit("27.1")
    brief = pair.library.brief(BRIEF)
    assert brief is not None
    assert places(pair) == [of_line(brief, 27, "27.1"), INDUSTRY]
    assert pair.window.details is not None


def test_a_row_of_the_tree_is_opened_beside_with_the_middle_button(qtbot: QtBot, desk: Desk) -> None:
    tree = desk.window.side.tree
    row = tree.model().index(1, 0)
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.MiddleButton, pos=tree.visualRect(row).center())
    assert places(desk) == [Location(BRIEF), row.data(TreeRole.PLACE)]


@pytest.mark.parametrize(
    ("setting", "value"), [(settings.THEME, "dark"), (settings.LANGUAGE, "en"), (settings.ZOOM, 1.5)]
)
def test_both_sides_change_their_dress(pair: Desk, setting: settings.Setting, value: object) -> None:
    pair.settings.set(setting, value)
    assert shown(pair) == ["economy", "industry"]
    assert pair.window.views.active is pair.window.views.second


def test_both_places_are_there_after_a_restart(make_desk: MakeDesk, pair: Desk) -> None:
    sides(pair).scroll_together(True)
    pair.window.close()
    again = make_desk()
    assert places(again) == [ECONOMY, INDUSTRY]
    assert shown(again) == ["economy", "industry"]
    assert sides(again).is_synced


def drag(desk: Desk, share: float) -> None:
    """Draw the line between the sides to this part of the room, as the mouse does."""
    view = desk.window.views
    view.moveSplitter(round(view.width() * share), 1)


def shares(desk: Desk) -> list[float]:
    view = desk.window.views
    # One that was closed just now goes with the next turn of the event loop.
    sizes = [size for place, size in enumerate(view.sizes()) if not view.widget(place).isHidden()]
    return [round(size / sum(sizes), 2) for size in sizes]


def test_the_sides_begin_alike(pair: Desk) -> None:
    assert shares(pair) == [0.5, 0.5]


@pytest.mark.parametrize(
    ("setting", "value"), [(settings.THEME, "dark"), (settings.LANGUAGE, "en"), (settings.ZOOM, 1.5)]
)
def test_another_dress_leaves_the_line_where_it_was_drawn(
    qtbot: QtBot, pair: Desk, setting: settings.Setting, value: object
) -> None:
    drag(pair, 0.6)
    before = shares(pair)
    assert before[0] > 0.55
    pair.settings.set(setting, value)
    qtbot.waitUntil(lambda: shares(pair) == before)


def test_the_line_between_the_sides_is_there_after_a_restart(
    qtbot: QtBot, make_desk: MakeDesk, pair: Desk
) -> None:
    drag(pair, 0.6)
    before = shares(pair)
    pair.window.close()
    again = make_desk()
    qtbot.waitUntil(lambda: shares(again) == before)


def test_the_room_goes_with_the_side_that_changes_its_place(pair: Desk) -> None:
    drag(pair, 0.6)
    before = shares(pair)
    sides(pair).swap()
    assert shares(pair) == before[::-1]


def test_a_side_that_is_closed_and_opened_again_has_the_room_it_had(pair: Desk) -> None:
    drag(pair, 0.6)
    before = shares(pair)
    sides(pair).toggle_beside()
    sides(pair).toggle_beside()
    assert shares(pair) == before


def test_a_line_drawn_to_the_edge_leaves_both_sides_some_room(pair: Desk) -> None:
    drag(pair, 1.0)
    pair.settings.set(settings.THEME, "dark")
    assert sides(pair).share == 950


def compared(desk: Desk) -> list[tuple[str, str] | None]:
    pages = [area.page for area in desk.window.views.areas]
    years = [page.years for page in pages if isinstance(page, YearsPage)]
    return [(one.earlier.id, one.later.id) if one else None for one in years]


def test_years_are_compared_as_soon_as_the_next_brief_is_open_on_whichever_side(desk: Desk) -> None:
    desk.library.add(Pack(Path("tiny.brief"), (tiny(),)))
    desk.navigator.go(Location("tiny", view=YEARS))
    sides(desk).open_beside(ECONOMY)
    assert compared(desk) == [None]
    desk.library.add(Pack(Path("next.brief"), (next_year(),)))
    assert compared(desk) == [("tiny", "tiny-2024")]
    assert places(desk) == [Location("tiny", view=YEARS), ECONOMY]
    head = desk.window.views.first.head
    assert head is not None
    assert head.briefs.count() == 3


def test_a_comparison_is_drawn_anew_only_where_other_briefs_are_compared(desk: Desk) -> None:
    for brief in (tiny(), next_year()):
        desk.library.add(Pack(Path(f"{brief.id}.brief"), (brief,)))
    desk.navigator.go(Location("tiny", view=YEARS))
    page = desk.window.pages.page
    assert isinstance(page, YearsPage)
    first = page.years
    desk.library.add(Pack(Path("other.brief"), (replace(tiny(), id="else", place=Bilingual("乙市", "B")),)))
    assert page.years is first
    again = replace(next_year(), edition=2)
    desk.library.add(Pack(Path("again.brief"), (again,)))
    assert page.years is not None
    assert page.years.later is again
