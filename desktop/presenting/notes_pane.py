"""The notes of the slide in hand: large, and written in while the show goes on."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop import wording
from desktop.icons import icon
from desktop.presenting.console_buttons import ConsoleButton
from desktop.theme import Space, Theme, Type
from desktop.widgets.plain_label import PlainLabel

USUAL, SMALLEST, LARGEST, _STEP = 24, 14, 64, 2
_REST = 1000  # milliseconds after the last key until what was typed is kept
# A clicker must go on working while somebody types.
_SHOW_KEYS = {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_F5, Qt.Key.Key_F1}


class NotesPane(QWidget):
    """`note_changed` says the slide and its new note; `size_changed` the new height of the letters in pixels.

    `left` comes when Escape gives the keys back to the show.
    """

    note_changed = Signal(str, str)
    size_changed = Signal(int)
    left = Signal()

    def __init__(self, theme: Theme, size: int = USUAL) -> None:
        super().__init__()
        self._theme = theme
        self._slide = ""
        self._kept = ""
        self._size = 0
        self.field = _NotesField()
        self.field.setObjectName("shownotes")
        self.field.setAccessibleName(wording.translate("Console", "Notes"))
        self.field.setPlaceholderText(
            wording.translate("Console", "Write here what to say on this slide. Only you see it.")
        )
        self.field.textChanged.connect(self._on_text_changed)
        self.field.stepped.connect(self.step_size)
        self.field.left.connect(self.left)
        self.field.rested.connect(self.keep)
        self._resting = QTimer(self, singleShot=True, interval=_REST)
        self._resting.timeout.connect(self.keep)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addLayout(self._heading())
        layout.addWidget(self.field, 1)
        self._set_size(size)

    @property
    def size_px(self) -> int:
        """The height of the letters in pixels."""
        return self._size

    def show_note(self, slide: str, text: str) -> None:
        """Show the note of another slide; what was typed for the last one is kept first."""
        if slide == self._slide:
            return
        self.keep()
        self._slide, self._kept = slide, text
        self.field.setPlainText(text)
        self._resting.stop()

    def keep(self) -> None:
        """Say what was typed, if anything was."""
        self._resting.stop()
        text = self.field.toPlainText()
        if self._slide and text != self._kept:
            self._kept = text
            self.note_changed.emit(self._slide, text)

    def step_size(self, by: int) -> None:
        """Larger (1) or smaller (-1) letters."""
        before = self._size
        self._set_size(self._size + by * _STEP)
        if self._size != before:
            self.size_changed.emit(self._size)

    def set_touch(self, touch: bool) -> None:
        """Buttons for fingers."""
        for button in (self.smaller, self.larger):
            button.set_touch(touch)

    def hideEvent(self, event: QHideEvent) -> None:
        """What was typed is kept when the window is put away."""
        super().hideEvent(event)
        self.keep()

    def _heading(self) -> QHBoxLayout:
        theme = self._theme
        name = PlainLabel(
            wording.translate("Console", "Notes"), theme.font(Type.SMALL, bold=True), theme.tokens.second
        )
        self.smaller = self._button("minus", wording.translate("Console", "Smaller letters"))
        self.smaller.setToolTip(wording.translate("Console", "Smaller letters (Ctrl+-)"))
        self.smaller.clicked.connect(lambda: self.step_size(-1))
        self.larger = self._button("plus", wording.translate("Console", "Larger letters"))
        self.larger.setToolTip(wording.translate("Console", "Larger letters (Ctrl++)"))
        self.larger.clicked.connect(lambda: self.step_size(1))
        row = QHBoxLayout()
        row.setSpacing(Space.XS)
        row.addWidget(name, 1)
        row.addWidget(self.smaller)
        row.addWidget(self.larger)
        return row

    def _button(self, sign: str, words: str) -> ConsoleButton:
        button = ConsoleButton(self._theme, "", icon(sign, self._theme.tokens.second))
        button.setAccessibleName(words)
        return button

    def _set_size(self, size: int) -> None:
        self._size = min(max(size, SMALLEST), LARGEST)
        self.field.setFont(self._theme.font(self._size))
        self.smaller.setEnabled(self._size > SMALLEST)
        self.larger.setEnabled(self._size < LARGEST)

    def _on_text_changed(self) -> None:
        self._resting.start()


class _NotesField(QPlainTextEdit):
    """Typing stays here; the clicker's keys go on to the window."""

    stepped = Signal(int)
    left = Signal()
    rested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self._turned = 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves, Ctrl with plus or minus changes the size, the rest is writing."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in _SHOW_KEYS:
            event.ignore()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and key in _SIZES:
            self.stepped.emit(_SIZES[key])
        else:
            super().keyPressEvent(event)
            # Nothing that belongs to writing may reach the show, an arrow at the end of the text either.
            event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl, larger or smaller letters, a step for each notch."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._turned += event.angleDelta().y()
        notches = int(self._turned / 120)
        self._turned -= notches * 120
        for _ in range(abs(notches)):
            self.stepped.emit(1 if notches > 0 else -1)
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed is kept when the field is left."""
        super().focusOutEvent(event)
        self.rested.emit()


_SIZES = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
