"""The fields of the forms: a name, the field beside it, and under it a sentence where there is one to say."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QLayout, QLineEdit, QWidget

from desktop.progress.said_lines import high_enough
from desktop.progress.value_reading import Reading
from desktop.theme import Space, Theme, Type
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.ticks import Choice

_NAMES = 72  # pixels, the column of names


class Hint(PlainLabel):
    """What a field is read as, or why it is refused; it takes no room where there is nothing to say."""

    def __init__(self, theme: Theme, field: QWidget) -> None:
        super().__init__("", theme.font(Type.SMALL, zoomed=True), theme.tokens.second)
        self._theme, self._field = theme, field
        high_enough(self)
        self.hide()

    def show_reading(self, reading: Reading) -> None:
        """Say it, and let a screen reader say it with the field."""
        text = reading.refusal or reading.words
        palette = self.palette()
        palette.setColor(self.foregroundRole(), self._theme.color("accent" if reading.refusal else "second"))
        self.setPalette(palette)
        self.setText(text)
        self.setVisible(bool(text))
        self._field.setAccessibleDescription(text)


class FieldGrid(QGridLayout):
    """Rows of a name and a field, all names in one column."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setContentsMargins(0, 0, 0, 0)
        self.setHorizontalSpacing(theme.space(Space.L))
        self.setVerticalSpacing(theme.space(Space.M))
        self.setColumnMinimumWidth(0, theme.space(_NAMES))
        self.setColumnStretch(1, 1)

    def add(self, name: str, field: QWidget | QLayout) -> PlainLabel:
        """One more row; the label of its name."""
        label = PlainLabel(name, self._theme.font(Type.INTERFACE, zoomed=True), self._theme.tokens.second)
        # In the line of the field's own text, also where the field has lines below it.
        label.setContentsMargins(0, self._theme.space(Space.S), 0, 0)
        row = self.rowCount()
        self.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        if isinstance(field, QWidget):
            label.setBuddy(field)
            self.addWidget(field, row, 1)
        else:
            self.addLayout(field, row, 1)
        return label


def line_field(name: str, theme: Theme, width: int = 0) -> QLineEdit:
    """A field of one line; `width` in pixels at 100 %, as wide as there is room where it is 0."""
    field = QLineEdit()
    field.setFont(theme.font(Type.INTERFACE, zoomed=True))
    field.setAccessibleName(name)
    if width:
        field.setFixedWidth(theme.space(width))
    return field


class Alternatives(QWidget):
    """One of a few, all in sight, side by side."""

    def __init__(self, name: str, words: Sequence[str], theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        edge = theme.space(Space.XS)
        row.setContentsMargins(0, edge, 0, edge)
        row.setSpacing(theme.space(Space.L))
        for place, text in enumerate(words):
            choice = Choice(theme)
            choice.setText(text)
            choice.setFont(theme.font(Type.INTERFACE, zoomed=True))
            self._group.addButton(choice, place)
            row.addWidget(choice)
        row.addStretch(1)

    @property
    def chosen(self) -> int:
        """Which one, from 0; -1 is none."""
        return self._group.checkedId()

    def choose(self, place: int) -> None:
        """Let one be chosen."""
        self._group.button(place).setChecked(True)
