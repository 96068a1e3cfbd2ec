"""The pane on the right of the window: made when it is first shown, with all that was handed in for it before."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSplitter

from db.records import Brief
from desktop.location import Location
from desktop.theme import Theme

if TYPE_CHECKING:
    from desktop.progress.following import Following
    from desktop.views.details_panel import DetailsPanel
    from desktop.views.notes_panel import NotesPanel
    from desktop.views.right_pane import RightPane

_NARROWEST = 280


class WindowPane(QObject):
    """The last column of a splitter, `width` pixels wide at first.

    `closed` tells that its cross was clicked, `citation_wanted` that what it shows is to be copied; `figure_chosen`
    carries the id of a figure, `progress_wanted` a command with the ids of a figure and a value.
    """

    closed = Signal()
    citation_wanted = Signal()
    figure_chosen = Signal(str)
    progress_wanted = Signal(str, str, str)

    def __init__(self, columns: QSplitter, width: int, theme: Theme, language: str) -> None:
        super().__init__(columns)
        self._columns, self._width = columns, width
        self._theme, self._language = theme, language
        self._pane: RightPane | None = None
        self._place: Callable[[], tuple[Brief, Location] | None] = lambda: None
        self._following: Following | None = None
        self._notes: Callable[[], NotesPanel] | None = None

    @property
    def details(self) -> DetailsPanel | None:
        """The source and the definition, once the pane has been asked for."""
        return self._pane.details if self._pane is not None else None

    def show_places_of(self, place: Callable[[], tuple[Brief, Location] | None]) -> None:
        """Begin, when it is made, with the brief and the place that `place` answers."""
        self._place = place

    def show_place(self, brief: Brief, location: Location) -> None:
        """Show what stands behind a place."""
        if self._pane is not None:
            self._pane.details.show_place(brief, location)

    def follow(self, following: Following) -> None:
        """Show what is entered, from now on."""
        self._following = following
        if self._pane is not None:
            self._pane.details.follow(following)

    def use_notes(self, made: Callable[[], NotesPanel]) -> None:
        """Show the notes, made in this way, beside the details."""
        self._notes = made
        if self._pane is not None:
            self._pane.use_notes(made())

    def use_theme(self, theme: Theme) -> None:
        """Write in `theme` (another zoom) from now on."""
        self._theme = theme
        if self._pane is not None:
            self._pane.use_theme(theme)

    def show_notes(self) -> None:
        """Turn to the notes."""
        if self._pane is not None:
            self._pane.show_notes()

    def switch(self, shown: bool) -> None:
        """Show the pane or hide it."""
        if shown and self._pane is None:
            self._pane = self._made()
            self._take_room(self._pane)
            if here := self._place():
                self.show_place(*here)
        if self._pane is not None:
            self._pane.setVisible(shown)

    def _made(self) -> RightPane:
        from desktop.views.details_panel import DetailsPanel  # noqa: PLC0415 - not before it is asked for
        from desktop.views.right_pane import RightPane  # noqa: PLC0415

        details = DetailsPanel(self._theme, self._language)
        details.closed.connect(self.closed)
        details.citation_wanted.connect(self.citation_wanted)
        details.figure_chosen.connect(self.figure_chosen)
        details.progress_wanted.connect(self.progress_wanted)
        if self._following is not None:
            details.follow(self._following)
        pane = RightPane(details, self._theme)
        if self._notes is not None:
            pane.use_notes(self._notes())
        return pane

    def _take_room(self, pane: RightPane) -> None:
        """From the page, and not from the tree."""
        pane.setMinimumWidth(_NARROWEST)
        self._columns.addWidget(pane)
        side, middle = self._columns.sizes()[:2]
        self._columns.setSizes([side, middle - self._width, self._width])
