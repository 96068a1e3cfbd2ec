"""The two sides of the window as one navigator: whatever is asked of it, the active side does.

Everything that goes somewhere or asks where the reader is (commands, tree, search, links) holds this one and need not
know that there are two. A side's page listens to its own navigator, `first` or `second`.
"""

from __future__ import annotations

import functools
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.location import Location, from_url
from desktop.navigator import Navigator
from desktop.session import Session

EVEN = 500  # of a thousand
_LEAST = 50


class Sides(Navigator):
    """`moved` tells where the active side is; it is also emitted when the other side becomes the active one.

    `changed` tells that the second side was opened or closed, that another side is active, or that their order or the
    common scrolling was switched.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.first, self.second = Navigator(self), Navigator(self)
        self._active = self.first
        self._is_open = self._is_synced = self._is_swapped = False
        self._share = EVEN
        for side in (self.first, self.second):
            side.moved.connect(functools.partial(self._on_moved, side))

    # ------------------------------------------------------------ as one navigator

    @property
    def current(self) -> Location | None:
        """Where the active side is; None before its first move."""
        return self._active.current

    @property
    def can_go_back(self) -> bool:
        """Whether the active side was somewhere before."""
        return self._active.can_go_back

    @property
    def can_go_forward(self) -> bool:
        """Whether the active side went back."""
        return self._active.can_go_forward

    @property
    def recent(self) -> list[Location]:
        """The last different places of the active side, the latest first."""
        return self._active.recent

    def go(self, location: Location) -> None:
        """Move the active side."""
        self._active.go(location)

    def back(self) -> None:
        """Return the active side to its place before."""
        self._active.back()

    def forward(self) -> None:
        """Undo going back on the active side."""
        self._active.forward()

    # ------------------------------------------------------------ as two

    @property
    def active(self) -> Navigator:
        """The side that commands act on: the one that had the focus last."""
        return self._active

    @property
    def places(self) -> tuple[Location, ...]:
        """Where the reader is on each side, the first before the one beside it."""
        shown = (self.first, self.second) if self._is_open else (self.first,)
        return tuple(side.current for side in shown if side.current is not None)

    @property
    def is_open(self) -> bool:
        """Whether there is a second side."""
        return self._is_open

    @property
    def is_synced(self) -> bool:
        """Whether the sides scroll together."""
        return self._is_synced

    @property
    def is_swapped(self) -> bool:
        """Whether the second side stands before the first."""
        return self._is_swapped

    @property
    def share(self) -> int:
        """How much of the room of both the first side has, in thousandths."""
        return self._share

    def divide(self, share: int) -> None:
        """Give the first side `share` thousandths of the room from now on; neither ever gets less than a twentieth."""
        self._share = min(max(share, _LEAST), 2 * EVEN - _LEAST)

    def other(self, side: Navigator) -> Navigator:
        """The side beside `side`."""
        return self.second if side is self.first else self.first

    def activate(self, side: Navigator) -> None:
        """Let commands act on `side` from now on."""
        if side is self._active or (side is self.second and not self._is_open):
            return
        self._active = side
        self.changed.emit()
        if side.current is not None:
            self.moved.emit(side.current)

    def activate_other(self) -> None:
        """Let commands act on the side beside the active one."""
        self.activate(self.other(self._active))

    def open_beside(self, place: Location | None = None) -> None:
        """Show `place`, or the one that is read, on the side beside the active one, and make that side active."""
        wanted = place or self.current
        if wanted is None:
            return
        beside = self.other(self._active) if self._is_open else self.second
        beside.go(wanted)
        if not self._is_open:
            self._is_open = True
            self.changed.emit()
        self.activate(beside)

    def close_beside(self) -> None:
        """Keep the first side alone."""
        if self._is_open:
            self.activate(self.first)
            self._is_open = False
            self.changed.emit()

    def toggle_beside(self) -> None:
        """Open the place that is read beside itself, or close the second side."""
        if self._is_open:
            self.close_beside()
        else:
            self.open_beside()

    def swap(self) -> None:
        """Let the sides change places; what is read on each stays as it is."""
        self._is_swapped = not self._is_swapped
        self.changed.emit()

    def scroll_together(self, on: bool) -> None:
        """Scroll the sides together from now on, or each for itself."""
        if on != self._is_synced:
            self._is_synced = on
            self.changed.emit()

    # ------------------------------------------------------------ from one run to the next

    def remembered(self) -> dict[str, str | int]:
        """What the session keeps: the place of each side, "" for none, and how they stand."""
        places = (self.first.current, self.second.current if self._is_open else None)
        first, beside = (place.url if place else "" for place in places)
        return {
            "place": first,
            "beside": beside,
            "beside_active": int(self._active is self.second),
            "beside_synced": int(self._is_synced),
            "beside_swapped": int(self._is_swapped),
            "beside_share": self._share,
        }

    def restore(self, session: Session, is_there: Callable[[str], bool]) -> None:
        """Open the second side where it was, if `is_there` says that its brief is open; the active one is active again."""
        self._is_synced = session.number("beside_synced", 0) == 1
        self._is_swapped = session.number("beside_swapped", 0) == 1
        self.divide(session.number("beside_share", EVEN))
        place = from_url(session.text("beside"))
        if place is not None and is_there(place.brief) and self.first.current is not None:
            self.second.go(place)
            self._is_open = True
        self.changed.emit()
        if session.number("beside_active", 0) == 1:
            self.activate(self.second)

    def _on_moved(self, side: Navigator, location: Location) -> None:
        if side is self._active:
            self.moved.emit(location)
