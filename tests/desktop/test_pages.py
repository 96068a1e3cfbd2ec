"""The pages lead where they say: tiles, cards, honours, links, the pane, the palette."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from db.records import Brief
from desktop import settings
from desktop.app import Desk
from desktop.location import Location, of_line
from desktop.typography import shown
from desktop.views.overview_page import OverviewPage
from desktop.views.search_palette import SearchPalette
from desktop.views.tile import FigureTile
from desktop.widgets.notices import GOOD_NEWS


def overview(desk: Desk) -> OverviewPage:
    page = desk.window.pages.page
    assert isinstance(page, OverviewPage)
    return page


def tiles(desk: Desk) -> list[FigureTile]:
    return overview(desk).findChildren(FigureTile)


def test_the_overview_has_a_gauge_for_each_growth_target_and_a_tile_for_every_other_figure(
    desk: Desk,
) -> None:
    assert len(overview(desk).cards) == 3
    assert len(tiles(desk)) == 26
    assert sum(tile.figure.kind == "result" for tile in tiles(desk)) == 21


def test_a_tile_says_the_source_s_own_characters(desk: Desk) -> None:
    for tile in tiles(desk):
        figure = tile.figure
        assert tile.text_of_number == figure.estimate + figure.commitment + figure.quote


def test_a_click_on_a_tile_goes_to_its_figure(desk: Desk, qtbot: QtBot) -> None:
    tile = next(t for t in tiles(desk) if t.figure.quote == "超2400万吨")
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert desk.navigator.current == Location("jinjiang-2023", "reform", 55, "55.1")


def test_space_on_a_tile_does_what_a_click_does(desk: Desk, qtbot: QtBot) -> None:
    tile = next(t for t in tiles(desk) if t.figure.quote == "320个")
    QTest.keyClick(tile, Qt.Key.Key_Space)
    assert desk.navigator.current == Location("jinjiang-2023", "economy", 31, "31.1")


def test_a_gauge_leads_to_its_target(desk: Desk, qtbot: QtBot) -> None:
    card = overview(desk).cards[1]
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert desk.navigator.current == Location("jinjiang-2023", "targets", 87, "87.2")


def test_an_honour_leads_to_its_line(desk: Desk, qtbot: QtBot) -> None:
    button = next(b for b in overview(desk).findChildren(QPushButton) if b.text() == "全国法治政府建设示范市")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert desk.navigator.current == Location("jinjiang-2023", "honours", 241)


def test_gauges_end_up_on_pyqtgraph(desk: Desk, qtbot: QtBot) -> None:
    def on_views() -> bool:
        return all(type(card.surface).__name__ == "GaugeView" for card in overview(desk).cards)

    qtbot.waitUntil(on_views)


def test_the_pane_shows_every_figure_with_its_line_as_given(desk: Desk) -> None:
    brief = desk.library.briefs[0]
    for figure in brief.figures:
        desk.navigator.go(of_line(brief, figure.span.line, figure.id))
        details = desk.window.details
        assert details is not None
        text = details.text.toPlainText()
        assert figure.quote in text
        assert brief.source.line(figure.span.line) in text
        assert brief.source.sha256 in text


def test_the_pane_gives_the_reason_where_nothing_is_compared(desk: Desk) -> None:
    brief = desk.library.briefs[0]
    for pairing in brief.pairings:
        figure = brief.figure(pairing.target)
        assert figure is not None
        desk.navigator.go(of_line(brief, figure.span.line, figure.id))
        details = desk.window.details
        assert details is not None
        assert shown(pairing.reason.zh) in details.text.toPlainText()


def test_the_pane_doubts_the_period_of_the_water_for_kinmen(desk: Desk) -> None:
    desk.navigator.go(Location("jinjiang-2023", "reform", 55, "55.1"))
    details = desk.window.details
    assert details is not None
    assert "时期存疑" in details.text.toPlainText()
    assert "2018年8月" in details.text.toPlainText()


def test_copying_with_citation_names_brief_section_and_line(desk: Desk) -> None:
    desk.navigator.go(Location("jinjiang-2023", "targets", 87))
    desk.window.commands["copy_cited"].trigger()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].startswith("地区生产总值增长6.5%左右,一般公共预算总收入")
    assert lines[1] == "——《晋江简报 2023》·2023年目标·原文第87行"
    assert desk.window.notices.sentences == ["已连同出处复制。"]


def test_copying_with_citation_where_nothing_is_chosen_says_so_and_leaves_the_clipboard(desk: Desk) -> None:
    QGuiApplication.clipboard().setText("别的")
    desk.window.commands["copy_cited"].trigger()
    assert QGuiApplication.clipboard().text() == "别的"
    assert desk.window.notices.sentences == ["请先选中文字，或点选一行、一个数据。"]


def test_a_plain_copy_says_nothing(desk: Desk) -> None:
    desk.navigator.go(Location("jinjiang-2023", "targets", 87))
    desk.window.commands["copy"].trigger()
    assert desk.window.notices.sentences == []


def test_copying_a_link_gives_the_place(desk: Desk) -> None:
    desk.navigator.go(Location("jinjiang-2023", "economy", 27, "27.1"))
    desk.window.commands["copy_link"].trigger()
    assert QGuiApplication.clipboard().text() == "briefing:jinjiang-2023/economy#27.1"


def test_from_what_is_no_longer_there_the_link_to_what_is_shown_is_copied(desk: Desk) -> None:
    desk.navigator.go(Location("jinjiang-2023", "economy", 9999))
    desk.window.commands["copy_link"].trigger()
    assert QGuiApplication.clipboard().text() == "briefing:jinjiang-2023/economy"


def test_that_a_link_was_copied_is_said_once_and_until_its_page_is_left(desk: Desk) -> None:
    desk.navigator.go(Location("jinjiang-2023", "economy", 27))
    for name in ("copy_link", "copy_cited", "copy_link"):
        desk.window.commands[name].trigger()
    (notice,) = desk.window.notices.shown
    assert notice.sentence == "已复制此处的链接：briefing:jinjiang-2023/economy#27"
    assert notice.sign == GOOD_NEWS
    desk.navigator.go(Location("jinjiang-2023"))
    assert desk.window.notices.sentences == []


def test_the_palette_finds_a_word_and_goes_there(desk: Desk, qtbot: QtBot) -> None:
    desk.window.commands["jump"].trigger()
    (palette,) = [child for child in desk.window.findChildren(SearchPalette) if child.isVisible()]
    QTest.keyClicks(palette.field, "1400")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert desk.navigator.current == Location("jinjiang-2023", "industry", 40)


def test_going_back_returns_to_where_the_page_was_left(desk: Desk, qtbot: QtBot) -> None:
    desk.navigator.go(Location("jinjiang-2023", "industrial-system"))
    QApplication.processEvents()
    bar = desk.window.pages.verticalScrollBar()
    bar.setValue(200)
    desk.navigator.go(Location("jinjiang-2023", "innovation"))
    desk.navigator.back()
    QApplication.processEvents()
    assert bar.value() == 200


def test_the_mouse_s_back_button_goes_back_from_the_tree_and_from_the_text(desk: Desk) -> None:
    desk.navigator.go(Location("jinjiang-2023", "economy"))
    desk.navigator.go(Location("jinjiang-2023", "industry"))
    page = desk.window.pages.section_page
    assert page is not None
    QTest.mouseClick(page.text.viewport(), Qt.MouseButton.BackButton)
    assert desk.navigator.current == Location("jinjiang-2023", "economy")
    QTest.mouseClick(desk.window.side.tree.viewport(), Qt.MouseButton.BackButton)
    assert desk.navigator.current == Location("jinjiang-2023")
    QTest.mouseClick(desk.window.side.tree.viewport(), Qt.MouseButton.ForwardButton)
    assert desk.navigator.current == Location("jinjiang-2023", "economy")


@pytest.mark.parametrize("step", [1, -1])
def test_alt_and_an_arrow_walk_through_the_items(desk: Desk, step: int, brief: Brief) -> None:
    desk.navigator.go(Location("jinjiang-2023", "economy", 28))
    desk.window.commands["next_item" if step == 1 else "previous_item"].trigger()
    assert desk.navigator.current == of_line(brief, 28 + step)


def test_zoom_makes_the_content_larger_and_is_remembered(desk: Desk) -> None:
    before = tiles(desk)[0].sizeHint().width()
    desk.window.commands["zoom_in"].trigger()
    desk.window.commands["zoom_in"].trigger()
    assert desk.settings.zoom == 1.25
    page = overview(desk)
    page.complete()
    assert page.findChildren(FigureTile)[0].sizeHint().width() > before


def test_a_change_of_theme_keeps_the_place_and_the_pane(desk: Desk) -> None:
    desk.navigator.go(Location("jinjiang-2023", "economy", 27, "27.1"))
    desk.settings.set(settings.THEME, "dark")
    section_page = desk.window.pages.section_page
    assert section_page is not None
    assert section_page.section.id == "economy"
    assert desk.window.details is not None
    assert desk.window.windowTitle() == "2.1 经济 · 第27行 · 晋江简报 2023"


def test_a_change_of_language_speaks_at_once(desk: Desk) -> None:
    desk.settings.set(settings.LANGUAGE, "en")
    assert desk.window.windowTitle() == "Overview · Jinjiang Brief 2023"
    assert desk.window.side.filter.placeholderText() == "Filter sections"
    desk.settings.set(settings.LANGUAGE, "zh_CN")
    assert desk.window.windowTitle() == "总览 · 晋江简报 2023"


def test_a_link_to_nothing_says_so_and_shows_the_overview(desk: Desk) -> None:
    desk.navigator.go(Location("jinjiang-2023", "abolished"))
    assert desk.window.notices.sentences[-1] == "链接所指的栏目已不在简报中。已转到总览。"
    assert isinstance(desk.window.pages.page, OverviewPage)


def test_no_two_commands_share_a_key(desk: Desk) -> None:
    del desk
    from desktop import actions  # noqa: PLC0415 - the table is made in the language of the moment

    keys = [key for spec in actions.table() for key in spec.shortcuts]
    assert len(keys) == len(set(keys))
