"""A gauge as a plain widget, for the first paint: the same drawing, before pyqtgraph has been loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.gauges.geometry import GaugeModel
from desktop.gauges.painter import GaugeStyle, paint_gauge

if TYPE_CHECKING:
    from desktop.gauges.sweeping import Sweep


class GaugeFace(QWidget):
    """One gauge on the panel's colour; its accessible name is the whole gauge in one line."""

    def __init__(self, model: GaugeModel, style: GaugeStyle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._style = model, style
        self._sweep: Sweep | None = None
        self.set_model(model)

    @property
    def sweep(self) -> Sweep:
        """The way of the arc; made when there is one to go."""
        if self._sweep is None:
            from desktop.gauges.sweeping import Sweep  # noqa: PLC0415 - nothing moves before the first paint

            self._sweep = Sweep(self.update, self)
        return self._sweep

    @property
    def model(self) -> GaugeModel:
        """What is shown."""
        return self._model

    def set_model(self, model: GaugeModel, animate: bool = False) -> None:
        """Show another gauge, or the same one with another actual, to which the arc may sweep."""
        if animate and self.isVisible():
            self.sweep.go(self._model, model)
        elif self._sweep is not None:
            self._sweep.stop()
        self._model = model
        self.setAccessibleName(model.alt)
        self.update()

    def set_style(self, style: GaugeStyle) -> None:
        """Follow the theme."""
        self._style = style
        self.update()

    def sizeHint(self) -> QSize:
        """The size on a card at 100 %."""
        return QSize(300, 180)

    def minimumSizeHint(self) -> QSize:
        """The smallest size at which every word is still readable."""
        return QSize(220, 130)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and gauge."""
        arc_at = self._sweep.at if self._sweep is not None else None
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._style.panel)
        paint_gauge(painter, QRectF(self.rect()), self._model, self._style, arc_at=arc_at)
        painter.end()
