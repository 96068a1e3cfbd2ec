"""A target as a card: name and measure, the gauge, its state in words, its source line, and one sentence."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from db.records import Brief, Figure
from desktop import wording
from desktop.gauges.comparing import comparison, source_lines
from desktop.theme import Space, Theme, Type
from desktop.typography import shown
from desktop.widgets.plain_label import PlainLabel, link_button, rule, wrapped

# What draws a gauge: given the brief, the target, the theme and the language.
Surface = Callable[[Brief, Figure, Theme, str], QWidget]
_HEIGHT = 164


class StateChip(QWidget):
    """A state as shape and word: never a colour alone."""

    def __init__(self, text: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._theme = theme
        self._font = theme.font(Type.SMALL, zoomed=True)
        metrics = QFontMetrics(self._font)
        self._dot = metrics.ascent() * 0.78
        pad = theme.space(Space.M)
        self._size = QSize(
            round(metrics.horizontalAdvance(text) + self._dot + 2 * pad + theme.space(6)),
            metrics.height() + theme.space(Space.S),
        )
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        """Room for the shape, the word and the padding."""
        return self._size

    def paintEvent(self, event: QPaintEvent) -> None:
        """A pill with a hollow circle and the word."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(self._theme.color("line"), self._theme.tokens.line_width))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        x = self._theme.space(Space.M)
        painter.setPen(QPen(self._theme.color("muted"), 1.4, Qt.PenStyle.DotLine))
        painter.drawEllipse(QRectF(x, (box.height() - self._dot) / 2 + 0.5, self._dot, self._dot))
        painter.setPen(QPen(self._theme.color("second")))
        painter.setFont(self._font)
        left = x + self._dot + self._theme.space(6)
        painter.drawText(
            QRectF(left, 0, self.width() - left, self.height()), Qt.AlignmentFlag.AlignVCenter, self._text
        )
        painter.end()


class GaugeCard(QFrame):
    """One target. Without a surface the card is readable and the gauge's place is kept free."""

    line_chosen = Signal(int)
    figure_chosen = Signal(str)

    def __init__(
        self, brief: Brief, figure: Figure, theme: Theme, language: str, surface: Surface | None
    ) -> None:
        super().__init__()
        self.setObjectName("card")
        self._brief = brief
        self._figure = figure
        self._theme = theme
        self._language = language
        self._stage = QWidget()
        self._layout = QVBoxLayout(self)
        pad = theme.space(Space.L)
        self._layout.setContentsMargins(pad, pad, pad, pad)
        self._layout.setSpacing(theme.space(Space.M))
        self._layout.addLayout(self._title())
        self._layout.addWidget(self._stage)
        self._layout.addLayout(self._foot())
        self._layout.addWidget(rule())
        self._layout.addWidget(self._sentence())
        self._layout.addStretch(1)
        self._size_stage()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(wording.figure_words(figure))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        if surface is not None:
            self.set_surface(surface)

    @property
    def surface(self) -> QWidget:
        """What the gauge is drawn on."""
        return self._stage

    def set_surface(self, surface: Surface) -> None:
        """Draw the gauge on `surface`; on every surface the drawing is the same."""
        old, self._stage = self._stage, surface(self._brief, self._figure, self._theme, self._language)
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

    def _size_stage(self) -> None:
        self._stage.setFixedHeight(self._theme.space(_HEIGHT))
        self._stage.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stage.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def _title(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.space(Space.S))
        name = shown(self._figure.indicator.name.zh)
        font = self._theme.font(Type.CARD, bold=True, zoomed=True)
        row.addWidget(PlainLabel(name, font, self._theme.tokens.ink))
        measure = wording.measure_word(self._figure.indicator.measure)
        font = self._theme.font(Type.INTERFACE, zoomed=True)
        row.addWidget(PlainLabel(measure, font, self._theme.tokens.second))
        row.addStretch(1)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.space(Space.M))
        row.addWidget(StateChip(wording.translate("Gauge", "No data yet"), self._theme))
        row.addStretch(1)
        for line in source_lines(self._brief, self._figure):
            row.addWidget(self._line_link(line))
        return row

    def _line_link(self, line: int) -> QWidget:
        button = link_button(wording.line_words(line), self._theme.font(Type.SMALL, zoomed=True))
        button.clicked.connect(lambda: self.line_chosen.emit(line))
        return button

    def _sentence(self) -> PlainLabel:
        nothing = wording.translate("Gauge", "The source gives nothing to compare it with.")
        text = comparison(self._brief, self._figure, self._language) or nothing
        font = self._theme.font(Type.INTERFACE, zoomed=True)
        return wrapped(PlainLabel(text, font, self._theme.tokens.second))
