"""A hall to present in: screens whose cables a test may pull, a machine that says whether it may sleep, small decks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from db.records import Brief
from desktop.deck.slides import Deck
from desktop.presenting.audience_window import AudienceWindow
from desktop.presenting.console import ConsoleWindow
from desktop.presenting.inhibiting import Inhibitor
from desktop.presenting.running_show import RunningShow, Start, Surroundings
from desktop.presenting.screens import ScreenSource
from desktop.theme import LIGHT, Theme
from tests.desktop.presenting.console_stage import slide, small_deck

__all__ = [
    "Cables",
    "Saver",
    "around",
    "begin",
    "delete_what_is_deleted",
    "long_deck",
    "settle",
    "small_deck",
    "windows",
]


class Cables(QObject):
    """The screens that are plugged in, the laptop's first. One screen twice has two names, the second with "#2"."""

    screenAdded = Signal(object)  # noqa: N815
    screenRemoved = Signal(object)  # noqa: N815
    primaryScreenChanged = Signal(object)  # noqa: N815

    def __init__(self, *there: int) -> None:
        """The screens by their number in the system; without any, the first."""
        super().__init__()
        self.there = list(there) or [0]

    def screens(self) -> list[QScreen]:
        # Fetched anew each time, as the system does it: a wrapper may be gone with a window that was asked for it.
        return [QGuiApplication.screens()[number] for number in self.there]

    def primaryScreen(self) -> QScreen | None:  # noqa: N802
        return self.screens()[0] if self.there else None

    def plug(self, number: int = 0) -> None:
        self.there.append(number)
        self.screenAdded.emit(self.screens()[-1])

    def unplug(self) -> None:
        gone = self.screens()[-1]
        self.there.pop()
        self.screenRemoved.emit(gone)


class Saver(Inhibitor):
    """Counts how often it was held and released."""

    def __init__(self) -> None:
        super().__init__(())
        self.held, self.released = 0, 0

    @property
    def is_held(self) -> bool:
        return self.held > self.released

    def hold(self) -> None:
        self.held += 1

    def release(self) -> None:
        self.released += self.is_held


def around(cables: Cables | None = None, saver: Saver | None = None, **given: object) -> Surroundings:
    """The surroundings of a show that nothing moves in."""
    source = cables or Cables()
    return Surroundings(
        theme=Theme(LIGHT),
        language="en",
        is_calm=True,
        screens=lambda: cast(ScreenSource, source),
        inhibitor=lambda: saver or Saver(),
        **given,  # type: ignore[arg-type]
    )


@contextmanager
def begin(
    qtbot: QtBot,
    brief: Brief,
    cables: Cables | None = None,
    *,
    deck: Deck | None = None,
    start: Start | None = None,
    saver: Saver | None = None,
    **given: object,
) -> Iterator[RunningShow]:
    """A show whose first picture is there and which has completed itself; it is ended afterwards."""
    saver = saver or Saver()
    running = RunningShow(brief, deck or small_deck(), start or Start(), around(cables, saver, **given))
    try:
        qtbot.waitUntil(lambda: saver.held == 1)
        yield running
    finally:
        running.show.end()
        delete_what_is_deleted()


def delete_what_is_deleted() -> None:
    """Deferred deletions wait for an event loop to return; here none is running."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def windows() -> list[QWidget]:
    """The windows of shows that there are."""
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, AudienceWindow | ConsoleWindow)]


def settle(running: RunningShow) -> None:
    """What the keeper of screens does when its time is up."""
    timer = running.keeper._settling
    if timer.isActive():
        timer.stop()
        timer.timeout.emit()


def long_deck(count: int) -> Deck:
    """So many slides, each of two steps."""
    slides = tuple(slide(f"s{n}", section="economy", steps=2) for n in range(count))
    return Deck("jinjiang-2023", "晋江", slides, count - 1, "light")
