"""How the talk is to be: its look, its steps, its length."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QWidget

from db.decks import MOST_MINUTES, SLIDE_THEMES, DeckChoices
from desktop import wording
from desktop.deck.style import SlideStyle
from desktop.theme import Space, Theme, Type
from desktop.widgets.fields import ChoiceBox, NumberBox
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.ticks import TickBox

_SWATCH = QSize(28, 16)
_LINE = 36


class TalkForm(QWidget):
    """`changed` carries the choices as they now are, with only this form's part of them changed."""

    changed = Signal(object)

    def __init__(self, theme: Theme, choices: DeckChoices) -> None:
        super().__init__()
        self.setObjectName("talkform")
        self._theme, self._choices = theme, choices
        self._flow = FlowLayout(Space.L, Space.S)
        self.setLayout(self._flow)
        self._add_look()
        self._add_steps()
        self._add_minutes()
        self.show_choices(choices)

    def show_choices(self, choices: DeckChoices) -> None:
        """Show the choices in force."""
        self._choices = choices
        known = choices.theme if choices.theme in SLIDE_THEMES else SLIDE_THEMES[0]
        self.look.setCurrentIndex(SLIDE_THEMES.index(known))
        self.steps.setChecked(choices.step_by_step)
        if self.minutes.value() != choices.minutes:
            # What is being typed is left as it is.
            self.minutes.setValue(choices.minutes)

    # ------------------------------------------------------------ parts

    def _add_look(self) -> None:
        self.look = ChoiceBox(wording.translate("Slides", "Look"))
        names = {
            "light": wording.translate("Slides", "Light"),
            "dark": wording.translate("Slides", "Dark"),
            "ceremonial": wording.translate("Slides", "Ceremonial red"),
        }
        self.look.setIconSize(_SWATCH)
        for name in SLIDE_THEMES:
            self.look.addItem(_swatch(name, self.devicePixelRatioF()), names[name])
        self.look.setMinimumContentsLength(11)
        self.look.activated.connect(self._on_look)
        self._flow.addWidget(self._labelled(wording.translate("Slides", "Look"), self.look))

    def _add_steps(self) -> None:
        self.steps = TickBox(self._theme)
        self.steps.setText(wording.translate("Slides", "Points one by one"))
        self.steps.setFont(self._theme.font(Type.INTERFACE))
        self.steps.clicked.connect(self._on_steps)
        self._flow.addWidget(self._labelled("", self.steps))

    def _add_minutes(self) -> None:
        self.minutes = NumberBox(wording.translate("Slides", "Planned minutes"), 0, MOST_MINUTES, 0)
        self.minutes.setSpecialValueText(wording.translate("Slides", "None"))
        self.minutes.setSuffix(wording.translate("Slides", " min"))
        self.minutes.valueChanged.connect(self._on_minutes)
        self._flow.addWidget(self._labelled(wording.translate("Slides", "Planned"), self.minutes))

    def _labelled(self, words: str, field: QWidget) -> QWidget:
        """A field behind its name, the middle of one at the middle of the other."""
        field.setFont(self._theme.font(Type.INTERFACE))
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        if words:
            row.addWidget(PlainLabel(words, self._theme.font(Type.INTERFACE), self._theme.tokens.second))
        row.addWidget(field)
        # All of one height: they stand in one line.
        box.setFixedHeight(_LINE)
        return box

    # ------------------------------------------------------------ answering

    def _on_look(self, row: int) -> None:
        self._change(replace(self._choices, theme=SLIDE_THEMES[row]))

    def _on_steps(self) -> None:
        self._change(replace(self._choices, step_by_step=self.steps.isChecked()))

    def _on_minutes(self) -> None:
        self._change(replace(self._choices, minutes=self.minutes.value()))

    def _change(self, choices: DeckChoices) -> None:
        if choices != self._choices:
            self._choices = choices
            self.changed.emit(choices)


def _swatch(name: str, dpr: float) -> QIcon:
    """A slide in small: its ground, a line of its ink, its rule."""
    style = SlideStyle.named(name)
    pixmap = QPixmap(_SWATCH * dpr)
    pixmap.setDevicePixelRatio(dpr)
    pixmap.fill(style.ground)
    painter = QPainter(pixmap)
    painter.fillRect(5, 4, 14, 3, style.ink)
    painter.fillRect(5, 10, 7, 2, style.rule)
    painter.setPen(style.muted)
    painter.drawRect(0, 0, 27, 15)
    painter.end()
    return QIcon(pixmap)
