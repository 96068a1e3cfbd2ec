"""The lines, points and axes of a trend as a pyqtgraph plot: import it after the first paint. It answers no mouse."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPen

from desktop.gauges.scales import Scale, printed
from desktop.progress.trend import Place, TrendModel, TrendPoint
from desktop.theme import Space, Theme, Type

_PAST_THE_EDGE = 100  # pixels a name of the axis may reach beyond it; its own room is seen to here
POINT, SMALL_POINT = 9, 6  # pixels across at 100 %
_NAMED = (range(1, 13), range(3, 13, 3), range(6, 13, 6))


class TrendPlot(pg.PlotItem):  # type: ignore[misc]  # pyqtgraph has no types
    """One year of one target. Words are not its business, but those of the axes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(enableMenu=False)
        self._theme = theme
        self._months: Sequence[str] = ()
        self._metrics = QFontMetricsF(theme.font(Type.CAPTION, zoomed=True))
        self._items: list[pg.GraphicsObject] = []
        self._ring = pg.ScatterPlotItem()
        self.hideButtons()
        self.setMouseEnabled(x=False, y=False)
        self.disableAutoRange()
        self.setXRange(0, 12, padding=0)
        # A point on the edge is a whole point.
        self.vb.setFlag(self.vb.GraphicsItemFlag.ItemClipsChildrenToShape, False)
        self._dress_axes()

    @property
    def area(self) -> QRectF:
        """Where values are drawn, in pixels of the view."""
        return QRectF(self.vb.sceneBoundingRect())

    @property
    def width(self) -> float:
        """The width with the axes, in pixels."""
        return float(self.size().width())

    def pixel(self, x: float, y: float) -> QPointF:
        """Where a place of the model is in the view."""
        return QPointF(self.vb.mapViewToScene(QPointF(x, y)))

    def show_trend(self, model: TrendModel, months: Sequence[str]) -> None:
        """Draw a year in the place of the one before; `months` are the twelve names of the ends of months."""
        self._months = months
        for item in (*self._items, self._ring):
            self.removeItem(item)
        scale = model.scale
        self.setYRange(scale.low, scale.high, padding=0)
        self._name_heights(scale)
        self.fit_months()
        self._items = [*self._grid(model), *self._aims(model), *self._day(model), *self._values(model)]
        for item in (*self._items, self._ring):
            self.addItem(item)

    def mark(self, point: TrendPoint | None) -> None:
        """Put a ring around the value that is read."""
        if point is None:
            self._ring.clear()
            return
        size = self._theme.space(POINT + 10)
        self._ring.setData([point.x], [point.y], size=size, pen=self._pen("accent", 2), brush=None)

    def fit_months(self) -> None:
        """Name every month where there is room, else the ends of quarters or of halves."""
        if not self._months:
            return
        widest = max(map(self._metrics.horizontalAdvance, self._months)) + self._theme.space(Space.S)
        named = next((one for one in _NAMED if widest * len(one) <= self.area.width()), _NAMED[-1])
        ticks = [(month, self._months[month - 1]) for month in named]
        self.getAxis("bottom").setTicks([ticks, [(month, "") for month in range(13) if month not in named]])

    # ------------------------------------------------------------ parts

    def _dress_axes(self) -> None:
        font = self._theme.font(Type.CAPTION, zoomed=True)
        for name, pen in (("bottom", self._pen("control", 1)), ("left", QPen(Qt.PenStyle.NoPen))):
            axis = self.getAxis(name)
            axis.setStyle(tickFont=font, hideOverlappingLabels=_PAST_THE_EDGE, autoReduceTextSpace=False)
            axis.setPen(pen)
            axis.setTickPen(pen)
            axis.setTextPen(self._theme.color("second"))
            axis.enableAutoSIPrefix(False)
        self.getAxis("bottom").setHeight(self._metrics.height() + Space.S)

    def _name_heights(self, scale: Scale) -> None:
        names = [printed(value) for value in scale.values]
        axis, measured = self.getAxis("left"), self._metrics.horizontalAdvance
        # Said beforehand: by itself the axis only knows its width when it has been painted once.
        axis.setWidth(max(map(measured, names)) + Space.M)
        axis.setTicks([list(zip(scale.values, names, strict=True))])
        # The last month's name is centred on the end of the axis; the head is a line of text.
        half = measured(self._months[-1]) / 2
        self.layout.setContentsMargins(Space.XS, self._metrics.height() * 1.8, half + Space.XS, Space.XS)

    def _grid(self, model: TrendModel) -> Iterable[pg.GraphicsObject]:
        for value in model.scale.values:
            token = "track" if value else "control"
            yield pg.InfiniteLine(value, angle=0, movable=False, pen=self._pen(token, 1))

    def _aims(self, model: TrendModel) -> Iterable[pg.GraphicsObject]:
        if model.due:
            yield self._curve(model.pace_line, self._pen("accent", 1.5))
            for level in model.levels:
                ends = ((11.7, level), (12.3, level))
                yield self._curve(ends, self._pen("accent", 3))
            return
        if len(model.levels) > 1:
            band = QColor(self._theme.color("accent"))
            band.setAlphaF(0.12)
            clear = QPen(Qt.PenStyle.NoPen)
            yield pg.LinearRegionItem(
                model.levels, orientation="horizontal", movable=False, brush=band, pen=clear
            )
        for level in model.levels:
            yield pg.InfiniteLine(level, angle=0, movable=False, pen=self._pen("accent", 2))

    def _day(self, model: TrendModel) -> Iterable[pg.GraphicsObject]:
        if model.day is not None:
            dashed = self._pen("control", 1)
            dashed.setStyle(Qt.PenStyle.DashLine)
            yield pg.InfiniteLine(model.day, angle=90, movable=False, pen=dashed)

    def _values(self, model: TrendModel) -> Iterable[pg.GraphicsObject]:
        joined = [(point.x, point.y) for point in model.counted]
        if len(joined) > 1:
            yield self._curve(joined, self._pen("control", 1.5))
        for point in model.points:
            if point.high is not None:
                yield self._curve(((point.x, point.y), (point.x, point.high)), self._pen("ink", 3))
        if model.points:
            yield pg.ScatterPlotItem([self._spot(point) for point in model.points], antialias=True)

    def _spot(self, point: TrendPoint) -> dict[str, object]:
        token = "muted" if point.is_later or not point.counts else "ink"
        return {
            "pos": (point.x, point.y),
            "size": self._theme.space(POINT if point.counts else SMALL_POINT),
            "pen": self._pen(token, 2 if point.counts else 1.2),
            "brush": self._theme.color(token if point.is_final else "panel"),
        }

    def _curve(self, corners: Sequence[Place], pen: QPen) -> pg.PlotCurveItem:
        xs, ys = zip(*corners, strict=True)
        return pg.PlotCurveItem(list(xs), list(ys), pen=pen, antialias=True)

    def _pen(self, token: str, width: float) -> QPen:
        weight = 1.25 if self._theme.tokens.line_width > 1 else 1.0
        return QPen(pg.mkPen(self._theme.color(token), width=width * weight * self._theme.zoom))
