"""The strip at the foot of the page: what is searched for in the brief, which occurrence this is, and on to the next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop import wording
from desktop.icons import icon
from desktop.searching.finder import Finder
from desktop.searching.words import turn_words, way_words
from desktop.theme import Space, Theme, Type
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.search_field import SearchField

translate = wording.translate
_FIELD = (96, 320)  # pixels
_HEIGHT = 48  # pixels, with both lines of words: nothing moves when the second is said


class FindStrip(QFrame):
    """Says what the finder finds. `searched` carries what is typed, `stepped` 1 for the next or -1 for the one before."""

    searched = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, finder: Finder, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finder, self._theme = finder, theme
        self.field = self._made_field()
        font = theme.font(Type.INTERFACE)
        self.said = PlainLabel("", font, theme.tokens.ink)
        self.turned = PlainLabel("", theme.font(Type.CAPTION), theme.tokens.accent)
        self.way = PlainLabel("", font, theme.tokens.second)
        self.way.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.before = self._button(
            "arrow-up", translate("Search", "Previous occurrence (Shift+F3)"), lambda: self.stepped.emit(-1)
        )
        self.after = self._button(
            "arrow-down", translate("Search", "Next occurrence (F3)"), lambda: self.stepped.emit(1)
        )
        self.close_button = self._button("x", translate("Search", "End the search (Esc)"), self.closed.emit)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.XS, Space.S, Space.XS)
        row.setSpacing(Space.S)
        row.addWidget(self.field, 1)
        for button in (self.before, self.after):
            row.addWidget(button)
        # Below, so that it takes no width where there is little.
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.said)
        words.addWidget(self.turned)
        row.addLayout(words)
        row.addWidget(self.way, 1)
        row.addWidget(self.close_button)
        self.setMinimumHeight(_HEIGHT)
        finder.changed.connect(self._show)
        self._show()

    def take(self, query: str | None = None) -> None:
        """Take the keys; `query` is put into the field without being searched for once more."""
        if query is not None:
            self.show_query(query)
        self.field.setFocus()
        self.field.selectAll()

    def show_query(self, query: str) -> None:
        """Put what is searched for into the field."""
        self.field.show_searched(query)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape ends the search."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        found = self._finder.found
        count = len(found.all) if found else 0
        for button in (self.before, self.after):
            button.setEnabled(count > 0)
        self.said.setText(self._words(count))
        turned = turn_words(self._finder.turned)
        self.turned.setText(turned)
        self.turned.setVisible(bool(turned))
        self.way.setText(way_words(found.way) if found else "")

    def _words(self, count: int) -> str:
        if self._finder.found is None:
            return ""
        if not count:
            return translate("Search", "Nothing in this brief")
        number = self._finder.number
        words = translate("Search", "%1 of %2") if number else translate("Search", "%2 in this brief")
        return words.replace("%1", str(number)).replace("%2", str(count))

    def _made_field(self) -> SearchField:
        field = SearchField(self)
        field.setFont(self._theme.font(Type.INTERFACE))
        field.setMinimumWidth(_FIELD[0])
        field.setMaximumWidth(_FIELD[1])
        field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        field.setAccessibleName(translate("Search", "Find in this brief"))
        field.setPlaceholderText(translate("Search", "Find in this brief"))
        field.searched.connect(self.searched)
        field.stepped.connect(lambda by: self.stepped.emit(1 if by > 0 else -1))
        field.entered.connect(lambda _, is_back: self.stepped.emit(-1 if is_back else 1))
        return field

    def _button(self, sign: str, name: str, run: object) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(sign, self._theme.tokens.second))
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(run)
        return button
