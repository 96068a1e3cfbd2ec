"""A gauge in a pyqtgraph view. It uses pyqtgraph: import it after the first paint.

The view answers neither mouse nor wheel; they belong to the page it stands on.
"""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from desktop.gauges.geometry import GaugeModel
from desktop.gauges.painter import GaugeStyle, paint_gauge
from desktop.gauges.sweeping import Sweep
from desktop.theme import Theme


def configure(theme: Theme) -> None:
    """Give pyqtgraph the theme's ground and ink; its own are black, grey and jagged."""
    tokens = theme.tokens
    pg.setConfigOptions(antialias=True, background=tokens.panel, foreground=tokens.ink)


class GaugeItem(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph has no types
    """One gauge in a scene, from the origin to its size."""

    def __init__(self, model: GaugeModel, style: GaugeStyle) -> None:
        super().__init__()
        self._model, self._style = model, style
        self._rect = QRectF()
        self._arc_at: float | None = None

    @property
    def model(self) -> GaugeModel:
        """What is shown."""
        return self._model

    def set_model(self, model: GaugeModel) -> None:
        """Show another gauge, or the same one with another actual."""
        self._model = model
        self.update()

    def set_arc_at(self, value: float | None) -> None:
        """Let the arc end at a value while it is on its way; None where it is at rest."""
        self._arc_at = value
        self.update()

    def set_style(self, style: GaugeStyle) -> None:
        """Follow the theme."""
        self._style = style
        self.update()

    def set_size(self, width: float, height: float) -> None:
        """Fill this much of the scene."""
        self.prepareGeometryChange()
        self._rect = QRectF(0, 0, width, height)

    def boundingRect(self) -> QRectF:
        """All of the drawing."""
        return self._rect

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """The one drawing of a gauge."""
        paint_gauge(painter, self._rect, self._model, self._style, 1.0, self._arc_at)


class GaugeView(pg.GraphicsView):  # type: ignore[misc]  # pyqtgraph has no types
    """A view that holds one gauge and is filled by it; its accessible name is the gauge in one line."""

    def __init__(self, model: GaugeModel, style: GaugeStyle, parent: QWidget | None = None) -> None:
        # pyqtgraph calls resizeEvent while it sets itself up.
        self._item: GaugeItem | None = None
        super().__init__(parent, useOpenGL=False, background=style.panel)
        self._item = GaugeItem(model, style)
        self.sweep = Sweep(self._on_swept, self)
        self.addItem(self._item)
        self._leave_events_to_the_page()
        self.set_model(model)
        self._fill()

    @property
    def item(self) -> GaugeItem:
        """The gauge in the view."""
        assert self._item is not None
        return self._item

    def set_model(self, model: GaugeModel, animate: bool = False) -> None:
        """Show another gauge, or the same one with another actual, to which the arc may sweep."""
        if animate and self.isVisible():
            self.sweep.go(self.item.model, model)
        else:
            self.sweep.stop()
        self.item.set_model(model)
        self._on_swept()
        self.setAccessibleName(model.alt)

    def set_style(self, style: GaugeStyle) -> None:
        """Follow the theme."""
        self.setBackground(style.panel)
        self.item.set_style(style)

    def sizeHint(self) -> QSize:
        """The size on a card at 100 %."""
        return QSize(300, 180)

    def minimumSizeHint(self) -> QSize:
        """The smallest size at which every word is still readable."""
        return QSize(220, 130)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Keep the gauge as large as the view."""
        super().resizeEvent(event)
        self._fill()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Left to the page, which scrolls."""
        event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Left to the page."""
        event.ignore()

    def _leave_events_to_the_page(self) -> None:
        self.enableMouse(False)
        self.setInteractive(False)
        self.setMouseTracking(False)
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def _on_swept(self) -> None:
        self.item.set_arc_at(self.sweep.at)

    def _fill(self) -> None:
        if self._item is not None:
            self._item.set_size(self.width(), self.height())
