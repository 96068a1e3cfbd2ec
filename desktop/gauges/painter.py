"""Paint a gauge with any QPainter: a widget, a pyqtgraph view, an image, SVG or paper, always the same drawing.

Every pen is geometric (it scales with the drawing); gradients are stepped, because not every surface keeps them.
"""

from __future__ import annotations

import functools
import math
import threading
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from desktop.gauges.geometry import GaugeGeometry, GaugeModel, layout
from desktop.gauges.shapes import Box, Break, Label, Point, Role, Stroke, Wedge
from desktop.gauges.style import GaugeStyle, face

__all__ = ["GaugeStyle", "paint_gauge"]

_MEASURED_AT = 100
_FADE_ALPHA = 0.085


def paint_gauge(
    painter: QPainter,
    rect: QRectF,
    model: GaugeModel,
    style: GaugeStyle,
    sweep: float = 1.0,
    arc_at: float | None = None,
) -> None:
    """Paint `model` into `rect`; nothing outside it, no background, the painter left as it was found.

    `sweep` from 0 to 1 is how far target and actual have come from the scale's start; numbers are whole at once.
    `arc_at` is the value at which the arc ends while it is on its way from one actual to the next.
    """
    geometry = _laid_out(model, rect.width(), rect.height(), style.families, style.smallest)
    if geometry is None:
        return
    painter.save()
    painter.translate(rect.topLeft())
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    _Brush(painter, style, model, geometry, sweep, arc_at).paint()
    painter.restore()


@functools.lru_cache(maxsize=64)
def _laid_out(
    model: GaugeModel, width: float, height: float, families: tuple[str, ...], smallest: int
) -> GaugeGeometry | None:
    """The geometry by the measures of a face; kept, because a gauge is painted far more often than it changes."""
    return layout(model, width, height, _measure(families, threading.get_ident()), smallest)


class _Brush:
    """One painting of one geometry."""

    def __init__(
        self,
        painter: QPainter,
        style: GaugeStyle,
        model: GaugeModel,
        geometry: GaugeGeometry,
        sweep: float = 1.0,
        arc_at: float | None = None,
    ) -> None:
        self.painter, self.style, self.model = painter, style, model
        self.geometry, self.sweep, self.arc_at = geometry, sweep, arc_at

    def paint(self) -> None:
        """From the ground up: ring, actual, hedges, ticks, words."""
        geometry = self.geometry
        self._track(_ring(geometry, geometry.track))
        for each in geometry.breaks:
            self._break(each)
        self._arcs()
        strokes = (*geometry.strokes, *(s for each in geometry.breaks for s in each.strokes))
        # The fade runs up to its tick; over an actual the tick keeps clear ground around it.
        if geometry.fill:
            self._swept(self._fade)
        still = tuple(stroke for stroke in strokes if stroke.role is not Role.TARGET)
        moving = tuple(stroke for stroke in strokes if stroke.role is Role.TARGET)
        self._halos(still)
        self._swept(lambda: self._halos(moving))
        if not geometry.fill:
            self._swept(self._fade)
        self._strokes(still)
        self._swept(lambda: self._strokes(moving))
        self._strokes(geometry.keys)
        for points in geometry.pointers:
            self._pointer(points)
        self._words()
        self._mark()

    def _words(self) -> None:
        if self.model.found:
            # Only while something is searched for.
            from desktop.gauges.found import paint_found_grounds  # noqa: PLC0415

            paint_found_grounds(self.painter, self.model, self.geometry.labels, self.style)
        for label in self.geometry.labels:
            self._label(label)
        if self.model.found:
            from desktop.gauges.found import paint_found_lines  # noqa: PLC0415

            paint_found_lines(self.painter, self.model, self.geometry.labels, self.style)

    def _pointer(self, points: tuple[Point, ...]) -> None:
        triangle = QPolygonF([QPointF(x, y) for x, y in points])
        self.painter.setPen(_pen(self.style.panel, max(1.5, self.geometry.radius * 0.02)))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawPolygon(triangle)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.style.ink)
        self.painter.drawPolygon(triangle)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)

    def _mark(self) -> None:
        box, mark = self.geometry.mark, self.model.mark
        if box is not None and mark is not None:
            # With the states, which nothing needs before there is a value.
            from desktop.gauges.state_marks import paint_mark, tone_of  # noqa: PLC0415

            rect = QRectF(QPointF(box.left, box.top), QPointF(box.right, box.bottom))
            paint_mark(self.painter, rect, mark, getattr(self.style, tone_of(mark)), self.style.panel)

    def _arcs(self) -> None:
        geometry, style = self.geometry, self.style
        if geometry.band:
            self.painter.fillPath(_ring(geometry, self._so_far(geometry.band)), style.accent)
        if self.arc_at is not None:
            self.painter.fillPath(_ring(geometry, self._on_its_way(self.arc_at)), style.fill)
        elif geometry.fill:
            self.painter.fillPath(_ring(geometry, self._so_far(geometry.fill)), style.fill)

    def _so_far(self, wedge: Wedge) -> Wedge:
        """A wedge on its way: its end has come this far from its beginning."""
        return replace(wedge, end=wedge.begin + (wedge.end - wedge.begin) * self.sweep)

    def _on_its_way(self, value: float) -> Wedge:
        """The arc to `value`, in the lane that the arc has or had."""
        scale, lane = self.model.scale, self.geometry.fill or self.geometry.track
        return replace(lane, begin=scale.angle(0), end=min(180.0, max(0.0, scale.angle(value))))

    def _swept(self, paint: Callable[[], None]) -> None:
        """Paint what is turned back towards the start of the scale while the gauge still sweeps."""
        if self.sweep >= 1:
            paint()
            return
        centre = QPointF(*self.geometry.centre)
        self.painter.save()
        self.painter.translate(centre)
        self.painter.rotate(-(180 - self._target_angle) * (1 - self.sweep))
        self.painter.translate(-centre)
        paint()
        self.painter.restore()

    @property
    def _target_angle(self) -> float:
        """Where the target's tick stands; at the start of the scale where it has none on the ring."""
        for stroke in self.geometry.strokes:
            if stroke.role is Role.TARGET:
                (x, y), (left, top) = stroke.points[0], self.geometry.centre
                return math.degrees(math.atan2(top - y, x - left))
        return 180.0

    def _strokes(self, strokes: tuple[Stroke, ...]) -> None:
        for stroke in strokes:
            self._stroke(stroke, self.style.colour(stroke.role), stroke.width)

    def _halos(self, strokes: tuple[Stroke, ...]) -> None:
        for stroke in strokes:
            if stroke.halo:
                self._stroke(stroke, self.style.panel, stroke.width + 2 * stroke.halo)

    def _fade(self) -> None:
        geometry, style = self.geometry, self.style
        faint = QColor(style.accent)
        faint.setAlphaF(_FADE_ALPHA)
        for wedge in geometry.fade:
            # One over another, so that the fade has no seams.
            self.painter.fillPath(_ring(geometry, wedge), faint)

    def _track(self, path: QPainterPath) -> None:
        if not self.style.high_contrast:
            self.painter.fillPath(path, self.style.track)
            return
        # Clipped, so that the line stays inside and the arc is as large as in the other themes.
        self.painter.save()
        self.painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
        self.painter.strokePath(path, _pen(self.style.ink, 4.0))
        self.painter.restore()

    def _break(self, each: Break) -> None:
        self._track(_block(each.piece))
        if each.filled:
            self.painter.fillPath(_block(each.filled), self.style.fill)

    def _stroke(self, stroke: Stroke, colour: QColor, width: float) -> None:
        self.painter.setPen(_pen(colour, width * self.style.line_width))
        self.painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in stroke.points]))

    def _label(self, label: Label) -> None:
        font = self.style.font(label.px, label.bold)
        # A pixel of grace: widths are measured at one size and used at all.
        text = QFontMetricsF(font).elidedText(label.text, Qt.TextElideMode.ElideRight, label.width * 1.04 + 1)
        self.painter.setFont(font)
        self.painter.setPen(self.style.colour(label.role))
        self.painter.drawText(QPointF(label.x, label.baseline), text)


class _Measure:
    """Widths in ems by the style's own face, each text asked for once."""

    def __init__(self, families: tuple[str, ...]) -> None:
        self._metrics = {bold: QFontMetricsF(face(families, _MEASURED_AT, bold)) for bold in (False, True)}
        self._known: dict[tuple[str, bool], float] = {}

    def __call__(self, text: str, bold: bool) -> float:
        key = (text, bold)
        if key not in self._known:
            self._known[key] = self._metrics[bold].horizontalAdvance(text) / _MEASURED_AT
        return self._known[key]


@functools.cache
def _measure(families: tuple[str, ...], thread: int) -> _Measure:
    """Each thread has its own, as it has its own faces."""
    del thread
    return _Measure(families)


def _pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin)
    pen.setCosmetic(False)
    return pen


def _ring(geometry: GaugeGeometry, wedge: Wedge) -> QPainterPath:
    """The outline of a piece of the ring."""
    centre, sweep = QPointF(*geometry.centre), wedge.end - wedge.begin
    outer, inner = (QRectF(centre.x() - r, centre.y() - r, 2 * r, 2 * r) for r in (wedge.outer, wedge.inner))
    path = QPainterPath()
    path.arcMoveTo(outer, wedge.begin)
    path.arcTo(outer, wedge.begin, sweep)
    path.arcTo(inner, wedge.end, -sweep)
    path.closeSubpath()
    return path


def _block(box: Box) -> QPainterPath:
    path = QPainterPath()
    path.addRect(QRectF(QPointF(box.left, box.top), QPointF(box.right, box.bottom)))
    return path
