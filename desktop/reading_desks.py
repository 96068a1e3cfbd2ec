"""What a reader does with the text: searching, notes, links, the library. Each desk is made when it is first asked for.

The notes are made with the first paint, because their number stands in the bar.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack

from db.errors import UserError
from db.library import Pack
from db.records import Brief
from desktop import wording
from desktop.kept_notebook import KeptNotebook
from desktop.library.desk import LibraryDesk
from desktop.library.recent import LibraryRecents
from desktop.location import Location
from desktop.noting_desk import NotesDesk
from desktop.paths import data_folder
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
        )
        self._library: LibraryDesk | None = None
        self._recents = LibraryRecents(room.session, self)
        self._search: SearchDesk | None = None
        # What is to be found in a brief of the library once it is open.
        self._wanted: Location | None = None
        self._commands: dict[str, Callable[[], object]] = {
            **{name: functools.partial(self._search_by, method) for name, method in _SEARCHING.items()},
            "open_link": self._open_link,
            **self.notes.commands,
        }
        window.brief_shown.connect(self.notes.show_brief)
        window.fittings.use_library(self._library_page)
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
                self._open_entry,
            )
        return self._search

    @property
    def library(self) -> LibraryDesk:
        """The library."""
        if self._library is None:
            self._library = LibraryDesk(data_folder() / "library", self)
            self._library.opened.connect(self._on_opened)
            self._library.refused.connect(self._on_refused)
        return self._library

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
            NotesSource(self.notes.noting, lambda: self._room.library.briefs, language, self),
        )

    def _open_entry(self, result: Result) -> None:
        self._wanted = result.place
        self.library.open(result.entry)

    # ------------------------------------------------------------ the library

    def _library_page(self, brief: Brief, theme: Theme, language: str) -> LibraryPage:
        page = LibraryPage(brief, theme, language, self.library, self._recents)
        page.opened.connect(lambda row: self.library.open(row.number))
        return page

    def _on_opened(self, _: object, pack: Pack) -> None:
        """Read a brief that came out of the library; one that is open already in a higher edition stays in use."""
        self._room.library.add(pack)
        brief, wanted = pack.briefs[0], self._wanted
        self._recents.add_brief(brief.id)
        self._wanted = None
        place = wanted if wanted is not None and wanted.brief == brief.id else Location(brief.id)
        self._room.navigator.go(place)
        if wanted is not None:
            self.search.give_keys()

    def _on_refused(self, error: UserError) -> None:
        self._wanted = None
        self._room.window.notify(wording.error_words(error, self._room.choices.language))

    # ------------------------------------------------------------ links

    def _open_link(self) -> None:
        from desktop.views.link_dialog import LinkDialog  # noqa: PLC0415 - seldom asked for

        room = self._room
        dialog = LinkDialog(room.library, room.themed(), room.choices.language, room.window)
        dialog.chosen.connect(room.navigator.go)
        dialog.beside_chosen.connect(room.navigator.open_beside)
        dialog.pack_wanted.connect(room.window.ask_for_pack)
        room.window.brief_shown.connect(dialog.look_again)
        room.window.open_dialog(dialog)
