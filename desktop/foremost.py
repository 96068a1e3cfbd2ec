"""What stands before the user: the desk, or the show that is on. Nothing comes between a show and its audience.

What another program hands over during a show is taken in behind it. The desk comes forward when it is asked for from
the show, or when the show is over; never on the screen of the audience while the presenter has another.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.fronting import come_to_front
from desktop.location import Location

if TYPE_CHECKING:
    from desktop.presenting.show_desk import ShowDesk
    from desktop.sides import Sides
    from desktop.views.main_window import MainWindow


class Foremost:
    """`show` answers what presents, None where it was not asked for yet."""

    def __init__(self, window: MainWindow, navigator: Sides, show: Callable[[], ShowDesk | None]) -> None:
        self._window, self._navigator, self._show = window, navigator, show
        self._is_awaited = False

    def come(self, activation: str, *, is_given: bool) -> None:
        """Another program asked for this one, by its leave `activation`; `is_given` where it handed something over."""
        show = self._show()
        front = show.front if show is not None else None
        if show is None or front is None:
            self._bring_desk(activation)
            return
        self._is_awaited = True
        if is_given:
            show.tell_of_desk()
        come_to_front(front, activation)

    def go(self, place: Location) -> None:
        """The desk is asked for from the show, at `place`; what was said in it meanwhile is still said there."""
        unseen = self._window.notices.shown if self._is_awaited else []
        self._navigator.go(place)
        for notice in unseen:
            if notice not in self._window.notices.shown:
                self._window.tell(replace(notice, place=place))
        self._bring_desk("")

    def on_show_ended(self) -> None:
        """The desk was asked for during the show: it comes now."""
        if self._is_awaited:
            self._bring_desk("")

    def _bring_desk(self, activation: str) -> None:
        self._is_awaited = False
        if (show := self._show()) is not None:
            show.keep_off_audience(self._window)
        come_to_front(self._window, activation)
