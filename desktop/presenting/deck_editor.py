"""The window in which slides are arranged. It edits the user's choices and own slides, and nothing of the brief."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QUndoCommand, QUndoStack
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMainWindow, QSplitter, QVBoxLayout, QWidget

from db.decks import DeckChoices, OwnSlide
from db.errors import UserError
from db.records import Brief
from desktop import wording
from desktop.deck.making import every_slide, make_deck
from desktop.deck.slides import Slide
from desktop.deck.style import SlideStyle
from desktop.icons import icon
from desktop.presenting import arranging
from desktop.presenting.arranging import Draft
from desktop.presenting.console_buttons import ConsoleButton
from desktop.presenting.console_look import Look
from desktop.presenting.notes_pane import NotesPane
from desktop.presenting.own_slide_form import OwnSlideForm, picture_of
from desktop.presenting.slide_list import SlideListModel, SlideListView
from desktop.presenting.slide_picture import Pictured, SlidePicture
from desktop.presenting.talk_form import TalkForm
from desktop.theme import Space, Theme, Type
from desktop.widgets.fields import ChoiceBox
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.notices import Notices
from desktop.widgets.plain_label import PlainLabel

_SMALLEST, _USUAL = (960, 600), (1280, 820)
_RATIOS = {"16:9": 16 / 9, "4:3": 4 / 3, "16:10": 16 / 10, "21:9": 21 / 9}
AskPicture = Callable[[QWidget], Path | None]


def ask_picture(parent: QWidget) -> Path | None:
    """Which picture the user wants; None where they changed their mind."""
    title = wording.translate("Slides", "Choose a picture")
    kinds = wording.translate("Slides", "Pictures (*.png *.jpg *.jpeg)")
    name, _ = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return Path(name) if name else None


class DeckEditor(QMainWindow):
    """Edits are told at once. `take_wanted` carries "pptx", "pdf", "html" or "handout"."""

    choices_changed = Signal(object)
    own_slide_saved = Signal(object)
    own_slide_removed = Signal(str)
    note_changed = Signal(str, str)
    start_wanted = Signal(str)
    rehearse_wanted = Signal()
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
    ) -> None:
        super().__init__()
        self.setObjectName("deckeditor")
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_USUAL)
        self._brief, self._theme, self._language, self._ask = brief, theme, language, ask
        self._draft, self._notes = draft, dict(notes)
        self._look = Look(theme, SlideStyle.named(draft.choices.theme), language)
        self.undo = QUndoStack(self)
        title = wording.translate("Slides", "Arrange the slides: %1")
        self.setWindowTitle(title.replace("%1", brief.name.of(language)))
        self._make_parts()
        self._lay_out()
        self._connect()
        self._show_draft("")
        self.select(self.model.ids[0] if self.model.ids else "")

    # ------------------------------------------------------------ for the owner

    @property
    def draft(self) -> Draft:
        """The choices and own slides as they stand."""
        return self._draft

    @property
    def chosen(self) -> list[str]:
        """The ids of the chosen slides, in order."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return [self.model.slide(row).id for row in rows]

    @property
    def current(self) -> Slide | None:
        """The slide that is looked at."""
        index = self.list.currentIndex()
        return self.model.slide(index.row()) if index.isValid() else None

    def select(self, slide_id: str) -> None:
        """Look at a slide."""
        row = self.model.row_of(slide_id)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))

    def say(self, sentence: str) -> None:
        """Show a sentence above the slides until it is dismissed."""
        self.notices.add(sentence)

    # ------------------------------------------------------------ making the window

    def _make_parts(self) -> None:
        theme = self._theme
        self.model = SlideListModel(self._look, self)
        self.list = SlideListView(theme, self.model)
        self.count = PlainLabel("", theme.font(Type.SMALL), theme.tokens.second)
        self.picture = SlidePicture(self._look, wording.translate("Slides", "The slide"), QSize(320, 180))
        self.ratio = ChoiceBox(wording.translate("Slides", "Shape of the screen"))
        self.ratio.setFont(theme.font(Type.INTERFACE))
        self.ratio.addItems(list(_RATIOS))
        self.form = OwnSlideForm(theme)
        self.notes = NotesPane(theme, 18)
        self.talk = TalkForm(theme, self._draft.choices)
        self.notices = Notices(theme)

    def _lay_out(self) -> None:
        side, middle, whole = QWidget(), QWidget(), QWidget()
        side.setObjectName("slideside")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        whole.setObjectName("page")
        left = _column(side, Space.S)
        left.addLayout(self._tools())
        left.addWidget(self.list, 1)
        left.addWidget(self.count)
        right = _column(middle, Space.L)
        shape = QHBoxLayout()
        shape.addStretch(1)
        shape.addWidget(self.ratio)
        right.addLayout(shape)
        right.addWidget(self.picture, 3)
        right.addWidget(self.form, 2)
        right.addWidget(self.notes, 2)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(side)
        split.addWidget(middle)
        split.setSizes([440, 840])
        split.setStretchFactor(1, 1)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        column.addWidget(split, 1)
        foot = QWidget()
        foot.setObjectName("statusline")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        _column(foot, Space.M).addWidget(self.talk)
        column.addWidget(foot)
        self.setCentralWidget(whole)

    def _tools(self) -> FlowLayout:
        """Each command as a button with its words, and as a key."""
        flow = FlowLayout(Space.XS, Space.XS)
        for words, sign, keys, act in (
            (wording.translate("Slides", "Up"), "arrow-up", "", partial(self.shift, -1)),
            (wording.translate("Slides", "Down"), "arrow-down", "", partial(self.shift, 1)),
            (wording.translate("Slides", "Hide or show"), "eye", "", self.toggle_hidden),
            (wording.translate("Slides", "End here"), "flag", "", self.end_here),
            (wording.translate("Slides", "Add text"), "text-quote", "Ctrl+N", self.add_text),
            (wording.translate("Slides", "Add picture"), "image", "Ctrl+I", self.add_picture),
            (wording.translate("Slides", "Original order"), "list-ordered", "", self.restore_order),
        ):
            flow.addWidget(self._tool(words, sign, keys, act))
        for action, sign, keys in (
            (self.undo.createUndoAction(self, wording.translate("Slides", "Undo")), "undo-2", "Ctrl+Z"),
            (self.undo.createRedoAction(self, wording.translate("Slides", "Redo")), "redo-2", "Ctrl+Shift+Z"),
        ):
            action.setShortcut(QKeySequence(keys))
            self.addAction(action)
            flow.addWidget(self._acting(action, sign))
        return flow

    def _tool(self, words: str, sign: str, keys: str, act: Callable[[], None]) -> ConsoleButton:
        action = QAction(words, self)
        action.triggered.connect(lambda _=False: act())
        if keys:
            action.setShortcut(QKeySequence(keys))
            self.addAction(action)
        return self._acting(action, sign)

    def _acting(self, action: QAction, sign: str) -> ConsoleButton:
        action.setIcon(icon(sign, self._theme.tokens.second))
        button = ConsoleButton(self._theme, action.text(), action.icon())
        button.setEnabled(action.isEnabled())
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        return button

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.list.moved.connect(self.shift)
        self.list.hidden.connect(self.toggle_hidden)
        self.list.doubleClicked.connect(
            lambda index: self.start_wanted.emit(self.model.slide(index.row()).id)
        )
        self.model.dropped.connect(self._on_dropped)
        self.ratio.activated.connect(self._on_ratio)
        self.form.changed.connect(self._on_form_changed)
        self.form.picture_wanted.connect(self._on_picture_wanted)
        self.notes.note_changed.connect(self._on_note_changed)
        self.talk.changed.connect(self._on_choices_changed)
        self.talk.started.connect(lambda: self.start_wanted.emit(""))
        self.talk.started_here.connect(self._on_started_here)
        self.talk.rehearsed.connect(self.rehearse_wanted)
        self.talk.auto_played.connect(self.auto_play_wanted)
        self.talk.taken.connect(self.take_wanted)

    # ------------------------------------------------------------ commands

    def shift(self, by: int) -> None:
        """The chosen slides one place up or down."""
        self._reorder(arranging.shifted(self.model.ids, self.chosen, by), self.chosen)

    def toggle_hidden(self) -> None:
        """Hide the chosen slides, or show them again where all are hidden; the user's own are taken away."""
        own = [name for name in self.chosen if self._draft.own_slide(name)]
        rest = [name for name in self.chosen if name not in own]
        hide = not set(rest) <= self._draft.choices.hidden
        draft = arranging.hidden(arranging.without(self._draft, own), rest, hide=hide)
        words = wording.translate("Slides", "hide") if hide else wording.translate("Slides", "show")
        self._do(draft, wording.translate("Slides", "remove") if own else words)

    def end_here(self) -> None:
        """The talk ends with the slide that is looked at; what comes after are backups."""
        if self.current is not None:
            choices = replace(self._draft.choices, end=self.current.id)
            self._do(replace(self._draft, choices=choices), wording.translate("Slides", "end of the talk"))

    def restore_order(self) -> None:
        """The brief's own order and end, nothing hidden; the user's slides stay."""
        choices = replace(self._draft.choices, order=(), hidden=frozenset(), end="")
        self._do(replace(self._draft, choices=choices), wording.translate("Slides", "original order"))

    def add_text(self) -> None:
        """A text slide of the user's after the one that is looked at."""
        self._add(OwnSlide(arranging.fresh_id(self._draft), wording.translate("Slides", "New slide")))
        self.form.title.setFocus()
        self.form.title.selectAll()

    def add_picture(self) -> None:
        """A picture of the user's after the slide that is looked at."""
        path = self._ask(self)
        data = self._picture(path) if path else b""
        if path and data:
            self._add(OwnSlide(arranging.fresh_id(self._draft), path.stem, picture=data))

    def _add(self, slide: OwnSlide) -> None:
        after = self.current.id if self.current else ""
        draft = arranging.added(self._draft, slide, self.model.ids, after)
        self._do(draft, wording.translate("Slides", "new slide"), slide.id)

    def _picture(self, path: Path) -> bytes:
        try:
            return picture_of(path)
        except UserError as error:
            self.say(wording.error_words(error, self._language))
            return b""

    def _reorder(self, order: tuple[str, ...], chosen: list[str]) -> None:
        draft = replace(self._draft, choices=replace(self._draft.choices, order=order))
        self._do(draft, wording.translate("Slides", "move"), *chosen)

    # ------------------------------------------------------------ doing and undoing

    def _do(self, draft: Draft, words: str, *chosen: str) -> None:
        if draft != self._draft:
            self.undo.push(_Edit(self, self._draft, draft, words, chosen or tuple(self.chosen)))

    def apply(self, draft: Draft, chosen: tuple[str, ...]) -> None:
        """Make a draft the one in force, and tell what is different."""
        before, self._draft = self._draft, draft
        if draft.choices != before.choices:
            self.choices_changed.emit(draft.choices)
        old = {slide.id: slide for slide in before.own}
        for slide in draft.own:
            if old.pop(slide.id, None) != slide:
                self.own_slide_saved.emit(slide)
        for name in old:
            self.own_slide_removed.emit(name)
        self._show_draft(chosen[0] if chosen else "")
        for name in chosen:
            row = self.model.row_of(name)
            if row >= 0:
                flag = self.list.selectionModel().SelectionFlag.Select
                self.list.selectionModel().select(self.model.index(row), flag)

    def _show_draft(self, slide_id: str) -> None:
        draft, place = self._draft, self.list.currentIndex().row()
        if self._look.style.name != draft.choices.theme:
            self._look = replace(self._look, style=SlideStyle.named(draft.choices.theme))
            self.model.pictures.look = self._look
            self.model.pictures.set_surface(QSize(), 1.0)
            self.picture.set_look(self._look)
        self.model.pictures.set_surface(QSize(128, 72), self.devicePixelRatioF())
        self.model.show_slides(every_slide(self._brief, draft.choices, draft.own), draft.choices)
        self.talk.show_choices(draft.choices)
        deck = make_deck(self._brief, draft.choices, draft.own)
        hidden, backups = self.model.rowCount() - len(deck.slides), len(deck.slides) - 1 - deck.end
        words = wording.translate("Slides", "%1 slides in the talk, %2 backups, %3 hidden")
        for mark, number in (("%1", deck.end + 1), ("%2", backups), ("%3", max(hidden, 0))):
            words = words.replace(mark, str(number))
        self.count.setText(words)
        row = self.model.row_of(slide_id) if slide_id else place
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(min(max(row, 0), self.model.rowCount() - 1)))

    # ------------------------------------------------------------ answering

    def _on_current_changed(self) -> None:
        slide = self.current
        self.picture.show_slide(Pictured(slide) if slide else None)
        self.form.show_slide(self._draft.own_slide(slide.id) if slide else None)
        if slide is not None:
            self.notes.show_note(slide.id, self._notes.get(slide.id, ""))

    def _on_dropped(self, names: frozenset[str], row: int) -> None:
        chosen = [name for name in self.model.ids if name in names]
        self._reorder(arranging.brought(self.model.ids, names, row), chosen)

    def _on_ratio(self, row: int) -> None:
        self.picture.ratio = list(_RATIOS.values())[row]

    def _on_form_changed(self, slide: OwnSlide) -> None:
        self._do(arranging.changed(self._draft, slide), wording.translate("Slides", "typing"), slide.id)

    def _on_picture_wanted(self) -> None:
        own = self._draft.own_slide(self.current.id) if self.current else None
        path = self._ask(self) if own else None
        data = self._picture(path) if path else b""
        if own and data:
            draft = arranging.changed(self._draft, replace(own, picture=data))
            self._do(draft, wording.translate("Slides", "picture"))

    def _on_note_changed(self, slide: str, text: str) -> None:
        self._notes[slide] = text
        self.note_changed.emit(slide, text)

    def _on_choices_changed(self, choices: DeckChoices) -> None:
        mine = self._draft.choices
        kept = replace(choices, order=mine.order, hidden=mine.hidden, end=mine.end)
        self._do(replace(self._draft, choices=kept), wording.translate("Slides", "settings"))

    def _on_started_here(self) -> None:
        if self.current is not None:
            self.start_wanted.emit(self.current.id)

    def closeEvent(self, event: QCloseEvent) -> None:
        """What was typed into the note is kept."""
        self.notes.keep()
        super().closeEvent(event)


class _Edit(QUndoCommand):
    """One change. What is typed into one slide in a row is one."""

    def __init__(
        self, editor: DeckEditor, before: Draft, after: Draft, words: str, chosen: tuple[str, ...]
    ) -> None:
        super().__init__(words)
        self._editor, self._before, self._after, self._chosen = editor, before, after, chosen

    def redo(self) -> None:
        """Do it, again."""
        self._editor.apply(self._after, self._chosen)

    def undo(self) -> None:
        """Undo it."""
        self._editor.apply(self._before, self._chosen)

    def id(self) -> int:
        """Edits that may be merged have one id."""
        return 1 if self._is_typing else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in what was typed next into the same slide."""
        if not isinstance(other, _Edit) or not other._is_typing or other._chosen != self._chosen:
            return False
        self._after = other._after
        return True

    @property
    def _is_typing(self) -> bool:
        before, after = self._before, self._after
        same = [a.id for a in before.own] == [b.id for b in after.own]
        pictures = [a.picture for a in before.own] == [b.picture for b in after.own]
        return before.choices == after.choices and same and pictures


def _column(box: QWidget, margin: int) -> QVBoxLayout:
    column = QVBoxLayout(box)
    column.setContentsMargins(margin, margin, margin, margin)
    column.setSpacing(Space.S)
    return column
