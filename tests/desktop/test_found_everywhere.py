"""Wherever a hit leads, it is marked there and in view: title lines, headings, text, tiles, gauges, honours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.records import Brief
from desktop import settings
from desktop.app import Desk, tokens_in_force
from desktop.json_file import JsonFile
from desktop.location import Location, of_line
from desktop.search_desk import SearchDesk
from desktop.searching.source import Result
from desktop.session import Session
from desktop.theme import Theme
from desktop.views.gauge_card import GaugeCard
from desktop.views.overview_page import OverviewPage
from desktop.views.section_page import SectionPage
from desktop.views.tile import FigureTile
from desktop.widgets.marked_heading import MarkedHeading
from desktop.widgets.marked_text import MarkedLabel, MarkedLink
from tests.conftest import MakeDesk


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    """A small window: much of every page lies below the fold."""
    return make_desk(size=(1024, 640))


@pytest.fixture
def search(desk: Desk, tmp_path: Path) -> SearchDesk:
    def themed() -> Theme:
        return Theme(tokens_in_force(desk.settings), desk.settings.zoom)

    session = Session(JsonFile(tmp_path / "session.json"))
    return SearchDesk(desk.window, desk.library, desk.navigator, desk.settings, session, themed)


def overview(desk: Desk) -> OverviewPage:
    page = desk.window.pages.page
    assert isinstance(page, OverviewPage)
    return page


def go_to(search: SearchDesk, brief: Brief, line: int, query: str) -> None:
    """Choose the hit on a line, as in the palette."""
    search._on_chosen(Result(of_line(brief, line), query, ""), query)


def current_places(page: QWidget) -> Iterator[tuple[QWidget, QRect]]:
    """The widgets that show the current mark, and where in them."""
    kinds: tuple[type[MarkedLabel | MarkedHeading | MarkedLink], ...] = (
        MarkedLabel,
        MarkedHeading,
        MarkedLink,
    )
    for kind in kinds:
        for widget in page.findChildren(kind):
            if not (place := widget.marks.current_place.toRect()).isEmpty():
                yield widget, place
    if isinstance(page, SectionPage):
        for mark in page.text.extraSelections():
            if mark.format.fontOverline():  # type: ignore[attr-defined]  # not in the stubs
                yield page.text.viewport(), page.text.cursorRect(mark.cursor)  # type: ignore[attr-defined]


def is_in_view(desk: Desk) -> bool:
    """Whether the current mark stands where the reader sees it."""
    area = desk.window.pages
    assert area.page is not None
    seen = area.viewport().rect()
    return any(
        widget.isVisible() and seen.contains(widget.mapTo(area.viewport(), place.center()))
        for widget, place in current_places(area.page)
    )


def has_ground(widget: QWidget, color: str) -> bool:
    """Whether the ground of marks is seen in a widget."""
    image, wanted = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32), QColor(color).rgb()
    return any(image.pixel(x, y) == wanted for y in range(image.height()) for x in range(0, image.width(), 2))


def test_every_line_of_the_brief_shows_its_hit_in_view(
    qtbot: QtBot, desk: Desk, search: SearchDesk, brief: Brief
) -> None:
    for _, line, text in brief.titles_and_items:
        # The end of the line: of a long paragraph it is what lies furthest down.
        go_to(search, brief, line, text.split()[-1][-12:])
        current = search.finder.current
        assert current is not None
        assert current.line == line
        qtbot.waitUntil(lambda: is_in_view(desk))


def test_a_hit_that_was_scrolled_away_is_not_in_view(
    qtbot: QtBot, desk: Desk, search: SearchDesk, brief: Brief
) -> None:
    go_to(search, brief, 153, "百万人口")
    qtbot.waitUntil(lambda: is_in_view(desk))
    desk.window.pages.verticalScrollBar().setValue(0)
    assert not is_in_view(desk)


@pytest.mark.parametrize("query", ["晋江", "2", "jinjiang", "——", "成绩单 开启", "7.6%"])
def test_every_hit_that_is_counted_is_in_view_when_it_is_the_current_one(
    qtbot: QtBot, desk: Desk, search: SearchDesk, query: str
) -> None:
    search.find_here()
    search._on_typed(query)
    assert search.finder.found is not None
    count = len(search.finder.found.all)
    numbers = []
    for _ in range(count):
        search.next_hit()
        numbers.append(search.finder.number)
        qtbot.waitUntil(lambda: is_in_view(desk))
    assert (count > 0, numbers) == (True, list(range(1, count + 1)))


def test_the_end_of_a_paragraph_higher_than_the_window_is_scrolled_to(
    qtbot: QtBot, desk: Desk, search: SearchDesk, brief: Brief
) -> None:
    desk.settings.set(settings.ZOOM, 2.0)
    item = brief.item(154)
    assert item is not None
    go_to(search, brief, 154, item.text[-6:])
    qtbot.waitUntil(lambda: is_in_view(desk))
    page = desk.window.pages.section_page
    assert page is not None
    assert page.text.line_rect(154).height() > desk.window.pages.viewport().height()


def test_the_title_lines_are_marked_where_the_words_stand(
    qtbot: QtBot, desk: Desk, search: SearchDesk, brief: Brief
) -> None:
    desk.window.pages.verticalScrollBar().setValue(400)
    go_to(search, brief, 5, "开启晋江")
    head = overview(desk).masthead
    assert (head.headline.marks.spans, head.strapline.marks.spans) == ((), ((8, 12),))
    assert head.byline.marks.spans == head.links[0].marks.spans == ()
    qtbot.waitUntil(lambda: is_in_view(desk))
    assert has_ground(head.strapline, tokens_in_force(desk.settings).mark)


def test_what_the_title_lines_do_not_show_is_marked_on_their_link(
    desk: Desk, search: SearchDesk, brief: Brief
) -> None:
    go_to(search, brief, 5, "——")
    head = overview(desk).masthead
    assert head.links[0].marks.spans == ((0, len(head.links[0].text())),)
    assert not head.links[0].marks.current_place.isEmpty()
    search.clear()
    assert not head.links[0].marks.spans


def test_a_hit_over_both_title_lines_is_marked_on_both(desk: Desk, search: SearchDesk, brief: Brief) -> None:
    go_to(search, brief, 5, "坚韧——")
    head = overview(desk).masthead
    assert (head.headline.marks.spans, head.links[0].marks.spans) == (((13, 15),), ())


def tile_of(desk: Desk, figure: str) -> FigureTile:
    return next(tile for tile in overview(desk).findChildren(FigureTile) if tile.figure.id == figure)


@pytest.mark.parametrize(
    ("query", "figure", "number", "label"),
    [
        ("预计", "27.1", ((0, 2),), ()),
        ("收入", "27.1", (), ((6, 8),)),
        ("增长6.17", "27.1", ((2, 6),), ((8, 10),)),
        ("1400", "40.1", ((1, 5),), ()),
        ("带动超1400家企业", "40.1", ((0, 6),), ((0, 4),)),
        ("水质", "46.1", (), ()),
    ],
)
def test_a_tile_marks_the_words_of_its_line(
    desk: Desk, search: SearchDesk, query: str, figure: str, number: object, label: object
) -> None:
    search.find_here()
    search._on_typed(query)
    assert tuple(marks.spans for marks in tile_of(desk, figure).marked) == (number, label)


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_the_marks_are_seen_on_tile_card_and_honour_and_go_with_the_search(
    make_desk: MakeDesk, tmp_path: Path, theme: str
) -> None:
    desk = make_desk(theme=theme)
    tokens = tokens_in_force(desk.settings)
    session = Session(JsonFile(tmp_path / "session.json"))
    search = SearchDesk(
        desk.window, desk.library, desk.navigator, desk.settings, session, lambda: Theme(tokens)
    )
    page = overview(desk)
    honour = next(b for b in page.findChildren(MarkedLink) if b.text() == "全国法治政府建设示范市")
    card = next(c for c in page.cards if c.figure.id == "87.2")
    shown = {"5.0": tile_of(desk, "28.1"), "7.6": card.surface, "总收入": card.name, "法治": honour}
    for query, widget in shown.items():
        search._on_typed(query)
        assert has_ground(widget, tokens.mark), query
        search.clear()
        assert not has_ground(widget, tokens.mark), query


def test_the_current_hit_has_a_second_line_on_tiles_and_gauges(
    qtbot: QtBot, desk: Desk, search: SearchDesk, brief: Brief
) -> None:
    go_to(search, brief, 87, "7.6")
    page = desk.window.pages.section_page
    assert page is not None
    marked = {card.figure.id: card.marked for card in page.findChildren(GaugeCard)}
    assert marked == {"87.1": (), "87.2": ((0, 3, True),), "87.3": ()}
    go_to(search, brief, 40, "1400")
    page = desk.window.pages.section_page
    assert page is not None
    (current,) = [
        tile.marked[0].current for tile in page.findChildren(FigureTile) if tile.figure.id == "40.1"
    ]
    assert current == (1, 5)


def test_marks_come_with_what_completes_the_page_later(
    qtbot: QtBot, desk: Desk, search: SearchDesk, brief: Brief
) -> None:
    desk.navigator.go(Location(brief.id, "economy"))
    search.find_here()
    search._on_typed("企业")
    desk.settings.set(settings.THEME, "dark")
    desk.navigator.go(Location(brief.id))
    qtbot.waitUntil(lambda: overview(desk).is_complete)
    qtbot.waitUntil(lambda: tile_of(desk, "29.1").marked[1].spans == ((1, 3),))


def test_escape_on_the_overview_ends_the_search(
    qtbot: QtBot, desk: Desk, search: SearchDesk, brief: Brief
) -> None:
    go_to(search, brief, 5, "晋江")
    tile = tile_of(desk, "29.1")
    tile.setFocus()
    qtbot.keyClick(tile, Qt.Key.Key_Escape)
    assert search.finder.found is None
    assert overview(desk).masthead.strapline.marks.spans == ()


def test_escape_in_the_strip_gives_the_keys_back_to_the_overview(
    qtbot: QtBot, desk: Desk, search: SearchDesk
) -> None:
    search.find_here()
    field = desk.window.focusWidget()
    assert field is not None
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert desk.window.focusWidget() is desk.window.views.first
    assert desk.window.views.first.rect().contains(QPoint(0, 0))
