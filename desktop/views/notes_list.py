"""The list of notes: rows of their own height, one of which may be written in."""

from __future__ import annotations

from PySide6.QtCore import QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from desktop import wording
from desktop.models.notes import NoteRole, NoteRow, NotesModel
from desktop.noting.note_form import NoteForm
from desktop.theme import Theme
from desktop.views.notes_delegate import Index, NotesDelegate

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class NotesList(QListView):
    """Enter and a click go to a note (`went`), F2 asks to write (`writing_wanted`), Delete to remove (`removed`)."""

    went = Signal(object)
    writing_wanted = Signal(object)
    removed = Signal(object)
    moved = Signal()

    def __init__(self, model: NotesModel, theme: Theme) -> None:
        super().__init__()
        self._form: NoteForm | None = None
        self._form_height = 0
        self._written = QPersistentModelIndex()
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(wording.translate("Notes", "Notes, bookmarks and highlights"))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.use_theme(theme)
        self.clicked.connect(lambda index: self.went.emit(index.data(NoteRole.ROW)))
        model.modelAboutToBeReset.connect(self._on_reset)

    @property
    def row(self) -> NoteRow | None:
        """The row that is chosen."""
        row = self.currentIndex().data(NoteRole.ROW)
        return row if isinstance(row, NoteRow) else None

    @property
    def form(self) -> NoteForm | None:
        """What is written in, where a row is."""
        return self._form

    def use_theme(self, theme: Theme) -> None:
        """Paint in `theme` from now on."""
        self.verticalScrollBar().setSingleStep(24)
        self.setItemDelegate(NotesDelegate(theme, self._wide, self._height_of, self))
        self.scheduleDelayedItemsLayout()

    def choose(self, row: int) -> None:
        """Choose a row, and bring it into sight."""
        index = self.model().index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def write_in(self, row: int, form: NoteForm) -> None:
        """Open a form in the place of a row."""
        self.close_form()
        index = self.model().index(row, 0)
        self._form, self._written = form, QPersistentModelIndex(index)
        self._form_height = form.height_at(self._wide())
        self.setIndexWidget(index, form)
        form.laid_out.connect(self._on_form_laid_out)
        self.doItemsLayout()
        self.choose(row)
        form.field.setFocus()

    def close_form(self) -> None:
        """Show the row again that was written in."""
        if self._form is not None:
            form, self._form = self._form, None
            form.hide()
            if self._written.isValid():
                # The view lets go of it first: one that it still holds it would show once more, while it is deleted.
                self.setIndexWidget(self.model().index(self._written.row(), 0), None)  # type: ignore[arg-type]
            form.deleteLater()
            self._written = QPersistentModelIndex()
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, F2 and Delete act on the chosen row; everything else moves."""
        key, row = event.key(), self.row
        if row is not None and key in _ENTER:
            self.went.emit(row)
        elif row is not None and key == Qt.Key.Key_F2:
            self.writing_wanted.emit(row)
        elif row is not None and key == Qt.Key.Key_Delete:
            self.removed.emit(row)
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        """Tell that another row is chosen."""
        super().currentChanged(current, previous)
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        if self._form is not None:
            self._form_height = self._form.height_at(self._wide())
        super().resizeEvent(event)

    def sizeHint(self) -> QSize:
        """As high as there is room."""
        return QSize(280, 200)

    def minimumSizeHint(self) -> QSize:
        """It is scrolled: a form above it comes first."""
        return QSize(0, 0)

    def _wide(self) -> int:
        return self.viewport().width()

    def _height_of(self, index: Index) -> int:
        """How high the row is that is written in; 0 for every other."""
        return self._form_height if self._form is not None and self._written == index else 0

    def _on_form_laid_out(self) -> None:
        if self._form is not None and (height := self._form.height_at(self._wide())) != self._form_height:
            self._form_height = height
            self.doItemsLayout()

    def _on_reset(self) -> None:
        # The form goes with its row; what was typed stands in the draft.
        self.close_form()
