"""Writing in the pane of notes: a new note on a page of its own, one that is there in its row. One at a time."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from db.errors import UserError
from db.notes.notes import Note
from db.records import Brief
from desktop.models.notes import NotesModel
from desktop.noting.drafts import Draft
from desktop.noting.note_form import NoteForm
from desktop.noting.noting import Noting
from desktop.noting.spots import Spot
from desktop.theme import Theme
from desktop.views.notes_list import NotesList
from desktop.views.side_scroll import SideScroll


class NotesWriting(QObject):
    """Forms over the draft in `noting`. `turned` tells that the page came or went, `ended` the id of what was kept."""

    turned = Signal()
    ended = Signal(str)

    def __init__(
        self, noting: Noting, model: NotesModel, rows: NotesList, theme: Theme, language: str, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._noting, self._model, self._list = noting, model, rows
        self._language = language
        self.theme = theme
        self._new: NoteForm | None = None
        self._focus_before: QWidget | None = None
        self._leaves_keys = False
        self.page: SideScroll | None = None

    @property
    def form(self) -> NoteForm | None:
        """What is being written, new or in a row."""
        return self._new or self._list.form

    def begin(self, brief: Brief, spot: Spot) -> None:
        """Open a new note; what was being written is kept first, or goes on where it cannot be."""
        if self.settle():
            self._focus_before = QApplication.focusWidget()
            self._noting.draft = Draft(brief, spot)
            self.go_on()

    def change(self, brief: Brief, note: Note) -> None:
        """Open a note that is there in its row, once what was being written is kept."""
        if self.settle():
            spot = Spot(note.line, note.start, note.end, note.figure)
            self._noting.draft = Draft(brief, spot, note.text, note)
            self.go_on()

    def settle(self) -> bool:
        """Keep what is being written, and leave the keys where they are; False where it cannot be kept, and goes on."""
        draft, form = self._noting.draft, self.form
        self._leaves_keys = True
        try:
            if draft is not None and draft.is_changed:
                return form.keep() if form else self._is_kept(draft)
            if form is not None:
                form.leave()
            return True
        finally:
            self._leaves_keys = False

    def go_on(self) -> None:
        """Show the form of what is being written, where none is shown; not where its row is not listed."""
        draft = self._noting.draft
        row = self._model.row_of(draft.note.id) if draft is not None and draft.note else -1
        if draft is None or self.form is not None or (draft.note is not None and row < 0):
            return
        form = NoteForm(draft, self._noting, self.theme, self._language)
        form.kept.connect(self._on_kept)
        form.left.connect(self._on_left)
        if row >= 0:
            self._list.write_in(row, form)
        else:
            self._turn_to(form)

    def close(self) -> None:
        """Take the form away; the draft stays as it is."""
        self._list.close_form()
        if self.page is not None:
            self._new = None
            page, self.page = self.page, None
            self.turned.emit()
            page.deleteLater()

    def _turn_to(self, form: NoteForm) -> None:
        self._new, self.page = form, SideScroll()
        self.page.column.addWidget(form)
        self.page.column.addStretch(1)
        self.turned.emit()
        form.field.setFocus()

    def _is_kept(self, draft: Draft) -> bool:
        """Whether a draft without a form, because its row is not listed, could be kept."""
        try:
            self._noting.keep(draft)
        except UserError:
            self.go_on()
            return False
        return True

    def _on_kept(self, note_id: str) -> None:
        self.close()
        self.ended.emit(note_id)
        self._give_focus_back()

    def _on_left(self) -> None:
        self.close()
        self._give_focus_back()

    def _give_focus_back(self) -> None:
        """To where a new note was asked for, as long as that is there; else to the list."""
        before, self._focus_before = self._focus_before, None
        if self._leaves_keys:
            return
        is_there = before is not None and isValid(before) and before.isVisible()
        (before if before is not None and is_there else self._list).setFocus()
