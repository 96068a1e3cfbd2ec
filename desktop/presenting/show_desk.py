"""Everything about presenting behind one door: the deck, the notebook that keeps it, a show, the arranging of slides.

Made when it is first asked for. A show can be left and resumed; a notebook that cannot be used stops none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from db.decks import DeckChoices, OwnSlide, Rehearsal
from db.errors import UserError
from db.notebook.notebook import Notebook
from db.records import Brief
from desktop import wording
from desktop.deck.details import source_slide
from desktop.deck.making import every_slide, make_deck
from desktop.deck.slides import Deck, Slide
from desktop.json_file import JsonFile
from desktop.kept_notebook import Found, KeptNotebook
from desktop.location import Location
from desktop.presenting.arranging import Draft
from desktop.presenting.places import PlaceKeeper, place_of, start_at
from desktop.presenting.reporting import Reporting
from desktop.presenting.running_show import RunningShow, Start, Surroundings
from desktop.presenting.screens import Arrangement
from desktop.presenting.taking_along import AskPath, Take, ask_path, file_name
from desktop.reached import ProgressOf, nothing_of
from desktop.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.presenting.deck_editor import DeckEditor
    from desktop.presenting.rehearsal_report import RehearsalReport

MakeSurroundings = Callable[..., Surroundings]


class ShowDesk(QObject):
    """One show, one arranging window and one report at a time.

    `progress_of` answers what was entered for a brief and the day it is looked at; a show keeps to what it was at its
    beginning.
    `place_wanted` carries a place to open in the desk, `said` a sentence for it, `handout_wanted` a brief, its deck
    and the speaker's notes by slide. `ended` tells that a show is over and its windows are gone, unless all is closed.
    """

    place_wanted = Signal(object)
    said = Signal(str)
    handout_wanted = Signal(object, object, object)
    ended = Signal()

    def __init__(
        self,
        themed: Callable[[], Theme],
        folder: Path,
        takes: Mapping[str, Take],
        save: Callable[[Path, bytes], None],
        ask: AskPath = ask_path,
        make_surroundings: MakeSurroundings = Surroundings,
        progress_of: ProgressOf = nothing_of,
    ) -> None:
        super().__init__()
        self._themed, self._folder = themed, folder
        self._takes, self._save, self._ask = takes, save, ask
        self._make_surroundings, self._progress_of = make_surroundings, progress_of
        self._file = JsonFile(folder / "show.json")
        self._remembered = self._file.read()
        self._kept: KeptNotebook | None = None
        self._language = ""
        self._is_calm = False
        self._is_closing = False
        self._has_new_notes = False
        self.running: RunningShow | None = None
        self._gone: RunningShow | None = None
        self.editor: DeckEditor | None = None
        self._editors_brief: Brief | None = None
        self._reporting = Reporting(themed, self)

    # ------------------------------------------------------------ commands

    def open(self, brief: Brief, section: str, command: str, language: str, *, is_calm: bool) -> None:
        """Run a command of the desk: "present", "present_all", "rehearse" or "slides".

        While a show is on, every way of beginning one leads back to it.
        """
        self._language, self._is_calm = language, is_calm
        if command == "slides":
            self.arrange(brief)
        elif self.running is not None:
            self.running.come_back()
        elif command == "rehearse":
            self.begin(brief, Start(is_rehearsal=True))
        elif command == "present_all":
            self.begin(brief, Start())
        else:
            place = self._read(lambda notebook: notebook.place(brief.id))
            self.begin(brief, start_at(brief, self._deck(brief), section, place))

    def begin(self, brief: Brief, start: Start) -> None:
        """Begin a show of the user's deck; one that is on goes on."""
        if self.running is not None:
            self.running.come_back()
            return
        progress, on = self._progress_of(brief)
        around = self._make_surroundings(
            theme=self._themed(),
            language=self._language,
            is_calm=self._is_calm,
            notes=self._notes(brief),
            console=_mapping(self._remembered.get("console")),
            screen=str(self._remembered.get("screen", "")),
            arrangement=_arrangement(self._remembered.get("arrangement")),
            source_of=partial(source_slide, progress=progress, on=on),
        )
        running = RunningShow(brief, self._deck(brief), start, around)
        running.ended.connect(self._on_ended)
        running.seated.connect(self._on_seated)
        running.desk_wanted.connect(lambda section: self.place_wanted.emit(Location(brief.id, section)))
        running.note_changed.connect(lambda slide, text: self._on_note_changed(brief, slide, text))
        if not (start.is_rehearsal or start.auto_seconds):
            stage = running.stage
            PlaceKeeper(running.show, self._on_place_due, lambda: stage.is_moving, running)
        self.running = running

    def arrange(self, brief: Brief) -> None:
        """Show the window in which slides are arranged."""
        if self.editor is None or self._editors_brief is not brief:
            self._make_editor(brief)
        if self.editor is not None:
            self.editor.show()
            self.editor.raise_()
            self.editor.activateWindow()

    def show_rehearsals(self, brief: Brief) -> None:
        """The rehearsals there were, against the plan."""
        self._reporting.show(self._deck(brief), self._read(lambda notebook: notebook.rehearsals(brief.id)))

    def follow(self, brief: str) -> None:
        """What was entered for the brief with this id has changed: the arranging window shows it, a show does not."""
        if self._editors_brief is not None and self._editors_brief.id == brief:
            self._remake_editor()

    def dress(self, language: str) -> None:
        """Make every window of the desk anew in the theme and the language in force; what the audience sees stays."""
        self._language = language
        if self.running is not None:
            self.running.dress(self._themed(), language)
        self._reporting.dress()
        self._remake_editor()

    def kept(self) -> tuple[KeptNotebook, ...]:
        """What keeps the slides, their notes and the rehearsals, with what is being typed and timed at this moment.

        Nothing where it was never asked.
        """
        console = self.running.console if self.running is not None else None
        for window in (console, self.editor):
            if window is not None:
                window.notes.keep()
        if self.running is not None and self.running.is_rehearsal:
            # As far as it is; at its end the whole of it takes the place of that.
            self._keep_times(self.running, tries=False)
        return () if self._kept is None else (self._kept,)

    def close(self) -> None:
        """End the show, keep its place, close the windows, and let go of the notebook."""
        self._is_closing = True
        if self.running is not None:
            self.running.show.end()
        self._reporting.close()
        if self.editor is not None:
            self.editor.close()
            self.editor.deleteLater()
            self.editor = None
        if self._kept is not None:
            self._kept.close()
            self._kept = None
        self._is_closing = False

    # ------------------------------------------------------------ the desk behind it

    @property
    def front(self) -> QWidget | None:
        """The window that stays before the desk; None where no show is on, or the user left it for the desk."""
        return self.running.front if self.running is not None else None

    def tell_of_desk(self) -> None:
        """Tell the presenter alone that something waits in the desk."""
        if self.running is not None:
            self.running.tell_of_desk()

    def keep_off_audience(self, window: QWidget) -> None:
        """Take a window off the audience's screen, where a show is on and the presenter has another."""
        if self.running is not None:
            self.running.seating.keep_off_audience(window)

    @property
    def report(self) -> RehearsalReport | None:
        """The report of a rehearsal, while it is there."""
        return self._reporting.report

    # ------------------------------------------------------------ the notebook

    @property
    def notebook(self) -> Notebook:
        """What holds the user's choices: the file, or memory where it cannot be used, which is said once."""
        return self._keeping().notebook

    def _keeping(self) -> KeptNotebook:
        if self._kept is None:
            self._kept = KeptNotebook(self._folder / "notebook.db", self._say)
        return self._kept

    def _read(self, ask: Callable[[Notebook], Found]) -> Found:
        return self._keeping().read(ask)

    def _notes(self, brief: Brief) -> dict[str, str]:
        return self._read(lambda notebook: notebook.notes(brief.id))

    def _deck(self, brief: Brief) -> Deck:
        draft = self._draft(brief)
        return make_deck(brief, draft.choices, draft.own, *self._progress_of(brief))

    def _draft(self, brief: Brief) -> Draft:
        return self._read(lambda notebook: Draft(notebook.deck(brief.id), notebook.own_slides(brief.id)))

    def _slides_of(self, brief: Brief, draft: Draft) -> tuple[Slide, ...]:
        return every_slide(brief, draft.choices, draft.own, *self._progress_of(brief))

    def _keep_note(self, brief: Brief, slide: str, text: str) -> None:
        self._keeping().write(lambda book: book.set_note(brief.id, slide, text), "note", brief.id, slide)

    def _say(self, error: UserError) -> None:
        sentence = wording.error_words(error, self._language)
        if self.editor is not None and self.editor.isVisible():
            self.editor.say(sentence)
        else:
            self.said.emit(sentence)

    # ------------------------------------------------------------ a show goes on, and ends

    def _on_seated(self, screen: str, arrangement: str) -> None:
        self._remembered |= {"screen": screen, "arrangement": arrangement}

    def _on_note_changed(self, brief: Brief, slide: str, text: str) -> None:
        self._has_new_notes = True
        self._keep_note(brief, slide, text)

    def _on_place_due(self) -> None:
        if self.running is not None:
            # A file that another program holds would keep the talk waiting.
            self._keep_place(self.running, tries=False)

    def _keep_place(self, running: RunningShow, *, tries: bool) -> None:
        # A show that was left before it had begun leaves the place of the last one alone.
        if running.show.clock.elapsed:
            name, place = running.brief.id, place_of(running.show)
            self._keeping().write(
                lambda book: book.save_place(name, place), "place", name, tries=tries, is_slight=True
            )

    def _on_ended(self) -> None:
        running = self.running
        if running is None:
            return
        # It is still telling that it has ended: it goes when that is over.
        self.running, self._gone = None, running
        QTimer.singleShot(0, self, self._let_go)
        self._remembered |= {"console": running.console_left}
        self._file.write(self._remembered)
        if not self._is_closing:
            # Before the report of a rehearsal, which stands before the desk.
            self.ended.emit()
        if running.is_rehearsal:
            self._keep_rehearsal(running)
        elif not running.is_alone:
            self._keep_place(running, tries=True)
        if self._has_new_notes:
            self._has_new_notes = False
            self._remake_editor()

    def _let_go(self) -> None:
        self._gone = None

    def _keep_rehearsal(self, running: RunningShow) -> None:
        # One that was left at once is not shown as though it were one before.
        is_timed = self._keep_times(running, tries=True)
        kept = self._read(lambda notebook: notebook.rehearsals(running.brief.id)) if is_timed else ()
        if not self._is_closing:
            self._reporting.show(running.deck, kept)

    def _keep_times(self, running: RunningShow, *, tries: bool) -> bool:
        """Keep what a rehearsal took so far; False where its clock has not begun."""
        brief, began = running.brief.id, running.began.isoformat(timespec="seconds")
        seconds = tuple(running.show.clock.by_slide.items())
        if seconds:
            timed = Rehearsal(began, seconds)
            self._keeping().write(
                lambda book: book.add_rehearsal(brief, timed), "rehearsal", began, tries=tries
            )
        return bool(seconds)

    # ------------------------------------------------------------ arranging

    def _make_editor(self, brief: Brief) -> None:
        from desktop.presenting.deck_editor import DeckEditor  # noqa: PLC0415 - not before it is asked for

        if self.editor is not None:
            self.editor.close()
            self.editor.deleteLater()
        self._editors_brief = brief
        slides_of = partial(self._slides_of, brief)
        draft, notes = self._draft(brief), self._notes(brief)
        editor = DeckEditor(brief, self._themed(), self._language, draft, notes, slides_of=slides_of)
        editor.choices_changed.connect(lambda choices: self._on_choices_changed(brief, choices))
        editor.own_slide_saved.connect(lambda slide: self._on_own_slide_saved(brief, slide))
        editor.own_slide_removed.connect(lambda name: self._on_own_slide_removed(brief, name))
        editor.note_changed.connect(lambda slide, text: self._keep_note(brief, slide, text))
        editor.start_wanted.connect(lambda slide: self._on_start_wanted(brief, slide))
        editor.rehearse_wanted.connect(lambda: self.begin(brief, Start(is_rehearsal=True)))
        editor.reports_wanted.connect(lambda: self.show_rehearsals(brief))
        editor.auto_play_wanted.connect(lambda seconds: self.begin(brief, Start(auto_seconds=seconds)))
        editor.take_wanted.connect(lambda kind: self.take(brief, kind))
        self.editor = editor

    def _remake_editor(self) -> None:
        """The arranging window made anew where it is: its dress, or what it shows, is another."""
        if self.editor is None or self._editors_brief is None:
            return
        was_visible, place, slide = self.editor.isVisible(), self.editor.geometry(), self.editor.current
        self._make_editor(self._editors_brief)
        self.editor.setGeometry(place)
        self.editor.setVisible(was_visible)
        if slide is not None:
            self.editor.select(slide.id)

    def _on_choices_changed(self, brief: Brief, choices: DeckChoices) -> None:
        self._keeping().write(lambda book: book.save_deck(brief.id, choices), "deck", brief.id)

    def _on_own_slide_saved(self, brief: Brief, slide: OwnSlide) -> None:
        self._keeping().write(lambda book: book.save_own_slide(brief.id, slide), "own", brief.id, slide.id)

    def _on_own_slide_removed(self, brief: Brief, name: str) -> None:
        self._keeping().write(lambda book: book.remove_own_slide(brief.id, name), "own", brief.id, name)

    def _on_start_wanted(self, brief: Brief, slide: str) -> None:
        self.begin(brief, Start(self._deck(brief).index(slide) or 0))

    def take(self, brief: Brief, kind: str) -> None:
        """Save the deck as a file to take along, or bring its handouts up."""
        deck, notes, parent = self._deck(brief), self._notes(brief), self.editor
        if kind == "handout":
            self.handout_wanted.emit(brief, deck, notes)
            return
        path = self._ask(parent, file_name(brief.name.of(self._language), kind), kind) if parent else None
        if path is None or parent is None:
            return
        try:
            self._save(path, self._takes[kind](deck, notes))
        except UserError as error:
            self._say(error)
        else:
            parent.say(wording.translate("Slides", "Saved: %1").replace("%1", str(path)))


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _arrangement(value: object) -> Arrangement:
    known = {way.value: way for way in Arrangement}
    return known.get(str(value), Arrangement.AUTO)
