"""Nothing overlaps and nothing is cut off in the bars of a window as narrow as it may be, in either language."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop import settings
from desktop.app import Desk
from desktop.location import Location
from desktop.widgets.plain_label import PlainLabel
from tests.conftest import MakeDesk
from tests.desktop.test_fitting import cut_off, settled

BRIEF = "jinjiang-2023"
BARS = ("topbar", "statusline")
NARROW = (640, 720, 800, 1024)


def crowded(bar: QWidget) -> list[str]:
    """What reaches out of its parent, lies over a neighbour, or shows less than its text needs."""
    shown = [each for each in bar.findChildren(QWidget) if each.isVisible()]
    out = [f"{_named(each)} out of its parent" for each in shown if not _is_inside(each)]
    out += [f"{_named(each)} is short" for each in shown if each.width() < _needed(each)]
    for one, other in itertools.combinations(shown, 2):
        if one.parent() is other.parent() and one.geometry().intersects(other.geometry()):
            out.append(f"{_named(one)} over {_named(other)}")
    return out


def _is_inside(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return parent is not None and QRect(QPoint(0, 0), parent.size()).contains(widget.geometry())


def _needed(widget: QWidget) -> int:
    return widget.sizeHint().width() if isinstance(widget, PlainLabel | QAbstractButton) else 0


def _named(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, PlainLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} {text or widget.accessibleName()!r}"


def bar_of(desk: Desk, name: str = "topbar") -> QWidget:
    found = desk.window.findChild(QWidget, name)
    assert isinstance(found, QWidget)
    return found


def widen(qtbot: QtBot, desk: Desk, width: int) -> None:
    desk.window.resize(width, 480)
    qtbot.waitUntil(lambda: bar_of(desk).width() == width)
    for _ in range(3):
        QApplication.processEvents()


@pytest.mark.parametrize("zoom", [1.0, 2.0])
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_bars_have_room_for_what_they_show(
    make_desk: MakeDesk, qtbot: QtBot, language: str, zoom: float
) -> None:
    desk = make_desk(language=language, size=(640, 480))
    desk.settings.set(settings.ZOOM, zoom)
    for section in ("", "economy", "targets"):
        desk.navigator.go(Location(BRIEF, section))
        for width in NARROW:
            widen(qtbot, desk, width)
            assert {name: crowded(bar_of(desk, name)) for name in BARS} == {name: [] for name in BARS}, width


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_overview_fits_the_narrowest_window(
    make_desk: MakeDesk, qtbot: QtBot, language: str, theme: str
) -> None:
    desk = make_desk(language=language, theme=theme, size=(640, 480))
    for width in NARROW:
        widen(qtbot, desk, width)
        assert cut_off(settled(qtbot, desk)) == [], width


def test_a_button_without_words_keeps_its_name_and_its_tip(make_desk: MakeDesk, qtbot: QtBot) -> None:
    desk = make_desk(language="en")
    show = bar_of(desk).findChild(QPushButton, "filled")
    assert isinstance(show, QPushButton)
    assert show.text() == "Present"
    widen(qtbot, desk, 640)
    assert show.text() == ""
    named = [show, *bar_of(desk).findChildren(QToolButton)]
    assert {"Present", "Targets", "Print"} <= {button.accessibleName() for button in named}
    assert all(button.toolTip() and not button.icon().isNull() for button in named)
    widen(qtbot, desk, 1280)
    assert show.text() == "Present"


def test_what_is_left_of_the_path_is_its_end(make_desk: MakeDesk, qtbot: QtBot) -> None:
    desk = make_desk(language="en")
    desk.navigator.go(Location(BRIEF, "economy"))
    for width, steps in (
        (1440, ["Overview", "2 Achievements", "2.1 Economy"]),
        (1280, ["2 Achievements", "2.1 Economy"]),
        (900, ["2.1 Economy"]),
        (640, []),
    ):
        widen(qtbot, desk, width)
        crumbs = bar_of(desk).findChildren(QPushButton, "crumb")
        assert [crumb.text() for crumb in crumbs if crumb.isVisible()] == steps


def test_what_overlaps_or_is_cut_off_is_noticed(qtbot: QtBot) -> None:
    bar = QWidget()
    qtbot.addWidget(bar)
    bar.resize(200, 40)
    for place in ((0, 0, 20, 30), (10, 0, 90, 30), (150, 0, 90, 30)):
        label = PlainLabel("Search or jump", bar.font(), parent=bar)
        label.setGeometry(*place)
    bar.show()
    found = crowded(bar)
    assert len([words for words in found if "over" in words]) == 1
    assert len([words for words in found if "out of" in words]) == 1
    assert any("short" in words for words in found)
