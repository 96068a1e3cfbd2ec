"""Writing a note: the words it is about, the field, and its two buttons. What is typed goes into the draft at once."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFontMetrics, QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from db.errors import UserError
from db.notes.notes import NoteKind, Style
from desktop import wording
from desktop.noting.drafts import Draft
from desktop.noting.note_field import NoteField
from desktop.noting.note_sign import NoteSign
from desktop.noting.noting import Noting
from desktop.noting.words import kind_word
from desktop.progress.said_lines import REFUSED, Said, SaidLines, high_enough
from desktop.theme import Space, Theme, Type
from desktop.typography import shown
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel, rule

translate = wording.translate
_LINES = 4  # of the field
_QUOTED = 60  # characters of the quote; all of it stands in the text


class NoteForm(QWidget):
    """One note. `kept` carries the id of what was kept, `left` comes when nothing is to be changed.

    Escape lets go of what was typed only when it is pressed twice. `laid_out` tells that it may need another height.
    """

    kept = Signal(str)
    left = Signal()
    laid_out = Signal()

    def __init__(self, draft: Draft, noting: Noting, theme: Theme, language: str) -> None:
        super().__init__()
        self._draft, self._noting, self._theme, self._language = draft, noting, theme, language
        self._given_up: str | None = None
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        bold = theme.font(Type.SMALL, bold=True, zoomed=True)
        self._title = high_enough(PlainLabel(_title(draft), bold, theme.tokens.ink))
        font = theme.font(Type.SMALL, zoomed=True)
        self._quote = high_enough(PlainLabel(_quote(draft), font, theme.tokens.second))
        self.field = self._made_field()
        self.said = SaidLines(theme)
        self.keeper = self._button(translate("Notes", "Save"), is_filled=True)
        self.leaver = self._button(translate("Notes", "Cancel"))
        self._lay_out()
        self.field.textChanged.connect(self._on_typed)
        self.field.kept.connect(self.keep)
        self.field.left.connect(self.leave)
        self.keeper.clicked.connect(self.keep)
        self.leaver.clicked.connect(self.leave)
        noting.draft = draft

    @property
    def draft(self) -> Draft:
        """What stands in it."""
        return self._draft

    def height_at(self, width: int) -> int:
        """The height it needs at a width, in pixels."""
        return self._whole.totalHeightForWidth(width)

    def event(self, event: QEvent) -> bool:
        """A request to lay out has been answered when it returns."""
        answered = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.laid_out.emit()
        return answered

    def keep(self) -> bool:
        """Keep what was written; where it is refused, say why, and leave it where it is."""
        try:
            kept = self._noting.keep(self._draft)
        except UserError as error:
            self.said.say([Said(wording.error_words(error, self._language), REFUSED)])
            self.field.setFocus()
            return False
        self.kept.emit(kept)
        return True

    def leave(self) -> None:
        """Change nothing; what was typed is let go of when it is asked for twice."""
        if self._draft.is_changed and self._given_up != self._draft.text:
            self._given_up = self._draft.text
            words = translate("Notes", "What you typed is not saved yet. Cancel once more to let it go.")
            self.said.say([Said(words)])
            return
        self._noting.draft = None
        self.left.emit()

    def _on_typed(self) -> None:
        self._draft = self._noting.draft = replace(self._draft, text=self.field.toPlainText())
        self.said.say([])

    # ------------------------------------------------------------ parts

    def _made_field(self) -> NoteField:
        field = NoteField(translate("Notes", "Text of the note"))
        font = self._theme.font(Type.INTERFACE, zoomed=True)
        field.setFont(font)
        field.setPlaceholderText(
            translate("Notes", "Write here. Several lines are welcome; Ctrl+Enter saves.")
        )
        field.setPlainText(self._draft.text)
        field.moveCursor(field.textCursor().MoveOperation.End)
        field.setFixedHeight(QFontMetrics(font).lineSpacing() * _LINES + 2 * Space.L)
        return field

    def _button(self, words: str, *, is_filled: bool = False) -> QPushButton:
        made = QPushButton(words)
        made.setFont(self._theme.font(Type.SMALL, zoomed=True))
        made.setAutoDefault(True)
        if is_filled:
            made.setObjectName("filled")
        return made

    def _lay_out(self) -> None:
        space = self._theme.space
        head = QHBoxLayout()
        head.setSpacing(space(Space.S))
        note = self._draft.note
        head.addWidget(
            NoteSign(note.kind if note else NoteKind.NOTE, note.style if note else Style.NONE, self._theme)
        )
        head.addWidget(self._title, 1)
        column = QVBoxLayout()
        column.setContentsMargins(Space.L, space(Space.M), Space.L, space(Space.M))
        column.setSpacing(space(Space.S))
        column.addLayout(head)
        for widget in (self._quote, self.field, self.said):
            column.addWidget(widget)
        column.addLayout(self._foot())
        whole = self._whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(column)
        whole.addWidget(rule())

    def _foot(self) -> FlowLayout:
        row = FlowLayout(self._theme.space(Space.S), self._theme.space(Space.S))
        self.keeper.setToolTip(translate("Notes", "Ctrl+Enter saves"))
        row.addWidget(self.keeper)
        row.addWidget(self.leaver)
        return row


def _title(draft: Draft) -> str:
    line = wording.line_words(draft.note.line if draft.note else draft.spot.line)
    word = kind_word(draft.note) if draft.note else translate("Notes", "New note")
    return f"{word} · {line}"


def _quote(draft: Draft) -> str:
    quote = shown(draft.quote)
    return quote if len(quote) <= _QUOTED else quote[:_QUOTED] + "…"
