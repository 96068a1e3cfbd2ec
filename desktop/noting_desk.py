"""Notes behind one door: what is kept of them, the commands, and the pane and the button as the window shows them.

Made at the first paint; pane and button are made anew whenever the window is dressed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack
from shiboken6 import isValid

from db.errors import UserError
from db.library import Library
from db.records import Brief
from desktop import wording
from desktop.kept_notebook import KeptNotebook
from desktop.library.closed_names import Names
from desktop.library.door import Otherwise, Then
from desktop.location import Location, of_line
from desktop.navigator import Navigator
from desktop.noting.noting import Noting
from desktop.noting.spots import Spot
from desktop.settings import Settings
from desktop.theme import Theme
from desktop.typography import shown
from desktop.views.marking import Marking
from desktop.views.notes_button import NotesButton
from desktop.views.notes_panel import NotesPanel
from desktop.views.page_area import PageArea
from desktop.widgets.notices import Notice


class NotesDesk(QObject):
    """The notes of one window, from its notebook at `path`; `steps` is the one order in which the window undoes.

    With `kept` the notebook is one that others use too, who tell what is wrong with its file.
    `panel_wanted` asks for the pane to be in sight: who hears it calls `panel` if there is none yet. `tell` shows a notice.
    `open_brief` opens a brief by its id where it can be had, `names` answers the names of briefs that are not open.
    """

    panel_wanted = Signal()

    def __init__(  # noqa: PLR0913, PLR0917 - what is noted, and where it is shown
        self,
        path: Path,
        steps: QUndoStack,
        library: Library,
        navigator: Navigator,
        pages: Callable[[], PageArea],
        tell: Callable[[Notice], object],
        choices: Settings,
        themed: Callable[[], Theme],
        parent: QObject | None = None,
        kept: KeptNotebook | None = None,
        open_brief: Callable[[str, Then, Otherwise], object] = lambda _, __, otherwise: otherwise(None),
        names: Callable[[Iterable[str]], Names] = lambda _: {},
    ) -> None:
        super().__init__(parent)
        self._library, self._navigator, self._tell = library, navigator, tell
        self._open_brief, self._names = open_brief, names
        self._choices, self._themed = choices, themed
        self._panel: NotesPanel | None = None
        self._button: NotesButton | None = None
        self.noting = Noting(path, steps, parent=self, kept=kept)
        self.noting.refused.connect(lambda error: self._say(wording.error_words(error, choices.language)))
        self.noting.chosen.connect(self._on_chosen)
        self.marking = Marking(self.noting, pages, self._here, self._say_here, self)
        self.marking.note_wanted.connect(self._on_note_wanted)

    @property
    def commands(self) -> dict[str, Callable[[], object]]:
        """What each command of the window does, by its name."""
        return {
            "bookmark": self.marking.bookmark,
            "highlight": self.marking.highlight,
            "note": self.marking.note,
        }

    def panel(self) -> NotesPanel:
        """The pane, in the theme and the language in force; the one that was made before is no longer looked after."""
        panel = NotesPanel(
            self.noting,
            self._themed(),
            self._choices.language,
            lambda: self._library.briefs,
            names=self._names,
        )
        panel.brief_wanted.connect(self._open_for)
        panel.went.connect(self._navigator.go)
        panel.told.connect(self._say)
        panel.told_here.connect(self._say_here)
        panel.note_wanted.connect(self.marking.note)
        if here := self._here():
            panel.show_brief(here[0])
        self._panel = panel
        return panel

    def button(self) -> NotesButton:
        """The button that is always in sight, in the theme and the language in force."""
        button = NotesButton(self.noting, self._themed())
        button.clicked.connect(self._on_clicked)
        if here := self._here():
            button.show_brief(here[0])
        self._button = button
        return button

    def show_brief(self, brief: Brief) -> None:
        """List and count the notes of the brief that is read from now on."""
        for part in (self._panel, self._button):
            if part is not None and isValid(part):
                part.show_brief(brief)

    def name_again(self) -> None:
        """The names of more briefs are known than before."""
        if self._panel is not None and isValid(self._panel):
            self._panel.name_again()

    def go_to(self, brief_id: str, note_id: str, arrived: Callable[[], object]) -> None:
        """Go to where a note stands, in a brief that may not be open; `arrived` is called when the reader is there."""

        def on_open(brief: Brief) -> None:
            line, figure = self._standing(brief, note_id)
            self._navigator.go(of_line(brief, line, figure) if line else Location(brief.id))
            arrived()

        self._open_brief(brief_id, on_open, lambda error: self._say_closed(brief_id, error))

    def close(self) -> None:
        """Keep what is being written, and let go of the notebook."""
        self.noting.close()

    def _here(self) -> tuple[Brief, Location] | None:
        place = self._navigator.current
        brief = self._library.brief(place.brief) if place else None
        return (brief, place) if brief is not None and place is not None else None

    def _say(self, sentence: str, sign: str = "triangle-alert") -> None:
        self._tell(Notice(sentence, sign, key="notes"))

    def _say_here(self, sentence: str) -> None:
        """Say what is so where the reader is; it takes no place of what is said of the notebook's file."""
        self._tell(Notice(sentence, key="notes here", place=self._navigator.current))

    def _standing(self, brief: Brief, note_id: str) -> tuple[int, str]:
        """The source line of a note and its figure; 0 where its line is no longer in the brief."""
        for place in self.noting.places(brief):
            if place.note.id == note_id:
                return place.line, place.figure
        return 0, ""

    def _open_for(self, brief_id: str, then: Callable[[], object]) -> None:
        self._open_brief(brief_id, lambda _: then(), lambda error: self._say_closed(brief_id, error))

    def _say_closed(self, brief_id: str, error: UserError | None) -> None:
        if error is not None:
            self._say(wording.error_words(error, self._choices.language))
            return
        name = self._names([brief_id]).get(brief_id)
        words = wording.translate(
            "Notes",
            'The brief "%1" is neither open nor in the library. Open its pack first; the note stays as it is.',
        )
        self._say_here(words.replace("%1", shown(name.of(self._choices.language)) if name else brief_id))

    def _shown_panel(self) -> NotesPanel | None:
        self.panel_wanted.emit()
        return self._panel if self._panel is not None and isValid(self._panel) else None

    def _on_clicked(self) -> None:
        self.panel_wanted.emit()

    def _on_note_wanted(self, brief: Brief, spot: Spot) -> None:
        if (panel := self._shown_panel()) is not None:
            panel.begin(brief, spot)

    def _on_chosen(self, note_id: str) -> None:
        if (panel := self._shown_panel()) is not None:
            panel.select(note_id)
            panel.list.setFocus()
