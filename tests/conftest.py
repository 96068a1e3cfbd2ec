"""What every test stands on: a home to throw away, the compiled brief, and the window with the brief in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import settings as hypothesis_settings
from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.compiling import compile_brief
from db.records import Brief
from desktop.app import Desk, make
from desktop.garbage import collect_if_due, hold_garbage
from desktop.intake_desk import IntakeDesk
from desktop.opening import Opening
from desktop.paths import APP

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "db" / "sources" / "jinjiang-2023"

MakeDesk = Callable[..., Desk]

hypothesis_settings.register_profile(
    "quick", max_examples=150, deadline=None, derandomize=True, database=None
)
hypothesis_settings.load_profile("quick")


@pytest.fixture(autouse=True)
def garbage() -> Iterator[None]:
    """Collected between tests, by the thread of the windows, as the viewer does it."""
    hold_garbage()
    yield
    collect_if_due()


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folders, empty, for one test; apart from its `tmp_path`, which tests look into."""
    folder = tmp_path_factory.mktemp("home")
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(folder))
    return folder


@pytest.fixture
def config(home: Path) -> Path:
    """Where the app keeps its own files; made, and empty."""
    folder = home / APP
    folder.mkdir()
    return folder


@pytest.fixture(scope="session")
def brief() -> Brief:
    return compile_brief(SOURCE)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """As in app.make, which takes the application that is there."""
    return [APP, "-style", "Fusion"]


def is_idle(desk: Desk) -> bool:
    """Whether every file that was given has been taken in."""
    intake = desk.window.findChild(IntakeDesk)
    return intake is not None and intake.is_idle


@pytest.fixture
def furnish(qapp: QApplication) -> Iterator[MakeDesk]:
    """Makes all that there is, as `app.make` does, and undoes it afterwards."""
    made: list[Desk] = []

    def start(options: object, opened: Opening | None = None) -> Desk:
        made.append(make(options, opened))
        return made[-1]

    yield start
    for desk in made:
        # Whatever a test left unwritten: nobody is there to be asked.
        desk.window.ask_before_closing(lambda: True)
        desk.window.close()
        desk.window.deleteLater()
        desk.translators.install("en")
    if made:
        qapp.styleHints().colorSchemeChanged.disconnect()
    # Deferred deletions wait for an event loop to return; here none is running.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())
    qapp.setFont(QFont())


@pytest.fixture
def make_desk(qtbot: QtBot, furnish: MakeDesk) -> MakeDesk:
    """Starts the viewer as main does: the window is shown, its page complete. Everything is undone afterwards."""

    def start(**options: object) -> Desk:
        given: dict[str, object] = {"places": [], "theme": "light", "language": "zh_CN", "size": (1280, 860)}
        desk = furnish(SimpleNamespace(**given | options))
        with qtbot.waitSignal(desk.window.first_painted):
            desk.window.show()
        qtbot.waitUntil(lambda: desk.window.pages.page is None or desk.window.pages.page.is_complete)
        qtbot.waitUntil(lambda: is_idle(desk))
        return desk

    return start


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    """The viewer with Jinjiang's brief, at its overview, in Chinese."""
    return make_desk()
