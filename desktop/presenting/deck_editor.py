"""The window in which slides are arranged: it assembles, shows how things stand and tells what is wanted.

It edits the user's choices and own slides, through `deck_edits`, and nothing of the brief.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QMainWindow, QWidget

from db.errors import UserError
from db.records import Brief
from desktop import wording
from desktop.deck.making import every_slide
from desktop.deck.slides import Slide
from desktop.deck.style import SlideStyle
from desktop.presenting import arranging
from desktop.presenting.arranging import Draft
from desktop.presenting.console_look import Look
from desktop.presenting.deck_edits import DeckEdits
from desktop.presenting.draft_history import DraftHistory
from desktop.presenting.editor_bar import RATIOS, EditorBar
from desktop.presenting.editor_layout import arranged
from desktop.presenting.notes_pane import NotesPane
from desktop.presenting.own_slide_form import OwnSlideForm, picture_of
from desktop.presenting.show_ways import ShowWays
from desktop.presenting.slide_list import SlideList
from desktop.presenting.slide_picture import Pictured, SlidePicture
from desktop.presenting.slide_rows import SlideRows
from desktop.presenting.talk_form import TalkForm
from desktop.theme import Theme, Type
from desktop.widgets.notices import Notices
from desktop.widgets.plain_label import PlainLabel, wrapped

_SMALLEST, _USUAL = (960, 600), (1280, 820)
_LETTERS = 18  # pixels, of the note: it is written here, and read in the console
AskPicture = Callable[[QWidget], Path | None]


def ask_picture(parent: QWidget) -> Path | None:
    """Which picture the user wants; None where they changed their mind."""
    title = wording.translate("Slides", "Choose a picture")
    kinds = wording.translate("Slides", "Pictures (*.png *.jpg *.jpeg)")
    name, _ = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return Path(name) if name else None


class DeckEditor(QMainWindow):
    """Edits are told at once. `start_wanted` carries a slide, "" for the first.

    `take_wanted` carries "pptx", "pdf", "html" or "handout".
    """

    choices_changed = Signal(object)
    own_slide_saved = Signal(object)
    own_slide_removed = Signal(str)
    note_changed = Signal(str, str)
    start_wanted = Signal(str)
    rehearse_wanted = Signal()
    reports_wanted = Signal()
    auto_play_wanted = Signal(int)
    take_wanted = Signal(str)

    def __init__(
        self,
        brief: Brief,
        theme: Theme,
        language: str,
        draft: Draft,
        notes: Mapping[str, str],
        ask: AskPicture = ask_picture,
        slides_of: Callable[[Draft], tuple[Slide, ...]] | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("deckeditor")
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_USUAL)
        self._brief, self._theme, self._language, self._ask = brief, theme, language, ask
        self._slides_of = slides_of or (lambda draft: every_slide(brief, draft.choices, draft.own))
        self._notes = dict(notes)
        self._look = Look(theme, SlideStyle.named(draft.choices.theme), language)
        self.history = DraftHistory(draft, self)
        title = wording.translate("Slides", "Arrange the slides: %1")
        self.setWindowTitle(title.replace("%1", brief.name.of(language)))
        self._make_parts()
        self._show_draft()
        self._connect()
        self._add_keys()
        self.list.choose((), 0)
        self.list.setFocus()

    # ------------------------------------------------------------ for the owner

    @property
    def draft(self) -> Draft:
        """The choices and own slides as they stand."""
        return self.history.draft

    @property
    def current(self) -> Slide | None:
        """The slide that is looked at."""
        return self.edits.current

    def select(self, slide_id: str) -> None:
        """Look at a slide; at the one that is looked at where there is none of that id."""
        row = self.model.row_of(slide_id)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))

    def say(self, sentence: str, sign: str = "triangle-alert") -> None:
        """Show a sentence above the slides until it is dismissed; with the sign "check" it is good news."""
        if sentence not in self.notices.sentences:
            self.notices.add(sentence, sign)

    # ------------------------------------------------------------ making the window

    def _make_parts(self) -> None:
        theme = self._theme
        self.notices = Notices(theme)
        self.bar = EditorBar(theme, self.history.stack)
        self.model = SlideRows(self._look, self)
        self.list = SlideList(theme, self.model)
        self.list.addActions(list(self.bar.list_actions))
        self.count = wrapped(PlainLabel("", theme.font(Type.SMALL), theme.tokens.second))
        self.talk = TalkForm(theme, self.draft.choices)
        self.picture = SlidePicture(self._look, wording.translate("Slides", "The slide"), QSize(240, 135))
        self.form = OwnSlideForm(theme)
        self.notes = NotesPane(theme, _LETTERS)
        self.ways = ShowWays(theme)
        self.edits = DeckEdits(self.history, self.list, self.model, self._notes)
        chosen = self.picture, self.form, self.notes
        self.setCentralWidget(
            arranged(self.notices, self.bar, (self.list, self.count), self.talk, chosen, self.ways)
        )

    def _connect(self) -> None:
        bar, history, edits, ways = self.bar, self.history, self.edits, self.ways
        bar.up.triggered.connect(lambda: edits.shift(-1))
        bar.down.triggered.connect(lambda: edits.shift(1))
        bar.hide_or_show.triggered.connect(edits.toggle_hidden)
        bar.end_here.triggered.connect(edits.end_here)
        bar.add_text.triggered.connect(self.add_text)
        bar.add_picture.triggered.connect(self.add_picture)
        bar.restore.triggered.connect(edits.restore)
        bar.ratio.activated.connect(self._on_ratio)
        history.choices_changed.connect(self.choices_changed)
        history.own_slide_saved.connect(self.own_slide_saved)
        history.own_slide_removed.connect(self.own_slide_removed)
        history.drafted.connect(self._on_drafted)
        self.model.dropped.connect(edits.drop)
        selection = self.list.selectionModel()
        selection.currentChanged.connect(self._show_current)
        selection.selectionChanged.connect(self._show_hiding)
        self.list.doubleClicked.connect(self._on_started_here)
        self.form.changed.connect(edits.write)
        self.form.picture_wanted.connect(self._on_picture_wanted)
        self.notes.note_changed.connect(self._on_note_changed)
        self.notes.left.connect(self.list.setFocus)
        self.talk.changed.connect(edits.set_talk)
        ways.started.connect(self._on_started)
        ways.started_here.connect(self._on_started_here)
        ways.rehearsed.connect(self._on_rehearsed)
        ways.reports_wanted.connect(self.reports_wanted)
        ways.auto_played.connect(self._on_auto_played)
        ways.taken.connect(self._on_taken)

    def _add_keys(self) -> None:
        self.addActions([action for action in self.bar.buttons if action not in self.bar.list_actions])
        for key, do in (
            ("F5", self._on_started_here),
            ("Shift+F5", self._on_started),
            ("Ctrl+F5", self._on_rehearsed),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(do)

    # ------------------------------------------------------------ the user's own slides

    def add_text(self) -> None:
        """A text slide of the user's after the one that is looked at."""
        self.edits.add(wording.translate("Slides", "New slide"))
        self.form.begin()

    def add_picture(self) -> None:
        """A picture of the user's after the slide that is looked at."""
        path = self._ask(self)
        data = self._picture(path) if path else b""
        if path and data:
            self.edits.add(path.stem, data)

    def _picture(self, path: Path) -> bytes:
        try:
            return picture_of(path)
        except UserError as error:
            self.say(wording.error_words(error, self._language))
            return b""

    # ------------------------------------------------------------ showing what is so

    def _on_drafted(self, about: tuple[str, ...]) -> None:
        place = self.list.currentIndex().row()
        self._show_draft()
        self.list.choose(about, place)
        self._show_current()
        self._show_hiding()

    def _show_draft(self) -> None:
        draft = self.draft
        if self._look.style.name != draft.choices.theme:
            self._look = replace(self._look, style=SlideStyle.named(draft.choices.theme))
            self.model.show_look(self._look)
            self.picture.set_look(self._look)
        self.model.show_slides(self._slides_of(draft), draft.choices)
        self.talk.show_choices(draft.choices)
        self._show_counts()

    def _show_counts(self) -> None:
        talk, backups, hidden = self.model.counts()
        words = wording.translate("Slides", "%1 slides in the talk, %2 backups, %3 hidden")
        if not talk:
            words = wording.translate("Slides", "All %3 slides are hidden: the show has only the title.")
        for mark, number in (("%1", talk), ("%2", backups), ("%3", hidden)):
            words = words.replace(mark, str(number))
        self.count.setText(words)

    def _show_current(self) -> None:
        slide = self.current
        self.picture.show_slide(Pictured(slide, None, self.model.folio(slide.id)) if slide else None)
        self.form.show_slide(self.draft.own_slide(slide.id) if slide else None)
        if slide is not None:
            self.notes.show_note(slide.id, self._notes.get(slide.id, ""))

    def _show_hiding(self) -> None:
        self.bar.show_hiding(hides=self.edits.hides, removes=self.edits.removes)

    # ------------------------------------------------------------ answering

    def _on_ratio(self, row: int) -> None:
        self.picture.ratio = list(RATIOS.values())[row]

    def _on_picture_wanted(self) -> None:
        own = self.edits.current_own
        path = self._ask(self) if own else None
        data = self._picture(path) if path else b""
        if own and data:
            self.edits.set_picture(own, data)

    def _on_note_changed(self, slide: str, text: str) -> None:
        self._notes[slide] = text
        self.note_changed.emit(slide, text)

    # ------------------------------------------------------------ ways out

    def _on_started(self) -> None:
        self.notes.keep()
        self.start_wanted.emit("")

    def _on_started_here(self) -> None:
        self.notes.keep()
        here = self.current.id if self.current else ""
        self.start_wanted.emit(arranging.nearest_shown(self.draft, self.model.ids, here))

    def _on_rehearsed(self) -> None:
        self.notes.keep()
        self.rehearse_wanted.emit()

    def _on_auto_played(self, seconds: int) -> None:
        self.notes.keep()
        self.auto_play_wanted.emit(seconds)

    def _on_taken(self, kind: str) -> None:
        self.notes.keep()
        self.take_wanted.emit(kind)

    # ------------------------------------------------------------ the window itself

    def showEvent(self, event: QShowEvent) -> None:
        """The small pictures suit the screen the window is on."""
        super().showEvent(event)
        self.model.set_scale(self.devicePixelRatioF())

    def event(self, event: QEvent) -> bool:
        """On another screen the small pictures are made anew."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.model.set_scale(self.devicePixelRatioF())
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back to the list, and from there out of the window."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.list.hasFocus():
            self.close()
        else:
            self.list.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """What was typed into the note is kept."""
        self.notes.keep()
        super().closeEvent(event)
