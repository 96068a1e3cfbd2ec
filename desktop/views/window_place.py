"""Where the reader is, shown around the page: in the tree, the bar, the status line, the pane and the title."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from db.records import Brief
from desktop import wording
from desktop.location import Location
from desktop.navigator import Navigator
from desktop.nearest import nearest
from desktop.views.going import Going
from desktop.views.window_parts import WindowParts


class WindowPlace(QObject):
    """What the parts are told. `brief_shown` carries the brief that is read from now on, `titled` the title."""

    brief_shown = Signal(object)
    titled = Signal(str)

    def __init__(self, parts: WindowParts, going: Going, navigator: Navigator, language: str) -> None:
        super().__init__(parts.whole)
        self._parts, self._going, self._navigator = parts, going, navigator
        self._language = language
        self.brief: Brief | None = None

    @property
    def here(self) -> tuple[Brief, Location] | None:
        """The open brief and the place in it, down to the row that is chosen on its page; None where nothing is open."""
        here = self._going.here
        return (here[0], self._down_to_row(here[1])) if here else None

    def show(self, brief: Brief, location: Location) -> None:
        """Show a place in a brief, or what is nearest to it."""
        location = nearest(brief, location).place
        parts = self._parts
        if self.brief is not brief:
            self.brief = brief
            parts.side.show_brief(brief, self._language)
            parts.status.show_brief(brief)
            self.brief_shown.emit(brief)
        parts.side.show_place(location)
        parts.top.show_place(brief, location)
        if location.line:
            parts.commands["details"].setChecked(True)
        parts.pane.show_place(brief, self._down_to_row(location))
        parts.commands["back"].setEnabled(self._navigator.can_go_back)
        parts.commands["forward"].setEnabled(self._navigator.can_go_forward)
        words = wording.place_words(brief, location, self._language)
        self.titled.emit(f"{words} · {brief.name.of(self._language)}")

    def show_row(self) -> None:
        """Show in the pane the row that was chosen on the page."""
        if here := self.here:
            self._parts.pane.show_place(*here)

    def _down_to_row(self, location: Location) -> Location:
        """A place, or the row that is chosen on its page."""
        row = self._parts.views.active.pages.row_place
        return row if row is not None and row.page == location.page else location
