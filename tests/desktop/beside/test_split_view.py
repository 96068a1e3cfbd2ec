"""Two pages side by side: each goes its own way, commands act on the one with the focus, and both scroll together."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.records import Brief
from desktop.location import VIEWS, Location, of_line
from desktop.theme import CONTRAST, DARK, LIGHT, Theme
from desktop.views.page_area import PageArea
from desktop.views.tile import FigureTile
from tests.desktop.beside.pair import BRIEF, ECONOMY, INDUSTRY, Pair

MakePair = Callable[..., Pair]
LONG = Location(BRIEF, "achievements")


def section(area: PageArea) -> str:
    assert area.section_page is not None
    return area.section_page.section.id


def settled(qtbot: QtBot, *areas: PageArea) -> None:
    """Until the pages are complete and can be scrolled."""
    qtbot.waitUntil(lambda: all(area.page is not None and area.page.is_complete for area in areas))
    qtbot.waitUntil(lambda: all(area.verticalScrollBar().maximum() > 0 for area in areas))
    QApplication.processEvents()


def link(area: PageArea) -> QPushButton:
    """The way to the section after."""
    assert area.page is not None
    return next(b for b in area.page.findChildren(QPushButton) if b.text().endswith("→"))


def centre(widget: QWidget, above: QWidget) -> QPoint:
    return widget.mapTo(above, widget.rect().center())


# ------------------------------------------------------------ one side, two sides


def test_one_page_alone_has_no_head(make_pair: MakePair) -> None:
    pair = make_pair()
    assert section(pair.view.first.pages) == "economy"
    assert (pair.view.second, pair.view.first.head) == (None, None)


def test_two_pages_stand_side_by_side_under_their_heads(pair: Pair) -> None:
    assert [section(area) for area in pair.view.areas] == ["economy", "industry"]
    assert pair.view.indexOf(pair.second) == 1
    first, second = pair.heads
    assert (first.tools, second.tools is not None) == (None, True)
    assert first.places.currentText().strip() == "2.1 Economy"
    assert abs(pair.view.sizes()[0] - pair.view.sizes()[1]) < 20


def test_closing_leaves_the_first_page_as_it_was(qtbot: QtBot, pair: Pair) -> None:
    page = pair.view.first.pages.page
    assert pair.second.head is not None
    assert pair.second.head.tools is not None
    pair.second.head.tools.closer.click()
    assert (pair.view.second, pair.view.first.head) == (None, None)
    assert pair.view.first.pages.page is page
    pair.sides.open_beside()
    assert section(pair.second.pages) == "economy"


def test_swapping_moves_the_sides_and_nothing_else(pair: Pair) -> None:
    pages = [area.page for area in pair.view.areas]
    pair.sides.swap()
    assert pair.view.indexOf(pair.second) == 0
    assert [area.page for area in pair.view.areas] == pages


def test_where_there_is_no_room_one_stands_below_the_other(make_pair: MakePair) -> None:
    pair = make_pair(width=560)
    pair.sides.open_beside(INDUSTRY)
    assert pair.view.orientation() is Qt.Orientation.Vertical
    pair.view.resize(1200, 700)
    assert pair.view.orientation() is Qt.Orientation.Horizontal


def heights(pair: Pair) -> set[int]:
    return {head.height() for head in pair.heads}


def test_the_heads_fold_together_so_that_the_pages_begin_at_one_height(qtbot: QtBot, pair: Pair) -> None:
    pair.view.resize(640, 700)
    qtbot.waitUntil(lambda: len(heights(pair)) == 1 and max(heights(pair)) > 70)
    pair.view.resize(1900, 700)
    qtbot.waitUntil(lambda: len(heights(pair)) == 1 and max(heights(pair)) < 60)


# ------------------------------------------------------------ which side is active


def test_the_side_with_the_focus_is_the_active_one_and_says_so(qtbot: QtBot, pair: Pair) -> None:
    first, second = pair.heads
    assert (first.mark.text(), second.mark.text()) == ("Other side", "Active side")
    first.places.setFocus()
    assert pair.view.active is pair.view.first
    assert (first.mark.text(), second.mark.text()) == ("Active side", "Other side")


def test_a_click_on_the_ground_of_a_page_turns_to_it(qtbot: QtBot, pair: Pair) -> None:
    qtbot.mouseClick(pair.view.first, Qt.MouseButton.LeftButton, pos=QPoint(8, 600))
    assert pair.view.active is pair.view.first


def test_turning_to_the_other_side_takes_the_focus_along(pair: Pair) -> None:
    pair.view.focus_other()
    assert pair.view.active is pair.view.first
    assert QApplication.focusWidget() is pair.view.first
    pair.view.focus_other()
    assert QApplication.focusWidget() is pair.second


def test_what_is_opened_beside_takes_the_focus_from_the_page(make_pair: MakePair) -> None:
    pair = make_pair()
    pair.view.first.setFocus()
    pair.sides.open_beside(INDUSTRY)
    assert QApplication.focusWidget() is pair.second
    pair.sides.close_beside()
    assert QApplication.focusWidget() is pair.view.first


# ------------------------------------------------------------ going


def test_a_link_goes_within_its_side(pair: Pair) -> None:
    link(pair.view.first.pages).click()
    assert (pair.sides.first.current, pair.sides.second.current) == (INDUSTRY, INDUSTRY)
    assert pair.view.active is pair.view.first


def test_the_middle_button_opens_a_link_beside(qtbot: QtBot, make_pair: MakePair) -> None:
    pair = make_pair()
    qtbot.mouseClick(link(pair.view.first.pages), Qt.MouseButton.MiddleButton)
    assert (pair.sides.first.current, pair.sides.second.current) == (ECONOMY, INDUSTRY)


def test_the_middle_button_opens_a_figure_beside(qtbot: QtBot, make_pair: MakePair) -> None:
    pair = make_pair()
    page = pair.view.first.pages.page
    assert page is not None
    tile = page.findChildren(FigureTile)[0]
    qtbot.mouseClick(tile, Qt.MouseButton.MiddleButton)
    assert pair.sides.second.current == of_line(page.brief, tile.figure.span.line, tile.figure.id)


def test_the_middle_button_opens_a_figure_of_the_text_beside(
    qtbot: QtBot, make_pair: MakePair, brief: Brief
) -> None:
    pair = make_pair()
    page = pair.view.first.pages.section_page
    assert page is not None
    rect = page.text.line_rect(27)
    spots = [QPoint(x, round(rect.center().y())) for x in range(0, page.text.width(), 6)]
    at = next(spot for spot in spots if page.text.anchorAt(spot))
    qtbot.mouseClick(page.text.viewport(), Qt.MouseButton.MiddleButton, pos=at)
    assert pair.sides.second.current == Location(BRIEF, "economy", 27, "27.1")


def test_the_middle_button_on_the_ground_opens_nothing(qtbot: QtBot, make_pair: MakePair) -> None:
    pair = make_pair()
    qtbot.mouseClick(pair.view.first, Qt.MouseButton.MiddleButton, pos=QPoint(8, 600))
    assert not pair.sides.is_open


def test_the_chooser_leads_to_any_page_of_the_brief(qtbot: QtBot, pair: Pair) -> None:
    _, head = pair.heads
    head.places.setFocus()
    qtbot.keyClick(head.places, Qt.Key.Key_Home)
    assert pair.sides.second.current == Location(BRIEF)
    qtbot.keyClick(head.places, Qt.Key.Key_End)
    assert pair.sides.second.current == Location(BRIEF, view=VIEWS[-1])


def test_another_brief_can_stand_beside(qtbot: QtBot, pair: Pair) -> None:
    _, head = pair.heads
    head.briefs.setFocus()
    qtbot.keyClick(head.briefs, Qt.Key.Key_Down)
    assert (pair.sides.first.current, pair.sides.second.current) == (ECONOMY, Location("tiny"))
    assert head.places.count() == 3 + len(VIEWS)


def test_the_ways_back_and_forward_are_of_one_side(pair: Pair) -> None:
    first, second = pair.heads
    pair.sides.go(LONG)
    assert (first.back.isEnabled(), second.back.isEnabled()) == (False, True)
    second.back.click()
    assert pair.sides.second.current == INDUSTRY
    second.forward.click()
    assert pair.sides.second.current == LONG


def test_a_link_that_lost_something_says_so_on_its_side(pair: Pair) -> None:
    pair.sides.go(Location(BRIEF, "gone", 3))
    assert len(pair.said) == 1
    assert "no longer in the brief" in pair.said[0].sentence
    pair.view.look_again()
    assert len(pair.said) == 1


def test_a_link_that_is_opened_beside_says_what_it_lost(make_pair: MakePair) -> None:
    pair = make_pair()
    place = Location(BRIEF, "industry", 9999)
    pair.sides.open_beside(place)
    assert [(said.place, "no longer on its page" in said.sentence) for said in pair.said] == [(place, True)]


# ------------------------------------------------------------ scrolling


def test_the_same_text_scrolls_together_by_line(qtbot: QtBot, make_pair: MakePair) -> None:
    pair = make_pair()
    pair.sides.go(LONG)
    pair.sides.open_beside()
    pair.view.setSizes([800, 400])
    first, second = pair.view.areas
    settled(qtbot, first, second)
    pair.sides.scroll_together(True)
    page, beside = first.section_page, second.section_page
    assert page is not None
    assert beside is not None
    line = page.section.children[1].items[2].line
    tops = [p.text.mapTo(p, QPoint(0, 0)).y() + p.text.line_rect(line).top() for p in (page, beside)]
    assert tops[0] != tops[1]
    first.verticalScrollBar().setValue(round(tops[0]))
    assert abs(second.verticalScrollBar().value() - tops[1]) <= 2
    first.verticalScrollBar().setValue(first.verticalScrollBar().maximum())
    assert second.verticalScrollBar().value() == second.verticalScrollBar().maximum()


def test_different_pages_scroll_by_the_share_of_the_way(qtbot: QtBot, make_pair: MakePair) -> None:
    pair = make_pair()
    pair.sides.go(Location(BRIEF))
    pair.sides.open_beside(LONG)
    first, second = pair.view.areas
    settled(qtbot, first, second)
    pair.sides.scroll_together(True)
    bar = first.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    assert abs(second.verticalScrollBar().value() / second.verticalScrollBar().maximum() - 0.5) < 0.01


def test_without_the_switch_each_scrolls_for_itself(qtbot: QtBot, make_pair: MakePair) -> None:
    pair = make_pair()
    pair.sides.go(LONG)
    pair.sides.open_beside()
    first, second = pair.view.areas
    settled(qtbot, first, second)
    first.verticalScrollBar().setValue(200)
    assert second.verticalScrollBar().value() == 0


def test_going_elsewhere_does_not_take_the_other_side_along(qtbot: QtBot, make_pair: MakePair) -> None:
    pair = make_pair()
    pair.sides.go(LONG)
    pair.sides.open_beside()
    first, second = pair.view.areas
    settled(qtbot, first, second)
    pair.sides.scroll_together(True)
    first.verticalScrollBar().setValue(300)
    before = second.verticalScrollBar().value()
    assert before > 0
    pair.sides.first.go(ECONOMY)
    assert second.verticalScrollBar().value() == before


def test_the_keys_scroll_from_the_ground_of_a_page(qtbot: QtBot, make_pair: MakePair) -> None:
    pair = make_pair()
    pair.sides.go(LONG)
    area = pair.view.first.pages
    settled(qtbot, area)
    bar, values = area.verticalScrollBar(), []
    for key in (Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_Home, Qt.Key.Key_Space, Qt.Key.Key_Up):
        qtbot.keyClick(pair.view.first, key)
        values.append(bar.value())
    end, above, top, page, line = values
    assert (end, top) == (bar.maximum(), 0)
    assert 0 < above < end
    assert 0 < line < page


def test_after_closing_the_page_that_stays_scrolls_alone(qtbot: QtBot, make_pair: MakePair) -> None:
    pair = make_pair()
    pair.sides.go(LONG)
    pair.sides.open_beside()
    first, second = pair.view.areas
    settled(qtbot, first, second)
    pair.sides.scroll_together(True)
    pair.sides.close_beside()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    first.verticalScrollBar().setValue(120)
    assert first.verticalScrollBar().value() == 120


@pytest.mark.parametrize("key", ["PageDown", "Down", "End", "Space"])
def test_the_keys_scroll_from_the_text_too(qtbot: QtBot, make_pair: MakePair, key: str) -> None:
    pair = make_pair()
    pair.sides.go(LONG)
    area = pair.view.first.pages
    settled(qtbot, area)
    assert area.section_page is not None
    qtbot.keyClick(area.section_page.text, Qt.Key[f"Key_{key}"])
    assert area.verticalScrollBar().value() > 0


# ------------------------------------------------------------ names and looks


def test_everything_in_the_heads_has_a_name(pair: Pair) -> None:
    for head in pair.heads:
        for widget in head.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus:
                name = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
                assert name, widget


@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST])
def test_it_can_be_painted_in_every_theme(make_pair: MakePair, tokens: object) -> None:
    pair = make_pair(theme=Theme(tokens, 1.5), language="zh_CN")  # type: ignore[arg-type]
    pair.sides.open_beside()
    assert not pair.view.grab().isNull()
