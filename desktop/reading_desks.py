"""What a reader does with the text: searching, notes, links, the library. Each desk is made when it is first asked for.

The notes are made with the first paint, because their number stands in the bar.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack

from db.catalogue.listing import Row
from db.errors import UserError
from db.records import Brief
from desktop import wording
from desktop.kept_notebook import KeptNotebook
from desktop.library.closed_names import ClosedNames
from desktop.library.desk import LibraryDesk
from desktop.library.door import LibraryDoor
from desktop.library.recent import LibraryRecents
from desktop.link_words import not_open_notice
from desktop.location import Location
from desktop.noting_desk import NotesDesk
from desktop.paths import library_folder
from desktop.room import Room
from desktop.search_desk import SearchDesk
from desktop.searching.library_source import LibrarySource
from desktop.searching.notes_source import NotesSource
from desktop.searching.source import Result, Source
from desktop.theme import Theme
from desktop.views.library_page import LibraryPage

# The desk is made when the first of them is asked for.
_SEARCHING: dict[str, Callable[[SearchDesk], object]] = {
    "jump": SearchDesk.open_palette,
    "find": SearchDesk.find_here,
    "next_hit": SearchDesk.next_hit,
    "previous_hit": SearchDesk.previous_hit,
}


class ReadingDesks(QObject):
    """The desks of one window; `steps` is the one order in which it undoes, `kept` its notebook."""

    def __init__(self, room: Room, steps: QUndoStack, kept: KeptNotebook) -> None:
        super().__init__(room.window)
        self._room = room
        window = room.window
        self._library: LibraryDesk | None = None
        self._recents = LibraryRecents(room.session, self)
        self._door = LibraryDoor(room.library, lambda: self.library, self._recents, self)
        self._names = ClosedNames(lambda: self.library, self)
        room.navigator.moved.connect(self._door.leave)
        self.notes = NotesDesk(
            room.notebook,
            steps,
            room.library,
            room.navigator,
            lambda: window.pages,
            window.tell,
            room.choices,
            room.themed,
            self,
            kept,
            self._door.open,
            self._names.of,
        )
        self._names.learnt.connect(self.notes.name_again)
        self._search: SearchDesk | None = None
        self._commands: dict[str, Callable[[], object]] = {
            **{name: functools.partial(self._search_by, method) for name, method in _SEARCHING.items()},
            "open_link": self._open_link,
            **self.notes.commands,
        }
        window.brief_shown.connect(self.notes.show_brief)
        self.notes.panel_wanted.connect(window.show_notes)
        brief = window.fittings.use_notes(self.notes.noting, self.notes.panel, self.notes.button)
        if brief is not None:
            self.notes.show_brief(brief)

    def answer(self, command: str) -> None:
        """Do what a command of the window asks for."""
        self._commands[command]()

    @property
    def search(self) -> SearchDesk:
        """Searching."""
        if self._search is None:
            room = self._room
            self._search = SearchDesk(
                room.window,
                room.library,
                room.navigator,
                room.choices,
                room.session,
                room.themed,
                self._sources,
                self._open_result,
            )
        return self._search

    @property
    def library(self) -> LibraryDesk:
        """The library."""
        if self._library is None:
            self._library = LibraryDesk(library_folder(), self)
            self._library.refused.connect(self._say)
            self._library.finished.connect(self._names.ask_again)
        return self._library

    def go(self, place: Location) -> None:
        """Go to a place of a brief that is open or in the library; say where it is neither."""
        self._door.open(place.brief, lambda _: self._room.navigator.go(place), self._say_not_open)

    def go_beside(self, place: Location) -> None:
        """The same, on the other side."""
        self._door.open(place.brief, lambda _: self._room.navigator.open_beside(place), self._say_not_open)

    def read_again(self) -> None:
        """Another notebook was brought in: read the notes anew."""
        self.notes.noting.read_again()

    def close(self) -> None:
        """Keep what is being written, and stop what runs."""
        self.notes.close()
        if self._library is not None:
            self._library.close()
        self._recents.close()

    # ------------------------------------------------------------ searching

    def _search_by(self, method: Callable[[SearchDesk], object]) -> None:
        method(self.search)

    def _sources(self) -> Sequence[Source]:
        language = self._room.choices.language
        self.library.begin()
        return (
            LibrarySource(self.library, language, self),
            NotesSource(
                self.notes.noting, lambda: self._room.library.briefs, language, self, names=self._names.of
            ),
        )

    def _open_result(self, result: Result, arrived: Callable[[], object]) -> None:
        """Open a result whose brief is not open."""

        def go(_: Brief) -> None:
            self._room.navigator.go(result.place)
            arrived()

        if result.note:
            self.notes.go_to(result.place.brief, result.note, arrived)
        else:
            self._door.open_numbered(result.entry, go, self._say)

    # ------------------------------------------------------------ the library

    def library_page(self, brief: Brief, theme: Theme, language: str) -> LibraryPage:
        """The page of the library, in place of one of a brief's."""
        page = LibraryPage(brief, theme, language, self.library, self._recents)
        page.opened.connect(self._open_row)
        return page

    def _open_row(self, row: Row) -> None:
        go = self._room.navigator.go
        self._door.open_numbered(row.number, lambda brief: go(Location(brief.id)), self._say)

    def _say(self, error: UserError | None) -> None:
        if error is not None:
            self._room.window.notify(wording.error_words(error, self._room.choices.language))

    # ------------------------------------------------------------ links

    def _open_link(self) -> None:
        from desktop.views.link_dialog import LinkDialog  # noqa: PLC0415 - seldom asked for

        room = self._room
        dialog = LinkDialog(room.library, room.themed(), room.choices.language, room.window, self._seek)
        dialog.chosen.connect(self.go)
        dialog.beside_chosen.connect(self.go_beside)
        dialog.pack_wanted.connect(room.window.ask_for_pack)
        room.window.brief_shown.connect(dialog.look_again)
        room.window.open_dialog(dialog)

    def _seek(self, brief_id: str, then: Callable[[], object]) -> None:
        """Open a brief that a link names; what is wrong with its copy is said above the page."""

        def otherwise(error: UserError | None) -> None:
            self._say(error)
            then()

        self._door.open(brief_id, lambda _: then(), otherwise)

    def _say_not_open(self, error: UserError | None) -> None:
        if error is None:
            here = self._room.navigator.current
            self._room.window.tell(not_open_notice(self._room.window.ask_for_pack, here))
        else:
            self._say(error)
