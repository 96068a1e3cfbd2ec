"""What desks beside the window put into it once they are there: entered values, notes, the library, signatures.

It is there to stay: the pages and the parts that are made later get it as well.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from db.library import Library
from db.records import Brief
from desktop.settings import Settings
from desktop.views.gauge_card import Surface
from desktop.views.page_area import MakePage, PageArea
from desktop.views.step_words import StepWords

if TYPE_CHECKING:
    from db.signing.signing import Signature
    from desktop.noting.noting import Noting
    from desktop.progress.following import Following
    from desktop.views.about_dialog import Signed
    from desktop.views.main_window import MainWindow
    from desktop.views.notes_panel import NotesPanel


class WindowFittings:
    """Whoever puts something in is answered with the brief that is read already, if any."""

    def __init__(self, window: MainWindow, library: Library, choices: Settings) -> None:
        self._window, self._library, self._choices = window, library, choices
        self._on_pages: dict[str, Callable[[PageArea], object]] = {}
        self._following: Following | None = None
        self._notes: tuple[Callable[[], NotesPanel], Callable[[], QWidget]] | None = None
        self._signature_of: Callable[[Brief], Signature | None] = lambda _: None

    def put_on(self, pages: PageArea) -> None:
        """Fit the area of a side that was made just now."""
        for fit in self._on_pages.values():
            fit(pages)

    def put_in(self) -> None:
        """Fit the parts of the window, which were made anew."""
        self._put_notes()
        self._put_following()

    def use_surfaces(self, first: Surface, then: Surface) -> None:
        """Draw a page's gauges on `first` when it is made, and on `then` once it has been painted."""
        self._fit_pages("surfaces", lambda pages: pages.use_surfaces(first, then))

    def use_library(self, made: MakePage) -> None:
        """Make the page of the library in this way, when it is asked for."""
        self._fit_pages("library", lambda pages: pages.use_library(made))

    def follow(self, following: Following) -> Brief | None:
        """Show what is entered for the briefs, from now on."""

        def follow_on(pages: PageArea) -> None:
            pages.follow(following, lambda: self._library.briefs, lambda: self._choices.calm)

        self._following = following
        self._fit_pages("following", follow_on)
        self._put_following()
        return self._window.place.brief

    def use_notes(
        self, noting: Noting, panel: Callable[[], NotesPanel], button: Callable[[], QWidget]
    ) -> Brief | None:
        """Mark in the text what was noted, and show the notes beside the details and their button, made in this way."""
        self._notes = (panel, button)
        self._fit_pages("notes", lambda pages: pages.annotate(noting))
        self._put_notes()
        return self._window.place.brief

    def use_signatures(self, known: Callable[[Brief], Signature | None]) -> Brief | None:
        """Ask `known` who signed the pack of a brief, from now on."""
        self._signature_of = known
        return self._window.place.brief

    def show_signature(self) -> None:
        """Say who signed the pack of the brief that is read, as far as it is known."""
        if (brief := self._window.place.brief) is not None:
            self._window.parts.status.show_signature(self._signature_of(brief))

    @property
    def signed_briefs(self) -> Signed:
        """The briefs that are open, each with who signed its pack, as far as it is known."""
        return tuple((brief, self._signature_of(brief)) for brief in self._library.briefs)

    def _fit_pages(self, name: str, fit: Callable[[PageArea], object]) -> None:
        """Do `fit` with each side's area: with those there are, and with each that is made from now on."""
        self._on_pages[name] = fit
        for pages in self._window.views.areas:
            fit(pages)

    def _put_following(self) -> None:
        if self._following is not None:
            self._window.parts.pane.follow(self._following)
            for name, is_undo in (("undo", True), ("redo", False)):
                StepWords(self._window.commands[name], self._following.steps, is_undo=is_undo)

    def _put_notes(self) -> None:
        if self._notes is not None:
            panel, button = self._notes
            self._window.parts.top.add(button())
            self._window.parts.pane.use_notes(panel)
