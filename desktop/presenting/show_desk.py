"""Everything about presenting behind one door: the deck, the notebook that keeps it, a show, the arranging of slides.

Made when it is first asked for. A show can be left and resumed; the notebook that cannot be used is said once, and
replaced by one that lasts for this run.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from db.decks import DeckChoices, OwnSlide, Rehearsal, ShowPlace
from db.errors import NotebookError, UserError
from db.notebook import Notebook
from db.records import Brief
from desktop import wording
from desktop.deck.making import make_deck
from desktop.deck.slides import Deck
from desktop.json_file import JsonFile
from desktop.location import Location
from desktop.presenting.arranging import Draft
from desktop.presenting.running_show import RunningShow, Start, Surroundings
from desktop.presenting.screens import Arrangement
from desktop.theme import Theme

if TYPE_CHECKING:
    from desktop.presenting.deck_editor import DeckEditor

# Makes a file of a deck and the speaker's notes; raises UserError.
Take = Callable[[Deck, Mapping[str, str]], bytes]
AskPath = Callable[[QWidget, str, str], Path | None]
MakeSurroundings = Callable[..., Surroundings]


def ask_path(parent: QWidget, name: str, kind: str) -> Path | None:
    """Where the user wants a file saved; None where they changed their mind."""
    chosen, _ = QFileDialog.getSaveFileName(parent, wording.translate("Slides", "Save as"), name, f"*.{kind}")
    path = Path(chosen)
    return (path if path.suffix == f".{kind}" else path.with_name(f"{path.name}.{kind}")) if chosen else None


class ShowDesk(QObject):
    """One show and one arranging window at a time.

    `place_wanted` carries a place to open in the desk, `said` a sentence for it, `handout_wanted` a brief and its deck.
    """

    place_wanted = Signal(object)
    said = Signal(str)
    handout_wanted = Signal(object, object)

    def __init__(
        self,
        themed: Callable[[], Theme],
        folder: Path,
        takes: Mapping[str, Take],
        save: Callable[[Path, bytes], None],
        ask: AskPath = ask_path,
        make_surroundings: MakeSurroundings = Surroundings,
    ) -> None:
        super().__init__()
        self._themed, self._folder = themed, folder
        self._takes, self._save, self._ask = takes, save, ask
        self._make_surroundings = make_surroundings
        self._file = JsonFile(folder / "show.json")
        self._remembered = self._file.read()
        self._notebook: Notebook | None = None
        self._language = ""
        self._is_calm = False
        self.running: RunningShow | None = None
        self._gone: RunningShow | None = None
        self.editor: DeckEditor | None = None
        self._editors_brief: Brief | None = None

    # ------------------------------------------------------------ commands

    def open(self, brief: Brief, section: str, command: str, language: str, *, is_calm: bool) -> None:
        """Run a command of the desk: "present", "present_all", "rehearse" or "slides"."""
        self._language, self._is_calm = language, is_calm
        if self.running is not None:
            self.running.come_back()
        elif command == "slides":
            self.arrange(brief)
        elif command == "rehearse":
            self.begin(brief, Start(is_rehearsal=True))
        elif command == "present_all":
            self.begin(brief, Start())
        else:
            self.begin(brief, self._start_at(brief, section))

    def begin(self, brief: Brief, start: Start) -> None:
        """Begin a show of the user's deck."""
        around = self._make_surroundings(
            theme=self._themed(),
            language=self._language,
            is_calm=self._is_calm,
            notes=self.notebook.notes(brief.id),
            console=_mapping(self._remembered.get("console")),
            screen=str(self._remembered.get("screen", "")),
            arrangement=_arrangement(self._remembered.get("arrangement")),
        )
        running = RunningShow(brief, self._deck(brief), start, around)
        running.ended.connect(self._on_ended)
        running.seated.connect(self._on_seated)
        running.desk_wanted.connect(lambda section: self.place_wanted.emit(Location(brief.id, section)))
        running.note_changed.connect(lambda slide, text: self._keep_note(brief, slide, text))
        self.running = running

    def arrange(self, brief: Brief) -> None:
        """Show the window in which slides are arranged."""
        if self.editor is None or self._editors_brief is not brief:
            self._make_editor(brief)
        if self.editor is not None:
            self.editor.show()
            self.editor.raise_()
            self.editor.activateWindow()

    def dress(self, language: str) -> None:
        """Make the arranging window anew in the theme and the language in force; a show keeps its own."""
        self._language = language
        if self.editor is None or self._editors_brief is None:
            return
        was_visible, place = self.editor.isVisible(), self.editor.geometry()
        self._make_editor(self._editors_brief)
        self.editor.setGeometry(place)
        self.editor.setVisible(was_visible)

    def close(self) -> None:
        """End the show, keep its place, and let go of the notebook."""
        if self.running is not None:
            self.running.show.end()
        if self.editor is not None:
            self.editor.close()
            self.editor.deleteLater()
            self.editor = None
        if self._notebook is not None:
            self._notebook.close()
            self._notebook = None

    # ------------------------------------------------------------ the notebook

    @property
    def notebook(self) -> Notebook:
        """The user's notebook; one for this run only where the file cannot be used, which is said once."""
        if self._notebook is None:
            try:
                self._notebook = Notebook.open(self._folder / "notebook.db")
            except NotebookError as error:
                self._notebook = Notebook.in_memory()
                self._say(error)
        return self._notebook

    def _keep(self, write: Callable[[Notebook], None]) -> None:
        """Write something into the notebook; what could not be written is said."""
        try:
            write(self.notebook)
        except NotebookError as error:
            self._say(error)

    def _keep_note(self, brief: Brief, slide: str, text: str) -> None:
        self._keep(lambda notebook: notebook.set_note(brief.id, slide, text))

    def _say(self, error: UserError) -> None:
        sentence = wording.error_words(error, self._language)
        if self.editor is not None and self.editor.isVisible():
            self.editor.say(sentence)
        else:
            self.said.emit(sentence)

    def _deck(self, brief: Brief) -> Deck:
        return make_deck(brief, self.notebook.deck(brief.id), self.notebook.own_slides(brief.id))

    # ------------------------------------------------------------ where a show begins and ends

    def _start_at(self, brief: Brief, section: str) -> Start:
        """Where the last show was left, if the reader is still there; else the first slide of the section."""
        deck, place = self._deck(brief), self.notebook.place(brief.id)
        left = deck.index(place.slide) if place else None
        if place is not None and left is not None and section in {"", deck.slides[left].section}:
            return Start(left, place.step, place.seconds)
        return Start((deck.of_section(section) if section else 0) or 0)

    def _on_seated(self, screen: str, arrangement: str) -> None:
        self._remembered |= {"screen": screen, "arrangement": arrangement}

    def _on_ended(self) -> None:
        running = self.running
        if running is None:
            return
        # It is still telling that it has ended: it goes when that is over.
        self.running, self._gone = None, running
        QTimer.singleShot(0, self, self._let_go)
        view, deck, clock = running.show.state.presenter, running.deck, running.show.clock
        self._remembered |= {"console": running.console_left}
        self._file.write(self._remembered)
        if running.is_rehearsal:
            self._keep_rehearsal(running)
        elif not running.start.auto_seconds:
            is_through = view.slide == deck.end and view.step == deck.slides[view.slide].steps - 1
            place = None if is_through else ShowPlace(deck.slides[view.slide].id, view.step, clock.elapsed)
            self._keep(lambda notebook: notebook.save_place(running.brief.id, place))

    def _let_go(self) -> None:
        self._gone = None

    def _keep_rehearsal(self, running: RunningShow) -> None:
        from desktop.presenting.rehearsal_report import RehearsalReport  # noqa: PLC0415 - after a rehearsal

        clock, brief = running.show.clock, running.brief
        began = datetime.now().astimezone().isoformat(timespec="seconds")
        if clock.by_slide:
            rehearsal = Rehearsal(began, tuple(clock.by_slide.items()))
            self._keep(lambda notebook: notebook.add_rehearsal(brief.id, rehearsal))
        report = RehearsalReport(running.deck, self.notebook.rehearsals(brief.id), self._themed())
        report.open()
        self._report = report

    # ------------------------------------------------------------ arranging

    def _make_editor(self, brief: Brief) -> None:
        from desktop.presenting.deck_editor import DeckEditor  # noqa: PLC0415 - not before it is asked for

        if self.editor is not None:
            self.editor.close()
            self.editor.deleteLater()
        notebook, self._editors_brief = self.notebook, brief
        editor = DeckEditor(
            brief,
            self._themed(),
            self._language,
            Draft(notebook.deck(brief.id), notebook.own_slides(brief.id)),
            notebook.notes(brief.id),
        )
        editor.choices_changed.connect(lambda choices: self._on_choices_changed(brief, choices))
        editor.own_slide_saved.connect(lambda slide: self._on_own_slide_saved(brief, slide))
        editor.own_slide_removed.connect(lambda name: self._on_own_slide_removed(brief, name))
        editor.note_changed.connect(lambda slide, text: self._keep_note(brief, slide, text))
        editor.start_wanted.connect(lambda slide: self._on_start_wanted(brief, slide))
        editor.rehearse_wanted.connect(lambda: self.begin(brief, Start(is_rehearsal=True)))
        editor.auto_play_wanted.connect(lambda seconds: self.begin(brief, Start(auto_seconds=seconds)))
        editor.take_wanted.connect(lambda kind: self.take(brief, kind))
        self.editor = editor

    def _on_choices_changed(self, brief: Brief, choices: DeckChoices) -> None:
        self._keep(lambda notebook: notebook.save_deck(brief.id, choices))

    def _on_own_slide_saved(self, brief: Brief, slide: OwnSlide) -> None:
        self._keep(lambda notebook: notebook.save_own_slide(brief.id, slide))

    def _on_own_slide_removed(self, brief: Brief, name: str) -> None:
        self._keep(lambda notebook: notebook.remove_own_slide(brief.id, name))

    def _on_start_wanted(self, brief: Brief, slide: str) -> None:
        if self.running is None:
            self.begin(brief, Start(self._deck(brief).index(slide) or 0))

    def take(self, brief: Brief, kind: str) -> None:
        """Save the deck as a file to take along, or bring its handouts up."""
        deck = self._deck(brief)
        if kind == "handout":
            self.handout_wanted.emit(brief, deck)
            return
        parent = self.editor
        path = self._ask(parent, f"{brief.name.of(self._language)}.{kind}", kind) if parent else None
        if path is None or parent is None:
            return
        try:
            self._save(path, self._takes[kind](deck, self.notebook.notes(brief.id)))
        except UserError as error:
            self._say(error)
        else:
            parent.say(wording.translate("Slides", "Saved: %1").replace("%1", str(path)))


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _arrangement(value: object) -> Arrangement:
    known = {way.value: way for way in Arrangement}
    return known.get(str(value), Arrangement.AUTO)
