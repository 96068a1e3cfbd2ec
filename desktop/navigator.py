"""The one way to go anywhere: tree, links, jumps, history and start-up all call `go`."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.location import Location

_MOST = 200


class Navigator(QObject):
    """Holds the current location and the history around it; `moved` tells the pages."""

    moved = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history: list[Location] = []
        self._place = -1

    @property
    def current(self) -> Location | None:
        """Where the user is; None before the first move."""
        return self._history[self._place] if self._history else None

    @property
    def can_go_back(self) -> bool:
        """Whether there is an earlier place."""
        return self._place > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a later place that was left by going back."""
        return self._place + 1 < len(self._history)

    @property
    def recent(self) -> list[Location]:
        """The last twelve different places, the latest first."""
        return list(dict.fromkeys(reversed(self._history)))[:12]

    def go(self, location: Location) -> None:
        """Move to `location`; what lay ahead in the history is forgotten."""
        if location == self.current:
            return
        self._history = [*self._history[: self._place + 1], location][-_MOST:]
        self._place = len(self._history) - 1
        self.moved.emit(location)

    def back(self) -> None:
        """Return to the place before, if there is one."""
        self._step(-1)

    def forward(self) -> None:
        """Undo going back, if that was done."""
        self._step(1)

    def _step(self, by: int) -> None:
        if 0 <= self._place + by < len(self._history):
            self._place += by
            self.moved.emit(self.current)
