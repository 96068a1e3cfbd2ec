"""The overview: every figure once, as written; each thing leads to its place, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.records import Brief, Figure, FigureKind, Measure, SectionKind
from desktop.app import Desk
from desktop.gauges.comparing import comparison
from desktop.location import Location, of_line
from desktop.theme import LIGHT, Theme
from desktop.typography import shown
from desktop.views.gauge_card import GaugeCard
from desktop.views.overview_page import OverviewPage
from desktop.views.tile import FigureTile
from desktop.widgets.plain_label import PlainLabel
from tests.conftest import MakeDesk
from tests.desktop.conftest import BOLD, IMAGE

KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(desk: Desk) -> OverviewPage:
    shown_page = desk.window.pages.page
    assert isinstance(shown_page, OverviewPage)
    return shown_page


def tiles(page: OverviewPage) -> list[FigureTile]:
    return page.findChildren(FigureTile)


def painted(tile: FigureTile) -> str:
    """The number line, run by run."""
    return "".join(run[0] for run in tile._runs)


def place_of(brief: Brief, figure: Figure) -> Location:
    return of_line(brief, figure.span.line, figure.id)


def test_every_figure_of_the_brief_stands_on_it_once(page: OverviewPage, brief: Brief) -> None:
    on_cards = [figure.id for figure in brief.targets(Measure.GROWTH)]
    on_tiles = [tile.figure.id for tile in tiles(page)]
    assert len(page.cards) == len(on_cards) == 3
    assert sorted(on_cards + on_tiles) == sorted(figure.id for figure in brief.figures)
    kinds = [tile.figure.kind for tile in tiles(page)]
    assert (kinds.count(FigureKind.RESULT), len(kinds)) == (21, 26)


def test_a_tile_paints_the_sources_characters_and_no_others(page: OverviewPage) -> None:
    for tile in tiles(page):
        figure = tile.figure
        assert painted(tile) == figure.estimate + figure.commitment + figure.quote
        assert figure.quote in tile.accessibleName()
        assert tile.accessibleName().startswith(shown(figure.label))


def test_digits_and_hedges_stand_as_written(page: OverviewPage) -> None:
    lines = {painted(tile) for tile in tiles(page)}
    assert {"预计5.0%", "超50亿元", "确保400家以上"} <= lines, lines


def test_a_click_on_a_tile_goes_to_its_figure(
    qtbot: QtBot, desk: Desk, page: OverviewPage, brief: Brief
) -> None:
    for tile in tiles(page):
        qtbot.mouseClick(tile, LEFT)
        assert desk.navigator.current == place_of(brief, tile.figure)


@pytest.mark.parametrize("key", KEYS)
def test_a_key_on_a_tile_goes_to_its_figure(
    qtbot: QtBot, desk: Desk, page: OverviewPage, brief: Brief, key: Qt.Key
) -> None:
    tile = tiles(page)[4]
    tile.setFocus()
    qtbot.keyClick(tile, key)
    qtbot.waitUntil(lambda: desk.navigator.current == place_of(brief, tile.figure))


def test_a_click_on_a_gauge_goes_to_its_target(
    qtbot: QtBot, desk: Desk, page: OverviewPage, brief: Brief
) -> None:
    for card, figure in zip(page.cards, brief.targets(Measure.GROWTH), strict=True):
        qtbot.mouseClick(card, LEFT)
        assert desk.navigator.current == place_of(brief, figure)


@pytest.mark.parametrize("key", KEYS)
def test_a_key_on_a_gauge_goes_to_its_target(
    qtbot: QtBot, desk: Desk, page: OverviewPage, brief: Brief, key: Qt.Key
) -> None:
    qtbot.keyClick(page.cards[1], key)
    assert desk.navigator.current == place_of(brief, brief.targets(Measure.GROWTH)[1])


def button(page: OverviewPage, name: str) -> QPushButton:
    return next(b for b in page.findChildren(QPushButton) if b.accessibleName() == name)


@pytest.mark.parametrize("key", KEYS)
def test_a_key_on_a_link_goes_where_it_leads(
    qtbot: QtBot, desk: Desk, page: OverviewPage, brief: Brief, key: Qt.Key
) -> None:
    honours = next(s for s in brief.walk if s.kind is SectionKind.HONOURS)
    qtbot.keyClick(button(page, shown(honours.items[3].text)), key)
    assert desk.navigator.current == Location(brief.id, "honours", honours.items[3].line)


def test_every_honour_leads_to_its_line(qtbot: QtBot, desk: Desk, page: OverviewPage, brief: Brief) -> None:
    honours = next(s for s in brief.walk if s.kind is SectionKind.HONOURS)
    assert len(honours.items) == 11
    for item in honours.items:
        qtbot.mouseClick(button(page, shown(item.text)), LEFT)
        assert desk.navigator.current == Location(brief.id, "honours", item.line)


def test_every_group_of_results_leads_to_its_section(
    qtbot: QtBot, desk: Desk, page: OverviewPage, brief: Brief
) -> None:
    for section in brief.walk:
        if any(figure.kind is FigureKind.RESULT for figure in section.figures):
            qtbot.mouseClick(button(page, shown(section.label.zh)), LEFT)
            assert desk.navigator.current == Location(brief.id, section.id)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_a_gauge_says_in_a_line_why_it_is_or_is_not_compared(
    qtbot: QtBot, make_desk: MakeDesk, brief: Brief, language: str
) -> None:
    page = make_desk(language=language).window.pages.page
    assert isinstance(page, OverviewPage)
    for card, figure in zip(page.cards, brief.targets(Measure.GROWTH), strict=True):
        qtbot.waitUntil(lambda card=card: card.accessibleName() != "")  # type: ignore[misc]
        name, sentence = card.accessibleName(), comparison(brief, figure, language)
        assert figure.quote in name
        assert sentence
        assert sentence.rstrip("。.") in name
        assert any(label.text() == sentence for label in card.findChildren(PlainLabel))


def test_the_gauges_become_pyqtgraph_views_after_the_start(qtbot: QtBot, page: OverviewPage) -> None:
    qtbot.waitUntil(lambda: {type(card.surface).__name__ for card in page.cards} == {"GaugeView"})
    assert all(card.surface.height() == 164 for card in page.cards)


def test_a_card_can_be_read_before_its_gauge_is_drawn(qtbot: QtBot, brief: Brief) -> None:
    figure = brief.targets(Measure.GROWTH)[0]
    card = GaugeCard(brief, figure, Theme(LIGHT), "zh_CN", None)
    qtbot.addWidget(card)
    assert figure.quote in card.accessibleName()


def test_a_page_completes_once(page: OverviewPage) -> None:
    before = page.column.count()
    page.complete()
    assert page.column.count() == before


def test_markup_stands_on_the_overview_as_it_is(
    make_desk: MakeDesk, hostile: Brief, pack_of: Callable[[Brief], Path]
) -> None:
    desk = make_desk(places=[str(pack_of(hostile))])
    page = desk.window.pages.page
    assert isinstance(page, OverviewPage)
    labels = page.findChildren(PlainLabel)
    assert {label.textFormat() for label in desk.window.findChildren(PlainLabel)} == {Qt.TextFormat.PlainText}
    texts = "\n".join(label.text() for label in labels)
    assert f"大标题{IMAGE}" in texts
    assert f"某市{BOLD}" in texts
    assert f"记者 {IMAGE}" in texts
    assert any(tile.accessibleName().startswith(BOLD) for tile in tiles(page))
    assert desk.window.windowTitle() == f"总览 · 某市简报{IMAGE}"


def test_no_tool_tip_of_a_hostile_brief_holds_markup(
    make_desk: MakeDesk, hostile: Brief, pack_of: Callable[[Brief], Path]
) -> None:
    desk = make_desk(places=[str(pack_of(hostile))])
    for section in hostile.walk:
        desk.navigator.go(Location(hostile.id, section.id, section.items[0].line if section.items else 0))
        tips = {widget.toolTip() for widget in desk.window.findChildren(QWidget)}
        assert not any("<" in tip for tip in tips)
