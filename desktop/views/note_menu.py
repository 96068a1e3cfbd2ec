"""The menu of a row in the list of notes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from db.notes.notes import NoteKind
from desktop import wording
from desktop.models.notes import NoteRow
from desktop.noting.noting import Noting
from desktop.noting.words import style_word
from desktop.views.marking import STYLES

translate = wording.translate


class NoteMenu(QMenu):
    """What can be done with a note; the style of a highlight is chosen here."""

    go_wanted = Signal()
    writing_wanted = Signal()
    copy_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self, row: NoteRow, noting: Noting, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, wanted in (
            (translate("Notes", "Go there"), self.go_wanted),
            (translate("Notes", "Write…"), self.writing_wanted),
            (translate("Notes", "Copy as Markdown"), self.copy_wanted),
            (translate("Notes", "Delete"), self.removal_wanted),
        ):
            self.addAction(words).triggered.connect(wanted)
        if row.note.kind is NoteKind.HIGHLIGHT:
            self.addSeparator()
            for style in STYLES:
                action = self.addAction(style_word(style))
                action.setCheckable(True)
                action.setChecked(row.note.style is style)
                action.triggered.connect(lambda _=False, one=style: noting.restyle(row.note, one))
