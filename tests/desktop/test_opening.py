"""The window is on the screen before anything is in it, and what an empty window does not need is not loaded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.opening import Opening, opening, show_empty
from desktop.progress.rule_dialog import RuleDialog
from desktop.progress_desk import ProgressDesk
from desktop.reading_desks import ReadingDesks
from desktop.theme import DARK, LIGHT
from desktop.views.gauge_card import GaugeCard
from desktop.views.search_palette import SearchPalette
from tests.conftest import MakeDesk

pytestmark = pytest.mark.usefixtures("furnish")  # which leaves the application as it was

ROOT = Path(__file__).parents[2]
EMPTY = """
import sys
from PySide6 import QtCore
from desktop import arguments
from desktop.opening import opening, show_empty
opened = opening(arguments.parsed([]))
show_empty(opened.window)
views = sorted(name for name in sys.modules if name.startswith(("desktop.views.", "desktop.widgets.", "db.")))
print(opened.window.is_on_screen, "Qt" in vars(QtCore), *views)
"""


@pytest.fixture
def opened(qtbot: QtBot) -> Opening:
    made = opening(SimpleNamespace(theme="light", language="zh_CN", size=(1000, 700)))
    qtbot.addWidget(made.window)
    return made


def test_the_empty_window_needs_no_view_and_no_enum_of_qt(home: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-c", EMPTY],
        cwd=ROOT,
        env={"QT_QPA_PLATFORM": "offscreen", "HOME": str(home), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
        encoding="utf-8",
        timeout=60,
    )
    painted, has_enums, *modules = said.stdout.split()
    assert (painted, has_enums) == ("True", "False")
    windows = ["desktop.views.empty_window", "desktop.views.main_window"]
    assert modules == ["db.errors", "db.quantities", "db.records", *windows]


def test_the_ground_is_in_the_colours_of_what_will_stand_there(opened: Opening) -> None:
    show_empty(opened.window)
    picture = opened.window.grab().toImage()
    colours = [
        picture.pixelColor(point).name().upper()
        for point in (QPoint(600, 10), QPoint(600, 60), QPoint(10, 300), QPoint(600, 300), QPoint(600, 690))
    ]
    assert colours == [LIGHT.side, LIGHT.panel, LIGHT.side, LIGHT.background, LIGHT.panel]


def test_a_click_into_the_empty_window_does_nothing(opened: Opening, qtbot: QtBot) -> None:
    show_empty(opened.window)
    qtbot.mouseClick(opened.window, Qt.MouseButton.BackButton)
    assert opened.window.is_on_screen


def test_the_ground_is_where_the_parts_will_be(opened: Opening, furnish: MakeDesk, qtbot: QtBot) -> None:
    show_empty(opened.window)
    ground = opened.window.grab().toImage()
    with qtbot.waitSignal(opened.window.first_painted):
        furnish(SimpleNamespace(places=[]), opened)
    filled = opened.window.grab().toImage()
    for place in (QPoint(700, 4), QPoint(500, 34), QPoint(4, 400), QPoint(990, 200), QPoint(700, 695)):
        assert ground.pixelColor(place) == filled.pixelColor(place), place


def test_the_first_frame_has_its_gauges(opened: Opening, furnish: MakeDesk, qtbot: QtBot) -> None:
    show_empty(opened.window)
    with qtbot.waitSignal(opened.window.first_painted):
        desk = furnish(SimpleNamespace(places=[]), opened)
    cards = desk.window.findChildren(GaugeCard)
    assert len(cards) == 3
    assert all(card.surface.accessibleName() for card in cards)


def test_the_dark_theme_begins_dark(qtbot: QtBot) -> None:
    made = opening(SimpleNamespace(theme="dark", language="en"))
    qtbot.addWidget(made.window)
    show_empty(made.window)
    assert made.window.grab().toImage().pixelColor(600, 300).name().upper() == DARK.background
    assert made.window.windowTitle() == "Opening… · Briefing Desk"


def test_furnishing_keeps_the_window_and_fills_it(opened: Opening, furnish: MakeDesk, qtbot: QtBot) -> None:
    show_empty(opened.window)
    with qtbot.waitSignal(opened.window.first_painted):
        desk = furnish(SimpleNamespace(places=[]), opened)
    assert desk.window is opened.window
    page = desk.window.pages.page
    assert page is not None
    assert desk.window.windowTitle().endswith("晋江简报 2023")
    qtbot.waitUntil(lambda: page.is_complete)


@pytest.mark.parametrize(("command", "opens"), [("jump", SearchPalette), ("pace_rule", RuleDialog)])
def test_a_key_before_the_first_paint_is_not_lost(
    opened: Opening, furnish: MakeDesk, qtbot: QtBot, command: str, opens: type[QWidget]
) -> None:
    show_empty(opened.window)
    with qtbot.waitSignal(opened.window.first_painted):
        desk = furnish(SimpleNamespace(places=[]), opened)
        desk.window.commands[command].trigger()
        assert len(desk.window.findChildren(opens)) == 1
    # What was made for the key is what the first paint would have made.
    for kind in (ReadingDesks, ProgressDesk):
        assert len(desk.window.findChildren(kind)) == 1


def test_a_window_closed_while_it_is_empty_remembers_nothing(opened: Opening, config: Path) -> None:
    show_empty(opened.window)
    opened.window.close()
    assert list(config.iterdir()) == []
