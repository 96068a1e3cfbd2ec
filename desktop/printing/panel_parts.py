"""What the column of choices is built of: headings, rows with a line of explanation."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from desktop.theme import Space, Theme, Type
from desktop.widgets.plain_label import PlainLabel, wrapped
from desktop.widgets.ticks import TEXT, Choice, TickBox


class ChoiceRow(QWidget):
    """A radio button or a switch, and below it what it does or why it does not apply."""

    def __init__(self, button: QAbstractButton, theme: Theme, words: str, explained: str = "") -> None:
        super().__init__()
        self.button = button
        self._explained = explained
        self._theme = theme
        button.setText(words.replace("&", "&&"))
        button.setFont(theme.font(Type.INTERFACE))
        button.setAccessibleName(words)
        self._line = wrapped(PlainLabel(explained, theme.font(Type.CAPTION), theme.tokens.muted))
        self._line.setContentsMargins(TEXT, 0, 0, 0)
        self._line.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        layout.addWidget(button)
        layout.addWidget(self._line)
        self.refuse("")

    @property
    def line(self) -> str:
        """The words below the button."""
        return self._line.text()

    def explain(self, words: str) -> None:
        """Say something else below the button."""
        self._explained = words
        self.refuse("")

    def refuse(self, why: str) -> None:
        """Disable the button and say why; "" allows it again."""
        words = why or self._explained
        self.button.setEnabled(not why)
        self.button.setAccessibleDescription(words)
        self._line.setText(words)
        self._line.setVisible(bool(words))


def radio(theme: Theme, words: str, explained: str = "") -> ChoiceRow:
    """A row to choose among others."""
    return ChoiceRow(Choice(theme), theme, words, explained)


def switch(theme: Theme, words: str, explained: str = "") -> ChoiceRow:
    """A row to turn on and off."""
    return ChoiceRow(TickBox(theme), theme, words, explained)


def heading(theme: Theme, words: str) -> PlainLabel:
    """The name of a group of choices."""
    label = PlainLabel(words, theme.font(Type.SMALL, bold=True), theme.tokens.ink)
    label.setContentsMargins(0, Space.L, 0, Space.XS)
    return label
