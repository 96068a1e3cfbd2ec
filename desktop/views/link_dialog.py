"""Open a link that was copied somewhere: it is said at once where it leads, or why it leads nowhere."""

from __future__ import annotations

import functools
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from db.library import Library
from desktop import wording
from desktop.link_words import answer_words, looking_words
from desktop.links import LinkState, answer, link_in
from desktop.location import Location
from desktop.theme import Space, Theme, Type
from desktop.widgets.plain_label import PlainLabel, wrapped

_WIDTH = 560
# Opens a brief by its id where it can be had, and calls when it was, or it is known that it cannot.
Seek = Callable[[str, Callable[[], object]], object]
_LINES = 3  # lines of room for what is said, so that nothing moves while a link is typed


class LinkDialog(QDialog):
    """`chosen` and `beside_chosen` carry the place to go to, here or on the other side.

    A brief that is not open is asked for with `seek`. `pack_wanted` asks for files; after one has been opened,
    `look_again` reads the link anew.
    """

    chosen = Signal(object)
    beside_chosen = Signal(object)
    pack_wanted = Signal()

    def __init__(
        self,
        library: Library,
        theme: Theme,
        language: str,
        parent: QWidget | None,
        seek: Seek = lambda _, then: then(),
    ) -> None:
        super().__init__(parent)
        self._library, self._theme, self._language, self._seek = library, theme, language, seek
        self._sought = ""  # the id of the brief that was asked for last
        self._is_looking = False
        self.setWindowTitle(wording.translate("Beside", "Open a link"))
        self.field = QLineEdit()
        self.field.setFont(theme.font(Type.INTERFACE))
        self.field.setPlaceholderText("briefing:…")
        self.field.setClearButtonEnabled(True)
        self.said = wrapped(PlainLabel("", theme.font(Type.INTERFACE), theme.tokens.second))
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.said.setMinimumHeight(_LINES * self.said.fontMetrics().lineSpacing())
        self.pack = self._button(wording.translate("Beside", "Open a &pack…"))
        self.beside = self._button(wording.translate("Beside", "Open &beside"))
        self.opener = self._button(wording.translate("Beside", "&Open"))
        self.opener.setDefault(True)
        self._lay_out()
        self.field.textChanged.connect(self.look_again)
        self.pack.clicked.connect(self.pack_wanted)
        self.opener.clicked.connect(lambda: self._open(is_beside=False))
        self.beside.clicked.connect(lambda: self._open(is_beside=True))
        self._take_from_clipboard()
        self.look_again()

    def look_again(self) -> None:
        """Read the link anew: it was typed, or another brief is open by now."""
        self._ask_for(link_in(self.field.text()))
        found = answer(self.field.text(), self._library)
        is_looking = self._is_looking and found.state is LinkState.NOT_OPEN
        self.said.setText(looking_words() if is_looking else answer_words(found, self._language))
        # The field has the focus, and is what a screen reader reads.
        self.field.setAccessibleDescription(self.said.text())
        # Who goes on before it was found is said there what comes of it.
        leads = found.state is LinkState.FOUND or is_looking
        self.opener.setEnabled(leads)
        self.beside.setEnabled(leads)
        self.pack.setVisible(found.state is LinkState.NOT_OPEN and not is_looking)

    def _ask_for(self, place: Location | None) -> None:
        """Have a brief that is not open opened; of the one that was asked for last the answer is known."""
        if place is None or place.brief == self._sought or self._library.brief(place.brief) is not None:
            return
        self._sought, self._is_looking = place.brief, True
        self._seek(place.brief, functools.partial(self._on_sought, place.brief))

    def _on_sought(self, brief_id: str) -> None:
        if brief_id == self._sought and isValid(self):
            self._is_looking = False
            self.look_again()

    def _open(self, *, is_beside: bool) -> None:
        place = answer(self.field.text(), self._library).place
        self.accept()
        (self.beside_chosen if is_beside else self.chosen).emit(place)

    def _take_from_clipboard(self) -> None:
        """A link that was copied before needs no pasting; anything else on the clipboard is nobody's business."""
        text = QGuiApplication.clipboard().text()
        place = link_in(text)
        if place is not None:
            self.field.setText(place.url)
            self.field.selectAll()

    def _lay_out(self) -> None:
        theme = self._theme
        words = wording.translate("Beside", "&Link to a place in a brief")
        head = PlainLabel(words, theme.font(Type.INTERFACE, bold=True), theme.tokens.ink)
        head.setBuddy(self.field)
        self.field.setAccessibleName(words.replace("&", ""))
        cancel = self._button(wording.translate("Beside", "Cancel"))
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.pack)
        row.addStretch(1)
        for button in (cancel, self.beside, self.opener):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(0)
        column.addWidget(head)
        column.addSpacing(Space.S)
        column.addWidget(self.field)
        column.addSpacing(Space.M)
        column.addWidget(self.said)
        column.addStretch(1)
        column.addSpacing(Space.L)
        column.addLayout(row)
        self.resize(_WIDTH, self.sizeHint().height())

    def _button(self, words: str) -> QPushButton:
        made = QPushButton(words)
        made.setFont(self._theme.font(Type.INTERFACE))
        made.setAutoDefault(False)
        return made
