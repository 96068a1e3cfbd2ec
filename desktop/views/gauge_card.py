"""A target as a card: name and measure, the gauge, its state in words, its source line, and what there is to say.

What is entered during the year comes with `follow`; until then the card needs nothing of the arithmetic of pace.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from db.records import Brief, Figure
from desktop import wording
from desktop.gauges.comparing import comparison, source_lines
from desktop.gauges.families import family
from desktop.gauges.model import GaugeModel
from desktop.searching.found import Marks
from desktop.theme import Space, Theme, Type
from desktop.typography import shown
from desktop.views.gauge_surfaces import card_model, target_model
from desktop.views.state_chip import StateChip
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.marked_text import MarkedLabel
from desktop.widgets.plain_label import PlainLabel, link_button, rule, wrapped

if TYPE_CHECKING:
    from db.progress import Progress
    from desktop.views.standing import Standing

translate = wording.translate

# What draws a gauge in a theme's colours. What it makes is a Gauge.
Surface = Callable[[GaugeModel, Theme], QWidget]
_HEIGHT = 164


class Gauge(Protocol):
    """A widget that draws a gauge."""

    def set_model(self, model: GaugeModel, animate: bool) -> None:
        """Show another model; `animate` lets its actual move to its new place."""


class GaugeCard(QFrame):
    """One target. Without a surface the card is readable and the gauge's place is kept free.

    `entry_wanted` carries the figure's id.
    """

    line_chosen = Signal(int)
    figure_chosen = Signal(str)
    entry_wanted = Signal(str)
    rule_wanted = Signal()

    def __init__(
        self, brief: Brief, figure: Figure, theme: Theme, language: str, surface: Surface | None
    ) -> None:
        super().__init__()
        self.setObjectName("card")
        self._brief, self._figure = brief, figure
        self._theme, self._language = theme, language
        self._small = theme.font(Type.SMALL, zoomed=True)
        self._stage = QWidget()
        self._gauge: Gauge | None = None
        self._model: GaugeModel | None = None
        # What was followed last, so that only what has changed is worked out and set again.
        self._family = family(brief, figure)
        self._found: tuple[tuple[int, int, bool], ...] = ()
        self._known: tuple[object, ...] = ()
        self._drawn: tuple[object, ...] = ()
        self.chip = StateChip(translate("Gauge", "No data yet"), theme)
        self.dated = self._label(Type.SMALL, theme.tokens.second)
        self.sentence = self._label(Type.INTERFACE, theme.tokens.ink)
        self.paired = self._label(Type.INTERFACE, theme.tokens.ink)
        self._line_links: list[QPushButton] = []
        self.enter = self._link(translate("Progress card", "Enter a value"))
        self.choose_rule = self._link("")
        self._fill()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(wording.figure_words(figure))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        if surface is not None:
            self.set_surface(surface)

    @property
    def figure(self) -> Figure:
        """The target."""
        return self._figure

    @property
    def surface(self) -> QWidget:
        """What the gauge is drawn on."""
        return self._stage

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab meets on the card, in the order it is read."""
        return (self, *self._line_links, self.enter, self.choose_rule)

    def set_surface(self, surface: Surface) -> None:
        """Draw the gauge on `surface`; on every surface the drawing is the same."""
        self._model = self._model or target_model(self._brief, self._figure, self._language)
        old, self._stage = self._stage, surface(self._drawn_model, self._theme)
        self._gauge = cast("Gauge", self._stage)
        # In one step: a frame between the two would show the card without its gauge, and lower.
        self.setUpdatesEnabled(False)
        self._layout.replaceWidget(old, self._stage)
        self._size_stage()
        self.setAccessibleName(self._stage.accessibleName())
        self._stage.show()
        old.hide()
        old.deleteLater()
        self._layout.activate()
        self.setUpdatesEnabled(True)

    def follow(self, progress: Progress, on: date, *, calm: bool) -> None:
        """Show where the target stands on the day `on`; the arc moves to a new value, at once where it is `calm`."""
        _keep_room(self.dated, wanted=bool(progress.actuals))
        known = (progress.of(self._figure), progress.plan(self._figure), progress.rule, on)
        if known != self._known:
            # The arithmetic of pace waits until there is something to follow.
            from desktop.views.standing import standing  # noqa: PLC0415

            self._say(standing(self._figure, progress, on, self._language))
        # One scale for all of a family: the gauge may change with another one's value.
        drawn = (*known, *(progress.of(each) for each in self._family))
        if drawn != self._drawn:
            self._draw(card_model(self._brief, self._figure, self._language, progress, on), calm=calm)
        self._known, self._drawn = known, drawn

    @property
    def marked(self) -> tuple[tuple[int, int, bool], ...]:
        """What is marked in the target as written, and which of it is the current occurrence."""
        return self._found

    def mark(self, number: Marks, name: Marks) -> None:
        """Mark what was found in the target as written and in its name, and nothing else."""
        self.name.marks.mark(*name)
        found = tuple((*span, span == number.current) for span in number.spans)
        if found != self._found:
            self._found = found
            if self._gauge is not None:
                self._gauge.set_model(self._drawn_model, animate=False)

    @property
    def _drawn_model(self) -> GaugeModel:
        assert self._model is not None
        return replace(self._model, found=self._found) if self._found else self._model

    def _draw(self, model: GaugeModel, *, calm: bool) -> None:
        if model == self._model:
            return
        self._model = model
        if self._gauge is not None:
            self._gauge.set_model(self._drawn_model, animate=not calm)
            self.setAccessibleName(model.alt)

    def foot_fits(self, width: int) -> bool:
        """Whether a card of this width has room for the state and the source lines side by side."""
        margins, row = self._layout.contentsMargins(), self._beside
        links = row.itemAt(2).sizeHint().width()
        return (
            self.chip.sizeHint().width() + row.spacing() + links <= width - margins.left() - margins.right()
        )

    def fold_foot(self, folds: bool) -> None:
        """Set the source lines below the state, or beside it."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._beside.setDirection(down if folds else across)

    def _say(self, now: Standing) -> None:
        self.chip.show_state(now.state, now.word)
        self.dated.setText(now.dated)
        self.dated.setVisible(bool(now.dated))
        self.sentence.setText(now.sentence)
        self.sentence.show()
        self.setAccessibleDescription(now.sentence)
        choose, change = (
            translate("Progress card", "Choose a rule"),
            translate("Progress card", "Change the rule"),
        )
        _name(self.choose_rule, change if now.has_rule else choose)
        self.choose_rule.show()

    # ------------------------------------------------------------ mouse, keys and drawing

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click goes to the figure."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.figure_chosen.emit(self._figure.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and space go to the figure."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.figure_chosen.emit(self._figure.id)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card, and a frame where it has the focus."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 10, 10)
            painter.end()

    # ------------------------------------------------------------ parts

    def _fill(self) -> None:
        pad = self._theme.space(Space.L)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(pad, pad, pad, pad)
        self._layout.setSpacing(self._theme.space(Space.M))
        self._layout.addLayout(self._title())
        self._layout.addWidget(self._stage)
        self._layout.addLayout(self._foot())
        self._layout.addWidget(rule())
        self._layout.addWidget(self.sentence)
        # The tick's own label is cut to its year, or left out, where the ring is small: here it never is.
        self._model = target_model(self._brief, self._figure, self._language)
        if self._model.paired is not None:
            self.paired.setText(self._model.paired.written)
            self._layout.addWidget(self.paired)
        self._layout.addWidget(self._comparison())
        self._layout.addStretch(1)
        self._layout.addLayout(self._actions())
        for later in (self.dated, self.sentence, self.choose_rule):
            later.hide()
        self._size_stage()

    def _size_stage(self) -> None:
        self._stage.setFixedHeight(self._theme.space(_HEIGHT))
        self._stage.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stage.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def _title(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.space(Space.S))
        name = shown(self._figure.indicator.name.zh)
        self.name = MarkedLabel(name, self._theme.font(Type.CARD, bold=True, zoomed=True), self._theme)
        row.addWidget(self.name)
        measure = wording.measure_word(self._figure.indicator.measure)
        font = self._theme.font(Type.INTERFACE, zoomed=True)
        row.addWidget(PlainLabel(measure, font, self._theme.tokens.second))
        row.addStretch(1)
        return row

    def _foot(self) -> QVBoxLayout:
        """The state and the source lines, and below them the day of the value."""
        column, self._beside, lines = QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        column.setSpacing(self._theme.space(Space.S))
        for row in (self._beside, lines):
            row.setSpacing(self._theme.space(Space.M))
        for line in source_lines(self._brief, self._figure):
            link = self._link(wording.line_words(line))
            link.clicked.connect(lambda _=False, line=line: self.line_chosen.emit(line))
            lines.addWidget(link)
            self._line_links.append(link)
        lines.addStretch(1)
        self._beside.addWidget(self.chip)
        self._beside.addStretch(1)
        self._beside.addLayout(lines)
        column.addLayout(self._beside)
        column.addWidget(self.dated)
        return column

    def _comparison(self) -> PlainLabel:
        """The sentence on last year."""
        nothing = translate("Gauge", "The source gives nothing to compare it with.")
        label = self._label(Type.INTERFACE, self._theme.tokens.second)
        label.setText(comparison(self._brief, self._figure, self._language) or nothing)
        return label

    def _actions(self) -> FlowLayout:
        row = FlowLayout(self._theme.space(Space.L), self._theme.space(Space.S))
        row.addWidget(self.enter)
        row.addWidget(self.choose_rule)
        self.enter.clicked.connect(lambda: self.entry_wanted.emit(self._figure.id))
        self.choose_rule.clicked.connect(self.rule_wanted)
        self.enter.setAccessibleName(f"{self.enter.text()} {wording.figure_words(self._figure)}")
        return row

    def _link(self, text: str) -> QPushButton:
        return link_button(text, self._small)

    def _label(self, size: Type, color: str) -> PlainLabel:
        return wrapped(PlainLabel("", self._theme.font(size, zoomed=True), color))


def _keep_room(label: PlainLabel, *, wanted: bool) -> None:
    """Let a hidden label keep its line, so that what is below is in line with the cards beside."""
    policy = label.sizePolicy()
    policy.setRetainSizeWhenHidden(wanted)
    label.setSizePolicy(policy)


def _name(button: QPushButton, text: str) -> None:
    button.setText(text)
    button.setAccessibleName(text)
