"""What the commands of noting do with the text that is read: bookmark the line, highlight or write on what is chosen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from db.notes.notes import NoteKind, Style
from db.records import Brief
from desktop import wording
from desktop.location import Location
from desktop.noting.noting import Noting
from desktop.noting.spots import Spot, line_spot, spot_of
from desktop.noting.words import style_word
from desktop.views.page_area import PageArea

translate = wording.translate
STYLES = (Style.WASH, Style.LINE, Style.WAVE)


class Marking(QObject):
    """The slots of "bookmark", "highlight" and "note". `note_wanted` carries the brief and the spot to write on.

    `pages` and `here` answer what is read now; `tell` hears a sentence where nothing is chosen that could be marked.
    """

    note_wanted = Signal(object, object)

    def __init__(
        self,
        noting: Noting,
        pages: Callable[[], PageArea],
        here: Callable[[], tuple[Brief, Location] | None],
        tell: Callable[[str], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._noting, self._pages, self._here, self._tell = noting, pages, here, tell

    def bookmark(self) -> None:
        """Put a bookmark on the line that is read, or take it away; on a page without one, on its heading."""
        if (place := self._here()) is None:
            return
        brief, here = place
        chosen = self._spots(brief, here)
        section = brief.section(here.section)
        line = chosen[0].line if chosen else section.lines[0] if section and section.lines else 0
        spot = line_spot(brief, line) if line else None
        if spot is None:
            self._tell(translate("Notes", "Go to a line or a section first: a bookmark is put on a line."))
        else:
            self._noting.bookmark(brief, spot)

    def highlight(self, style: Style | None = None) -> None:
        """Highlight the selection, or the figure or line that is read; once more takes it away."""
        if place := self._here():
            brief, here = place
            selected, spots = self._selected(brief), self._spots(brief, here)
            if spots:
                self._noting.highlight(brief, spots, style)
            else:
                self._tell(translate("Notes", "Select some text, or go to a line or a figure first."))
            if selected and (page := self._pages().section_page) is not None:
                # The selection would hide what was done.
                page.text.selection.clear()

    def note(self) -> None:
        """Ask for a note on the selection, or on the figure or line that is read."""
        if place := self._here():
            spots = self._spots(*place)
            if spots:
                self.note_wanted.emit(place[0], spots[0])
            else:
                self._tell(translate("Notes", "Select some text, or go to a line or a figure first."))

    def styles(self, parent: QWidget) -> QMenu:
        """A menu of the three styles, for the menu of the text."""
        menu = QMenu(translate("Notes", "Highlight as"), parent)
        for style in STYLES:
            menu.addAction(style_word(style)).triggered.connect(
                lambda _=False, one=style: self.highlight(one)
            )
        return menu

    def is_bookmarked(self) -> bool:
        """Whether the line that is read has a bookmark, so that a command can say what it does."""
        if (place := self._here()) is None:
            return False
        held = self._noting.places(place[0])
        return any(p.line == place[1].line and p.note.kind is NoteKind.BOOKMARK for p in held)

    def _spots(self, brief: Brief, here: Location) -> list[Spot]:
        """The selection, else the highlight that the cursor is in, else the figure or the line of the place."""
        spot = spot_of(brief, here)
        return self._selected(brief) or self._under_cursor(brief, here) or ([spot] if spot else [])

    def _selected(self, brief: Brief) -> list[Spot]:
        page = self._pages().section_page
        return page.text.selection.spots() if page is not None and page.brief is brief else []

    def _under_cursor(self, brief: Brief, here: Location) -> list[Spot]:
        """The highlight that the text cursor is in, unless another line is read: it was made just now."""
        page = self._pages().section_page
        if page is None or page.brief is not brief:
            return []
        line, place = page.text.selection.cursor_place()
        spot = (
            self._noting.highlight_at(brief, line, place)
            if here.line in {0, line} and not here.figure
            else None
        )
        return [spot] if spot else []
