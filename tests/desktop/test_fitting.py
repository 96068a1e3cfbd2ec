"""Nothing is cut off: everything visible on a page lies within it, in every theme, narrow and enlarged."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from db.records import SectionKind
from desktop import settings
from desktop.app import Desk
from desktop.location import Location
from desktop.views.page import Page
from desktop.widgets.plain_label import PlainLabel
from tests.conftest import MakeDesk

BRIEF = "jinjiang-2023"
SMALL = (1024, 640)


def settled(qtbot: QtBot, desk: Desk) -> Page:
    page = desk.window.pages.page
    assert page is not None
    qtbot.waitUntil(lambda: page.is_complete)
    for _ in range(4):
        QApplication.processEvents()
    return page


def cut_off(page: Page) -> list[str]:
    """What reaches over an edge of the page, or shows less than its text needs."""
    room = QRect(QPoint(0, 0), page.size())
    out = []
    for widget in page.findChildren(QWidget):
        place = QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())
        if widget.isVisible() and not place.isEmpty() and not room.contains(place):
            out.append(f"{_named(widget)} at {place.getRect()} of {room.getRect()}")
        elif widget.isVisible() and _is_short(widget):
            out.append(f"{_named(widget)} {widget.size().toTuple()} short of {widget.sizeHint().toTuple()}")
    return out


def _is_short(widget: QWidget) -> bool:
    """Whether a text does not fit its label or button."""
    if isinstance(widget, PlainLabel) and widget.wordWrap():
        return widget.height() < widget.heightForWidth(widget.width())
    if isinstance(widget, PlainLabel | QAbstractButton):
        # A pixel less in height is rounding, and there is more than that above and below the letters.
        return widget.width() < widget.sizeHint().width() or widget.height() + 1 < widget.sizeHint().height()
    return False


def _named(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, PlainLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} {(text or widget.accessibleName())[:20]!r}"


def pages(desk: Desk) -> list[str]:
    brief = desk.library.brief(BRIEF)
    assert brief is not None
    return ["", *(s.id for s in brief.walk if s.kind is not SectionKind.MASTHEAD)]


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_nothing_is_cut_off_on_the_overview(
    qtbot: QtBot, make_desk: MakeDesk, theme: str, language: str
) -> None:
    desk = make_desk(theme=theme, language=language, size=SMALL)
    page = settled(qtbot, desk)
    assert page.width() <= desk.window.pages.viewport().width()
    assert cut_off(page) == []


@pytest.mark.parametrize(("zoom", "pane"), [(1.0, True), (2.0, False)], ids=["pane", "twice the size"])
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_nothing_is_cut_off_where_there_is_little_room(
    qtbot: QtBot, make_desk: MakeDesk, zoom: float, pane: bool, language: str
) -> None:
    desk = make_desk(size=SMALL, language=language)
    desk.settings.set(settings.ZOOM, zoom)
    desk.window.commands["details"].setChecked(pane)
    found = {}
    for name in pages(desk):
        desk.navigator.go(Location(BRIEF, name))
        page = settled(qtbot, desk)
        assert page.width() <= desk.window.pages.viewport().width()
        if cut := cut_off(page):
            found[name or "overview"] = cut
    assert found == {}


@pytest.mark.parametrize("zoom", [0.8, 1.0, 2.0])
def test_the_text_of_a_section_is_as_high_as_its_lines(
    qtbot: QtBot, make_desk: MakeDesk, zoom: float
) -> None:
    desk = make_desk(size=SMALL)
    desk.settings.set(settings.ZOOM, zoom)
    for name in pages(desk)[1:]:
        desk.navigator.go(Location(BRIEF, name))
        settled(qtbot, desk)
        page = desk.window.pages.section_page
        assert page is not None
        document = page.text.document()
        assert document.size().height() <= page.text.height()
        assert document.size().width() <= page.text.viewport().width() + 1


def test_a_page_that_cuts_is_caught(qtbot: QtBot, desk: Desk) -> None:
    page = settled(qtbot, desk)
    planted = QWidget(page)
    planted.setGeometry(page.width() - 10, 0, 20, 20)
    planted.show()
    assert len(cut_off(page)) == 1
