"""Where a reader is among the occurrences of what was searched for: n of m over the whole brief, and on to the next."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from db.records import Brief
from desktop.location import Location
from desktop.searching.occurrences import Occurrence, Occurrences


class Finder(QObject):
    """`changed` says that something else is found or that another occurrence is the current one.

    `went` asks to go to a place; whoever moves says so by `arrive`.
    """

    changed = Signal()
    went = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: Occurrences | None = None
        self._which: int | None = None
        self._turned = 0

    @property
    def turned(self) -> int:
        """1 where the last step went round the end to the beginning, -1 where it went the other way; else 0."""
        return self._turned

    @property
    def found(self) -> Occurrences | None:
        """What was found; None while nothing is searched for."""
        return self._found

    @property
    def number(self) -> int:
        """Which occurrence is the current one, counted from 1; 0 is none."""
        return 0 if self._which is None else self._which + 1

    @property
    def current(self) -> Occurrence | None:
        """The current occurrence."""
        return self._found.all[self._which] if self._found and self._which is not None else None

    def look_for(self, brief: Brief, query: str, here: Location) -> None:
        """Find the words of `query`; the first on the line that is read is the current one."""
        self._found = Occurrences(brief, query) if query.strip() else None
        self._which = self._found.first_on(here.line) if self._found and here.line else None
        self._turned = 0
        self.changed.emit()

    def clear(self) -> None:
        """Search for nothing any more."""
        if self._found is not None:
            self._found, self._which, self._turned = None, None, 0
            self.changed.emit()

    def arrive(self, here: Location) -> None:
        """The reader went somewhere, by whatever way."""
        if self._found is None:
            return
        current = self.current
        if current is None or current.line != here.line:
            self._which = self._found.first_on(here.line) if here.line else None
            self._turned = 0
        self.changed.emit()

    def step(self, by: int, here: Location) -> None:
        """Go to the next occurrence (`by` 1) or the one before (-1), round the end to the beginning."""
        if self._found is None or not self._found.all:
            return
        wanted = self._found.beyond(here, by) if self._which is None else self._which + by
        self._which = wanted % len(self._found.all)
        self._turned = 0 if self._which == wanted else by
        self.went.emit(self._found.place_of(self._which, here))
        self.changed.emit()
