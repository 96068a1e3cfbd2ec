"""The window before there is anything in it: where it was left, else on its screen with its frame."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.json_file import JsonFile
from desktop.session import Session
from desktop.views.empty_window import EmptyWindow, first_size


@pytest.mark.parametrize(
    ("available", "size"),
    [
        ((2560, 1400), (1440, 900)),
        ((1920, 1040), (1440, 900)),
        ((1440, 900), (1424, 852)),
        ((1440, 860), (1424, 812)),
        ((1366, 728), (1350, 680)),
        ((1024, 640), (1008, 592)),
        ((640, 480), (640, 480)),
        ((0, 0), (640, 480)),
    ],
)
def test_the_first_window_leaves_room_for_its_frame(
    available: tuple[int, int], size: tuple[int, int]
) -> None:
    assert first_size(QSize(*available)) == QSize(*size)


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session(JsonFile(tmp_path / "session.json"))


def test_it_begins_by_what_is_free_of_its_screen(qtbot: QtBot, session: Session) -> None:
    window = EmptyWindow(session)
    qtbot.addWidget(window)
    assert window.size() == first_size(QGuiApplication.primaryScreen().availableSize())


def test_it_is_as_large_as_it_was_left(qtbot: QtBot, session: Session) -> None:
    before = EmptyWindow(session)
    qtbot.addWidget(before)
    before.resize(700, 500)
    session.save({"geometry": before.saveGeometry()})
    after = EmptyWindow(session)
    qtbot.addWidget(after)
    assert after.size() == QSize(700, 500)
