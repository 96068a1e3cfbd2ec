"""A slide's number being typed: digits gather, Enter goes there, anything else forgets them."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop import wording
from desktop.deck.slides import Deck
from desktop.presenting.slide_hits import slide_words
from desktop.theme import Space, Theme, Type
from desktop.widgets.plain_label import PlainLabel

_DIGITS = 4
_FORGOTTEN = 6000  # milliseconds
_WIDTH = 440


class SlideNumber(QFrame):
    """What is being typed, seen over the console. `chosen` carries the index of a slide."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, deck: Deck, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("slidenumber")
        self._deck = deck
        self._typed = ""
        self.number = PlainLabel("", theme.font(Type.GAUGE, bold=True), theme.tokens.ink)
        self.words = PlainLabel("", theme.font(Type.CARD), theme.tokens.second)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.XL, Space.M, Space.XL, Space.M)
        row.setSpacing(Space.L)
        row.addWidget(self.number)
        row.addWidget(self.words, 1)
        self._forgetting = QTimer(self, singleShot=True, interval=_FORGOTTEN)
        self._forgetting.timeout.connect(self.forget)
        self.hide()

    @property
    def typed(self) -> str:
        """The digits so far."""
        return self._typed

    @property
    def slide(self) -> int | None:
        """The index of the slide with this number; backups are counted on after the end."""
        number = int(self._typed or "0")
        return number - 1 if 1 <= number <= len(self._deck.slides) else None

    def forget(self) -> None:
        """Nothing is being typed."""
        self._typed = ""
        self._forgetting.stop()
        self.hide()

    def take(self, event: QKeyEvent) -> bool:
        """Whether the key was part of typing a number."""
        key = Qt.Key(event.key())
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if plain and Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self._type(chr(key))
            return True
        if not self._typed:
            return False
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return self.enter()
        if key == Qt.Key.Key_Backspace:
            self._typed = self._typed[:-1]
            self._tell()
            return True
        self.forget()
        return key == Qt.Key.Key_Escape

    def enter(self) -> bool:
        """Go to the slide that was typed; whether there was anything to go by."""
        slide, was_typing = self.slide, bool(self._typed)
        self.forget()
        if slide is not None:
            self.chosen.emit(slide)
        return was_typing

    def _type(self, digit: str) -> None:
        self._typed = (self._typed + digit).lstrip("0")[:_DIGITS]
        self._tell()

    def _tell(self) -> None:
        if not self._typed:
            self.forget()
            return
        slide = self.slide
        if slide is None:
            words = wording.translate("Console", "No slide has this number.")
        else:
            words = wording.translate("Console", "Enter goes to: %1")
            title = self._deck.slides[slide].heading or slide_words(self._deck, slide)
            words = words.replace("%1", title)
        self.number.setText(self._typed)
        metrics = self.words.fontMetrics()
        self.words.setText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, _WIDTH - 160))
        self.setAccessibleName(f"{self._typed} {words}")
        self._forgetting.start()
        over = self._over
        self.adjustSize()
        self.resize(min(_WIDTH, over.width() - 2 * Space.XL), self.sizeHint().height())
        self.move((over.width() - self.width()) // 2, (over.height() - self.height()) // 2)
        self.show()
        self.raise_()
