"""A state as a chip: its shape and its word, never a colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.theme import Space, Theme, Type

if TYPE_CHECKING:
    from db.pace.states import PaceState

_GAP = 6  # pixels, from the shape to the word
_DASHES = 8


class StateChip(QWidget):
    """A state's shape and word in a pill. Without a state it shows a dashed ring: nothing is there yet."""

    def __init__(self, word: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._state: PaceState | None = None
        self._font = theme.font(Type.SMALL, zoomed=True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._set_word(word)

    @property
    def state(self) -> PaceState | None:
        """What is shown; None before anything was asked."""
        return self._state

    def show_state(self, state: PaceState, word: str) -> None:
        """Show a state with its word in the interface's language."""
        self._state = state
        self._set_word(word)
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the shape, the word and the padding."""
        return self._size

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pill, the shape and the word."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(self._theme.color("line"), self._theme.tokens.line_width))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        pad = self._theme.space(Space.M)
        paint_state(
            painter,
            QRectF(self.rect()).adjusted(pad, 0, 0, 0),
            self._state,
            self._word,
            self._font,
            self._theme,
        )
        painter.end()

    def _set_word(self, word: str) -> None:
        self._word = word
        metrics = QFontMetrics(self._font)
        width = _side(metrics) + self._theme.space(_GAP) + metrics.horizontalAdvance(word)
        pad = 2 * self._theme.space(Space.M)
        self._size = QSize(round(width + pad), metrics.height() + self._theme.space(Space.S))
        self.setAccessibleName(word)
        self.updateGeometry()


def paint_state(
    painter: QPainter, box: QRectF, state: PaceState | None, word: str, font: QFont, theme: Theme
) -> None:
    """A state's shape at the left of `box` and its word beside it; None is drawn as nothing entered yet."""
    side = _side(QFontMetrics(font))
    mark = QRectF(box.left(), box.center().y() - side / 2, side, side)
    if state is None:
        _paint_ring(painter, mark, theme)
    else:
        # Shapes come with the states, which nothing needs before the first paint.
        from desktop.gauges.state_marks import mark_of, paint_mark, token_of  # noqa: PLC0415

        paint_mark(painter, mark, mark_of(state), theme.color(token_of(state)), theme.color("panel"))
    painter.setPen(QPen(theme.color("second" if state is None else "ink")))
    painter.setFont(font)
    rest = box.adjusted(side + theme.space(_GAP), 0, 0, 0)
    painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, word)


def _side(metrics: QFontMetrics) -> float:
    """How large the shape is beside a word."""
    return metrics.ascent() * 0.78


def _paint_ring(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """The shape of a target without a value, as in gauges/state_marks.py."""
    line = max(1.2, box.width() * 0.12)
    painter.setPen(QPen(theme.color("muted"), line, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    step, half = 360 * 16 // _DASHES, line / 2
    for place in range(_DASHES):
        painter.drawArc(box.adjusted(half, half, -half, -half), place * step, round(step * 0.58))
