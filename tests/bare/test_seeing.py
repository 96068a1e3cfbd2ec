"""What the walk in the bare Debian looks for is missed where a program shows nothing."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from db.records import Brief
from tests.bundle.pictures import OVERVIEW
from tests.bundle.touring import Tour
from tests.flows import driving
from tests.flows.driving import Onlooker, Viewer

pytestmark = pytest.mark.usefixtures("qapp")

# A window with the very title and size, which paints one colour and knows the one key that ends it.
UNPAINTED = f"""
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
window = QWidget()
window.setWindowTitle({OVERVIEW!r})
window.resize(1440, 900)
QShortcut(QKeySequence("Ctrl+Q"), window, window.close)
window.show()
application.exec()
"""


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What never comes is waited for no longer than what comes takes."""
    monkeypatch.setattr(driving, "PATIENCE", 4.0)


def test_a_program_without_a_window_is_missed(
    display: str, onlooker: Onlooker, user: Path, impatient: None
) -> None:
    silent = Viewer(display, onlooker, user, ["60"], command=["sleep"])
    with pytest.raises(AssertionError, match="waited in vain for the window"), silent:
        pass


def test_a_window_with_nothing_on_it_is_missed(
    display: str, onlooker: Onlooker, user: Path, brief: Brief, where: dict[str, Any], impatient: None
) -> None:
    with Viewer(display, onlooker, user, command=[sys.executable, "-c", UNPAINTED]) as window:
        tour = Tour(window, brief, where, user / "walk")
        with pytest.raises(AssertionError, match="waited in vain for the gauges"):
            tour.overview()
        with pytest.raises(AssertionError, match="is blank"):
            tour._look("nothing")
