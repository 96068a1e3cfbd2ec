"""What stands where notes would: how to make the first one, or that none holds the words that were typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from db.notes.notes import NoteKind, Style
from desktop import wording
from desktop.noting.note_sign import NoteSign
from desktop.progress.said_lines import high_enough
from desktop.theme import Space, Theme, Type
from desktop.views.side_scroll import SideScroll
from desktop.widgets.plain_label import PlainLabel

translate = wording.translate


class NotesEmpty(SideScroll):
    """Three ways, each with the sign that it leaves. `note_wanted` asks for a note on what is read."""

    note_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        space = theme.space
        column = self.column
        column.setContentsMargins(Space.L, space(Space.XL), Space.L, space(Space.L))
        column.setSpacing(space(Space.L))
        self.title = self._words("", Type.CARD, "ink", bold=True)
        column.addWidget(self.title)
        self._ways = QWidget()
        ways = QVBoxLayout(self._ways)
        ways.setContentsMargins(0, 0, 0, 0)
        ways.setSpacing(space(Space.M))
        for kind, words in (
            (NoteKind.HIGHLIGHT, translate("Notes", "Select some text and press Ctrl+H: it is highlighted.")),
            (NoteKind.BOOKMARK, translate("Notes", "Click a line and press Ctrl+D: it has a bookmark.")),
            (
                NoteKind.NOTE,
                translate("Notes", "Press Ctrl+M: write on the line, the figure or the selection."),
            ),
        ):
            ways.addLayout(self._way(kind, words))
        ways.addWidget(
            self._words(
                translate("Notes", "A right click on the text offers the same."), Type.SMALL, "second"
            )
        )
        self.button = QPushButton(translate("Notes", "Write a note"))
        self.button.setFont(theme.font(Type.SMALL, zoomed=True))
        self.button.setAutoDefault(True)
        self.button.clicked.connect(self.note_wanted)
        ways.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._ways)
        column.addStretch(1)

    def say(self, *, is_searched: bool) -> None:
        """Say that nothing was noted yet, or that nothing holds the words."""
        self.title.setText(
            translate("Notes", "No note holds all of these words.")
            if is_searched
            else translate("Notes", "Nothing was noted on this brief yet")
        )
        self._ways.setVisible(not is_searched)

    def _way(self, kind: NoteKind, words: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.space(Space.M))
        row.addWidget(NoteSign(kind, Style.WASH, self._theme), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words(words, Type.INTERFACE, "ink"), 1)
        return row

    def _words(self, text: str, size: Type, token: str, *, bold: bool = False) -> PlainLabel:
        font = self._theme.font(size, bold=bold, zoomed=True)
        return high_enough(PlainLabel(text, font, getattr(self._theme.tokens, token)))
