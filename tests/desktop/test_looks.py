"""Nothing is clipped: every page fits its width in a small window, beside the pane, at twice the size."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop import settings
from desktop.app import Desk
from desktop.location import Location
from tests.conftest import MakeDesk


def out_of_bounds(page: QWidget) -> list[str]:
    """The visible widgets of a page that reach over its right edge."""
    out = []
    for widget in page.findChildren(QWidget):
        corner = widget.mapTo(page, QPoint(0, 0))
        if widget.isVisible() and widget.width() and corner.x() + widget.width() > page.width() + 1:
            out.append(f"{type(widget).__name__} {widget.objectName()} {corner.x() + widget.width()}")
    return out


def show(desk: Desk, section: str, qtbot: QtBot) -> QWidget:
    desk.navigator.go(Location("jinjiang-2023", section))
    qtbot.waitUntil(lambda: desk.window.pages.page is not None and desk.window.pages.page.is_complete)
    QApplication.processEvents()
    page = desk.window.pages.page
    assert page is not None
    return page


def sections(desk: Desk) -> list[str]:
    return ["", *(s.id for s in desk.library.briefs[0].walk if s.id != "masthead")]


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_page_fits_the_smallest_window(
    make_desk: MakeDesk, qtbot: QtBot, theme: str, language: str
) -> None:
    desk = make_desk(theme=theme, language=language, size=(1024, 640))
    for section in sections(desk):
        assert out_of_bounds(show(desk, section, qtbot)) == [], section


def test_every_page_fits_beside_the_pane(make_desk: MakeDesk, qtbot: QtBot) -> None:
    desk = make_desk(size=(1024, 640))
    desk.window.commands["details"].setChecked(True)
    for section in sections(desk):
        assert out_of_bounds(show(desk, section, qtbot)) == [], section


def test_every_page_fits_at_twice_the_size(make_desk: MakeDesk, qtbot: QtBot) -> None:
    desk = make_desk(size=(1440, 900))
    desk.settings.set(settings.ZOOM, 2.0)
    for section in sections(desk):
        assert out_of_bounds(show(desk, section, qtbot)) == [], section


def test_a_widget_that_is_too_wide_is_noticed(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(300, 100)
    wide = QWidget(page)
    wide.setGeometry(10, 10, 400, 10)
    page.show()
    assert out_of_bounds(page) == ["QWidget  410"]


def test_the_three_themes_paint_their_own_ground(make_desk: MakeDesk) -> None:
    for theme, ground in (("light", "#fafaf8"), ("dark", "#17181a"), ("contrast", "#000000")):
        desk = make_desk(theme=theme)
        picture = desk.window.grab().toImage()
        assert picture.pixelColor(picture.width() - 30, picture.height() // 2).name() == ground
