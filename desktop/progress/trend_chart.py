"""The chart of a target's year: every value readable as written without hovering, stepped through by the arrow keys.

It uses pyqtgraph: import it after the first paint. There is nothing to zoom or to drag; the wheel is left to the page.
"""

from __future__ import annotations

import math

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from desktop.progress.trend import TrendModel, TrendPoint
from desktop.progress.trend_lettering import Label, Lettering
from desktop.progress.trend_plot import TrendPlot
from desktop.progress.trend_words import month_ends, reading
from desktop.theme import Theme

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
_CHOOSE = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
_HIT = 16  # pixels from a point that are still the point


class TrendChart(pg.PlotWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """One target's year. `value_chosen` carries the id of the value that was clicked, or entered on."""

    value_chosen = Signal(str)

    def __init__(self, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        self._theme, self._language = theme, language
        self._model: TrendModel | None = None
        self._current: TrendPoint | None = None
        self._plot = TrendPlot(theme)
        self._lettering = Lettering(theme, language, self._plot)
        super().__init__(parent, background=theme.tokens.panel, plotItem=self._plot)
        self.setAntialiasing(True)
        self.setViewportUpdateMode(self.ViewportUpdateMode.FullViewportUpdate)
        self.setMinimumSize(1, 1)

    @property
    def model(self) -> TrendModel | None:
        """What is shown."""
        return self._model

    @property
    def current(self) -> TrendPoint | None:
        """The point that is read."""
        return self._current

    def show_trend(self, model: TrendModel, alt: str) -> None:
        """Show a year; `alt` is the whole of it in one line."""
        here = self._current.actual.id if self._current else ""
        self._model = model
        self._plot.show_trend(model, month_ends(model.year, self._language))
        self._make_current(next((p for p in model.points if here and p.actual.id == here), None))
        self.setAccessibleName(alt)

    def place_of(self, point: TrendPoint) -> QPointF:
        """Where a point is drawn, in pixels of the widget."""
        return self._plot.pixel(point.x, point.y)

    @property
    def labels(self) -> list[Label]:
        """Every label that is drawn."""
        return self._lettering.labels(self._model, self._current) if self._model else []

    # ------------------------------------------------------------ events

    def sizeHint(self) -> QSize:
        """The size in a pane of usual width."""
        return QSize(self._theme.space(300), self._theme.space(200))

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Name as many months as there is room for."""
        super().resizeEvent(event)
        self._plot.fit_months()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right, Home and End go from value to value; Enter and space choose the one that is read."""
        points = self._model.points if self._model else ()
        key = Qt.Key(event.key())
        if not points or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        elif key in _STEPS:
            self._step(_STEPS[key])
        elif key in _ENDS:
            self._make_current(points[_ENDS[key]])
        elif key in _CHOOSE:
            self._choose()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a point chooses its value."""
        point = self._at(event.position())
        if point is not None and event.button() is Qt.MouseButton.LeftButton:
            self._make_current(point)
            self._choose()
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing is dragged."""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """What can be clicked says so."""
        hand = self._at(event.position()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Left to the pane, which scrolls."""
        event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Left to the pane."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Stop reading a value."""
        super().focusOutEvent(event)
        self._make_current(None)

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:  # noqa: N802 - Qt's name
        """The words, over the plot, in pixels."""
        del rect
        if self._model is None:
            return
        self._lettering.paint(painter, self._model, self._current)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1), 6, 6)

    # ------------------------------------------------------------ reading

    def _step(self, by: int) -> None:
        points = self._model.points if self._model else ()
        start = -1 if by > 0 else len(points)
        place = points.index(self._current) if self._current else start
        self._make_current(points[min(max(place + by, 0), len(points) - 1)])

    def _make_current(self, point: TrendPoint | None) -> None:
        self._current = point
        self._plot.mark(point)
        said = reading(point, self._language) if point else ""
        self.setAccessibleDescription(said)
        if said:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
        self.viewport().update()

    def _choose(self) -> None:
        if self._current is not None:
            self.value_chosen.emit(self._current.actual.id)

    def _at(self, place: QPointF) -> TrendPoint | None:
        """The point under the mouse."""
        points = self._model.points if self._model else ()
        far = [(QLineF(self.place_of(point), place).length(), n) for n, point in enumerate(points)]
        distance, n = min(far, default=(math.inf, 0))
        return points[n] if distance <= self._theme.space(_HIT) else None
