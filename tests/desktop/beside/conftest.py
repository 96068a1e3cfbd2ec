"""Two sides in a window of their own, with Jinjiang's brief and a small one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.library import Library, Pack
from db.records import Brief
from desktop.sides import Sides
from desktop.theme import LIGHT, Theme
from desktop.views.gauge_surfaces import light
from desktop.views.page_area import PageArea
from desktop.views.split_view import SplitView
from desktop.widgets.notices import Notice
from tests.db.tiny import tiny
from tests.desktop.beside.pair import ECONOMY, INDUSTRY, Pair


@pytest.fixture
def library(brief: Brief) -> Library:
    made = Library()
    made.add(Pack(Path("two.brief"), (brief, tiny())))
    return made


@pytest.fixture
def make_pair(qtbot: QtBot, library: Library) -> Iterator[Callable[..., Pair]]:
    """Makes the view as wide as is asked for, and shows it."""

    def make(width: int = 1200, language: str = "en", theme: Theme | None = None) -> Pair:
        sides, said = Sides(), list[Notice]()
        in_force = theme or Theme(LIGHT)

        def made() -> PageArea:
            area = PageArea(in_force, language)
            area.use_surfaces(light, light)
            return area

        view = SplitView(sides, library, made, in_force, language)
        view.said.connect(said.append)
        qtbot.addWidget(view)
        view.resize(width, 700)
        sides.go(ECONOMY)
        with qtbot.waitExposed(view):
            view.show()
        view.activateWindow()
        return Pair(sides, library, view, said)

    yield make
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def pair(make_pair: Callable[..., Pair]) -> Pair:
    """Economy beside industry, the second side active."""
    made = make_pair()
    made.sides.open_beside(INDUSTRY)
    return made
