"""Read out and driven by keys: everything that takes the focus has a name, and the keys reach it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from db.records import Brief
from desktop import settings
from desktop.app import Desk
from desktop.location import Location, of_line
from desktop.views.gauge_card import GaugeCard
from desktop.views.reading_view import ReadingView
from desktop.views.tile import FigureTile
from tests.conftest import MakeDesk

BRIEF = "jinjiang-2023"
HAN = re.compile(r"[\u2e80-\u9fff\uff00-\uffef\U00020000-\U0003ffff]")
# A language is named in itself.
LANGUAGES = {"简体中文", "Language / 语言"}
PLACES = ("", "economy", "targets", "big-city", "honours")


def interfaces(above: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield above
    for n in range(above.childCount()):
        child = above.child(n)
        if child is not None and child.isValid():
            yield from interfaces(child)


def takes_focus(interface: QAccessibleInterface) -> bool:
    state = interface.state()
    return state.focusable and not state.invisible  # type: ignore[attr-defined]  # not in the stubs


def name_of(interface: QAccessibleInterface) -> str:
    return interface.text(QAccessible.Text.Name).strip()


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("section", PLACES)
def test_everything_that_takes_the_focus_has_a_name(make_desk: MakeDesk, language: str, section: str) -> None:
    desk = make_desk(language=language)
    desk.navigator.go(Location(BRIEF, section))
    desk.window.commands["details"].setChecked(True)
    desk.window.notify("一句话")
    QApplication.processEvents()
    asked = list(interfaces(QAccessible.queryAccessibleInterface(desk.window)))
    focusable = [i for i in asked if i.object() is not None and takes_focus(i)]
    assert len(focusable) > 10
    nameless = [type(i.object()).__name__ for i in focusable if not name_of(i)]
    assert nameless == []


@pytest.mark.parametrize("section", PLACES)
def test_every_widget_in_the_tab_order_has_a_name(desk: Desk, section: str) -> None:
    desk.navigator.go(Location(BRIEF, section))
    nameless = [w.metaObject().className() for w in reached_by_tab(desk) if not accessible_name(w)]
    assert nameless == []


def accessible_name(widget: QWidget) -> str:
    return name_of(QAccessible.queryAccessibleInterface(widget))


def reached_by_tab(desk: Desk) -> list[QWidget]:
    """What Tab meets, once round the window."""
    desk.window.activateWindow()
    desk.window.side.filter.setFocus()
    met: list[QWidget] = []
    for _ in range(200):
        widget = QApplication.focusWidget()
        # A text takes Tab for its own links before it lets go.
        if widget is None or widget in met[:-1]:
            break
        met += [widget] if widget not in met else []
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    return met


def test_tab_reaches_filter_tree_search_tiles_gauges_and_links(desk: Desk) -> None:
    met = reached_by_tab(desk)
    assert {desk.window.side.filter, desk.window.side.tree} <= set(met)
    page = desk.window.pages.page
    assert page is not None
    for kind in (FigureTile, GaugeCard, QPushButton):
        on_page = [w for w in page.findChildren(kind) if w.isVisible()]
        assert on_page
        assert [accessible_name(w) for w in on_page if w not in met] == []
    assert any(widget.objectName() == "searchfield" for widget in met)


def test_tab_reaches_the_text_and_the_pane(desk: Desk, brief: Brief) -> None:
    desk.navigator.go(of_line(brief, 27, "27.1"))
    QApplication.processEvents()
    met = reached_by_tab(desk)
    assert any(isinstance(widget, ReadingView) for widget in met)
    assert desk.window.details is not None
    assert desk.window.details.text in met


@pytest.mark.parametrize("query", ["", "经济", "没有这样的栏目", "2"])
def test_the_tree_always_has_a_current_row(desk: Desk, query: str) -> None:
    side = desk.window.side
    side.filter.setText(query)
    has_rows = side.tree.model().rowCount() > 0
    assert side.tree.currentIndex().isValid() is has_rows
    side.filter.clear()
    assert side.tree.currentIndex().isValid()


def test_filtering_is_not_going(desk: Desk) -> None:
    before = desk.navigator.current
    for query in ("经济", "没有", "", "党建"):
        desk.window.side.filter.setText(query)
    assert desk.navigator.current == before


def test_the_arrows_in_the_tree_go_from_page_to_page(qtbot: QtBot, desk: Desk, brief: Brief) -> None:
    tree = desk.window.side.tree
    tree.setFocus()
    for place in ("events", "achievements", "economy"):
        qtbot.keyClick(tree, Qt.Key.Key_Down)
        assert desk.navigator.current == Location(brief.id, place)


def test_from_the_filter_down_leads_into_the_tree_and_escape_clears(qtbot: QtBot, desk: Desk) -> None:
    side = desk.window.side
    side.filter.setFocus()
    side.filter.setText("党建")
    qtbot.keyClick(side.filter, Qt.Key.Key_Escape)
    assert side.filter.text() == ""
    qtbot.keyClick(side.filter, Qt.Key.Key_Down)
    assert side.tree.hasFocus()


def test_the_tree_follows_wherever_one_goes(desk: Desk, brief: Brief) -> None:
    for section in brief.walk[1:]:
        desk.navigator.go(Location(brief.id, section.id))
        row = desk.window.side.tree.currentIndex()
        assert row.data(Qt.ItemDataRole.AccessibleTextRole).startswith(section.number)


# ------------------------------------------------------------ one language at a time


def own_texts(desk: Desk) -> Iterator[str]:
    """Every text of the interface itself; not what a page shows of the brief, nor the names of its places."""
    window = desk.window
    for menu in window.menuBar().findChildren(QMenu):
        yield menu.title()
        yield from (action.text() for action in menu.actions())
    for widget in window.findChildren(QWidget):
        if widget.objectName() == "crumb" or _is_content(desk, widget):
            continue
        yield widget.toolTip()
        if isinstance(widget, QLineEdit):
            yield from (widget.placeholderText(), widget.accessibleName())
        if isinstance(widget, QAbstractButton | QLabel):
            yield from (widget.text(), widget.accessibleName())
        if isinstance(widget, QDialog):
            yield widget.windowTitle()


def _is_content(desk: Desk, widget: QWidget) -> bool:
    page, details = desk.window.pages.page, desk.window.details
    return any(part is not None and part.isAncestorOf(widget) for part in (page, details and details.text))


def chinese(desk: Desk) -> set[str]:
    return {text.replace("&", "") for text in own_texts(desk) if HAN.search(text)}


def test_in_english_no_chinese_is_left_in_the_interface(make_desk: MakeDesk) -> None:
    desk = make_desk(language="en")
    desk.window.commands["details"].setChecked(True)
    for name in ("jump", "keys"):
        desk.window.commands[name].trigger()
    assert chinese(desk) <= LANGUAGES


def test_switching_to_english_leaves_no_chinese_behind(desk: Desk) -> None:
    desk.settings.set(settings.LANGUAGE, "en")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert chinese(desk) <= LANGUAGES


def test_in_chinese_no_english_word_is_left_in_the_interface(desk: Desk) -> None:
    desk.window.commands["details"].setChecked(True)
    for name in ("jump", "keys"):
        desk.window.commands[name].trigger()
    # Names of keys, of the hash, of a format, of two languages.
    kept = re.compile(
        r"SHA-256 \S+|Markdown|English|Language|Lan&guage|\(&.\)|&|Ctrl|Alt|Shift|Tab|Enter|Esc|PgUp|PgDown|Home|Left"
        r"|Right|Up|Down|Back|Forward|F\d+|\b[A-Z=+0-]\b|\.brief"
    )
    left = {text: re.findall(r"[A-Za-z]{2,}", kept.sub("", text)) for text in own_texts(desk)}
    assert {text: words for text, words in left.items() if words} == {}
