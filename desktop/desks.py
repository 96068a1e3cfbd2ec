"""What is opened beside the page: the year's progress, paper, the projector. Each is loaded when it is first asked for.

app.py makes this one object; it lives as long as the window.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop import wording
from desktop.foremost import Foremost
from desktop.location import Location
from desktop.paths import is_there
from desktop.room import Room

if TYPE_CHECKING:
    from db.progress import Progress
    from db.records import Brief
    from desktop.deck.slides import Deck
    from desktop.presenting.show_desk import ShowDesk
    from desktop.printing.print_desk import PrintDesk
    from desktop.progress_desk import ProgressDesk
    from desktop.reading_desks import ReadingDesks


class Desks(QObject):
    """The desks of one window."""

    def __init__(self, room: Room) -> None:
        super().__init__(room.window)
        self._room = room
        self._window, self._navigator, self._choices = room.window, room.navigator, room.choices
        self._themed, self._folder = room.themed, room.folder
        self._progress: ProgressDesk | None = None
        self._reading: ReadingDesks | None = None
        self._print: PrintDesk | None = None
        self._show: ShowDesk | None = None
        self._foremost = Foremost(room.window, room.navigator, lambda: self._show)
        # A start may lead back to the library: its page is made before the first paint, by the desk that is made for it.
        room.window.fittings.use_library(lambda *how: self._reader().library_page(*how))

    def answer(self) -> None:
        """Answer the window's commands from now on."""
        window = self._window
        window.dressed.connect(self._on_dressed)
        window.print_wanted.connect(self._on_print_wanted)
        window.show_wanted.connect(self._on_show_wanted)
        # A key may come before the first paint: it is answered by a desk that is made for it.
        window.progress_wanted.connect(lambda *wanted: self._following().answer(*wanted))
        window.asked.connect(lambda name: self._reader().answer(name))
        window.closed.connect(self._on_closed)
        window.ask_before_closing(self._may_close)
        self._room.library.listeners.append(self._on_briefs_changed)
        if is_there(self._room.notebook):
            # What was entered stands in the first picture: no gauge may say that there is nothing.
            self._following()
        else:
            window.first_painted.connect(self._following)
        window.first_painted.connect(self._reader)
        window.reserve_notes(self._count_notes())

    def go(self, place: Location) -> None:
        """Go to a place of a brief that is open or in the library; say where it is neither."""
        self._reader().go(place)

    def come_to_front(self, activation: str, *, is_given: bool) -> None:
        """Another program asked for this one: see foremost.py."""
        self._foremost.come(activation, is_given=is_given)

    # ------------------------------------------------------------ the year's progress

    def _following(self) -> ProgressDesk:
        if self._progress is None:
            # Not before the first paint, if it can wait.
            from desktop.progress_desk import ProgressDesk  # noqa: PLC0415

            desk = ProgressDesk(
                self._window, self._navigator, self._room.notebook, self._choices, self._themed, _save
            )
            desk.also_keep(lambda: self._show.kept() if self._show is not None else ())
            desk.following.changed.connect(self._on_entered)
            desk.following.looked.connect(self._on_looked)
            self._progress = desk
        return self._progress

    def _count_notes(self) -> int:
        """How many notes the brief has that is read: the number stands in the first picture, where it stays."""
        here = self._navigator.current
        if self._progress is None or here is None:
            return 0
        return self._progress.following.kept.read(lambda book: len(book.annotations.of(here.brief)))

    def _reader(self) -> ReadingDesks:
        if self._reading is None:
            from desktop.reading_desks import ReadingDesks  # noqa: PLC0415 - not before the first paint

            following = self._following().following
            self._reading = ReadingDesks(self._room, following.steps, following.kept)
            following.replaced.connect(self._reading.read_again)
        return self._reading

    def _progress_of(self, brief: Brief) -> tuple[Progress, date | None]:
        """What was entered for a brief, and the day it is looked at: for paper and for a show."""
        if self._progress is not None:
            return self._progress.progress_of(brief)
        from db.progress import NOTHING  # noqa: PLC0415 - not before the first paint

        return NOTHING, None

    def _on_entered(self, brief_id: str) -> None:
        """What is being previewed or arranged follows what is entered; a show keeps to what it was at its beginning."""
        if self._print is not None and self._progress is not None:
            following = self._progress.following
            self._print.follow(brief_id, following.progress_of(brief_id), following.on)
        if self._show is not None:
            self._show.follow(brief_id)

    def _on_looked(self) -> None:
        if (here := self._navigator.current) is not None:
            self._on_entered(here.brief)

    # ------------------------------------------------------------ paper

    def _printing(self) -> PrintDesk:
        if self._print is None:
            from desktop.printing.print_desk import PrintDesk  # noqa: PLC0415 - not before it is asked for

            self._print = PrintDesk(self._themed, self._folder)
        return self._print

    def _on_print_wanted(self, brief: Brief, section: str) -> None:
        progress, on = self._progress_of(brief)
        self._printing().open(brief, section, self._choices.language, progress=progress, on=on)

    def _open_handout(self, brief: Brief, deck: Deck, notes: Mapping[str, str]) -> None:
        from desktop.printing.choices import Layout  # noqa: PLC0415 - not before it is asked for
        from desktop.printing.handout import Talk  # noqa: PLC0415

        talk, entered = Talk(deck, notes), self._progress_of(brief)
        self._printing().open(brief, "", self._choices.language, talk, Layout.HANDOUT, *entered)

    # ------------------------------------------------------------ the projector

    def _presenting(self) -> ShowDesk:
        if self._show is None:
            from desktop.presenting.show_desk import ShowDesk  # noqa: PLC0415 - not before it is asked for

            desk = ShowDesk(self._themed, self._folder, _takes(), _save, progress_of=self._progress_of)
            desk.place_wanted.connect(self._foremost.go)
            desk.ended.connect(self._foremost.on_show_ended)
            desk.said.connect(self._on_show_said)
            desk.handout_wanted.connect(self._open_handout)
            self._show = desk
        return self._show

    def _on_show_wanted(self, brief: Brief, section: str, command: str) -> None:
        self._presenting().open(brief, section, command, self._choices.language, is_calm=self._choices.calm)

    def _on_show_said(self, sentence: str) -> None:
        from desktop.widgets.notices import Notice  # noqa: PLC0415 - loaded with the window's views

        export: tuple[tuple[str, Callable[[], object]], ...] = ()
        if (
            self._progress is not None
            and self._show is not None
            and any(one.at_risk for one in self._show.kept())
        ):
            export = (
                (wording.translate("Unwritten", "Export the notebook…"), self._progress.export_notebook),
            )
        # One notice for all that keep something in the notebook.
        self._window.tell(Notice(sentence, choices=export, key="notebook"))

    # ------------------------------------------------------------ the briefs that are open

    def _on_briefs_changed(self) -> None:
        views = self._window.views
        for side in (views.first, views.second):
            if side is not None:
                side.look_at_briefs()

    # ------------------------------------------------------------ another dress, and the end

    def _on_dressed(self) -> None:
        for desk in (self._print, self._show):
            if desk is not None:
                desk.dress(self._choices.language)

    def _may_close(self) -> bool:
        noting = self._reading.notes.noting if self._reading is not None else None
        return self._progress is None or self._progress.may_close(noting)

    def _on_closed(self) -> None:
        with contextlib.suppress(ValueError):  # closed before
            self._room.library.listeners.remove(self._on_briefs_changed)
        desks = (self._show, self._print, self._reading, self._progress)
        self._show = self._print = self._reading = self._progress = None
        for desk in desks:
            if desk is not None:
                desk.close()


def _takes() -> dict[str, Callable[[Deck, Mapping[str, str]], bytes]]:
    """How a deck is taken along, by the ending of the file. Each is loaded when it is asked for."""

    def as_pptx(deck: Deck, notes: Mapping[str, str]) -> bytes:
        from desktop.presenting.pptx_file import pptx  # noqa: PLC0415

        return pptx(deck, notes)

    def as_pdf(deck: Deck, notes: Mapping[str, str]) -> bytes:
        from desktop.printing.slides_pdf import slides_pdf  # noqa: PLC0415

        return slides_pdf(deck)

    def as_html(deck: Deck, notes: Mapping[str, str]) -> bytes:
        from desktop.presenting.web_slides import web_slides  # noqa: PLC0415

        return web_slides(deck).encode("utf-8")

    return {"pptx": as_pptx, "pdf": as_pdf, "html": as_html}


def _save(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; raises UserError."""
    from desktop.printing.saving import save  # noqa: PLC0415

    save(path, data)
