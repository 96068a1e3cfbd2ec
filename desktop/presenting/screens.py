"""Who goes on which screen. The audience goes to the projector by default, the presenter stays on the laptop.

Screens come and go in the middle of a talk; whatever happens, each window has a place, and the presenter is never shut
out: with one screen left, the console takes it where there is one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance
from PySide6.QtGui import QScreen


class Arrangement(StrEnum):
    """How many windows there are: by the screens there are, the audience alone, or two ordinary windows."""

    AUTO = "auto"
    ALONE = "alone"
    WINDOWS = "windows"


@dataclass(frozen=True, slots=True)
class Seats:
    """The names of the screens: the audience's, and the console's ("" where there is no console).

    `is_full` says that the audience's window fills its screen.
    """

    audience: str
    console: str
    is_full: bool = True


def seats(
    screens: Sequence[str], laptop: str, wanted: str = "", arrangement: Arrangement = Arrangement.AUTO
) -> Seats:
    """Who sits where. `laptop` is the primary screen, `wanted` the audience's screen of the user's choice.

    A wanted screen that is not there is passed over; ValueError where there is no screen at all. A name that comes
    twice is one screen.
    """
    screens = list(dict.fromkeys(screens))
    if not screens:
        raise ValueError("no screen")
    laptop = laptop if laptop in screens else screens[0]
    others = [name for name in screens if name != laptop]
    audience = wanted if wanted in screens else (others or [laptop])[0]
    if arrangement is Arrangement.WINDOWS:
        return Seats(audience, laptop, is_full=False)
    if arrangement is Arrangement.ALONE or len(screens) == 1:
        return Seats(audience, "")
    free = [name for name in screens if name != audience]
    return Seats(audience, laptop if laptop != audience else free[0])


class ScreenSource(Protocol):
    """Where screens come from: the running QGuiApplication, or a fake that plugs and unplugs them."""

    @property
    def screenAdded(self) -> SignalInstance:  # noqa: N802
        """A screen has come."""

    @property
    def screenRemoved(self) -> SignalInstance:  # noqa: N802
        """A screen has gone."""

    @property
    def primaryScreenChanged(self) -> SignalInstance:  # noqa: N802
        """Another screen is the primary one."""

    def screens(self) -> Sequence[QScreen]:
        """Those there are."""

    def primaryScreen(self) -> QScreen:  # noqa: N802
        """The primary one."""


class ScreenKeeper(QObject):
    """Says anew who goes where each time the screens change: when one comes, goes, or is of another size.

    `reseated` comes once for a burst of changes.
    """

    reseated = Signal()

    def __init__(
        self, source: ScreenSource, wanted: str = "", arrangement: Arrangement = Arrangement.AUTO
    ) -> None:
        super().__init__()
        self._source = source
        self.wanted, self.arrangement = wanted, arrangement
        self._is_listening = True
        # A projector that is plugged in reports itself in pieces.
        self._settling = QTimer(self, singleShot=True, interval=50)
        self._settling.timeout.connect(self.reseated)
        self._signals = (source.screenAdded, source.screenRemoved, source.primaryScreenChanged)
        for signal in self._signals:
            signal.connect(self._on_changed)
        source.screenAdded.connect(self._on_screen_added)
        for screen in source.screens():
            self._on_screen_added(screen)

    @property
    def names(self) -> list[str]:
        """The screens there are, in words that tell them apart."""
        return list(self._named())

    @property
    def seats(self) -> Seats | None:
        """Who goes where now; None while there is no screen at all."""
        primary = self._source.primaryScreen()
        named = self._named()
        if not named or primary is None:
            return None
        laptop = next((name for name, screen in named.items() if screen == primary), "")
        return seats(list(named), laptop, self.wanted, self.arrangement)

    def screen(self, name: str) -> QScreen | None:
        """The screen with this name, if it is there."""
        return self._named().get(name)

    def swap(self) -> None:
        """Audience and presenter change places."""
        now = self.seats
        if now is not None and now.console and now.is_full:
            self.wanted = now.console
            self.reseated.emit()

    def choose(self, name: str) -> None:
        """The audience goes to the screen of this name."""
        if name != self.wanted:
            self.wanted = name
            self.reseated.emit()

    def let_go(self) -> None:
        """Listen no longer."""
        self._settling.stop()
        if self._is_listening:
            self._is_listening = False
            self._source.screenAdded.disconnect(self._on_screen_added)
            for signal in self._signals:
                signal.disconnect(self._on_changed)

    def _named(self) -> dict[str, QScreen]:
        """The screens by name. Two of one make may have one name: the second says that it is the second."""
        out: dict[str, QScreen] = {}
        for screen in self._source.screens():
            name, count = name_of(screen), 1
            while name in out:
                count += 1
                name = f"{name_of(screen)} #{count}"
            out[name] = screen
        return out

    def _on_screen_added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._on_changed)

    def _on_changed(self) -> None:
        if self._is_listening:
            self._settling.start()


def name_of(screen: QScreen) -> str:
    """A screen in words: its port, and its maker's name for it, which stay the same from day to day."""
    # A port without a name would pass for no screen.
    name, model = screen.name() or "?", screen.model().strip()
    return f"{name} ({model})" if model and model != name else name
