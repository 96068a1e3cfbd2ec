"""How the talk is to be: its look, its steps, its length; and the ways to begin it or take it along."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from db.decks import MOST_MINUTES, SLIDE_THEMES, DeckChoices
from desktop import wording
from desktop.deck.style import SlideStyle
from desktop.icons import icon
from desktop.presenting.auto_play import FEWEST, MOST
from desktop.theme import Space, Theme, Type
from desktop.widgets.fields import ChoiceBox, NumberBox
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.ticks import TickBox

_USUAL_SECONDS = 12


class TalkForm(QWidget):
    """`changed` carries the choices as they now are. The other signals are the buttons'."""

    changed = Signal(object)
    started = Signal()
    started_here = Signal()
    rehearsed = Signal()
    auto_played = Signal(int)
    taken = Signal(str)

    def __init__(self, theme: Theme, choices: DeckChoices) -> None:
        super().__init__()
        self.setObjectName("talkform")
        self._theme, self._choices = theme, choices
        self._flow = FlowLayout(Space.L, Space.S)
        self.setLayout(self._flow)
        self._add_choices()
        self._add_ways()
        self.show_choices(choices)

    def show_choices(self, choices: DeckChoices) -> None:
        """Show the choices in force."""
        self._choices = choices
        self.look.setCurrentIndex(SLIDE_THEMES.index(choices.theme))
        self.steps.setChecked(choices.step_by_step)
        self.minutes.setValue(choices.minutes)

    # ------------------------------------------------------------ parts

    def _add_choices(self) -> None:
        theme = self._theme
        self.look = ChoiceBox(wording.translate("Slides", "Look"))
        names = {
            "light": wording.translate("Slides", "Light"),
            "dark": wording.translate("Slides", "Dark"),
            "ceremonial": wording.translate("Slides", "Ceremonial red"),
        }
        self.look.setIconSize(QSize(28, 16))
        for name in SLIDE_THEMES:
            self.look.addItem(_swatch(name), names[name])
        self.look.setMinimumContentsLength(9)
        self.look.activated.connect(self._on_look)
        self.steps = TickBox(theme)
        self.steps.setText(wording.translate("Slides", "Points one by one"))
        self.steps.setFont(theme.font(Type.INTERFACE))
        self.steps.clicked.connect(self._on_steps)
        self.minutes = NumberBox(wording.translate("Slides", "Planned minutes"), 0, MOST_MINUTES, 0)
        self.minutes.setSpecialValueText(wording.translate("Slides", "None"))
        self.minutes.setSuffix(wording.translate("Slides", " min"))
        self.minutes.editingFinished.connect(self._on_minutes)
        self._add(wording.translate("Slides", "Look"), self.look)
        self._flow.addWidget(self.steps)
        self._add(wording.translate("Slides", "Planned"), self.minutes)

    def _add_ways(self) -> None:
        translate = wording.translate
        self.seconds = NumberBox(translate("Slides", "Seconds a slide"), FEWEST, MOST, _USUAL_SECONDS)
        self.seconds.setSuffix(translate("Slides", " s a slide"))
        self.auto = self._button(translate("Slides", "Play by itself"), "rotate-ccw")
        self.auto.clicked.connect(lambda: self.auto_played.emit(self.seconds.value()))
        self.take = self._button(translate("Slides", "Take along"), "folder-open")
        self.take.setMenu(self._take_menu())
        self.rehearse = self._button(translate("Slides", "Rehearse"), "timer")
        self.rehearse.clicked.connect(self.rehearsed)
        self.here = self._button(translate("Slides", "From this slide"), "play")
        self.here.clicked.connect(self.started_here)
        self.start = self._button(translate("Slides", "From the beginning"), "presentation", filled=True)
        self.start.clicked.connect(self.started)
        for widget in (self.auto, self.seconds, self.take, self.rehearse, self.here, self.start):
            widget.setFont(self._theme.font(Type.INTERFACE))
            self._flow.addWidget(widget)

    def _take_menu(self) -> QMenu:
        menu = QMenu(self)
        for kind, words in (
            ("pptx", wording.translate("Slides", "PowerPoint, to go on working in (*.pptx)")),
            ("pdf", wording.translate("Slides", "PDF, a slide a page (*.pdf)")),
            ("html", wording.translate("Slides", "Web page that opens offline (*.html)")),
            ("handout", wording.translate("Slides", "Handouts on paper…")),
        ):
            menu.addAction(words).triggered.connect(partial(self.taken.emit, kind))
        return menu

    def _add(self, words: str, field: QWidget) -> None:
        field.setFont(self._theme.font(Type.INTERFACE))
        label = PlainLabel(words, self._theme.font(Type.INTERFACE), self._theme.tokens.second)
        self._flow.addWidget(label)
        self._flow.addWidget(field)

    def _button(self, words: str, sign: str, *, filled: bool = False) -> QPushButton:
        tokens = self._theme.tokens
        button = QPushButton(icon(sign, tokens.on_accent if filled else tokens.second), words)
        button.setAutoDefault(True)
        if filled:
            button.setObjectName("filled")
        return button

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


def _swatch(name: str) -> QIcon:
    """A slide in small: its ground, a line of its ink, its rule."""
    style = SlideStyle.named(name)
    pixmap = QPixmap(28, 16)
    pixmap.fill(style.ground)
    painter = QPainter(pixmap)
    painter.fillRect(5, 4, 14, 3, style.ink)
    painter.fillRect(5, 10, 7, 2, style.rule)
    painter.setPen(style.line)
    painter.drawRect(0, 0, 27, 15)
    painter.end()
    return QIcon(pixmap)
